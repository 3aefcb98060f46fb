/**
 * RunPayout: the automatic payouts of an account for one payout day, in one of the currencies that it settles in: one
 * of each pot that has something to pay. Other currencies are paid out only when asked for.
 *
 * A payout sweeps everything of its pot that has matured when its day begins and was not swept before. Its own line
 * matures then too, so that the available balance never shows the money in between. What is available already stays
 * available until then and can be spent by nothing else.
 *
 * A negative pot is taken from the bank, where that is allowed, by a negative payout; else it stays, and others are
 * paid only as far as all pots together cover it. What is kept as the minimum balance, or for refunds that wait for
 * funds, and the rest of a currency that is paid out in whole units, is held by a line that the payout sweeps, and
 * released by one that the next payout does. What is kept for refunds alone is looked at again when something comes to
 * the balance, a refund of it ends, or less may be waited for: an account to which nothing happens costs nothing.
 * While payouts of the account are disabled, there are none: what waits is paid out when they are enabled again. Of an
 * account that is paid out when asked for, a run is a debit of its bank.
 * A run that an earlier schedule has set, for no payout day of the one that there is now, does nothing.
 * https://docs.stripe.com/payouts and https://docs.stripe.com/changelog/acacia/2024-12-18/payout-minimum-balance
 */
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { payoutsEnabled, type StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Sweep, Unswept } from "#core/connect/objects/Sweep.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import { payoutStep, type Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is due of one pot on a payout day. */
interface Due {
  readonly sourceType: SourceType.SourceType
  readonly net: Money.Money
  readonly transactions: ReadonlyArray<string>
}

/** A payout of one pot: all that is due, less what is held back, and why most of that is. */
interface Paid extends Due {
  readonly held: Money.Money
  readonly heldFor: "Minimum balance" | "Pending refunds" | "Remainder"
  readonly amount: Money.Money
}

export const run = (world: World, happening: PayoutRun): Outcome => {
  const { account: id, at, currency, day } = happening
  const account = world.account(id)
  if (account === undefined || !payoutsEnabled(account)) return nothing
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return CreateNegativePayout.run(world, account, happening)
  if (!PayoutSettings.hasDay(days, day)) return nothing
  const unswept = world.unswept(id, currency)
  const draft = Draft.continuing(world, "", at)
  const swept: Array<Sweep> = []
  const purse = { account: id, currency }
  const awaited = RefundCharge.awaited(world, purse, at, StartOfDay.momentOf(account.startOfDay, day))
  const due = dueOf(unswept, currency, day)
  for (const paid of paidOf(account, due, awaited)) swept.push(pay(draft, account, day, paid))
  const isSaving = Money.isPositive(awaited) && due.some(({ net }) => Money.isPositive(net))
  const less = isSaving ? RefundCharge.lessFrom(world, purse, at) : undefined
  const [later] = [...unswept.map((each) => each.day), ...(less === undefined ? [] : [PayoutSchedule.dayAfter(less)])]
    .filter((each) => each > day)
    .toSorted((a, b) => a - b)
  if (later !== undefined) {
    const next = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, later)
    draft.schedule({ kind: "payout_run", at: PayoutSchedule.runOf(next), account: id, currency, day: next })
  }
  return swept.length === 0 ? draft.outcome() : { ...draft.outcome(), swept }
}

/**
 * The first payout day after `now` on which a run pays something of `currency`, and what it pays if nothing more comes
 * until then; undefined where there is none.
 */
export const next = (world: World, account: StripeAccount, currency: Currency, now: Instant.Instant) => {
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return undefined
  const unswept = world.unswept(account.id, currency)
  const soonest = PayoutSchedule.dayAfter(now)
  for (const from of unswept.map(({ day }) => (day < soonest ? soonest : day)).toSorted((a, b) => a - b)) {
    const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, from)
    const by = StartOfDay.momentOf(account.startOfDay, day)
    const awaited = RefundCharge.awaited(world, { account: account.id, currency }, now, by)
    const paid = paidOf(account, dueOf(unswept, currency, day), awaited)
    if (paid.length > 0) return { day, paid }
  }
  return undefined
}

const dueOf = (unswept: ReadonlyArray<Unswept>, currency: Currency, day: Day.Day): ReadonlyArray<Due> => {
  const due = unswept.filter((each) => each.day <= day)
  return SourceType.all.map((sourceType) => {
    const own = due.filter((each) => each.sourceType === sourceType)
    const net = Money.sum(
      currency,
      own.map((each) => each.net)
    )
    return { sourceType, net, transactions: own.flatMap(({ transactions }) => transactions) }
  })
}

const minimumOf = ({ payouts }: StripeAccount, currency: Currency): Money.Money | undefined =>
  payouts?.minimumBalance?.currency === currency ? payouts.minimumBalance : undefined

/**
 * What is paid of what is due: negative pots first, then the others, as long as all of them together cover it and the
 * minimum balance, or what refunds wait for if that is more.
 */
const paidOf = (account: StripeAccount, due: ReadonlyArray<Due>, awaited: Money.Money): ReadonlyArray<Paid> => {
  const { currency } = awaited
  const zero = Money.zero(currency)
  const minimum = minimumOf(account, currency) ?? zero
  const step = payoutStep(currency)
  const negative = account.payouts?.debitNegativeBalances === true ? due.filter(({ net }) => Money.isNegative(net)) : []
  const paid: Array<Paid> = negative.map((pot) => {
    const amount = Money.upTo(pot.net, step)
    return { ...pot, held: Money.minus(pot.net, amount), heldFor: "Remainder", amount }
  })
  const covered = due.filter((pot) => !negative.includes(pot)).map(({ net }) => net)
  let toHold = Money.max(minimum, awaited)
  let left = Money.minus(Money.sum(currency, covered), toHold)
  for (const pot of due) {
    if (!Money.isPositive(pot.net)) continue
    const kept = Money.min(pot.net, toHold)
    toHold = Money.minus(toHold, kept)
    const amount = Money.downTo(Money.minus(pot.net, kept), step)
    if (Money.isZero(amount) || Money.compare(amount, left) > 0) continue
    left = Money.minus(left, amount)
    const heldFor = Money.isZero(kept)
      ? "Remainder"
      : Money.compare(kept, minimum) <= 0
        ? "Minimum balance"
        : "Pending refunds"
    paid.push({ ...pot, held: Money.minus(pot.net, amount), heldFor, amount })
  }
  return paid
}

const pay = (draft: Draft.Draft, account: StripeAccount, day: Day.Day, paid: Paid): Sweep => {
  const { amount, held, heldFor, sourceType, transactions } = paid
  const key = PayoutMovement.keyOf(account, day, { currency: amount.currency, sourceType })
  const [id, balanceTransaction] = [`po_${key}`, `txn_${key}`]
  const availableOn = StartOfDay.momentOf(account.startOfDay, day)
  const line = { account: account.id, availableOn, sourceType, source: id }
  const holdId = `${balanceTransaction}.hold`
  const isHeld = !Money.isZero(held)
  if (isHeld) {
    const description = `${heldFor} hold`
    const amount = Money.negate(held)
    draft.line({ ...line, id: holdId, type: "payout_minimum_balance_hold", amount, description })
  }
  const sending = {
    id,
    account: account.id,
    amount,
    arrivalDate: Instant.startOf(day),
    sourceType,
    description: "STRIPE PAYOUT",
    maker: "schedule",
    balanceTransaction
  } as const
  PayoutMovement.send(draft, sending, { availableOn, submission: availableOn })
  if (isHeld) {
    const description = `${heldFor} release`
    const release = `${balanceTransaction}.release`
    draft.line({ ...line, id: release, type: "payout_minimum_balance_release", amount: held, description })
  }
  const { available } = draft.world.balance(account.id, amount.currency, sourceType)
  return {
    payout: id,
    account: account.id,
    sourceType,
    day,
    transactions: isHeld ? [...transactions, holdId] : transactions,
    committed: Money.max(Money.zero(amount.currency), Money.minus(available, held))
  }
}
