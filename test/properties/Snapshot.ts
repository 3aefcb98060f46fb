/**
 * Snapshot: all that can be seen of a world, as text: two worlds that answer alike have equal snapshots, byte by byte.
 *
 * It asks for every object made so far and for every id that the command could have made, so an object that appears
 * where none should be is seen too.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface Snapshot {
  readonly text: string
  /** What each account has in each currency, pending and available together. */
  readonly totals: ReadonlyMap<string, string>
}

export const currencies = ["usd", "eur", "jpy"].map(Currency.of)

export const accountsOf = ({ accounts, platform }: Scenario): ReadonlyArray<AccountId> => [
  platform.id,
  ...accounts.map(({ id }) => id)
]

const prefixes = ["ch", "re", "tr", "py", "pyr", "fee"]

const seen = (world: MovingWorld, id: string) =>
  world.charge(id) ?? world.refund(id) ?? world.transfer(id) ?? world.applicationFee(id)

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value)

/** The world of `scenario`, with the objects `known` and whatever the command `key` may make. */
export const of = (world: MovingWorld, scenario: Scenario, known: Iterable<string>, key: string): Snapshot => {
  const ids = new Set([...known, ...prefixes.flatMap((prefix) => [`${prefix}_${key}`, `${prefix}_${key}.2`])])
  const balances = accountsOf(scenario).flatMap((account) =>
    currencies.map((currency) => ({ account, currency, ...world.balance(account, currency) }))
  )
  const objects = [...ids].map((id) => [id, seen(world, id)])
  return {
    text: JSON.stringify({ now: world.now(), balances, objects }, plain),
    totals: new Map(
      balances.map(({ account, available, pending }) => [
        `${account} ${pending.currency}`,
        Money.format(Money.add(pending, available))
      ])
    )
  }
}
