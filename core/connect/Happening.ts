/**
 * Happening: something that comes about by itself at its moment, when time moves there.
 *
 * Those of one moment come in this order: first what matures; then what else comes to balances or becomes of them,
 * such as the release of a risk reserve and a top-up that arrives; then what is paid of what is there; then what
 * others fill for good; then a shortfall per account whose available balance is or was negative and has changed; and
 * when there is nothing else left to do at that moment, refunds that have waited for too long, so that what comes at
 * that very moment still pays them. After each, what it sets for that moment comes in its own turn; those of one turn
 * come as they were set.
 */
import type { Period, Product, Usage } from "#core/connect/prices/Product.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import type * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"
import type * as Instant from "#core/time/Instant.ts"

/** All that turns from pending to available at that moment, on one account and of one source type. */
export interface Maturity {
  readonly kind: "maturity"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly sourceType: SourceType
  /** The sum of the nets of its balance transactions; may be negative. */
  readonly amount: Money.Money
}

/** An account for whose funds refunds wait has got some. */
export interface Funding {
  readonly kind: "funding"
  readonly at: Instant.Instant
  readonly account: AccountId
}

/** A refund may wait for funds no longer, unless it was paid or given up in between. */
export interface RefundExpiry {
  readonly kind: "refund_expiry"
  readonly at: Instant.Instant
  readonly refund: string
}

/** An authorisation was not captured in time. */
export interface AuthorizationExpiry {
  readonly kind: "authorization_expiry"
  readonly at: Instant.Instant
  readonly charge: string
}

/** A payout goes to the bank, and from then on cannot be canceled; it arrives; at last it can come back no more. */
export interface PayoutProgress {
  readonly kind: "payout_submission" | "payout_arrival" | "payout_finality"
  readonly at: Instant.Instant
  readonly payout: string
}

/** A top-up's money has come. */
export interface TopUpArrival {
  readonly kind: "top_up_arrival"
  readonly at: Instant.Instant
  readonly topUp: string
  /** The key of the command that made it: the ids of what comes of it are made from that. */
  readonly key: string
}

/** An account is paid out by itself. */
export interface PayoutRun {
  readonly kind: "payout_run"
  readonly at: Instant.Instant
  readonly account: AccountId
  /** What is paid out: of each that it settles in there is a run of its own. */
  readonly currency: Currency
  /** The payout day that it is for. */
  readonly day: Day
}

/** What an account holds may have been there for as long as it may, unless it was spent; at midnight UTC. */
export interface HoldingEnd {
  readonly kind: "holding_end"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly currency: Currency
  readonly day: Day
}

/**
 * The available balance of a connected account is negative, or was, and has changed: nobody sets it, since a decision
 * does not know every account that it makes negative.
 */
export interface Shortfall {
  readonly kind: "shortfall"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly currency: Currency
  /** The ids of what comes of it are made from this. */
  readonly key: string
  /** It was negative before, and so again only because a negative payout that had filled it came back. */
  readonly isAgain?: true
}

/** A negative payout that filled a negative balance can hardly come back any more. */
export interface DebitClearing {
  readonly kind: "debit_clearing"
  readonly at: Instant.Instant
  readonly payout: string
}

/** A dispute could be answered, or an inquiry escalated, until now. */
export interface DisputeDeadline {
  readonly kind: "dispute_deadline"
  readonly at: Instant.Instant
  readonly dispute: string
}

/** An account has been negative for 180 days, unless it was not in between. */
export interface CollectionDue {
  readonly kind: "collection"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly currency: Currency
  readonly since: Instant.Instant
  /** The ids of what comes of it are made from this: one balance may be filled twice. */
  readonly key: string
}

/** A month with payouts is over, and Stripe bills its fees of it. */
export interface ConnectBilling {
  readonly kind: "connect_billing"
  readonly at: Instant.Instant
  /** Its first day. */
  readonly month: Day
}

/** What an account's payments have used of a product in a day or a month, with those that are noted until then. */
export interface ProductBilling {
  readonly kind: "product_billing"
  readonly at: Instant.Instant
  /** Whose payments they are. */
  readonly account: AccountId
  readonly product: Product
  readonly period: Period
  readonly usage: Usage
}

/** What is held of an account's money is released: all holds that end at this moment. */
export interface ReserveExpiry {
  readonly kind: "reserve_expiry"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly holds: ReadonlyArray<string>
}

/** A requirement of an account had to be provided and verified until now. */
export interface RequirementDeadline {
  readonly kind: "requirement_deadline"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly requirement: string
}

/** What a decision sets for later; what matures, first payout runs, billing and who is short follow from it. */
export type Scheduled =
  | Funding
  | RefundExpiry
  | AuthorizationExpiry
  | PayoutProgress
  | PayoutRun
  | HoldingEnd
  | ConnectBilling
  | ProductBilling
  | TopUpArrival
  | DisputeDeadline
  | CollectionDue
  | DebitClearing
  | ReserveExpiry
  | RequirementDeadline

export type Happening = Maturity | Shortfall | Scheduled

type Kind = Happening["kind"]

/** The turns of a moment, the first one first, and the kinds that come in each. */
const order = [
  ["maturity"],
  [
    "authorization_expiry",
    "connect_billing",
    "debit_clearing",
    "dispute_deadline",
    "payout_finality",
    "product_billing",
    "requirement_deadline",
    "reserve_expiry",
    "top_up_arrival"
  ],
  ["funding", "holding_end", "payout_arrival", "payout_run", "payout_submission"],
  ["collection"],
  ["shortfall"],
  ["refund_expiry"]
] as const satisfies ReadonlyArray<ReadonlyArray<Kind>>

const turnsOf = <Ordered extends string>(order: ReadonlyArray<ReadonlyArray<Ordered>>) =>
  Object.fromEntries(order.flatMap((kinds, turn) => kinds.map((kind) => [kind, turn]))) as Record<Ordered, number>

/** It does not compile unless every kind has a turn. */
const turnOfKind: Readonly<Record<Kind, number>> = turnsOf<(typeof order)[number][number]>(order)

export const turnOf = ({ kind }: Pick<Happening, "kind">): number => turnOfKind[kind]

/** How many turns a moment has. */
export const turns = order.length
