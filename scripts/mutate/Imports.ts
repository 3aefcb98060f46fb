/**
 * Imports: which file of the repository needs which, and so which tests can notice a change.
 *
 * An import of types alone needs nothing when the program runs.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Syntax from "./Syntax.ts"

/** File → the files that it imports; all from the repository's root. */
export type Imports = ReadonlyMap<string, ReadonlyArray<string>>

const isOfTypes = (statement: Syntax.Node): boolean =>
  statement["importKind"] === "type" || statement["exportKind"] === "type"

/** The file that a name such as `#core/money/Money.ts` or `./Books.ts` stands for; undefined for a package. */
export const resolve = (name: string, importer: string): string | undefined => {
  if (name.startsWith("#")) return name.slice(1)
  return name.startsWith(".") ? join(dirname(importer), name) : undefined
}

const imported = (root: string, file: string): ReadonlyArray<string> =>
  Syntax.children(Syntax.parse(readFileSync(join(root, file), "utf8")), "body")
    .filter((statement) => !isOfTypes(statement))
    .flatMap((statement) => {
      const name = Syntax.word(Syntax.child(statement, "source"))
      const path = name === undefined ? undefined : resolve(name, file)
      return path !== undefined && path.endsWith(".ts") && existsSync(join(root, path)) ? [path] : []
    })

export const of = (root: string, folders: ReadonlyArray<string>): Imports =>
  new Map(
    folders
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path))
      )
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [path, imported(root, path)])
  )

/** Every file that needs `file`, itself included, the nearest first. */
export const dependants = (imports: Imports, file: string): ReadonlyArray<string> => {
  const found = new Set([file])
  for (const needed of found) {
    for (const [importer, list] of imports) if (list.includes(needed)) found.add(importer)
  }
  return [...found]
}
