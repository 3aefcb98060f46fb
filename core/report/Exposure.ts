/**
 * Exposure: what balances could cost whoever is liable for them: what is negative, and what could still come back.
 *
 * A negative balance is covered first by what the account has pending and in a risk reserve, then by what is held for
 * it, and in the end by whoever is liable. What a debit of the account's bank has filled stays covered as long as
 * that may come back. Law: per currency, what is held is what is negative of the accounts that the platform answers
 * for, and what debits have filled that are clearing.
 */
import type { Losses } from "#core/connect/accounts/Controller.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import type { ReserveHold } from "#core/connect/objects/Reserve.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Of one account in one currency. */
export interface Exposure {
  readonly account: AccountId
  readonly currency: Currency
  /** How far its available balance is below zero; zero where only a debit is clearing that filled it. */
  readonly negative: Money.Money
  /** Undefined where it is not negative. */
  readonly since: Instant | undefined
  /** When the liable side fills it, if it stays negative until then. */
  readonly collectedAt: Instant | undefined
  readonly liable: Losses
  /** What of the platform's money is held for it. */
  readonly held: Money.Money
  /** What of that is held for negative payouts that are clearing. */
  readonly clearing: Money.Money
  /** Its own money on the way, which fills it first; may be negative. */
  readonly pending: Money.Money
  /** Its own money that is held in a risk reserve, which the platform may release. */
  readonly reserved: Money.Money
  /** What is missing even when all of that is there. */
  readonly uncovered: Money.Money
  /** What refunds wait for. */
  readonly waitingRefunds: Money.Money
}

/**
 * Every balance that is negative now, or was until a debit that is clearing, the oldest first; once everything of this
 * moment was worked off.
 */
export const of = (world: MovingWorld): ReadonlyArray<Exposure> => {
  const negatives = world.negatives()
  const holds = negatives.length === 0 ? [] : holdsOf(world)
  return negatives
    .flatMap((negative) => {
      const account = world.account(negative.account)
      return account === undefined ? [] : (ofAccount(world, account, negative, holds) ?? [])
    })
    .toSorted((a, b) => (a.since ?? world.now()) - (b.since ?? world.now()))
}

/**
 * Those, and after them every other balance of which something could still come back, by currency and the largest
 * first: the platform's too, which answers for itself. At the end of the run that `disputable` is of.
 */
export const all = (
  world: MovingWorld,
  accounts: ReadonlyArray<StripeAccount>,
  disputable: DisputableCharges.DisputableCharges
): ReadonlyArray<Exposure> => {
  const [negatives, holds] = [of(world), holdsOf(world)]
  const isTold = new Set(negatives.map(({ account, currency }) => `${account} ${currency}`))
  const disputableOf = ({ account, currency }: Exposure) => DisputableCharges.of(disputable, account, currency)
  const others = accounts.flatMap((account) =>
    SettlementCurrency.all(account).map((currency) =>
      ofBalance(world, account, { currency, since: undefined, held: Money.zero(currency) }, holds)
    )
  )
  const open = others.filter(
    (it) =>
      !isTold.has(`${it.account} ${it.currency}`) &&
      [it.negative, it.waitingRefunds, disputableOf(it)].some((amount) => !Money.isZero(amount))
  )
  const currencies = [...new Set(open.map(({ currency }) => currency))]
  const sorted = currencies.flatMap((currency) =>
    open.filter((it) => it.currency === currency).toSorted((a, b) => Money.compare(disputableOf(b), disputableOf(a)))
  )
  return [...negatives, ...sorted]
}

const holdsOf = (world: MovingWorld): ReadonlyArray<ReserveHold> => {
  const holds: Array<ReserveHold> = []
  for (const object of world.objects()) if (object.object === "reserve.hold") holds.push(object)
  return holds
}

const ofAccount = (
  world: MovingWorld,
  account: StripeAccount,
  negative: NegativeBalance.NegativeBalance,
  holds: ReadonlyArray<ReserveHold>
): Exposure | undefined => {
  const { clearing = [], since } = negative
  if (account.kind === "platform" || (since === undefined && clearing.length === 0)) return undefined
  return ofBalance(world, account, negative, holds)
}

type State = Pick<NegativeBalance.NegativeBalance, "currency" | "since" | "held" | "clearing">

const ofBalance = (
  world: MovingWorld,
  account: StripeAccount,
  state: State,
  holds: ReadonlyArray<ReserveHold>
): Exposure => {
  const { currency, held, since } = state
  const { available, pending } = world.balance(account.id, currency)
  const zero = Money.zero(currency)
  const own = holds.filter((hold) => hold.account === account.id && hold.amount.currency === currency)
  const reserved = Money.sum(
    currency,
    own.map(({ amountReleasable }) => amountReleasable)
  )
  return {
    account: account.id,
    currency,
    negative: Money.max(zero, Money.negate(available)),
    since,
    collectedAt: since === undefined ? undefined : NegativeBalance.collectedAt(since),
    liable: account.kind === "platform" ? "application" : account.controller.losses,
    held,
    clearing: Money.minus(held, NegativeBalance.covered(state)),
    pending,
    reserved,
    uncovered: Money.max(zero, Money.negate(Money.add(Money.add(available, pending), reserved))),
    waitingRefunds: waitingRefunds(world, account.id, currency)
  }
}

/** What they would take of the balance, at the rate of now. */
const waitingRefunds = (world: MovingWorld, id: AccountId, currency: Currency): Money.Money => {
  let sum = Money.zero(currency)
  for (const { amount, charge: of } of world.waitingRefunds(id)) {
    const charge = world.charge(of)
    const taken = charge === undefined ? undefined : Conversion.ofCharge(world, charge, amount, world.now())
    const own = taken?.amount ?? amount
    if (own.currency === currency) sum = Money.add(sum, own)
  }
  return sum
}
