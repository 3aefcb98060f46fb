/**
 * Foreseen: a world as it will be at a moment if nothing comes but what is pending, and as outcomes would leave it
 * that nobody applies.
 *
 * It shows what they make of objects, of what refunds wait for and of balances, which is what a refund depends on when
 * it is paid. What schedules know of an account (`unswept`, `held`, `committed`, `maturing`) stays as it is.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, StripeBalance, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Foreseen {
  readonly world: World
  /** Makes it one in which that has happened too. */
  readonly see: (outcome: Outcome) => void
}

/** The world as it is at the moment `at`, until something is seen. */
export const of = (world: World, at: Instant): Foreseen => {
  const objects = new Map<string, ConnectObject.ConnectObject>()
  const changes: Changes = new Map()
  return {
    world: {
      ...world,
      ...ConnectObject.layered((id) => objects.get(id), world),
      balance: (account, currency, sourceType) => {
        const balance = matured(world, { account, currency, sourceType }, at)
        const change = changes.get(account)?.get(currency)?.get(sourceType)
        return change === undefined ? balance : plus(balance, change)
      },
      waitingOf: (charge) => new Set([...world.waitingOf(charge)].filter(({ id }) => !objects.has(id)))
    },
    see: ({ changed, made, transactions }) => {
      for (const object of made) objects.set(object.id, object)
      for (const object of changed) objects.set(object.id, object)
      for (const line of transactions) add(changes, line, at)
    }
  }
}

/** What has come to balances, for each source type and for all of them, under undefined. */
type Changes = Map<AccountId, Map<Currency, Map<SourceType.SourceType | undefined, StripeBalance>>>

const plus = (one: StripeBalance, other: StripeBalance): StripeBalance => ({
  available: Money.add(one.available, other.available),
  pending: Money.add(one.pending, other.pending)
})

const add = (changes: Changes, line: BalanceTransaction.BalanceTransaction, at: Instant): void => {
  const { account, net, sourceType } = line
  const zero = Money.zero(net.currency)
  const isPending = BalanceTransaction.matures(line) > at
  const change = isPending ? { available: zero, pending: net } : { available: net, pending: zero }
  let own = changes.get(account)
  if (own === undefined) changes.set(account, (own = new Map()))
  let pots = own.get(net.currency)
  if (pots === undefined) own.set(net.currency, (pots = new Map()))
  for (const pot of [undefined, sourceType]) {
    const before = pots.get(pot)
    pots.set(pot, before === undefined ? change : plus(before, change))
  }
}

interface Purse {
  readonly account: AccountId
  readonly currency: Currency
  /** All of them, if undefined. */
  readonly sourceType: SourceType.SourceType | undefined
}

/** A balance with what is pending now and available at the moment `at`. */
const matured = (world: World, { account, currency, sourceType }: Purse, at: Instant): StripeBalance => {
  const { available, pending } = world.balance(account, currency, sourceType)
  const coming = (sourceType === undefined ? SourceType.all : [sourceType])
    .flatMap((each) => world.maturing(account, currency, each))
    .flatMap((each) => (each.at <= at ? [each.amount] : []))
  const sum = Money.sum(currency, coming)
  return { available: Money.add(available, sum), pending: Money.minus(pending, sum) }
}
