/**
 * CoverNegativeBalance: the platform's money is set aside against a connected account's negative balance and given
 * back, and after 180 days the balance is filled for good.
 *
 * Only where the platform is liable is anything set aside, even where its own available balance becomes negative by it.
 * What fills the balance in the end comes from that reserve, which is given back first, or once it is filled; where
 * Stripe is liable, from Stripe, as an `adjustment`. https://support.stripe.com/questions/connect-reserves-faq
 */
import type { Collection } from "#core/connect/objects/Collection.ts"
import * as ConnectReserve from "#core/connect/movements/ConnectReserve.ts"
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { CollectionDue, Shortfall } from "#core/connect/Happening.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

type Negative = NegativeBalance.NegativeBalance

interface Subject {
  readonly account: ConnectedAccount
  readonly negative: Negative
  /** What is missing; zero if nothing is. */
  readonly missing: Money.Money
}

const subjectOf = (world: World, { account: id, currency }: Shortfall | CollectionDue): Subject | undefined => {
  const account = world.account(id)
  const negative = world.negative(id, currency)
  if (account?.kind !== "connected" || negative === undefined) return undefined
  const { available } = world.balance(id, currency)
  const missing = Money.max(Money.zero(currency), Money.negate(available))
  return { account, negative, missing }
}

/** What follows when an available balance is negative, or was: money is set aside for it, and its bank is debited. */
export const follow = (world: World, shortfall: Shortfall): Outcome => {
  const outcome = reserve(world, shortfall)
  const account = world.account(shortfall.account)
  const isDebited = account !== undefined && SettlementCurrency.settles(account, shortfall.currency)
  const debits = isDebited ? CreateNegativePayout.next(world, account, shortfall.currency, shortfall.at) : []
  return { ...outcome, happenings: [...outcome.happenings, ...debits] }
}

/** Holds what is missing now in the place of what was held for that, and sets when the first moment of it ends. */
const reserve = (world: World, shortfall: Shortfall): Outcome => {
  const subject = subjectOf(world, shortfall)
  if (subject === undefined) return nothing
  const { account, missing, negative } = subject
  const draft = Draft.continuing(world, shortfall.key, shortfall.at)
  const isLiable = account.controller.losses === "application"
  const change = Money.minus(isLiable ? missing : Money.zero(missing.currency), NegativeBalance.covered(negative))
  const reserved = Money.isZero(change) ? [] : [ConnectReserve.move(draft, account.id, change)]
  const { currency, since } = negative
  const end = endOf(since, shortfall)
  if (since !== undefined && end !== undefined) {
    const key = `${shortfall.key}.collected`
    draft.schedule({ kind: "collection", at: end, account: account.id, currency, since, key })
  }
  return { ...draft.outcome(), reserved }
}

/**
 * When a balance is filled for good that is negative from now on; or again, if its day went by while a negative payout
 * had filled it: then at the next midnight.
 */
const endOf = (since: Instant.Instant | undefined, { at, isAgain }: Shortfall): Instant.Instant | undefined => {
  if (since === undefined) return undefined
  const end = NegativeBalance.collectedAt(since)
  if (since === at) return end
  return isAgain === true && end <= at ? Instant.startOf(Day.plus(Instant.dayOf(at), 1)) : undefined
}

/** Fills the balance, unless it was filled in between. */
export const collect = (world: World, due: CollectionDue): Outcome => {
  const subject = subjectOf(world, due)
  if (subject === undefined || Money.isZero(subject.missing) || subject.negative.since !== due.since) return nothing
  const { account, missing, negative } = subject
  const draft = Draft.continuing(world, due.key, due.at)
  const isBefore = world.settings.reserveOnCollection === "released_before"
  const released = isBefore ? Money.min(NegativeBalance.covered(negative), missing) : Money.zero(due.currency)
  const reserved = Money.isZero(released) ? [] : [ConnectReserve.move(draft, account.id, Money.negate(released))]
  const collected = fill(draft, account, missing)
  return { ...draft.outcome(), reserved, collected }
}

const fill = (draft: Draft.Draft, { controller, id: account }: ConnectedAccount, amount: Money.Money): Collection => {
  const { at: created, world } = draft
  const liable = controller.losses
  const made = { id: draft.id("connct"), account, amount, liable, created, balanceTransaction: draft.id("txn") }
  const line = { availableOn: created, sourceType: "card", source: made.id } as const
  const own = { ...line, id: made.balanceTransaction, account, amount }
  if (liable === "stripe") {
    draft.line({ ...own, type: "adjustment", description: NegativeBalance.writtenOff })
    return made
  }
  const collected = { type: "connect_collection_transfer", description: `Collection for ${account}` } as const
  draft.line({ ...line, ...collected, id: draft.id("txn"), account: world.platform.id, amount: Money.negate(amount) })
  draft.line({ ...own, ...collected })
  return made
}
