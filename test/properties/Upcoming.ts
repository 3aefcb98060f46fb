/**
 * Upcoming: the payouts that are said to come next, beside those that come.
 *
 * What is said of amounts and of the balance transactions that are paid out holds as long as nothing else comes or
 * goes: it is compared for those balances only that have no other lines until then but of refunds which wait, of
 * accounts whose payouts nothing stops before, and as long as no refund has waited for too long. Where refunds take a
 * transfer back, nothing else may come to its destination or leave it, since it depends on that whether they are paid.
 *
 * A refund that is paid before is taken out of its own pot, while what is kept for it is of the first pots: there the
 * sum of all pots is compared. One that waits for its payment is paid when that has succeeded, whether it is there or
 * not: where it gives something, or there is less than it takes, nothing is compared, as that is not said before. Nor
 * is what is held, where something comes back with a refund (a fee, a loan's or a reserve's part): it is held anew from
 * then on, while what is said takes only the rest of the refund out of what came first.
 */
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import * as Playing from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import { netsOf } from "./Law.ts"
import type { Happening } from "#core/connect/Happening.ts"
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

/** Before anything more comes. */
interface Asked extends Purse {
  readonly isShort: boolean
  readonly destinations: ReadonlySet<AccountId>
  /** The refunds that wait for their payment. */
  readonly unpaid: ReadonlySet<string>
}

/** What is to be made by schedules and debits, and what could be held no longer. */
const kinds = [
  { status: "expected", makers: ["schedule", "debit"] },
  { status: "held", makers: ["holding_period"] }
] as const
type Kind = (typeof kinds)[number]

type Row = Pick<Payout, "amount" | "sourceType"> & {
  readonly at: Instant.Instant
  readonly transactions: ReadonlyArray<string>
}

const said = (world: MovingWorld, { account, currency }: Purse, { status }: Kind): ReadonlyArray<Row> =>
  UpcomingPayouts.of(world, [account], new Map()).flatMap((it) =>
    "run" in it && it.status === status && it.amount.currency === currency ? [{ ...it, at: it.run }] : []
  )

/** The first that time made: all of one moment. */
const made = (happened: ReadonlyArray<Run.Happened>, { account, currency }: Purse, { makers }: Kind) => {
  const payouts = happened.flatMap(({ outcome }) => outcome.made.filter((it) => it.object === "payout"))
  const own = payouts.filter(
    (it) => it.account === account.id && it.amount.currency === currency && makers.some((each) => each === it.maker)
  )
  return own.filter(({ created }) => created === own[0]?.created)
}

const isRefundOf = (happening: Happening, id: AccountId): boolean =>
  happening.kind === "funding" && happening.account === id

/** Who is to give transfers back for refunds that wait on the account. */
const destinationsOf = (world: MovingWorld, id: AccountId): ReadonlySet<AccountId> =>
  new Set(
    [...world.waitingRefunds(id)].flatMap((waiting) => {
      const subject = RefundSubject.of(world, waiting)
      return subject?.reverses === true && subject.sent !== undefined ? [subject.sent.payment.account] : []
    })
  )

/**
 * Whether nothing else came to the balance or left it until then, nor to those or of those that refunds of it take
 * transfers back from, and nothing happened to its account.
 */
const isQuiet = (
  happened: ReadonlyArray<Run.Happened>,
  { account, currency, destinations }: Asked,
  until: Instant.Instant,
  payouts: ReadonlyArray<Payout>
): boolean =>
  !happened.some(
    ({ happening, outcome: { status, transactions } }) =>
      happening.at <= until &&
      (happening.kind === "refund_expiry" ||
        status?.account === account.id ||
        (!isRefundOf(happening, account.id) &&
          transactions.some(
            ({ account: id, net, source }) =>
              destinations.has(id) ||
              (id === account.id && net.currency === currency && !payouts.some((payout) => payout.id === source))
          )))
  )

/** What each automatic payout pays out. */
const sweptBy = (happened: ReadonlyArray<Run.Happened>): ReadonlyMap<string, ReadonlyArray<string>> =>
  new Map(happened.flatMap(({ outcome: { swept = [] } }) => swept.map((it) => [it.payout, it.transactions] as const)))

/** What is compared of payouts. */
type Scope = "everything" | "sum"

/** What of it follows from what was said before refunds of the balance were paid, if any were; see above. */
const scopeOf = (
  happened: ReadonlyArray<Run.Happened>,
  { account: { id }, currency, unpaid }: Asked,
  { status }: Kind,
  next: ReadonlyArray<Row>,
  until: Instant.Instant
): Scope | undefined => {
  const zero = Money.zero(currency)
  const refunded = happened.flatMap(({ happening, outcome: { changed, transactions } }) => {
    const lines = transactions.filter(({ account, net }) => account === id && net.currency === currency)
    if (happening.at > until || !isRefundOf(happening, id) || lines.length === 0) return []
    const isUnpaid = changed.some((object) => object.object === "refund" && unpaid.has(object.id))
    return [{ isUnpaid, net: netsOf(lines, zero), brings: lines.some(({ net }) => Money.isPositive(net)) }]
  })
  if (refunded.length === 0) return "everything"
  if (status === "held" && refunded.some(({ brings }) => brings)) return undefined
  const taken = refunded.filter(({ isUnpaid }) => isUnpaid)
  if (taken.length === 0) return "sum"
  const isThere = Money.isPositive(sumOf(currency, next))
  return isThere && taken.every(({ net }) => !Money.isPositive(net)) ? "sum" : undefined
}

const sumOf = (currency: Currency, rows: ReadonlyArray<Row>): Money.Money =>
  Money.sum(
    currency,
    rows.map(({ amount }) => amount)
  )

/** As in `2026-03-14T00:00:00Z card 10.00 usd of txn_cake`. */
const inWords = (scope: Scope, currency: Currency, rows: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const [first] = rows
  if (first === undefined) return []
  if (scope === "sum") return [`${Instant.format(first.at)} ${Money.format(sumOf(currency, rows))}`]
  return rows
    .map(
      ({ amount, at, sourceType, transactions }) =>
        `${Instant.format(at)} ${sourceType} ${Money.format(amount)} of ${transactions.join(" ")}`
    )
    .toSorted()
}

export interface Compared {
  readonly account: AccountId
  readonly status: Kind["status"]
  readonly scope: Scope
  readonly said: ReadonlyArray<string>
  readonly came: ReadonlyArray<string>
}

const asked = (world: MovingWorld, account: StripeAccount): ReadonlyArray<Asked> => {
  const waiting = [...world.waitingRefunds(account.id)]
  const unpaid = new Set(waiting.flatMap((it) => (it.pendingReason === "charge_pending" ? [it.id] : [])))
  const destinations = destinationsOf(world, account.id)
  return SettlementCurrency.all(account).map((currency) => ({
    account,
    currency,
    destinations,
    unpaid,
    isShort: Money.isNegative(world.balance(account.id, currency).available)
  }))
}

/** After how many steps other refunds wait than before, if any do. */
export const waitingAfter = (scenario: Scenario): ReadonlyArray<number> => {
  const world = Playing.worldOf(scenario)
  const ids = () => Snapshot.accountsOf(scenario).flatMap((id) => [...world.waitingRefunds(id)].map((it) => it.id))
  let before = ""
  return [...scenario.steps].flatMap((dated, index) => {
    Run.step(world, dated)
    const now = ids().join(" ")
    const isNew = now !== "" && now !== before
    before = now
    return isNew ? [index + 1] : []
  })
}

/** Where either is something. Moves the world until everything is done. */
export const compared = (
  world: MovingWorld,
  { accounts, platform }: Scenario,
  end: Instant.Instant
): ReadonlyArray<Compared> => {
  const purses = [platform, ...accounts].flatMap((account) => asked(world, account))
  const all = purses.flatMap((purse) => kinds.map((kind) => ({ purse, kind, next: said(world, purse, kind) })))
  const happened = Run.advance(world, end)
  const swept = sweptBy(happened)
  return all.flatMap(({ kind, next, purse }) => {
    const payouts = made(happened, purse, kind)
    const at = next[0]?.at ?? payouts[0]?.created
    if (at === undefined || !isQuiet(happened, purse, at, payouts)) return []
    // Of what is short only later, when something that is pending turns out negative, nothing is said.
    if (next.length === 0 && payouts[0]?.maker === "debit" && !purse.isShort) return []
    const scope = scopeOf(happened, purse, kind, next, at)
    if (scope === undefined) return []
    const { account, currency } = purse
    const came = payouts.map((it) => ({ ...it, at: it.created, transactions: swept.get(it.id) ?? [] }))
    const [words, then] = [inWords(scope, currency, next), inWords(scope, currency, came)]
    return [{ account: account.id, status: kind.status, scope, said: words, came: then }]
  })
}
