import { describe, expect, it } from "vitest"
import * as DisputeRefusal from "#core/connect/refusals/DisputeRefusal.ts"
import { eachIsMet, flour, rent } from "../RefusalRows.ts"
import {
  dispute,
  disputeClose,
  escalation,
  evidence,
  hold,
  inquiry,
  lost,
  moment,
  money,
  paymentFailure,
  refund,
  won
} from "../Worlds.ts"

describe("a refund of a disputed charge", () => {
  it("is refused with Stripe's words and code, as recorded", () => {
    expect(DisputeRefusal.chargeDisputed("ch_3MI9w4FwLMQuqQ0P08ZPtxtm")).toMatchObject({
      type: "invalid_request_error",
      status: 400,
      code: "charge_disputed",
      message: "Charge ch_3MI9w4FwLMQuqQ0P08ZPtxtm has been charged back; cannot issue a refund."
    })
  })
})

eachIsMet<keyof typeof DisputeRefusal>(Object.keys(DisputeRefusal), {
  chargeDisputed: [
    [
      [flour, dispute("bank", "ch_flour")],
      refund("x", "ch_flour"),
      "400 invalid_request_error charge_disputed: Charge ch_flour has been charged back; cannot issue a refund."
    ]
  ],
  disputeStatus: [
    [
      [flour, dispute("bank", "ch_flour")],
      escalation("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is needs_response, so it cannot be escalated: expected an open " +
        "inquiry."
    ],
    [
      [flour, dispute("bank", "ch_flour", { status: "lost" })],
      evidence("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is lost, so it cannot be answered: expected one that needs a " +
        "response."
    ],
    [
      [flour, dispute("bank", "ch_flour", { status: "lost" })],
      disputeClose("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is lost, so it cannot be closed: expected one in needs_response."
    ],
    [
      [flour, dispute("bank", "ch_flour")],
      won("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is needs_response, so it cannot be won: expected one that was " +
        "countered (dispute_evidence), or lost whole."
    ],
    [
      [flour, dispute("bank", "ch_flour", { status: "prevented" })],
      lost("x", "dp_bank"),
      "400 invalid_request_error: The dispute dp_bank is prevented, so it cannot be lost: expected one that was " +
        "countered (dispute_evidence); others need no decision."
    ]
  ],
  isFinal: [
    [
      [rent],
      inquiry("x", "py_rent"),
      "400 invalid_request_error: A dispute of py_rent is final, as of every payment by us_bank_account: expected it to " +
        "be lost."
    ],
    [
      [rent],
      dispute("x", "py_rent", { status: "needs_response" }),
      "400 invalid_request_error: A dispute of py_rent is final, as of every payment by us_bank_account: expected it to " +
        "be lost."
    ]
  ],
  notPaidYet: [
    [
      [rent],
      dispute("x", "py_rent"),
      "400 invalid_request_error: Charge py_rent is pending: a bank that does not pay it fails it (payment_failure)."
    ]
  ],
  nothingToDispute: [
    [
      [rent, paymentFailure("bank", "py_rent")],
      dispute("x", "py_rent"),
      "400 invalid_request_error: Charge py_rent was not paid, so there is nothing to dispute."
    ],
    [
      [flour, refund("back", "ch_flour")],
      dispute("x", "ch_flour"),
      "400 invalid_request_error: Charge ch_flour was refunded whole, so there is nothing to dispute."
    ],
    [
      [hold("bike", "10.00 usd")],
      dispute("x", "ch_bike"),
      "400 invalid_request_error: Charge ch_bike was not captured, so there is nothing to dispute."
    ]
  ],
  disputedWhole: [
    [
      [flour, dispute("bank", "ch_flour")],
      dispute("x", "ch_flour"),
      "400 invalid_request_error amount: Nothing of charge ch_flour is left that was not refunded, disputed or asked " +
        "about, and a bank disputes each part once: state the amount of another dispute."
    ],
    [
      [flour, inquiry("bank", "ch_flour", { amount: money("12.00 usd") })],
      dispute("x", "ch_flour"),
      "400 invalid_request_error amount: Nothing of charge ch_flour is left that was not refunded, disputed or asked " +
        "about, and a bank disputes each part once: state the amount of another dispute."
    ]
  ],
  deadlinePassed: [
    [
      [flour],
      dispute("x", "ch_flour", { evidenceDueBy: moment("2026-03-05T11:59:59Z") }),
      "400 invalid_request_error evidence_due_by: The deadline for evidence must not be before the dispute."
    ],
    [
      [flour, inquiry("bank", "ch_flour")],
      escalation("x", "dp_bank", moment("2026-03-05T11:59:59Z")),
      "400 invalid_request_error evidence_due_by: The deadline for evidence must not be before the dispute."
    ]
  ],
  notPartOfDispute: [
    [
      [flour, dispute("bank", "ch_flour"), evidence("no", "dp_bank")],
      lost("x", "dp_bank", "10.00 usd"),
      "400 invalid_request_error amount_reinstated: The amount reinstated ($10.00) must be less than the disputed amount " +
        "($10.00); a dispute that returns all of it is won."
    ]
  ]
})
