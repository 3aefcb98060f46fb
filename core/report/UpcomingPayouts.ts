/**
 * UpcomingPayouts: the payouts that nobody asked for and that are on their way to a bank, and the next ones of each
 * account as far as their money has come, with what of that they keep back and why, also where that is all; of an
 * account that is paid out when asked for, the debit of its bank for what it is short of, and what it may hold no
 * longer.
 *
 * Laws: an automatic payout on its way is the sum of the balance transactions counted with it; the next payout is what
 * its run pays if nothing more comes before, out of the same balance transactions. Where nothing is paid, the amount is
 * zero, and what stays is withheld. A negative pot that may not be debited is not here, nor others that have only as
 * much as is missing there.
 */
import type { Awaiting } from "#core/connect/decisions/AwaitedFunds.ts"
import * as CreateNegativePayout from "#core/connect/decisions/CreateNegativePayout.ts"
import * as PayOutHeld from "#core/connect/decisions/PayOutHeld.ts"
import * as RunPayout from "#core/connect/decisions/RunPayout.ts"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import type { KeptBack } from "#core/connect/objects/KeptBack.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import { type AccountId, type StripeAccount, statusIn } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld, Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as WithheldPayouts from "#core/report/WithheldPayouts.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Common {
  readonly account: AccountId
  readonly sourceType: SourceType
  /** What is paid: negative where the bank is debited, zero where nothing of what is there is paid. */
  readonly amount: Money.Money
  /**
   * The ids of the balance transactions that it pays out, that of the line which holds what is withheld among them;
   * none where nothing is paid, and of what no schedule makes, which has no members.
   */
  readonly transactions: ReadonlyArray<string>
  /** When it arrives; of what could be held no longer and is not made yet, when it is made. */
  readonly day: Day
}

type UpcomingState =
  | { readonly status: "pending" | "in_transit"; readonly payout: string }
  /** Not made yet: it is at `run`. */
  | { readonly status: "expected"; readonly run: Instant.Instant; readonly withheld?: WithheldPayouts.Withheld }
  /** Nothing of what is there is paid out on that day. */
  | { readonly status: "withheld"; readonly withheld: WithheldPayouts.Withheld }
  /** It could be held no longer, and is made at `run` unless it is asked for before. */
  | { readonly status: "held"; readonly run: Instant.Instant; readonly withheld?: WithheldPayouts.Withheld }
  /** Nothing is, as payouts of the account are disabled. */
  | {
      readonly status: "stopped"
      readonly why: AccountStatus.PayoutStop
      readonly withheld: WithheldPayouts.Withheld
    }

export type UpcomingPayout = Common & UpcomingState

/** A payout under way that time has made: a schedule, or Stripe that debits a bank or pays out what was held. */
interface Made {
  readonly account: AccountId
  readonly transactions: ReadonlyArray<string>
  readonly day: Day
}

/** The payouts under way: a fold that changes in place, and forgets those that are done. */
export type UnderWay = Map<string, Made>

export const add = (underWay: UnderWay, { changed, key, made, swept }: Outcome): void => {
  if (key === undefined) for (const object of made) if (object.object === "payout") note(underWay, object)
  if (swept !== undefined) {
    for (const { account, day, payout, transactions } of swept) {
      underWay.set(payout, { account, day, transactions })
    }
  }
  for (const object of changed) {
    if (object.object === "payout" && object.status !== "in_transit") underWay.delete(object.id)
  }
}

const note = (underWay: UnderWay, { account, arrivalDate, id }: Payout): void => {
  underWay.set(id, { account, day: Instant.dayOf(arrivalDate), transactions: [] })
}

const sentOf = (world: World, id: string, made: Made): ReadonlyArray<UpcomingPayout> => {
  const payout = world.payout(id)
  if (payout?.status !== "pending" && payout?.status !== "in_transit") return []
  const { amount, sourceType, status } = payout
  return [{ ...made, sourceType, amount, status, payout: id }]
}

const stopOf = (
  world: MovingWorld,
  { id }: StripeAccount,
  currency: Currency
): AccountStatus.PayoutStop | undefined => {
  const account = world.account(id)
  const status = account?.status && statusIn(account, SettlementCurrency.of(account, currency))
  return status === undefined || AccountStatus.payoutsEnabled(status) ? undefined : AccountStatus.stopOfPayouts(status)
}

/** Those of an account on a day, made as `made` says unless something stops them. */
interface Due {
  readonly account: StripeAccount
  readonly day: Day
  readonly refunds: ReadonlyArray<Awaiting>
  readonly made: { readonly status: "expected" | "held"; readonly run: Instant.Instant }
}

interface Pot {
  readonly sourceType: SourceType
  readonly amount: Money.Money
  readonly kept: ReadonlyArray<KeptBack>
  readonly transactions: ReadonlyArray<string>
}

/** Of one pot: its payout, or, where nothing of it is paid, what is withheld. */
const rows = (world: MovingWorld, due: Due, pot: Pot): ReadonlyArray<UpcomingPayout> => {
  const { account, day, made } = due
  const common = { account: account.id, sourceType: pot.sourceType, day }
  const nothing = { ...common, amount: Money.zero(pot.amount.currency), transactions: [] }
  const why = stopOf(world, account, pot.amount.currency)
  if (why !== undefined) {
    const withheld = WithheldPayouts.stopped(due, pot)
    return withheld === undefined ? [] : [{ ...nothing, status: "stopped", why, withheld }]
  }
  const withheld = WithheldPayouts.of(due, pot)
  if (!Money.isZero(pot.amount)) {
    const { amount, transactions } = pot
    return [{ ...common, amount, transactions, ...made, ...(withheld && { withheld }) }]
  }
  return withheld === undefined ? [] : [{ ...nothing, status: "withheld", withheld }]
}

const held = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const next = PayOutHeld.next(world, account, currency, world.now())
  if (next === undefined) return []
  const { day, pots, refunds } = next
  const all = HeldFunds.there(world.held(account.id, currency), Money.zero(currency), day)
  if (Money.isZero(all)) return []
  const due = { account, day, refunds, made: { status: "held", run: Instant.startOf(day) } } as const
  return pots.flatMap((pot) => rows(world, due, { ...pot, transactions: [] }))
}

const debits = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const next = CreateNegativePayout.expected(world, account, currency, world.now())
  if (next === undefined) return []
  const { day } = next
  const due = { account, day, refunds: [], made: { status: "expected", run: PayoutSchedule.runOf(day) } } as const
  return next.due.flatMap((each) => rows(world, due, { ...each, kept: [], transactions: [] }))
}

/** Pots that make up for each other may stay so for ever: nothing is there to be kept from its bank. */
const hasNothing = (world: MovingWorld, { id }: StripeAccount, currency: Currency, day: Day): boolean => {
  const due = world.unswept(id, currency).filter((each) => each.day <= day)
  return Money.isZero(
    Money.sum(
      currency,
      due.map(({ net }) => net)
    )
  )
}

const next = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<UpcomingPayout> => {
  const next = RunPayout.next(world, account, currency, world.now())
  if (next === undefined) return [...debits(world, account, currency), ...held(world, account, currency)]
  const { day, pots, refunds } = next
  if (pots.every(({ amount }) => Money.isZero(amount)) && hasNothing(world, account, currency, day)) return []
  const due = { account, day, refunds, made: { status: "expected", run: PayoutSchedule.runOf(day) } } as const
  return pots.flatMap((pot) => rows(world, due, { ...pot, transactions: RunPayout.sweptOf(account, day, pot) }))
}

/** Those of `accounts`, in their order: first what is on its way, then the next ones. */
export const of = (
  world: MovingWorld,
  accounts: ReadonlyArray<StripeAccount>,
  underWay: UnderWay
): ReadonlyArray<UpcomingPayout> => {
  const sent = new Map<AccountId, Array<UpcomingPayout>>()
  for (const [id, made] of underWay) {
    const own = sent.get(made.account)
    const upcoming = sentOf(world, id, made)
    if (own === undefined) sent.set(made.account, [...upcoming])
    else own.push(...upcoming)
  }
  return accounts.flatMap((given) => {
    // How it is paid out may have changed since it was given.
    const account = world.account(given.id) ?? given
    return [
      ...(sent.get(account.id) ?? []),
      ...SettlementCurrency.all(account).flatMap((currency) => next(world, account, currency))
    ]
  })
}
