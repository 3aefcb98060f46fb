/**
 * sandbox: requests a second and the slowest of a hundred, beside stripe-stateful-mock with the same requests; and how
 * much longer lists and objects take when a world is full.
 *
 * Each server is a process of its own, and the same client of a third sends it orders of six requests on eight
 * connections that stay open, each as soon as the one before is answered. The client takes about two thirds of the time
 * that ours takes, so with two cores to themselves it is the server that is measured.
 *
 * Both take turns, so that whatever else the machine does meets both: what counts is the median of the rounds' ratios.
 * Beside it stands the best round of each, as what else the machine does only ever adds. The first rounds are not
 * counted: Node is still compiling then. The longer it goes on, the better for ours: the other goes through all of its
 * charges for a list of ten.
 */
import { spawn, type ChildProcess } from "node:child_process"
import { createServer } from "node:net"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import * as FullWorld from "./FullWorld.ts"
import * as Load from "./Load.ts"

const bundle = fileURLToPath(new URL("../dist/connect-ledger.cjs", import.meta.url))
const mock = createRequire(import.meta.url).resolve("stripe-stateful-mock/dist/cli.js")

const roundsBefore = 20
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

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

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
    for (let round = 0; round < roundsBefore + rounds; round += 1) {
      const other = await Load.orders(theirs.to, ordersARound)
      const own = await Load.orders(ours.to, ordersARound)
      if (round < roundsBefore) continue
      others.push(other)
      mine.push(own)
    }
    for (const client of [...ours.to, ...theirs.to]) client.close()
    const [own, other] = [best(mine), best(others)]
    const ratio = (of: keyof Load.Result): string =>
      median(mine.map((round, index) => round[of] / (others[index]?.[of] ?? NaN))).toFixed(2)
    return [
      `sandbox   ${ratio("perSecond")} x the requests/s of stripe-stateful-mock (at least 2), ` +
        `${ratio("p99Ms")} x its p99 (at most 1)`,
      `          ours ${told(own)}; theirs ${told(other)}; best of ${rounds} rounds, ${clients} clients`
    ].join("\n")
  } finally {
    for (const child of children) child.kill()
  }
}

export const sandbox = async (): Promise<string> => [await beside(), FullWorld.measured()].join("\n")
