/**
 * Paint: colours and emphasis, on a terminal only.
 *
 * Plain unless the program that runs the commands says otherwise, so tests and pipes see text.
 */
import { Context } from "effect"
import { styleText } from "node:util"

export type Emphasis = "bold" | "dim" | "red" | "green" | "yellow" | "cyan"
export type Paint = (emphasis: Emphasis, text: string) => string

export const plain: Paint = (_, text) => text
export const coloured: Paint = (emphasis, text) => styleText(emphasis, text, { validateStream: false })

export const Paint: Context.Reference<Paint> = Context.Reference<Paint>("connect-ledger/Paint", {
  defaultValue: () => plain
})
