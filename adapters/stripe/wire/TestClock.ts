/**
 * TestClock: Stripe's `test_helpers.test_clock`, `clock_…`, both ways.
 *
 * https://docs.stripe.com/api/test_clocks/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const TestClock = WireObject.make("test_helpers.test_clock", {
  id: Schema.String,
  created: WireObject.Moment,
  deletes_after: WireObject.Moment,
  frozen_time: WireObject.Moment,
  livemode: Schema.Boolean,
  name: WireObject.Text,
  status: Schema.String
})

export type TestClock = typeof TestClock.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly frozenTime: number
  readonly name: string | null
  /** Until when it goes on its way. */
  readonly advancingTo?: number
}

const thirtyDays = 30 * 86_400

export const of = (it: Facts) => ({
  id: it.id,
  object: "test_helpers.test_clock" as const,
  created: it.created,
  deletes_after: it.created + thirtyDays,
  frozen_time: it.frozenTime,
  livemode: WireObject.livemode,
  name: it.name,
  status: it.advancingTo === undefined ? ("ready" as const) : ("advancing" as const),
  status_details: it.advancingTo === undefined ? {} : { advancing: { target_frozen_time: it.advancingTo } }
})
