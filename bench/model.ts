/**
 * model: a generated year of destination charges, simulated with all its checks and its report, against a loop that
 * makes the same objects and postings of the same orders and knows nothing.
 */
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as GeneratedYear from "./GeneratedYear.ts"
import * as ModelFree from "./ModelFree.ts"
import * as Pairs from "./Pairs.ts"

/** Drawing the orders is part of both. */
const orders = 200_000
const count = 7

export const model = (): string => {
  const scenario = GeneratedYear.scenario(orders)
  const simulate = () => {
    const { steps, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
    if (!verdict.holds) throw new Error("the generated year does not hold")
    return steps
  }
  const [ours, reference] = [() => Pairs.callMs(simulate), () => Pairs.callMs(() => ModelFree.run(scenario))]
  Pairs.measure(1, ours, reference)
  const measured = Pairs.measure(count, ours, reference)
  const perSecond = (orders / measured.oursMs).toFixed(0)
  const names = { benchmark: "model", ours: `${perSecond} k charges/s,`, reference: "a loop without a model" }
  return Pairs.print(names, 4, measured)
}
