import { describe, expect, it } from "vitest"
import * as Instant from "#core/time/Instant.ts"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const at = "2026-03-04T12:00:00Z"

describe("a step as a command", () => {
  it("has its step's id as its key, or one by its place", () => {
    const file = changed(["steps.1.id", undefined], ["steps.2.transfer.source_transaction", "step-2"])
    const { stated: steps } = scenarioOf(file)
    expect(steps.map(({ command }) => command.key)).toEqual(["cake", "step-2", "stall", "less", "given", "back"])
    expect(steps[2]?.command).toHaveProperty("sourceTransaction", "ch_step-2")
  })

  it("is dated; a day is its first second", () => {
    expect(scenarioOf(bakery()).stated.map(({ at }) => Instant.format(at))).toEqual([
      "2026-03-02T09:30:00Z",
      "2026-03-02T09:30:00Z",
      "2026-03-03T00:00:00Z",
      "2026-03-03T00:00:00Z",
      "2026-03-03T00:00:00Z",
      "2026-03-04T00:00:00Z"
    ])
  })
})

describe("a step that refers to what is not there", () => {
  const accounts = "expected one of platform, ada, sten"
  const charges = "expected one of cake, flour"

  it.each<readonly [string, unknown, string]>([
    ["steps.1.charge.stripe_account", "ben", `there is no account "ben"; ${accounts}`],
    ["steps.0.charge.transfer_data.destination", "ben", `there is no account "ben"; ${accounts}`],
    ["steps.2.transfer.destination", "acct_ada", `there is no account "acct_ada"; ${accounts}; did you mean ada?`],
    [
      "steps.2.transfer.source_transaction",
      "ch_flour",
      `there is no earlier charge step "ch_flour"; ${charges}; did you mean flour?`
    ],
    ["steps.2.transfer.source_transaction", "less", `there is no earlier charge step "less"; ${charges}`],
    ["steps.2.transfer.source_transaction", "stall", `there is no earlier charge step "stall"; ${charges}`],
    [
      "steps.3.transfer_reversal.transfer",
      "given",
      'there is no earlier transfer, charge or capture step "given"; expected one of cake, flour, stall'
    ],
    [
      "steps.3.transfer_reversal.transfer",
      "less",
      'there is no earlier transfer, charge or capture step "less"; expected one of cake, flour, stall'
    ],
    [
      "steps.4.application_fee_refund.fee",
      "stall",
      `"stall" is a transfer, not a charge, capture or instant payout step; ${charges}`
    ],
    ["steps.5.refund.charge", "stall", `"stall" is a transfer, not a charge step; ${charges}`],
    ["steps.5.refund.charge", "back", `there is no earlier charge step "back"; ${charges}`],
    ["steps.5.refund.charge", "nothing", `there is no earlier charge step "nothing"; ${charges}`]
  ])("is refused: %s of %j", (path, value, message) => {
    expect(issuesOf(changed([path, value]))).toEqual([`${path}: ${message}`])
  })

  it("is refused where there is nothing yet", () => {
    const first = { at: "2026-03-01", id: "first", refund: { charge: "cake" } }
    const { steps } = bakery()
    expect(issuesOf(changed(["steps", [first, ...(Array.isArray(steps) ? steps : [])]]))).toEqual([
      'steps.0.refund.charge: there is no earlier charge step "cake", nor any other'
    ])
  })
})

it("refers to the charge of a bank debit as a py_…", () => {
  const debit = { at, id: "debit", charge: { amount: "10.00 usd", payment_method: "us_bank_account" } }
  const { stated } = scenarioOf(
    changed(
      ["steps.6", debit],
      ["steps.7", { at, refund: { charge: "debit" } }],
      ["steps.8", { at, transfer: { amount: "1.00 usd", destination: "ada", source_transaction: "debit" } }]
    )
  )
  expect(stated.slice(7).map(({ command }) => command)).toMatchObject([
    { charge: "py_debit" },
    { sourceTransaction: "py_debit" }
  ])
})

it.each([{}, { amount: "1.00 usd", net_amount: "1.00 usd" }])("is refused as a charge of %j", (charge) => {
  expect(issuesOf(changed(["steps.6", { at, charge }]))).toEqual([
    "steps.6.charge: Expected either amount or net_amount"
  ])
})

describe("a charge that is held", () => {
  const room = (more: object) =>
    changed(
      ["steps.0.charge.capture_method", "manual"],
      ["steps.4", { at: "2026-03-03", id: "given", capture: { charge: "cake" } }],
      ["steps.5", { at: "2026-03-04", id: "back", ...more }]
    )

  it("keeps its id when it is captured, and its capture's step names its transfer and its fee", () => {
    const idIn = (more: object) => scenarioOf(room(more)).stated[5]?.command
    expect(idIn({ refund: { charge: "cake" } })).toHaveProperty("charge", "ch_cake")
    expect(idIn({ transfer_reversal: { transfer: "given" } })).toHaveProperty("transfer", "tr_given")
    expect(idIn({ application_fee_refund: { fee: "given" } })).toHaveProperty("fee", "fee_given")
  })

  it("has no transfer and no fee by its own step's id, which is told before anything is run", () => {
    const held = 'the money of "cake" is held until it is captured; expected the id of the capture\'s step'
    expect(issuesOf(room({ transfer_reversal: { transfer: "cake" } }))).toEqual([
      `steps.5.transfer_reversal.transfer: ${held}`
    ])
    expect(issuesOf(room({ application_fee_refund: { fee: "cake" } }))).toEqual([
      `steps.5.application_fee_refund.fee: ${held}`
    ])
  })
})

it("is refused as a charge that is direct and to a destination at once", () => {
  expect(issuesOf(changed(["steps.0.charge.stripe_account", "sten"]))).toEqual([
    "steps.0.charge: is either direct (stripe_account) or to a destination (transfer_data): leave one of them out"
  ])
})

describe("a step out of place", () => {
  const before = "is before the step above it, which is at"

  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    [
      "dated before the one above it",
      [["steps.2.at", "2026-03-02T09:29:59Z"]],
      [`steps.2.at: ${before} 2026-03-02T09:30:00Z; expected no earlier moment`]
    ],
    [
      "dated after the one below it",
      [["steps.1.at", "2026-03-03T00:00:01Z"]],
      [`steps.2.at: ${before} 2026-03-03T00:00:01Z; expected no earlier moment`]
    ],
    ["with the id of an earlier one", [["steps.4.id", "cake"]], ['steps.4.id: "cake" is the id of an earlier step']],
    [
      "with the id that an earlier one has by its place",
      [
        ["steps.3.id", undefined],
        ["steps.5.id", "step-4"],
        ["expect.refusals", {}]
      ],
      ['steps.5.id: "step-4" is the id of an earlier step']
    ],
    [
      "whose place is the id of an earlier one",
      [
        ["steps.1.id", "step-6"],
        ["steps.2.transfer.source_transaction", "step-6"],
        ["steps.5.id", undefined],
        ["expect.refusals", {}]
      ],
      ['steps.5.id: "step-6" is the id of an earlier step']
    ]
  ])("is refused: %s", (_, changes, expected) => {
    expect(issuesOf(changed(...changes))).toEqual(expected)
  })

  it("may have the moment of the one above it", () => {
    expect(issuesOf(changed(["steps.5.at", "2026-03-03"]))).toEqual([])
  })
})
