import { describe, expect, it } from "vitest"
import { parse, stringify } from "yaml"
import * as Counterexample from "./Counterexample.ts"
import * as Disputable from "./Disputable.ts"
import * as Laws from "./Laws.ts"
import * as MissedRuns from "./MissedRuns.ts"
import * as NegativeTimes from "./NegativeTimes.ts"
import * as Playing from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as Upcoming from "./Upcoming.ts"
import * as Money from "#core/money/Money.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const tries = Counterexample.tries(600)
const timeout = Counterexample.patience(tries)

/** Later than anything that a random scenario sets. */
const whenAllIsDone = Instant.of(2_200_000_000)

const whenDaysHavePassed = (now: Instant.Instant) => Instant.plus(now, 12 * 86_400)

describe("after every step of a random scenario", () => {
  it(`${Object.keys(Laws.all).length} laws hold, from conservation to the soundness of every line`, { timeout }, () => {
    Counterexample.mustHold((file) => Counterexample.play(file, Laws.all), tries)
  })
})

describe("a random scenario", () => {
  it("tells when balances were negative, and what was set aside for them, as its world has it", { timeout }, () => {
    Counterexample.mustHold((file) => {
      for (const { at, known, told } of NegativeTimes.sides(file)) expect(told, Instant.format(at)).toEqual(known)
    }, tries)
  })

  it("tells of each payment what a dispute without an amount would take, as long as it has time", { timeout }, () => {
    Counterexample.mustHold((file, deck) => {
      expect(Disputable.faults(file, (deck[0] ?? 0) % 130)).toEqual([])
    }, tries)
  })

  it("goes on as if what was refused had never been asked", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const scenario = Playing.read(file)
      const [asked, unasked] = [Playing.worldOf(scenario), Playing.worldOf(scenario)]
      const steps = [...Run.steps(asked, scenario.steps)]
      const done = steps.flatMap((step) => (step._tag === "done" ? [step] : []))
      const again = [...Run.steps(unasked, done)]
      const look = (world: typeof asked) => {
        Run.advance(world, Instant.max(world.now(), scenario.until))
        const until = Snapshot.of(world, scenario).text
        const rest = Run.advance(world, whenAllIsDone)
        return { until, rest, end: Snapshot.of(world, scenario).text }
      }

      expect(again.map(({ _tag }) => _tag)).not.toContain("refused")
      expect(look(unasked)).toEqual(look(asked))
    }, tries)
  })

  it("comes out the same to the byte when it is played again, and however time is cut into jumps", { timeout }, () => {
    Counterexample.mustHold((file, deck) => {
      const scenario = Playing.read(file)
      const play = (jump: (world: ReturnType<typeof Playing.worldOf>, until: Instant.Instant) => void) => {
        const world = Playing.worldOf(scenario)
        for (const dated of scenario.steps) {
          jump(world, dated.at)
          Run.step(world, dated)
        }
        jump(world, whenDaysHavePassed(world.now()))
        Run.advance(world, whenAllIsDone)
        return Snapshot.of(world, scenario).text
      }
      const inJumps = play((world, until) => {
        for (let turn = 0; world.now() < until; turn += 1) {
          const seconds = 1 + ((deck[turn % deck.length] ?? 40_000) % 90_000)
          Run.advance(world, Instant.min(until, Instant.plus(world.now(), seconds)))
        }
      })
      const atOnce = play(() => {})
      expect(inJumps).toBe(atOnce)
      expect(play(() => {})).toBe(atOnce)
    }, tries)
  })

  it("ends with nothing pending, once everything has matured", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const scenario = Playing.read(file)
      const world = Playing.worldOf(scenario)
      const { verdict } = Simulation.run(scenario, world, whenAllIsDone)
      expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
      const pending = verdict.checks.filter(({ name }) => name === "pending")
      const hasMoved = [...world.objects()].some((object) => "balanceTransaction" in object)
      expect(pending.length > 0).toBe(hasMoved)
      expect(pending.filter(({ objects }) => !Money.isZero(objects))).toEqual([])
    }, tries)
  })

  it("goes on as its upcoming payouts say, if nothing more comes", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const scenario = Playing.read(file)
      const steps = [...scenario.steps]
      for (const length of new Set([...Upcoming.waitingAfter(scenario), steps.length])) {
        const world = Playing.worldOf(scenario)
        for (const dated of steps.slice(0, length)) Run.step(world, dated)
        for (const { account, came, said } of Upcoming.compared(world, scenario, whenAllIsDone)) {
          expect(came, account).toEqual(said)
        }
      }
    }, tries)
  })

  it(
    "pays out on each payout day what a run would pay, though none is set for days on which nothing can have changed",
    {
      timeout
    },
    () => {
      Counterexample.mustHold((file) => {
        const scenario = Playing.read(file)
        const world = Playing.worldOf(scenario)
        for (const dated of scenario.steps) {
          expect(MissedRuns.until(world, scenario, dated.at)).toEqual([])
          Run.step(world, dated)
        }
        expect(MissedRuns.until(world, scenario, whenDaysHavePassed(world.now()))).toEqual([])
      }, tries)
    }
  )

  it("comes out the same when it is written to a file, read again and simulated as a whole", { timeout }, () => {
    Counterexample.mustHold((file) => {
      const reread: unknown = parse(stringify(file))
      const stepwise = Playing.whole(file)
      const entries: Array<Entry> = []
      const collect = (seen: Run.Step | Run.Ended) => {
        if (seen._tag !== "ended") entries.push(...Run.entriesOf(seen))
      }
      const again = Playing.read(reread as typeof file)
      const simulation = Simulation.run(again, Playing.worldOf(stepwise.scenario), undefined, collect)

      expect(reread).toEqual(file)
      expect(simulation.verdict.holds).toBe(true)
      expect(entries.map(Identity.canonical)).toEqual(stepwise.entries.map(Identity.canonical))
    }, tries)
  })
})
