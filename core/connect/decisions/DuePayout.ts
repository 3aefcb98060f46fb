/**
 * DuePayout: what is due of each pot of an account on a payout day, how much of it is paid out, and what is kept of it
 * for what reasons.
 *
 * Negative pots are taken from the bank where that is allowed; else they stay, and the others are paid as far as all
 * pots together cover it, one after the other. Laws: what is paid and what is kept is what is due; of what all pots
 * together have, nothing is kept but what refunds wait for and the minimum balance, and of each pot what cannot be
 * paid out ({@link PayableAmount}). So the same stays in the end whether a refund is paid before or after the payout;
 * what one gives that costs less than comes back with it is due when it has come.
 * https://docs.stripe.com/payouts, https://docs.stripe.com/changelog/acacia/2024-12-18/payout-minimum-balance
 */
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import * as KeptBack from "#core/connect/objects/KeptBack.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Unswept } from "#core/connect/objects/Sweep.ts"
import type { World } from "#core/connect/World.ts"
import { payoutStep, type Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"

/** What is due of one pot on a payout day. */
interface Due {
  readonly sourceType: SourceType.SourceType
  readonly net: Money.Money
  readonly transactions: ReadonlyArray<string>
}

export interface DuePayout extends Due {
  /** Negative where the bank is debited; zero where nothing of the pot is paid. */
  readonly amount: Money.Money
  /** The rest of it. Of a pot that is negative and stays, nothing is kept. */
  readonly kept: ReadonlyArray<KeptBack.KeptBack>
}

export interface DuePayouts {
  readonly day: Day
  readonly pots: ReadonlyArray<DuePayout>
  /** The refunds that wait for the balance then, the oldest first. */
  readonly refunds: ReadonlyArray<AwaitedFunds.Awaiting>
}

/** What is due on `day`, whose run is not over, by what is known now. */
export const of = (world: World, account: StripeAccount, currency: Currency, day: Day): DuePayouts => {
  // Wherever on earth the day begins, its run is before.
  const by = StartOfDay.momentOf(account.startOfDay, day)
  const refunds = AwaitedFunds.awaiting(world, { account: account.id, currency }, PayoutSchedule.runOf(day), by)
  const awaited = AwaitedFunds.total(refunds, currency)
  const due = dueOf(world.unswept(account.id, currency), currency, day)
  return { day, pots: split(account, due, awaited), refunds }
}

const dueOf = (unswept: ReadonlyArray<Unswept>, currency: Currency, day: Day): ReadonlyArray<Due> => {
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

const minimumOf = ({ payouts }: StripeAccount, currency: Currency): Money.Money =>
  payouts?.minimumBalances?.get(currency) ?? Money.zero(currency)

const debited = (pot: Due): DuePayout => {
  const amount = Money.upTo(pot.net, payoutStep(pot.net.currency))
  return { ...pot, amount, kept: KeptBack.of("remainder", Money.minus(pot.net, amount)) }
}

/** Negative pots first, where they are taken from the bank, then those that have something. */
const split = (account: StripeAccount, due: ReadonlyArray<Due>, awaited: Money.Money): ReadonlyArray<DuePayout> => {
  const { currency } = awaited
  const isDebited = PayoutSettings.isDebited(account, currency)
  const negative = isDebited ? due.filter(({ net }) => Money.isNegative(net)) : []
  const covered = due.filter((pot) => !negative.includes(pot)).map(({ net }) => net)
  const funds: Funds = {
    there: Money.max(Money.zero(currency), Money.sum(currency, covered)),
    awaited,
    minimum: minimumOf(account, currency)
  }
  const positive = due.filter(({ net }) => Money.isPositive(net))
  return [...negative.map(debited), ...explained(paid(account, positive, funds), funds)]
}

/** What all pots together have that are not debited, and what is to stay of that. */
interface Funds {
  readonly there: Money.Money
  readonly awaited: Money.Money
  readonly minimum: Money.Money
}

interface Paid extends Due {
  readonly amount: Money.Money
  readonly unpayable: ReadonlyArray<KeptBack.KeptBack>
  /** The rest, which could be paid out otherwise. */
  readonly stays: Money.Money
}

/** The first ones keep what is to stay; the others are paid, one after the other, as far as all pots cover it. */
const paid = (account: StripeAccount, pots: ReadonlyArray<Due>, funds: Funds): ReadonlyArray<Paid> => {
  let toHold = Money.add(funds.minimum, funds.awaited)
  let left = Money.max(Money.zero(toHold.currency), Money.minus(funds.there, toHold))
  return pots.map((pot) => {
    const held = Money.min(pot.net, toHold)
    const payable = Money.min(Money.minus(pot.net, held), left)
    const { amount, kept: unpayable } = PayableAmount.of(account, payable)
    toHold = Money.minus(toHold, held)
    left = Money.minus(left, amount)
    return { ...pot, amount, unpayable, stays: Money.minus(pot.net, payable) }
  })
}

/** Why it stays: for refunds, then as the minimum, no more than is there; the rest fills what is negative. */
const explained = (pots: ReadonlyArray<Paid>, funds: Funds): ReadonlyArray<DuePayout> => {
  let toRefund = Money.min(funds.awaited, funds.there)
  let toKeep = Money.min(funds.minimum, Money.minus(funds.there, toRefund))
  return pots.map(({ stays, unpayable, ...pot }) => {
    const refunded = Money.min(stays, toRefund)
    const rest = Money.minus(stays, refunded)
    const minimum = Money.min(rest, toKeep)
    toRefund = Money.minus(toRefund, refunded)
    toKeep = Money.minus(toKeep, minimum)
    const kept = [
      ...KeptBack.of("pending_refunds", refunded),
      ...KeptBack.of("minimum_balance", minimum),
      ...KeptBack.of("negative_pot", Money.minus(rest, minimum)),
      ...unpayable
    ]
    return { ...pot, kept }
  })
}
