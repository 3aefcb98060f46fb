/**
 * Holdings: what each Stripe account has according to its objects, per currency and source type.
 *
 * Amounts are positive and only ever added, to what came or to what went. The fold changes it in place, and it is as
 * large as the accounts are many.
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import * as Volumes from "#core/money/Volumes.ts"

/** One pot of a balance: what came into it are the debits of a volume, what went the credits. */
interface Pot {
  readonly account: AccountId
  readonly sourceType: SourceType
  readonly currency: Currency
  readonly volume: number
}

export interface Holdings {
  readonly pots: ReadonlyMap<AccountId, ReadonlyArray<Pot>>
  readonly volumes: Volumes.Volumes
  /** How many volumes there are. */
  readonly count: number
  /** The two pots that were counted last. */
  readonly latest: Pot | undefined
  readonly before: Pot | undefined
}

/** What is in one pot. */
export interface Holding {
  readonly sourceType: SourceType
  readonly held: Money.Money
}

interface Mutable {
  readonly pots: Map<AccountId, Array<Pot>>
  readonly volumes: Volumes.Volumes
  count: number
  latest: Pot | undefined
  before: Pot | undefined
}

export const empty = (): Holdings => ({
  pots: new Map(),
  volumes: Volumes.empty(),
  count: 0,
  latest: undefined,
  before: undefined
})

const isPot = (pot: Pot, account: AccountId, sourceType: SourceType, currency: Currency): boolean =>
  pot.account === account && pot.sourceType === sourceType && pot.currency === currency

/** What is counted together is nearly always in two pots, which are then not looked up each time. */
const volumeOf = (holdings: Holdings, account: AccountId, sourceType: SourceType, currency: Currency): number => {
  const { before, latest } = holdings
  if (latest !== undefined && isPot(latest, account, sourceType, currency)) return latest.volume
  const isBefore = before !== undefined && isPot(before, account, sourceType, currency)
  const pot = isBefore ? before : found(holdings, account, sourceType, currency)
  const mutable = holdings as Mutable
  mutable.before = latest
  mutable.latest = pot
  return pot.volume
}

const found = (holdings: Holdings, account: AccountId, sourceType: SourceType, currency: Currency): Pot => {
  const own = holdings.pots.get(account)
  const known = own?.find((pot) => isPot(pot, account, sourceType, currency))
  if (known !== undefined) return known
  const mutable = holdings as Mutable
  const pot = { account, sourceType, currency, volume: mutable.count }
  mutable.count += 1
  Volumes.reserve(mutable.volumes, mutable.count)
  mutable.pots.set(account, own === undefined ? [pot] : [...own, pot])
  return pot
}

/** What the account holds, pot by pot. */
export const of = ({ pots, volumes }: Holdings, account: AccountId): ReadonlyArray<Holding> =>
  (pots.get(account) ?? []).map(({ currency, sourceType, volume }) => ({
    sourceType,
    held: Volume.balance(Volumes.at(volumes, volume, currency))
  }))

/** Money comes into a pot from outside. */
export const put = (holdings: Holdings, account: AccountId, sourceType: SourceType, amount: Money.Money): void =>
  Volumes.debit(holdings.volumes, volumeOf(holdings, account, sourceType, amount.currency), amount)

/** Money leaves a pot. */
export const take = (holdings: Holdings, account: AccountId, sourceType: SourceType, amount: Money.Money): void =>
  Volumes.credit(holdings.volumes, volumeOf(holdings, account, sourceType, amount.currency), amount)

/** Money leaves a pot, or comes back into it if it is negative; nothing at all makes no pot. */
export const takeNet = (holdings: Holdings, account: AccountId, sourceType: SourceType, net: Money.Money): void => {
  if (Money.isNegative(net)) put(holdings, account, sourceType, Money.negate(net))
  else if (Money.isPositive(net)) take(holdings, account, sourceType, net)
}

/** Money goes from one account to another, from pot to pot of the same source type. */
export const move = (
  holdings: Holdings,
  from: AccountId,
  to: AccountId,
  sourceType: SourceType,
  amount: Money.Money
): void =>
  Volumes.move(
    holdings.volumes,
    volumeOf(holdings, from, sourceType, amount.currency),
    volumeOf(holdings, to, sourceType, amount.currency),
    amount
  )

/** {@link move} of what is converted on its way: `sent` leaves, and `arrived` is what of it comes. */
export const convert = (
  holdings: Holdings,
  from: AccountId,
  sent: Money.Money,
  to: AccountId,
  arrived: Money.Money,
  sourceType: SourceType
): void => {
  if (sent === arrived) return move(holdings, from, to, sourceType, sent)
  take(holdings, from, sourceType, sent)
  put(holdings, to, sourceType, arrived)
}
