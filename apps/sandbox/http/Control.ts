/**
 * Control: what Stripe does not have, under `/_sandbox`: the clock, and objects that are in use; and sessions of
 * `stripe listen`, of which the world knows nothing. All but the page that payers are sent to need a key too, so that no
 * web page can ask for them.
 */
import { Result } from "effect"
import * as Answer from "#apps/sandbox/dialect/Answer.ts"
import * as ApiKey from "#apps/sandbox/dialect/ApiKey.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Authentication from "#apps/sandbox/http/Authentication.ts"
import * as ClockFailure from "#apps/sandbox/dialect/ClockFailure.ts"
import * as Clock from "#apps/sandbox/http/Clock.ts"
import * as Listeners from "#apps/sandbox/http/Listeners.ts"
import type * as Sandbox from "#apps/sandbox/Sandbox.ts"

export const isAsked = (url: string): boolean => url.startsWith("/_sandbox") || url === Listeners.path

const headers = ["connect-ledger-sandbox", "true"]

export const failed = (failure: Failure.Failure): Sandbox.Told => ({ ...Answer.failed(failure), headers })

const told = (body: object): Sandbox.Told => ({ ...Answer.of(body), headers })

/** Nothing waits for what never comes. */
const leave = (): void => {}

const advance = (clock: Clock.Clock, body: Result.Result<string, Failure.Failure>): Sandbox.Told => {
  const moved = Result.flatMap(body, Clock.read)
  if (Result.isFailure(moved)) return failed(moved.failure)
  const before = clock.now()
  const seconds = "by" in moved.success ? moved.success.by : moved.success.to - before
  if (seconds < 0) return failed(ClockFailure.timeBack())
  if (seconds > Clock.mostSeconds) return failed(ClockFailure.timeTooFar())
  try {
    clock.advance(seconds)
  } catch (error) {
    return failed(Failure.undone(error))
  }
  return told({ before, now: clock.now() })
}

interface Lock {
  readonly object: unknown
  readonly requests: unknown
}

const mostLocked = 1000

/** Has the next requests find an object in use, or says why not. */
export const lock = (sandbox: Sandbox.Sandbox, { object, requests }: Lock): Failure.Failure | undefined => {
  if (typeof object !== "string" || typeof requests !== "number") return Failure.wrongLock()
  if (!Number.isInteger(requests) || requests < 1 || requests > mostLocked) return Failure.wrongLock()
  return sandbox.lock(object, requests) ? undefined : Failure.missing("object", object)
}

/** Of any other JSON than an object neither is known. */
const locked = (sandbox: Sandbox.Sandbox, text: string): Sandbox.Told => {
  try {
    const { object, requests = 1 } = { ...(JSON.parse(text) as Partial<Lock>) }
    const refusal = lock(sandbox, { object, requests })
    return refusal === undefined ? told({ object, requests }) : failed(refusal)
  } catch {
    return failed(Failure.wrongLock())
  }
}

interface Controlled {
  readonly clock: Clock.Clock
  readonly listeners: Listeners.Listeners
  readonly sandbox: Sandbox.Sandbox
}

export const admit = ({ clock, listeners, sandbox }: Controlled, requested: Sandbox.Requested): Sandbox.Admitted => {
  const { authorization, host } = requested.headers
  const { method, url } = requested
  if (Authentication.isAsked(url)) return { told: Authentication.open(sandbox, requested, headers) }
  const key = ApiKey.check(typeof authorization === "string" ? authorization : undefined)
  if (Result.isFailure(key)) return { told: failed(key.failure) }
  if (method === "GET" && url === "/_sandbox") return { told: told({ now: clock.now() }) }
  if (method === "POST" && url === Listeners.path) {
    return { answer: () => told(listeners.session(String(host ?? ""))), leave }
  }
  if (method === "POST" && url === "/_sandbox/advance") return { answer: (body) => advance(clock, body), leave }
  if (method === "POST" && url === "/_sandbox/lock") {
    return {
      answer: (body) => (Result.isFailure(body) ? failed(body.failure) : locked(sandbox, body.success)),
      leave
    }
  }
  return { told: failed(Failure.unrecognized(method, url)) }
}
