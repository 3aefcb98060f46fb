/**
 * MissingRates: the exchange rates that a scenario's steps need and its file does not state: no refusal of anyone's, but
 * something that is missing in the file. Each pair is told once, at the first step that needs it.
 */
import type { Problem } from "#apps/cli/files/ScenarioFile.ts"
import type * as Run from "#core/simulation/Run.ts"

/** A rate serves its pair both ways. */
const pairOf = ({ refusal }: Run.Refused): string =>
  refusal._tag === "NotModelled" ? (refusal.missingRate ?? "").split("/").toSorted().join("/") : ""

/** Of the steps of `refused`, each of which lacks a rate; `indexOf` is where a step is in the file. */
export const told = (refused: ReadonlyArray<Run.Refused>, indexOf: (key: string) => number): ReadonlyArray<Problem> => {
  const byPair = new Map<string, { readonly first: Run.Refused; count: number }>()
  for (const each of refused) {
    const known = byPair.get(pairOf(each))
    if (known === undefined) byPair.set(pairOf(each), { first: each, count: 1 })
    else known.count += 1
  }
  return Array.from(byPair.values(), ({ count, first: { command, refusal } }) => {
    const others =
      count === 1 ? "" : ` (and ${count - 1} more step${count === 2 ? "" : "s"} need${count === 2 ? "s" : ""} it)`
    const key = "amount" in command && command.amount !== undefined ? ["amount"] : []
    return { path: ["steps", indexOf(command.key), command._tag, ...key], message: `${refusal.message}${others}` }
  })
}
