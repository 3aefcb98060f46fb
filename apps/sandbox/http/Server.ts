/**
 * Server: a sandbox that listens: Stripe's API over HTTP on this machine, its clock, and its webhooks.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { Result } from "effect"
import type * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ApiKey from "#apps/sandbox/dialect/ApiKey.ts"
import type { Answer } from "#apps/sandbox/dialect/Answer.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Clock from "#apps/sandbox/http/Clock.ts"
import * as Deliveries from "#apps/sandbox/http/Deliveries.ts"
import * as Sandbox from "#apps/sandbox/Sandbox.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Options {
  /** Any free one, if absent. */
  readonly port?: number
  /** Of this machine only, if absent. */
  readonly host?: string
  /** What ids are drawn by; 1, if absent. */
  readonly seed?: number
  /** `manual`, if absent: time stands still until it is told to pass. */
  readonly clock?: Clock.Kind
  /** The moment at which its world begins: the real now, if absent. */
  readonly start?: Instant.Instant
  /** The platform, in the words of a scenario: `{ country: "US" }`, if absent. */
  readonly platform?: AccountMaking.Words
  /** In the place of `platform` and `start`: a world such as a scenario's, with accounts from the beginning. */
  readonly setup?: MemoryWorld.Setup
  /** How long webhooks wait before they are repeated, in milliseconds. */
  readonly waits?: ReadonlyArray<number>
}

export interface Server {
  /** Such as `http://127.0.0.1:12111`. */
  readonly url: string
  readonly port: number
  readonly sandbox: Sandbox.Sandbox
  readonly now: () => Instant.Instant
  /** Lets so many seconds pass. */
  readonly advance: (seconds: number) => void
  /** Waits until every webhook was heard or given up. */
  readonly delivered: () => Promise<void>
  readonly stop: () => Promise<void>
}

const usual = { port: 0, host: "127.0.0.1", clock: "manual", seed: 1, platform: {} } as const

const largestBody = 1_000_000

/** Of one that is too large the rest is let pass, so that whoever sends it hears why it is refused. */
const bodyOf = async (request: IncomingMessage): Promise<Result.Result<string, Failure.Failure>> => {
  const parts: Array<Buffer> = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= largestBody) parts.push(part)
  }
  return size > largestBody
    ? Result.fail(Failure.largeBody(largestBody))
    : Result.succeed(Buffer.concat(parts).toString("utf8"))
}

const send = (response: ServerResponse, { body, headers, status }: Answer): void => {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text)
  })
  response.end(text)
}

/** Starts one. Fails where Stripe has no such platform, and where it cannot listen there. */
export const start = async (options: Options = {}): Promise<Server> => {
  const { clock: kind, host, platform, port, seed } = { ...usual, ...options }
  const begin = options.start ?? Instant.of(Math.floor(Date.now() / 1000))
  const setup = options.setup === undefined ? AccountMaking.setup(platform, begin) : Result.succeed(options.setup)
  if (Result.isFailure(setup)) throw new Error(setup.failure)
  const sandbox = Sandbox.make({ platform, seed, setup: setup.success })
  const deliveries = Deliveries.make(sandbox.state, options.waits)
  const clock = Clock.make(kind, sandbox, deliveries.send)

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { headers, method = "GET", url = "/" } = request
    clock.tick()
    const requested = { headers, method, url }
    const answered = url.startsWith("/_sandbox")
      ? await control(clock, requested, () => bodyOf(request))
      : await sandbox.answer(requested, () => bodyOf(request))
    deliveries.send()
    return answered
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => send(response, answered),
      () => void response.destroy()
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === "object" && address !== null ? address.port : port
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    port: bound,
    sandbox,
    now: () => sandbox.state.world.now(),
    advance: clock.advance,
    delivered: deliveries.settled,
    stop: async () => {
      clock.stop()
      deliveries.stop()
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    }
  }
}

/** `/_sandbox`: what Stripe does not have: the clock. It needs a key too, so that no web page can move it. */
const control = async (
  clock: Clock.Clock,
  { headers, method, url }: Sandbox.Requested,
  read: Sandbox.Reading
): Promise<Answer> => {
  const mark = { "connect-ledger-sandbox": "true" }
  const say = ({ error, status }: Failure.Failure): Answer => ({ status, body: { error }, headers: mark })
  const { authorization } = headers
  const key = ApiKey.check(typeof authorization === "string" ? authorization : undefined)
  if (Result.isFailure(key)) return say(key.failure)
  if (method === "GET" && url === "/_sandbox") return { status: 200, body: { now: clock.now() }, headers: mark }
  if (method !== "POST" || url !== "/_sandbox/advance") return say(Failure.unrecognized(method, url))
  const moved = Result.flatMap(await read(), Clock.read)
  if (Result.isFailure(moved)) return say(moved.failure)
  const before = clock.now()
  const { seconds } = "by" in moved.success ? { seconds: moved.success.by } : { seconds: moved.success.to - before }
  if (seconds < 0) return say(Failure.timeBack())
  clock.advance(seconds)
  return { status: 200, body: { before, now: clock.now() }, headers: mark }
}
