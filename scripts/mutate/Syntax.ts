/**
 * Syntax: the tree of a source file's expressions and statements, without its types.
 */
import { parseAst } from "vitest/node"

export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

/** A node with what it stands in, the innermost first. */
export interface Place {
  readonly node: Node
  readonly above: ReadonlyArray<Node>
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string"

export const isOf = (node: unknown, type: string): node is Node => isNode(node) && node.type === type

export const child = (node: Node, property: string): Node | undefined => {
  const value = node[property]
  return isNode(value) ? value : undefined
}

export const children = (node: Node, property: string): ReadonlyArray<Node> => {
  const value = node[property]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** What is about types, or wraps an expression only for their sake. */
const wrappers = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"])
const isType = ({ type }: Node): boolean => type.startsWith("TS") && !wrappers.has(type)

/** An expression without what it is declared to be. */
export const unwrapped = (node: Node): Node => {
  const inner = wrappers.has(node.type) ? child(node, "expression") : undefined
  return inner === undefined ? node : unwrapped(inner)
}

function* below(node: Node, above: ReadonlyArray<Node>): Generator<Place> {
  if (isType(node)) return
  yield { node, above }
  const inside = [node, ...above]
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* below(each, inside)
  }
}

export const parse = (text: string): Node => parseAst(text, { lang: "ts" }) as unknown as Node

/** Every place of a file, in the order of its text. */
export const places = (text: string): ReadonlyArray<Place> => [...below(parse(text), [])]

/** The name that a call calls, as it is written: `Money.add`. */
export const callee = (node: Node, text: string): string | undefined => {
  const called = node.type === "CallExpression" ? child(node, "callee") : undefined
  return called && text.slice(called.start, called.end)
}

/** A property's name, in an object or a pattern. */
export const keyOf = (property: Node): string | undefined => {
  const key = child(property, "key")
  const name = key?.["name"] ?? key?.["value"]
  return typeof name === "string" ? name : undefined
}

/** The text in quotes that a node is. */
export const word = (node: Node | undefined): string | undefined =>
  node?.type === "Literal" && typeof node["value"] === "string" ? node["value"] : undefined
