/**
 * ScenarioFile: a scenario read from a YAML or JSON file, with every problem at its line and column.
 *
 * Refused before it is parsed: what is no file, empty, larger than 16 MiB or not UTF-8 text. Aliases that multiply
 * are refused while it is parsed.
 */
import { Effect, FileSystem, Option, Result } from "effect"
import * as Yaml from "yaml"
import * as Excerpt from "#apps/cli/Excerpt.ts"
import { BadInput } from "#apps/cli/ExitCode.ts"
import * as Scenario from "#core/simulation/Scenario.ts"

export interface ScenarioFile {
  readonly scenario: Scenario.Scenario
  /** A problem at the value that `path` leads to, ready to print. */
  readonly problem: (path: ReadonlyArray<PropertyKey>, message: string) => string
}

const sizeLimit = 16 * 1024 * 1024
const aliasLimit = 100

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

const readText = Effect.fnUntraced(function* (file: string) {
  const fileSystem = yield* FileSystem.FileSystem
  const info = yield* fileSystem.stat(file)
  if (info.type !== "File") return yield* refuse(file, "is no file; give the path of a scenario file in YAML or JSON")
  if (info.size > sizeLimit) {
    const size = `${Number(info.size) / 1024 / 1024}`.slice(0, 5)
    return yield* refuse(file, `has ${size} MiB; a scenario may have at most ${sizeLimit / 1024 / 1024} MiB`)
  }
  const bytes = yield* fileSystem.readFile(file)
  const text = decodeText(bytes)
  if (Option.isNone(text)) return yield* refuse(file, "is not UTF-8 text; expected a scenario in YAML or JSON")
  if (text.value.trim() === "") return yield* refuse(file, "is empty; expected a scenario in YAML or JSON")
  return text.value
})

const decodeText = (bytes: Uint8Array): Option.Option<string> => {
  if (bytes.includes(0)) return Option.none()
  return Option.liftThrowable(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes))()
}

/** Reads, parses and checks the scenario; fails with every problem found, in the order of the file. */
export const read = (file: string): Effect.Effect<ScenarioFile, BadInput, FileSystem.FileSystem> =>
  readText(file).pipe(
    Effect.catchTag("PlatformError", (error) => refuse(file, why(error.reason._tag))),
    Effect.flatMap((text) => Effect.fromResult(parse(file, text)))
  )

/** The scenario in `text`; `file` is only the name that problems are reported under. */
export const parse = (file: string, text: string): Result.Result<ScenarioFile, BadInput> => {
  const lines = new Yaml.LineCounter()
  const parsed = Result.try({
    try: () => Yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" }),
    catch: () => refuse(file, "is nested too deeply to be a scenario")
  })
  if (Result.isFailure(parsed)) return Result.fail(parsed.failure)
  const document = parsed.success
  const at = (offset: number) => lines.linePos(offset)

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => Excerpt.print(file, text, at(error.pos[0]), [], error.message))
    return Result.fail(new BadInput({ problems: limited(file, problems) }))
  }
  const problem = (path: ReadonlyArray<PropertyKey>, message: string) =>
    Excerpt.print(file, text, at(offsetOf(document, path)), path, message)

  const value = Result.try({
    try: (): unknown => document.toJS({ maxAliasCount: aliasLimit }),
    catch: () => new BadInput({ problems: [problem([], "its aliases multiply; write the repeated parts out")] })
  })
  if (Result.isFailure(value)) return Result.fail(value.failure)
  const decoded = Scenario.decode(value.success)
  if (Result.isSuccess(decoded)) return Result.succeed({ scenario: decoded.success, problem })
  const inOrder = decoded.failure
    .map(({ message, path }) => ({ message, path, offset: offsetOf(document, path) }))
    .toSorted((a, b) => a.offset - b.offset)
  const problems = inOrder.map(({ message, path }) => problem(path, message))
  return Result.fail(new BadInput({ problems: limited(file, problems) }))
}

/** Where the value of `path` starts; of a missing key, where the map that lacks it does. */
const offsetOf = (document: Yaml.Document.Parsed, path: ReadonlyArray<PropertyKey>): number => {
  let node: unknown = document.contents
  let offset = startOf(node, 0)
  for (const key of path) {
    if (Yaml.isAlias(node)) node = node.resolve(document)
    if (Yaml.isMap(node)) {
      const pair = node.items.find((item) => Yaml.isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) return offset
      offset = startOf(pair.value, startOf(pair.key, offset))
      node = pair.value
    } else if (Yaml.isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node, offset)
    } else return offset
  }
  return offset
}

const startOf = (node: unknown, otherwise: number): number =>
  Yaml.isNode(node) && node.range !== null && node.range !== undefined ? node.range[0] : otherwise

const shown = 20

const limited = (file: string, problems: ReadonlyArray<string>): ReadonlyArray<string> => {
  const count = `${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${file}; nothing was run`
  const more = problems.length > shown ? [`… and ${problems.length - shown} more`] : []
  return [...problems.slice(0, shown), ...more, count]
}
