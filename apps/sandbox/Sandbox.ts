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
import * as History from "#apps/sandbox/History.ts"
import * as Ids from "#apps/sandbox/state/Ids.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type * as State from "#apps/sandbox/state/State.ts"
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

export type Reading = () => Promise<Result.Result<string, Failure.Failure>>

/** An answer, with what a client should know about it. */
export interface Told extends Answer.Answer {
  readonly headers: Readonly<Record<string, string>>
}

export interface Sandbox {
  readonly state: () => State.State
  /** Answers a request whose body `read` gives, or why there is none; it fails only where `read` does. */
  readonly answer: (requested: Requested, read: Reading) => Promise<Told>
  /** Lets time pass up to and including a moment, which is not before its now: as asked for, or by itself. */
  readonly advance: (moment: Instant.Instant) => void
  readonly pass: (moment: Instant.Instant) => void
  /** A webhook was heard, or given up. */
  readonly deliver: (sent: State.EventSent, isHeard: boolean) => void
}

/** `place` is how the store is called; throws where its world cannot be played again. */
export const open = (place: string, store: WorldStore.WorldStore, beginning: WorldStore.Beginning): Sandbox => {
  const history = History.open(place, store, beginning)
  // Those of requests that changed nothing are not kept: after another opening, they are others.
  const ids = Ids.make(beginning.seed, history.length() === 0 ? "requests" : `requests after ${history.length()}`)
  const answering: Answering = { history, ids, underWay: new Set() }
  return {
    state: history.state,
    answer: (requested, read) => answer(answering, requested, read),
    advance: history.advance,
    pass: history.pass,
    deliver: history.deliver
  }
}

interface Answering {
  readonly history: History.History
  readonly ids: Ids.Ids
  /** The idempotency keys of requests that have begun to arrive, and were not answered yet. */
  readonly underWay: Set<string>
}

const header = ({ headers }: Requested, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "string" ? value : value?.[0]
}

/** Who asks, as whom, and with which key: all that is known before the body. */
const admit = (
  { history }: Answering,
  requested: Requested
): Result.Result<StripeAccount.AccountId, Failure.Failure> => {
  const key = ApiKey.check(header(requested, "authorization"))
  if (Result.isFailure(key)) return Result.fail(key.failure)
  const { world } = history.state()
  const stated = header(requested, "stripe-account")
  if (stated === undefined || stated === world.platform.id) return Result.succeed(world.platform.id)
  return StripeAccount.isAccountId(stated) && world.account(stated) !== undefined
    ? Result.succeed(stated)
    : Result.fail(Failure.of(Refusal.noAccess(stated)))
}

/** What every answer says beside its body; it is marked as a sandbox's. */
const headersOf = (requested: Requested, request: string): Record<string, string> => {
  const echoed = ["stripe-account", "idempotency-key"].flatMap((name) => {
    const value = header(requested, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    "request-id": request,
    "stripe-version": header(requested, "stripe-version") ?? Outbox.apiVersion,
    "connect-ledger-sandbox": "true",
    ...Object.fromEntries(echoed)
  }
}

const answer = async (answering: Answering, requested: Requested, read: Reading): Promise<Told> => {
  const request = answering.ids.request()
  const headers = headersOf(requested, request)
  const failed = (failure: Failure.Failure): Told => ({ ...Answer.failed(failure), headers })
  const account = admit(answering, requested)
  if (Result.isFailure(account)) return failed(account.failure)
  const key = requested.method === "POST" ? (header(requested, "idempotency-key") ?? null) : null
  if (key !== null && key.length > 255) return failed(Failure.longKey())
  const scoped = key === null ? undefined : History.scoped(account.success, key)
  const { underWay } = answering
  if (scoped !== undefined && underWay.has(scoped)) return failed(Failure.keyInUse(key ?? ""))
  if (scoped !== undefined) underWay.add(scoped)
  try {
    const body = await read()
    if (Result.isFailure(body)) return failed(body.failure)
    const whole = { account: account.success, body: body.success, key, request }
    return { ...carriedOut(answering, requested, whole, headers) }
  } finally {
    if (scoped !== undefined) underWay.delete(scoped)
  }
}

interface Whole {
  readonly account: StripeAccount.AccountId
  readonly body: string
  readonly key: string | null
  readonly request: string
}

const carriedOut = (answering: Answering, requested: Requested, whole: Whole, headers: Told["headers"]): Told => {
  try {
    const told = answered(answering, requested, whole)
    return Result.isFailure(told)
      ? { ...Answer.failed(told.failure), headers }
      : { ...told.success, headers: { ...headers, ...told.success.headers } }
  } catch (error) {
    return { ...Answer.failed(Failure.undone(error)), headers }
  }
}

/** Answers what was seen before once more, and the rest anew. */
const answered = (answering: Answering, requested: Requested, whole: Whole): Result.Result<Told, Failure.Failure> => {
  const { account, key, request } = whole
  const { history } = answering
  const { method } = requested
  const [path = "", query = ""] = requested.url.split("?", 2)
  if (!Asking.isKnown(method, path)) return Result.fail(Failure.unrecognized(method, path))
  const parameters = Body.parse(query, whole.body, header(requested, "content-type") ?? "")
  if (Result.isFailure(parameters)) return Result.fail(parameters.failure)
  const asked: Asking.Asked = { account, method, path, parameters: parameters.success }
  if (key !== null) {
    const fingerprint = Body.fingerprint(method, path, parameters.success)
    const seen = history.state().answers.see(History.scoped(account, key), fingerprint)
    if (seen._tag === "other_parameters") return Result.fail(Failure.otherParameters(key))
    if (seen._tag === "answered") return Result.succeed({ ...seen.answer, headers: again(seen.request) })
  }
  return Result.map(Asking.understand(asked), (understood): Told => {
    const state = history.state()
    if (method === "GET") {
      return { ...understood(state, { at: state.world.now(), request, idempotencyKey: null }), headers: {} }
    }
    return { ...history.carryOut({ asked, understood, request, idempotencyKey: key }), headers: {} }
  })
}

const again = (original: string): Told["headers"] => ({ "idempotent-replayed": "true", "original-request": original })
