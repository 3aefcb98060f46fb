import { describe, expect, it } from "vitest"
import { requestNames } from "#core/simulation/StepSchema.ts"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const at = "2026-03-04T12:00:00Z"

/** What is wrong with the step that comes last in the bakery. */
const wrong = (step: unknown): ReadonlyArray<string> =>
  issuesOf(changed(["steps.6", step])).map((issue) => issue.replace("steps.6", "it"))

describe("a step", () => {
  it("asks for one of five things", () => {
    expect(requestNames).toEqual(["charge", "refund", "transfer", "transfer_reversal", "application_fee_refund"])
  })

  it.each([
    { charge: { amount: "10.00 usd" } },
    { charge: { amount: "10.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd" } },
    { charge: { amount: "10.00 usd", transfer_data: { destination: "ada", amount: "9.00 usd" } } },
    { charge: { amount: "10.00 usd", transfer_group: "orders", description: "Bread" } },
    { refund: { charge: "flour" } },
    { refund: { charge: "flour", amount: "1.00 usd", reverse_transfer: false, refund_application_fee: true } },
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
    { transfer_reversal: { transfer: "stall" } },
    { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
    { application_fee_refund: { fee: "cake" } },
    { application_fee_refund: { fee: "cake", amount: "1.00 usd" } }
  ])("may be %j", (request) => {
    expect(wrong({ at, id: "last", ...request })).toEqual([])
    expect(wrong({ at, ...request })).toEqual([])
  })

  it.each<readonly [unknown, ReadonlyArray<string>]>([
    [
      5,
      ["it: Expected a map with the keys at, id, charge, refund, transfer, transfer_reversal, application_fee_refund"]
    ],
    [
      { charge: { amount: "10.00 usd" } },
      ["it.at: Missing key. When it happens, in UTC; no earlier than the step above it."]
    ],
    [{ at }, ["it: Expected exactly one of charge, refund, transfer, transfer_reversal, application_fee_refund"]],
    [
      { at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" } },
      [
        "it: Expected exactly one of charge, refund, transfer, transfer_reversal, application_fee_refund; " +
          "found charge and refund"
      ]
    ],
    [
      { at, charge: { amount: "1.00 usd" }, refund: { charge: "flour" }, transfer_reversal: { transfer: "stall" } },
      [
        "it: Expected exactly one of charge, refund, transfer, transfer_reversal, application_fee_refund; " +
          "found charge and refund and transfer_reversal"
      ]
    ],
    [{ at, charge: {} }, ["it.charge.amount: Missing key. What the payer pays."]],
    [
      { at, charge: { amount: "1.00 usd", transfer_data: {} } },
      ["it.charge.transfer_data.destination: Missing key. The connected account that receives the money."]
    ],
    [{ at, refund: {} }, ["it.refund.charge: Missing key. The charge to refund, by the id of its step."]],
    [
      { at, transfer: {} },
      [
        "it.transfer.amount: Missing key. What to send.",
        "it.transfer.destination: Missing key. The connected account that receives it."
      ]
    ],
    [
      { at, transfer_reversal: {} },
      [
        "it.transfer_reversal.transfer: Missing key. The transfer to take back, by the id of its step; of a destination charge, the charge's."
      ]
    ],
    [
      { at, application_fee_refund: {} },
      ["it.application_fee_refund.fee: Missing key. The application fee to give back, by the id of its charge's step."]
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

  it.each([
    ["", {}, "at, id, charge, refund, transfer, transfer_reversal, application_fee_refund"],
    [
      "charge.",
      { charge: { amount: "1.00 usd" } },
      "amount, stripe_account, transfer_data, application_fee_amount, transfer_group, description"
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
      "amount, destination, source_transaction, transfer_group, description"
    ],
    ["transfer_reversal.", { transfer_reversal: { transfer: "stall" } }, "transfer, amount, refund_application_fee"],
    ["application_fee_refund.", { application_fee_refund: { fee: "cake" } }, "fee, amount"]
  ])("has no unknown key: %sunheard", (place, request, known) => {
    const step = { at, charge: { amount: "1.00 usd" }, ...request }
    if (place !== "" && !place.startsWith("charge")) Reflect.deleteProperty(step, "charge")
    const file = changed(["steps.6", step], [`steps.6.${place}unheard`, 1])
    expect(issuesOf(file)).toEqual([`key steps.6.${place}unheard: Unknown key; expected one of ${known}`])
  })
})
