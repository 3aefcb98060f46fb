/**
 * Zone: a time zone, as what its clock is ahead of UTC from which moment on.
 *
 * The clocks are known for the years of the generated data. Law: the days of a zone follow each other without gap or
 * overlap, whatever its clock does.
 */
import { Result } from "effect"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zones from "#core/time/zones.ts"

/** A time in which the clock is ahead of UTC by `offset` seconds: from its first second to before its end. */
interface Season {
  readonly from: number
  readonly until: number
  readonly offset: number
}

export interface Zone {
  readonly name: string
  /** In their order, from the beginning of time to its end. */
  readonly seasons: readonly [Season, ...ReadonlyArray<Season>]
}

/** `+10:30` in seconds. */
const seconds = (text: string): number => {
  const [hours, minutes] = text.slice(1).split(":").map(Number)
  const size = (hours ?? 0) * 3600 + (minutes ?? 0) * 60
  return text.startsWith("-") ? -size : size
}

const decode = (name: string, text: string): Zone => {
  const [first = "", ...changes] = text.trim().split("\n")
  const turns = changes.map((line) => {
    const [at = "", offset = ""] = line.split(" ")
    return { at: Result.getOrThrow(Instant.parse(at)), offset: seconds(offset) }
  })
  const untilOf = (index: number): number => turns[index]?.at ?? Infinity
  return {
    name,
    seasons: [
      { from: -Infinity, until: untilOf(0), offset: seconds(first) },
      ...turns.map(({ at, offset }, index) => ({ from: at, until: untilOf(index + 1), offset }))
    ]
  }
}

/** The names of the zones that are known. */
export const names = Object.keys(Zones.offsets) as ReadonlyArray<keyof typeof Zones.offsets>

const offsets: ReadonlyMap<string, string> = new Map(Object.entries(Zones.offsets))

/** Decoded when somebody asks, and the same ever after. */
const decoded = new Map<string, Zone>()

/** The zone of a name of the IANA database, such as Asia/Singapore; undefined where it is not known. */
export const of = (name: string): Zone | undefined => {
  const known = decoded.get(name)
  const text = known === undefined ? offsets.get(name) : undefined
  if (text === undefined) return known
  const zone = decode(name, text)
  decoded.set(name, zone)
  return zone
}

/** The years in which the clocks are known, both included. */
export const years: { readonly from: number; readonly to: number } = Zones.years

const firstKnown = Instant.startOf(Day.fromCivil(years.from, 1, 2))
const lastKnown = Instant.endOf(Day.fromCivil(years.to, 12, 30))

/** Whether the clocks are known at that moment and a day before and after it. */
export const covers = (at: Instant.Instant): boolean => at >= firstKnown && at <= lastKnown

/** How many seconds the clock is ahead of UTC. */
export const offsetAt = ({ seasons }: Zone, at: Instant.Instant): number => {
  const season = seasons.findLast(({ from }) => from <= at)
  return (season ?? seasons[0]).offset
}

/**
 * The first moment at which the clock shows `time`, in seconds after midnight, or later on that day: where it skips
 * that time, when it does; where it shows it twice, the first.
 */
export const momentOf = ({ seasons }: Zone, day: Day.Day, time: number): Instant.Instant => {
  const shown = Instant.startOf(day) + time
  const beginsIn = ({ from, offset }: Season): number => (from > shown - offset ? from : shown - offset)
  const season = seasons.find((each) => beginsIn(each) < each.until)
  return Instant.of(beginsIn(season ?? seasons[0]))
}
