/**
 * ScenarioFile: a scenario read from a YAML or JSON file, or from standard input, with every problem at its line and
 * column.
 *
 * Refused before it is parsed: what is no file, empty, larger than 8 MiB or not UTF-8 text.
 */
import { Effect, FileSystem, Option, Result, type Stdio } from "effect"
import * as Excerpt from "#apps/cli/files/Excerpt.ts"
import * as StandardInput from "#apps/cli/files/StandardInput.ts"
import * as YamlText from "#apps/cli/files/YamlText.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { Path } from "#core/simulation/schema/Issue.ts"

/** What is wrong with the value that `path` leads to, or with its last key. */
export interface Problem {
  readonly path: Path
  readonly message: string
  readonly about?: "key" | "value"
}

export interface ScenarioFile {
  readonly scenario: Scenario.Scenario
  /** What the file says, as a plain value. */
  readonly value: unknown
  /** Problems found later, each at its place in the file, and a last line. */
  readonly refuse: (problems: ReadonlyArray<Problem>, ending: string) => BadInput
}

const sizeLimit = 8 * 1024 * 1024

const refuse = (file: string, why: string) => new BadInput({ problems: [`${file}: ${why}`] })

const why = (code: string): string => {
  switch (code) {
    case "NotFound":
      return "there is no such file; give the path of a scenario file in YAML or JSON"
    case "PermissionDenied":
      return "may not be read; check its permissions"
    default:
      return "cannot be read"
  }
}

const atMost = `a scenario may have at most ${sizeLimit / 1024 / 1024} MiB`

const readBytes = Effect.fnUntraced(function* (file: string) {
  if (file === StandardInput.name) {
    const bytes = yield* StandardInput.bytes(sizeLimit)
    return bytes.length > sizeLimit ? yield* refuse(file, `has too much; ${atMost}`) : bytes
  }
  const fileSystem = yield* FileSystem.FileSystem
  const info = yield* fileSystem.stat(file)
  if (info.type !== "File") return yield* refuse(file, "is no file; give the path of a scenario file in YAML or JSON")
  if (info.size > sizeLimit) {
    const size = `${Number(info.size) / 1024 / 1024}`.slice(0, 5)
    return yield* refuse(file, `has ${size} MiB; ${atMost}`)
  }
  return yield* fileSystem.readFile(file)
})

const readText = Effect.fnUntraced(function* (file: string) {
  const text = decodeText(yield* readBytes(file))
  if (Option.isNone(text)) return yield* refuse(file, "is not UTF-8 text; expected a scenario in YAML or JSON")
  if (text.value.trim() === "") return yield* refuse(file, "is empty; expected a scenario in YAML or JSON")
  return text.value
})

const decodeText = (bytes: Uint8Array): Option.Option<string> => {
  if (bytes.includes(0)) return Option.none()
  return Option.liftThrowable(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes))()
}

/** Reads, parses and checks the scenario; fails with every problem found, in the order of the file. */
export const read = (
  file: string,
  options: Scenario.Options = {}
): Effect.Effect<ScenarioFile, BadInput, FileSystem.FileSystem | Stdio.Stdio> =>
  readText(file).pipe(
    Effect.catchTag("PlatformError", (error) => refuse(file, why(error.reason._tag))),
    Effect.flatMap((text) => Effect.fromResult(parse(file, text, options)))
  )

/** The scenario in `text`; `file` is only the name that problems are reported under. */
export const parse = (
  file: string,
  text: string,
  options: Scenario.Options = {}
): Result.Result<ScenarioFile, BadInput> => {
  const yaml = YamlText.parse(text)
  if (Result.isFailure(yaml)) {
    if (typeof yaml.failure === "string") return Result.fail(refuse(file, yaml.failure))
    const flaws = yaml.failure.map((flaw) => ({ path: [], ...flaw }))
    return Result.fail(report(file, text, flaws, notRun(file, flaws.length)))
  }
  const { offsetOf, value } = yaml.success
  const located = (problems: ReadonlyArray<Problem>) =>
    problems.map(({ about, message, path }) => ({ path, message, offset: offsetOf(path, about) }))
  if (options.seed !== undefined && !generates(value)) return Result.fail(refuse("--seed", nothingDrawn(file)))
  const decoded = Scenario.decode(value, options)
  if (Result.isFailure(decoded)) {
    return Result.fail(report(file, text, located(decoded.failure.issues), notRun(file, decoded.failure.issues.length)))
  }
  return Result.succeed({
    scenario: decoded.success,
    value,
    refuse: (problems, ending) => report(file, text, located(problems), ending)
  })
}

const generates = (value: unknown): boolean => typeof value === "object" && value !== null && "generate" in value

const nothingDrawn = (file: string): string =>
  `${file} has no generate block, so nothing in it is drawn by chance; leave --seed out`

const notRun = (file: string, count: number): string =>
  `${count} ${count === 1 ? "problem" : "problems"} in ${file}; nothing was run`

interface Located extends Problem {
  readonly offset: number
}

const maximumShown = 20

const report = (file: string, text: string, problems: ReadonlyArray<Located>, ending: string): BadInput => {
  const shown = problems.toSorted((a, b) => a.offset - b.offset).slice(0, maximumShown)
  const blocks = shown.map(({ message, offset, path }) => Excerpt.print(file, text, offset, path, message))
  const more = problems.length > maximumShown ? [`… and ${problems.length - maximumShown} more`] : []
  return new BadInput({ problems: [...blocks, ...more, ending] })
}
