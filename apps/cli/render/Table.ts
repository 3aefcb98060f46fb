/**
 * Table: rows of cells under a head, aligned, without frames.
 */
import CliTable from "cli-table3"
import type { Paint } from "#apps/cli/terminal/Paint.ts"

export interface Table {
  readonly head: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
  /** A last row under a rule. */
  readonly foot?: ReadonlyArray<string>
  /** A letter per column: `l` for names, `r` for amounts. */
  readonly align: string
}

const blank = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  "
}

const trimmed = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")

export const print = (paint: Paint, { align, foot, head, rows }: Table): string => {
  const table = new CliTable({
    chars: blank,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: head.map((_, index) => (align[index] === "r" ? "right" : "left"))
  })
  const under = foot === undefined ? [] : [foot.map((cell) => paint("bold", cell))]
  table.push(
    head.map((cell) => paint("dim", cell)),
    ...rows.map((row) => [...row]),
    ...under
  )
  return trimmed(table.toString())
}
