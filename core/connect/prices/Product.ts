/**
 * Product: one of Stripe's products beside payments that is billed in lines of its own, by how much it was used.
 *
 * A line is of a day or of a month, and rounded once, half up, on all of it. Recorded: three payments of 6.00 with
 * Billing on 7 June 2023 were billed as one `stripe_fee` of -0.09 on 8 June at 03:38 UTC, available at once
 * (airbytehq/airbyte, expected records of source-stripe). The lines are called as those that polarsource/polar reads
 * from its platform's balance.
 */
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** By the names of `FeeResponsibility`, which knows who pays; each with what stands before and behind a line's days. */
const lines = {
  billing: ["Billing - Usage Fee", ""],
  invoicing: ["Invoicing", ": Invoicing Plus"],
  tax: ["Automatic Taxes", ": Automatic tax"],
  radar: ["Radar", ": Radar for Fraud Teams"],
  three_d_secure: ["3D Secure", ": Lookup"],
  adaptive_acceptance: ["Payments", ": Authorization optimization"],
  card_account_updater: ["Payments", ": Card account updater"]
} as const

export type Product = keyof typeof lines

export const all = Object.keys(lines) as ReadonlyArray<Product>

/** A share of what was paid, from a moment on. */
export interface DatedRate {
  readonly from: Instant.Instant
  readonly rate: Rate.Rate
  readonly source: string
}

export interface Price {
  /** The earliest first. Before that, and without any, it takes no share. */
  readonly rates: ReadonlyArray<DatedRate>
  /** For each payment. */
  readonly fixed: Money.Money
  readonly billed: "daily" | "monthly"
}

/** https://support.stripe.com/questions/july-2024-changes-to-stripe-billing, read 2026-11. */
export const billingRates: ReadonlyArray<DatedRate> = [
  { from: Instant.of(0), rate: Rate.of("0.5%"), source: "Billing Starter, retired on 2024-07-10" },
  { from: Instant.startOf(Day.fromCivil(2024, 7, 10)), rate: Rate.of("0.7%"), source: "Stripe Billing" }
]

/** The days of one line, the first and the last; and when it is written. */
export interface Period {
  readonly first: Day.Day
  readonly last: Day.Day
  readonly billedAt: Instant.Instant
}

/** 03:38 UTC of the day after, as recorded. */
const afterMidnight = (3 * 60 + 38) * 60

/** The line that a payment of `moment` is billed with. That of a month is written as the next one begins. */
export const periodOf = ({ billed }: Price, moment: Instant.Instant): Period => {
  const day = Instant.dayOf(moment)
  if (billed === "daily") {
    return { first: day, last: day, billedAt: Instant.plus(Instant.startOf(Day.plus(day, 1)), afterMidnight) }
  }
  const { month, year } = Day.toCivil(day)
  const next = month === 12 ? Day.fromCivil(year + 1, 1, 1) : Day.fromCivil(year, month + 1, 1)
  return { first: Day.fromCivil(year, month, 1), last: Day.plus(next, -1), billedAt: Instant.startOf(next) }
}

/** What a line is called: `Billing - Usage Fee (2023-06-07)`, or with the first and the last day of a month. */
export const description = (product: Product, { first, last }: Period): string => {
  const [before, behind] = lines[product]
  const days = first === last ? Day.format(first) : `${Day.format(first)} - ${Day.format(last)}`
  return `${before} (${days})${behind}`
}

/** How much it was used: by how many payments, of how much together. */
export interface Usage {
  readonly count: bigint
  readonly volume: Money.Money
}

/** The fee for what was used in a period, at the rate of its first day. */
export const fee = ({ fixed, rates }: Price, { count, volume }: Usage, { first }: Period): Money.Money => {
  const rate = rates.findLast(({ from }) => from <= Instant.startOf(first))?.rate ?? Rate.zero
  return Money.add(Money.share(volume, rate, "half_up"), Money.times(fixed, count))
}
