/**
 * DaysUntilCash: how long money of an account is on its way, from the day it was charged to the day it is at the bank,
 * and how much of it is not there yet. A day is a UTC day.
 *
 * What leaves a balance, to a bank or otherwise, is what has been there longest. Laws: what has not arrived is the
 * account's balance, what is held of it and what is in transit; and where everything that came has arrived, the mean
 * does not depend on which payment is said to have gone with which payout.
 *
 * What came by a transfer counts from the charge that is its `source_transaction`, and from the transfer without one.
 * A fee, a refund or a debt that is filled never reaches a bank, and counts in no mean; what comes back of a payout
 * counts again from where it did. What a bank is debited for is new money of that day.
 *
 * The fold changes in place. It is as large as the days of which an account has not got its money, and the payouts that
 * may still come back.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What of one day's money is left. */
interface Layer {
  readonly day: Day
  readonly amount: Money.Money
}

/** What one account has in one currency. */
interface Cash {
  readonly currency: Currency
  /** What is in the balance or held of it, the oldest first. */
  readonly waiting: Array<Layer>
  /** What is missing, and is filled by what comes next. */
  owed: Money.Money
  /** What left for the bank and is not there, less what a bank is debited for and has not given. */
  sent: Money.Money
  arrived: Money.Money
  /** What arrived, each part times its days. */
  amountDays: Money.Money
}

/** A payout: what it took, and how much more, which was not there to be taken; a debit's amount is below zero there. */
interface Sending {
  readonly cash: Cash
  readonly layers: ReadonlyArray<Layer>
  readonly short: Money.Money
  arrival: Day | undefined
}

export interface DaysUntilCash {
  readonly accounts: Map<AccountId, Map<Currency, Cash>>
  readonly payouts: Map<string, Sending>
}

export const empty = (): DaysUntilCash => ({ accounts: new Map(), payouts: new Map() })

const cashOf = ({ accounts }: DaysUntilCash, account: AccountId, currency: Currency): Cash => {
  let own = accounts.get(account)
  if (own === undefined) accounts.set(account, (own = new Map<Currency, Cash>()))
  let cash = own.get(currency)
  if (cash === undefined) {
    const zero = Money.zero(currency)
    own.set(currency, (cash = { currency, waiting: [], owed: zero, sent: zero, arrived: zero, amountDays: zero }))
  }
  return cash
}

/** Money of a day comes: first it fills what is missing. */
const come = (cash: Cash, day: Day, amount: Money.Money): void => {
  const filled = Money.min(cash.owed, amount)
  cash.owed = Money.minus(cash.owed, filled)
  const rest = Money.minus(amount, filled)
  if (Money.isZero(rest)) return
  const index = cash.waiting.findLastIndex((layer) => layer.day <= day)
  const layer = cash.waiting[index]
  if (layer?.day === day) cash.waiting[index] = { day, amount: Money.add(layer.amount, rest) }
  else cash.waiting.splice(index + 1, 0, { day, amount: rest })
}

/** Takes what has been there longest; what is not there is owed, and is the second part. */
const leave = (cash: Cash, amount: Money.Money): readonly [ReadonlyArray<Layer>, Money.Money] => {
  const taken: Array<Layer> = []
  let missing = amount
  let gone = 0
  for (const { amount: there, day } of cash.waiting) {
    if (Money.isZero(missing)) break
    const part = Money.min(there, missing)
    taken.push({ day, amount: part })
    missing = Money.minus(missing, part)
    if (Money.equals(part, there)) gone += 1
    else cash.waiting[gone] = { day, amount: Money.minus(there, part) }
  }
  cash.waiting.splice(0, gone)
  cash.owed = Money.add(cash.owed, missing)
  return [taken, missing]
}

const move = (cash: Cash, amount: Money.Money, day: () => Day): void => {
  if (Money.isPositive(amount)) come(cash, day(), amount)
  if (Money.isNegative(amount)) leave(cash, Money.negate(amount))
}

const sumOf = ({ currency }: Cash, layers: ReadonlyArray<Layer>): Money.Money =>
  Money.sum(
    currency,
    layers.map(({ amount }) => amount)
  )

const amountDays = ({ currency }: Cash, layers: ReadonlyArray<Layer>, arrival: Day): Money.Money =>
  Money.sum(
    currency,
    layers.map(({ amount, day }) => Money.times(amount, BigInt(arrival - day)))
  )

const total = (sending: Sending): Money.Money => Money.add(sumOf(sending.cash, sending.layers), sending.short)

const arrive = (sending: Sending, arrival: Day): void => {
  const { cash, layers } = sending
  sending.arrival = arrival
  cash.sent = Money.minus(cash.sent, total(sending))
  cash.arrived = Money.add(cash.arrived, sumOf(cash, layers))
  cash.amountDays = Money.add(cash.amountDays, amountDays(cash, layers, arrival))
}

/** It waits again as it did before. */
const comeBack = (sending: Sending, day: Day): void => {
  const { arrival, cash, layers, short } = sending
  if (arrival === undefined) cash.sent = Money.minus(cash.sent, total(sending))
  else {
    cash.arrived = Money.minus(cash.arrived, sumOf(cash, layers))
    cash.amountDays = Money.minus(cash.amountDays, amountDays(cash, layers, arrival))
  }
  for (const layer of layers) come(cash, layer.day, layer.amount)
  move(cash, short, () => day)
}

/** Between an account's own pots: it waits in either. */
const held: ReadonlySet<string> = new Set([
  "connect_reserved_funds",
  "risk_reserved_funds",
  "payment_network_reserve_hold",
  "payment_network_reserve_release",
  "payout_minimum_balance_hold",
  "payout_minimum_balance_release"
])

const broughtBack: ReadonlySet<string> = new Set(["payout_failure", "payout_cancel"])

/** The charge that a transfer's payment goes back to, or the line itself. */
const dayOf = (world: World, { created, source }: BalanceTransaction): Day => {
  const transfer = source === undefined ? undefined : world.charge(source)?.sourceTransfer
  const paid = transfer === undefined ? undefined : world.transfer(transfer)?.sourceTransaction
  return Instant.dayOf((paid === undefined ? undefined : world.charge(paid)?.created) ?? created)
}

const send = (days: DaysUntilCash, payout: string, sending: Sending): void => {
  const { cash } = sending
  days.payouts.set(payout, sending)
  cash.sent = Money.add(cash.sent, total(sending))
}

/** A payout leaves; or takes money from the bank, and then an earlier one comes back if it reverses that. */
const payOut = (
  days: DaysUntilCash,
  world: World,
  cash: Cash,
  { amount, created, source = "" }: BalanceTransaction
) => {
  if (Money.isNegative(amount)) {
    const [layers, short] = leave(cash, Money.negate(amount))
    send(days, source, { cash, layers, short, arrival: undefined })
    return
  }
  const original = world.payout(source)?.originalPayout ?? ""
  const reversed = days.payouts.get(original)
  if (reversed === undefined) come(cash, Instant.dayOf(created), amount)
  else takeBack(days, original, reversed, Instant.dayOf(created))
  send(days, source, { cash, layers: [], short: Money.negate(amount), arrival: undefined })
}

const takeBack = (days: DaysUntilCash, payout: string, sending: Sending, day: Day): void => {
  days.payouts.delete(payout)
  comeBack(sending, day)
}

/** It failed or was canceled. */
const bringBack = (days: DaysUntilCash, cash: Cash, { amount, created, source = "" }: BalanceTransaction): void => {
  const sending = days.payouts.get(source)
  if (sending === undefined) move(cash, amount, () => Instant.dayOf(created))
  else takeBack(days, source, sending, Instant.dayOf(created))
}

const count = (days: DaysUntilCash, world: World, line: BalanceTransaction): void => {
  if (held.has(line.reportingCategory)) return
  const cash = cashOf(days, line.account, line.net.currency)
  const day = () => dayOf(world, line)
  if (line.type === "payout") payOut(days, world, cash, line)
  else if (broughtBack.has(line.type)) bringBack(days, cash, line)
  else return move(cash, line.net, day)
  move(cash, Money.negate(line.fee), day)
}

/** Counts an outcome, in the world that it has just been applied to. */
export const add = (days: DaysUntilCash, world: World, { bankMovements, transactions }: Outcome): void => {
  for (const { at, kind, payout } of bankMovements) {
    const sending = days.payouts.get(payout.id)
    if (kind === "paid" && sending !== undefined) arrive(sending, Instant.dayOf(at))
  }
  for (const line of transactions) count(days, world, line)
}

/** A payout can come back no more. */
export const settle = ({ payouts }: DaysUntilCash, payout: string): void => void payouts.delete(payout)

/** What came to banks, and how long it took, each unit of it counted. */
export interface Waited {
  readonly arrived: Money.Money
  readonly amountDays: Money.Money
  /** What has not arrived; negative where the balance is. */
  readonly unpaid: Money.Money
}

/** Of these accounts together. */
export const of = ({ accounts }: DaysUntilCash, ids: Iterable<AccountId>, currency: Currency): Waited => {
  const own = [...ids].flatMap((id) => accounts.get(id)?.get(currency) ?? [])
  const sum = (part: (cash: Cash) => Money.Money) => Money.sum(currency, own.map(part))
  return {
    arrived: sum(({ arrived }) => arrived),
    amountDays: sum((cash) => cash.amountDays),
    unpaid: sum((cash) => Money.minus(Money.add(sumOf(cash, cash.waiting), cash.sent), cash.owed))
  }
}

/** The mean of the days, each weighted by its amount; undefined where nothing has arrived. */
export const mean = ({ amountDays, arrived }: Waited): Quotient.Quotient | undefined =>
  Money.isZero(arrived) ? undefined : Quotient.of(amountDays, arrived)
