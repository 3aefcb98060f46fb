/**
 * Foretold: what reports say of money that somebody lacks, before anything comes of it, held against what is there:
 * what a refund that waits is to take of balances, and what is negative and who is liable for it.
 */
import * as Snapshot from "./Snapshot.ts"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Exposure from "#core/report/Exposure.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

/** What is taken of each balance, by the refund that waits to take it. */
type ById = ReadonlyMap<string, string>

export interface Said {
  /** If it were the only one that waits. */
  readonly alone: ById
  /** If those before it on its account are paid before it, the oldest first. */
  readonly together: ReadonlyMap<AccountId, ById>
}

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

/** What a rate may change until it is paid is left out. */
const byId = (takes: ReadonlyArray<AwaitedFunds.Takes>): ById =>
  new Map(
    takes
      .filter(({ taken, waiting }) => taken.every(({ amount }) => amount.currency === waiting.amount.currency))
      .map(({ taken, waiting }) => [waiting.id, written(taken)])
  )

/** What every refund that waits is said to take now. */
export const said = (world: MovingWorld, scenario: Scenario): Said => {
  const accounts = Snapshot.accountsOf(scenario).filter((account) => world.waitingRefunds(account).size > 0)
  const alone = accounts.flatMap((account) =>
    [...world.waitingRefunds(account)].flatMap((waiting) =>
      AwaitedFunds.takes({ ...world, waitingRefunds: () => new Set([waiting]) }, [account], world.now())
    )
  )
  const together = accounts.map(
    (account) => [account, byId(AwaitedFunds.takes(world, [account], world.now()))] as const
  )
  return { alone: byId(alone), together: new Map(together) }
}

/** What is said after `outcome`: where it pays the first of those of an account, what was said of the others stays. */
export const after = (before: Said, outcome: Outcome, world: MovingWorld, scenario: Scenario): Said => {
  const now = said(world, scenario)
  for (const paid of paidBy(outcome)) {
    const [first, ...others] = before.together.get(paid.account) ?? []
    if (first?.[0] !== paid.id) continue
    return { ...now, together: new Map([...now.together, [paid.account, new Map(others)]]) }
  }
  return now
}

const paidBy = ({ changed }: Outcome) =>
  changed.flatMap((object) => (object.object === "refund" && object.status === "succeeded" ? [object] : []))

/** The refunds that this pays, which takes something else of balances than was said. */
export const mistaken = (said: Said, outcome: Outcome): ReadonlyArray<string> =>
  paidBy(outcome).flatMap(({ account, id }) => {
    const [first] = said.together.get(account) ?? []
    const lines = outcome.transactions.map((line) => ({ account: line.account, amount: Money.negate(line.net) }))
    const took = written(lines)
    const told = [said.alone.get(id), first?.[0] === id ? first[1] : undefined]
    return told.flatMap((before) =>
      before === undefined || took === before ? [] : [`${id} takes ${took}, and was to take ${before}`]
    )
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
