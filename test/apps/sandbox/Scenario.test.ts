/**
 * A sandbox that begins where a scenario ends: its accounts, objects, balances and time are there.
 */
import { readFileSync } from "node:fs"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Yaml from "yaml"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Shop from "./Shop.ts"

const example = (name: string): unknown =>
  Yaml.parse(readFileSync(new URL(`../../../examples/${name}.yaml`, import.meta.url), "utf8"), { schema: "core" })

const names = [
  "marketplace",
  "refunds",
  "negative-balance",
  "disputes",
  "ticketing",
  "requirement-due",
  "across-borders"
]

describe("a played scenario", () => {
  it.each(names)("%s leaves the balances that it is simulated with", async (name) => {
    const file = example(name)
    const scenario = Result.getOrThrow(Scenario.decode(file))
    const world = MemoryWorld.make(scenario)
    for (const { at, command } of scenario.steps) Run.step(world, { at, command })
    Run.advance(world, scenario.until)
    const { server, stripe } = await Shop.start({ scenario: file })
    expect(server.now()).toBe(scenario.until)
    for (const { currency, id } of [scenario.platform, ...scenario.accounts]) {
      const on = id === scenario.platform.id ? {} : { stripeAccount: id }
      const { available, pending } = await stripe.balance.retrieve({}, on)
      const funds = world.balance(id, currency)
      expect([id, available[0]?.amount, pending[0]?.amount]).toEqual([
        id,
        Number(funds.available.minor),
        Number(funds.pending.minor)
      ])
    }
  })

  it("is gone on with: its objects have the ids of its steps", async () => {
    const { stripe } = await Shop.start({ scenario: example("marketplace") })
    const accounts = (await stripe.accounts.list()).data.map(({ id }) => id)
    expect(accounts).toContain("acct_ada")
    const { data } = await stripe.transfers.list({ limit: 100 })
    expect(data.map(({ id }) => id)).toContain("tr_order-4")
    const { id = "" } = data.find(({ reversed }) => !reversed) ?? {}
    expect(await stripe.transfers.createReversal(id, { amount: 100 })).toMatchObject({ amount: 100, transfer: id })
  })

  it("of a platform that is billed for payouts takes accounts in currencies that have a rate", async () => {
    const platform = { connect_fees: {} }
    const exchange_rates = [{ pair: "usd/cad", rate: 1.25 }]
    const { stripe } = await Shop.start({ scenario: { platform, accounts: {}, steps: [], exchange_rates } })
    expect(await stripe.accounts.create({ type: "express", country: "CA" })).toMatchObject({ default_currency: "cad" })
    const refused = await Shop.refused(stripe.accounts.create({ type: "express", country: "FR" }))
    expect(refused.message).toContain("there is no exchange rate of eur to usd on ")
    expect(await stripe.accounts.create({ type: "standard", country: "FR" })).toMatchObject({ default_currency: "eur" })
    const v2 = {
      dashboard: "express",
      identity: { country: "fr" },
      configuration: { recipient: {} },
      defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } }
    } as const
    expect((await Shop.refused(stripe.v2.core.accounts.create(v2))).message).toContain("no exchange rate of eur to usd")
    const accounts = { margaux: { type: "express", country: "FR" } }
    await expect(Shop.start({ scenario: { platform, accounts, steps: [] } })).rejects.toThrow(
      "Connect's fees cannot be billed: there is no exchange rate of eur to usd on "
    )
  })

  it("draws what it generates by the seed", async () => {
    const whole = example("generated-marketplace") as { readonly generate: object }
    const scenario = { ...whole, expect: {}, generate: { ...whole.generate, until: "2026-01-02" } }
    const lines = async (seed: number) => {
      const { stripe } = await Shop.start({ scenario, seed })
      return JSON.stringify((await stripe.balanceTransactions.list({ limit: 100 })).data)
    }
    expect(await lines(1)).toBe(await lines(1))
    expect(await lines(1)).not.toBe(await lines(2))
  })

  it("states its own beginning and platform", async () => {
    await expect(Shop.start({ scenario: example("refunds"), start: Shop.monday })).rejects.toThrow(
      "with its first step: leave start out"
    )
    await expect(Shop.start({ scenario: example("refunds"), platform: {} })).rejects.toThrow(
      "a scenario has its own platform: state one of them"
    )
    await expect(Shop.start({ scenario: { steps: [{ id: "a" }] } })).rejects.toThrow("steps.0")
  })

  it("may be left out, all but its accounts", async () => {
    const { balance, server, stripe } = await Shop.start({ scenario: example("marketplace"), of: "accounts" })
    expect(await balance()).toEqual({ pending: 0, available: 0 })
    expect((await stripe.accounts.list()).data.map(({ id }) => id)).toContain("acct_ada")
    expect(server.now()).toBe(Result.getOrThrow(Scenario.decode(example("marketplace"))).start)
  })
})
