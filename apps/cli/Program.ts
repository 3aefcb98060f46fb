/**
 * Program: the command tree run to its end, with every failure said in words and turned into an exit code.
 */
import { Console, Effect, type Runtime } from "effect"
import { CliConfig, Command, GlobalFlag } from "effect/cli"
import { cli } from "#apps/cli/cli.ts"
import * as ExitCode from "#apps/cli/ExitCode.ts"
import { Paint, coloured, plain } from "#apps/cli/Paint.ts"
import { version } from "#apps/cli/Version.ts"

const bug = (defect: unknown): string =>
  `connect-ledger: this is a bug, please report it with the command and its input: ${
    defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)
  }`

/** Runs the command line `args`. Fails with what {@link ExitCode.of} turns into the exit code. */
export const run = (args: ReadonlyArray<string>, hasColours: boolean) =>
  Command.runWith(cli, { version })(args).pipe(
    Effect.tapError((error) => (error instanceof ExitCode.BadInput ? Console.error(error.message) : Effect.void)),
    Effect.tapDefect((defect) => Console.error(bug(defect))),
    Effect.provideService(Paint, hasColours ? coloured : plain),
    Effect.provide(CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }))
  )

export const teardown: Runtime.Teardown = (exit, onExit) => onExit(ExitCode.of(exit as never))
