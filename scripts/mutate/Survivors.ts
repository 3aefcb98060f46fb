/**
 * Survivors: the mutants that no test kills, each with the reason why it is no money error; kept in survivors.json.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Mutant from "./Mutant.ts"

export interface Survivor extends Mutant.Known {
  /** Why nobody's money is wrong: it does what the source does, or changes only what is said. */
  readonly why: string
}

export const path = "scripts/mutate/survivors.json"

export const read = (root: string): ReadonlyArray<Survivor> =>
  JSON.parse(readFileSync(join(root, path), "utf8")) as ReadonlyArray<Survivor>

export interface Verdict {
  readonly unexplained: ReadonlyArray<Mutant.Mutant>
  readonly explained: ReadonlyArray<readonly [Mutant.Mutant, Survivor]>
  /** Explanations of what is not there to be made any more. */
  readonly gone: ReadonlyArray<Survivor>
  /** Explanations of what a test kills after all. */
  readonly killed: ReadonlyArray<Survivor>
}

/** What the explanations say of the mutants that were tried, and of those that survived. */
export const judge = (
  explanations: ReadonlyArray<Survivor>,
  tried: ReadonlyArray<Mutant.Mutant>,
  survived: ReadonlyArray<Mutant.Mutant>
): Verdict => {
  const why = new Map(explanations.map((survivor) => [Mutant.identity(survivor), survivor]))
  const there = new Set(tried.map(Mutant.identity))
  const alive = new Set(survived.map(Mutant.identity))
  const files = new Set(tried.map(({ file }) => file))
  return {
    unexplained: survived.filter((mutant) => !why.has(Mutant.identity(mutant))),
    explained: survived.flatMap((mutant) => {
      const survivor = why.get(Mutant.identity(mutant))
      return survivor === undefined ? [] : [[mutant, survivor] as const]
    }),
    gone: explanations.filter((survivor) => files.has(survivor.file) && !there.has(Mutant.identity(survivor))),
    killed: explanations.filter((survivor) => {
      const identity = Mutant.identity(survivor)
      return there.has(identity) && !alive.has(identity)
    })
  }
}
