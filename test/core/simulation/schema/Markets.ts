/**
 * Markets: scenario files with a generate block, and the steps that are drawn of them.
 *
 * A test takes the {@link market}, which is sound, and changes the values it is about.
 */
import { issuesOf, scenarioOf } from "./ScenarioFiles.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Instant from "#core/time/Instant.ts"

type Plain = { readonly [key: string]: unknown }

/** Ten shops over ten days of March 2026, a Monday first; twenty orders a day. */
export const shops: Plain = {
  count: 10,
  account: { type: "express" },
  charge: "destination",
  application_fee: { rate: "10%" },
  amounts: ["5.00 usd", "20.00 usd"],
  orders_per_day: 2
}

/** A file with other values for the shops (undefined takes a key out), and then for its generate block. */
export const market = (changes: Plain = {}, block: Plain = {}, file: Plain = {}): Plain => {
  const sellers = { shops: kept({ ...shops, ...changes }) }
  const generate = { from: "2026-03-02", until: "2026-03-11", sellers, ...block }
  return kept({ platform: {}, accounts: {}, generate, ...file })
}

const kept = (map: Plain): Plain => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined))

/** The issues of such a file, those of the shops by their path from there on. */
export const problems = (changes: Plain, block: Plain = {}): ReadonlyArray<string> =>
  issuesOf(market(changes, block)).map((issue) => issue.replace("generate.sellers.shops", "shops"))

export const stepsOf = (file: Plain, seed?: number): ReadonlyArray<Dated> => [
  ...scenarioOf(file, seed === undefined ? {} : { seed }).steps
]

/** The steps of one kind. */
export const of = <Tag extends Dated["command"]["_tag"]>(steps: ReadonlyArray<Dated>, tag: Tag) =>
  steps.flatMap(({ at, command }) =>
    command._tag === tag ? [{ at, command: command as Extract<Dated["command"], { readonly _tag: Tag }> }] : []
  )

/** How many there are of each. */
export const counted = <A>(values: Iterable<A>): ReadonlyMap<A, number> => {
  const counts = new Map<A, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** A step as a line: its moment, its command and whether it is its thread's last. */
export const line = ({ at, command, thread }: Dated): string =>
  `${Instant.format(at)} ${JSON.stringify(command, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))}` +
  ` ${thread?.id ?? "-"}${thread?.isLast === true ? " last" : ""}`
