/**
 * AdvancePayout: pending card payments that Stripe makes available for an instant payout, and takes back when they
 * would have become available.
 *
 * An `advance` adds what is missing to the available balance, and an `advance_funding` for each day takes its part out
 * of what becomes available then, the next day's first: all of them at once, so that nothing pending is spent twice.
 * What is missing is also what the balance is below zero: that is filled before anything is paid out. When the payout
 * fails, lines the other way undo them. Whom Stripe advances money is its own decision, so an account says it.
 * https://docs.stripe.com/payouts/instant-payouts-with-advance-funding
 */
import * as Draft from "#core/connect/movements/Draft.ts"
import type { Advance, Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

type Advances = ReadonlyArray<Advance>

const none: Advances = []

/**
 * What of each day to come can be advanced, in order: what a later one takes is left to it, and all of them are no more
 * than is pending.
 */
export const possible = (world: World, account: StripeAccount, currency: Currency): Advances => {
  if (account.instantPayoutAdvances !== true) return none
  const found: Array<Advance> = []
  let owed = Money.zero(currency)
  const pending = world.maturing(account.id, currency, "card")
  for (const { amount, at } of pending.toReversed()) {
    const left = Money.minus(amount, owed)
    owed = Money.max(Money.zero(currency), Money.negate(left))
    if (Money.isPositive(left)) found.unshift({ amount: left, availableOn: at })
  }
  return taken(
    found,
    Money.sum(
      currency,
      pending.map(({ amount }) => amount)
    )
  )
}

export const sumOf = (advances: Advances, currency: Currency): Money.Money =>
  Money.sum(
    currency,
    advances.map(({ amount }) => amount)
  )

/** As much of them as `missing`, the first day's first. */
export const taken = (advances: Advances, missing: Money.Money): Advances => {
  const found: Array<Advance> = []
  let left = missing
  for (const { amount, availableOn } of advances) {
    if (!Money.isPositive(left)) break
    const part = Money.min(amount, left)
    left = Money.minus(left, part)
    found.push({ amount: part, availableOn })
  }
  return found
}

/** What is left of them without `amount`, which is no more than they are: the first day's goes first. */
export const without = (advances: Advances, amount: Money.Money): Advances => {
  let gone = amount
  return advances.flatMap(({ amount: each, availableOn }) => {
    const part = Money.min(each, gone)
    gone = Money.minus(gone, part)
    const left = Money.minus(each, part)
    return Money.isZero(left) ? [] : [{ amount: left, availableOn }]
  })
}

interface Move {
  readonly payout: string
  readonly account: AccountId
  readonly advances: Advances
}

/** Makes what is pending available for the payout. */
export const pay = (draft: Draft.Draft, move: Move): void =>
  write(draft, move, (amount) => amount, `Advance for ${move.payout}`)

/** Undoes what was advanced for a payout that comes back. */
export const undo = (draft: Draft.Draft, { account, advances = none, id }: Payout): void =>
  write(draft, { payout: id, account, advances }, Money.negate, `Reversal of the advance for ${id}`)

const write = (
  draft: Draft.Draft,
  { account, advances, payout }: Move,
  direct: (amount: Money.Money) => Money.Money,
  description: string
): void => {
  const [first] = advances
  if (first === undefined) return
  const line = { account, sourceType: "card", source: payout, description } as const
  const amount = direct(sumOf(advances, first.amount.currency))
  draft.line({ ...line, id: draft.id("txn"), type: "advance", amount, availableOn: draft.at })
  for (const advance of advances) {
    const availableOn = Draft.following(draft.at, advance.availableOn)
    const back = direct(Money.negate(advance.amount))
    draft.line({ ...line, id: draft.id("txn"), type: "advance_funding", amount: back, availableOn })
  }
}
