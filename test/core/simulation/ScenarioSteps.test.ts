import { describe, expect, it } from "vitest"
import * as Instant from "#core/time/Instant.ts"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "./ScenarioFiles.ts"

const at = "2026-03-04T12:00:00Z"
const money = (minor: bigint, currency = "usd") => ({ currency, minor })

/** The command of a step that comes last in the bakery. */
const commandOf = (step: object) => scenarioOf(changed(["steps.6", { at, ...step }])).steps[6]?.command

describe("a step as a command", () => {
  it.each<readonly [object, object]>([
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
    [{ transfer_reversal: { transfer: "stall" } }, { _tag: "transfer_reversal", transfer: "tr_stall" }],
    [
      { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
      { _tag: "transfer_reversal", transfer: "tr_cake", amount: money(100n), refundApplicationFee: true }
    ],
    [{ application_fee_refund: { fee: "cake" } }, { _tag: "application_fee_refund", fee: "fee_cake" }],
    [
      { application_fee_refund: { fee: "cake", amount: "1.00 usd" } },
      { _tag: "application_fee_refund", fee: "fee_cake", amount: money(100n) }
    ]
  ])("%j", (step, command) => {
    expect(commandOf({ id: "last", ...step })).toEqual({ key: "last", ...command })
  })

  it("has its step's id as its key, or one by its place", () => {
    const file = changed(["steps.1.id", undefined], ["steps.2.transfer.source_transaction", "step-2"])
    const { steps } = scenarioOf(file)
    expect(steps.map(({ command }) => command.key)).toEqual(["cake", "step-2", "stall", "less", "given", "back"])
    expect(steps[2]?.command).toHaveProperty("sourceTransaction", "ch_step-2")
  })

  it("is dated; a day is its first second", () => {
    expect(scenarioOf(bakery()).steps.map(({ at }) => Instant.format(at))).toEqual([
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
    ["steps.2.transfer.destination", "acct_ada", `there is no account "acct_ada"; ${accounts}`],
    ["steps.2.transfer.source_transaction", "ch_flour", `there is no earlier charge step "ch_flour"; ${charges}`],
    ["steps.2.transfer.source_transaction", "less", `there is no earlier charge step "less"; ${charges}`],
    ["steps.2.transfer.source_transaction", "stall", `there is no earlier charge step "stall"; ${charges}`],
    [
      "steps.3.transfer_reversal.transfer",
      "given",
      'there is no earlier transfer or charge step "given"; expected one of cake, flour, stall'
    ],
    [
      "steps.3.transfer_reversal.transfer",
      "less",
      'there is no earlier transfer or charge step "less"; expected one of cake, flour, stall'
    ],
    ["steps.4.application_fee_refund.fee", "stall", `there is no earlier charge step "stall"; ${charges}`],
    ["steps.5.refund.charge", "stall", `there is no earlier charge step "stall"; ${charges}`],
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
      [`steps.2.at: ${before} 2026-03-02T09:30:00Z`]
    ],
    [
      "dated after the one below it",
      [["steps.1.at", "2026-03-03T00:00:01Z"]],
      [`steps.2.at: ${before} 2026-03-03T00:00:01Z`]
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
