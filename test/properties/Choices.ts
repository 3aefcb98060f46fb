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
  {
    weight: 1,
    // A few are so long that no refund waits until the end of them.
    arbitrary: fc.integer({ min: 0, max: 20 * 86_400 }).map((gap) => (gap % 13 === 12 ? gap + 45 * 86_400 : gap))
  }
)

const charge = fc.record({
  kind: fc.constant("charge" as const),
  gap,
  way: fc.constantFrom("platform", "direct", "destination", "transfer_data"),
  account: pointer,
  stranger: seldom,
  minor,
  foreign: seldom,
  fee: maybe(part),
  pays: fc.oneof(
    simplest,
    { weight: 6, arbitrary: fc.constant("card" as const) },
    { weight: 2, arbitrary: fc.constant("debit" as const) },
    { weight: 1, arbitrary: fc.constantFrom("card_present" as const, "card_international" as const) }
  ),
  held: fc.integer({ min: 0, max: 5 }).map((die) => die === 5),
  declined: seldom,
  /** Whether one on the platform is made on behalf of an account. */
  behalf: fc.integer({ min: 0, max: 4 }).map((die) => die === 4),
  /** Whether the amount is what must be left of it. */
  net: fc.integer({ min: 0, max: 5 }).map((die) => die === 5)
})

const capture = fc.record({
  kind: fc.constant("capture" as const),
  gap,
  charge: pointer,
  fitting: often,
  part: maybe(part),
  fee: fc.option(part, { nil: undefined, freq: 4 }),
  foreign: seldom
})

/** What comes to nothing, or comes back: of the kind that it is named after. */
const undoing = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), gap, of: pointer, fitting: often })

const payout = fc.record({
  kind: fc.constant("payout" as const),
  gap,
  instant: fc.integer({ min: 0, max: 3 }).map((die) => die === 3),
  /** Only an instant one can be. */
  split: fc.boolean(),
  account: fc.option(pointer, { nil: undefined, freq: 2 }),
  minor: fc.option(minor, { nil: undefined, freq: 3 }),
  pot: fc.option(fc.constantFrom("card" as const, "bank_account" as const), { nil: undefined, freq: 3 }),
  foreign: seldom
})

const topUp = fc.record({
  kind: fc.constant("top_up" as const),
  gap,
  minor,
  days: fc.option(fc.nat(6), { nil: undefined, freq: 2 }),
  foreign: fc.integer({ min: 0, max: 3 }).map((die) => die === 3)
})

/** One that nobody asked for: whose, and how many days from its step. */
const automatic = (kind: "payout_cancel" | "payout_failure") =>
  fc.record({
    kind: fc.constant(`automatic_${kind}` as const),
    gap,
    account: pointer,
    day: fc.oneof(fc.constant(1), fc.integer({ min: -4, max: 0 }))
  })

/** One in its own currency, or in another that it has or has not yet. */
const bank = { gap, account: maybe(pointer), isOther: fc.boolean() }
const bankUpdate = fc.record({
  kind: fc.constant("external_account_update" as const),
  ...bank,
  object: fc.constantFrom(undefined, undefined, "card" as const, "bank_account" as const)
})

const disables = fc.constantFrom(undefined, ["charges"] as const, ["payouts"] as const)

/** How an account is paid out from then on: seldom as it is already. */
const balanceSettings = fc.record({
  kind: fc.constant("balance_settings_update" as const),
  gap,
  account: maybe(pointer),
  interval: fc.constantFrom("manual", "daily", "weekly", "monthly", undefined),
  on: fc.nat(27),
  delay: fc.oneof(simplest, fc.constantFrom(undefined, undefined, "minimum" as const), fc.nat(9)),
  minimum: fc.constantFrom(undefined, undefined, undefined, 0, 500, 3000),
  debits: maybe(fc.boolean())
})

/** What becomes of one of two requirements; by a deadline days from its step, or one that has passed. */
const requirement = fc.record({
  kind: fc.constant("requirement_update" as const),
  gap,
  account: pointer,
  name: fc.nat(1),
  status: fc.constantFrom("due", "provided", "verified", "rejected"),
  days: fc.option(fc.integer({ min: -1, max: 5 }), { nil: undefined, freq: 6 }),
  disables
})

const capability = fc.record({
  kind: fc.constant("capability_update" as const),
  gap,
  account: pointer,
  capability: fc.constantFrom("card_payments", "transfers"),
  status: fc.constantFrom("active", "inactive", "pending", "unrequested")
})

const pause = fc.record({
  kind: fc.constant("account_pause" as const),
  gap,
  account: pointer,
  charges: maybe(fc.boolean()),
  payouts: fc.boolean()
})

const stop = fc.record({
  kind: fc.constant("account_disable" as const),
  gap,
  account: pointer,
  reason: fc.constantFrom("under_review", "listed", "other", "rejected.fraud", "rejected.platform_other"),
  disables
})

const enable = fc.record({ kind: fc.constant("account_enable" as const), gap, account: pointer })

const bankRemoval = fc.record({ kind: fc.constant("external_account_removal" as const), ...bank })

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

const dispute = fc.record({
  kind: fc.constant("dispute" as const),
  gap,
  charge: pointer,
  fitting: often,
  part: maybe(part),
  status: fc.oneof(
    simplest,
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constant("warning_needs_response" as const) },
    { weight: 1, arbitrary: fc.constantFrom("lost" as const, "prevented" as const) }
  ),
  /** Until when it may be answered, days after; before it, if negative. */
  days: fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined, freq: 2 }),
  foreign: seldom
})

const escalation = fc.record({
  kind: fc.constant("dispute_escalation" as const),
  gap,
  of: pointer,
  days: fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined, freq: 2 })
})

const disputeLost = fc.record({
  kind: fc.constant("dispute_lost" as const),
  gap,
  of: pointer,
  part: maybe(part),
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
  pot: fc.option(fc.constantFrom("card" as const, "bank_account" as const), { nil: undefined, freq: 3 }),
  /** Whether the account sends it to the platform. */
  debits: fc.integer({ min: 0, max: 5 }).map((die) => die === 5),
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

const reserveHold = fc.record({
  kind: fc.constant("reserve_hold" as const),
  gap,
  account: pointer,
  minor,
  /** Until when, days after: too early, or too late. */
  days: fc.oneof(simplest, { weight: 5, arbitrary: fc.integer({ min: 3, max: 9 }) }, fc.constantFrom(2, 180, 181)),
  pot: fc.option(fc.constantFrom("card" as const, "bank_account" as const), { nil: undefined, freq: 3 })
})

const reserveRelease = fc.record({
  kind: fc.constant("reserve_release" as const),
  gap,
  of: pointer,
  /** Whether it is a hold that was asked for, and not what a plan may hold of a charge. */
  fitting: often,
  part: maybe(part)
})

const ordinary = fc.integer({ min: 50, max: 20_000 })

const financing = fc.record({
  kind: fc.constant("financing" as const),
  gap,
  account: pointer,
  minor,
  fee: fc.option(ordinary, { nil: undefined }),
  /** None at all is refused. */
  rate: fc.constantFrom("10%", "7.5%", "50%", "0%")
})

const balancePayment = fc.record({
  kind: fc.constant("balance_payment" as const),
  gap,
  account: pointer,
  minor: fc.oneof(minor, ordinary)
})

const step = fc.oneof(
  { weight: 4, arbitrary: charge },
  { weight: 3, arbitrary: refund },
  { weight: 3, arbitrary: transfer },
  { weight: 2, arbitrary: reversal },
  { weight: 2, arbitrary: feeRefund },
  { weight: 2, arbitrary: capture },
  { weight: 1, arbitrary: undoing("authorization_cancel") },
  { weight: 1, arbitrary: undoing("payment_failure") },
  { weight: 1, arbitrary: undoing("refund_cancel") },
  { weight: 1, arbitrary: undoing("refund_failure") },
  { weight: 3, arbitrary: payout },
  { weight: 1, arbitrary: undoing("payout_cancel") },
  { weight: 1, arbitrary: undoing("payout_failure") },
  { weight: 1, arbitrary: undoing("payout_reversal") },
  { weight: 1, arbitrary: fc.oneof(automatic("payout_cancel"), automatic("payout_failure")) },
  { weight: 1, arbitrary: bankUpdate },
  { weight: 1, arbitrary: balanceSettings },
  // Seldom alone: an account that is stopped for good has nothing more to tell.
  {
    weight: 1,
    arbitrary: fc.oneof(requirement, requirement, requirement, capability, pause, stop, enable, bankRemoval)
  },
  { weight: 2, arbitrary: topUp },
  { weight: 1, arbitrary: undoing("top_up_cancel") },
  { weight: 1, arbitrary: undoing("top_up_failure") },
  { weight: 1, arbitrary: undoing("top_up_reversal") },
  { weight: 2, arbitrary: dispute },
  { weight: 1, arbitrary: escalation },
  { weight: 1, arbitrary: undoing("dispute_evidence") },
  { weight: 1, arbitrary: undoing("dispute_close") },
  { weight: 1, arbitrary: undoing("dispute_won") },
  { weight: 1, arbitrary: disputeLost },
  { weight: 3, arbitrary: fc.oneof(reserveHold, reserveHold, financing) },
  { weight: 2, arbitrary: reserveRelease },
  { weight: 1, arbitrary: fc.oneof(balancePayment, balancePayment, undoing("balance_payment_refund")) }
)
export type StepChoice = typeof step extends fc.Arbitrary<infer A> ? A : never

const [soon, days] = [fc.constantFrom(0, 1, 3600), fc.constantFrom(5 * 86_400, 10 * 86_400)]
/** The latest, nothing about it strange. */
const meant = { of: 0, charge: 0, transfer: 0, fitting: true, foreign: false, stranger: false } as const
const sale = fc.tuple(charge, ordinary).map(([it, minor]) => ({
  ...it,
  ...meant,
  minor,
  declined: false,
  held: false,
  fee: it.fee && Math.min(it.fee, 900)
}))
const waiting = <A extends object>(gap: fc.Arbitrary<number>, step: fc.Arbitrary<A>) =>
  fc.tuple(gap, step).map(([gap, it]) => ({ ...it, ...meant, gap }))
const all = (gap: fc.Arbitrary<number>, pot: "card" | "bank_account") =>
  waiting(gap, payout).map((it) => ({ ...it, account: undefined, minor: undefined, pot }))
const onPlatform = fc
  .tuple(
    sale,
    fc.nat(2).map((die) => die === 2)
  )
  .map(([it, isDebit]) => ({
    ...it,
    way: it.way === "direct" ? ("destination" as const) : it.way,
    pays: isDebit ? ("debit" as const) : ("card" as const)
  }))
const held = fc.tuple(sale, fc.nat(15)).map(([it, die]) => ({ ...it, held: die > 0, pays: "card" as const }))
const ofAll = waiting(soon, refund).map((it) => ({ ...it, part: undefined, reverse: it.reverse && it.returnFee }))
const paidOut = waiting(days, payout).map((it) => ({
  ...it,
  instant: false,
  minor: undefined,
  pot: undefined,
  account: undefined
}))
const chargeback = dispute.map((it) => ({ ...it, status: undefined, days: undefined }))
const rest = chargeback.map((it) => ({ ...it, part: undefined }))
const inquiry = dispute.map((it) => ({ ...it, status: "warning_needs_response" as const, days: undefined }))
/** Leaves something for another one. */
const partly = chargeback.map((it) => ({ ...it, part: 400 }))
const answered = waiting(soon, undoing("dispute_evidence"))
const sold = onPlatform.map((it) => ({ ...it, way: "platform" as const, pays: "card" as const }))

const debited = sale.map((it) => ({ ...it, pays: "debit" as const }))

/** What follows one from another; each part may be missing, so that a counterexample has only what it needs. */
const scene = (weight: number, ...parts: ReadonlyArray<fc.Arbitrary<StepChoice>>) => ({
  weight,
  arbitrary: fc
    .tuple(...parts.map((part) => fc.option(part, { nil: undefined, freq: 15 })))
    .map((some) => some.filter((it) => it !== undefined))
})
const canceled = (kind: "payout" | "top_up") =>
  fc.oneof(waiting(soon, undoing(`${kind}_cancel`)), waiting(gap, undoing(`${kind}_failure`)))
const sameAccount = <A extends object>(gap: fc.Arbitrary<number>, step: fc.Arbitrary<A>) =>
  waiting(gap, step).map((it) => ({ ...it, account: 0 }))
const forbidden = fc.oneof(
  onPlatform.map((it) => ({ ...it, account: 0, way: "destination" as const })),
  sale.map((it) => ({ ...it, account: 0, way: "direct" as const })),
  sameAccount(soon, payout),
  sameAccount(soon, transfer)
)
const underReview = sameAccount(soon, stop).map((it) => ({
  ...it,
  reason: "under_review" as const,
  disables: undefined
}))
/** The platform's bank account. */
const mended = waiting(soon, bankUpdate).map((it) => ({ ...it, account: undefined }))

/** Longer than money may stay in TH, in most countries, or in the US. */
const long = fc.oneof(
  simplest,
  { weight: 4, arbitrary: fc.constantFrom(11 * 86_400, 12 * 86_400) },
  { weight: 4, arbitrary: fc.constantFrom(91 * 86_400, 95 * 86_400) },
  { weight: 2, arbitrary: fc.constant(737 * 86_400) }
)
const ofLast = fc.oneof(sale, onPlatform).map((it) => ({ ...it, account: 0 }))
const large = fc.integer({ min: 990_000, max: 1_700_000 })

const scenes = [
  // What an account has stays there for long: all of it, or what payouts, refunds and disputes leave of it.
  scene(
    14,
    ofLast,
    fc.oneof(
      waiting(days, ofLast),
      waiting(soon, topUp),
      sameAccount(soon, transfer).map((it) => ({ ...it, source: undefined, pot: "bank_account" as const, minor: 50 }))
    ),
    fc.oneof(
      sameAccount(days, payout).map((it) => ({ ...it, minor: 50, pot: undefined })),
      waiting(days, refund),
      waiting(days, chargeback),
      waiting(days, reversal),
      sameAccount(days, pause).map((it) => ({ ...it, payouts: true }))
    ),
    waiting(long, ofLast),
    fc.oneof(
      sameAccount(soon, pause).map((it) => ({ ...it, payouts: false })),
      waiting(days, automatic("payout_failure")).map((it) => ({ ...it, account: 0 })),
      sameAccount(soon, payout)
    ),
    waiting(long, ofLast)
  ),
  // More than one instant payout may take, asked for at once or in parts.
  scene(
    8,
    fc
      .tuple(ofLast, large)
      .map(([it, minor]) => ({ ...it, minor: minor + 900_000, pays: "card" as const, fee: undefined })),
    fc
      .tuple(sameAccount(fc.constant(14 * 86_400), payout), fc.option(large, { nil: undefined, freq: 2 }))
      .map(([it, minor]) => ({ ...it, minor, split: minor !== undefined || it.split, instant: true, pot: undefined })),
    sameAccount(soon, payout).map((it) => ({ ...it, minor: undefined, instant: true, pot: undefined }))
  ),
  // An account pays the platform out of what it has, and is given that back.
  scene(
    4,
    sale.map((it) => ({ ...it, account: 0, way: "direct" as const, minor: 5_000, pays: "card" as const })),
    sale.map((it) => ({ ...it, account: 0, way: "destination" as const, minor: 5_000, pays: "card" as const })),
    sameAccount(days, balancePayment).map((it) => ({ ...it, minor: 50 })),
    sameAccount(soon, balancePayment).map((it) => ({ ...it, minor: 50 })),
    waiting(soon, undoing("balance_payment_refund"))
  ),
  // Something becomes due, what it disables is asked for, and it is provided: in time or too late.
  scene(
    2,
    sameAccount(soon, requirement).map((it) => ({
      ...it,
      name: 0,
      status: "due" as const,
      days: it.days && it.days % 3
    })),
    forbidden,
    waiting(days, forbidden),
    sameAccount(soon, requirement).map((it) => ({ ...it, name: 0, status: "provided" as const })),
    sameAccount(gap, requirement).map((it) => ({ ...it, name: 0, status: "rejected" as const })),
    sameAccount(soon, requirement).map((it) => ({ ...it, name: 0, status: "provided" as const })),
    sameAccount(gap, requirement).map((it) => ({ ...it, name: 0, status: "verified" as const })),
    forbidden
  ),
  // Money is on its way to the bank, and the platform pauses the account for a while.
  scene(
    1,
    onPlatform.map((it) => ({ ...it, account: 0, way: "destination" as const, pays: "card" as const })),
    sameAccount(days, payout).map((it) => ({ ...it, minor: undefined, pot: undefined, instant: false })),
    sameAccount(soon, pause).map((it) => ({ ...it, charges: undefined, payouts: true })),
    forbidden,
    sameAccount(gap, pause).map((it) => ({ ...it, payouts: it.charges ?? false, charges: false })),
    forbidden
  ),
  scene(2, underReview, underReview, forbidden, sameAccount(gap, enable), sameAccount(soon, enable)),
  scene(
    1,
    sameAccount(soon, capability),
    forbidden,
    sameAccount(gap, capability),
    sameAccount(soon, capability).map((it) => ({ ...it, status: "active" as const }))
  ),
  scene(
    2,
    sameAccount(soon, bankRemoval),
    sameAccount(soon, bankRemoval),
    sameAccount(soon, payout),
    sameAccount(days, bankUpdate)
  ),
  scene(2, held, waiting(gap, capture), waiting(gap, refund)),
  scene(2, held, waiting(soon, undoing("authorization_cancel"))),
  // A bank does not pay, perhaps late; what was sent on or asked back by then.
  scene(
    5,
    debited,
    fc.oneof(waiting(gap, transfer), waiting(gap, reversal), waiting(days, paidOut)),
    waiting(gap, undoing("payment_failure")),
    fc.oneof(waiting(soon, refund), waiting(soon, chargeback), waiting(soon, transfer))
  ),
  scene(3, debited, waiting(soon, refund), waiting(gap, undoing("payment_failure"))),
  scene(3, debited, waiting(soon, refund), waiting(soon, undoing("refund_cancel")), waiting(days, charge)),
  // Paid out by itself, and canceled or sent back; of the account that has a schedule.
  scene(
    9,
    sold,
    waiting(fc.constantFrom(86_400, 2 * 86_400), automatic("payout_cancel")),
    waiting(fc.constantFrom(86_400, 3 * 86_400), automatic("payout_failure")),
    waiting(days, bankUpdate)
  ),
  // Paid out by hand and taken back: the bank is debited, if it may be, and that is canceled or sent back.
  scene(
    30,
    sale.map((it) => ({ ...it, way: "destination" as const, pays: "card" as const, fee: undefined, account: 0 })),
    paidOut.map((it) => ({ ...it, account: 0 })),
    waiting(soon, reversal).map((it) => ({ ...it, part: undefined })),
    fc.oneof(
      {
        weight: 3,
        arbitrary: waiting(fc.constant(86_400), automatic("payout_cancel")).map((it) => ({
          ...it,
          account: 0,
          day: 1
        }))
      },
      {
        weight: 3,
        arbitrary: waiting(fc.constant(3 * 86_400), automatic("payout_failure")).map((it) => ({
          ...it,
          account: 0,
          day: -1
        }))
      }
    ),
    waiting(days, bankUpdate)
  ),
  // The platform's pots are emptied once a charge is available: its refund waits, and is canceled or paid.
  scene(
    10,
    onPlatform,
    all(days, "card"),
    all(fc.constant(0), "bank_account"),
    ofAll,
    fc.oneof(
      { weight: 3, arbitrary: waiting(soon, undoing("refund_cancel")) },
      { weight: 2, arbitrary: waiting(soon, topUp) },
      { weight: 1, arbitrary: waiting(soon, reversal) }
    ),
    fc.oneof(waiting(soon, refund), waiting(gap, charge))
  ),
  scene(2, sale, waiting(soon, refund), waiting(gap, undoing("refund_failure"))),
  // Two parts go back, and the first of them comes to nothing.
  scene(
    3,
    sale,
    waiting(soon, refund).map((it) => ({ ...it, part: it.part && 1 + (it.part % 600) })),
    waiting(soon, refund),
    waiting(soon, undoing("refund_failure")).map((it) => ({ ...it, of: 1 })),
    waiting(soon, refund)
  ),
  scene(4, sold, paidOut, canceled("payout"), mended, paidOut),
  scene(
    1,
    ...[onPlatform, paidOut].map((it) => it.map((step) => ({ ...step, account: 0 }))),
    canceled("payout"),
    sameAccount(soon, bankUpdate)
  ),
  scene(
    1,
    sold,
    waiting(days, transfer).map((it) => ({ ...it, minor: 50, source: undefined, pot: undefined }))
  ),
  scene(
    2,
    waiting(soon, topUp).map((it) => ({ ...it, minor: 5_000, days: undefined })),
    canceled("top_up"),
    canceled("top_up")
  ),
  scene(
    4,
    sale.map((it) => ({ ...it, way: "destination" as const, fee: undefined, account: 0 })),
    paidOut.map((it) => ({ ...it, account: 0 })),
    waiting(days, undoing("payout_reversal")),
    fc.oneof(waiting(soon, undoing("payout_failure")), waiting(soon, undoing("payout_reversal"))),
    sameAccount(soon, bankUpdate)
  ),
  scene(
    1,
    waiting(soon, topUp).map((it) => ({ ...it, minor: 5_000, days: 0 })),
    waiting(days, undoing("top_up_reversal")),
    waiting(soon, undoing("top_up_reversal"))
  ),
  scene(3, sale, waiting(gap, feeRefund), waiting(soon, reversal)),
  scene(3, sale, waiting(gap, feeRefund), waiting(soon, reversal)),
  scene(3, sale, waiting(gap, chargeback), answered, waiting(days, undoing("dispute_won")), waiting(gap, refund)),
  scene(4, sale, waiting(gap, chargeback), answered, waiting(days, disputeLost), waiting(gap, undoing("dispute_won"))),
  scene(4, sale, waiting(soon, refund), waiting(soon, chargeback), waiting(soon, undoing("dispute_close"))),
  scene(2, sale, waiting(gap, inquiry), answered, waiting(gap, escalation), answered),
  scene(2, sale, waiting(gap, partly), waiting(gap, fc.oneof(chargeback, inquiry, partly)), answered, refund),
  scene(1, sale, waiting(gap, partly), waiting(gap, partly), answered, waiting(days, undoing("dispute_won"))),
  scene(2, sale, waiting(gap, partly), answered, waiting(days, undoing("dispute_won")), waiting(gap, rest)),
  scene(1, sale, waiting(gap, inquiry), waiting(gap, refund), waiting(gap, escalation)),
  scene(
    8,
    // Mostly on the account, and on the platform if that is as good an example.
    sale.map((it) => ({
      ...it,
      way: it.way === "platform" ? it.way : ("direct" as const),
      pays: "card" as const,
      account: 0
    })),
    waiting(days, reserveHold).map((it) => ({ ...it, account: 0, minor: 50, days: 4, pot: undefined })),
    waiting(gap, refund),
    // Held for five days from then.
    waiting(soon, reserveRelease).map((it) => ({ ...it, part: 5 })),
    waiting(soon, reserveRelease),
    waiting(days, charge)
  )
]

const delay = fc.record({
  days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
  count: fc.constantFrom("business" as const, "calendar" as const)
})

const own = fc.record({
  rate: fc.constantFrom("0%", "1.4%", "2.9%", "3.25%", "10%", "99.99%"),
  fixed: fc.constantFrom(0, 1, 30, 500)
})

/** What the platform takes where a charge does not say it; amounts in its minor units. */
const pricing = fc.record(
  {
    rules: fc.array(
      fc.record(
        {
          payment_methods: fc.constantFrom(["us_bank_account"] as const, ["card", "card_present"] as const),
          rate: fc.constantFrom("0%", "1%", "12.5%"),
          maximum: fc.integer({ min: 1, max: 800 })
        },
        { requiredKeys: ["payment_methods", "rate"] }
      ),
      { minLength: 1, maxLength: 2 }
    ),
    fallback: fc.record({ rate: fc.constantFrom("0%", "4%", "10%"), fixed: fc.constantFrom(0, 1, 50) }),
    modifiers: fc.array(fc.constantFrom({ discount: "5%" }, { markup: "10%" }), { maxLength: 2 })
  },
  { requiredKeys: ["fallback"] }
)

export const controllers = [
  { losses: "application", fees_payer: "application", requirement_collection: "application", dashboard: "none" },
  { losses: "application", fees_payer: "application", requirement_collection: "stripe", dashboard: "express" },
  { losses: "application", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" },
  { losses: "stripe", fees_payer: "account", requirement_collection: "stripe", dashboard: "full" }
] as const

/** Of the last six no tariff is known; five of them settle in currencies that are charged or paid out in steps. */
const countries = ["US", "DE", "JP", "TH", "NO", "CH", "HU", "SE", "DK"]

const payouts = fc.record(
  {
    schedule: fc.oneof(
      simplest,
      { weight: 2, arbitrary: fc.constant({ interval: "daily" as const }) },
      { weight: 3, arbitrary: fc.constant({ interval: "manual" as const }) },
      {
        weight: 1,
        arbitrary: fc
          .subarray(["monday", "tuesday", "wednesday", "thursday", "friday"] as const, { minLength: 1 })
          .map((days) => ({ interval: "weekly" as const, weekly_payout_days: days }))
      },
      {
        weight: 1,
        arbitrary: fc
          .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 })
          .map((days) => ({ interval: "monthly" as const, monthly_payout_days: days }))
      }
    ),
    minimum: fc.integer({ min: 1, max: 5_000 }),
    debits: fc.boolean()
  },
  { requiredKeys: ["schedule"] }
)
export type PayoutsChoice = typeof payouts extends fc.Arbitrary<infer A> ? A : never

/** Of every third. */
const third = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.oneof(simplest, { weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** What Stripe collects on its fees. */
const tax = third(fc.constantFrom("10%", "19%", "23%"))

const startOfDay = third(
  fc.constantFrom(
    { hour: 10, timezone: "America/Los_Angeles" as const },
    { hour: 0, minutes: 30 as const, timezone: "Asia/Tokyo" as const }
  )
)

const account = fc.record({
  tax,
  startOfDay,
  /** Whether it is only transferred to, where that can be. */
  isRecipient: fc.boolean(),
  payouts: fc.option(payouts, { nil: undefined, freq: 4 }),
  /** Mostly that of the platform. */
  country: fc.option(fc.constantFrom(...countries), { nil: undefined, freq: 2 }),
  tariff: maybe(own),
  delay: maybe(delay),
  /** What is held of its charges, and for how many days; all of it until one moment, if not of each. */
  reserve: fc.option(
    fc.record({
      percent: fc.constantFrom("5%", "10%", "33.3%", "100%"),
      days: fc.integer({ min: 1, max: 12 }),
      isRolling: often
    }),
    { nil: undefined, freq: 2 }
  ),
  of: fc.constantFrom("standard" as const, "express" as const, "custom" as const, ...controllers),
  without: fc.tuple(seldom, fc.constantFrom("card_payments" as const, "transfers" as const))
})
export type AccountChoice = typeof account extends fc.Arbitrary<infer A> ? A : never

const settings = fc.record(
  {
    weekends: fc.constantFrom("next_business_day_is_day_zero" as const, "next_business_day_is_day_one" as const),
    processing_fee_on_refund: fc.constantFrom("kept" as const, "recomputed" as const),
    completing_refund: fc.constantFrom("returns_the_rest" as const, "entire_transfer" as const, "by_ratio" as const),
    application_fee_limit: fc.constantFrom("charge_amount" as const, "below_charge_amount" as const),
    direct_refund: fc.constantFrom("as_requested" as const, "always_returns_application_fee" as const),
    refund_without_funds: fc.constantFrom("waits" as const, "negative_balance" as const),
    partial_capture: fc.constantFrom("captured_amount" as const, "whole_and_reversal" as const),
    reserve_on_collection: fc.constantFrom("released_before" as const, "released_after" as const),
    sepa_debits: fc.constantFrom("six_business_days" as const, "seven_calendar_days" as const),
    conversion_fee: fc.constantFrom("inside_exchange_rate" as const, "stripe_fx_fee" as const),
    cross_border_transfers: fc.constantFrom("self_serve" as const, "by_contract" as const),
    late_payment_failures: fc.constantFrom("dispute" as const, "payment_failure_refund" as const)
  },
  { requiredKeys: [] }
)

export const choices = fc.record({
  country: fc.oneof(
    simplest,
    { weight: 3, arbitrary: fc.constantFrom("US", "DE", "JP") },
    { weight: 1, arbitrary: fc.constantFrom("NO", "CH", "HU", "SE", "DK") },
    { weight: 1, arbitrary: fc.constant("TH") }
  ),
  tariff: maybe(own),
  delay: maybe(delay),
  payouts: maybe(payouts),
  pricing: fc.oneof(simplest, { weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: pricing }),
  /** What the platform takes of instant payouts; the fixed part in its minor units. */
  instant: fc.oneof(simplest, {
    weight: 2,
    arbitrary: fc.option(fc.record({ rate: fc.constantFrom("1%", "3%", "20%"), fixed: fc.constantFrom(0, 1, 50) }), {
      nil: undefined
    })
  }),
  accounts: fc.array(account, { minLength: 1, maxLength: 4 }),
  settings,
  steps: fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: step.map((it) => [it]) },
        { weight: 1, arbitrary: fc.oneof(simplest, ...scenes) }
      ),
      {
        minLength: 1,
        maxLength: 20,
        size: "max"
      }
    )
    .map((scenes): ReadonlyArray<StepChoice> => scenes.flat()),
  rest: fc.nat(20),
  tax,
  startOfDay,
  /** What the platform pays Stripe for transfers abroad: the country's share, or one of its own. */
  crossing: third(fc.constantFrom({}, { rate: "0.5%" })),
  /** What Stripe bills beside payments: of the platform for paying accounts out, and of everybody for products. */
  beside: third(fc.constantFrom("connect_fees" as const, "products" as const)),
  /** Whether an American platform pays all fees of its accounts, which are German and charged directly. */
  billed: fc.integer({ min: 0, max: 7 }).map((die) => die === 7),
  rates: fc.oneof(
    simplest,
    { weight: 2, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        /** On which day every rate changes, and to how many thousandths of what it was at first. */
        changes: fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 600, max: 1700 })), { maxLength: 4 }),
        /** Whether everybody who can settles in two currencies. */
        banks: fc.boolean(),
        /** Whether fees of destination charges stay in the account's currency, where the platform may have no bank. */
        feesStay: often
      })
    }
  )
})
export type Choices = typeof choices extends fc.Arbitrary<infer A> ? A : never
