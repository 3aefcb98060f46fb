/**
 * main: `npm run mutate`: makes small mistakes in the sources, one at a time, and sees whether the tests notice.
 *
 *     npm run mutate                          every mutant of the booking table, the decisions and their arithmetic
 *     npm run mutate -- core/booking          only of what stands there; several paths are fine
 *     npm run mutate -- core/report/Design.ts   of any file of core, if it is named in full
 *     npm run mutate -- --list core/booking   says which mutants there are, and tries none
 *     npm run mutate -- --workers 1           so many processes at once; as there are cores, if absent
 *
 * No file of the working tree is touched: the test runner is given the mutated text of one file instead. The tests are
 * the fast ones of test/core, test/worked-examples and test/adapters; random scenarios are not asked. A mutant that no
 * test notices must be in survivors.json, with the reason why it is no money error; one that is not there, an
 * explanation of a mutant that is no more, and a mutant that is killed although it is explained are findings, and then
 * the exit code is 1. A new rule is a function in one of the files `…Rules.ts`, and its test is in test/mutate.
 */
import { writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Mutant from "./Mutant.ts"
import * as Subject from "./Subject.ts"
import * as Survivors from "./Survivors.ts"
import * as Table from "./Table.ts"
import * as Work from "./Work.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean" }, workers: { type: "string" } }
})

// At once, so that an exit loses nothing of it where it is piped.
const print = (line: string): void => writeFileSync(1, `${line}\n`)

const named = positionals.map((path) => path.replace(/^\.\//, ""))
const chosen = Subject.paths(root, named).filter(
  (path) => named.length === 0 || named.some((start) => path.startsWith(start))
)
if (chosen.length === 0) {
  print(`no file that decides about money is in ${positionals.join(", ")}`)
  process.exit(2)
}

const imports = Subject.imports(root)
const subjects = chosen.map((path) => Subject.of(root, imports, path)).filter(({ mutants }) => mutants.length > 0)

if (values.list === true) {
  for (const { mutants } of subjects) for (const mutant of mutants) print(Mutant.format(mutant))
  process.exit(0)
}

const workers = Number(values.workers ?? availableParallelism())
const { red, survived } = await Work.done(root, subjects, workers)
const tried = subjects.flatMap(({ mutants }) => mutants)
const verdict = Survivors.judge(Survivors.read(root), tried, survived)

print(Table.of(subjects, survived))
for (const [mutant, { why }] of verdict.explained)
  print(`survived, and is no money error: ${Mutant.format(mutant)}\n  ${why}`)
for (const mutant of verdict.unexplained) print(`SURVIVED: ${Mutant.format(mutant)}\n  ${mutant.context}`)
for (const known of verdict.gone) print(`EXPLAINED, BUT THERE IS NO SUCH MUTANT: ${Mutant.identity(known)}`)
for (const known of verdict.killed) print(`EXPLAINED, BUT KILLED: ${Mutant.identity(known)}`)
for (const test of red) print(`RED WITHOUT ANY MUTANT, AND SO LEFT OUT: ${test}`)

const findings = verdict.unexplained.length + verdict.gone.length + verdict.killed.length + red.length
process.exit(findings === 0 ? 0 : 1)
