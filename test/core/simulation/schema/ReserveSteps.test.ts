import { at, eachKnows, eachMayBe, eachMayNotBe } from "./Steps.ts"

const hold = { stripe_account: "ada", amount: "1.00 usd", release_after: "2026-03-20" }

eachMayBe([
  { reserve_hold: hold },
  { reserve_hold: { ...hold, source_type: "bank_account" } },
  { reserve_hold_update: { hold: "flour", release_after: "2026-03-20T10:00Z" } },
  { reserve_release: { hold: "flour" } },
  { reserve_release: { hold: "flour", amount: "1.00 usd" } }
])

eachMayNotBe([
  [
    { at, reserve_hold: {} },
    [
      "it.reserve_hold.stripe_account: Missing key. The connected account whose money is held (the Stripe-Account header).",
      'it.reserve_hold.amount: Missing key. How much of what it has available. Expected an amount above zero such as "10.00 usd"',
      "it.reserve_hold.release_after: Missing key. Until when, 3 to 180 days later; it is released at midnight UTC of " +
        "the day after. A day means its last second."
    ]
  ],
  [
    { at, reserve_hold_update: {} },
    [
      "it.reserve_hold_update.hold: Missing key. What is held, by the id of its step, or of the charge or transfer that a " +
        "plan held it of.",
      "it.reserve_hold_update.release_after: Missing key. Until when it is held now, up to 180 days after it was; it is " +
        "released at midnight UTC of the day after. A day means its last second."
    ]
  ],
  [
    { at, reserve_release: {} },
    [
      "it.reserve_release.hold: Missing key. What is held, by the id of its step, or of the charge or transfer that a " +
        "plan held it of."
    ]
  ]
])

eachKnows([
  ["reserve_hold.", { reserve_hold: hold }, "stripe_account, amount, release_after, source_type"],
  [
    "reserve_hold_update.",
    { reserve_hold_update: { hold: "flour", release_after: "2026-03-20" } },
    "hold, release_after"
  ],
  ["reserve_release.", { reserve_release: { hold: "flour" } }, "hold, amount"]
])
