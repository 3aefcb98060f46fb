/**
 * RefusalRows: what must be refused, with the answer to it, and the requests that many such rows begin with.
 */
import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  money,
  platformOf,
  priced,
  refused,
  thursday,
  toAda,
  transfer
} from "./Worlds.ts"

/** What was done before, what is asked now (three days later, when all money is available), and Stripe's answer. */
export type Row = readonly [
  before: ReadonlyArray<Command>,
  asked: Command,
  answer: string,
  setup?: Parameters<typeof after>[1]
]

export const closed = connected("Closed", "express", { capabilities: new Set() })
export const yen = { platform: platformOf("JP"), accounts: [] }
export const pounds = (country: string, currency: string): StripeAccount.PlatformAccount => {
  const fixed = { ...money(`0 ${currency}`) }
  return { ...platformOf("US"), country, currency: fixed.currency, tariff: priced(platformOf("US").tariff, { fixed }) }
}
export const inCurrency = (currency: string) => ({ platform: pounds("US", currency), accounts: [] })
export const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("1.23 usd") })
export const flour = charge("flour", "10.00 usd")
/** Pending for four business days: until the day after these requests are made. */
export const rent = charge("rent", "10.00 usd", { paymentMethod: "us_bank_account" })
export const sent = transfer("sent", "4.08 usd", { sourceTransaction: "ch_flour" })
export const usd = (amount: string) => ({ amount: money(`${amount} usd`) })
export const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
export const part = (amount: string) => ({ transferData: { destination: ada.id, amount: money(amount) } })

/** Says that each of the refusals is met by each of its rows, and that none is left out. */
export const eachIsMet = <Constructor extends string>(
  constructors: ReadonlyArray<string>,
  table: { readonly [constructor in Constructor]: ReadonlyArray<Row> }
): void => {
  const rowsOf = Object.entries<ReadonlyArray<Row>>(table)
  describe.each(rowsOf)("%s", (_, rows) => {
    it.each(rows.map((row) => [row[2], row] as const))("%s", (expected, [before, asked, , setup]) => {
      const world = after(before, setup)
      expect(answer(refused(world, asked, thursday))).toBe(expected)
    })
  })

  it("every refusal that there is has its rows here", () => {
    expect(Object.keys(table).toSorted()).toEqual(constructors.toSorted())
    for (const [name, rows] of rowsOf) expect(rows.length, name).toBeGreaterThan(0)
  })
}
