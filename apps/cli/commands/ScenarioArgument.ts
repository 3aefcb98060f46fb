/**
 * ScenarioArgument: the scenario file that a command is given, named as briefly as from where the user stands.
 */
import { Argument } from "effect/cli"
import { isAbsolute, relative } from "node:path"

/** The parser makes every path absolute; problems should name the file as people type it. */
export const asTyped = (file: string): string => {
  const near = relative(process.cwd(), file)
  return near === "" || near.startsWith("..") || isAbsolute(near) ? file : near
}

/** What is no file is refused by the reader, in its words and without the page of help that wrong usage gets. */
export const scenario = Argument.Path("scenario", { pathType: "either" }).pipe(
  Argument.map(asTyped),
  Argument.withDescription("The scenario, in YAML or JSON")
)
