/**
 * Money across borders: random charges of every way in four currencies, on accounts of three countries, with what comes
 * of them on days with other rates. Every law of conservation holds, in each currency by itself; payers get back to the
 * unit what they paid; and every difference between two currencies is in Stripe's exchange or between the sides of a
 * fee.
 */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { borders, cara, colin, jun, paula } from "./Borders.ts"
import { ada, market, monday } from "./Worlds.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const codes = ["usd", "cad", "eur", "jpy"] as const
const accounts = [ada, cara, colin, jun, paula]
const days = 40
const end = Instant.plusDays(monday, days)

/** A rate of each pair, and another one of some days later. */
const rates = fc
  .array(fc.tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: 600, max: 1700 })), { maxLength: 8 })
  .map((changes) => {
    const pairs = codes.flatMap((from, index) => codes.slice(index + 1).map((to) => [from, to] as const))
    const worth = { usd: 1000, cad: 740, eur: 1100, jpy: 7 }
    const stated = pairs.flatMap(([from, to]) =>
      [[0, 1000] as const, ...changes].map(([day, factor], index) => ({
        from: Currency.of(from),
        to: Currency.of(to),
        rate: Rate.shift(Rate.of(String(Math.round((worth[from] * factor * 1000) / worth[to]))), -6),
        since: index === 0 ? Instant.of(0) : Instant.startOf(Day.plus(Instant.dayOf(monday), day))
      }))
    )
    return ExchangeRates.of(stated)
  })

type Asked = readonly [at: number, of: number, ways: number, code: number, share: number, flags: number]
const asked: fc.Arbitrary<Asked> = fc.tuple(
  fc.integer({ min: 0, max: 2 * 86_400 }),
  fc.nat({ max: 7 }),
  fc.nat({ max: 11 }),
  fc.nat({ max: 3 }),
  fc.integer({ min: 1, max: 100 }),
  fc.nat({ max: 7 })
)

const part = (amount: Money.Money, percent: number): Money.Money => {
  const share = Money.share(amount, Rate.of(`${percent}%`), "half_up")
  return Money.isZero(share) ? amount : share
}

/** A request about what there is: a new charge, or something that comes of the objects of the world. */
const commandOf = (world: MovingWorld, key: string, [, of, way, code, share, flags]: Asked): Command => {
  const amount = Money.of(Currency.of(codes[code] ?? "usd"), BigInt(share) * (code === 3 ? 997n : 137n) + 200n)
  const { id } = accounts[of % accounts.length] ?? ada
  const fee = { applicationFeeAmount: part(amount, (flags + 1) * 5) }
  const all = [...world.objects()]
  const pick = <A>(list: ReadonlyArray<A>): A | undefined => list[of % Math.max(1, list.length)]
  const charged = pick(all.filter((it) => it.object === "charge").filter((it) => it.sourceTransfer === undefined))
  const sent = pick(all.filter((it) => it.object === "transfer"))
  const taken = pick(all.filter((it) => it.object === "application_fee"))
  const disputed = pick(all.filter((it) => it.object === "dispute"))
  const both = { reverseTransfer: (flags & 1) === 1, refundApplicationFee: (flags & 2) === 2 }
  const base = { _tag: "charge", key, amount } as const
  if (way === 0) return base
  if (way === 1) return { ...base, onBehalfOf: id }
  if (way === 2) return { ...base, stripeAccount: id, ...fee }
  if (way === 3) return { ...base, transferData: { destination: id }, ...((flags & 4) === 4 ? fee : {}) }
  if (way === 4) return { ...base, onBehalfOf: id, transferData: { destination: id }, ...fee }
  if (way === 5 && charged !== undefined) {
    return { _tag: "refund", key, charge: charged.id, amount: part(charged.amount, share), ...both }
  }
  if (way === 6 && charged !== undefined) {
    return { _tag: "dispute", key, charge: charged.id, reason: "fraudulent", amount: part(charged.amount, share) }
  }
  if (way === 7 && disputed !== undefined) return { _tag: "dispute_evidence", key, dispute: disputed.id }
  if (way === 8 && disputed !== undefined) {
    const lost = {
      _tag: "dispute_lost",
      key,
      dispute: disputed.id,
      amountReinstated: part(disputed.amount, 60)
    } as const
    return (flags & 1) === 1 ? { _tag: "dispute_won", key, dispute: disputed.id } : lost
  }
  if (way === 9 && charged !== undefined) {
    const settled = charged.settled?.amount ?? charged.amount
    return { _tag: "transfer", key, amount: part(settled, share), destination: id, sourceTransaction: charged.id }
  }
  if (way === 10 && sent !== undefined) {
    const refundApplicationFee = (flags & 1) === 1
    return { _tag: "transfer_reversal", key, transfer: sent.id, amount: part(sent.amount, share), refundApplicationFee }
  }
  if (taken !== undefined)
    return { _tag: "application_fee_refund", key, fee: taken.id, amount: part(taken.amount, share) }
  return { ...base, transferData: { destination: id } }
}

interface Played {
  readonly world: MovingWorld
  readonly verdict: Conservation.Verdict
  readonly balances: Balances.Balances
  readonly done: number
  readonly converted: number
}

const play = (table: ExchangeRates.ExchangeRates, list: ReadonlyArray<Asked>, isShared: boolean): Played => {
  const applicationFeeCurrency = isShared ? "connected_account" : "platform"
  const conversionFee = list.length % 2 === 0 ? "stripe_fx_fee" : "inside_exchange_rate"
  const processingFeeOnRefund = isShared ? "recomputed" : "kept"
  const choices = {
    applicationFeeCurrency,
    processingFeeOnRefund,
    crossBorderTransfers: "by_contract",
    conversionFee
  } as const
  const platform = isShared ? { ...market, crossBorderFees: {} } : market
  const world = borders({ platform, exchangeRates: table, choices })
  const conservation = Conservation.empty(market.id, end)
  const entries: Array<Entry> = []
  let done = 0
  const count = (outcome: Outcome, own: ReadonlyArray<Entry>) => {
    Conservation.add(conservation, world, { outcome, entries: own })
    entries.push(...own)
  }
  let at = monday
  for (const [index, each] of list.entries()) {
    at = Instant.plus(at, each[0])
    for (const it of Run.advance(world, at)) count(it.outcome, it.entries)
    const step = Run.step(world, { at, command: commandOf(world, `s${index}`, each) })
    if (step._tag === "done") {
      done += 1
      count(step.outcome, step.entries)
    }
  }
  for (const it of Run.advance(world, end)) count(it.outcome, it.entries)
  const balances = Balances.of(entries, end)
  const verdict = Conservation.verify(conservation, balances, world)
  const converted = entries.filter(({ transaction }) => transaction?.exchangeRate !== undefined).length
  return { world, verdict, balances, done, converted }
}

const books = ({ balances }: Played, account: LedgerAccount.LedgerAccount, currency: Currency.Currency): Money.Money =>
  Balances.balance(balances, account, currency)

const numRuns = Number(process.env["RUNS"] ?? 60)

describe("money across borders", () => {
  it("is conserved in each currency by itself, and nothing stays open", () => {
    let [done, converted] = [0, 0]
    fc.assert(
      fc.property(
        rates,
        fc.array(asked, { minLength: 10, maxLength: 30, size: "max" }),
        fc.boolean(),
        (table, list, isShared) => {
          const played = play(table, list, isShared)
          done += played.done
          converted += played.converted
          const broken = played.verdict.checks.filter(({ holds }) => !holds)
          expect(broken.map(({ account, books, law, objects }) => [account, law, objects, books])).toEqual([])
          expect(played.verdict.openItems).toEqual([])
          for (const currency of codes.map(Currency.of)) {
            const all = Balances.all(played.balances).filter(({ total }) => total.currency === currency)
            const sum = all.map(({ account }) => books(played, account, currency))
            expect(Money.isZero(Money.sum(currency, sum)), currency).toBe(true)
          }
        }
      ),
      { numRuns }
    )
    // A check that nothing reaches says nothing.
    expect(done).toBeGreaterThan(5 * numRuns)
    expect(converted).toBeGreaterThan(3 * numRuns)
  })

  it("comes back to payers to the unit, whatever the rates have become", () => {
    fc.assert(
      fc.property(rates, fc.array(asked, { minLength: 5, maxLength: 20, size: "max" }), (table, list) => {
        const charges = list.map((each): Asked => [each[0], each[1], each[2] % 5, each[3], each[4], each[5]])
        const world = borders({ exchangeRates: table, choices: { refundWithoutFunds: "negative_balance" } })
        const entries: Array<Entry> = []
        for (const [index, each] of charges.entries()) {
          const step = Run.step(world, { at: world.now(), command: commandOf(world, `s${index}`, each) })
          if (step._tag === "done") entries.push(...step.entries)
        }
        Run.advance(world, Instant.plusDays(monday, 30)).forEach((it) => entries.push(...it.entries))
        const paid = [...world.objects()].filter((it) => it.object === "charge" && it.sourceTransfer === undefined)
        for (const { id } of paid) {
          const step = Run.step(world, { at: world.now(), command: { _tag: "refund", key: id, charge: id } })
          entries.push(...Run.entriesOf(step))
        }
        const balances = Balances.of(entries, end)
        for (const code of codes) {
          expect(Money.isZero(Balances.balance(balances, LedgerAccount.payers, Currency.of(code))), code).toBe(true)
        }
      }),
      { numRuns }
    )
  })
})
