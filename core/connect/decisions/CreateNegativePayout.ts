/**
 * CreateNegativePayout: what an account that is paid out when asked for is short of, taken from its bank by a negative
 * payout.
 *
 * It is made in the run before the next business day of the bank for which there is one still, of all that is missing
 * then, and is there as that day begins: of a Thursday noon on Sunday at 01:00, for Monday. What is pending may fill
 * the balance before, and counts only once it is available. The pots that are negative are filled, as far as all pots
 * together are short, by whole units of what is paid out in those. Nothing is swept by it: it has no members. After a
 * payout has failed there is none, until the bank account is updated.
 * https://docs.stripe.com/connect/account-balances and
 * https://support.stripe.com/questions/what-happens-when-i-have-a-negative-balance
 */
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import { payoutStep, type Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const isShort = (world: World, id: AccountId, currency: Currency): boolean =>
  Money.isNegative(world.balance(id, currency).available)

/** The next run that can still be had, if the account may be debited and is short of `currency`, which it settles in. */
export const next = (
  world: World,
  account: StripeAccount,
  currency: Currency,
  at: Instant.Instant
): ReadonlyArray<PayoutRun> => {
  const days = PayoutSettings.debitDays(account, currency)
  if (days === undefined || !isShort(world, account.id, currency)) return []
  const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, PayoutSchedule.dayAfter(at))
  return [{ kind: "payout_run", at: PayoutSchedule.runOf(day), account: account.id, currency, day }]
}

/** A pot that is negative, with what is taken from the bank for it. */
type Due = Pick<PayoutMovement.Sending, "amount" | "sourceType">

/** What is taken where so much is `available` of each pot. */
const dueOf = (
  currency: Currency,
  available: (sourceType: SourceType.SourceType) => Money.Money
): ReadonlyArray<Due> => {
  let left = Money.sum(currency, SourceType.all.map(available))
  return SourceType.all.flatMap((sourceType) => {
    const short = Money.max(available(sourceType), left)
    if (!Money.isNegative(short)) return []
    const amount = Money.upTo(short, payoutStep(currency))
    left = Money.minus(left, amount)
    return [{ sourceType, amount }]
  })
}

/** Nothing, if the balance was filled in between. */
export const run = (world: World, account: StripeAccount, { at, currency, day }: PayoutRun): Outcome => {
  if (PayoutSettings.debitDays(account, currency) === undefined) return nothing
  const draft = Draft.continuing(world, "", at)
  const due = dueOf(currency, (sourceType) => world.balance(account.id, currency, sourceType).available)
  for (const each of due) debit(draft, account, { ...each, day })
  return draft.outcome()
}

/** The next run of an account that is short now, and what it takes if only what is pending comes until then. */
export const expected = (world: World, account: StripeAccount, currency: Currency, now: Instant.Instant) => {
  const [run] = next(world, account, currency, now)
  if (run === undefined) return undefined
  const { at, day } = run
  const due = dueOf(currency, (sourceType) => {
    const { available } = world.balance(account.id, currency, sourceType)
    const maturing = world.maturing(account.id, currency, sourceType).filter((each) => each.at <= at)
    return maturing.reduce((sum, { amount }) => Money.add(sum, amount), available)
  })
  return { day, due }
}

const debit = (
  draft: Draft.Draft,
  owner: StripeAccount,
  { amount, day, sourceType }: Pick<PayoutRun, "day"> & Due
): void => {
  const key = PayoutMovement.keyOf(owner, day, { currency: amount.currency, sourceType })
  const arrivalDate = Instant.startOf(day)
  const sending = {
    id: `po_${key}`,
    account: owner.id,
    amount,
    arrivalDate,
    sourceType,
    description: "STRIPE PAYOUT",
    maker: "debit",
    balanceTransaction: `txn_${key}`
  } as const
  PayoutMovement.send(draft, sending, { availableOn: arrivalDate, submission: arrivalDate })
}
