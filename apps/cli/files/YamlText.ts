/**
 * YamlText: a YAML or JSON text as a plain value, and where in the text each part of it is.
 *
 * It may come from anyone, so reading it takes time and memory that grow with its length and no faster: what could make
 * it more (values by the million, nesting without end, aliases of aliases) is a flaw, like a mistake in the syntax.
 */
import { Result } from "effect"
import type { Path } from "#core/simulation/schema/Issue.ts"
import * as Yaml from "yaml"

export interface YamlText {
  readonly value: unknown
  /** Where the value of a path starts, or its last key; of what is missing, where the map that lacks it does. */
  readonly offsetOf: (path: Path, about?: "key" | "value") => number
}

/** A mistake in a text, at its place. */
export interface Flaw {
  readonly offset: number
  readonly message: string
}

/** Why a text cannot be read: the mistakes in it, or a reason to refuse it as a whole. */
export type Unreadable = string | ReadonlyArray<Flaw>

const maximumValues = 1_000_000

const tooDeep = "is nested too deeply; expected a scenario in YAML or JSON"
const tooMany = "holds more than a million values; expected at most that many in a scenario"
const multiplied = "has aliases that multiply to more than a million values; expected at most that many in a scenario"
const nothing = "holds no values; expected a scenario in YAML or JSON"

export const parse = (text: string): Result.Result<YamlText, Unreadable> => {
  if (separators(text) > maximumValues) return Result.fail(tooMany)
  const read = Result.try({ try: () => readDocument(text), catch: overflow })
  return Result.isFailure(read) ? Result.fail(read.failure) : read.success
}

/** Nesting is read by recursion, so too much of it runs out of stack; anything else is a bug. */
const overflow = (error: unknown): string => {
  if (error instanceof RangeError) return tooDeep
  throw error
}

/** Between two values there is at least one of these, so this is cheap to count and never too few. */
const separators = (text: string): number => {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if ("\n,:[{?".includes(character) || (character === "-" && text.charAt(index + 1) === " ")) count++
  }
  return count
}

const readDocument = (text: string): Result.Result<YamlText, Unreadable> => {
  // The parser's own search for keys that come twice compares each key with every other.
  const options = { schema: "core", uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const
  const { contents, errors } = Yaml.parseDocument(text, options)
  if (errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return Result.fail(tooDeep)
  const isEmpty = contents === null || (Yaml.isScalar(contents) && contents.source === "")
  if (isEmpty && errors.length === 0) return Result.fail(nothing)
  const reading: Reading = { anchors: new Map(), targets: new WeakMap(), flaws: [], values: 0 }
  const value = plain(contents, reading)
  // Behind a tab nothing is what was meant.
  const own = errors.some(({ code }) => code === "TAB_AS_INDENT") ? [] : reading.flaws
  const flaws = [...causes(text, errors).map((error) => flawOf(contents, error)), ...own]
  if (flaws.length > 0) return Result.fail(firstAtEachPlace(flaws))
  if (reading.values > maximumValues) return Result.fail(multiplied)
  return Result.succeed({ value, offsetOf: locator(contents, reading.targets) })
}

/** One mistake often makes the parser complain several times: at one place, and behind a tab in all of its line. */
const causes = (text: string, errors: ReadonlyArray<Yaml.YAMLParseError>): ReadonlyArray<Yaml.YAMLParseError> => {
  const lineOf = ({ pos: [offset] }: Yaml.YAMLParseError) => text.lastIndexOf("\n", offset - 1)
  const tabbed = new Set(errors.flatMap((error) => (error.code === "TAB_AS_INDENT" ? [lineOf(error)] : [])))
  const first = new Map(errors.toReversed().map((error) => [error.pos[0], error]))
  return [...first.values()].filter((error) => error.code === "TAB_AS_INDENT" || !tabbed.has(lineOf(error)))
}

const flawOf = (contents: unknown, { code, message, pos: [offset] }: Yaml.YAMLParseError): Flaw => {
  switch (code) {
    case "TAB_AS_INDENT":
      return { offset, message: "A tab cannot indent; expected spaces" }
    case "MULTIPLE_DOCS":
      return { offset, message: "A second document starts here; expected one scenario in a file" }
    case "BLOCK_AS_IMPLICIT_KEY":
      return { offset, message: `${message}; text with ": " in it needs quotes` }
    case "BAD_SCALAR_START":
      return { offset, message: `${message}; such text needs quotes` }
    default:
      return unclosed(contents, offset, message.startsWith("Missing closing")) ?? { offset, message }
  }
}

/** What is opened and never closed ends where the parser gives up: of several, the outermost is open for certain. */
const unclosed = (contents: unknown, end: number, isQuote: boolean): Flaw | undefined => {
  const found: Array<Flaw> = []
  const see = (node: Yaml.Node): void => {
    const [offset, last] = node.range ?? [0, 0]
    if (last !== end) return
    const isOpen = isQuote
      ? Yaml.isScalar(node) && node.type?.startsWith("QUOTE") === true
      : Yaml.isCollection(node) && node.flow === true
    if (isOpen) found.push({ offset, message: `What is opened here is never closed; expected ${closing(node)}` })
  }
  if (Yaml.isNode(contents)) Yaml.visit(contents, { Node: (_, node) => see(node) })
  return found[0]
}

const closing = (node: Yaml.Node): string => {
  if (Yaml.isScalar(node)) return node.type === "QUOTE_DOUBLE" ? 'another "' : "another '"
  return Yaml.isMap(node) ? "a }" : "a ]"
}

const firstAtEachPlace = (flaws: ReadonlyArray<Flaw>): ReadonlyArray<Flaw> => [
  ...new Map(flaws.toReversed().map((flaw) => [flaw.offset, flaw])).values()
]

interface Reading {
  readonly anchors: Map<string, { readonly node: unknown; readonly value: unknown; readonly values: number }>
  /** What each alias stands for. */
  readonly targets: WeakMap<Yaml.Alias, unknown>
  readonly flaws: Array<Flaw>
  /** How many values there are, those behind aliases counted each time. */
  values: number
}

const nameOf = (key: unknown): string | undefined =>
  Yaml.isScalar(key) ? String(key.value ?? "") : typeof key === "string" ? key : undefined

const plain = (node: unknown, reading: Reading): unknown => {
  if (Yaml.isAlias(node)) return aliased(node, reading)
  const before = reading.values++
  const value = Yaml.isMap(node)
    ? plainMap(node, reading)
    : Yaml.isSeq(node)
      ? node.items.map((item) => plain(item, reading))
      : Yaml.isScalar(node)
        ? node.value
        : node
  if (Yaml.isNode(node) && "anchor" in node && typeof node.anchor === "string") {
    reading.anchors.set(node.anchor, { node, value, values: reading.values - before })
  }
  return value
}

const aliased = (node: Yaml.Alias, reading: Reading): unknown => {
  const anchor = reading.anchors.get(node.source)
  if (anchor === undefined) {
    reading.flaws.push({ offset: startOf(node, 0), message: `There is no anchor &${node.source} before this alias` })
    return undefined
  }
  reading.targets.set(node, anchor.node)
  reading.values += anchor.values
  return anchor.value
}

const plainMap = (map: Yaml.YAMLMap, reading: Reading): unknown => {
  const entries = new Map<string, unknown>()
  for (const { key, value } of map.items) {
    const name = nameOf(key)
    const offset = startOf(key, startOf(map, 0))
    if (name === undefined) reading.flaws.push({ offset, message: "A key must be a text" })
    else if (entries.has(name)) reading.flaws.push({ offset, message: `The key "${name}" is in this map already` })
    else entries.set(name, plain(value, reading))
  }
  // Not by assignment: a key may be __proto__.
  return Object.fromEntries(entries)
}

const startOf = (node: unknown, otherwise: number): number =>
  Yaml.isNode(node) && node.range !== null && node.range !== undefined ? node.range[0] : otherwise

const locator = (contents: unknown, targets: Reading["targets"]): YamlText["offsetOf"] => {
  const pairs = new WeakMap<Yaml.YAMLMap, ReadonlyMap<string | undefined, Yaml.Pair>>()
  const pairOf = (map: Yaml.YAMLMap, key: string): Yaml.Pair | undefined => {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [nameOf(pair.key), pair]))
    pairs.set(map, known)
    return known.get(key)
  }
  return (path, about = "value") => {
    let node = contents
    let offset = startOf(node, 0)
    for (const [index, key] of path.entries()) {
      if (Yaml.isAlias(node)) node = targets.get(node)
      const pair = Yaml.isMap(node) ? pairOf(node, String(key)) : undefined
      const next = Yaml.isSeq(node) ? node.items[Number(key)] : pair?.value
      const keyOffset = startOf(pair?.key, offset)
      if (about === "key" && index === path.length - 1) return keyOffset
      offset = startOf(next, keyOffset)
      node = next
    }
    return offset
  }
}
