/**
 * StatusHonoured: every decision in every state of an account: what is refused there, and what goes on all the same.
 */
import { describe, expect, it } from "vitest"
import {
  ada,
  answer,
  balancePayment,
  balancePaymentRefund,
  capability,
  capture,
  charge,
  connected,
  debit,
  dispute,
  done,
  enable,
  evidence,
  feeRefund,
  financing,
  hold,
  inquiry,
  moment,
  money,
  passed,
  pause,
  payout,
  payoutCancel,
  payoutFailure,
  refund,
  release,
  requirement,
  reserveHold,
  reserveRelease,
  reversal,
  stop,
  topUp,
  transfer,
  world
} from "../Worlds.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { Activity } from "#core/connect/accounts/Requirement.ts"
import * as Run from "#core/simulation/Run.ts"

type Need = "card_payments" | "transfers" | "payouts" | "standing"

const to = { stripeAccount: ada.id }
const late = moment("2026-03-04T12:00Z")
const afterwards = moment("2026-03-04T13:00Z")
const due = (...disables: ReadonlyArray<Activity>): Command => ({
  _tag: "requirement_update",
  key: "due",
  ...to,
  requirement: "individual.verification.document",
  status: "due",
  deadline: late,
  disables: new Set(disables)
})
const provided = requirement("provided", { status: "provided" })
const removal: Command = { _tag: "external_account_removal", key: "removed", ...to }

const charges: ReadonlyArray<Need> = ["card_payments", "transfers"]
const all: ReadonlyArray<Need> = [...charges, "payouts", "standing"]

/** What brings Ada's account there, and what it then has not. */
const states: ReadonlyArray<readonly [name: string, how: ReadonlyArray<Command>, without: ReadonlyArray<Need>]> = [
  ["nothing stops", [], []],
  ["card_payments are inactive", [capability("off")], charges],
  ["card_payments are pending", [capability("off", { status: "pending" })], ["card_payments"]],
  ["transfers are inactive", [capability("off", { capability: "transfers" })], charges],
  [
    "transfers are not requested",
    [capability("off", { capability: "transfers", status: "unrequested" })],
    ["transfers"]
  ],
  ["a requirement is due eventually", [requirement("due", { status: "due" })], []],
  ["a requirement is past due", [due("charges", "payouts")], all],
  ["a requirement is past due, for charges", [due("charges")], [...charges, "standing"]],
  ["a requirement is past due, for payouts", [due("payouts")], ["payouts", "standing"]],
  ["a requirement is verified too late", [due("charges", "payouts"), provided], all],
  ["the platform pauses charges", [pause("off", { charges: true })], [...charges, "standing"]],
  ["the platform pauses payouts", [pause("off", { payouts: true })], ["payouts", "standing"]],
  ["it is under review", [stop("off")], all],
  ["it is under review, but paid out", [stop("off", { disables: new Set(["charges"]) })], [...charges, "standing"]],
  ["it is listed", [stop("off", { disabledReason: "listed" })], all],
  ["Stripe rejects it", [stop("off", { disabledReason: "rejected.fraud" })], all],
  ["the platform rejects it", [stop("off", { disabledReason: "rejected.platform_terms_of_service" })], all],
  ["it was reviewed, and goes on", [stop("off"), enable("on")], []],
  ["it has no bank account", [removal], ["payouts", "standing"]],
  ["a payout to its bank failed", [payoutFailure("off", "po_out")], ["payouts", "standing"]]
]

/** Of every decision but those that make these states: what it asks of the account. */
type Decided = Exclude<
  Command["_tag"],
  | "requirement_update"
  | "capability_update"
  | "account_pause"
  | "account_disable"
  | "account_enable"
  | "external_account_update"
  | "external_account_removal"
>

type Asks = readonly [name: string, command: Command, needs?: Need]

const onDispute = { key: "x", dispute: "dp_asked" } as const

const decisions: { readonly [tag in Decided]: ReadonlyArray<Asks> } = {
  charge: [
    ["a direct charge", charge("x", "10.00 usd", to), "card_payments"],
    ["a direct charge that is held", hold("x", "10.00 usd", to), "card_payments"],
    ["a destination charge", charge("x", "10.00 usd", { transferData: { destination: ada.id } }), "transfers"],
    ["a charge on its behalf", charge("x", "10.00 usd", { onBehalfOf: ada.id }), "card_payments"],
    ["the platform's own charge", charge("x", "10.00 usd")]
  ],
  capture: [
    ["the capture of a direct charge", capture("x", "ch_held"), "card_payments"],
    ["the capture of a destination charge", capture("x", "ch_routed"), "transfers"]
  ],
  authorization_cancel: [["what is held is let go", release("x", "ch_held")]],
  payment_failure: [
    ["a debit fails", { _tag: "payment_failure", key: "x", charge: "py_rent", failureCode: "insufficient_funds" }]
  ],
  refund: [["a refund", refund("x", "ch_lamp", { amount: money("5.00 usd") })]],
  refund_cancel: [["a refund that waits is canceled", { _tag: "refund_cancel", key: "x", refund: "pyr_late" }]],
  refund_failure: [
    [
      "a refund comes back",
      { _tag: "refund_failure", key: "x", refund: "re_first", failureReason: "expired_or_canceled_card" }
    ]
  ],
  dispute: [["a dispute", dispute("x", "ch_lamp")]],
  dispute_escalation: [["an inquiry becomes a chargeback", { _tag: "dispute_escalation", ...onDispute }]],
  dispute_evidence: [["evidence", { _tag: "dispute_evidence", ...onDispute }]],
  dispute_close: [["an inquiry is given up", { _tag: "dispute_close", key: "x", dispute: "dp_filed" }]],
  dispute_won: [["a dispute is won", { _tag: "dispute_won", key: "x", dispute: "dp_countered" }]],
  dispute_lost: [["a dispute is lost", { _tag: "dispute_lost", key: "x", dispute: "dp_countered" }]],
  transfer: [
    ["a transfer to it", transfer("x", "10.00 usd"), "transfers"],
    ["a transfer of a charge", transfer("x", "10.00 usd", { sourceTransaction: "ch_own" }), "transfers"],
    ["an account debit", debit("x", "5.00 usd")]
  ],
  transfer_reversal: [["a transfer is taken back", reversal("x", "tr_sent")]],
  application_fee_refund: [["its application fee is given back", feeRefund("x", "fee_lamp")]],
  payout: [
    ["a payout", payout("x", "10.00 usd", to), "payouts"],
    ["an instant payout", payout("x", "10.00 usd", { ...to, method: "instant" }), "payouts"],
    ["the platform's own payout", payout("x", "10.00 usd")]
  ],
  payout_cancel: [["a payout is canceled", payoutCancel("x", "po_waiting")]],
  payout_failure: [["a payout fails", payoutFailure("x", "po_waiting")]],
  payout_reversal: [["a payout is taken back", { _tag: "payout_reversal", key: "x", payout: "po_none" }]],
  balance_settings_update: [
    ["its bank is debited no more", { _tag: "balance_settings_update", key: "x", ...to, debitNegativeBalances: false }]
  ],
  top_up: [["a top-up of the platform", topUp("x", "10.00 usd")]],
  top_up_cancel: [["its cancellation", { _tag: "top_up_cancel", key: "x", topUp: "tu_float" }]],
  top_up_failure: [
    ["its failure", { _tag: "top_up_failure", key: "x", topUp: "tu_float", failureCode: "insufficient_funds" }]
  ],
  top_up_reversal: [["its reversal", { _tag: "top_up_reversal", key: "x", topUp: "tu_none" }]],
  reserve_hold: [["a reserve of its money", reserveHold("x", "5.00 usd")]],
  reserve_hold_update: [
    [
      "a reserve is held longer",
      { _tag: "reserve_hold_update", key: "x", hold: "reshold_safe", releaseAfter: moment("2026-03-25") }
    ]
  ],
  reserve_release: [["its release", reserveRelease("x", "reshold_safe")]],
  balance_payment: [["a payment from its Stripe balance", balancePayment("x", "5.00 usd"), "card_payments"]],
  balance_payment_refund: [["what it paid is given back", balancePaymentRefund("x", "py_fee")]],
  financing: [["a financing", financing("x", "5.00 usd"), "standing"]]
}

/** Nothing goes by itself until Friday, the 6th; but what fails stops it. */
const monthly: PayoutSettings = { schedule: { interval: "monthly", days: [6] }, debitNegativeBalances: true }

/** Wednesday noon, with everything made that a decision may be about, and the account brought into a state. */
const played = (how: ReadonlyArray<Command>) => {
  const made = world({
    accounts: [connected("Ada", "express", { payouts: monthly })],
    reschedulable: new Set([ada.id])
  })
  for (const command of [
    charge("lamp", "100.00 usd", { ...to, applicationFeeAmount: money("5.00 usd") }),
    charge("sofa", "100.00 usd", to),
    charge("vase", "20.00 usd", to),
    charge("bowl", "20.00 usd", to),
    charge("cup", "20.00 usd", to),
    charge("rent", "30.00 usd", { ...to, paymentMethod: "us_bank_account" }),
    refund("late", "py_rent"),
    refund("first", "ch_sofa", { amount: money("5.00 usd") }),
    hold("held", "50.00 usd", to),
    hold("routed", "50.00 usd", { transferData: { destination: ada.id } }),
    inquiry("asked", "ch_vase"),
    dispute("filed", "ch_bowl"),
    dispute("countered", "ch_cup"),
    evidence("answer", "dp_countered"),
    charge("own", "200.00 usd"),
    transfer("sent", "20.00 usd", { sourceTransaction: "ch_own" }),
    topUp("float", "10.00 usd")
  ]) {
    done(made, command)
  }
  passed(made, moment("2026-03-04T10:00Z"))
  done(made, payout("out", "1.00 usd", to))
  done(made, payout("waiting", "1.00 usd", to))
  done(made, reserveHold("safe", "5.00 usd"))
  done(made, balancePayment("fee", "5.00 usd"))
  for (const command of how) done(made, command)
  return made
}

const answered = (how: ReadonlyArray<Command>, command: Command): string => {
  const step = Run.step(played(how), { at: afterwards, command })
  return step._tag === "done" ? "done" : answer(step.refusal)
}

const free = new Map(
  Object.values(decisions)
    .flat()
    .map(([name, command]) => [name, answered([], command)])
)

const refusals: { readonly [need in Need]: RegExp } = {
  card_payments: /^400 invalid_request_error.*(card_payments|requires|cannot be made on behalf)/s,
  transfers: /insufficient_capabilities_for_transfer/,
  payouts: /payouts_not_allowed|Sorry, you don't have any external accounts/,
  standing: /gets no financing/
}

for (const [state, how, without] of states) {
  describe(`when ${state}`, () => {
    for (const [name, command, needs] of Object.values(decisions).flat()) {
      it(`${name} is answered as that state wants it`, () => {
        const said = answered(how, command)
        if (needs !== undefined && without.includes(needs)) expect(said).toMatch(refusals[needs])
        else expect(said).toBe(free.get(name))
      })
    }

    it(`its money ${without.includes("payouts") ? "stays where it is" : "is paid out by itself"}`, () => {
      const runs = passed(played(how), moment("2026-03-07")).filter(({ outcome }) => outcome.swept !== undefined)
      expect(runs.length > 0).toBe(!without.includes("payouts"))
    })
  })
}

it("nothing stops, all but what is about nothing is done", () => {
  expect([...free].filter(([, said]) => said !== "done").map(([name]) => name)).toEqual([
    "a payout is taken back",
    "its reversal"
  ])
})
