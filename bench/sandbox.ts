/**
 * sandbox: requests a second and the slowest of a hundred, beside stripe-stateful-mock with the same requests; and how
 * much longer lists and objects take when a world is full.
 *
 * Each server is a process of its own, and the same client of a third sends it orders of six requests on eight
 * connections that stay open, each as soon as the one before is answered. The client takes about two thirds of the time
 * that ours takes, so with two cores to themselves it is the server that is measured.
 *
 * Both take turns, and of each its best round counts: clients and servers share the machine with whatever else it does,
 * which only ever adds.
 */
import { spawn, type ChildProcess } from "node:child_process"
import { createServer } from "node:net"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import * as FullWorld from "./FullWorld.ts"
import * as Load from "./Load.ts"

const bundle = fileURLToPath(new URL("../dist/connect-ledger.cjs", import.meta.url))
const mock = createRequire(import.meta.url).resolve("stripe-stateful-mock/dist/cli.js")

const rounds = 40
const clients = 8
const ordersARound = 60

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

/** Waits until somebody listens there. */
const connected = async (port: number): Promise<ReadonlyArray<Load.Client>> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const first = await Load.client(port).catch(() => undefined)
    if (first !== undefined)
      return Promise.all([first, ...Array.from({ length: clients - 1 }, () => Load.client(port))])
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nobody listens on port ${port}`)
}

const started = async (args: (port: number) => ReadonlyArray<string>, env: (port: number) => NodeJS.ProcessEnv) => {
  const port = await freePort()
  const child = spawn(process.execPath, args(port), { env: { ...process.env, ...env(port) }, stdio: "ignore" })
  return { child, to: await connected(port) }
}

const best = (results: ReadonlyArray<Load.Result>): Load.Result => ({
  perSecond: Math.max(...results.map(({ perSecond }) => perSecond)),
  p99Ms: Math.min(...results.map(({ p99Ms }) => p99Ms))
})

const told = ({ p99Ms, perSecond }: Load.Result): string =>
  `${perSecond.toFixed(0)} requests/s, p99 ${p99Ms.toFixed(1)} ms`

const beside = async (): Promise<string> => {
  const children: Array<ChildProcess> = []
  try {
    const ours = await started(
      (port) => [bundle, "sandbox", "--port", String(port)],
      () => ({})
    )
    children.push(ours.child)
    const theirs = await started(
      () => [mock],
      (port) => ({ PORT: String(port), LOG_LEVEL: "silent" })
    )
    children.push(theirs.child)
    const [mine, others]: [Array<Load.Result>, Array<Load.Result>] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      others.push(await Load.orders(theirs.to, ordersARound))
      mine.push(await Load.orders(ours.to, ordersARound))
    }
    for (const client of [...ours.to, ...theirs.to]) client.close()
    const [own, other] = [best(mine), best(others)]
    return [
      `sandbox   ${(own.perSecond / other.perSecond).toFixed(2)} x the requests/s of stripe-stateful-mock (at least 2), ` +
        `${(own.p99Ms / other.p99Ms).toFixed(2)} x its p99 (at most 1)`,
      `          ours ${told(own)}; theirs ${told(other)}; best of ${rounds} rounds, ${clients} clients`
    ].join("\n")
  } finally {
    for (const child of children) child.kill()
  }
}

export const sandbox = async (): Promise<string> => [await beside(), FullWorld.measured()].join("\n")
