import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Bakery from "./Bakery.ts"
import * as Written from "../../../oracles/Written.ts"
import * as Journals from "../../../oracles/Journals.ts"

/** The cells of a CSV text as RFC 4180 has them, with lines that end in a line feed. */
const read = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<Array<string>> = []
  let row: Array<string> = []
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ",") continue
    rows.push(row)
    row = []
  }
  return rows
}

const header =
  "balance_transaction_id,created_utc,created,available_on_utc,available_on,currency,gross,fee,net," +
  "reporting_category,source_id,description,charge_id,charge_created_utc,charge_created,connected_account_id," +
  "connected_account_name,connected_account_country,connected_account_direct_charge_id,destination_payment_id," +
  "transfer_id,account"

/** Without anything known of what the transactions are about. */
const print = (entries: ReadonlyArray<Entry>): string => BalanceTransactions.print(entries, [], Written.unknown)

const dates = "2026-03-02 09:30:00,2026-03-02 09:30:00,2026-03-04 00:00:00,2026-03-04 00:00:00"

describe("balance transactions as CSV", () => {
  it("have Stripe's columns, decimals in major units and UTC, the corrected one once", () => {
    expect(BalanceTransactions.print(Bakery.entries, Bakery.owners, Bakery.objects)).toBe(
      `${header}
txn_1,${dates},usd,10.00,0.59,9.41,charge,ch_1,"Order 17: ""rye"", 2 loaves",ch_1,2026-03-02 09:30:00,2026-03-02 09:30:00,acct_ada_2,"Ada's
Bakery",DE,,py_1,tr_1,acct_platform
txn_2,${dates},usd,8.77,0.00,8.77,charge,py_1,,,,,,,,,,,acct_ada_2
txn_3,${dates},usd,-4.50,0.00,-4.50,flex_loan,,Withheld; see the terms,,,,,,,,,,acct_ada_2
`
    )
  })

  it("have a header even when there are none", () => {
    expect(print([])).toBe(`${header}\n`)
  })

  it.each([
    ["1000 jpy", "36 jpy", ["1000", "36", "964"]],
    ["1.234 kwd", "-0.004 kwd", ["1.234", "-0.004", "1.238"]],
    ["-0.05 eur", "0.00 eur", ["-0.05", "0.00", "-0.05"]],
    ["12345678901234567890.12 usd", "0.01 usd", ["12345678901234567890.12", "0.01", "12345678901234567890.11"]]
  ])("write %s less %s to the last unit", (amount, fee, cells) => {
    const feeDetails = [{ type: "stripe_fee", amount: Bakery.money(fee), description: "" }] as const
    const [, row] = read(print([Bakery.booked({ amount: Bakery.money(amount), feeDetails })]))
    expect(row?.slice(6, 9)).toEqual(cells)
  })

  it("keep every text as it is, formulas included", () => {
    const texts = fc.oneof(fc.constantFrom(...Journals.awkward), fc.string({ unit: "binary" }))
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (descriptions) => {
        const entries = descriptions.map((description, index) => Bakery.booked({ id: `txn_${index}`, description }))
        const [, ...rows] = read(print(entries))
        expect(rows.map((row) => row[11])).toEqual(descriptions)
        expect(rows.every((row) => row.length === 22)).toBe(true)
      })
    )
  })

  it("tell the same id on two accounts apart", () => {
    const rows = read(print([Bakery.booked(), Bakery.booked({ account: "acct_ada_2" })]))
    expect(rows.map((row) => row[21])).toEqual(["account", "acct_platform", "acct_ada_2"])
  })
})

describe("the columns of what a balance transaction is about", () => {
  const at = "2026-03-02T09:30:00Z"
  const both = { reverse_transfer: true, refund_application_fee: true }
  const scenario = Result.getOrThrow(
    Scenario.decode({
      name: "A payment of each kind",
      platform: { name: "Market", country: "US" },
      accounts: { ada: { name: "Ada", type: "express" }, sten: { name: "Sten", type: "standard", country: "US" } },
      steps: [
        {
          at,
          id: "cake",
          charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, application_fee_amount: "2.00 usd" }
        },
        { at, id: "back", refund: { charge: "cake", amount: "5.00 usd", ...both } },
        { at, id: "lamp", charge: { amount: "20.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd" } },
        { at, id: "given", application_fee_refund: { fee: "lamp", amount: "0.40 usd" } },
        { at, id: "flour", charge: { amount: "30.00 usd" } },
        { at, id: "stall", transfer: { amount: "7.00 usd", destination: "ada", source_transaction: "flour" } }
      ]
    })
  )
  const world = MemoryWorld.make(scenario)
  const entries: Array<Entry> = []
  Simulation.run(scenario, world, undefined, (seen) => {
    entries.push(...(seen._tag === "refused" ? expect.fail(seen.refusal.message) : Run.entriesOf(seen)))
  })
  const [header = [], ...rows] = read(
    BalanceTransactions.print(entries, [scenario.platform, ...scenario.accounts], world)
  )
  const cell = (row: ReadonlyArray<string>, name: string) => row[header.indexOf(name)] ?? expect.fail(name)

  it("name the charge, the transfer and the connected account, the latter on the platform's rows", () => {
    const names = ["account", "reporting_category", "charge_id", "connected_account_id"]
    const others = ["connected_account_direct_charge_id", "destination_payment_id", "transfer_id"]
    const told = rows.map((row) => [...names, ...others].map((name) => cell(row, name) || "-").join(" "))
    expect(told).toEqual([
      "acct_platform charge ch_cake acct_ada - py_cake tr_cake",
      "acct_platform transfer ch_cake acct_ada - py_cake tr_cake",
      "acct_ada charge py_cake - - py_cake tr_cake",
      "acct_platform platform_earning ch_cake acct_ada - py_cake tr_cake",
      "acct_platform refund ch_cake acct_ada - py_cake tr_cake",
      "acct_platform transfer_reversal ch_cake acct_ada - py_cake tr_cake",
      "acct_ada refund py_cake - - py_cake tr_cake",
      "acct_platform platform_earning_refund ch_cake acct_ada - py_cake tr_cake",
      "acct_ada other_adjustment py_cake - - py_cake tr_cake",
      "acct_sten charge ch_lamp - - - -",
      "acct_platform platform_earning - acct_sten ch_lamp - -",
      "acct_platform platform_earning_refund - acct_sten ch_lamp - -",
      "acct_sten other_adjustment ch_lamp - - - -",
      "acct_platform charge ch_flour - - - -",
      "acct_platform transfer ch_flour acct_ada - py_stall tr_stall",
      "acct_ada charge py_stall - - py_stall tr_stall"
    ])
  })

  it("say more of that charge and that account", () => {
    for (const row of rows) {
      const created = world.charge(cell(row, "charge_id")) === undefined ? "" : cell(row, "created")
      expect([cell(row, "charge_created"), cell(row, "charge_created_utc")]).toEqual([created, created])
      const other = scenario.accounts.find(({ id }) => id === cell(row, "connected_account_id"))
      expect(cell(row, "connected_account_name")).toBe(other?.name ?? "")
      expect(cell(row, "connected_account_country")).toBe(other?.country ?? "")
    }
  })

  it("name an account that is not listed by its id alone", () => {
    const [, row = []] = read(BalanceTransactions.print(entries, [], world))
    expect(cell(row, "connected_account_id")).toBe("acct_ada")
    expect(cell(row, "connected_account_name")).toBe("")
  })
})
