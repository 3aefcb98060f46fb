/**
 * Width: how many columns the reader's terminal has; without end where there is none, as in a pipe or a file.
 */
import { Context } from "effect"
import { stripVTControlCharacters } from "node:util"

export const Width: Context.Reference<number> = Context.Reference<number>("connect-ledger/Width", {
  defaultValue: () => Infinity
})

/** Of a terminal with so many columns: one that says it has none does not know, as under `script` without a window. */
export const ofColumns = (columns: number | undefined): number =>
  columns === undefined || columns === 0 ? Infinity : columns

/** How many columns the widest line of a text takes. */
export const of = (text: string): number =>
  Math.max(...text.split("\n").map((line) => stripVTControlCharacters(line).length))

/** Words on as few lines as they fit on, `space` between them; later lines are indented. */
export const wrapped = (width: number, indent: number, words: ReadonlyArray<string>, space = "  "): string => {
  const lines: Array<string> = []
  for (const word of words) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line}${space}${word}`
    if (line === undefined || indent + of(longer) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.join(`\n${" ".repeat(indent)}`)
}
