/**
 * Rule: one kind of mistake: what it makes of a place in a source file's syntax; nothing where it does not fit.
 */
import type { Node, Place } from "./Syntax.ts"

export interface Mistake {
  /** What is replaced; a node, or a stretch of text. */
  readonly node: Pick<Node, "start" | "end">
  readonly after: string
}

export type Rule = (place: Place, text: string) => ReadonlyArray<Mistake>

export const source = (node: Pick<Node, "start" | "end">, text: string): string => text.slice(node.start, node.end)
