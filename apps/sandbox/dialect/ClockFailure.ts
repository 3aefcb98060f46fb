/**
 * ClockFailure: why the time of a sandbox, or of a test clock, does not move so.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

/** Its words are ours. https://docs.stripe.com/api/test_clocks/advance */
export const clockBack = (): Failure.Failure =>
  Failure.invalid("The frozen_time must be after the one that the test clock has.", { param: "frozen_time" })

/** Ours. */
export const clockTooFar = (): Failure.Failure =>
  Failure.invalid("The frozen_time must be at most ten years after the sandbox's now.", { param: "frozen_time" })

/** Ours. */
export const timeBack = (): Failure.Failure =>
  Failure.invalid("Time does not run back: the sandbox's now is later.", { param: "to" })

/** Ours: such as milliseconds in the place of seconds. */
export const timeTooFar = (): Failure.Failure =>
  Failure.invalid("Expected a moment at most ten years after the sandbox's now, in seconds since 1970.", {
    param: "to"
  })

/** Ours. */
export const wrongMove = (): Failure.Failure =>
  Failure.invalid(
    'Expected a JSON object such as {"by": "7d"} or {"to": "2026-03-05T10:00:00Z"}; by takes s, m, h, d and w.'
  )
