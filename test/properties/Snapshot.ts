/**
 * Snapshot: all that can be seen of a world, as text: two worlds that answer alike have equal snapshots, byte by byte.
 *
 * It has every object made so far, of every kind, so one that appears where none should be is seen too.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface Snapshot {
  readonly text: string
  /** What each account has in each currency, pending and available together. */
  readonly totals: ReadonlyMap<string, Money.Money>
}

export const currencies = ["usd", "eur", "jpy", "thb", "isk", "kwd", "huf", "twd", "ugx"].map(Currency.of)

export const sourceTypes = ["card", "bank_account", "fpx"] as const

export const accountsOf = ({ accounts, platform }: Scenario): ReadonlyArray<AccountId> => [
  platform.id,
  ...accounts.map(({ id }) => id)
]

const plain = (_: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}`
  return value instanceof Set || value instanceof Map ? [...value] : value
}

/** The world of `scenario`. */
export const of = (world: MovingWorld, scenario: Scenario): Snapshot => {
  const balances = accountsOf(scenario).flatMap((account) =>
    currencies.map((currency) => ({ account, currency, ...world.balance(account, currency) }))
  )
  const pots = balances.map(({ account, currency }) => sourceTypes.map((pot) => world.balance(account, currency, pot)))
  const waiting = accountsOf(scenario).map((account) => [...world.waitingRefunds(account)])
  const payouts = balances.map(({ account, currency }) => [
    world.unswept(account, currency),
    world.committed(account, currency)
  ])
  return {
    text: JSON.stringify(
      {
        now: world.now(),
        balances,
        pots,
        waiting,
        payouts,
        accounts: accountsOf(scenario).map((id) => {
          const { cards, externalAccounts, payouts, settlementDelay, status } = world.account(id) ?? {}
          return { cards, externalAccounts, payouts, settlementDelay, status }
        }),
        negatives: world.negatives(),
        objects: [...world.objects()]
      },
      plain
    ),
    totals: new Map(
      balances.map(({ account, available, pending }) => [
        `${account} ${pending.currency}`,
        Money.add(pending, available)
      ])
    )
  }
}
