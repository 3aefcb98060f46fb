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
  const balances = new Map<string, StripeBalance>()

  const add = (key: string, { net, ...line }: BalanceTransaction.BalanceTransaction): void => {
    const zero = Money.zero(net.currency)
    const { available, pending } = balances.get(key) ?? { available: zero, pending: zero }
    const isPending = BalanceTransaction.matures({ ...line, net }) > at
    balances.set(key, {
      available: isPending ? available : Money.add(available, net),
      pending: isPending ? Money.add(pending, net) : pending
    })
  }

  return {
    world: {
      ...world,
      ...ConnectObject.layered((id) => objects.get(id), world),
      balance: (account, currency, sourceType) => {
        const balance = matured(world, { account, currency, sourceType }, at)
        const more = balances.get(keyOf(account, currency, sourceType))
        if (more === undefined) return balance
        const { available, pending } = balance
        return { available: Money.add(available, more.available), pending: Money.add(pending, more.pending) }
      },
      waitingOf: (charge) => new Set([...world.waitingOf(charge)].filter(({ id }) => !objects.has(id)))
    },
    see: ({ changed, made, transactions }) => {
      for (const object of made) objects.set(object.id, object)
      for (const object of changed) objects.set(object.id, object)
      for (const line of transactions) {
        const { account, net, sourceType } = line
        add(keyOf(account, net.currency), line)
        add(keyOf(account, net.currency, sourceType), line)
      }
    }
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

const keyOf = (account: string, currency: string, sourceType = ""): string => `${account} ${currency} ${sourceType}`
