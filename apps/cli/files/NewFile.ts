/**
 * NewFile: a text written to a file whole or not at all, and over what is there only if that is asked for.
 */
import { Effect, FileSystem, Path, type PlatformError } from "effect"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"

const refuse = (file: string, why: string) => new BadInput({ problems: [`${file}: ${why}; nothing was written`] })

const taken = "is there already; give another file, or --force to write over it"

const because = ({ reason }: PlatformError.PlatformError): string => {
  switch (reason._tag) {
    case "AlreadyExists":
      return taken
    case "PermissionDenied":
      return "may not be written; give a file in a folder that you may write to"
    case "NotFound":
      return "cannot be made there; give a file in a folder that exists"
    default:
      return "cannot be written; give another file"
  }
}

/** Refuses what is no place for a file, before anything is asked for or run. */
export const check = Effect.fnUntraced(
  function* (file: string, force: boolean) {
    const fileSystem = yield* FileSystem.FileSystem
    if (file === "") return yield* refuse("--out", "names no file")
    if (!(yield* fileSystem.exists(file))) return
    const { type } = yield* fileSystem.stat(file)
    if (type !== "File") return yield* refuse(file, "is in the way and no file; give another file")
    if (!force) return yield* refuse(file, taken)
  },
  (checking, file) => Effect.catchTag(checking, "PlatformError", (error) => refuse(file, because(error)))
)

/** It is written beside its place first. */
export const write = Effect.fnUntraced(
  function* (file: string, text: string, force: boolean) {
    const fileSystem = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const directory = path.dirname(path.resolve(file))
    const folder = yield* fileSystem.makeTempDirectoryScoped({ directory, prefix: ".connect-ledger-" })
    const draft = path.join(folder, path.basename(file))
    yield* fileSystem.writeFileString(draft, text)
    yield* force ? fileSystem.rename(draft, file) : fileSystem.link(draft, file)
  },
  Effect.scoped,
  (writing, file) => Effect.catchTag(writing, "PlatformError", (error) => refuse(file, because(error)))
)
