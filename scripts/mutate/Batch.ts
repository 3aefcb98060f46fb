/**
 * Batch: the trials that one process of the test runner makes, and what it notes of them while it runs.
 */
import { readFileSync } from "node:fs"
import type { Mutant } from "./Mutant.ts"

/** One mutant, or the sources as they are, and the test files it is tried by, in that order. */
export interface Trial {
  readonly mutant: Pick<Mutant, "file" | "start" | "end" | "after"> | null
  readonly tests: ReadonlyArray<string>
}

export interface Batch {
  readonly trials: ReadonlyArray<Trial>
  /** The files that each trial has for itself: those that need the mutated one. */
  readonly own: ReadonlyArray<string>
  /** The file that notes are written to. */
  readonly notes: string
}

/** How a test process learns of its batch: a file, named by the environment. */
export const variable = "CONNECT_LEDGER_MUTANTS"

export const read = (): Batch => {
  const path = process.env[variable]
  if (path === undefined) throw new Error(`${variable} names no batch: run "npm run mutate"`)
  return JSON.parse(readFileSync(path, "utf8")) as Batch
}

/** What a line of the notes says: of which trial, and what has become of its mutant. */
export type Note =
  | { readonly trial: number; readonly is: "tried" | "survived" }
  | { readonly trial: number; readonly is: "killed"; readonly test: string }
