/**
 * FeeTax: the tax that Stripe collects on its own fees, such as VAT, at the rate of the account that bears them.
 *
 * A fee line has the tax on it as a line of its own, type `tax`, rounded half up: recorded in Ireland, 1.67 of 23% on
 * 7.25. A fee that is given back gives its tax back. On a fee that is a balance transaction by itself, the tax is one
 * too, of type `tax_fee`. https://docs.stripe.com/reports/balance-transaction-types
 */
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"

/** What it is called, as recorded. */
export const description = "VAT"

/** The tax on `fee`: what comes back of a fee has the same tax the other way. */
export const on = (rate: Rate, fee: Money.Money): Money.Money => Money.share(fee, rate, "half_up")

/** The fee with the tax on it, where there is a rate. */
export const including = (rate: Rate | undefined, fee: Money.Money): Money.Money =>
  rate === undefined ? fee : Money.add(fee, on(rate, fee))

/** The fee lines, each of Stripe's own followed by its tax. */
export const lines = (rate: Rate, fees: ReadonlyArray<FeeDetail>): ReadonlyArray<FeeDetail> =>
  fees.flatMap((line) => {
    const tax = line.type === "stripe_fee" ? on(rate, line.amount) : undefined
    return tax === undefined || Money.isZero(tax) ? [line] : [line, { type: "tax", amount: tax, description }]
  })
