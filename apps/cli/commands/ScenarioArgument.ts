/**
 * ScenarioArgument: the scenario file that a command is given, named as briefly as from where the user stands; or `-`,
 * for standard input.
 */
import * as StandardInput from "#apps/cli/files/StandardInput.ts"
import { Argument } from "effect/cli"
import { isAbsolute, relative } from "node:path"

/** The parser makes every path absolute; problems should name the file as people type it. */
export const asTyped = (file: string): string => {
  const near = relative(process.cwd(), file)
  return near === "" || near.startsWith("..") || isAbsolute(near) ? file : near
}

/** What is read as a file, or from standard input. */
export const read = (file: string): string => {
  const typed = asTyped(file)
  return typed === StandardInput.argument ? StandardInput.name : typed
}

/** What is no file is refused by the reader, in its words and without the page of help that wrong usage gets. */
export const scenario = Argument.Path("scenario", { pathType: "either" }).pipe(
  Argument.map(read),
  Argument.withDescription("The scenario, in YAML or JSON; - reads it from standard input")
)
