import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as BalanceTransactions from "#apps/cli/export/BalanceTransactions.ts"
import * as Bakery from "./Bakery.ts"
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
  "reporting_category,source_id,description,account"

const dates = "2026-03-02 09:30:00,2026-03-02 09:30:00,2026-03-04 00:00:00,2026-03-04 00:00:00"

describe("balance transactions as CSV", () => {
  it("have Stripe's columns, decimals in major units and UTC, the corrected one once", () => {
    expect(BalanceTransactions.print(Bakery.entries)).toBe(
      `${header}
txn_1,${dates},usd,10.00,0.59,9.41,charge,ch_1,"Order 17: ""rye"", 2 loaves",acct_platform
txn_2,${dates},usd,8.77,0.00,8.77,charge,py_1,,acct_ada_2
txn_3,${dates},usd,-4.50,0.00,-4.50,flex_loan,,Withheld; see the terms,acct_ada_2
`
    )
  })

  it("have a header even when there are none", () => {
    expect(BalanceTransactions.print([])).toBe(`${header}\n`)
  })

  it.each([
    ["1000 jpy", "36 jpy", ["1000", "36", "964"]],
    ["1.234 kwd", "-0.004 kwd", ["1.234", "-0.004", "1.238"]],
    ["-0.05 eur", "0.00 eur", ["-0.05", "0.00", "-0.05"]],
    ["12345678901234567890.12 usd", "0.01 usd", ["12345678901234567890.12", "0.01", "12345678901234567890.11"]]
  ])("write %s less %s to the last unit", (amount, fee, cells) => {
    const feeDetails = [{ type: "stripe_fee", amount: Bakery.money(fee), description: "" }] as const
    const [, row] = read(BalanceTransactions.print([Bakery.booked({ amount: Bakery.money(amount), feeDetails })]))
    expect(row?.slice(6, 9)).toEqual(cells)
  })

  it("keep every text as it is, formulas included", () => {
    const texts = fc.oneof(fc.constantFrom(...Journals.awkward), fc.string({ unit: "binary" }))
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (descriptions) => {
        const entries = descriptions.map((description, index) => Bakery.booked({ id: `txn_${index}`, description }))
        const [, ...rows] = read(BalanceTransactions.print(entries))
        expect(rows.map((row) => row[11])).toEqual(descriptions)
        expect(rows.every((row) => row.length === 13)).toBe(true)
      })
    )
  })

  it("tell the same id on two accounts apart", () => {
    const rows = read(BalanceTransactions.print([Bakery.booked(), Bakery.booked({ account: "acct_ada_2" })]))
    expect(rows.map((row) => row[12])).toEqual(["account", "acct_platform", "acct_ada_2"])
  })
})
