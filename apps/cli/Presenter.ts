/**
 * Presenter: help and versions on standard output; what was wrong with a command line, and nothing more, on standard
 * error, with where the help is.
 */
import { Console, Effect } from "effect"
import { CliOutput } from "effect/cli"

const hint = (commandPath: ReadonlyArray<string>): string => `See ${commandPath.join(" ")} --help`

export const layer = CliOutput.layerPresenter({
  present: (event) =>
    event._tag === "InvalidInvocation"
      ? Effect.forEach(
          [...new Set(event.errors.map(({ message }) => message)), hint(event.commandPath)],
          (line) => Console.error(line),
          { discard: true }
        )
      : CliOutput.defaultPresenter.present(event)
})
