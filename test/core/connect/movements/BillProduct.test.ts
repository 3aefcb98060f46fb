import * as fc from "fast-check"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as BillProduct from "#core/connect/movements/BillProduct.ts"
import * as Product from "#core/connect/prices/Product.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type * as Controller from "#core/connect/accounts/Controller.ts"
import { nothing } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import { borders, cara, colin, rates, settlingIn } from "../Borders.ts"
import {
  ada,
  after,
  answer,
  capture,
  charge,
  connected,
  done,
  hold,
  market,
  moment,
  monday,
  money,
  passed,
  refund,
  refused,
  toAda
} from "../Worlds.ts"

const billing: Product.Price = { rates: Product.billingRates, fixed: money("0.00 usd"), billed: "daily" }
const radar: Product.Price = { rates: [], fixed: money("0.05 usd"), billed: "monthly" }
const products = new Map<Product.Product, Product.Price>([
  ["billing", billing],
  ["radar", radar]
])
const platform = { ...market, products }
const own = connected("Own", "standard", { products })

/** Before the lines of Monday are written. */
const tuesday = moment("2026-03-03T02:00Z")

const billed = (world: ReturnType<typeof after>, until = moment("2026-05-01")): ReadonlyArray<string> =>
  passed(world, until)
    .filter(({ happening }) => happening.kind === "product_billing")
    .flatMap(({ outcome }) => outcome.transactions)
    .map(({ account, amount, availableOn, description, id, type }) =>
      [Instant.format(availableOn), id, account, type, description, Money.format(amount)].join(", ")
    )

describe("what payments use of a product", () => {
  it("is billed a day or a month together, in a line of its own", () => {
    const world = after([charge("one", "600.00 usd"), charge("two", "100.00 usd")], { platform })
    done(world, charge("three", "50.00 usd"), tuesday)
    expect(billed(world)).toEqual([
      "2026-03-03T03:38:00Z, txn_billing.market.2026-03-02, acct_market, stripe_fee, Billing - Usage Fee (2026-03-02), -4.90 usd",
      "2026-03-04T03:38:00Z, txn_billing.market.2026-03-03, acct_market, stripe_fee, Billing - Usage Fee (2026-03-03), -0.35 usd",
      "2026-04-01T00:00:00Z, txn_radar.market.2026-03-01, acct_market, stripe_fee, " +
        "Radar (2026-03-01 - 2026-03-31): Radar for Fraud Teams, -0.15 usd"
    ])
    expect(billed(world, moment("2026-08-01"))).toEqual([])
  })

  it("is of what has settled, on whose balance it has", () => {
    const volumes = (setup: Parameters<typeof borders>[0], command: Command) =>
      done(borders(setup), command).outcome.happenings.flatMap((it) =>
        it.kind === "product_billing" ? [`${it.account} ${Money.format(it.usage.volume)}`] : []
      )
    const only = new Map<Product.Product, Product.Price>([["radar", radar]])
    // Of 80.00 usd for 100.00 cad Stripe keeps 1%.
    expect(volumes({ platform: { ...market, products: only } }, charge("lamp", "100.00 cad"))).toEqual([
      "acct_market 79.20 usd"
    ])
    const theirs = new Map<Product.Product, Product.Price>([["radar", { ...radar, fixed: money("0.05 cad") }]])
    const accounts = [{ ...colin, products: theirs }]
    expect(volumes({ accounts }, charge("desk", "100.00 cad", { stripeAccount: colin.id }))).toEqual([
      "acct_colin 100.00 cad"
    ])
  })

  it("is what the payment says, or all that its account uses", () => {
    const world = after(
      [
        charge("both", "100.00 usd"),
        charge("one", "100.00 usd", { products: ["billing"] }),
        charge("twice", "100.00 usd", { products: ["billing", "billing"] }),
        charge("none", "100.00 usd", { products: [] }),
        charge("other", "100.00 usd", { products: ["tax"] })
      ],
      { platform }
    )
    expect(billed(world).map((line) => line.split(", ").at(-1))).toEqual(["-2.10 usd", "-0.05 usd"])
  })

  it("is not given back with a refund, and of a hold only what is captured, on its day", () => {
    const world = after([charge("cake", "100.00 usd", { products: ["billing"] }), refund("back", "ch_cake")], {
      platform
    })
    done(world, hold("room", "80.00 usd", { products: ["billing"] }))
    done(world, capture("stay", "ch_room", { amountToCapture: money("50.00 usd") }), tuesday)
    expect(billed(world).map((line) => line.split(", ").slice(4).join(" "))).toEqual([
      "Billing - Usage Fee (2026-03-02) -0.70 usd",
      "Billing - Usage Fee (2026-03-03) -0.35 usd"
    ])
  })

  it("is nothing where an account uses none, of a transfer's payment, or where it comes to nothing", () => {
    expect(billed(after([charge("cake", "100.00 usd"), toAda("tart", "10.00 usd")]))).toEqual([])
    const receiver = { ...ada, products }
    expect(billed(after([toAda("tart", "10.00 usd")], { accounts: [receiver] }))).toEqual([])
    expect(billed(after([charge("cent", "0.50 usd", { products: ["billing"] })], { platform }))).toEqual([])
  })

  it.each<readonly [Controller.FeesPayer, Product.Product, StripeAccount.AccountId]>([
    ["account", "billing", "acct_own"],
    ["application", "billing", "acct_market"],
    ["application_express", "billing", "acct_market"],
    ["application_express", "radar", "acct_own"],
    ["application", "radar", "acct_market"]
  ])("with fees_payer: %s is billed for %s to %s", (feesPayer, product, payer) => {
    const controller = { ...own.controller, feesPayer }
    const world = after([charge("cake", "100.00 usd", { stripeAccount: own.id, products: [product] })], {
      accounts: [{ ...own, controller }]
    })
    expect(billed(world).map((line) => line.split(", ")[2])).toEqual([payer])
  })

  describe("of an account abroad, for which the platform pays", () => {
    const theirs = new Map<Product.Product, Product.Price>([
      ["billing", { ...billing, fixed: money("0.00 cad") }],
      ["radar", { ...radar, fixed: money("0.05 cad") }]
    ])
    const setup = { accounts: [{ ...cara, products: theirs }], exchangeRates: rates }
    const own = { stripeAccount: cara.id }

    it("is paid in the platform's currency, at the rate of the line's moment", () => {
      // 0.7% of 100.00 cad is 0.70 cad, by Tuesday's 1.30. Of Radar, Cara pays herself.
      expect(billed(after([charge("desk", "100.00 cad", own)], setup))).toEqual([
        "2026-03-03T03:38:00Z, txn_billing.cara.2026-03-02, acct_market, stripe_fee, Billing - Usage Fee (2026-03-02), -0.54 usd",
        "2026-04-01T00:00:00Z, txn_radar.cara.2026-03-01, acct_cara, stripe_fee, " +
          "Radar (2026-03-01 - 2026-03-31): Radar for Fraud Teams, -0.05 cad"
      ])
    })

    it("stays as it is where the platform settles in that currency", () => {
      const world = after([charge("desk", "100.00 cad", own)], { ...setup, platform: settlingIn(market, "CA") })
      expect(billed(world)[0]).toContain("acct_market, stripe_fee, Billing - Usage Fee (2026-03-02), -0.70 cad")
    })

    it("is not known without a rate, unless the payment uses none that the platform pays for", () => {
      const world = after([], { ...setup, exchangeRates: ExchangeRates.none })
      expect(answer(refused(world, charge("desk", "100.00 cad", own)))).toContain(
        "not modelled: there is no exchange rate of cad to usd on 2026-03-02"
      )
      done(world, charge("lamp", "100.00 cad", { ...own, products: ["radar"] }))
      done(world, charge("rug", "100.00 cad", { ...own, products: ["tax"] }))
      expect(billed(world).map((line) => line.split(", ").at(-1))).toEqual(["-0.05 cad"])
    })

    it("is not known without a rate of what has settled, whatever was paid", () => {
      const pair = (from: string, to: string) => ({
        from: Currency.of(from),
        to: Currency.of(to),
        rate: Rate.of("1.5"),
        since: Instant.of(0)
      })
      const exchangeRates = ExchangeRates.of([pair("eur", "cad"), pair("eur", "usd")])
      expect(answer(refused(after([], { ...setup, exchangeRates }), charge("desk", "100.00 eur", own)))).toContain(
        "not modelled: there is no exchange rate of cad to usd on 2026-03-02"
      )
    })

    it.each([
      ["converted", {}],
      ["in a currency of the platform's own", { external_accounts: [{ currency: "usd" }, { currency: "eur" }] }]
    ])("is counted as it is billed: %s", (_, platform) => {
      const file = {
        platform,
        settings: { settlement_currencies: "any" },
        accounts: {
          c: { type: "express", country: "DE", products: { billing: {}, radar: { fixed: "0.05 eur" } } }
        },
        exchange_rates: [{ pair: "usd/eur", rate: 0.8 }],
        steps: ["100.00 usd", "130.00 eur"].map((amount, index) => ({
          at: "2026-03-02",
          id: `c${index}`,
          charge: { amount, stripe_account: "c" }
        })),
        until: "2026-04-02"
      }
      const scenario = Result.getOrThrow(Scenario.decode(file))
      const { verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
      expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
    })
  })

  describe("on behalf of an account abroad", () => {
    const abroad = { platform, accounts: [cara], exchangeRates: rates }
    const onBehalfOf = cara.id

    it("is what the payer paid, in the platform's currency", () => {
      const world = after([charge("own", "100.00 usd", { onBehalfOf, products: ["billing"] })], abroad)
      done(world, charge("theirs", "130.00 cad", { onBehalfOf, products: ["billing"] }))
      done(
        world,
        charge("sent", "40.00 usd", { transferData: { destination: cara.id }, onBehalfOf, products: ["billing"] })
      )
      // It settles as 122.50 + 130.00 + 49.00 cad. Billed is 0.7% of 100.00 usd, 130.00 cad ÷ 1.25 and 40.00 usd.
      expect(billed(world).map((line) => line.split(", ").slice(3).join(" "))).toEqual([
        "stripe_fee Billing - Usage Fee (2026-03-02) -1.71 usd"
      ])
    })

    it("is not known where what is paid has no rate, unless nothing is used", () => {
      const world = after([], { ...abroad, exchangeRates: ExchangeRates.none })
      const none = { onBehalfOf, products: [] }
      const to = { transferData: { destination: cara.id } }
      const reason = "not modelled: there is no exchange rate of cad to usd on 2026-03-02"
      expect(answer(refused(world, charge("kept", "100.00 cad", { onBehalfOf })))).toContain(reason)
      expect(answer(refused(world, charge("sent", "100.00 cad", { onBehalfOf, ...to })))).toContain(reason)
      done(world, charge("free", "100.00 cad", none))
      expect(billed(world)).toEqual([])
    })

    it("is counted as it is billed", () => {
      const steps = ["100.00 usd", "130.00 cad"].map((amount, index) => ({
        at: "2026-03-02",
        id: `c${index}`,
        charge: { amount, on_behalf_of: "c" }
      }))
      const file = {
        platform: { products: { billing: {}, radar: { fixed: "0.05 usd", billed: "monthly" } } },
        accounts: { c: { type: "express", country: "CA" } },
        exchange_rates: [{ pair: "usd/cad", rate: 1.25 }],
        steps,
        until: "2026-04-02"
      }
      const scenario = Result.getOrThrow(Scenario.decode(file))
      const { verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
      expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
    })
  })

  it("is not billed of an account or a product that the world does not know", () => {
    const period = Product.periodOf(billing, monday)
    const of = (account: StripeAccount.AccountId, product: Product.Product) =>
      BillProduct.bill(after([], { platform }), {
        kind: "product_billing",
        at: period.billedAt,
        account,
        product,
        period,
        usage: { count: 1n, volume: money("100.00 usd") }
      })
    expect(of("acct_nobody", "billing")).toEqual(nothing)
    expect(of("acct_market", "tax")).toEqual(nothing)
    expect(of("acct_market", "billing").transactions).toHaveLength(1)
  })

  it("comes to what the payments of each day say, however they are spread; and the checks see it", () => {
    const paid = fc.record({ day: fc.integer({ min: 0, max: 5 }), cents: fc.integer({ min: 50, max: 50_000 }) })
    fc.assert(
      fc.property(fc.array(paid, { maxLength: 12 }), fc.constantFrom("own", "platform"), (all, name) => {
        const steps = all
          .toSorted((a, b) => a.day - b.day)
          .map(({ cents, day }, index) => ({
            at: Instant.format(Instant.plus(monday, day * 86_400)),
            id: `c${index}`,
            charge: {
              amount: Money.format(Money.of(money("0 usd").currency, BigInt(cents))),
              ...(name === "own" ? { stripe_account: name } : {})
            }
          }))
        const uses = { products: { billing: {}, radar: { fixed: "0.05 usd" } } }
        const own = { type: "standard", payouts: { debit_negative_balances: false }, ...uses }
        const file = { platform: uses, accounts: { own }, steps, until: "2026-03-20" }
        const scenario = Result.getOrThrow(Scenario.decode(file))
        const lines: Array<bigint> = []
        const { verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, ({ happened }) => {
          for (const { outcome } of happened) lines.push(...outcome.transactions.map(({ net }) => net.minor))
        })
        const days = [...new Set(all.map(({ day }) => day))]
        const shares = days.map((day) => {
          const volume = all.reduce((sum, each) => (each.day === day ? sum + each.cents : sum), 0)
          return Math.floor((volume * 7) / 1000 + 0.5)
        })
        const due = shares.reduce((sum, share) => sum + share, 5 * all.length)
        expect([verdict.checks.filter(({ holds }) => !holds), lines.reduce((sum, line) => sum - line, 0n)]).toEqual([
          [],
          BigInt(due)
        ])
      }),
      { numRuns: 40 }
    )
  })
})
