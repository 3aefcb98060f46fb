import { describe, expect, expectTypeOf, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { reasons } from "#core/connect/Dispute.ts"
import * as FailureCode from "#core/connect/FailureCode.ts"
import { type Request, requestNames } from "#core/simulation/schema/StepSchema.ts"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const at = "2026-03-04T12:00:00Z"

const requests = [
  "charge",
  "capture",
  "authorization_cancel",
  "refund",
  "refund_cancel",
  "refund_failure",
  "dispute",
  "dispute_escalation",
  "dispute_evidence",
  "dispute_close",
  "dispute_won",
  "dispute_lost",
  "transfer",
  "transfer_reversal",
  "application_fee_refund",
  "payout",
  "payout_cancel",
  "payout_failure",
  "payout_reversal",
  "external_account_update",
  "top_up",
  "top_up_cancel",
  "top_up_failure",
  "top_up_reversal"
] as const
const oneOf = `Expected exactly one of ${requests.join(", ")}`

/** What is wrong with the step that comes last in the bakery. */
const wrong = (step: unknown): ReadonlyArray<string> =>
  issuesOf(changed(["steps.6", step])).map((issue) => issue.replace("steps.6", "it"))

describe("a step", () => {
  it("asks for one of twenty-three things, each a command", () => {
    expect(requestNames).toEqual(requests)
    expectTypeOf<Request>().toEqualTypeOf<Command["_tag"]>()
  })

  it.each([
    { charge: { amount: "10.00 usd" } },
    { charge: { amount: "10.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd" } },
    { charge: { amount: "10.00 usd", transfer_data: { destination: "ada", amount: "9.00 usd" } } },
    { charge: { amount: "10.00 usd", transfer_group: "orders", description: "Bread" } },
    { charge: { amount: "10.00 usd", capture_method: "manual", decline_code: "insufficient_funds" } },
    { charge: { net_amount: "10.00 usd", payment_method: "card_keyed", capture_method: "automatic" } },
    { capture: { charge: "flour" } },
    { capture: { charge: "flour", amount_to_capture: "5.00 usd", application_fee_amount: "1.00 usd" } },
    { authorization_cancel: { charge: "flour" } },
    { refund: { charge: "flour" } },
    { refund: { charge: "flour", amount: "1.00 usd", reverse_transfer: false, refund_application_fee: true } },
    { dispute: { charge: "flour", reason: "fraudulent" } },
    {
      dispute: {
        charge: "flour",
        amount: "99.00 usd",
        reason: "product_not_received",
        status: "warning_needs_response",
        evidence_due_by: "2026-03-20"
      }
    },
    { transfer: { amount: "1.00 usd", destination: "ada" } },
    {
      transfer: {
        amount: "1.00 usd",
        destination: "ada",
        source_transaction: "flour",
        transfer_group: "orders",
        description: "Share"
      }
    },
    { transfer: { amount: "1.00 usd", destination: "ada", source_type: "fpx" } },
    { transfer_reversal: { transfer: "stall" } },
    { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
    { application_fee_refund: { fee: "cake" } },
    { application_fee_refund: { fee: "cake", amount: "1.00 usd" } },
    { payout: {} },
    { payout: { stripe_account: "ada", amount: "1.00 usd", source_type: "bank_account", description: "Week 10" } },
    { top_up: { amount: "1.00 usd" } },
    { top_up: { amount: "1.00 usd", expected_availability_date: "2026-03-09", description: "Float" } }
  ])("may be %j", (request) => {
    expect(wrong({ at, id: "last", ...request })).toEqual([])
    expect(wrong({ at, ...request })).toEqual([])
  })

  it.each<readonly [unknown, ReadonlyArray<string>]>([
    [5, [`it: Expected a map with the keys at, id, ${requests.join(", ")}`]],
    [
      { charge: { amount: "10.00 usd" } },
      ["it.at: Missing key. When it happens, in UTC; no earlier than the step above it."]
    ],
    [{ at }, [`it: ${oneOf}`]],
    [{ at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" } }, [`it: ${oneOf}; found charge and refund`]],
    [
      { at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" }, transfer_reversal: { transfer: "stall" } },
      [`it: ${oneOf}; found charge and refund and transfer_reversal`]
    ],
    [{ at, charge: {} }, ["it.charge: Expected either amount or net_amount"]],
    [
      { at, charge: { amount: "1.00 usd", transfer_data: {} } },
      ["it.charge.transfer_data.destination: Missing key. The connected account that receives the money."]
    ],
    [{ at, refund: {} }, ["it.refund.charge: Missing key. The charge to refund, by the id of its step."]],
    [
      { at, transfer: {} },
      [
        "it.transfer.amount: Missing key. What to send.",
        "it.transfer.destination: Missing key. The connected account that receives it; with stripe_account, platform."
      ]
    ],
    [
      { at, transfer_reversal: {} },
      [
        "it.transfer_reversal.transfer: Missing key. The transfer to take back, by the id of its step; of a destination charge, the charge's, or its capture's."
      ]
    ],
    [{ at, capture: {} }, ["it.capture.charge: Missing key. The charge whose money is held, by the id of its step."]],
    [
      { at, authorization_cancel: {} },
      ["it.authorization_cancel.charge: Missing key. The charge whose held money to release, by the id of its step."]
    ],
    [
      { at, refund_cancel: {} },
      ["it.refund_cancel.refund: Missing key. The refund that waits for funds, by the id of its step."]
    ],
    [
      { at, refund_failure: {} },
      [
        "it.refund_failure.refund: Missing key. The refund that the payer does not get, by the id of its step.",
        "it.refund_failure.failure_reason: Missing key. Why, in Stripe's words."
      ]
    ],
    [
      { at, dispute: {} },
      [
        "it.dispute.charge: Missing key. The charge that the payer's bank disputes, by the id of its step.",
        "it.dispute.reason: Missing key. Why, in Stripe's words."
      ]
    ],
    [
      { at, dispute: { charge: "flour", reason: "anger", status: "won" } },
      [
        `it.dispute.reason: Expected ${reasons.slice(0, -1).join(", ")} or unrecognized`,
        "it.dispute.status: Expected needs_response, warning_needs_response, lost or prevented"
      ]
    ],
    [
      { at, dispute_escalation: {} },
      ["it.dispute_escalation.dispute: Missing key. The inquiry that becomes a chargeback, by the id of its step."]
    ],
    [
      { at, dispute_evidence: {} },
      ["it.dispute_evidence.dispute: Missing key. The dispute to answer with evidence, by the id of its step."]
    ],
    [
      { at, dispute_close: {} },
      ["it.dispute_close.dispute: Missing key. The chargeback to accept as lost, by the id of its step."]
    ],
    [
      { at, dispute_won: {} },
      ["it.dispute_won.dispute: Missing key. The chargeback that the bank gives back, by the id of its step."]
    ],
    [
      { at, dispute_lost: {} },
      ["it.dispute_lost.dispute: Missing key. The chargeback that the bank upholds, by the id of its step."]
    ],
    [
      { at, payout_cancel: {} },
      [
        "it.payout_cancel.payout: Missing key. The payout to cancel while it is pending, by the id of its step, or an " +
          "automatic one by its account and day (ada.2026-03-05)."
      ]
    ],
    [
      { at, payout_failure: {} },
      [
        "it.payout_failure.payout: Missing key. The payout that the bank sends back, by the id of its step, or an automatic " +
          "one by its account and day (ada.2026-03-05).",
        "it.payout_failure.failure_code: Missing key. Why, in Stripe's words."
      ]
    ],
    [
      { at, payout_reversal: {} },
      [
        "it.payout_reversal.payout: Missing key. The payout of a connected account to take back from its bank, by the " +
          "id of its step, or an automatic one by its account and day (ada.2026-03-05)."
      ]
    ],
    [
      { at, top_up: {} },
      ["it.top_up.amount: Missing key. What to bring from the platform's bank to its Stripe balance."]
    ],
    [
      { at, top_up_cancel: {} },
      ["it.top_up_cancel.top_up: Missing key. The top-up to cancel before it is there, by the id of its step."]
    ],
    [
      { at, top_up_failure: {} },
      [
        "it.top_up_failure.top_up: Missing key. The top-up that the bank does not pay for, by the id of its step.",
        "it.top_up_failure.failure_code: Missing key. Why, in Stripe's words."
      ]
    ],
    [
      { at, top_up_reversal: {} },
      ["it.top_up_reversal.top_up: Missing key. The top-up that the bank takes back, by the id of its step."]
    ],
    [
      { at, payout: { amount: "0.00 usd", source_type: "cash", stripe_account: "a b" } },
      [
        "it.payout.stripe_account: Expected a name of letters, digits, _ and -, up to 60",
        'it.payout.amount: "0.00 usd" must be more than zero',
        "it.payout.source_type: Expected card, bank_account or fpx"
      ]
    ],
    [
      { at, charge: { amount: "1.00 usd", capture_method: "later" } },
      ["it.charge.capture_method: Expected automatic or manual"]
    ],
    [
      { at, top_up: { amount: "1.00 usd", expected_availability_date: "soon" } },
      [
        'it.top_up.expected_availability_date: "soon" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", ' +
          '"2026-01-05T10:00Z" or "2026-01-05"'
      ]
    ],
    [
      { at, application_fee_refund: {} },
      [
        "it.application_fee_refund.fee: Missing key. The application fee to give back, by the id of its charge's step, its capture's or its instant payout's."
      ]
    ],
    [
      { at, refund: { charge: "flour", reverse_transfer: "yes" } },
      ["it.refund.reverse_transfer: Expected true or false"]
    ],
    [
      { at, charge: { amount: "0.00 usd", application_fee_amount: "-1.00 usd" } },
      [
        'it.charge.amount: "0.00 usd" must be more than zero',
        'it.charge.application_fee_amount: "-1.00 usd" must be more than zero'
      ]
    ],
    [
      { at, transfer: { amount: "0 usd", destination: "a b", source_transaction: "", description: "a\nb" } },
      [
        'it.transfer.amount: "0 usd" must be more than zero',
        "it.transfer.destination: Expected a name of letters, digits, _ and -, up to 60",
        "it.transfer.source_transaction: Expected a name of letters, digits, _ and -, up to 60",
        "it.transfer.description: Expected one line of text"
      ]
    ]
  ])("may not be %j", (step, expected) => {
    expect(wrong(step)).toEqual(expected)
  })

  it.each<readonly [string, (code: string) => object, ReadonlyArray<string>]>([
    [
      "charge.decline_code",
      (code) => ({ charge: { amount: "1.00 usd", decline_code: code } }),
      FailureCode.declineCodes
    ],
    [
      "refund_failure.failure_reason",
      (code) => ({ refund_failure: { refund: "x", failure_reason: code } }),
      FailureCode.refundFailureReasons
    ],
    [
      "payout_failure.failure_code",
      (code) => ({ payout_failure: { payout: "x", failure_code: code } }),
      FailureCode.payoutFailureCodes
    ],
    [
      "top_up_failure.failure_code",
      (code) => ({ top_up_failure: { top_up: "x", failure_code: code } }),
      FailureCode.topUpFailureCodes
    ]
  ])("takes Stripe's words as its %s, and no other", (key, asking, codes) => {
    const aboutIt = (code: string) => wrong({ at, ...asking(code) }).filter((issue) => issue.startsWith(`it.${key}:`))
    for (const code of codes) expect(aboutIt(code)).toEqual([])
    const listed = `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`
    expect(aboutIt("no_money")).toEqual([`it.${key}: Expected ${listed}`])
  })

  it.each([
    ["", {}, `at, id, ${requests.join(", ")}`],
    [
      "charge.",
      { charge: { amount: "1.00 usd" } },
      "amount, net_amount, payment_method, capture_method, decline_code, stripe_account, transfer_data, " +
        "application_fee_amount, transfer_group, description"
    ],
    [
      "charge.transfer_data.",
      { charge: { amount: "1.00 usd", transfer_data: { destination: "ada" } } },
      "destination, amount"
    ],
    ["refund.", { refund: { charge: "flour" } }, "charge, amount, reverse_transfer, refund_application_fee"],
    [
      "transfer.",
      { transfer: { amount: "1.00 usd", destination: "ada" } },
      "amount, destination, stripe_account, source_transaction, source_type, transfer_group, description"
    ],
    ["transfer_reversal.", { transfer_reversal: { transfer: "stall" } }, "transfer, amount, refund_application_fee"],
    ["application_fee_refund.", { application_fee_refund: { fee: "cake" } }, "fee, amount"],
    ["capture.", { capture: { charge: "flour" } }, "charge, amount_to_capture, application_fee_amount"],
    ["authorization_cancel.", { authorization_cancel: { charge: "flour" } }, "charge"],
    ["payout.", { payout: {} }, "stripe_account, amount, method, source_type, description"],
    ["top_up.", { top_up: { amount: "1.00 usd" } }, "amount, expected_availability_date, description"]
  ])("has no unknown key: %sunheard", (place, request, known) => {
    const step = { at, charge: { amount: "1.00 usd" }, ...request }
    if (place !== "" && !place.startsWith("charge")) Reflect.deleteProperty(step, "charge")
    const file = changed(["steps.6", step], [`steps.6.${place}unheard`, 1])
    expect(issuesOf(file)).toEqual([`key steps.6.${place}unheard: Unknown key; expected one of ${known}`])
  })
})
