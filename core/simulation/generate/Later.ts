/**
 * Later: what is done of an order or a payout some time after it, and when.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Random } from "#core/simulation/generate/Random.ts"
import type { Span } from "#core/simulation/generate/Span.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Later {
  readonly at: Instant.Instant
  readonly command: Command
}

const day = 24 * 3600

/** Some second of a day that many days later; on the same day, no earlier. */
export const daysLater = (at: Instant.Instant, { from, to }: Span, random: Random): Instant.Instant => {
  const days = random.integer(from, to)
  const midnight = Instant.startOf(Instant.dayOf(at))
  const earliest = days === 0 ? at - midnight : 0
  return Instant.plus(midnight, days * day + random.integer(earliest, day - 1))
}
