/**
 * RunPayout: the automatic payouts of an account for one payout day, in one of the currencies that it settles in: one
 * of each pot that has something to pay, as {@link DuePayout} divides it. Others are paid out only when asked for.
 *
 * A payout sweeps everything of its pot that has matured when its day begins and was not swept before. Its own line
 * matures then too, so that the available balance never shows the money in between. What is available already stays
 * available until then and can be spent by nothing else.
 *
 * A negative pot is taken from the bank, where that is allowed, by a negative payout; else it stays, and others are
 * paid only as far as all pots together cover it. What is kept for that, as the minimum balance, or for refunds that
 * wait for funds, and what cannot be paid out ({@link PayableAmount}), is held by a line that the payout
 * sweeps, and released by one that the next payout does. What is kept for refunds alone is looked at again when
 * something comes to the balance, a refund of it ends, or less may be waited for: an account to which nothing happens
 * costs nothing.
 * While payouts of the account are disabled, there are none: what waits is paid out when they are enabled again. Of an
 * account that is paid out when asked for, a run is a debit of its bank.
 * A run that an earlier schedule has set, for no payout day of the one that there is now, does nothing.
 * https://docs.stripe.com/payouts and https://docs.stripe.com/changelog/acacia/2024-12-18/payout-minimum-balance
 */
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import * as DuePayout from "#core/connect/decisions/DuePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import { isPaidOut, type StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as KeptBack from "#core/connect/objects/KeptBack.ts"
import type { Sweep } from "#core/connect/objects/Sweep.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export const run = (world: World, happening: PayoutRun): Outcome => {
  const { account: id, at, currency, day } = happening
  const account = world.account(id)
  if (account === undefined || !SettlementCurrency.settles(account, currency) || !isPaidOut(account, currency))
    return nothing
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return CreateNegativePayout.run(world, account, happening)
  if (!PayoutSettings.hasDay(days, day)) return nothing
  const unswept = world.unswept(id, currency)
  const draft = Draft.continuing(world, "", at)
  const swept: Array<Sweep> = []
  const { pots } = DuePayout.of(world, account, currency, day)
  for (const pot of pots) if (!Money.isZero(pot.amount)) swept.push(pay(draft, account, day, pot))
  const isSaving = pots.some(({ kept }) => kept.some(({ why }) => why === "pending_refunds"))
  const less = isSaving ? AwaitedFunds.lessFrom(world, { account: id, currency }, at) : undefined
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
 * The first payout day after `now` on which a run pays something of `currency`, or, where there is none, on which it
 * keeps something; and what it pays and keeps if nothing more comes until then. Undefined where nothing is to come.
 */
export const next = (world: World, account: StripeAccount, currency: Currency, now: Instant.Instant) => {
  const days = PayoutSettings.payoutDays(account, currency)
  if (days === undefined) return undefined
  const soonest = PayoutSchedule.dayAfter(now)
  const from = world.unswept(account.id, currency).map(({ day }) => Day.max(day, soonest))
  const on = from.map((day) => PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, day))
  const due = [...new Set(on.toSorted((a, b) => a - b))].map((day) => DuePayout.of(world, account, currency, day))
  // Of a pot of which nothing is paid, something is kept.
  return (
    due.find(({ pots }) => pots.some(({ amount }) => !Money.isZero(amount))) ?? due.find(({ pots }) => pots.length > 0)
  )
}

/** What the line is called that holds the rest, by why most of that is kept. */
const holds: { readonly [why in KeptBack.Why]: string } = {
  minimum_balance: "Minimum balance",
  pending_refunds: "Pending refunds",
  negative_pot: "Negative balance",
  minimum_payout: "Minimum payout",
  remainder: "Remainder"
}

const keyOf = (account: StripeAccount, day: Day.Day, { amount, sourceType }: DuePayout.DuePayout): string =>
  PayoutMovement.keyOf(account, day, { currency: amount.currency, sourceType })

const holdOf = (account: StripeAccount, day: Day.Day, due: DuePayout.DuePayout): string =>
  `txn_${keyOf(account, day, due)}.hold`

/**
 * What the payout of a pot pays out, the line that holds what is kept the last: that is made with the payout, under the
 * id that it has here already. Only of a pot of which something is paid.
 */
export const sweptOf = (account: StripeAccount, day: Day.Day, due: DuePayout.DuePayout): ReadonlyArray<string> =>
  due.kept.length === 0 ? due.transactions : [...due.transactions, holdOf(account, day, due)]

const pay = (draft: Draft.Draft, account: StripeAccount, day: Day.Day, due: DuePayout.DuePayout): Sweep => {
  const { amount, kept, sourceType } = due
  const key = keyOf(account, day, due)
  const [id, balanceTransaction] = [`po_${key}`, `txn_${key}`]
  const availableOn = StartOfDay.momentOf(account.startOfDay, day)
  const line = { account: account.id, availableOn, sourceType, source: id }
  const held = Money.minus(due.net, amount)
  const heldFor = KeptBack.mostly(kept)
  if (heldFor !== undefined) {
    const description = `${holds[heldFor]} hold`
    const amount = Money.negate(held)
    const id = holdOf(account, day, due)
    draft.line({ ...line, id, type: "payout_minimum_balance_hold", amount, description })
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
  if (heldFor !== undefined) {
    const description = `${holds[heldFor]} release`
    const release = `${balanceTransaction}.release`
    draft.line({ ...line, id: release, type: "payout_minimum_balance_release", amount: held, description })
  }
  const { available } = draft.world.balance(account.id, amount.currency, sourceType)
  return {
    payout: id,
    account: account.id,
    sourceType,
    day,
    transactions: sweptOf(account, day, due),
    committed: Money.max(Money.zero(amount.currency), Money.minus(available, held))
  }
}
