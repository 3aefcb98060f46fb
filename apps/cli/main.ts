/**
 * main: the command line on Node.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import * as Program from "#apps/cli/Program.ts"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"
import * as Output from "#apps/cli/terminal/Output.ts"

let unwritten: number | undefined

// A reader that has seen enough, such as head, is no failure; a full disk is one, whatever the command found.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0)
  if (unwritten === undefined) process.stderr.write(`connect-ledger: the output cannot be written (${error.code})\n`)
  unwritten = 2
})

const terminal = {
  hasColours: process.stdout.hasColors?.() === true,
  columns: process.stdout.columns,
  output: Output.to(process.stdout),
  screen: process.stderr.isTTY
    ? { draw: (text: string) => void process.stderr.write(text), showsOutput: process.stdout.isTTY === true }
    : undefined
}

Program.run(process.argv.slice(2), terminal).pipe(
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({
    disableErrorReporting: true,
    teardown: (exit, onExit) => setImmediate(() => onExit(unwritten ?? ExitCode.of(exit as never)))
  })
)
