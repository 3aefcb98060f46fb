/**
 * model: a generated year of destination charges, decided, booked by the laws of entries and applied, against a loop
 * that makes the same objects and postings of the same orders and knows nothing. And the same year with what the loop
 * has no counterpart of: the laws of the run, counted from its objects, and its report.
 */
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as GeneratedYear from "./GeneratedYear.ts"
import * as ModelFree from "./ModelFree.ts"
import * as Pairs from "./Pairs.ts"

/** Drawing the orders is part of all three. */
const orders = 200_000
const count = 7

export const model = (): string => {
  const scenario = GeneratedYear.scenario(orders)
  const loop = () => ModelFree.run(scenario)
  const postings = loop()
  const play = () => {
    let made = 0
    for (const step of Run.steps(MemoryWorld.make(scenario), scenario.steps)) {
      if (step._tag === "done") for (const { postings } of step.entries) made += postings.length
    }
    if (made !== postings) throw new Error(`the model made ${made} postings, the loop ${postings}`)
  }
  const simulate = () => {
    if (!Simulation.run(scenario, MemoryWorld.make(scenario)).verdict.holds) {
      throw new Error("the generated year does not hold")
    }
  }
  const measured = (ours: () => void) => {
    const [one, other] = [() => Pairs.callMs(ours), () => Pairs.callMs(loop)]
    Pairs.measure(1, one, other)
    return Pairs.measure(count, one, other)
  }
  const print = (benchmark: string, pairs: Pairs.Pairs, limit?: number) => {
    const ours = `${(orders / pairs.oursMs).toFixed(0)} k charges/s,`
    return Pairs.print({ benchmark, ours, reference: "a loop without a model" }, pairs, limit)
  }
  return [print("model", measured(play), 4), print("report", measured(simulate))].join("\n")
}
