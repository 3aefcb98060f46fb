/**
 * Ticking: a clock for tests of what takes long, which is later whenever somebody looks at it.
 */
import { Clock, Effect } from "effect"

/** A clock that is so many milliseconds later whenever somebody looks at it. */
export const clock = (milliseconds: number): Clock.Clock => {
  let now = 0
  const tick = () => (now += milliseconds)
  const real = Effect.runSync(Clock.clockWith(Effect.succeed))
  return Object.assign(Object.create(real) as Clock.Clock, {
    currentTimeMillisUnsafe: tick,
    currentTimeMillis: Effect.sync(tick)
  })
}
