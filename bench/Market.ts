/**
 * Market: the entries of a marketplace as a benchmark needs them: as many as asked for, one by one, always the same.
 *
 * Every order is a destination charge: the payment with Stripe's fee, the transfer, its arrival at one of the sellers
 * less the application fee, and that fee. The second half of the orders has not matured at {@link asOf}.
 */
import { Result } from "effect"
import * as Booking from "#core/booking/Booking.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export const platform: AccountId = "acct_market"
const currencies = ["usd", "usd", "usd", "eur"].map(Currency.of)
const start = 1_767_225_600
const entriesPerOrder = 4

/** When the middle order happens, of so many entries; what comes later happens in the same second. */
const middle = Instant.of(start + 180 * 86_400)
export const asOf = middle

interface Order {
  readonly index: number
  readonly seller: AccountId
  readonly amount: Money.Money
  readonly fee: Money.Money
  readonly share: Money.Money
  readonly availableOn: Instant.Instant
}

const orderOf = (index: number, isPending: boolean): Order => {
  const currency = currencies[index % currencies.length] ?? Currency.of("usd")
  const minor = 500 + ((index * 7919) % 20_000)
  const [amount, fee, share] = [minor, 30 + minor / 34, minor / 10].map((part) =>
    Money.of(currency, BigInt(part - (part % 1)))
  )
  if (amount === undefined || fee === undefined || share === undefined) throw new Error("an order has three amounts")
  const seller: AccountId = `acct_seller-${(index * 31) % 1000}`
  return { index, seller, amount, fee, share, availableOn: Instant.plus(middle, isPending ? 86_400 : -86_400) }
}

const lines = ({ amount, availableOn, fee, index, seller, share }: Order): ReadonlyArray<BalanceTransaction.Draft> => {
  const same = { created: Instant.of(start + index), availableOn, description: `Order ${index}` }
  const feeLine = { type: "stripe_fee", amount: fee, description: "Stripe processing fees" } as const
  const shareLine = { type: "application_fee", amount: share, description: "platform application fee" } as const
  const id = (line: number) => `txn_order-${index}.${line}`
  const [charge, payment] = [`ch_order-${index}`, `py_order-${index}`]
  return [
    { ...same, id: id(1), account: platform, type: "charge", amount, feeDetails: [feeLine], source: charge },
    { ...same, id: id(2), account: platform, type: "transfer", amount: Money.negate(amount), source: `tr_${index}` },
    { ...same, id: id(3), account: seller, type: "payment", amount, feeDetails: [shareLine], source: payment },
    { ...same, id: id(4), account: platform, type: "application_fee", amount: share, source: `fee_order-${index}` }
  ].map((line) => ({ feeDetails: [], reportingCategory: "charge", ...line }) as BalanceTransaction.Draft)
}

export function* entries(count: number): Generator<Entry> {
  for (let index = 0; index * entriesPerOrder < count; index++) {
    const facts = { transfer: `tr_${index}`, charge: `py_order-${index}` }
    for (const line of lines(orderOf(index, index * entriesPerOrder * 2 >= count))) {
      yield Result.getOrThrow(Booking.book(BalanceTransaction.make(line), facts))
    }
  }
}
