/**
 * StripeAccount: the platform, or one of its connected accounts, with the properties that decide money.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { AccountType, Controller } from "#core/connect/accounts/Controller.ts"
import type { ExternalAccount } from "#core/connect/schedules/ExternalAccount.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"
import type { SettlementDelay } from "#core/connect/schedules/SettlementDelay.ts"
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import type { StartOfDay } from "#core/connect/schedules/StartOfDay.ts"
import type { PayoutMethod } from "#core/connect/schedules/PayoutMethod.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { Fee, PricingScheme } from "#core/connect/prices/PricingScheme.ts"
import type { Price, Product } from "#core/connect/prices/Product.ts"
import type { ReservePlan } from "#core/connect/schedules/ReservePlan.ts"
import type { Tariff } from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Rate } from "#core/money/Rate.ts"

export type AccountId = `acct_${string}`

/** Nothing in an id needs escaping: it is a part of our own ids and of the names of ledger accounts. */
export const isAccountId = (text: string): text is AccountId => /^acct_[A-Za-z0-9_-]+$/.test(text)

/** What stands behind `acct_`: ids of what comes about by itself are made of it. */
export const keyIn = (id: AccountId): string => id.slice("acct_".length)

interface Common {
  readonly id: AccountId
  readonly name: string
  readonly country: string
  /** Its default currency: what it has no bank account for is converted to it. */
  readonly currency: Currency
  /** Its bank accounts in other currencies, which settle as they are, also those that it had; none, if absent. */
  readonly externalAccounts?: ReadonlyMap<Currency, ExternalAccount>
  /** The currencies that it is paid out in to a debit card, and not to a bank account; none, if absent. */
  readonly cards?: ReadonlySet<Currency>
  readonly tariff: Tariff
  readonly settlementDelay: SettlementDelay
  /** The lowest that its delay may be set to; the one it has, if absent. */
  readonly lowestDelay?: SettlementDelay
  /** When its days begin; at midnight UTC, if absent. */
  readonly startOfDay?: StartOfDay
  /** What the platform takes of a charge that does not say it; an account's own comes before the platform's. */
  readonly pricing?: PricingScheme
  /** How it is paid out; only when asked for, if absent. */
  readonly payouts?: PayoutSettings
  /** What the platform takes of instant payouts that it pays Stripe for; an account's own comes before the platform's. */
  readonly instantPayoutPricing?: Fee
  /** Whether Stripe advances it pending card payments for instant payouts; it does not, if absent. */
  readonly instantPayoutAdvances?: boolean
  /** The ways that money can take to its bank or card; all of them, if absent. */
  readonly payoutMethods?: ReadonlySet<PayoutMethod>
  /** The tax on Stripe's fees that it bears; none, if absent. */
  readonly feeTax?: Rate
  /** What else of Stripe's its payments use; nothing, if absent. */
  readonly products?: ReadonlyMap<Product, Price>
  /** What has become of it; absent as long as nothing has. */
  readonly status?: AccountStatus.AccountStatus
}

/** By the country that it is sent to, or a rate of the platform's own. */
export interface CrossBorderFees {
  readonly rate?: Rate
}

export interface PlatformAccount extends Common {
  readonly kind: "platform"
  /** What Stripe bills by the month for paying accounts out; nothing, if absent. */
  readonly connectFees?: ConnectFees
  /** What Stripe takes of what is transferred to other countries; nothing, if absent. */
  readonly crossBorderFees?: CrossBorderFees
}

export interface ConnectedAccount extends Common {
  readonly kind: "connected"
  readonly controller: Controller
  /** The type that it was made by; one that was made by its properties has none. */
  readonly type?: AccountType
  /** The US state of its address, by its postal abbreviation; not known, if absent. */
  readonly state?: string
  /** What it agreed to with Stripe; the full agreement, if absent. */
  readonly serviceAgreement?: ServiceAgreement
  /** Those that are active: of one with a status, what {@link withStatus} derives from it. */
  readonly capabilities: ReadonlySet<Capability.Capability>
  /** What is held of each charge that settles on it; nothing, if absent. */
  readonly reservePlan?: ReservePlan
}

export type StripeAccount = PlatformAccount | ConnectedAccount

/** `account.type` as Stripe shows it: `none` for one that was made by controller properties or Accounts v2. */
export const shownType = ({ type }: ConnectedAccount): AccountType | "none" => type ?? "none"

/** What has become of it, or what it was when it was made. A platform has both capabilities: nobody asks for them. */
export const statusOf = (account: StripeAccount): AccountStatus.AccountStatus =>
  account.status ?? AccountStatus.initial(account.kind === "connected" ? account.capabilities : Capability.all)

/** The account as it is from now on; the only way in which its active capabilities change. */
export const withStatus = <Account extends StripeAccount>(
  account: Account,
  status: AccountStatus.AccountStatus
): Account =>
  account.kind === "platform"
    ? { ...account, status }
    : { ...account, status, capabilities: AccountStatus.active(status) }

/** What of an account may be changed about its payouts, and when its money is available. */
export interface BalanceSettings {
  readonly payouts: PayoutSettings
  readonly settlementDelay: SettlementDelay
  readonly lowestDelay: SettlementDelay
}

/** The account as it is paid out from now on; the only way in which that changes. */
export const withBalanceSettings = <Account extends StripeAccount>(
  account: Account,
  settings: BalanceSettings
): Account => ({ ...account, ...settings })

/** What an account is paid out to; what is absent stays as it is. */
export type ExternalAccounts = Pick<Common, "externalAccounts" | "cards">

/** The account as it is paid out from now on. */
export const withExternalAccounts = <Account extends StripeAccount>(
  account: Account,
  { cards, externalAccounts }: ExternalAccounts
): Account => ({
  ...account,
  ...(cards === undefined ? {} : { cards }),
  ...(externalAccounts === undefined ? {} : { externalAccounts })
})

/** Whether anything can go to its bank. */
export const payoutsEnabled = ({ status }: StripeAccount): boolean =>
  status === undefined || AccountStatus.payoutsEnabled(status)

/** What it may do as far as payouts in `currency` go, which it settles in: each is to an external account of its own. */
export const statusIn = (account: StripeAccount, currency: Currency): AccountStatus.AccountStatus =>
  currency === account.currency ? statusOf(account) : AccountStatus.towards(statusOf(account), currency)

/** Whether anything of `currency`, which it settles in, can go to its external account there. */
export const isPaidOut = (account: StripeAccount, currency: Currency): boolean =>
  account.status === undefined || AccountStatus.payoutsEnabled(statusIn(account, currency))
