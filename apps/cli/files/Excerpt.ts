/**
 * Excerpt: a problem in a text as people and tools like to read it: file, line, column, path, message, and the line
 * itself with the column marked.
 */
import { type Path, dotted, shortened } from "#core/simulation/schema/Issue.ts"

/** Nothing in a file may move the cursor or change colours. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, " ")

const width = 120

/** The part of a long line around the column, and where the column is in it. */
const window = (line: string, col: number): readonly [string, number] => {
  if (line.length <= width) return [line, col]
  const from = col > width - 20 ? col - 40 : 0
  const text = line.slice(from, from + width)
  return [`${from > 0 ? "…" : ""}${text}${from + width < line.length ? "…" : ""}`, col - from + (from > 0 ? 1 : 0)]
}

export const print = (file: string, text: string, offset: number, path: Path, message: string): string => {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf("\n") + 1
  const end = text.indexOf("\n", offset)
  const line = before.split("\n").length
  const col = offset - start + 1
  const [shown, column] = window(text.slice(start, end < 0 ? text.length : end).trimEnd(), col)
  const margin = `${line}`.padStart(5)
  const where = path.length === 0 ? "" : ` ${dotted(path)}:`
  return [
    `${file}:${line}:${col}:${where} ${shortened(message, 700)}`,
    `${margin} | ${shown}`,
    `${" ".repeat(margin.length)} | ${" ".repeat(column - 1)}^`
  ]
    .map((it) => printable(it).trimEnd())
    .join("\n")
}
