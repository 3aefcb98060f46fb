/**
 * CommandLine: the program run in this process, as a shell would see it: exit code, standard output, standard error.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import { TestConsole } from "effect/testing"
import * as Program from "#apps/cli/Program.ts"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"

export interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
}

const text = (lines: ReadonlyArray<unknown>): string => lines.map((line) => `${String(line)}\n`).join("")

/** What a shell sees of `args` on a terminal, as an effect that others may be added to. */
export const running = (terminal: Program.Terminal, ...args: ReadonlyArray<string>): Effect.Effect<Result> =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(Program.run(args, terminal))
    return {
      code: ExitCode.of(exit),
      out: text(yield* TestConsole.logLines),
      err: text(yield* TestConsole.errorLines)
    }
  }).pipe(Effect.provide(TestConsole.layer), Effect.provide(NodeServices.layer))

/** Runs `connect-ledger` with `args`, without colours. */
export const run = (...args: ReadonlyArray<string>): Promise<Result> => Effect.runPromise(running({}, ...args))
