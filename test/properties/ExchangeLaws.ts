/**
 * ExchangeLaws: what becomes another currency does so at the rate of its moment, and stands where the objects say.
 *
 * Money that comes in comes at the rate less Stripe's fee, or with that beside; what goes back goes at the rate itself,
 * and is the smallest unit at least.
 */
import { type Law, objects, total, unequal } from "./Law.ts"
import * as DisputeLaws from "./DisputeLaws.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What went into an exchange and what came out of it; the same where nothing was exchanged. */
type Exchange = readonly [into: Money.Money, out: Money.Money]

/** Of what stands in Stripe's exchange, by the objects: each conversion of money that did not come back as it was. */
const exchanges = (moment: Moment): ReadonlyArray<Exchange> => [
  ...objects(moment, "charge").flatMap((charge): ReadonlyArray<Exchange> => {
    const isOver = charge.failure !== undefined || charge.sourceTransfer !== undefined
    return isOver ? [] : [[charge.amount, Charge.settledAmount(charge)]]
  }),
  ...objects(moment, "refund").flatMap((refund): ReadonlyArray<Exchange> => {
    const isPaid = refund.status === "succeeded" && refund.sourceTransferReversal === undefined
    return isPaid ? [[refund.settled?.amount ?? refund.amount, refund.amount]] : []
  }),
  ...objects(moment, "dispute").map((dispute): Exchange => [
    DisputeLaws.taken(dispute),
    DisputeLaws.withdrawn(dispute)
  ]),
  ...objects(moment, "transfer").map(({ amount, arrived }): Exchange => [amount, arrived?.amount ?? amount]),
  ...objects(moment, "payout").flatMap(({ amount, converted, status }): ReadonlyArray<Exchange> =>
    converted === undefined || status !== "paid" ? [] : [[amount, converted.amount]]
  ),
  ...objects(moment, "transfer_reversal").map(({ amount, taken }): Exchange => [taken?.amount ?? amount, amount])
]

/** Of what is left between the two sides of application fees. */
const residues = (moment: Moment): ReadonlyArray<Exchange> => [
  ...objects(moment, "application_fee").map(({ amount, exchanged }): Exchange => [
    exchanged?.taken?.amount ?? amount,
    exchanged?.received?.amount ?? amount
  ]),
  ...objects(moment, "fee_refund").map(({ amount, exchanged }): Exchange => [
    exchanged?.paid ?? amount,
    exchanged?.returned ?? amount
  ])
]

const left = (currency: Currency.Currency, exchanged: ReadonlyArray<Exchange>): Money.Money => {
  const here = (amounts: ReadonlyArray<Money.Money>) =>
    total(
      Money.zero(currency),
      amounts.filter((amount) => amount.currency === currency)
    )
  return Money.minus(here(exchanged.map(([into]) => into)), here(exchanged.map(([, out]) => out)))
}

/** What stands in Stripe's exchange, and between two sides of fees, is what the objects exchanged, to the unit. */
export const exchangesAreExplained: Law = (moment) => {
  const books = Balances.of(moment.entries)
  const [converted, unshared] = [exchanges(moment), residues(moment)]
  const between = LedgerAccount.clearing("application_fee")
  return Snapshot.currencies.flatMap((currency) => [
    ...unequal(
      `Stripe's exchange in ${currency}`,
      Balances.balance(books, LedgerAccount.stripeExchange, currency),
      left(currency, converted)
    ),
    ...unequal(
      `what is left of fees in ${currency}`,
      Balances.balance(books, between, currency),
      left(currency, unshared)
    )
  ])
}

/** One conversion that an object states: of what, by whose rate, when. */
interface Stated {
  readonly of: string
  readonly amount: Money.Money
  readonly converted: Converted | undefined
  readonly at: Instant
  /** The country of the account that it comes in to; goes back, if absent. */
  readonly country?: string | undefined
  /** Whether a bank gets it: in units that it can be paid, and with the fee inside the rate. */
  readonly isPaidOut?: true
}

const made = (moment: Moment): ReadonlyArray<Stated> =>
  moment.outcomes.flatMap(({ at, outcome: { changed, made } }) => {
    const countryOf = (id: AccountId): string | undefined => moment.world.account(id)?.country
    const paid = changed.filter((it) => it.object === "refund" && it.status === "succeeded")
    const withdrawn = changed.filter((it) => it.object === "dispute" && it.status === "needs_response")
    return [...made, ...paid, ...withdrawn].flatMap((it): ReadonlyArray<Stated> => {
      const stated = { of: it.id, at }
      switch (it.object) {
        case "charge":
          return [
            { ...stated, amount: it.amount, converted: it.settled, country: countryOf(it.onBehalfOf ?? it.account) }
          ]
        case "transfer":
          return [{ ...stated, amount: it.amount, converted: it.arrived, country: countryOf(it.destination) }]
        case "payout":
          return [
            { ...stated, amount: it.amount, converted: it.converted, country: countryOf(it.account), isPaidOut: true }
          ]
        case "application_fee": {
          const isOne = it.exchanged?.received === it.exchanged?.taken
          const received = isOne ? undefined : it.exchanged?.received
          return [{ ...stated, amount: it.amount, converted: received, country: moment.world.platform.country }]
        }
        case "refund":
        case "dispute":
          return [{ ...stated, amount: it.amount, converted: it.settled }]
        case "transfer_reversal":
          return [{ ...stated, amount: it.amount, converted: it.taken }]
        default:
          return []
      }
    })
  })

/** What `amount` comes to by the table, with its rate. */
const expected = (
  moment: Moment,
  { amount, at, country, isPaidOut }: Stated,
  to: Currency.Currency
): Converted | undefined => {
  const { exchangeRates, settings } = moment.world
  const rateOf = (country: string | undefined) =>
    country === undefined
      ? ExchangeRates.outgoing(exchangeRates, amount.currency, to, at)
      : ExchangeRates.incoming(exchangeRates, amount.currency, to, at, ExchangeRates.feeIn(country))
  const [whole, own] = [rateOf(undefined), rateOf(country)]
  if (whole === undefined || own === undefined) return undefined
  const converted = { amount: Money.convert(amount, to, own), rate: own }
  if (country === undefined) return { ...converted, amount: Money.max(converted.amount, Money.of(to, 1n)) }
  if (isPaidOut) return { ...converted, amount: Money.downTo(converted.amount, Currency.payoutStep(to)) }
  if (settings.conversionFee === "inside_exchange_rate") return converted
  const gross = Money.convert(amount, to, whole)
  return { amount: gross, rate: whole, fee: Money.minus(gross, converted.amount) }
}

/** Each conversion is by the rate of its moment, less Stripe's fee or with that beside, and rounded once, half up. */
export const conversionsAreByTheirRates: Law = (moment) =>
  made(moment).flatMap((stated) => {
    const { converted, of } = stated
    if (converted === undefined) return []
    const due = expected(moment, stated, converted.amount.currency)
    if (due === undefined) return [`${of} was converted, and there is no rate`]
    const zero = Money.zero(due.amount.currency)
    return [
      ...(Rate.equals(due.rate, converted.rate)
        ? []
        : [`${of} was converted at ${Rate.format(converted.rate)}, not at ${Rate.format(due.rate)}`]),
      ...unequal(`what ${of} was converted to`, converted.amount, due.amount),
      ...unequal(`the fee for converting ${of}`, converted.fee ?? zero, due.fee ?? zero)
    ]
  })

/** What Stripe takes for conversions where that is beside the rate; a payment states that of its transfer again. */
export const fees = (moment: Moment): ReadonlyArray<Money.Money> => [
  ...objects(moment, "charge").flatMap(({ settled, sourceTransfer }) =>
    sourceTransfer === undefined ? (settled?.fee ?? []) : []
  ),
  ...objects(moment, "transfer").flatMap(({ arrived }) => arrived?.fee ?? []),
  ...objects(moment, "application_fee").flatMap(({ exchanged }) => exchanged?.received?.fee ?? [])
]
