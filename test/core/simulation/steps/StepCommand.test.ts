import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { requestNames, type StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as StepCommand from "#core/simulation/steps/StepCommand.ts"
import * as Instant from "#core/time/Instant.ts"

type Asked = Omit<StepSchema, "at" | "id">

const money = (minor: bigint, currency = "usd") => ({ currency, minor })

/** Two accounts, and a step of every kind that makes something; `room` is held and `debit` is by no card. */
const seen = (): References.References => {
  const references = References.to(new Set(["platform", "ada", "sten"]))
  const steps: Readonly<Record<string, Asked>> = {
    cake: { charge: { amount: "10.00 usd" } },
    flour: { charge: { amount: "30.00 usd" } },
    debit: { charge: { amount: "30.00 usd", payment_method: "us_bank_account" } },
    room: { charge: { amount: "10.00 usd", capture_method: "manual" } },
    stay: { capture: { charge: "room" } },
    stall: { transfer: { amount: "7.00 usd", destination: "sten" } },
    back: { refund: { charge: "cake" } },
    bank: { dispute: { charge: "flour", reason: "fraudulent" } },
    out: { payout: {} },
    more: { top_up: { amount: "5.00 usd" } }
  }
  for (const [id, step] of Object.entries(steps)) {
    references.add(
      id,
      References.makes(
        requestNames.find((name) => name in step),
        step.charge
      )
    )
  }
  return references
}

/** The command of a step called `last`, and what is reported of it. */
const commandOf = (asked: Asked): ReadonlyArray<unknown> => {
  const reported: Array<string> = []
  const command = StepCommand.of("last", { at: "2026-03-04", ...asked }, seen(), (path, message) => {
    reported.push(`${path.join(".")}: ${message}`)
  })
  return [command, ...reported]
}

describe("a step as a command", () => {
  it.each<readonly [Asked, object]>([
    [{ charge: { amount: "10.00 usd" } }, { _tag: "charge", amount: money(1000n) }],
    [
      {
        charge: { amount: "10.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd", description: "Lamp" }
      },
      {
        _tag: "charge",
        amount: money(1000n),
        stripeAccount: "acct_sten",
        applicationFeeAmount: money(100n),
        description: "Lamp"
      }
    ],
    [
      { charge: { amount: "1000 jpy", stripe_account: "platform" } },
      { _tag: "charge", amount: money(1000n, "jpy"), stripeAccount: "acct_platform" }
    ],
    [
      { charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, transfer_group: "orders" } },
      { _tag: "charge", amount: money(1000n), transferData: { destination: "acct_ada" }, transferGroup: "orders" }
    ],
    [
      { charge: { amount: "10.00 usd", transfer_data: { destination: "ada", amount: "9.00 usd" } } },
      { _tag: "charge", amount: money(1000n), transferData: { destination: "acct_ada", amount: money(900n) } }
    ],
    [
      { charge: { net_amount: "10.00 usd", payment_method: "us_bank_account" } },
      { _tag: "charge", netAmount: money(1000n), paymentMethod: "us_bank_account" }
    ],
    [
      { dispute: { charge: "debit", reason: "debit_not_authorized" } },
      { _tag: "dispute", charge: "py_debit", reason: "debit_not_authorized" }
    ],
    [
      {
        dispute: {
          charge: "room",
          amount: "40.00 usd",
          reason: "duplicate",
          status: "lost",
          evidence_due_by: "2026-03-20"
        }
      },
      {
        _tag: "dispute",
        charge: "ch_room",
        amount: money(4000n),
        reason: "duplicate",
        status: "lost",
        evidenceDueBy: Result.getOrThrow(Instant.parse("2026-03-20T23:59:59Z"))
      }
    ],
    [{ dispute_escalation: { dispute: "bank" } }, { _tag: "dispute_escalation", dispute: "dp_bank" }],
    [
      { dispute_escalation: { dispute: "bank", evidence_due_by: "2026-03-20T12:00Z" } },
      {
        _tag: "dispute_escalation",
        dispute: "dp_bank",
        evidenceDueBy: Result.getOrThrow(Instant.parse("2026-03-20T12:00Z"))
      }
    ],
    [{ dispute_evidence: { dispute: "bank" } }, { _tag: "dispute_evidence", dispute: "dp_bank" }],
    [{ dispute_close: { dispute: "bank" } }, { _tag: "dispute_close", dispute: "dp_bank" }],
    [{ dispute_won: { dispute: "bank" } }, { _tag: "dispute_won", dispute: "dp_bank" }],
    [{ dispute_lost: { dispute: "bank" } }, { _tag: "dispute_lost", dispute: "dp_bank" }],
    [
      { dispute_lost: { dispute: "bank", amount_reinstated: "4.00 usd" } },
      { _tag: "dispute_lost", dispute: "dp_bank", amountReinstated: money(400n) }
    ],
    [{ refund: { charge: "flour" } }, { _tag: "refund", charge: "ch_flour" }],
    [
      { refund: { charge: "flour", amount: "1.00 usd", reverse_transfer: true, refund_application_fee: false } },
      {
        _tag: "refund",
        charge: "ch_flour",
        amount: money(100n),
        reverseTransfer: true,
        refundApplicationFee: false
      }
    ],
    [
      { transfer: { amount: "1.00 usd", destination: "ada" } },
      { _tag: "transfer", amount: money(100n), destination: "acct_ada" }
    ],
    [
      {
        transfer: {
          amount: "1.00 usd",
          destination: "ada",
          source_transaction: "cake",
          transfer_group: "orders",
          description: "Share"
        }
      },
      {
        _tag: "transfer",
        amount: money(100n),
        destination: "acct_ada",
        sourceTransaction: "ch_cake",
        transferGroup: "orders",
        description: "Share"
      }
    ],
    [
      { transfer: { amount: "1.00 usd", destination: "platform", stripe_account: "ada", source_type: "card" } },
      {
        _tag: "transfer",
        amount: money(100n),
        destination: "acct_platform",
        stripeAccount: "acct_ada",
        sourceType: "card"
      }
    ],
    [{ transfer_reversal: { transfer: "stall" } }, { _tag: "transfer_reversal", transfer: "tr_stall" }],
    [
      { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
      { _tag: "transfer_reversal", transfer: "tr_cake", amount: money(100n), refundApplicationFee: true }
    ],
    [{ application_fee_refund: { fee: "cake" } }, { _tag: "application_fee_refund", fee: "fee_cake" }],
    [
      { application_fee_refund: { fee: "cake", amount: "1.00 usd" } },
      { _tag: "application_fee_refund", fee: "fee_cake", amount: money(100n) }
    ],
    [
      { charge: { net_amount: "10.00 usd", payment_method: "card_keyed" } },
      { _tag: "charge", netAmount: money(1000n), paymentMethod: "card_keyed" }
    ],
    [
      { charge: { amount: "10.00 usd", capture_method: "manual" } },
      { _tag: "charge", amount: money(1000n), captureMethod: "manual" }
    ],
    [
      { charge: { amount: "10.00 usd", capture_method: "automatic", decline_code: "lost_card" } },
      { _tag: "charge", amount: money(1000n), captureMethod: "automatic", declineCode: "lost_card" }
    ],
    [{ capture: { charge: "room" } }, { _tag: "capture", charge: "ch_room" }],
    [
      { capture: { charge: "room", amount_to_capture: "6.00 usd", application_fee_amount: "0.60 usd" } },
      { _tag: "capture", charge: "ch_room", amountToCapture: money(600n), applicationFeeAmount: money(60n) }
    ],
    [{ authorization_cancel: { charge: "room" } }, { _tag: "authorization_cancel", charge: "ch_room" }],
    [{ refund: { charge: "debit" } }, { _tag: "refund", charge: "py_debit" }],
    [{ refund_cancel: { refund: "back" } }, { _tag: "refund_cancel", refund: "re_back" }],
    [
      { refund_failure: { refund: "back", failure_reason: "declined" } },
      { _tag: "refund_failure", refund: "re_back", failureReason: "declined" }
    ],
    [
      { transfer: { amount: "1.00 usd", destination: "ada", source_type: "bank_account" } },
      { _tag: "transfer", amount: money(100n), destination: "acct_ada", sourceType: "bank_account" }
    ],
    [{ transfer_reversal: { transfer: "stay" } }, { _tag: "transfer_reversal", transfer: "tr_stay" }],
    [{ application_fee_refund: { fee: "stay" } }, { _tag: "application_fee_refund", fee: "fee_stay" }],
    [{ payout: {} }, { _tag: "payout" }],
    [
      { payout: { stripe_account: "ada", amount: "5.00 usd", source_type: "fpx", description: "Week 10" } },
      { _tag: "payout", stripeAccount: "acct_ada", amount: money(500n), sourceType: "fpx", description: "Week 10" }
    ],
    [
      { payout: { method: "instant", stripe_account: "ada" } },
      { _tag: "payout", method: "instant", stripeAccount: "acct_ada" }
    ],
    [{ payout: { method: "standard" } }, { _tag: "payout" }],
    [{ payout_reversal: { payout: "out" } }, { _tag: "payout_reversal", payout: "po_out" }],
    [{ payout_cancel: { payout: "out" } }, { _tag: "payout_cancel", payout: "po_out" }],
    [
      { payout_failure: { payout: "ada.2026-03-05", failure_code: "no_account" } },
      { _tag: "payout_failure", payout: "po_ada.2026-03-05", failureCode: "no_account" }
    ],
    [
      { payout_cancel: { payout: "platform.2026-03-05.bank_account" } },
      { _tag: "payout_cancel", payout: "po_platform.2026-03-05.bank_account" }
    ],
    [{ external_account_update: {} }, { _tag: "external_account_update" }],
    [
      { external_account_update: { stripe_account: "ada" } },
      { _tag: "external_account_update", stripeAccount: "acct_ada" }
    ],
    [
      { payout_failure: { payout: "out", failure_code: "account_closed" } },
      { _tag: "payout_failure", payout: "po_out", failureCode: "account_closed" }
    ],
    [{ top_up: { amount: "5.00 usd" } }, { _tag: "top_up", amount: money(500n) }],
    [
      { top_up: { amount: "5.00 usd", expected_availability_date: "2026-03-09", description: "Float" } },
      {
        _tag: "top_up",
        amount: money(500n),
        expectedAvailabilityDate: Result.getOrThrow(Instant.parse("2026-03-09")),
        description: "Float"
      }
    ],
    [{ top_up_cancel: { top_up: "more" } }, { _tag: "top_up_cancel", topUp: "tu_more" }],
    [
      { top_up_failure: { top_up: "more", failure_code: "insufficient_funds" } },
      { _tag: "top_up_failure", topUp: "tu_more", failureCode: "insufficient_funds" }
    ],
    [{ top_up_reversal: { top_up: "more" } }, { _tag: "top_up_reversal", topUp: "tu_more" }]
  ])("%j", (step, command) => {
    expect(commandOf(step)).toEqual([{ key: "last", ...command }])
  })
})

describe("a step whose names lead nowhere", () => {
  it.each<readonly [Asked, string]>([
    [{ charge: { amount: "1.00 usd", stripe_account: "x" } }, "charge.stripe_account: there is no account"],
    [
      { charge: { amount: "1.00 usd", transfer_data: { destination: "x" } } },
      "charge.transfer_data.destination: there is no account"
    ],
    [{ capture: { charge: "stay" } }, 'capture.charge: "stay" is a capture, not a charge step'],
    [{ authorization_cancel: { charge: "x" } }, "authorization_cancel.charge: there is no earlier charge step"],
    [{ refund: { charge: "stay" } }, 'refund.charge: "stay" is a capture, not a charge step'],
    [{ refund_cancel: { refund: "cake" } }, 'refund_cancel.refund: "cake" is a charge, not a refund step'],
    [
      { refund_failure: { refund: "x", failure_reason: "unknown" } },
      "refund_failure.refund: there is no earlier refund step"
    ],
    [{ transfer: { amount: "1.00 usd", destination: "x" } }, "transfer.destination: there is no account"],
    [
      { transfer: { amount: "1.00 usd", destination: "platform", stripe_account: "x" } },
      "transfer.stripe_account: there is no account"
    ],
    [
      { transfer: { amount: "1.00 usd", destination: "ada", source_transaction: "x" } },
      "transfer.source_transaction: there is no earlier charge step"
    ],
    [
      { transfer_reversal: { transfer: "x" } },
      "transfer_reversal.transfer: there is no earlier transfer, charge or capture step"
    ],
    [{ transfer_reversal: { transfer: "room" } }, 'transfer_reversal.transfer: the money of "room" is held until'],
    [
      { application_fee_refund: { fee: "x" } },
      "application_fee_refund.fee: there is no earlier charge, capture or instant payout step"
    ],
    [{ application_fee_refund: { fee: "room" } }, 'application_fee_refund.fee: the money of "room" is held until'],
    [{ payout: { stripe_account: "x" } }, "payout.stripe_account: there is no account"],
    [{ payout_cancel: { payout: "x" } }, "payout_cancel.payout: there is no earlier payout step"],
    [
      { payout_failure: { payout: "nobody.2026-03-05", failure_code: "no_account" } },
      'payout_failure.payout: there is no account "nobody"; expected one of platform, ada, sten'
    ],
    [
      { payout_failure: { payout: "more", failure_code: "no_account" } },
      'payout_failure.payout: "more" is a top_up, not a payout step'
    ],
    [{ payout_reversal: { payout: "x" } }, "payout_reversal.payout: there is no earlier payout step"],
    [{ top_up_cancel: { top_up: "out" } }, 'top_up_cancel.top_up: "out" is a payout, not a top_up step'],
    [
      { top_up_failure: { top_up: "x", failure_code: "no_account" } },
      "top_up_failure.top_up: there is no earlier top_up step"
    ],
    [{ top_up_reversal: { top_up: "x" } }, "top_up_reversal.top_up: there is no earlier top_up step"]
  ])("%j", (asked, expected) => {
    const [, ...reported] = commandOf(asked)
    expect(reported).toHaveLength(1)
    expect(reported[0]).toContain(expected)
  })
})

describe("a charge that contradicts itself", () => {
  it("is direct and to a destination at once", () => {
    const both = { amount: "1.00 usd", stripe_account: "ada", transfer_data: { destination: "sten" } }
    expect(commandOf({ charge: both }).slice(1)).toEqual([
      "charge: is either direct (stripe_account) or to a destination (transfer_data): leave one of them out"
    ])
  })

  it("declines a card where no card pays", () => {
    const asked = { amount: "1.00 usd", decline_code: "lost_card" } as const
    expect(commandOf({ charge: { ...asked, payment_method: "us_bank_account" } }).slice(1)).toEqual([
      "charge.decline_code: is about cards, and us_bank_account is none: leave it out"
    ])
    expect(commandOf({ charge: { ...asked, payment_method: "card_present" } })).toHaveLength(1)
  })
})

it("a debit cannot come out of a charge of the platform's", () => {
  const asked = { amount: "1.00 usd", destination: "platform", stripe_account: "ada", source_transaction: "cake" }
  expect(commandOf({ transfer: asked }).slice(1)).toEqual([
    "transfer.source_transaction: is for transfers of the platform; leave it or stripe_account out"
  ])
})

it("is a bug where a step asks for nothing", () => {
  expect(() => commandOf({})).toThrow("step last asks for nothing")
})
