import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import { nothing } from "#core/connect/World.ts"
import * as Day from "#core/time/Day.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import { Result } from "effect"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  market,
  monday,
  moment,
  money,
  passed,
  payout,
  payoutCancel,
  payoutFailure,
  refused,
  sten,
  thursday,
  toAda,
  topUp,
  transfer
} from "../Worlds.ts"
import { cara, colin, rates } from "../Borders.ts"

const connectFees = CountryConnectFees.byCountry.get("US") ?? expect.fail()
const platform = { ...market, connectFees }
const bea = connected("Bea")
const setup = { platform, accounts: [ada, sten, bea] }
const april = moment("2026-04-01")

const rich = (settings: Parameters<typeof after>[1] = setup) =>
  after([toAda("cake", "5000.00 usd"), charge("lamp", "100.00 usd", { stripeAccount: sten.id })], settings)

const billed = (world: ReturnType<typeof rich>, until = april): ReadonlyArray<string> =>
  passed(world, until)
    .flatMap(({ outcome }) => outcome.transactions)
    .filter(({ type }) => type === "stripe_fee")
    .map(
      (line: BalanceTransaction) =>
        `${Instant.format(line.availableOn)} ${line.account} ${line.description} ${Money.format(line.net)}`
    )

describe("Connect's fees", () => {
  it("are billed to the platform as the next month begins, of all payouts that went to banks", () => {
    const world = rich()
    done(world, payout("one", "1000.00 usd", { stripeAccount: ada.id }), thursday)
    done(world, payout("two", "100.00 usd", { stripeAccount: ada.id, method: "instant" }))
    expect(billed(world)).toEqual([
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Active Account Billing -2.00 usd",
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Account Volume Billing -2.75 usd",
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Payout Fee -0.50 usd",
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Instant Payouts -1.00 usd"
    ])
    expect(billed(world, moment("2026-08-01"))).toEqual([])
  })

  it("are of the month in which a payout goes to the bank, not of that in which it was asked for", () => {
    const world = rich()
    done(world, payout("late", "1000.00 usd", { stripeAccount: ada.id }), moment("2026-03-31T12:00Z"))
    expect(billed(world, moment("2026-04-30"))).toEqual([])
    expect(billed(world, moment("2026-05-01"))[0]).toContain(
      "2026-05-01T00:00:00Z acct_market Connect (2026-04-01 - 2026-04-30)"
    )
  })

  it("are of payouts that fail, and not of those that are canceled", () => {
    const world = rich()
    done(world, payout("no", "10.00 usd", { stripeAccount: ada.id }), thursday)
    done(world, payoutCancel("cancel", "po_no"))
    expect(billed(world)).toEqual([])
    const failing = rich()
    done(failing, payout("no", "10.00 usd", { stripeAccount: ada.id }), thursday)
    done(failing, payoutFailure("back", "po_no"), moment("2026-03-09"))
    expect(billed(failing)).toHaveLength(3)
  })

  it("are not of payouts to accounts that pay Stripe themselves, nor of the platform's own", () => {
    const world = rich()
    done(world, payout("theirs", "10.00 usd", { stripeAccount: sten.id }), thursday)
    done(world, charge("own", "1000.00 usd"))
    done(world, payout("ours", "1.00 usd"), moment("2026-03-10"))
    expect(billed(world)).toEqual([])
  })

  it("are billed once, and not where there is nothing to bill", () => {
    const billing = { kind: "connect_billing", at: april, month: Day.fromCivil(2026, 3, 1) } as const
    expect(BillConnectFees.bill(rich(), billing)).toEqual(nothing)
    const free = rich({ accounts: [ada, sten] })
    const usage = {
      activeAccounts: 1n,
      payouts: 1n,
      volume: money("1.00 usd"),
      instantVolume: money("0.00 usd"),
      smallInstants: 0n
    }
    expect(BillConnectFees.bill({ ...free, connectUsage: () => usage }, billing)).toEqual(nothing)
  })

  it("are of what the bank gets, by the rate of the day in the platform's currency, and not of debits", () => {
    const world = rich({ ...setup, exchangeRates: rates })
    done(world, payout("one", "1.00 usd", { stripeAccount: ada.id }), thursday)
    const sent = world.payout("po_one") ?? expect.fail()
    const volumeOf = (amount: string, at = monday, gets?: string) => {
      const converted = gets === undefined ? {} : { converted: { amount: money(gets), rate: Rate.of("1") } }
      const volume = BillConnectFees.volumeOf(world, { ...sent, amount: money(amount), ...converted }, at)
      return volume && Money.format(volume)
    }
    expect(volumeOf("1.00 usd")).toBe("1.00 usd")
    expect(volumeOf("-1.00 usd")).toBeUndefined()
    // 1.25 on Monday, 1.30 from Tuesday on: 0.13 ÷ 1.25 = 0.104, 0.13 ÷ 1.04… = 0.1; 0.06 ÷ 1.25 = 0.048.
    expect(["0.13 cad", "0.06 cad", "130.00 cad"].map((it) => volumeOf(it))).toEqual([
      "0.10 usd",
      "0.05 usd",
      "104.00 usd"
    ])
    expect(volumeOf("130.00 cad", thursday)).toBe("100.00 usd")
    expect(volumeOf("130.00 cad", thursday, "79.00 eur")).toBe("98.75 usd")
  })

  it("are of a payout in another currency by the rate of the day on which it goes to the bank", () => {
    const world = after([topUp("float", "500.00 usd")], { platform, accounts: [cara], exchangeRates: rates })
    const toCara = { destination: cara.id, sourceType: "bank_account" } as const
    done(world, transfer("share", "200.00 usd", toCara), moment("2026-03-09"))
    done(world, payout("one", "130.00 cad", { stripeAccount: cara.id, sourceType: "bank_account" }))
    expect(billed(world)).toEqual([
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Active Account Billing -2.00 usd",
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Account Volume Billing -0.25 usd",
      "2026-04-01T00:00:00Z acct_market Connect (2026-03-01 - 2026-03-31): Payout Fee -0.25 usd"
    ])
  })

  it("cannot be of an account without a rate: there is no such world, and nobody joins one", () => {
    const message = "acct_cara is paid out at the platform's cost, and there is no exchange rate of cad to usd"
    expect(() => rich({ platform, accounts: [ada, sten, cara] })).toThrow(message)
    const made = MemoryWorld.make({ platform, accounts: [], settings: Settings.defaults, start: monday })
    expect(() => made.join(cara)).toThrow(message)
    made.join(colin)
    const priced = { platform, accounts: [], settings: Settings.defaults, start: monday, exchangeRates: rates }
    MemoryWorld.make(priced).join(cara)
  })

  it("cannot be of instant payouts where nobody knows their price", () => {
    const { instant: _, ...unpriced } = connectFees
    const world = rich({ ...setup, platform: { ...market, connectFees: unpriced } })
    const asked = (stripeAccount: typeof ada.id) => payout("fast", "10.00 usd", { stripeAccount, method: "instant" })
    expect(answer(refused(world, asked(ada.id), thursday))).toBe(
      "not modelled: what Stripe bills a platform in US for the instant payouts of acct_ada (state " +
        "instant_payout_volume under connect_fees) is not modelled yet"
    )
    expect(done(world, asked(sten.id))._tag).toBe("done")
    done(world, payout("one", "1000.00 usd", { stripeAccount: ada.id }))
    expect(billed(world)).toHaveLength(3)
  })

  it("are nothing where the platform has none", () => {
    const world = rich({ accounts: [ada, sten] })
    done(world, payout("one", "10.00 usd", { stripeAccount: ada.id }), thursday)
    expect(billed(world)).toEqual([])
  })

  it("come to what the payouts of each month say, however they are spread; and the checks see them", () => {
    const paid = fc.record({
      day: fc.integer({ min: 0, max: 80 }),
      account: fc.constantFrom("ada", "bea", "sten"),
      cents: fc.integer({ min: 100, max: 5_000 }),
      instant: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(paid, { maxLength: 12 }), (all) => {
        const start = moment("2026-06-01")
        const steps = all
          .toSorted((a, b) => a.day - b.day)
          .map(({ account, cents, day, instant }, index) => ({
            at: Instant.format(Instant.plus(start, day * 86_400 + 3600)),
            id: `p${index}`,
            payout: {
              stripe_account: account,
              amount: Money.format(Money.of(money("0 usd").currency, BigInt(cents))),
              ...(instant ? { method: "instant" } : {})
            }
          }))
        const sale = (account: string) => ({
          at: "2026-05-01",
          id: `sale-${account}`,
          charge: { amount: "9000.00 usd", transfer_data: { destination: account } }
        })
        const file = {
          platform: { connect_fees: { instant_payout_volume: "1%", instant_payout_minimum: "0.20 usd" } },
          accounts: { ada: { type: "express" }, bea: { type: "custom" }, sten: { type: "standard" } },
          steps: [...["ada", "bea", "sten"].map(sale), ...steps],
          until: "2026-10-02"
        }
        const scenario = Result.getOrThrow(Scenario.decode(file))
        const lines: Array<BalanceTransaction> = []
        const { refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, ({ happened }) => {
          for (const { outcome } of happened) lines.push(...outcome.transactions)
        })
        const ours = all.filter(({ account }) => account !== "sten")
        const monthOf = ({ day, instant }: (typeof all)[number]) =>
          Instant.format(Instant.plus(start, (day + (instant ? 0 : 1)) * 86_400)).slice(0, 7)
        const sum = (cents: ReadonlyArray<number>) => cents.reduce((total, each) => total + each, 0)
        const expected = [...new Set(ours.map(monthOf))].map((month) => {
          const sent = ours.filter((each) => monthOf(each) === month)
          const volume = sum(sent.map(({ cents }) => cents))
          const [small, large] = [true, false].map((isSmall) =>
            sent.filter(({ cents, instant }) => instant && cents < 1950 === isSmall).map(({ cents }) => cents)
          )
          const fast = 20 * (small ?? []).length + Math.floor(sum(large ?? []) / 100 + 0.5)
          const active = new Set(sent.map(({ account }) => account)).size
          return 200 * active + Math.floor(volume / 400 + 0.5) + 25 * sent.length + fast
        })
        const fees = lines.filter(({ type }) => type === "stripe_fee").map(({ net }) => -Number(net.minor))
        expect([refused, verdict.holds, sum(fees)]).toEqual([[], true, sum(expected)])
      }),
      { numRuns: 40 }
    )
  })
})
