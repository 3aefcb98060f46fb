/**
 * main: every benchmark, each printed with its reference from the same run. No test asserts a time.
 *
 * `npm run bench -- journal` runs one of them.
 */
import * as YoungObjects from "#apps/cli/play/YoungObjects.ts"
import { balances } from "./balances.ts"
import { growth } from "./growth.ts"
import { idle } from "./idle.ts"
import { journal } from "./journal.ts"
import { model } from "./model.ts"
import { sandbox } from "./sandbox.ts"
import { startup } from "./startup.ts"

// As the command line does before it plays.
YoungObjects.expect()

const benchmarks = { startup, journal, balances, model, growth, idle, sandbox }
const asked = process.argv.slice(2)

for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (asked.length === 0 || asked.includes(name)) console.log(await benchmark())
}
