import { describe, expect, it } from "vitest"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as Product from "#core/connect/prices/Product.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import { moment, money } from "../Worlds.ts"

const free = money("0.00 usd")
const billing: Product.Price = { rates: Product.billingRates, fixed: free, billed: "daily" }
const monthly: Product.Price = { ...billing, billed: "monthly" }

describe("the line of a product", () => {
  it.each<readonly [Product.Price, at: string, first: string, last: string, billedAt: string]>([
    [billing, "2023-06-07T00:00:00Z", "2023-06-07", "2023-06-07", "2023-06-08T03:38:00Z"],
    [billing, "2023-06-07T23:59:59Z", "2023-06-07", "2023-06-07", "2023-06-08T03:38:00Z"],
    [billing, "2023-12-31T12:00:00Z", "2023-12-31", "2023-12-31", "2024-01-01T03:38:00Z"],
    [monthly, "2024-02-01T00:00:00Z", "2024-02-01", "2024-02-29", "2024-03-01T00:00:00Z"],
    [monthly, "2024-12-31T23:59:59Z", "2024-12-01", "2024-12-31", "2025-01-01T00:00:00Z"],
    [monthly, "2024-11-15T23:59:59Z", "2024-11-01", "2024-11-30", "2024-12-01T00:00:00Z"]
  ])("%# of a payment at %s is from %s to %s, written at %s", (price, at, first, last, billedAt) => {
    const period = Product.periodOf(price, moment(at))
    expect([Day.format(period.first), Day.format(period.last), Instant.format(period.billedAt)]).toEqual([
      first,
      last,
      billedAt
    ])
  })

  // polarsource/polar reads these from its platform's balance: server/polar/transaction, processor fees.
  it.each<readonly [Product.Product, daily: string, monthly: string]>([
    ["billing", "Billing - Usage Fee (2026-03-02)", "Billing - Usage Fee (2026-03-01 - 2026-03-31)"],
    ["invoicing", "Invoicing (2026-03-02): Invoicing Plus", "Invoicing (2026-03-01 - 2026-03-31): Invoicing Plus"],
    ["tax", "Automatic Taxes (2026-03-02): Automatic tax", "Automatic Taxes (2026-03-01 - 2026-03-31): Automatic tax"],
    ["radar", "Radar (2026-03-02): Radar for Fraud Teams", "Radar (2026-03-01 - 2026-03-31): Radar for Fraud Teams"],
    ["three_d_secure", "3D Secure (2026-03-02): Lookup", "3D Secure (2026-03-01 - 2026-03-31): Lookup"],
    [
      "adaptive_acceptance",
      "Payments (2026-03-02): Authorization optimization",
      "Payments (2026-03-01 - 2026-03-31): Authorization optimization"
    ],
    [
      "card_account_updater",
      "Payments (2026-03-02): Card account updater",
      "Payments (2026-03-01 - 2026-03-31): Card account updater"
    ]
  ])("of %s is called %s, or %s", (product, day, month) => {
    const at = moment("2026-03-02T10:00:00Z")
    expect(Product.description(product, Product.periodOf(billing, at))).toBe(day)
    expect(Product.description(product, Product.periodOf(monthly, at))).toBe(month)
  })

  it("is of a product of which it is known who pays for it", () => {
    expect(Product.all).toHaveLength(7)
    expect(Product.all.filter((product) => !(product in FeeResponsibility.table))).toEqual([])
  })
})

describe("the fee for what was used", () => {
  const of = (price: Product.Price, count: bigint, volume: string, at = "2026-03-02") =>
    Money.format(Product.fee(price, { count, volume: money(volume) }, Product.periodOf(price, moment(at))))

  it.each<readonly [at: string, fee: string]>([
    ["1970-01-01", "0.50 usd"],
    ["2023-06-07", "0.50 usd"],
    ["2024-07-09", "0.50 usd"],
    ["2024-07-10", "0.70 usd"],
    ["2026-03-02", "0.70 usd"]
  ])("is Billing's share of 100.00 usd on %s: %s", (at, fee) => {
    expect(of(billing, 1n, "100.00 usd", at)).toBe(fee)
  })

  it("of a month is at the rate of its first day", () => {
    expect(of(monthly, 1n, "100.00 usd", "2024-07-31")).toBe("0.50 usd")
    expect(of(monthly, 1n, "100.00 usd", "2024-08-01")).toBe("0.70 usd")
  })

  it("is rounded once, half up, on all of it", () => {
    expect(of(billing, 3n, "18.00 usd", "2023-06-07")).toBe("0.09 usd")
    expect(of(billing, 2n, "5.00 usd", "2023-06-07")).toBe("0.03 usd")
    expect(of(billing, 2n, "2.98 usd", "2023-06-07")).toBe("0.01 usd")
  })

  it("is an amount for each payment, a share, or both", () => {
    const radar: Product.Price = { rates: [], fixed: money("0.05 usd"), billed: "daily" }
    expect(of(radar, 3n, "18.00 usd")).toBe("0.15 usd")
    expect(of({ ...billing, fixed: money("0.05 usd") }, 3n, "18.00 usd")).toBe("0.28 usd")
    expect(of({ ...radar, fixed: free }, 3n, "18.00 usd")).toBe("0.00 usd")
    const later = [{ from: moment("2030-01-01"), rate: Rate.of("1%"), source: "this test" }]
    expect(of({ ...radar, rates: later }, 1n, "18.00 usd")).toBe("0.05 usd")
  })
})
