/**
 * ClearNegativePayout: what a debit of a connected account's bank does to the reserve that is held for its negative
 * balance.
 *
 * What was missing and the debit has filled stays held for three business days of the bank: so long a withdrawal takes
 * to clear. Then it is given back; a debit that came back before has nothing to give back, as the balance is negative
 * again and the reserve stays for that. https://docs.stripe.com/connect/account-balances and
 * https://support.stripe.com/questions/payout-paused-due-to-pending-negative-balance-withdrawal
 */
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import * as ConnectReserve from "#core/connect/movements/ConnectReserve.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { DebitClearing } from "#core/connect/Happening.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

/** How many business days of its bank one takes to clear. */
const daysToClear = 3

const taken = ({ account, amount, id: payout }: Payout) => ({ account, payout, amount: Money.negate(amount) })

/** When a debit that is there on the day of `arrivalDate` is cleared. */
export const clearedAt = (account: StripeAccount, { amount, arrivalDate }: Payout): Instant.Instant => {
  const { calendar, days } = BankDays.timing(account, amount.currency, daysToClear)
  return Instant.startOf(Calendar.addBusinessDays(calendar, Instant.dayOf(arrivalDate), days))
}

/** Its money is there. Where nothing was held, nothing stays held. */
export const fill = (world: World, payout: Payout, outcome: Outcome): Outcome => {
  const account = world.account(payout.account)
  const negative = world.negative(payout.account, payout.amount.currency)
  if (account === undefined || negative === undefined) return outcome
  const filled = Money.min(Money.negate(payout.amount), NegativeBalance.covered(negative))
  const debited = { ...taken(payout), status: "filling", filled } as const
  if (Money.isZero(filled)) return { ...outcome, debited }
  const clearing: DebitClearing = { kind: "debit_clearing", at: clearedAt(account, payout), payout: payout.id }
  return { ...outcome, debited, happenings: [...outcome.happenings, clearing] }
}

/** It came to nothing, before its money was there or after. */
export const giveBack = (payout: Payout, outcome: Outcome): Outcome => ({
  ...outcome,
  debited: { ...taken(payout), status: "returned" }
})

/** Gives back what stayed held for it, unless it came back. */
export const clear = (world: World, { at, payout: id }: DebitClearing): Outcome => {
  const payout = world.payout(id)
  if (payout === undefined) return nothing
  const own = world.negative(payout.account, payout.amount.currency)?.clearing?.find((each) => each.payout === id)
  if (own === undefined) return nothing
  const draft = Draft.continuing(world, `${id.slice("po_".length)}.cleared`, at)
  const reserved = [ConnectReserve.move(draft, payout.account, Money.negate(own.amount))]
  return { ...draft.outcome(), reserved, debited: { ...taken(payout), status: "cleared" } }
}
