/**
 * Trials: mutants tried by tests: which of them a test kills, and which survive all of them.
 *
 * Each batch runs in a process of its own. A mutant that runs for ever is killed with its process, and the rest of the
 * batch is tried again. One in whose trial the process ends by itself is tried once more, alone, before it counts as
 * killed.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Batch from "./Batch.ts"

/** The test that killed the mutant, or how it brought the process down; undefined if it survived. */
export type Fate = string | undefined

/** So long no test may take, in milliseconds. */
const patience = 20_000

const without = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(RUNS|SEED|VITEST.*)$/.test(name)))

/** Runs one process; answers with its notes, however it ends, and with what it printed. */
const run = async (root: string, own: ReadonlyArray<string>, trials: ReadonlyArray<Batch.Trial>) => {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"))
  const [path, notes] = [join(folder, "batch.json"), join(folder, "notes")]
  const batch: Batch.Batch = { trials, own, notes }
  writeFileSync(path, JSON.stringify(batch))
  writeFileSync(notes, "")
  const vitest = join(root, "node_modules/vitest/vitest.mjs")
  const child = spawn(process.execPath, [vitest, "run", "--config", join(root, "scripts/mutate/vitest.config.ts")], {
    cwd: root,
    env: { ...without(process.env), [Batch.variable]: path, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let printed = ""
  child.stdout.on("data", (data) => (printed += String(data)))
  child.stderr.on("data", (data) => (printed += String(data)))
  const isStuck = await ended(child, () => readFileSync(notes, "utf8").length)
  const lines = readFileSync(notes, "utf8").split("\n").filter(Boolean)
  rmSync(folder, { recursive: true, force: true })
  if (lines.length === 0) throw new Error(`the tests do not run:\n${printed}`)
  return { isStuck, notes: lines.map((line) => JSON.parse(line) as Batch.Note) }
}

/** Resolves when the process has ended: whether that was because it noted nothing new for too long. */
const ended = (child: ReturnType<typeof spawn>, noted: () => number): Promise<boolean> =>
  new Promise((resolve) => {
    let last = { length: 0, at: Date.now() }
    let isStuck = false
    const watch = setInterval(() => {
      const length = noted()
      if (length !== last.length) last = { length, at: Date.now() }
      isStuck = Date.now() - last.at > patience
      if (isStuck) child.kill("SIGKILL")
    }, 500)
    child.once("close", () => {
      clearInterval(watch)
      resolve(isStuck)
    })
  })

/** Makes every trial, and says of each what became of its mutant. */
export const fates = async (
  root: string,
  own: ReadonlyArray<string>,
  trials: ReadonlyArray<Batch.Trial>
): Promise<ReadonlyArray<Fate>> => {
  const found = new Map<Batch.Trial, Fate>()
  let rest = trials
  while (rest.length > 0) {
    const { isStuck, notes } = await run(root, own, rest)
    for (const note of notes) {
      const trial = rest[note.trial]
      if (trial !== undefined && note.is !== "tried") found.set(trial, note.is === "killed" ? note.test : undefined)
    }
    const last = rest[notes.at(-1)?.trial ?? 0]
    if (last !== undefined && !found.has(last)) {
      if (isStuck) found.set(last, "it never ends")
      else if (rest.length === 1) found.set(last, "it brings the process down")
      else found.set(last, (await fates(root, own, [last]))[0])
    }
    rest = rest.filter((trial) => !found.has(trial))
  }
  return trials.map((trial) => found.get(trial))
}
