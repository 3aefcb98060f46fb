/**
 * Asking: a request understood, or refused for what it says: then nothing was done, and it may be sent again.
 */
import { Result } from "effect"
import * as Answer from "#apps/sandbox/dialect/Answer.ts"
import type * as Body from "#apps/sandbox/dialect/Body.ts"
import * as Expansion from "#apps/sandbox/dialect/Expansion.ts"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Served from "#apps/sandbox/resources/Served.ts"
import * as Unserved from "#apps/sandbox/resources/Unserved.ts"
import * as Routes from "#apps/sandbox/Routes.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import type * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"

/** What is asked for, and of whose objects. */
export interface Asked {
  readonly account: AccountId
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly parameters: Body.Tree
  /** By which address it came, where that matters. */
  readonly host?: string | undefined
}

/** One that can be carried out, now or later, in any state. */
export type Understood = (state: State, origin: Outbox.Origin) => Answer.Answer

const routes = Routes.of([...Served.endpoints, ...Unserved.endpoints])

const findingIn = (state: State): Expansion.Finding => ({
  object: (id) => View.find(state, id),
  list: (object, field, id) => {
    if (object === "charge" && field === "refunds") return View.refundsOf(state, id)
    return object === "checkout.session" && field === "line_items" ? PayerView.lineItems(state, id) : undefined
  }
})

const paths = Parameter.list(Parameter.required(Parameter.text))

/** What is to be expanded in the answer, if it can be. */
const expanded = (route: Routes.Route, asked: unknown): Result.Result<ReadonlyArray<string>, Failure.Failure> =>
  Result.flatMap(paths.read(asked, "expand"), (read = []) => {
    if (read.length === 0) return Result.succeed(read)
    const shown = Endpoint.shown(route.endpoint)
    const refusal = read.map((path) => Expansion.refusalOf(shown, path)).find((each) => each !== undefined)
    return refusal === undefined ? Result.succeed(read) : Result.fail(refusal)
  })

/** What is left for the endpoint to read; seldom is anything to be expanded, and copying takes a while. */
const withoutExpand = (parameters: Body.Tree): Body.Tree => {
  if (!Object.hasOwn(parameters, "expand")) return parameters
  const { expand: _, ...rest } = parameters
  return rest
}

/** What is served there; undefined where nothing is. */
export const routeOf = (method: string, path: string): Routes.Route | undefined => routes(method, path)

/** What is asked along a route. */
export const understand = (route: Routes.Route, asked: Asked): Result.Result<Understood, Failure.Failure> => {
  const { account, host, parameters } = asked
  return Result.flatMap(route.endpoint.read(withoutExpand(parameters)), (answer) =>
    Result.map(expanded(route, parameters["expand"]), (expansions): Understood => (state, origin) => {
      const told = answer({ state, account, host, origin, named: route.named })
      if (Result.isFailure(told)) return Answer.failed(told.failure)
      return Answer.of(
        expansions.length === 0 ? told.success : Expansion.of(told.success, expansions, findingIn(state))
      )
    })
  )
}
