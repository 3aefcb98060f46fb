/**
 * MillionCharges: a run of a million charges in a process of its own: how long each tenth took, and the most memory it
 * had.
 *
 * A twenty-fifth of the charges is refunded. It prints one line of JSON.
 */
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as YoungObjects from "#apps/cli/play/YoungObjects.ts"
import type * as Run from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as GeneratedYear from "./GeneratedYear.ts"

export interface MillionCharges {
  readonly charges: number
  readonly tenthsMs: ReadonlyArray<number>
  readonly peakBytes: number
}

const charges = 1_000_000

YoungObjects.expect()
const scenario = GeneratedYear.scenario(charges, true)
const tenthsMs: Array<number> = []
let [count, since] = [0, performance.now()]
const onStep = (seen: Run.Step | Run.Ended) => {
  if (seen._tag === "ended" || seen.command._tag !== "charge" || ++count % (charges / 10) !== 0) return
  const now = performance.now()
  tenthsMs.push(now - since)
  since = now
}
const { verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, onStep)
if (!verdict.holds) throw new Error("the generated year does not hold")
const measured: MillionCharges = { charges: count, tenthsMs, peakBytes: process.resourceUsage().maxRSS * 1024 }
console.log(JSON.stringify(measured))
