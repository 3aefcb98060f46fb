/**
 * Upcoming: the payouts that are said to come next, beside those that come.
 *
 * What is said of amounts and of the balance transactions that are paid out holds as long as nothing else comes or
 * goes: it is compared for those balances only that have no other lines until then, of accounts whose payouts nothing
 * stops before, and as long as no refund has waited for too long.
 */
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as UpcomingPayouts from "#core/report/UpcomingPayouts.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"

interface Purse {
  readonly account: StripeAccount
  readonly currency: Currency
}

/** What is to be made by schedules and debits, and what could be held no longer. */
const kinds = [
  { status: "expected", makers: ["schedule", "debit"] },
  { status: "held", makers: ["holding_period"] }
] as const
type Kind = (typeof kinds)[number]

/** As in `2026-03-14T00:00:00Z card 10.00 usd of txn_cake`. */
const inWords = (
  at: Instant.Instant,
  { amount, sourceType }: Pick<Payout, "amount" | "sourceType">,
  transactions: ReadonlyArray<string>
): string => `${Instant.format(at)} ${sourceType} ${Money.format(amount)} of ${transactions.join(" ")}`

const said = (world: MovingWorld, { account, currency }: Purse, { status }: Kind) =>
  UpcomingPayouts.of(world, [account], new Map()).flatMap((it) =>
    "run" in it && it.status === status && it.amount.currency === currency
      ? [{ at: it.run, text: inWords(it.run, it, it.transactions) }]
      : []
  )

/** The first that time made: all of one moment. */
const made = (happened: ReadonlyArray<Run.Happened>, { account, currency }: Purse, { makers }: Kind) => {
  const payouts = happened.flatMap(({ outcome }) => outcome.made.filter((it) => it.object === "payout"))
  const own = payouts.filter(
    (it) => it.account === account.id && it.amount.currency === currency && makers.some((each) => each === it.maker)
  )
  return own.filter(({ created }) => created === own[0]?.created)
}

/** Whether nothing else came to the balance or left it until then, and nothing happened to its account. */
const isQuiet = (
  happened: ReadonlyArray<Run.Happened>,
  { account, currency }: Purse,
  until: Instant.Instant,
  payouts: ReadonlyArray<Payout>
): boolean =>
  !happened.some(
    ({ happening, outcome: { status, transactions } }) =>
      happening.at <= until &&
      (happening.kind === "refund_expiry" ||
        status?.account === account.id ||
        transactions.some(
          ({ account: id, net, source }) =>
            id === account.id && net.currency === currency && !payouts.some((payout) => payout.id === source)
        ))
  )

const isShort = (world: MovingWorld, { account, currency }: Purse): boolean =>
  Money.isNegative(world.balance(account.id, currency).available)

/** What each automatic payout pays out. */
const sweptBy = (happened: ReadonlyArray<Run.Happened>): ReadonlyMap<string, ReadonlyArray<string>> =>
  new Map(happened.flatMap(({ outcome: { swept = [] } }) => swept.map((it) => [it.payout, it.transactions] as const)))

export interface Compared {
  readonly account: AccountId
  readonly status: Kind["status"]
  readonly said: ReadonlyArray<string>
  readonly came: ReadonlyArray<string>
}

/** Where either is something. Moves the world until everything is done. */
export const compared = (
  world: MovingWorld,
  { accounts, platform }: Scenario,
  end: Instant.Instant
): ReadonlyArray<Compared> => {
  const purses = [platform, ...accounts].flatMap((account) =>
    SettlementCurrency.all(account).map((currency): Purse => ({ account, currency }))
  )
  const all = purses.flatMap((purse) =>
    kinds.map((kind) => ({ purse, kind, next: said(world, purse, kind), isShort: isShort(world, purse) }))
  )
  const happened = Run.advance(world, end)
  const swept = sweptBy(happened)
  return all.flatMap(({ isShort, kind, next, purse }) => {
    const came = made(happened, purse, kind)
    const at = next[0]?.at ?? came[0]?.created
    if (at === undefined || !isQuiet(happened, purse, at, came)) return []
    // Of what is short only later, when something that is pending turns out negative, nothing is said.
    if (next.length === 0 && came[0]?.maker === "debit" && !isShort) return []
    const words = came.map((it) => inWords(it.created, it, swept.get(it.id) ?? [])).toSorted()
    const { account } = purse
    return [{ account: account.id, status: kind.status, said: next.map(({ text }) => text).toSorted(), came: words }]
  })
}
