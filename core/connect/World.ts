/**
 * World: what a decision may look at: the accounts, the objects made so far and the Stripe balances, all read-only.
 *
 * A decision is a function of (world, command, time). It never changes the world; what it wants changed is its
 * {@link Outcome}, which whoever keeps the world applies whole or not at all.
 */
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject, Objects } from "#core/connect/ConnectObject.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { AccountId, PlatformAccount, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A Stripe balance of type payments in one currency; both parts may be negative. */
export interface StripeBalance {
  readonly pending: Money
  readonly available: Money
}

export interface World extends Objects {
  readonly platform: PlatformAccount
  readonly settings: Settings
  readonly account: (id: AccountId) => StripeAccount | undefined
  readonly balance: (account: AccountId, currency: Currency) => StripeBalance
}

/** What a decision does: objects made and objects changed, each whole; lines on balances; dated happenings. */
export interface Outcome {
  readonly made: ReadonlyArray<ConnectObject>
  readonly changed: ReadonlyArray<ConnectObject>
  readonly transactions: ReadonlyArray<BalanceTransaction>
  readonly happenings: ReadonlyArray<Happening>
}

/** A world that can be moved: by applying outcomes, whole, and by letting time pass. */
export interface MovingWorld extends World {
  readonly now: () => Instant
  /** Every object made so far, as it is now. */
  readonly objects: () => Iterable<ConnectObject>
  readonly apply: (outcome: Outcome) => void
  /** Works off every happening up to and including `moment`, in order, and returns them. Time never runs back. */
  readonly advance: (moment: Instant) => ReadonlyArray<Happening>
}
