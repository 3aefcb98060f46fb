/**
 * Server: a sandbox that listens: Stripe's API over HTTP on this machine, its clock, and its webhooks.
 */
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http"
import { Result } from "effect"
import * as MemoryWorldStore from "#adapters/memory/MemoryWorldStore.ts"
import type * as WorldStore from "#adapters/WorldStore.ts"
import * as Beginning from "#apps/sandbox/Beginning.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Clock from "#apps/sandbox/http/Clock.ts"
import * as Control from "#apps/sandbox/http/Control.ts"
import * as Deliveries from "#apps/sandbox/http/Deliveries.ts"
import * as Listeners from "#apps/sandbox/http/Listeners.ts"
import * as RateLimit from "#apps/sandbox/http/RateLimit.ts"
import * as Sandbox from "#apps/sandbox/Sandbox.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Options extends Beginning.Options {
  /** Any free one, if absent. */
  readonly port?: number
  /** Of this machine only, if absent. */
  readonly host?: string
  /** `manual`, if absent: time stands still until it is told to pass. */
  readonly clock?: Clock.Kind
  /** The SQLite file that keeps its world; in memory, if absent. What is there goes on where it ended. */
  readonly db?: string
  /** How many requests a second are answered on each account, by the real clock; any number, if absent. */
  readonly rateLimit?: number
  /** How long webhooks wait before they are repeated, in milliseconds. */
  readonly waits?: ReadonlyArray<number>
}

export interface Server {
  /** Such as `http://127.0.0.1:12111`. */
  readonly url: string
  readonly host: string
  readonly port: number
  /** Seconds since 1970. */
  readonly now: () => Instant.Instant
  /** Lets time pass, and all that happens in it: so many seconds, or a duration such as `90s`, `12h`, `7d` or `2w`. */
  readonly advance: (by: number | string) => void
  /** The next request that would change this object finds it in use, `lock_timeout`; or so many of them. */
  readonly lock: (object: string, requests?: number) => void
  /** Waits until every webhook was heard or given up. */
  readonly delivered: () => Promise<void>
  readonly stop: () => Promise<void>
}

const usual = { port: 0, host: "127.0.0.1", clock: "manual" } as const

const largestBody = 1_000_000

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined

/**
 * Has a request answered once all of its body is there. Of one that is too large the rest is let pass, so that whoever
 * sends it hears why it is refused; of one that is cut off nothing is told.
 */
const receive = (request: IncomingMessage, { answer, leave }: Sandbox.Awaited, tell: (told: Sandbox.Told) => void) => {
  const parts: Array<Buffer> = []
  let size = 0
  let isWhole = false
  request.on("data", (part: Buffer) => {
    size += part.length
    if (size <= largestBody) parts.push(part)
  })
  request.on("end", () => {
    isWhole = true
    const tooLarge = size > largestBody
    tell(
      answer(tooLarge ? Result.fail(Failure.largeBody(largestBody)) : Result.succeed(Buffer.concat(parts).toString()))
    )
  })
  request.on("close", () => {
    if (!isWhole) leave()
  })
}

const send = (response: ServerResponse, { body, headers, status }: Sandbox.Told): void => {
  const length = Buffer.byteLength(body)
  response.writeHead(status, [...headers, "content-type", "application/json", "content-length", String(length)])
  // What is ASCII takes Node no more bytes than it has characters, which it need not reckon with then.
  response.end(body, length === body.length ? "latin1" : "utf8")
}

const storeOf = async (db: string | undefined): Promise<WorldStore.WorldStore> => {
  if (db === undefined) return MemoryWorldStore.make()
  const { open } = await import("#adapters/sqlite/SqliteWorldStore.ts")
  return open(db)
}

/** The sandbox of what is kept in `store`, or of what the options say. */
const opened = (place: string, store: WorldStore.WorldStore, options: Options): Sandbox.Sandbox => {
  const isOver = options.rateLimit === undefined ? undefined : RateLimit.of(options.rateLimit)
  const begun = store.beginning()
  if (begun !== undefined) {
    return Sandbox.open(place, store, Result.getOrThrow(Beginning.again(place, begun, options)), isOver)
  }
  const beginning = Result.getOrThrowWith(Beginning.of(options), (why) => new Error(why))
  // Before it is kept it must be one that can be played.
  const sandbox = Sandbox.open(place, store, beginning, isOver)
  store.begin(beginning)
  return sandbox
}

/** Listens at a port of its own or a stated one; returns which it is. */
const listen = async (server: HttpServer, port: number, host: string): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : port
}

/**
 * Starts one, which listens until it is stopped and knows nothing of others. Fails where Stripe has no such platform,
 * where it cannot listen there, and where its file is none of a world, or of another one.
 */
export const start = async (options: Options = {}): Promise<Server> => {
  const { db } = options
  const store = await storeOf(db)
  try {
    return await serve(options, opened(db ?? "memory", store, options), store)
  } catch (error) {
    store.close()
    throw error
  }
}

const serve = async (options: Options, sandbox: Sandbox.Sandbox, store: WorldStore.WorldStore): Promise<Server> => {
  const { clock: kind, host, port } = { ...usual, ...options }
  const deliveries = Deliveries.make(sandbox, options.waits)
  const listeners = Listeners.make(sandbox)
  const tell = () => {
    deliveries.send()
    listeners.send()
  }
  const clock = Clock.make(kind, sandbox, tell)

  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const { headers, method = "GET", url = "/" } = request
    clock.tick()
    const requested = { headers, method, url }
    const admitted = Control.isAsked(url)
      ? Control.admit({ clock, listeners, sandbox }, requested)
      : sandbox.admit(requested)
    const answered = (told: Sandbox.Told): void => {
      send(response, told)
      try {
        // Of a test clock that took time ahead the clock learns at once.
        clock.learn()
        tell()
      } catch {
        // There is no world just now: whoever asks next is told.
      }
    }
    if ("told" in admitted) answered(admitted.told)
    else if (hasBody(request)) receive(request, admitted, answered)
    else answered(admitted.answer(Result.succeed("")))
  }

  // Node makes no stream of what has no body: a request without one takes it a twelfth less.
  const server = createServer({ optimizeEmptyRequests: true }, (request, response) => {
    try {
      take(request, response)
    } catch (error) {
      send(response, Control.failed(Failure.undone(error)))
    }
  })
  server.on("upgrade", listeners.upgrade)
  const bound = await listen(server, port, host)
  deliveries.send()
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    host,
    port: bound,
    now: () => sandbox.state().world.now(),
    advance: (by) => clock.advance(secondsOf(by)),
    lock: (object, requests = 1) => {
      const refusal = Control.lock(sandbox, { object, requests })
      if (refusal !== undefined) throw new Error(refusal.error.message)
    },
    delivered: deliveries.settled,
    stop: async () => {
      clock.stop()
      deliveries.stop()
      listeners.stop()
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      store.close()
    }
  }
}

const secondsOf = (by: number | string): number => {
  const seconds = typeof by === "number" ? by : Clock.duration(by)
  if (seconds !== undefined && Number.isSafeInteger(seconds) && seconds >= 0) return seconds
  throw new Error(`${by} is no time to pass: expected whole seconds, or a duration such as 90s, 30m, 12h, 7d or 2w`)
}
