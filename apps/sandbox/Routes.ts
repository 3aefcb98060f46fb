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

/** Named parts are tried after literal ones. */
export const of = (endpoints: ReadonlyArray<Endpoint>): Routes => {
  const table = new Map<string, Array<{ readonly endpoint: Endpoint; readonly pattern: ReadonlyArray<string> }>>()
  for (const endpoint of endpoints) {
    const pattern = parts(endpoint.path)
    const key = `${endpoint.method} ${pattern.length}`
    table.set(key, [...(table.get(key) ?? []), { endpoint, pattern }])
  }
  return (method, path) => {
    const asked = parts(path)
    for (const { endpoint, pattern } of table.get(`${method} ${asked.length}`) ?? []) {
      if (!pattern.every((part, index) => nameOf(part) !== undefined || part === asked[index])) continue
      const named = pattern.flatMap((part, index) => {
        const name = nameOf(part)
        return name === undefined ? [] : [[name, decoded(asked[index] ?? "")] as const]
      })
      return { endpoint, named: Object.fromEntries(named) }
    }
    return undefined
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
