/**
 * Playing: a scenario played in slices, so that it can be interrupted, shown how far it is, and read at the pace of
 * whoever reads.
 *
 * Nothing of a step is kept once it was seen.
 */
import { Context, Effect } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Progress from "#apps/cli/terminal/Progress.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Ended, Step } from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Sees each step, in the world as it is after it, and then the end. */
export type See = (seen: Step | Ended, world: MovingWorld) => void

/** Which of several times the scenario is played, for whoever is shown how far it is. */
export const Pass: Context.Reference<string | undefined> = Context.Reference<string | undefined>(
  "connect-ledger/Pass",
  { defaultValue: () => undefined }
)

const sliceSize = 256

/** Plays `scenario` up to `asOf`; after each slice of steps that `see` saw, `afterwards` is run. */
export const play = <E = never, R = never>(
  scenario: Scenario,
  asOf: Instant,
  see: See,
  afterwards: Effect.Effect<void, E, R> = Effect.void
): Effect.Effect<Simulation.Simulation, E, R> =>
  Effect.gen(function* () {
    const progress = yield* Progress.begin
    const pass = yield* Pass
    const world = MemoryWorld.make(scenario)
    const playing = Simulation.play(scenario, world, asOf)
    let [steps, events] = [0, 0]
    const slice = (): Simulation.Simulation | undefined => {
      for (let count = 0; count < sliceSize; count++) {
        const played = playing.next()
        if (played.done === true) {
          see({ _tag: "ended", happened: played.value.happened }, world)
          return played.value
        }
        steps += 1
        events += 1 + played.value.happened.length
        see(played.value, world)
      }
      return undefined
    }
    const slices = Effect.gen(function* () {
      while (true) {
        const simulation = slice()
        yield* afterwards
        if (simulation !== undefined) return simulation
        yield* progress.draw({
          ...(pass === undefined ? {} : { pass }),
          steps,
          events,
          start: scenario.start,
          until: asOf,
          now: world.now()
        })
        yield* Effect.yieldNow
      }
    })
    return yield* Effect.ensuring(slices, progress.clear)
  })
