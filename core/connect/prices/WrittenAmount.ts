/**
 * WrittenAmount: an amount as Stripe's messages write it: `$1,000.00`, `¥50`; the code behind the amount where we know no
 * symbol.
 */
import * as Money from "#core/money/Money.ts"

const symbols: { readonly [currency: string]: string } = { usd: "$", eur: "€", gbp: "£", jpy: "¥", cad: "CA$" }

export const of = (amount: Money.Money): string => {
  const symbol = symbols[amount.currency]
  const digits = Money.formatGrouped(amount)
  return symbol === undefined ? `${digits} ${amount.currency.toUpperCase()}` : `${symbol}${digits}`
}
