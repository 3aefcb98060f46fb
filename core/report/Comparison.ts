/**
 * Comparison: two designs side by side, figure by figure, and how far the flows that they were given are the same.
 *
 * Law: every difference is what B has less what A has; a design compared with itself has none.
 */
import { Order } from "effect"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as Design from "#core/report/Design.ts"
import * as Takings from "#core/report/Takings.ts"

/** One amount of each design. */
export interface Amounts {
  readonly a: Money.Money
  readonly b: Money.Money
  readonly difference: Money.Money
}

/** How long money took in each; undefined where none arrived, and no difference without both. */
export interface Days {
  readonly a: Quotient.Quotient | undefined
  readonly b: Quotient.Quotient | undefined
  readonly difference: Quotient.Quotient | undefined
}

/** An account that both designs have. */
export interface Seller {
  readonly account: AccountId
  readonly net: Amounts
  readonly days: Days
}

export interface InCurrency {
  readonly currency: Currency
  readonly figures: Readonly<Record<Design.Figure, Amounts>>
  readonly days: Days
  readonly sellers: ReadonlyArray<Seller>
}

/** What all currencies come to together, in that of both platforms, by the rates of each design as it ends. */
export interface Together {
  readonly currency: Currency
  readonly earnings: Readonly<Record<Design.Earning, Amounts>>
}

export interface Comparison {
  /** None where payers paid and got back the same in both. */
  readonly differences: ReadonlyArray<Takings.Difference>
  readonly currencies: ReadonlyArray<InCurrency>
  /** Undefined of one currency, of platforms of different ones, and where a rate is not known. */
  readonly together: Together | undefined
  /** Connected accounts that only one of them has. */
  readonly onlyInA: ReadonlyArray<AccountId>
  readonly onlyInB: ReadonlyArray<AccountId>
}

const amounts = (a: Money.Money, b: Money.Money): Amounts => ({ a, b, difference: Money.minus(b, a) })

const days = (inA: DaysUntilCash.Waited, inB: DaysUntilCash.Waited): Days => {
  const [a, b] = [DaysUntilCash.mean(inA), DaysUntilCash.mean(inB)]
  return { a, b, difference: a === undefined || b === undefined ? undefined : Quotient.minus(b, a) }
}

const inCurrency = (a: Design.Design, b: Design.Design, currency: Currency): InCurrency => {
  const [ofA, ofB] = [Design.of(a, currency), Design.of(b, currency)]
  const others = new Map(Design.sellers(b, currency).map((seller) => [seller.account, seller]))
  return {
    currency,
    figures: Object.fromEntries(
      Design.figures.map((figure) => [figure, amounts(ofA[figure], ofB[figure])])
    ) as InCurrency["figures"],
    days: days(ofA.days, ofB.days),
    sellers: Design.sellers(a, currency).flatMap((seller) => {
      const other = others.get(seller.account)
      if (other === undefined) return []
      return [{ account: seller.account, net: amounts(seller.net, other.net), days: days(seller.days, other.days) }]
    })
  }
}

const only = (one: Design.Design, other: Design.Design): ReadonlyArray<AccountId> => {
  const ids = new Set(other.accounts.map(({ id }) => id))
  return one.accounts.flatMap(({ id, kind }) => (kind === "platform" || ids.has(id) ? [] : [id]))
}

const together = (a: Design.Design, b: Design.Design): Together | undefined => {
  const currency = Design.currencyOf(a)
  if (currency === undefined || currency !== Design.currencyOf(b)) return undefined
  const earnings = new Map<Design.Earning, Amounts>()
  for (const earning of Design.earnings) {
    const [ofA, ofB] = [Design.together(a, earning, currency), Design.together(b, earning, currency)]
    if (ofA === undefined || ofB === undefined) return undefined
    earnings.set(earning, amounts(ofA, ofB))
  }
  return { currency, earnings: Object.fromEntries(earnings) as Together["earnings"] }
}

export const of = (a: Design.Design, b: Design.Design): Comparison => {
  const currencies = [...new Set([...Design.currencies(a), ...Design.currencies(b)])].toSorted(Order.String)
  return {
    differences: Takings.differences(a.takings, b.takings),
    currencies: currencies.map((currency) => inCurrency(a, b, currency)),
    together: currencies.length > 1 ? together(a, b) : undefined,
    onlyInA: only(a, b),
    onlyInB: only(b, a)
  }
}
