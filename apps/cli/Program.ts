/**
 * Program: the command tree run to its end, with every failure said in words and turned into an exit code.
 */
import { Console, Effect, Layer } from "effect"
import { CliConfig, Command, GlobalFlag } from "effect/cli"
import { cli } from "#apps/cli/cli.ts"
import * as Presenter from "#apps/cli/Presenter.ts"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint, coloured, plain } from "#apps/cli/terminal/Paint.ts"
import * as Progress from "#apps/cli/terminal/Progress.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import { version } from "#apps/cli/Version.ts"

/** A trace is for whoever asks for one. */
const bug = (defect: unknown): string => {
  const said = defect instanceof Error ? defect.message : String(defect)
  const trace = process.env["CONNECT_LEDGER_TRACE"] === "1" && defect instanceof Error ? `\n${defect.stack}` : ""
  return (
    `connect-ledger: ${said}\nThis is a bug: please report it with the command and its input; ` +
    `CONNECT_LEDGER_TRACE=1 shows where it happened${trace}`
  )
}

const settings = Layer.merge(
  CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }),
  Presenter.layer
)

/** What is known of whoever reads the output; a pipe or a file has neither. */
export interface Terminal {
  readonly hasColours?: boolean
  readonly columns?: number | undefined
  /** Takes what is printed; the console, if absent. */
  readonly output?: Output
  /** Shows how far a long run is. */
  readonly screen?: Progress.Screen | undefined
}

/** Runs the command line `args`. Fails with what {@link ExitCode.of} turns into the exit code. */
export const run = (args: ReadonlyArray<string>, terminal: Terminal = {}) =>
  Command.runWith(cli, { version })(args).pipe(
    Effect.tapError((error) => (error instanceof ExitCode.BadInput ? Console.error(error.message) : Effect.void)),
    Effect.tapDefect((defect) => Console.error(bug(defect))),
    Effect.provideService(Paint, terminal.hasColours === true ? coloured : plain),
    Effect.provideService(Width.Width, Width.ofColumns(terminal.columns)),
    Effect.provideService(Progress.Screen, terminal.screen),
    (running) => (terminal.output === undefined ? running : Effect.provideService(running, Output, terminal.output)),
    Effect.provide(settings)
  )
