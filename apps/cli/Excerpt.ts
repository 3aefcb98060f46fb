/**
 * Excerpt: a problem in a file as people and tools like to read it: file, line, column, path, message, and the line
 * itself with the column marked.
 */

export interface Position {
  readonly line: number
  readonly col: number
}

/** `steps[2].charge.amount`. */
export const dotted = (path: ReadonlyArray<PropertyKey>): string =>
  path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`)).join("")

const width = 100

/** The part of a long line around the column, and where the column is in it. */
const window = (line: string, col: number): readonly [string, number] => {
  const from = col > width - 20 ? col - 40 : 0
  const text = line.slice(from, from + width)
  return [`${from > 0 ? "…" : ""}${text}`, col - from + (from > 0 ? 1 : 0)]
}

export const print = (
  file: string,
  text: string,
  { col, line }: Position,
  path: ReadonlyArray<PropertyKey>,
  message: string
): string => {
  const where = path.length === 0 ? "" : ` ${dotted(path)}:`
  const [shown, column] = window(text.split("\n", line)[line - 1] ?? "", col)
  const margin = `${line}`.padStart(5)
  return [
    `${file}:${line}:${col}:${where} ${message}`,
    `${margin} | ${shown.replaceAll("\t", " ").trimEnd()}`,
    `${" ".repeat(margin.length)} | ${" ".repeat(Math.max(0, column - 1))}^`
  ].join("\n")
}
