/**
 * HoldingLaws: money that may stay for so long only is paid out by then; what is held in a reserve comes back when that
 * was said last.
 *
 * How long something has been there is told from the lines alone: of a pot, what came that long ago less all that went
 * since. What is there is what its lines come to that can be used by then.
 */
import * as AccountLaws from "./AccountLaws.ts"
import { type Law, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A line, the first day that begins with its money there, and the one as which what came has been there too long. */
interface Held extends Pick<BalanceTransaction.BalanceTransaction, "net" | "sourceType"> {
  readonly day: Day.Day
  readonly end: Day.Day
}

/** An account whose money may stay for so long only, in one currency that it settles in. */
interface Purse {
  readonly account: StripeAccount
  readonly currency: Currency.Currency
  readonly period: HoldingPeriod.HoldingPeriod
}

/** What there is as a day begins, just before it is looked whether something could be held no longer. */
interface Eve {
  readonly lines: ReadonlyArray<Held>
  /** What refunds wait for. */
  readonly waiting: ReadonlyArray<Held>
  /** Whether that is what they say; otherwise it may be more. */
  readonly isExact: boolean
}

/** A midnight, what should go of each pot then, and what went. */
export interface Look {
  readonly day: Day.Day
  readonly eve: Eve
  readonly due: ReadonlyArray<Money.Money>
  readonly went: ReadonlyArray<Money.Money>
}

/** By what their schedules have been since the step before. */
const purses = ({ accounts }: Moment): ReadonlyArray<Purse> =>
  [...accounts.values()].flatMap((account) => {
    const period = PayoutSettings.holding(account)
    return period === undefined
      ? []
      : SettlementCurrency.all(account).map((currency) => ({ account, currency, period }))
  })

const heldAs = ({ period }: Purse, line: BalanceTransaction.BalanceTransaction): Held => {
  const moment = BalanceTransaction.matures(line)
  const begun = Instant.dayOf(moment)
  const day = Instant.startOf(begun) === moment ? begun : Day.plus(begun, 1)
  return { net: line.net, sourceType: line.sourceType, day, end: HoldingPeriod.end(period, begun) }
}

/**
 * Of each pot in turn: what has been there for too long, as far as it and all of them have it, in whole units and never
 * less than the smallest payout.
 */
const due = ({ account, currency }: Purse, { lines, waiting }: Eve, day: Day.Day): ReadonlyArray<Money.Money> => {
  const zero = Money.zero(currency)
  const sum = (some: ReadonlyArray<Held>) =>
    Money.sum(
      currency,
      some.map(({ net }) => net)
    )
  const least = PayableAmount.minimumOf(account, currency)
  const whole = (amount: Money.Money) => Money.downTo(Money.max(zero, amount), Currency.payoutStep(currency))
  const there = [...lines, ...waiting].filter((line) => line.day <= day)
  let rest = sum(there)
  return Snapshot.sourceTypes.map((pot) => {
    const own = there.filter(({ sourceType }) => sourceType === pot)
    const old = own.filter((line) => Money.isNegative(line.net) || line.end <= day)
    const most = whole(Money.min(whole(sum(old)), Money.min(sum(own), rest)))
    const amount = least !== undefined && Money.compare(most, least) < 0 ? zero : most
    rest = Money.minus(rest, amount)
    return amount
  })
}

/** What a refund that waits for funds takes; of one that is converted, or may yet be paid by others, who knows. */
const isPlain = ({ objects }: Moment, { charge: id, pendingReason }: Waiting): boolean => {
  const charge = objects.get(id)
  return charge?.object === "charge" && charge.settled === undefined && pendingReason === "insufficient_funds"
}

const waitingIn = (moment: Moment, refunds: Iterable<Waiting>, purse: Purse) => {
  const own = [...refunds].filter(({ account }) => account === purse.account.id)
  const waiting = own
    .filter((refund) => isPlain(moment, refund) && refund.amount.currency === purse.currency)
    .map(({ amount }): Held => ({ net: Money.negate(amount), sourceType: "card", day: Day.of(0), end: Day.of(0) }))
  return { waiting, isExact: own.every((refund) => isPlain(moment, refund)) }
}

const forced = ({ made }: Outcome, currency: Currency.Currency): ReadonlyArray<Money.Money> => {
  const payouts = made.flatMap((it) => (it.object === "payout" && it.maker === "holding_period" ? [it] : []))
  return Snapshot.sourceTypes.map((pot) =>
    Money.sum(
      currency,
      payouts.filter(({ sourceType }) => sourceType === pot).map(({ amount }) => amount)
    )
  )
}

/** Every midnight that passed before the step: as it began, or as it was looked. */
const looksAt = (moment: Moment, purse: Purse): ReadonlyArray<Look> => {
  const { account, currency } = purse
  const { happened, outcomes, since, step, transactions, waitedSince } = moment
  const isOwn = (line: BalanceTransaction.BalanceTransaction) =>
    line.account === account.id && line.net.currency === currency
  const fresh = outcomes.reduce((sum, { outcome }) => sum + outcome.transactions.length, 0)
  const before = transactions.slice(0, transactions.length - fresh).filter(isOwn)
  const lines = before.map((line) => heldAs(purse, line))
  const refunds = new Map(waitedSince.map((refund) => [refund.id, refund]))
  const nothing = Snapshot.sourceTypes.map(() => Money.zero(currency))
  const looks: Array<Look> = []
  let next = Day.plus(Instant.dayOf(since), 1)
  const look = (day: Day.Day, went: Look["went"]): Look => {
    const eve = { lines: [...lines], ...waitingIn(moment, refunds.values(), purse) }
    return { day, eve, due: due(purse, eve, day), went }
  }
  const pass = (until: Instant.Instant) => {
    for (; Instant.startOf(next) <= until; next = Day.plus(next, 1)) looks.push(look(next, nothing))
  }
  for (const { happening, outcome } of happened) {
    pass(happening.at)
    if (happening.kind === "holding_end" && happening.account === account.id && happening.currency === currency) {
      if (looks.at(-1)?.went === nothing) looks.pop()
      looks.push(look(happening.day, forced(outcome, currency)))
    }
    lines.push(...outcome.transactions.filter(isOwn).map((line) => heldAs(purse, line)))
    for (const object of [...outcome.made, ...outcome.changed]) {
      if (object.object !== "refund") continue
      if (object.status === "pending") refunds.set(object.id, object)
      else refunds.delete(object.id)
    }
  }
  pass(step.at)
  return looks
}

/** All of them, by whose they are. */
export const looks = (moment: Moment) => purses(moment).map((purse) => ({ purse, looks: looksAt(moment, purse) }))

/**
 * At every midnight exactly the money goes that was there for longer than the holding time, less what refunds wait for,
 * in whole units of no less than the smallest payout, as far as it is there; so none of it stays where it could leave,
 * and never goes more than is there.
 */
export const nothingStaysTooLong: Law = (moment) =>
  looks(moment).flatMap(({ looks, purse }) =>
    looks.flatMap(({ day, due, eve: { isExact }, went }) => {
      const { id } = purse.account
      const isOpen = AccountLaws.isPaidOut(moment, id, purse.currency, Instant.startOf(day))
      return Snapshot.sourceTypes.flatMap((pot, index) => {
        const [most, gone] = [due[index], went[index]]
        if (most === undefined || gone === undefined) return []
        if (Money.isZero(gone) && !isOpen) return []
        if (!isExact && Money.compare(gone, most) <= 0) return []
        return unequal(`what goes of ${id} (${pot}) on ${Day.format(day)}`, gone, most)
      })
    })
  )

/** Until when it was said last that it is held: by whoever put it down or changed it, before `at`. */
const releaseAfter = (
  { accepted, objects }: Moment,
  hold: string,
  at: Instant.Instant
): Instant.Instant | undefined => {
  const changes = accepted.flatMap(({ at: asked, command }) =>
    command._tag === "reserve_hold_update" && command.hold === hold && asked <= at ? [command.releaseAfter] : []
  )
  const held = objects.get(hold)
  return changes.at(-1) ?? (held?.object === "reserve.hold" ? held.releaseAfter : undefined)
}

/** A hold ends with midnight after the day that was said last, wholly, no other day, and is gone then. */
export const holdsEndWhenSaid: Law = (moment) => {
  const { happened, objects, world } = moment
  const early = happened.flatMap(({ happening: { at }, outcome: { changed, made } }) =>
    made.flatMap((object) => {
      if (object.object !== "reserve.release" || object.reason !== "bulk_hold_expiry") return []
      const until = releaseAfter(moment, object.reserveHold, at)
      const rest = changed.find(({ id }) => id === object.reserveHold)
      const isWhole = rest?.object === "reserve.hold" && Money.isZero(rest.amountReleasable)
      const isTime = until !== undefined && Instant.startOf(Day.plus(Instant.dayOf(until), 1)) === at
      return isTime && isWhole ? [] : [`${object.id} came on another day, or left something`]
    })
  )
  const late = [...objects.values()].flatMap((object) =>
    object.object === "reserve.hold" &&
    Money.isPositive(object.amountReleasable) &&
    Instant.startOf(Day.plus(Instant.dayOf(object.releaseAfter), 1)) <= world.now()
      ? [`${object.id} is held for too long`]
      : []
  )
  return [...early, ...late]
}
