/**
 * PayoutTrail: which automatic payouts paid out some balance transactions, and what certain payouts paid out in all.
 *
 * A fold over everything that is done, in order, which changes in place. It is as large as what is followed; for a
 * payout that is itemised, also as what of its account was not paid out yet. The line that brings a failed payout back
 * is followed too: so its repeat is found. What a payout of followed lines keeps back is told with it, and which one
 * that was released to.
 * Law: an itemised payout is the sum of the nets of its lines.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Sweep } from "#core/connect/objects/Sweep.ts"
import type { Outcome } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"

type Lines = ReadonlyArray<BalanceTransaction>

/** What a payout leaves of its pot, as its line says why: for a minimum balance, for refunds or as a remainder. */
export interface HeldBack {
  readonly amount: Money.Money
  readonly description: string
  /** The automatic payout that swept what was released of it; undefined while none has, and of what left otherwise. */
  readonly releasedTo?: string
}

/** An automatic payout that paid out some of the lines that are followed. */
export interface PaidBy {
  /** As it is now. */
  readonly payout: Payout
  /** How many lines it paid out, followed or not. */
  readonly count: number
  /** Those of them that are followed. */
  readonly lines: Lines
  /** Absent where it leaves nothing. */
  readonly heldBack?: HeldBack
}

type Waiting = Map<string, BalanceTransaction>

export interface PayoutTrail {
  /** The payouts that are to be itemised, with their accounts. */
  readonly itemised: ReadonlyMap<string, AccountId>
  readonly accounts: ReadonlySet<AccountId>
  /** Lines of those accounts that were not paid out yet. */
  readonly unswept: Waiting
  readonly followed: Waiting
  readonly contents: Map<string, Lines>
  readonly paidBy: Map<string, PaidBy>
  /** The lines that release what those payouts kept back, with their payouts. */
  readonly releases: Map<string, string>
}

/** Nothing is followed yet; the automatic ones of `itemised` will be. */
export const empty = (itemised: ReadonlyMap<string, AccountId> = new Map()): PayoutTrail => ({
  itemised,
  accounts: new Set(itemised.values()),
  unswept: new Map(),
  followed: new Map(),
  contents: new Map(),
  paidBy: new Map(),
  releases: new Map()
})

const keyOf = (account: AccountId, id: string): string => `${account}/${id}`

/** Takes out the lines of a sweep that wait there. */
const take = (waiting: Waiting, { account, transactions }: Sweep): Lines =>
  transactions.flatMap((id) => {
    const key = keyOf(account, id)
    const line = waiting.get(key)
    waiting.delete(key)
    return line ?? []
  })

/** The line of an automatic payout itself is never paid out. */
const isOwn = ({ swept }: Outcome, { type }: BalanceTransaction): boolean => swept !== undefined && type === "payout"

/** A payout has no other line once it has paid out. */
const isReturn = ({ paidBy }: PayoutTrail, { source }: BalanceTransaction): boolean => paidBy.has(source ?? "")

/** What was kept back before goes with this one. */
const takeReleases = ({ paidBy, releases }: PayoutTrail, { account, payout, transactions }: Sweep): void => {
  for (const id of transactions) {
    const before = paidBy.get(releases.get(keyOf(account, id)) ?? "")
    if (before?.heldBack === undefined) continue
    paidBy.set(before.payout.id, { ...before, heldBack: { ...before.heldBack, releasedTo: payout } })
  }
}

/** What a payout keeps back, and the line that releases it. */
const heldBackOf = ({ transactions }: Outcome, payout: Payout) => {
  const own = transactions.filter(({ source }) => source === payout.id)
  const hold = own.find(({ type }) => type === "payout_minimum_balance_hold")
  const release = own.find(({ type }) => type === "payout_minimum_balance_release")
  if (hold === undefined || release === undefined) return undefined
  return { release: release.id, heldBack: { amount: release.amount, description: hold.description } }
}

const sweep = (trail: PayoutTrail, swept: Sweep, outcome: Outcome): void => {
  const payout = outcome.made.find(({ id }) => id === swept.payout)
  const [all, lines] = [take(trail.unswept, swept), take(trail.followed, swept)]
  takeReleases(trail, swept)
  if (trail.itemised.has(swept.payout)) trail.contents.set(swept.payout, all)
  if (payout?.object !== "payout" || lines.length === 0) return
  const paid: PaidBy = { payout, count: swept.transactions.length, lines }
  const kept = heldBackOf(outcome, payout)
  trail.paidBy.set(payout.id, kept === undefined ? paid : { ...paid, heldBack: kept.heldBack })
  if (kept !== undefined) trail.releases.set(keyOf(payout.account, kept.release), payout.id)
}

/** Adds what was done; its lines are followed if `isFollowed`. */
export const add = (trail: PayoutTrail, outcome: Outcome, isFollowed: boolean): void => {
  const { accounts, followed, paidBy, unswept } = trail
  for (const line of outcome.transactions) {
    const key = keyOf(line.account, line.id)
    if (accounts.has(line.account) && !isOwn(outcome, line)) unswept.set(key, line)
    if (isFollowed || isReturn(trail, line)) followed.set(key, line)
  }
  for (const swept of outcome.swept ?? []) sweep(trail, swept, outcome)
  for (const object of outcome.changed) {
    const known = paidBy.get(object.id)
    if (object.object === "payout" && known !== undefined) paidBy.set(object.id, { ...known, payout: object })
  }
}

/** What an itemised payout paid out, the oldest first; undefined of one that somebody asked for. */
export const contentsOf = ({ contents }: PayoutTrail, payout: string): Lines | undefined => contents.get(payout)

/** The payouts that paid out what is followed, in their order. */
export const list = ({ paidBy }: PayoutTrail): ReadonlyArray<PaidBy> => [...paidBy.values()]
