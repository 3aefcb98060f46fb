/**
 * Sandbox: a Stripe-compatible platform whose balances are real: it answers requests and lets time pass.
 *
 * Several live side by side and know nothing of one another. A request is carried out whole or not at all, one after
 * the other. The same beginning and requests give the same answers.
 */
import { Result } from "effect"
import type * as WorldStore from "#adapters/WorldStore.ts"
import * as Asking from "#apps/sandbox/Asking.ts"
import * as ApiKey from "#apps/sandbox/dialect/ApiKey.ts"
import * as Answer from "#apps/sandbox/dialect/Answer.ts"
import * as Body from "#apps/sandbox/dialect/Body.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as KeyFailure from "#apps/sandbox/dialect/KeyFailure.ts"
import * as Idempotency from "#apps/sandbox/dialect/Idempotency.ts"
import * as Version from "#apps/sandbox/dialect/Version.ts"
import * as History from "#apps/sandbox/History.ts"
import * as Locks from "#apps/sandbox/Locks.ts"
import * as Ids from "#apps/sandbox/state/Ids.ts"
import type * as State from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type * as Instant from "#core/time/Instant.ts"

/** A request, without its body. */
export interface Requested {
  readonly method: string
  /** With the query. */
  readonly url: string
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
}

/** An answer, with what a client should know about it. */
export interface Told extends Answer.Answer {
  /** Each name, and after it what it says. */
  readonly headers: ReadonlyArray<string>
}

/** A request that waits for its body. Its idempotency key is in use until one of the two is done. */
export interface Awaited {
  /** Carries it out, with its body or why there is none. */
  readonly answer: (body: Result.Result<string, Failure.Failure>) => Told
  /** It was cut off: nothing of it is done. */
  readonly leave: () => void
}

/** What becomes of a request before its body is known. */
export type Admitted = Awaited | { readonly told: Told }

export interface Sandbox {
  readonly state: () => State.State
  /** Lets a request in, or answers already why not. */
  readonly admit: (requested: Requested) => Admitted
  /** Lets time pass up to and including a moment, which is not before its now: as asked for, or by itself. */
  readonly advance: (moment: Instant.Instant) => void
  readonly pass: (moment: Instant.Instant) => void
  /** The next so many requests that would change an object find it in use; false where there is none of this id. */
  readonly lock: (object: string, requests: number) => boolean
  /** A webhook was heard, or given up. */
  readonly deliver: (sent: State.EventSent, isHeard: boolean) => void
}

/** Whether one more request on an account is too many now. */
export type IsOver = (account: string) => boolean

/** `place` is how the store is called; throws where its world cannot be played again. */
export const open = (
  place: string,
  store: WorldStore.WorldStore,
  beginning: WorldStore.Beginning,
  isOver: IsOver = () => false
): Sandbox => {
  const history = History.open(place, store, beginning)
  // Those of requests that changed nothing are not kept: after another opening, they are others.
  const ids = Ids.make(beginning.seed, history.length() === 0 ? "requests" : `requests after ${history.length()}`)
  const locks = Locks.make()
  const answering: Answering = { history, ids, isOver, locks, underWay: new Set() }
  return {
    state: history.state,
    admit: (requested) => admit(answering, requested),
    advance: history.advance,
    pass: history.pass,
    lock: (object, requests) => {
      const isThere = View.find(history.state(), object) !== undefined
      if (isThere) locks.hold(object, requests)
      return isThere
    },
    deliver: history.deliver
  }
}

interface Answering {
  readonly history: History.History
  readonly ids: Ids.Ids
  readonly isOver: IsOver
  readonly locks: Locks.Locks
  /** The idempotency keys of requests that have begun to arrive, and were not answered yet. */
  readonly underWay: Set<string>
}

const header = ({ headers }: Requested, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "string" ? value : value?.[0]
}

/** On whose account something is asked. */
const accountOf = (
  { history }: Answering,
  requested: Requested
): Result.Result<StripeAccount.AccountId, Failure.Failure> => {
  const key = ApiKey.check(header(requested, "authorization"))
  if (Result.isFailure(key)) return Result.fail(key.failure)
  const { accounts, world } = history.state()
  const stated = header(requested, "stripe-account")
  if (stated === undefined || stated === world.platform.id) return Result.succeed(world.platform.id)
  return StripeAccount.isAccountId(stated) && accounts.get(stated) !== undefined
    ? Result.succeed(stated)
    : Result.fail(Failure.of(Refusal.noAccess(stated)))
}

const echoed = ["stripe-account", "idempotency-key"]

/** What every answer says beside its body; it is marked as a sandbox's. */
const headersOf = (requested: Requested, request: string): ReadonlyArray<string> => {
  const version = header(requested, "stripe-version") ?? Version.newest
  const headers = ["request-id", request, "stripe-version", version, "connect-ledger-sandbox", "true"]
  for (const name of echoed) {
    const value = header(requested, name)
    if (value !== undefined) headers.push(name, value)
  }
  return headers
}

const admit = (answering: Answering, requested: Requested): Admitted => {
  const { ids, underWay } = answering
  const request = ids.request()
  const headers = headersOf(requested, request)
  const failed = (failure: Failure.Failure): Told => ({ ...Answer.failed(failure), headers })
  const account = accountOf(answering, requested)
  if (Result.isFailure(account)) return { told: failed(account.failure) }
  const refusal = Version.refusalOf(header(requested, "stripe-version"))
  if (refusal !== undefined) return { told: failed(refusal) }
  if (answering.isOver(account.success)) {
    return {
      told: toldOf(Answer.failed(Failure.rateLimited()), [...headers, "stripe-rate-limited-reason", "global-rate"])
    }
  }
  const isTaken = Idempotency.isTaken(requested.method, requested.url)
  const key = isTaken ? (header(requested, "idempotency-key") ?? null) : null
  const answer = (body: Result.Result<string, Failure.Failure>): Told =>
    Result.isFailure(body)
      ? failed(body.failure)
      : carriedOut(answering, requested, { account: account.success, body: body.success, key, request, headers })
  if (key === null) return { answer, leave: () => {} }
  if (key.length > 255) return { told: failed(KeyFailure.longKey()) }
  const scoped = History.scoped(account.success, key)
  if (underWay.has(scoped)) return { told: failed(KeyFailure.keyInUse(key)) }
  underWay.add(scoped)
  const leave = () => void underWay.delete(scoped)
  return {
    leave,
    answer: (body) => {
      leave()
      return answer(body)
    }
  }
}

interface Whole {
  readonly account: StripeAccount.AccountId
  readonly body: string
  readonly key: string | null
  readonly request: string
  readonly headers: Told["headers"]
}

const carriedOut = (answering: Answering, requested: Requested, whole: Whole): Told => {
  const { headers } = whole
  try {
    const told = answered(answering, requested, whole)
    return Result.isFailure(told) ? { ...Answer.failed(told.failure), headers } : told.success
  } catch (error) {
    return { ...Answer.failed(Failure.undone(error)), headers }
  }
}

/** Answers what was seen before once more, and the rest anew. */
const answered = (answering: Answering, requested: Requested, whole: Whole): Result.Result<Told, Failure.Failure> => {
  const { account, headers, key, request } = whole
  const { history } = answering
  const { method, url } = requested
  const at = url.indexOf("?")
  const [path, query] = at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)]
  const route = Asking.routeOf(method, path)
  if (route === undefined) return Result.fail(Failure.unrecognized(method, path))
  const read = Body.parse({ path, query, body: whole.body, contentType: header(requested, "content-type") ?? "" })
  if (Result.isFailure(read)) return Result.fail(read.failure)
  const version = header(requested, "stripe-version")
  const parameters = method === "POST" ? Version.renewed(version, route.endpoint.path, read.success) : read.success
  const host = Object.hasOwn(parameters, "return_url") ? header(requested, "host") : undefined
  const asked: Asking.Asked = { account, host, method, path, parameters }
  if (key !== null) {
    const seen = history.state().answers.see(History.scoped(account, key), asked)
    if (seen._tag === "other_endpoint") return Result.fail(KeyFailure.otherEndpoint(key, path, seen.path))
    if (seen._tag === "other_parameters") return Result.fail(KeyFailure.otherParameters(key))
    if (seen._tag === "answered") return Result.succeed(toldOf(seen.answer, [...headers, ...again(seen.request)]))
  }
  if (answering.locks.meets(asked)) {
    // As Stripe's own clients are told of locks: those repeat it by themselves.
    return Result.succeed(toldOf(Answer.failed(Failure.locked()), [...headers, "stripe-should-retry", "true"]))
  }
  return Result.map(Asking.understand(route, asked), (understood): Told => {
    if (method !== "GET") return toldOf(history.carryOut({ asked, understood, request, idempotencyKey: key }), headers)
    const state = history.state()
    return toldOf(understood(state, { at: state.world.now(), request, idempotencyKey: null }), headers)
  })
}

const toldOf = ({ body, status }: Answer.Answer, headers: Told["headers"]): Told => ({ status, body, headers })

const again = (original: string): Told["headers"] => ["idempotent-replayed", "true", "original-request", original]
