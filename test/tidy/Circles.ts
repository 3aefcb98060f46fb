/**
 * Circles: files, and folders, that need one another.
 *
 * A folder needs another where a file directly in it imports one directly in the other. One around another is a folder
 * of its own: of the two, only one may need the other.
 */
import { posix } from "node:path"
import type { Complaint, File } from "./HouseRules.ts"

interface Import {
  readonly from: string
  readonly to: string
}

const imported = /\b(?:from|import)\s*\(?\s*"([#.][^"]+)"/g

const importsOf = (files: ReadonlyArray<File>): ReadonlyArray<Import> => {
  const paths = new Set(files.map(({ path }) => path))
  return files
    .filter(({ path }) => /\.(?:ts|mjs)$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(imported)].map(([, name = ""]) => ({
        from: path,
        to: name.startsWith("#") ? name.slice(1) : posix.join(posix.dirname(path), name)
      }))
    )
    .filter(({ to }) => paths.has(to))
}

/** The imports that lead once around, from place to place; none where every way ends. */
const circle = (imports: ReadonlyArray<Import>, placeOf: (path: string) => string): ReadonlyArray<Import> => {
  const wayOn = new Map<string, Array<Import>>()
  for (const step of imports) {
    if (placeOf(step.from) === placeOf(step.to)) continue
    wayOn.set(placeOf(step.from), [...(wayOn.get(placeOf(step.from)) ?? []), step])
  }
  const ended = new Set<string>()
  const around = (place: string, way: ReadonlyArray<Import>): ReadonlyArray<Import> => {
    const start = way.findIndex(({ from }) => placeOf(from) === place)
    if (start >= 0) return way.slice(start)
    for (const step of ended.has(place) ? [] : (wayOn.get(place) ?? [])) {
      const found = around(placeOf(step.to), [...way, step])
      if (found.length > 0) return found
    }
    ended.add(place)
    return []
  }
  for (const place of wayOn.keys()) {
    const found = around(place, [])
    if (found.length > 0) return found
  }
  return []
}

const said = (what: string, way: ReadonlyArray<Import>): ReadonlyArray<Complaint> =>
  way.length === 0 ? [] : [`${what} in a circle: ${way.map(({ from, to }) => `${from} imports ${to}`).join(", ")}`]

export const circles = (files: ReadonlyArray<File>): ReadonlyArray<Complaint> => {
  const imports = importsOf(files)
  return [
    ...said(
      "files",
      circle(imports, (path) => path)
    ),
    ...said("folders", circle(imports, posix.dirname))
  ]
}
