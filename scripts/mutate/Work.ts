/**
 * Work: all mutants of all subjects tried, several processes at a time, with progress on a terminal.
 *
 * Each mutant meets the test at its own place in the tree first, many mutants to a process. Whoever survives it meets
 * the tests beside that, then those of the others that need the file most directly, and then all.
 */
import { dirname } from "node:path"
import type { Trial } from "./Batch.ts"
import type { Mutant } from "./Mutant.ts"
import type { Subject } from "./Subject.ts"
import * as Trials from "./Trials.ts"

export interface Done {
  readonly survived: ReadonlyArray<Mutant>
  /** The test files that fail without any mutant, and what fails in them: they could kill nothing. */
  readonly red: ReadonlyArray<string>
}

interface Progress {
  readonly of: number
  tried: number
  survived: number
}

const show = ({ of, survived, tried }: Progress, file: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1B[K${tried} of ${of} mutants, ${survived} survived; ${file}`)
}

/** At most `count` at once of what is to be done. */
const parallel = async <A, B>(count: number, all: ReadonlyArray<A>, make: (each: A) => Promise<B>) => {
  const made: Array<B> = []
  const rest = all.entries()
  const work = async (): Promise<void> => {
    for (const [index, each] of rest) made[index] = await make(each)
  }
  await Promise.all(Array.from({ length: count }, work))
  return made
}

const chunks = <A>(all: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

const all = (subjects: ReadonlyArray<Subject>, paths: (subject: Subject) => ReadonlyArray<string>) => [
  ...new Set(subjects.flatMap(paths))
]

const untouched = (test: string): Trial => ({ mutant: null, tests: [test] })

/** The tests that fail on the sources as they are, each of them loaded as for a mutant. */
const redOf = async (root: string, subjects: ReadonlyArray<Subject>, workers: number) => {
  const tests = all(subjects, ({ far, near }) => [...near, ...far])
  const own = all(subjects, (subject) => subject.own)
  const parts = chunks(tests, Math.ceil(tests.length / workers))
  const fates = (await parallel(workers, parts, (part) => Trials.fates(root, own, part.map(untouched)))).flat()
  return tests.flatMap((test, index) => (fates[index] === undefined ? [] : [`${test}: ${fates[index]}`]))
}

/** The file that does not even load: if the tests do not notice that, they do not see the mutants at all. */
const broken = ({ file }: Subject) => ({ file, start: 0, end: Number.MAX_SAFE_INTEGER, after: "throw new Error()" })

interface Stage {
  /** How many mutants one process tries. */
  readonly size: number
  readonly tests: (subject: Subject) => ReadonlyArray<string>
}

const isBeside = (path: string, { file }: Subject): boolean => dirname(path) === `test/${dirname(file)}`

const others = (subject: Subject): ReadonlyArray<string> => subject.far.filter((path) => !isBeside(path, subject))

/** How many of the others are the nearest: each mutant loads its tests anew, so that few are tried before all. */
const nearest = 24

const stages: ReadonlyArray<Stage> = [
  { size: 150, tests: ({ near }) => near },
  { size: 50, tests: (subject) => subject.far.filter((path) => isBeside(path, subject)) },
  { size: 40, tests: (subject) => others(subject).slice(0, nearest) },
  { size: 25, tests: (subject) => others(subject).slice(nearest) }
]

/** The mutants of some of one file's that survive all stages. */
const survivorsOf = async (
  root: string,
  { mutants, subject }: { readonly subject: Subject; readonly mutants: ReadonlyArray<Mutant> },
  red: ReadonlyArray<string>,
  progress: Progress
): Promise<ReadonlyArray<Mutant>> => {
  let alive = mutants
  for (const { size, tests } of stages) {
    const green = tests(subject).filter((path) => !red.some((each) => each.startsWith(path)))
    if (green.length === 0 || alive.length === 0) continue
    const left: Array<Mutant> = []
    for (const chunk of chunks(alive, size)) {
      show(progress, subject.file)
      const [check, ...fates] = await Trials.fates(
        root,
        subject.own,
        [broken(subject), ...chunk].map((mutant) => ({ mutant, tests: green }))
      )
      if (check === undefined) throw new Error(`${green.join(", ")} passed without ${subject.file}: mistakes go unseen`)
      left.push(...chunk.filter((_, index) => fates[index] === undefined))
      progress.tried += chunk.length - chunk.filter((_, index) => fates[index] === undefined).length
    }
    alive = left
  }
  progress.tried += alive.length
  progress.survived += alive.length
  show(progress, subject.file)
  return alive
}

export const done = async (root: string, subjects: ReadonlyArray<Subject>, workers: number): Promise<Done> => {
  const red = await redOf(root, subjects, workers)
  const parts = subjects.flatMap((subject) => chunks(subject.mutants, 150).map((mutants) => ({ subject, mutants })))
  const progress = { of: subjects.reduce((sum, { mutants }) => sum + mutants.length, 0), tried: 0, survived: 0 }
  const survived = await parallel(workers, parts, (part) => survivorsOf(root, part, red, progress))
  if (process.stderr.isTTY) process.stderr.write("\r\x1B[K")
  return { survived: survived.flat(), red }
}
