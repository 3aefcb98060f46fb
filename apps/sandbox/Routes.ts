/**
 * Routes: which endpoint a method and a path lead to, and what the path names.
 */
import type { Endpoint } from "#apps/sandbox/state/Endpoint.ts"

export interface Route {
  readonly endpoint: Endpoint
  readonly named: Readonly<Record<string, string>>
}

export type Routes = (method: string, path: string) => Route | undefined

const parts = (path: string): ReadonlyArray<string> => path.split("/").filter((part) => part !== "")

/** A part of a path: what must stand there, or what it names. */
type Part = { readonly literal: string } | { readonly name: string }

const partOf = (part: string): Part => {
  const name = /^\{(\w+)\}$/.exec(part)?.[1]
  return name === undefined ? { literal: part } : { name }
}

const matches = (pattern: ReadonlyArray<Part>, asked: ReadonlyArray<string>): boolean =>
  pattern.every((part, index) => "name" in part || part.literal === asked[index])

const namedIn = (pattern: ReadonlyArray<Part>, asked: ReadonlyArray<string>): Route["named"] => {
  const named: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    if ("name" in part) named[part.name] = decoded(asked[index] ?? "")
  }
  return named
}

/** What two paths must have in common to be compared: every path begins with `/v1/` or `/v2/` and a noun. */
const sortOf = (method: string, asked: ReadonlyArray<string>): string => `${method} ${asked.length} ${asked[1]}`

const namesIn = ({ path }: Endpoint): number => path.split("{").length - 1

/** Those of the same sort are tried in their order, whatever names less of what may stand anywhere first. */
export const of = (endpoints: ReadonlyArray<Endpoint>): Routes => {
  const table = new Map<string, Array<{ readonly endpoint: Endpoint; readonly pattern: ReadonlyArray<Part> }>>()
  /** Those that name nothing, by their path: most requests are for one of them, and nothing is before them. */
  const whole = new Map<string, Route>()
  for (const endpoint of endpoints.toSorted((a, b) => namesIn(a) - namesIn(b))) {
    const all = parts(endpoint.path)
    const sort = sortOf(endpoint.method, all)
    table.set(sort, [...(table.get(sort) ?? []), { endpoint, pattern: all.map(partOf) }])
    const place = `${endpoint.method} ${endpoint.path}`
    if (namesIn(endpoint) === 0 && !whole.has(place)) whole.set(place, { endpoint, named: {} })
  }
  return (method, path) => {
    const known = whole.get(`${method} ${path}`)
    if (known !== undefined) return known
    const asked = parts(path)
    const found = table.get(sortOf(method, asked))?.find(({ pattern }) => matches(pattern, asked))
    return found === undefined ? undefined : { endpoint: found.endpoint, named: namedIn(found.pattern, asked) }
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
