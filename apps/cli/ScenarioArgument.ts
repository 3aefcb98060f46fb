/**
 * ScenarioArgument: the scenario file that a command is given, named as briefly as it can be from where the user stands.
 */
import { Argument } from "effect/cli"
import { isAbsolute, relative } from "node:path"

/** The parser makes every path absolute; problems should name the file as people type it. */
const asTyped = (file: string): string => {
  const near = relative(process.cwd(), file)
  return near === "" || near.startsWith("..") || isAbsolute(near) ? file : near
}

export const scenario = Argument.File("scenario").pipe(
  Argument.map(asTyped),
  Argument.withDescription("The scenario, in YAML or JSON")
)
