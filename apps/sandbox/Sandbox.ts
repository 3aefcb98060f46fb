/**
 * Sandbox: a Stripe-compatible platform in memory, whose balances are real: it answers requests and lets time pass.
 *
 * Several live side by side and know nothing of one another. A request is carried out whole or not at all, one after
 * the other. The same seed, start and requests give the same answers.
 */
import { Result } from "effect"
import * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ApiKey from "#apps/sandbox/dialect/ApiKey.ts"
import type { Answer } from "#apps/sandbox/dialect/Answer.ts"
import * as Body from "#apps/sandbox/dialect/Body.ts"
import * as Expansion from "#apps/sandbox/dialect/Expansion.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Idempotency from "#apps/sandbox/dialect/Idempotency.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Routes from "#apps/sandbox/Routes.ts"
import type * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as State from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Options {
  /** What ids are drawn by. */
  readonly seed: number
  /** The platform, the accounts that are there from the beginning, and the moment at which the world begins. */
  readonly setup: MemoryWorld.Setup
  /** The platform in the words of a scenario: accounts that are made take from it what they do not say. */
  readonly platform: AccountMaking.Words
}

/** A request, without its body. */
export interface Requested {
  readonly method: string
  /** With the query. */
  readonly url: string
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
}

export type Reading = () => Promise<Result.Result<string, Failure.Failure>>

export interface Sandbox {
  readonly state: State.State
  /** Answers a request whose body `read` gives, or why there is none; it fails only where `read` does. */
  readonly answer: (requested: Requested, read: Reading) => Promise<Answer>
  /** Lets time pass up to and including a moment, which is not before its now. */
  readonly advance: (moment: Instant.Instant) => void
}

export const make = ({ platform: words, seed, setup }: Options): Sandbox => {
  const state = State.make(MemoryWorld.make(setup), words, seed)
  const { accounts, platform, start } = setup
  for (const account of [platform, ...accounts]) {
    state.accounts.put(platform.id, account.id, account)
    const kept = state.accounts.get(account.id)
    if (kept !== undefined) kept.beside = { ...kept.beside, businessName: account.name, created: start }
  }
  const answering = { state, routes: Routes.of(Served.endpoints), idempotency: Idempotency.make() }
  return {
    state,
    answer: (requested, read) => answer(answering, requested, read),
    advance: (moment) => Recording.advance(state, moment)
  }
}

interface Answering {
  readonly state: State.State
  readonly routes: Routes.Routes
  readonly idempotency: Idempotency.Idempotency
}

const header = ({ headers }: Requested, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "string" ? value : value?.[0]
}

const failed = ({ error, status }: Failure.Failure, headers: Answer["headers"]): Answer => ({
  status,
  body: StripeError.of(error),
  headers
})

/** Who asks, as whom, and with which key: all that is known before the body. */
const admit = ({ state }: Answering, requested: Requested): Result.Result<StripeAccount.AccountId, Failure.Failure> => {
  const key = ApiKey.check(header(requested, "authorization"))
  if (Result.isFailure(key)) return Result.fail(key.failure)
  const stated = header(requested, "stripe-account")
  const platform = state.world.platform.id
  if (stated === undefined || stated === platform) return Result.succeed(platform)
  return StripeAccount.isAccountId(stated) && state.world.account(stated) !== undefined
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

const answer = async (answering: Answering, requested: Requested, read: Reading): Promise<Answer> => {
  const request = answering.state.ids.request()
  const headers = headersOf(requested, request)
  const account = admit(answering, requested)
  if (Result.isFailure(account)) return failed(account.failure, headers)
  const key = requested.method === "POST" ? header(requested, "idempotency-key") : undefined
  if (key !== undefined && key.length > 255) return failed(Failure.longKey(), headers)
  const scoped = key === undefined ? undefined : `${account.success} ${key}`
  const { idempotency } = answering
  if (scoped !== undefined && !idempotency.begin(scoped)) return failed(Failure.keyInUse(key ?? ""), headers)
  try {
    const body = await read()
    if (Result.isFailure(body)) return failed(body.failure, headers)
    const whole = { account: account.success, body: body.success, headers, key, scoped, request }
    return carriedOut(answering, requested, whole)
  } finally {
    if (scoped !== undefined) idempotency.end(scoped)
  }
}

interface Whole {
  readonly account: StripeAccount.AccountId
  readonly body: string
  readonly headers: Record<string, string>
  readonly key: string | undefined
  /** The key as it is unique among all accounts. */
  readonly scoped: string | undefined
  readonly request: string
}

const carriedOut = (answering: Answering, requested: Requested, whole: Whole): Answer => {
  try {
    return answered(answering, requested, whole)
  } catch (error) {
    return failed(Failure.bug(error instanceof Error ? error.message : String(error)), whole.headers)
  }
}

/** Answers what was seen before once more, and the rest anew. */
const answered = (answering: Answering, requested: Requested, whole: Whole): Answer => {
  const { headers, key, scoped } = whole
  const [path = "", query = ""] = requested.url.split("?", 2)
  const route = answering.routes(requested.method, path)
  if (route === undefined) return failed(Failure.unrecognized(requested.method, path), headers)
  const parameters = Body.parse(query, whole.body, header(requested, "content-type") ?? "")
  if (Result.isFailure(parameters)) return failed(parameters.failure, headers)
  const fingerprint = Body.fingerprint(requested.method, path, parameters.success)
  if (scoped !== undefined) {
    const seen = answering.idempotency.see(scoped, fingerprint)
    if (seen._tag === "other_parameters") return failed(Failure.otherParameters(key ?? ""), headers)
    if (seen._tag === "answered") return replayed(seen.answer, headers)
  }
  const { expand: asked, ...rest } = parameters.success
  const expand = Parameter.list(Parameter.required(Parameter.text)).read(asked, "expand")
  if (Result.isFailure(expand)) return failed(expand.failure, headers)
  const paths = expand.success ?? []
  for (const path of paths) {
    const refusal = Expansion.refusalOf(Endpoint.shown(route.endpoint), path)
    if (refusal !== undefined) return failed(refusal, headers)
  }
  const reading = route.endpoint.read(rest)
  if (Result.isFailure(reading)) return failed(reading.failure, headers)

  const { state } = answering
  const origin = { at: state.world.now(), request: whole.request, idempotencyKey: key ?? null }
  const told = Result.map(reading.success({ state, account: whole.account, origin, named: route.named }), (body) =>
    Expansion.of(body, paths, findingIn(state))
  )
  const answer = Result.isFailure(told) ? failed(told.failure, headers) : { status: 200, body: told.success, headers }
  if (scoped !== undefined) answering.idempotency.keep(scoped, fingerprint, answer)
  return answer
}

const replayed = (before: Answer, headers: Record<string, string>): Answer => ({
  ...before,
  headers: {
    ...before.headers,
    ...headers,
    "idempotent-replayed": "true",
    "original-request": before.headers["request-id"] ?? ""
  }
})

const findingIn = (state: State.State): Expansion.Finding => ({
  object: (id) => View.find(state, id),
  list: (object, field, id) => (object === "charge" && field === "refunds" ? View.refundsOf(state, id) : undefined)
})
