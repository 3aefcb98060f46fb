/**
 * The examples run as they say: through the reader and the model that the command line uses, and with every figure of
 * their `expect` blocks, which name everything and add up by themselves.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/ScenarioFile.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import type * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const folder = fileURLToPath(new URL("../../examples/", import.meta.url))
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml"))

const read = (name: string): Promise<Scenario.Scenario> =>
  ScenarioFile.read(join(folder, name)).pipe(
    Effect.map(({ scenario }) => scenario),
    Effect.provide(NodeServices.layer),
    Effect.runPromise
  )

const accountsOf = ({ accounts, platform }: Scenario.Scenario) => [platform, ...accounts]

/** What payers have paid and not got back, told from what was asked for alone. */
const kept = (commands: ReadonlyArray<Command>, currency: Money.Money["currency"]): Money.Money => {
  const left = new Map<string, Money.Money>()
  for (const command of commands) {
    if (command._tag === "charge") left.set(`ch_${command.key}`, command.amount)
    if (command._tag !== "refund") continue
    const before = left.get(command.charge) ?? Money.zero(currency)
    left.set(command.charge, Money.minus(before, command.amount ?? before))
  }
  return Money.sum(currency, left.values())
}

it("cover the ways money moves in Connect", () => {
  expect(examples.toSorted()).toEqual([
    "marketplace.yaml",
    "refunds.yaml",
    "rides.yaml",
    "saas.yaml",
    "store-builder.yaml"
  ])
})

describe.each(examples)("%s", (name) => {
  it("is completed and checked by editors", () => {
    const [first] = readFileSync(join(folder, name), "utf8").split("\n")
    expect(first).toBe("# yaml-language-server: $schema=../schema/scenario.json")
  })

  it("comes out as it says, and loses nothing", async () => {
    const scenario = await read(name)
    const { differences, refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
    expect(differences).toEqual([])
    expect(refused).toEqual([])
    expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
    expect(verdict.openItems).toEqual([])
    expect(verdict.holds).toBe(true)
  })

  it("says of every account what it must have and pay, and what the platform keeps", async () => {
    const { expected, ...scenario } = await read(name)
    const whole = accountsOf({ ...scenario, expected }).map(({ id }) => [id, ["available", "pending"]])
    const stated = accountsOf({ ...scenario, expected }).map(({ id }) => [
      id,
      Object.keys(expected.balances.get(id) ?? {}).toSorted()
    ])
    expect(stated).toEqual(whole)
    for (const { id } of accountsOf({ ...scenario, expected })) {
      expect(Object.keys(expected.fees.get(id) ?? {}).toSorted(), id).toEqual(["application", "stripe"])
    }
    expect(expected.margin).toBeDefined()
  })

  it("expects figures that add up: balances = paid − refunded − Stripe's fees, and application fees = 0", async () => {
    const scenario = await read(name)
    const { expected, platform, steps } = scenario
    const sum = (amounts: Iterable<Money.Money | undefined>) =>
      Money.sum(
        platform.currency,
        [...amounts].filter((amount) => amount !== undefined)
      )
    const fees = [...expected.fees.values()]
    const done = steps.map(({ command }) => command).filter(({ key }) => !expected.refusals.has(key))
    const balances = sum([...expected.balances.values()].flatMap(({ available, pending }) => [available, pending]))
    const stripe = sum(fees.map((fee) => fee.stripe))
    expect(Money.format(balances)).toBe(Money.format(Money.add(kept(done, platform.currency), stripe)))
    expect(Money.format(sum(fees.map(({ application }) => application)))).toBe(`0.00 ${platform.currency}`)
    const own = expected.balances.get(platform.id)
    expect(Money.format(sum([own?.available, own?.pending]))).toBe(Money.format(sum([expected.margin])))
  })
})
