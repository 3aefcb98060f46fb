/**
 * Choices: the dice behind a random scenario. They name nothing yet: who and what a step is about is a number that
 * `RandomScenario` takes modulo what there is, so that every shrunk throw is a scenario too.
 */
import * as fc from "fast-check"

const maybe = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

/** Shrinks across the alternatives, to the first. */
const simplest = { withCrossShrink: true }

/** Minor units: mostly ordinary, sometimes below the minimum, near the maximum or far above it. */
const minor = fc.oneof(
  simplest,
  { weight: 12, arbitrary: fc.integer({ min: 50, max: 20_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 99_999_000, max: 99_999_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100_000_000, max: 1_000_000_000_000 }) }
)

/** How much of something earlier, in thousandths: sometimes more than all of it. */
const part = fc.oneof(
  simplest,
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 1000 }) },
  { weight: 2, arbitrary: fc.constant(1000) },
  { weight: 1, arbitrary: fc.integer({ min: 1001, max: 2500 }) }
)

const seldom = fc.integer({ min: 0, max: 19 }).map((die) => die === 19)
const often = fc.integer({ min: 0, max: 3 }).map((die) => die < 3)

/** Counted from the latest, which is meant most often: so things happen to one charge again and again. */
const pointer = fc.oneof(simplest, fc.nat(1), fc.nat(1000))

/** Seconds since the step before. */
const gap = fc.oneof(
  simplest,
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 60, 3600) },
  { weight: 3, arbitrary: fc.constantFrom(86_400, 2 * 86_400, 5 * 86_400) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * 86_400 }) }
)

const charge = fc.record({
  kind: fc.constant("charge" as const),
  gap,
  way: fc.constantFrom("platform", "direct", "destination", "transfer_data"),
  account: pointer,
  stranger: seldom,
  minor,
  foreign: seldom,
  fee: maybe(part)
})

const refund = fc.record({
  kind: fc.constant("refund" as const),
  gap,
  charge: pointer,
  part: maybe(part),
  /** Whether the flags are those that the charge allows; otherwise they are whatever they are. */
  fitting: often,
  reverse: fc.boolean(),
  returnFee: fc.boolean(),
  foreign: seldom
})

const transfer = fc.record({
  kind: fc.constant("transfer" as const),
  gap,
  account: pointer,
  stranger: seldom,
  source: fc.option(pointer, { nil: undefined, freq: 4 }),
  part,
  minor,
  foreign: seldom
})

const reversal = fc.record({
  kind: fc.constant("transfer_reversal" as const),
  gap,
  transfer: pointer,
  fitting: often,
  part: maybe(part),
  returnFee: fc.boolean(),
  foreign: seldom
})

const feeRefund = fc.record({
  kind: fc.constant("application_fee_refund" as const),
  gap,
  charge: pointer,
  fitting: often,
  part: maybe(part),
  foreign: seldom
})

const step = fc.oneof(
  { weight: 4, arbitrary: charge },
  { weight: 3, arbitrary: refund },
  { weight: 3, arbitrary: transfer },
  { weight: 2, arbitrary: reversal },
  { weight: 2, arbitrary: feeRefund }
)
export type StepChoice = typeof step extends fc.Arbitrary<infer A> ? A : never

const delay = fc.record({
  days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
  count: fc.constantFrom("business" as const, "calendar" as const)
})

const own = fc.record({
  rate: fc.constantFrom("0%", "1.4%", "2.9%", "3.25%", "10%", "99.99%"),
  fixed: fc.constantFrom(0, 1, 30, 500)
})

const controllers = [
  { losses: "application", fees_payer: "application", requirement_collection: "application", dashboard: "none" },
  { losses: "application", fees_payer: "application", requirement_collection: "stripe", dashboard: "express" },
  { losses: "application", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" },
  { losses: "stripe", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" }
] as const

/** Of the last three no tariff is known; their currencies are charged in steps, or paid out in them. */
const countries = ["US", "DE", "JP", "IS", "KW", "HU"]

const account = fc.record({
  /** Mostly that of the platform. */
  country: fc.option(fc.constantFrom(...countries), { nil: undefined, freq: 2 }),
  tariff: maybe(own),
  delay: maybe(delay),
  of: fc.constantFrom("standard" as const, "express" as const, "custom" as const, ...controllers),
  without: fc.tuple(seldom, fc.constantFrom("card_payments" as const, "transfers" as const))
})
export type AccountChoice = typeof account extends fc.Arbitrary<infer A> ? A : never

const settings = fc.record(
  {
    weekends: fc.constantFrom("next_business_day_is_day_zero" as const, "next_business_day_is_day_one" as const),
    processing_fee_on_refund: fc.constantFrom("kept" as const, "recomputed" as const),
    completing_refund: fc.constantFrom("returns_the_rest" as const, "by_ratio" as const),
    application_fee_limit: fc.constantFrom("charge_amount" as const, "below_charge_amount" as const),
    direct_refund: fc.constantFrom("as_requested" as const, "always_returns_application_fee" as const)
  },
  { requiredKeys: [] }
)

export const choices = fc.record({
  country: fc.oneof(
    simplest,
    { weight: 3, arbitrary: fc.constantFrom("US", "DE", "JP") },
    { weight: 1, arbitrary: fc.constantFrom("IS", "KW", "HU") }
  ),
  tariff: maybe(own),
  delay: maybe(delay),
  accounts: fc.array(account, { minLength: 1, maxLength: 4 }),
  settings,
  steps: fc.array(step, { minLength: 1, maxLength: 30, size: "max" }),
  rest: fc.nat(20)
})
export type Choices = typeof choices extends fc.Arbitrary<infer A> ? A : never
