/**
 * trial: what runs inside the test runner: the test files of every trial of a batch, on that trial's sources.
 *
 * The first test to fail kills the mutant, and its other tests are left out. Random tests draw the same cases in every
 * run, and look for no smaller one.
 */
import { appendFileSync } from "node:fs"
import * as fc from "fast-check"
import { afterAll, beforeAll, beforeEach, describe, it } from "vitest"
import * as Batch from "./Batch.ts"

const batch = Batch.read()
const note = (line: Batch.Note): void => appendFileSync(batch.notes, `${JSON.stringify(line)}\n`)

fc.configureGlobal({ seed: 1, endOnFailure: true })

/** A test file registers its tests in the suite that it is imported in. */
const importTests = async (test: string, trial: number): Promise<void> => {
  try {
    await import(/* @vite-ignore */ `/${test}?trial=${trial}`)
  } catch (error) {
    it("loads", () => {
      throw error
    })
  }
}

for (const [trial, { tests }] of batch.trials.entries()) {
  describe(`trial ${trial}`, () => {
    let killer: string | undefined
    beforeAll(() => note({ trial, is: "tried" }))
    afterAll(() => note(killer === undefined ? { trial, is: "survived" } : { trial, is: "killed", test: killer }))
    for (const test of tests) {
      describe(test, async () => {
        note({ trial, is: "tried" })
        beforeEach(({ onTestFailed, skip, task }) => {
          if (killer !== undefined) skip()
          note({ trial, is: "tried" })
          onTestFailed(() => {
            killer ??= `${test}: ${task.name}`
          })
        })
        await importTests(test, trial)
      })
    }
  })
}
