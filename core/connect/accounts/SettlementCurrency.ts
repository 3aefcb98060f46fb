/**
 * SettlementCurrency: in which currency money that comes to an account settles there.
 *
 * An account has a balance in each currency that it has a bank account in: what comes in one of them stays as it is,
 * is charged for in it and is paid out in it. All else is converted to the account's own, its default currency.
 * https://docs.stripe.com/connect/currencies and https://docs.stripe.com/connect/multicurrency-settlement
 *
 * Laws: it is one that the account settles in; what it settles in settles as itself.
 */
import type { ExternalAccount } from "#core/connect/schedules/ExternalAccount.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Tariff } from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"

type Account = Pick<StripeAccount, "currency" | "externalAccounts">

/** Whether money of `currency` stays as it is on the account. */
export const settles = ({ currency: own, externalAccounts }: Account, currency: Currency): boolean =>
  currency === own || (externalAccounts !== undefined && isThere(externalAccounts.get(currency)))

const isThere = (bank: ExternalAccount | undefined): boolean => bank !== undefined && bank.isRemoved !== true

/** What money of `currency` settles in. */
export const of = (account: Account, currency: Currency): Currency =>
  settles(account, currency) ? currency : account.currency

const none: ReadonlyArray<Currency> = []

/** Those that it settles in besides its own, in the order in which they were stated. */
export const others = ({ externalAccounts }: Account): ReadonlyArray<Currency> =>
  externalAccounts === undefined
    ? none
    : [...externalAccounts].flatMap(([currency, bank]) => (isThere(bank) ? [currency] : []))

/** All that it settles in, its own first. */
export const all = (account: Account): ReadonlyArray<Currency> => [account.currency, ...others(account)]

/** All that it settles in or once did, its own first: what settled in a currency may still come back in it. */
export const ever = ({ currency, externalAccounts }: Account): ReadonlyArray<Currency> =>
  externalAccounts === undefined ? [currency] : [currency, ...externalAccounts.keys()]

/**
 * What Stripe charges for payments that settle in `currency`, or have while the account had a bank account in it; of
 * another, its own.
 */
export const tariff = (account: Pick<StripeAccount, "externalAccounts" | "tariff">, currency: Currency): Tariff =>
  account.externalAccounts?.get(currency)?.tariff ?? account.tariff
