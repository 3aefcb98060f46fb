/**
 * Counterexample: what breaks a law: the seed that found it, and the smallest scenario that still breaks it, as a file
 * that `connect-ledger simulate` replays.
 *
 * The environment may ask for more: RUNS says how many scenarios are tried, and SEED, as of all properties, which ones.
 */
import * as fc from "fast-check"
import { stringify } from "yaml"
import * as Deck from "./Deck.ts"
import { type ScenarioFile, scenarios } from "./RandomScenario.ts"
import * as Playing from "./Playing.ts"
import type { Law } from "./Law.ts"

export interface Tries {
  readonly numRuns: number
  readonly seed?: number
}

const asked = (name: string): number | undefined => {
  const value = process.env[name]
  return value === undefined || value === "" ? undefined : Number(value)
}

/** `usual` tries, or as many as the environment asks for. */
export const tries = (usual: number): Tries => ({ numRuns: asked("RUNS") ?? usual })

/** Milliseconds that so many tries may take at the most, shrinking included. */
export const patience = ({ numRuns }: Tries): number => 60_000 + numRuns * 100

export type Property = (file: ScenarioFile, deck: Deck.Deck) => void

/** Fails with the first scenario, shrunk, for which `holds` throws; the deck is for those that shuffle something. */
export const mustHold = (holds: Property, parameters: Tries): void => {
  const details = fc.check(fc.property(scenarios, Deck.decks, holds), parameters)
  if (!details.failed) return
  throw new Error(details.counterexample === null ? fc.defaultReportMessage(details) : message(holds, details))
}

const broken = (holds: Property, file: ScenarioFile, deck: Deck.Deck): unknown => {
  try {
    holds(file, deck)
    return undefined
  } catch (error) {
    return error ?? "nothing was thrown"
  }
}

/** `file` up to the step that breaks it; shrinking leaves the ones behind. */
const trimmed = (holds: Property, file: ScenarioFile, deck: Deck.Deck): ScenarioFile => {
  const prefixes = file.steps.map((_, index) => ({ ...file, steps: file.steps.slice(0, index + 1) }))
  return prefixes.find((prefix) => broken(holds, prefix, deck) !== undefined) ?? file
}

const message = (holds: Property, details: fc.RunDetailsFailureProperty<[ScenarioFile, Deck.Deck]>): string => {
  const { counterexample, counterexamplePath, numRuns, numShrinks, seed } = details
  const [shrunk, deck] = counterexample
  const file = trimmed(holds, shrunk, deck)
  const error = broken(holds, file, deck)
  return [
    error instanceof Error ? error.message : String(error),
    `Found in run ${numRuns} and shrunk ${numShrinks} times; again with SEED=${seed}, or in fast-check with`,
    `{ seed: ${seed}, path: "${counterexamplePath}" }.`,
    ...(deck.length === 0 ? [] : [`Shuffled by [${deck.join()}].`]),
    "The smallest scenario, for `connect-ledger simulate FILE`:",
    "",
    stringify(file)
  ].join("\n")
}

/** Plays `file` and throws at the first step after which one of `laws` is broken. */
export const play = (file: ScenarioFile, laws: { readonly [name: string]: Law }): void => {
  for (const moment of Playing.moments(Playing.read(file))) {
    for (const [name, law] of Object.entries(laws)) {
      const faults = law(moment)
      if (faults.length > 0) {
        throw new Error(`After ${moment.step.command.key}, ${name}, is broken: ${faults.join("; ")}.`)
      }
    }
  }
}
