/**
 * World: what a decision may look at: the accounts, the objects made so far and the Stripe balances, all read-only.
 *
 * A decision is a function of (world, command, time). It never changes the world; what it wants changed is its
 * {@link Outcome}, which whoever keeps the world applies whole or not at all.
 */
import type { AccountStatus } from "#core/connect/accounts/AccountStatus.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { ConnectObject, Objects } from "#core/connect/objects/ConnectObject.ts"
import type { ExchangeRates } from "#core/connect/prices/ExchangeRates.ts"
import type { Happening, Maturity, ProductBilling, Scheduled } from "#core/connect/Happening.ts"
import type { HeldFunds } from "#core/connect/schedules/HeldFunds.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import type { NegativeBalance } from "#core/connect/objects/NegativeBalance.ts"
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import type { Usage } from "#core/connect/prices/ConnectFees.ts"
import type { BankMovement } from "#core/connect/objects/Payout.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type {
  AccountId,
  BalanceSettings,
  PlatformAccount,
  ExternalAccounts,
  StripeAccount
} from "#core/connect/accounts/StripeAccount.ts"
import type { Sweep, Unswept } from "#core/connect/objects/Sweep.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A Stripe balance of type payments in one currency; both parts may be negative. */
export interface StripeBalance {
  readonly pending: Money
  readonly available: Money
}

/** All of one pot that matures at the same moment. */
export interface Pending {
  readonly at: Instant
  readonly amount: Money
}

export interface World extends Objects {
  readonly platform: PlatformAccount
  readonly settings: Settings
  readonly exchangeRates: ExchangeRates
  /** Whether any of its accounts bears tax on Stripe's fees. */
  readonly taxesFees: boolean
  /** As it is now: its active capabilities are those of its status. */
  readonly account: (id: AccountId) => StripeAccount | undefined
  /** Of one source type only, if it is given: payouts and transfers draw on one at a time. */
  readonly balance: (account: AccountId, currency: Currency, sourceType?: SourceType) => StripeBalance
  /** What of it is pending, by the moment it matures, in order; a sum may be negative. */
  readonly maturing: (account: AccountId, currency: Currency, sourceType: SourceType) => ReadonlyArray<Pending>
  /** The refunds that wait for funds of the account, oldest first. */
  readonly waitingRefunds: (account: AccountId) => ReadonlySet<Waiting>
  /** Those of one charge, oldest first. */
  readonly waitingOf: (charge: string) => ReadonlySet<Waiting>
  /** Those that take a transfer back from the account when they are paid, oldest first. */
  readonly waitingReversals: (destination: AccountId) => ReadonlySet<Waiting>
  /** What no automatic payout has paid out yet; nothing for an account that is paid out only when asked for. */
  readonly unswept: (account: AccountId, currency: Currency) => ReadonlyArray<Unswept>
  /** What came and went of an account whose money may stay for so long only, day by day; nothing of others. */
  readonly held: (account: AccountId, currency: Currency) => ReadonlyArray<HeldFunds>
  /** What is available, but goes with an automatic payout on its day. */
  readonly committed: (account: AccountId, currency: Currency, sourceType?: SourceType) => Money
  /** Undefined where it is not negative and nothing is held for it. */
  readonly negative: (account: AccountId, currency: Currency) => NegativeBalance | undefined
  /** How many instant payouts of the account were asked for on the day: its last one with any, otherwise none. */
  readonly payoutsOn: (account: AccountId, day: Day) => number
  /** What the payouts of the month that begins on the day come to, until it is billed; undefined without any. */
  readonly connectUsage: (month: Day) => Usage | undefined
}

/** What a decision does: objects made and objects changed, each whole; lines on balances; what comes about later. */
export interface Outcome {
  /** The moment for which it was decided; absent where nothing depends on it. */
  readonly at?: Instant
  /** The key of the command that it carries out; absent where time brings it about, or where there is nothing to do. */
  readonly key?: string
  /** A captured charge is made, and takes the place of its authorisation. */
  readonly made: ReadonlyArray<ConnectObject>
  readonly changed: ReadonlyArray<ConnectObject>
  /** Each of them matures by itself. */
  readonly transactions: ReadonlyArray<BalanceTransaction>
  readonly bankMovements: ReadonlyArray<BankMovement>
  /** What is set aside for negative balances, and what fills one for good. Absent where there is none, as usual. */
  readonly reserved?: ReadonlyArray<ReserveTransaction>
  readonly collected?: Collection
  /** What becomes of a negative payout; absent where nothing does. */
  readonly debited?: NegativePayout
  readonly matured: ReadonlyArray<Maturity>
  readonly happenings: ReadonlyArray<Scheduled>
  /** The month whose Connect fees it bills; absent where it bills none. */
  readonly billed?: Day
  /** The use of a product that it bills; absent where it bills none. */
  readonly productBilled?: ProductBilling
  /** What its automatic payouts pay out; absent where it makes none. */
  readonly swept?: ReadonlyArray<Sweep>
  /** What becomes of an account; absent where nothing does. */
  readonly status?: { readonly account: AccountId; readonly status: AccountStatus }
  /** How an account is paid out from now on; absent where that does not change. */
  readonly balanceSettings?: BalanceSettings & { readonly account: AccountId }
  /** What an account is paid out to from now on: in other currencies, or by card; absent where that does not change. */
  readonly externalAccounts?: ExternalAccounts & { readonly account: AccountId }
}

/** Nothing happens. */
export const nothing: Outcome = {
  made: [],
  changed: [],
  transactions: [],
  bankMovements: [],
  matured: [],
  happenings: []
}

/** A world that can be moved: by applying outcomes, whole, and by letting time pass. */
export interface MovingWorld extends World {
  readonly now: () => Instant
  /** Every object that it still knows, as it is now. */
  readonly objects: () => Iterable<ConnectObject>
  /** Every balance that is negative, or for which something is held still, in the order in which they first were. */
  readonly negatives: () => ReadonlyArray<NegativeBalance>
  /** What an outcome that `isPassing` makes, and which changes nothing, is known until the next {@link forget} only. */
  readonly apply: (outcome: Outcome, isPassing?: boolean) => void
  /**
   * Moves to the next happening up to and including `moment` and takes it out; without one, moves to `moment`. Time
   * never runs back. What the happening does is a decision, whose outcome must be applied; a payout that nothing can
   * come of any more is dropped with it.
   */
  readonly next: (moment: Instant) => Happening | undefined
  /** Drops objects that nothing refers to any more: at once, or after the last of them has settled. */
  readonly forget: (ids: ReadonlyArray<string>) => void
}
