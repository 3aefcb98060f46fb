/**
 * Table: how many mutants each file had, and how many of them survived.
 */
import type { Mutant } from "./Mutant.ts"
import type { Subject } from "./Subject.ts"

const row = (file: string, mutants: number, survived: number): string =>
  `${file.padEnd(54)}${String(mutants).padStart(8)}${String(mutants - survived).padStart(8)}${String(survived).padStart(10)}`

export const of = (subjects: ReadonlyArray<Subject>, survived: ReadonlyArray<Mutant>): string => {
  const all = subjects.reduce((sum, { mutants }) => sum + mutants.length, 0)
  return [
    `${"file".padEnd(54)} mutants  killed  survived`,
    ...subjects.map(({ file, mutants }) =>
      row(file, mutants.length, survived.filter((mutant) => mutant.file === file).length)
    ),
    row("all", all, survived.length)
  ].join("\n")
}
