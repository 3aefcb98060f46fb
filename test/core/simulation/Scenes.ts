/**
 * Scenes: scenarios made of commands instead of files, and their simulation in memory.
 */
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Settings from "#core/connect/Settings.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import type { Instant } from "#core/time/Instant.ts"
import { ada, market, monday, sten, thursday } from "../connect/Worlds.ts"

export const nothing: Scenario["expected"] = {
  balances: new Map(),
  fees: new Map(),
  payouts: new Map(),
  margin: [],
  refusals: new Map()
}

/** A scenario from Monday to Thursday, each step dated or on Monday. */
export const scene = (
  steps: ReadonlyArray<Command | readonly [Instant, Command]>,
  changes: Partial<Scenario> = {}
): Scenario => {
  const stated = steps.map((step) =>
    "key" in step ? { at: monday, command: step } : { at: step[0], command: step[1] }
  )
  return {
    name: "a scene",
    platform: market,
    accounts: [ada, sten],
    settings: Settings.defaults,
    exchangeRates: ExchangeRates.none,
    steps: stated,
    stated,
    start: monday,
    until: thursday,
    expected: nothing,
    reschedulable: new Set(),
    ...changes
  }
}

export const worldOf = (scenario: Scenario): MovingWorld => MemoryWorld.make(scenario)

export const simulate = (scenario: Scenario, until?: Instant): Simulation.Simulation =>
  Simulation.run(scenario, worldOf(scenario), until)
