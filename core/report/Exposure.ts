/**
 * Exposure: what balances could cost whoever is liable for them: what is negative, or will be by what is pending, and
 * what could still come back.
 *
 * A negative balance is covered first by what the account has pending and what comes out of its risk reserve before
 * the liable side fills it, then by what is held for it, and in the end by whoever is liable. What a debit of the
 * account's bank has filled stays covered as long as that may come back. Law: per currency, what is held is what is
 * negative of the accounts that the platform answers for, and what debits have filled that are clearing.
 */
import type { Losses } from "#core/connect/accounts/Controller.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import type { ReserveHold } from "#core/connect/objects/Reserve.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import * as AwaitedRefunds from "#core/report/AwaitedRefunds.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
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
  /** What of that matures only after the liable side fills the balance, which so it does not fill. */
  readonly pendingLate: Money.Money
  /** Its own money that is held in a risk reserve, which the platform may release. */
  readonly reserved: Money.Money
  /** What is missing even when that is there, but for what the reserve would give back only once it was filled. */
  readonly uncovered: Money.Money
  /** What refunds that wait would take of it. */
  readonly waitingRefunds: Money.Money
  /** When the first of them fails, if its funds do not come until then; undefined where none waits for funds. */
  readonly refundsFailAt: Instant | undefined
}

/** What stands beside balances, per account and currency: added up once for all of them. */
interface Beside {
  readonly reserved: AccountAmounts.AccountAmounts
  /** What of that is to be released only after the liable side fills the balance, which so it does not fill. */
  readonly late: AccountAmounts.AccountAmounts
  readonly waiting: AwaitedRefunds.AwaitedRefunds
}

const isLate = (world: MovingWorld, { account, amount, scheduledRelease }: ReserveHold): boolean => {
  const since = world.negative(account, amount.currency)?.since
  return since !== undefined && NegativeBalance.collectedAt(since) < scheduledRelease
}

const besideOf = (world: MovingWorld, accounts: Iterable<AccountId>): Beside => {
  const [reserved, late] = [AccountAmounts.empty(), AccountAmounts.empty()]
  for (const object of world.objects()) {
    if (object.object !== "reserve.hold") continue
    AccountAmounts.add(reserved, object.account, object.amountReleasable)
    if (isLate(world, object)) AccountAmounts.add(late, object.account, object.amountReleasable)
  }
  return { reserved, late, waiting: AwaitedRefunds.of(world, accounts) }
}

/**
 * Every balance of connected accounts that is negative now, or was until a debit that is clearing, the oldest first;
 * once everything of this moment was worked off. Refunds that wait are those of charges on these and on the platform.
 */
export const of = (world: MovingWorld): ReadonlyArray<Exposure> => {
  const negative = world.negatives().map(({ account }) => account)
  return ofNegatives(world, besideOf(world, new Set([world.platform.id, ...negative])))
}

const ofNegatives = (world: MovingWorld, beside: Beside): ReadonlyArray<Exposure> => {
  const told = world.negatives().flatMap((negative) => {
    const account = world.account(negative.account)
    return account?.kind === "connected" ? ofBalance(world, account, negative, beside) : []
  })
  const since = (exposure: Exposure) => exposure.since ?? world.now()
  return told.toSorted((a, b) => since(a) - since(b))
}

/**
 * Those, and after them every other balance that is negative, or will be by what is pending, or of which something
 * could still come back, by currency and what is missing first, the largest of each first: the platform's too, which
 * answers for itself. At the end of the run that `disputable` is of.
 */
export const all = (
  world: MovingWorld,
  accounts: ReadonlyArray<StripeAccount>,
  disputable: DisputableCharges.DisputableCharges
): ReadonlyArray<Exposure> => {
  const ids = accounts.map(({ id }) => id)
  const beside = besideOf(world, ids)
  const negatives = ofNegatives(world, beside)
  const told = AccountAmounts.empty()
  for (const { account, negative } of negatives) AccountAmounts.add(told, account, negative)
  const disputableOf = ({ account, currency }: Exposure) => DisputableCharges.of(disputable, account, currency)
  const owed = world.negatives().map(({ currency }) => currency)
  const others = accounts.flatMap((account) =>
    [...currenciesOf(world.account(account.id) ?? account, owed)].map((currency) => {
      const state = world.negative(account.id, currency) ?? { currency, since: undefined, held: Money.zero(currency) }
      return ofBalance(world, account, state, beside)
    })
  )
  const open = others.filter(
    (it) =>
      told.get(it.account)?.get(it.currency) === undefined &&
      [it.negative, it.uncovered, it.waitingRefunds, disputableOf(it)].some((amount) => !Money.isZero(amount))
  )
  const currencies = [...new Set(open.map(({ currency }) => currency))]
  const sorted = currencies.flatMap((currency) =>
    open
      .filter((it) => it.currency === currency)
      .toSorted((a, b) => Money.compare(b.uncovered, a.uncovered) || Money.compare(disputableOf(b), disputableOf(a)))
  )
  return [...negatives, ...sorted]
}

/**
 * Also those that it settled in before. Charges on behalf of accounts abroad may leave the platform short of others
 * than it settles in, among the `owed`.
 */
const currenciesOf = (account: StripeAccount, owed: ReadonlyArray<Currency>): ReadonlySet<Currency> =>
  new Set([
    account.currency,
    ...(account.externalAccounts ?? new Map<Currency, unknown>()).keys(),
    ...(account.kind === "platform" ? owed : [])
  ])

/** What comes at the very moment still fills it first. */
const lateOf = (
  world: MovingWorld,
  { id }: StripeAccount,
  currency: Currency,
  end: Instant | undefined
): Money.Money => {
  if (end === undefined) return Money.zero(currency)
  const late = SourceType.all
    .flatMap((sourceType) => world.maturing(id, currency, sourceType))
    .flatMap(({ amount, at }) => (at > end ? [amount] : []))
  return Money.max(Money.zero(currency), Money.sum(currency, late))
}

type State = Pick<NegativeBalance.NegativeBalance, "currency" | "since" | "held" | "clearing">

const ofBalance = (world: MovingWorld, account: StripeAccount, state: State, beside: Beside): Exposure => {
  const { currency, held, since } = state
  const { available, pending } = world.balance(account.id, currency)
  const isCollected = account.kind === "connected" && since !== undefined
  const collectedAt = isCollected ? NegativeBalance.collectedAt(since) : undefined
  const pendingLate = lateOf(world, account, currency, collectedAt)
  const zero = Money.zero(currency)
  const reserved = AccountAmounts.of(beside.reserved, account.id, currency)
  const late = AccountAmounts.of(beside.late, account.id, currency)
  const own = Money.sum(currency, [available, pending, reserved, Money.negate(late), Money.negate(pendingLate)])
  return {
    account: account.id,
    currency,
    negative: Money.max(zero, Money.negate(available)),
    since,
    collectedAt,
    liable: account.kind === "platform" ? "application" : account.controller.losses,
    held,
    clearing: Money.minus(held, NegativeBalance.covered(state)),
    pending,
    pendingLate,
    reserved,
    uncovered: Money.max(zero, Money.negate(own)),
    waitingRefunds: AccountAmounts.of(beside.waiting.amounts, account.id, currency),
    refundsFailAt: beside.waiting.failing.get(account.id)?.get(currency)
  }
}
