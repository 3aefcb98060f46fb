import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Counterexample from "./Counterexample.ts"
import * as Laws from "./Laws.ts"
import * as Playing from "./Playing.ts"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as Money from "#core/money/Money.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const file = (yaml: string): ScenarioFile => parse(yaml)

describe("what random scenarios have found once", () => {
  it("a report has its rows and totals in the same order, whichever currency comes first", () => {
    const { entries, scenario } = Playing.whole(
      file(`
platform: { country: US }
accounts: { ada: { country: JP, type: standard } }
steps:
  - { at: 2026-03-02, charge: { amount: 0.50 usd } }
  - { at: 2026-03-02, charge: { amount: 50 jpy, stripe_account: ada } }
`)
    )
    const flow = (order: typeof entries) => FundFlow.of(order, scenario.until, scenario.platform.id, scenario.accounts)
    expect(flow(entries.toReversed())).toEqual(flow(entries))
  })

  it("a refund that finds nothing left of its transfer is not refused because the destination is short", () => {
    const short = file(`
platform: {}
accounts: { sten: { type: standard } }
steps:
  - { at: 2026-03-02, id: sale, charge: { amount: 10.00 usd, transfer_data: { destination: sten } } }
  - { at: 2026-03-02, id: back, transfer_reversal: { transfer: sale } }
  - { at: 2026-03-02, id: own, charge: { amount: 20.00 usd, stripe_account: sten } }
  - { at: 2026-03-02, id: own-refund, refund: { charge: own } }
  - { at: 2026-03-02, id: refund, refund: { charge: sale, reverse_transfer: true } }
`)
    const scenario = Playing.read(short)
    const steps = [...Run.steps(Playing.worldOf(scenario), scenario.steps)]
    expect(steps.filter(({ _tag }) => _tag === "refused")).toEqual([])
    Counterexample.play(short, Laws.all)
  })

  it("an advance fills a hole first and comes back whole, where random scenarios seldom get", () => {
    const kayaks = file(`
platform: {}
accounts: { noor: { type: express, instant_payout_advances: true, payouts: { debit_negative_balances: false } } }
steps:
  - { at: 2026-03-02, id: vase, charge: { amount: 200.00 usd, transfer_data: { destination: noor } } }
  - { at: 2026-03-04, id: rent, payout: { stripe_account: noor } }
  - { at: 2026-03-04, id: cash, top_up: { amount: 500.00 usd } }
  - { at: 2026-03-06, id: half, refund: { charge: vase, amount: 150.00 usd, reverse_transfer: true } }
  - { at: 2026-03-10, id: more, charge: { amount: 200.00 usd, transfer_data: { destination: noor } } }
  - { at: 2026-03-10, id: too-much, payout: { stripe_account: noor, method: instant, amount: 50.01 usd } }
  - { at: 2026-03-10, id: now, payout: { stripe_account: noor, method: instant } }
  - { at: 2026-03-10, id: no, payout_failure: { payout: now, failure_code: declined } }
`)
    const scenario = Playing.read(kayaks)
    const steps = [...Run.steps(Playing.worldOf(scenario), scenario.steps)]
    expect(steps.flatMap(({ _tag, command }) => (_tag === "refused" ? [command.key] : []))).toEqual(["too-much"])
    Counterexample.play(kayaks, Laws.all)
  })

  it("what was held for too long comes back, and has come anew", () => {
    const held: ScenarioFile = parse(`
name: What nobody asked for comes back
platform: { country: TH, tariff: usual }
accounts:
  noi:
    type: express
    tariff: usual
    settlement_delay: { days: 2, count: calendar }
    payouts: { schedule: { interval: manual } }
tariffs:
  usual: { rate: 2.75%, fixed: 0.30 thb }
steps:
  - { at: 2026-03-02T09:00Z, id: silk, charge: { amount: 500.00 thb, stripe_account: noi } }
  - { at: 2026-03-05T09:00Z, id: rice, charge: { amount: 80.00 thb, stripe_account: noi } }
  - { at: 2026-03-14T01:00Z, id: no, payout_cancel: { payout: noi.2026-03-14 } }
  - { at: 2026-03-27T09:00Z, id: closed, payout_failure: { payout: noi.2026-03-24, failure_code: account_closed } }
  - { at: 2026-04-20T09:00Z, id: bank, external_account_update: { stripe_account: noi } }
  - { at: 2026-05-20T09:00Z, id: again, charge: { amount: 80.00 thb } }
until: 2026-06-20
`)
    const scenario = Playing.read(held)
    const moments = [...Playing.moments(scenario)]
    const made = moments.flatMap(({ happened }) => happened.flatMap(({ outcome }) => outcome.made))
    const own = made.flatMap((it) => (it.object === "payout" ? [`${it.id} ${Money.format(it.amount)}`] : []))
    expect(moments.flatMap(({ step }) => (step._tag === "refused" ? [step.command.key] : []))).toEqual([])
    expect(own).toEqual([
      "po_noi.2026-03-14 485.95 thb",
      "po_noi.2026-03-17 77.50 thb",
      "po_noi.2026-03-24 485.95 thb",
      "po_noi.2026-04-21 485.95 thb"
    ])
    Counterexample.play(held, Laws.all)
  })

  it("a refund is counted also where a payout becomes final in the same stretch of time as it was paid", () => {
    const sellers = {
      count: 1,
      account: { type: "standard", payouts: { schedule: { interval: "daily" } } },
      charge: "direct",
      amounts: ["5.00 usd"],
      orders_per_day: 0.071,
      weekdays: { wed: 1, mon: "0", sun: "0" },
      payment_methods: { card: 1, us_bank_account: "0.107" },
      refunds: { rate: "58%", delay_days: [0, 0] }
    }
    const generate = { from: "2026-03-02", seed: 0, until: "2026-03-09", sellers: { group0: sellers } }
    const scenario = Result.getOrThrow(Scenario.decode({ platform: { country: "US" }, accounts: {}, generate }))
    const { happened, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), Instant.of(1_900_000_000))
    expect(happened.map(({ happening }) => happening.kind)).toContain("payout_finality")
    expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
  })
})
