import { describe, expect, it } from "vitest"
import { parse, stringify } from "yaml"
import * as Counterexample from "./Counterexample.ts"
import * as Laws from "./Laws.ts"
import * as Playing from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as Money from "#core/money/Money.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const tries = Counterexample.tries(600)
const timeout = Counterexample.patience(tries)

/** Later than anything that a random scenario sets. */
const whenAllIsDone = Instant.of(1_900_000_000)

describe("after every step of a random scenario", () => {
  it(`${Object.keys(Laws.all).length} laws hold, from conservation to the soundness of every line`, { timeout }, () => {
    Counterexample.mustHold((file) => Counterexample.play(file, Laws.all), tries)
  })
})

describe("a random scenario", () => {
  it("goes on as if what was refused had never been asked", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const scenario = Playing.read(file)
      const [asked, unasked] = [Playing.worldOf(scenario), Playing.worldOf(scenario)]
      const steps = [...Run.steps(asked, scenario.steps)]
      const done = steps.flatMap((step) => (step._tag === "done" ? [step] : []))
      const again = [...Run.steps(unasked, done)]
      const look = (world: typeof asked) => {
        world.advance(scenario.until)
        const until = Snapshot.of(world, scenario).text
        const rest = world.advance(whenAllIsDone)
        return { until, rest, end: Snapshot.of(world, scenario).text }
      }

      expect(again.map(({ _tag }) => _tag)).not.toContain("refused")
      expect(look(unasked)).toEqual(look(asked))
    }, tries)
  })

  it("ends with nothing pending, once everything has matured", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const scenario = Playing.read(file)
      const { entries, verdict } = Simulation.run(scenario, Playing.worldOf(scenario), whenAllIsDone)
      expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
      const pending = verdict.checks.filter(({ name }) => name === "pending")
      expect(pending.length > 0).toBe(entries.length > 0)
      expect(pending.filter(({ objects }) => !Money.isZero(objects))).toEqual([])
    }, tries)
  })

  it("comes out the same when it is written to a file, read again and simulated as a whole", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const reread: unknown = parse(stringify(file))
      const stepwise = Playing.whole(file)
      const simulation = Simulation.run(Playing.read(reread as typeof file), Playing.worldOf(stepwise.scenario))

      expect(reread).toEqual(file)
      expect(simulation.verdict.holds).toBe(true)
      expect(simulation.entries.map(Identity.canonical)).toEqual(stepwise.entries.map(Identity.canonical))
    }, tries)
  })
})
