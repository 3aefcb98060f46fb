/**
 * Form: the parameters of a form, or of a query, as a tree: `a[b]=c`, `a[0]=b` and `a[]=b` nest.
 *
 * A list is a tree by its numbers. Of a name that comes twice the last counts. What it makes inherits nothing, so that
 * no name means more than itself.
 */
import { Result } from "effect"

export type Tree = Readonly<Record<string, unknown>>

type Node = Record<string, unknown>

/** Deeper, and more of them, than any request of Stripe's. */
const most = { depth: 10, parameters: 2000 }

/** Inherits nothing, and is as fast as other objects, which one that was made of null is not. */
const Empty = function () {} as unknown as new () => Node
Empty.prototype = Object.create(null)

/** What is no URL encoding stands for itself. */
const decoded = (text: string): string => {
  if (!/[%+]/.test(text)) return text
  const spaced = text.replaceAll("+", " ")
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** `a[b][]` as its three names, of which the last is empty; what is no such nesting is one name. */
const names = (key: string): ReadonlyArray<string> => {
  if (!key.endsWith("]")) return [key]
  const [, first, rest] = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(key) ?? []
  return first === undefined || rest === undefined ? [key] : [first, ...rest.slice(1, -1).split("][")]
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null

/** Puts a value where its names lead; false where they lead through a text. */
const put = (tree: Node, path: ReadonlyArray<string>, value: string): boolean => {
  let node = tree
  for (const [index, name] of path.entries()) {
    // Of an empty name each value is one more.
    const key = name === "" && index > 0 ? String(Object.keys(node).length) : name
    if (index === path.length - 1) {
      if (isNode(node[key])) return false
      node[key] = value
      return true
    }
    const next = node[key] ?? new Empty()
    if (!isNode(next)) return false
    node[key] = next
    node = next
  }
  return true
}

/** The tree of a form, or why it is none. */
export const parse = (text: string): Result.Result<Tree, string> => {
  const tree = new Empty()
  if (text === "") return Result.succeed(tree)
  const pairs = text.split("&", most.parameters + 1).filter((pair) => pair !== "")
  if (pairs.length > most.parameters) return Result.fail(`it has more than ${most.parameters} parameters`)
  for (const pair of pairs) {
    const at = pair.indexOf("=")
    const key = decoded(at === -1 ? pair : pair.slice(0, at))
    const path = names(key)
    if (path.length > most.depth) return Result.fail("it is nested too deeply")
    if (!put(tree, path, at === -1 ? "" : decoded(pair.slice(at + 1)))) {
      return Result.fail(`${key.slice(0, 100)} is a value and has values in it`)
    }
  }
  return Result.succeed(tree)
}
