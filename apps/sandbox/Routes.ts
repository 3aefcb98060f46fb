/**
 * Routes: which endpoint a method and a path lead to, and what the path names.
 */
import type { Endpoint } from "#apps/sandbox/state/Endpoint.ts"

export interface Route {
  readonly endpoint: Endpoint
  readonly named: Readonly<Record<string, string>>
}

const parts = (path: string): ReadonlyArray<string> => path.split("/").filter((part) => part !== "")

const nameOf = (part: string): string | undefined => /^\{(\w+)\}$/.exec(part)?.[1]

export type Routes = (method: string, path: string) => Route | undefined

/** A part of a path: what must stand there, or what it names. */
type Part = { readonly literal: string } | { readonly name: string }

const partOf = (part: string): Part => {
  const name = nameOf(part)
  return name === undefined ? { literal: part } : { name }
}

const matches = (pattern: ReadonlyArray<Part>, asked: ReadonlyArray<string>): boolean => {
  for (const [index, part] of pattern.entries()) if ("literal" in part && part.literal !== asked[index]) return false
  return true
}

/** Those of the same length are tried in their order. */
export const of = (endpoints: ReadonlyArray<Endpoint>): Routes => {
  const table = new Map<string, Array<{ readonly endpoint: Endpoint; readonly pattern: ReadonlyArray<Part> }>>()
  for (const endpoint of endpoints) {
    const pattern = parts(endpoint.path).map(partOf)
    const key = `${endpoint.method} ${pattern.length}`
    table.set(key, [...(table.get(key) ?? []), { endpoint, pattern }])
  }
  return (method, path) => {
    const asked = parts(path)
    const found = table.get(`${method} ${asked.length}`)?.find(({ pattern }) => matches(pattern, asked))
    if (found === undefined) return undefined
    const named = found.pattern.flatMap((part, index) =>
      "name" in part ? [[part.name, decoded(asked[index] ?? "")] as const] : []
    )
    return { endpoint: found.endpoint, named: Object.fromEntries(named) }
  }
}

/** What is no URL encoding stands for itself. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
