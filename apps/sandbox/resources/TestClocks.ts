/**
 * TestClocks: `/v1/test_helpers/test_clocks`.
 *
 * One that is advanced to a moment after the sandbox's now takes the sandbox's time there, with all that happens on the
 * way; of a moment before it, only the clock itself knows. https://docs.stripe.com/api/test_clocks
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/TestClock.ts"
import * as ClockFailure from "#apps/sandbox/dialect/ClockFailure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as Instant from "#core/time/Instant.ts"

const create = {
  customer: Parameter.notServed,
  frozen_time: Parameter.required(Parameter.moment),
  name: Parameter.text
} as const satisfies Parameter.Complete<Stripe.TestHelpers.TestClockCreateParams>

const advance = {
  frozen_time: Parameter.required(Parameter.moment)
} as const satisfies Parameter.Complete<Stripe.TestHelpers.TestClockAdvanceParams>

const list = { ...Page.parameters } as const satisfies Parameter.Complete<Stripe.TestHelpers.TestClockListParams>

const path = "/v1/test_helpers/test_clocks"

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.clocks.of(account, id), "test clock", id)

const emit = ({ origin, state }: Endpoint.Asked, kept: View.On<"clocks">, type: string): void =>
  Outbox.emit(state, { ...origin, at: state.world.now() }, kept.owner, `test_helpers.test_clock.${type}`, shown(kept))

const shown = ({ item }: View.On<"clocks">) => Wire.of(item)

/** As far as time is let pass at once. */
const mostSeconds = 315_360_000

const advanceClock = Endpoint.of("POST", `${path}/{id}/advance`, advance, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { frozen_time: target } = call.given
    const { world } = call.state
    if (target <= kept.item.frozenTime) return Result.fail(ClockFailure.clockBack())
    if (target - world.now() > mostSeconds) return Result.fail(ClockFailure.clockTooFar())
    kept.item = { ...kept.item, advancingTo: target }
    const answer = shown(kept)
    emit(call, kept, "advancing")
    if (target > world.now()) Recording.advance(call.state, Instant.of(target))
    const { advancingTo: _, ...rest } = kept.item
    kept.item = { ...rest, frozenTime: target }
    emit(call, kept, "ready")
    return Result.succeed(answer)
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", path, create, (call) => {
    const { account, given, origin, state } = call
    const id = state.ids.of("clock")
    state.clocks.put(account, id, { id, created: origin.at, frozenTime: given.frozen_time, name: given.name ?? null })
    return Result.map(Endpoint.found(state.clocks.get(id), "test clock", id), (kept) => {
      emit(call, kept, "created")
      return shown(kept)
    })
  }),

  Endpoint.of("GET", path, list, ({ account, given, state }) =>
    Endpoint.listed(state.clocks.all(account), given, { url: path, noun: "test clock", show: shown })
  ),

  Endpoint.of("GET", `${path}/{id}`, {}, (call) => Result.map(find(call), shown)),

  advanceClock,

  Endpoint.of("DELETE", `${path}/{id}`, {}, (call) =>
    Result.map(find(call), (kept) => {
      emit(call, kept, "deleted")
      call.state.clocks.remove(kept.id)
      return { id: kept.id, object: "test_helpers.test_clock", deleted: true }
    })
  )
]
