/**
 * Tallies: what dated commands come to, and how that is told.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Thread } from "#core/simulation/steps/Dated.ts"
import type * as Sums from "#core/simulation/Sums.ts"
import * as Tally from "#core/simulation/Tally.ts"
import type { Instant } from "#core/time/Instant.ts"
import { moment, world } from "../connect/Worlds.ts"

export const end = moment("2026-04-01")

export type Dated = readonly [Instant, Command]

/** What `commands` come to by the end, all of one payment if there is a `thread`. */
export const tallyOf = (commands: ReadonlyArray<Dated>, choices: Parameters<typeof world>[0] = {}, thread?: Thread) => {
  const made = world(choices)
  const tally = Tally.empty()
  const dated = commands.map(([at, command]) => ({ at, command, ...(thread === undefined ? {} : { thread }) }))
  const steps = dated.map((it, index) =>
    "thread" in it && it.thread !== undefined
      ? { ...it, thread: { ...it.thread, isFirst: index === 0, isLast: index === dated.length - 1 } }
      : it
  )
  const count = ({ outcome }: Pick<Run.Done, "outcome">) => Tally.add(tally, made, outcome)
  for (const step of Run.steps(made, steps)) {
    for (const happened of step.happened) count(happened)
    if (step._tag === "done") count(step)
  }
  for (const happened of Run.advance(made, end)) count(happened)
  return tally
}

export const told = (sum: Sums.Sum): string => [...sum.values()].map(Money.format).join(", ")

/** As `account amount`. */
export const toldOf = (sums: Sums.ByAccount): string =>
  [...sums].map(([id, sum]) => `${id.slice(5)} ${told(sum)}`).join("; ")
