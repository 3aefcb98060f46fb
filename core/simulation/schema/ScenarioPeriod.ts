/**
 * ScenarioPeriod: from when to when a scenario runs, as far as the file says it: what happens by itself needs the
 * holidays of these years.
 */
import { Result } from "effect"
import { readDay } from "#core/simulation/schema/GenerateValue.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import type { ScenarioParts, StepPart } from "#core/simulation/schema/ScenarioParts.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

export interface ScenarioPeriod {
  /** The first step, or the first day with orders if that is earlier; undefined where there is neither. */
  readonly first: Instant.Instant | undefined
  /** The end that is stated, or that of the last step and of the last day with orders. */
  readonly until: Instant.Instant
  /** Whether the file states that end. */
  readonly isStated: boolean
}

type Stated = Pick<ScenarioParts, "generate" | "steps" | "until">

/** Whether the calendar knows the holidays of all of it; where nothing is asked for, none are needed. */
export const isKnownTo = (calendar: Calendar.Calendar, { first, until }: ScenarioPeriod): boolean =>
  first === undefined || [first, until].every((moment) => Calendar.covers(calendar, Instant.dayOf(moment)))

/** Whether it ends soon enough is said by {@link reportEnd}. */
export const of = ({ generate, steps, until }: Stated): ScenarioPeriod => {
  const firstStep = momentOf(steps.find(({ at }) => at !== undefined))
  const ends = endsOf({ generate, steps })
  return {
    first: generate === undefined ? firstStep : earlier(firstStep, Instant.startOf(readDay(generate.from))),
    until: until === undefined ? Instant.max(ends.lastStep, ends.lastDay) : ScenarioValue.endOf(until),
    isStated: until !== undefined
  }
}

/** An end before the last step, or before the last day with orders. */
export const reportEnd = (stated: Stated, report: Report): void => {
  const { until } = of(stated)
  const { lastDay, lastStep } = endsOf(stated)
  if (until < lastStep) report(["until"], `ends before the last step, which is at ${Instant.format(lastStep)}`)
  if (until < lastDay) report(["until"], `ends before the last day with orders, ${stated.generate?.until ?? ""}`)
}

const endsOf = ({ generate, steps }: Pick<Stated, "generate" | "steps">) => ({
  lastStep: momentOf(steps.findLast(({ at }) => at !== undefined)) ?? Instant.of(0),
  lastDay: generate === undefined ? Instant.of(0) : Instant.endOf(readDay(generate.until))
})

const earlier = (one: Instant.Instant | undefined, other: Instant.Instant): Instant.Instant =>
  one === undefined ? other : Instant.min(one, other)

const momentOf = (step: Pick<StepPart, "at"> | undefined): Instant.Instant | undefined =>
  step?.at === undefined ? undefined : Result.getOrThrow(Instant.parse(step.at))
