/**
 * Foretold: what reports say of money that somebody lacks, before anything comes of it, held against what is there:
 * what a refund that waits is to take of balances, and what is negative and who is liable for it.
 */
import * as Snapshot from "./Snapshot.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Exposure from "#core/report/Exposure.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

/** What is taken of each balance, by the refund that waits to take it. */
export type Said = ReadonlyMap<string, string>

interface Taken {
  readonly account: AccountId
  readonly amount: Money.Money
}

/** Per account and currency, in an order of its own. */
const written = (taken: ReadonlyArray<Taken>): string => {
  const sums = new Map<string, Money.Money>()
  for (const { account, amount } of taken) {
    const before = sums.get(`${account} ${amount.currency}`)
    sums.set(`${account} ${amount.currency}`, before === undefined ? amount : Money.add(before, amount))
  }
  return [...sums]
    .map(([key, amount]) => `${key} ${Money.format(amount)}`)
    .toSorted()
    .join(", ")
}

/** What every refund that waits is said to take now. What a rate may change until it is paid is left out. */
export const said = (world: MovingWorld, scenario: Scenario): Said =>
  new Map(
    Snapshot.accountsOf(scenario)
      .flatMap((account) => [...world.waitingRefunds(account)])
      .map((waiting) => [waiting, RefundCharge.takes(world, waiting, world.now())] as const)
      .filter(([{ amount }, taken]) => taken.every((each) => each.amount.currency === amount.currency))
      .map(([{ id }, taken]) => [id, written(taken)])
  )

/** The refunds that this pays, which takes something else of balances than was said. */
export const mistaken = (said: Said, { changed, transactions }: Outcome): ReadonlyArray<string> =>
  changed.flatMap((object) => {
    const before = said.get(object.id)
    if (object.object !== "refund" || object.status !== "succeeded" || before === undefined) return []
    const took = written(transactions.map(({ account, net }) => ({ account, amount: Money.negate(net) })))
    return took === before ? [] : [`${object.id} takes ${took}, and was to take ${before}`]
  })

/** Where what exposure says of negative balances is not what is negative, once each, or of whom nobody is liable. */
export const untold = (world: MovingWorld, scenario: Scenario): ReadonlyArray<string> => {
  const accounts = [scenario.platform, ...scenario.accounts]
  const rows = Exposure.all(world, accounts, DisputableCharges.empty(world.now(), scenario.exchangeRates))
  return accounts.flatMap((account) =>
    Snapshot.currencies.flatMap((currency) => {
      const own = rows.filter((row) => row.account === account.id && row.currency === currency)
      const zero = Money.zero(currency)
      const { available } = world.balance(account.id, currency)
      const negative = Money.max(zero, Money.negate(available))
      const liable = account.kind === "platform" ? "application" : account.controller.losses
      const isTold = Money.isZero(negative) ? own.length <= 1 : own.length === 1
      const isRight = own.every((row) => row.liable === liable && Money.equals(row.negative, negative))
      return isTold && isRight ? [] : [`${account.id} is short of ${Money.format(negative)}, in ${own.length} rows`]
    })
  )
}
