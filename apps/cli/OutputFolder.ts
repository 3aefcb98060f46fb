/**
 * OutputFolder: files written whole or not at all, into a folder that is made if it is missing.
 *
 * Everything is written beside its place first and moved there at the end, after no place was found taken by something
 * else: a full disk, or a folder in the way, leaves the old files as they were.
 */
import { Effect, FileSystem, Path, type PlatformError } from "effect"
import { BadInput } from "#apps/cli/ExitCode.ts"

export interface OutputFile {
  readonly name: string
  readonly text: string
}

const refuse = (place: string, why: string) => new BadInput({ problems: [`${place}: ${why}; nothing was written`] })

const because = ({ reason }: PlatformError.PlatformError): string => {
  switch (reason._tag) {
    case "PermissionDenied":
      return "may not be written; give a folder that you may write to"
    case "NotFound":
      return "cannot be made there; give a folder in a place that exists"
    default:
      return "cannot be written; give another folder"
  }
}

/** Makes the folder, each missing part of its path by itself: Node's own way never returns where none can be made. */
const makeFolder = (
  folder: string
): Effect.Effect<void, BadInput | PlatformError.PlatformError, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const fileSystem = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    if (yield* fileSystem.exists(folder)) {
      const { type } = yield* fileSystem.stat(folder)
      if (type !== "Directory") return yield* refuse(folder, "is a file and not a folder")
      return
    }
    const parent = path.dirname(folder)
    if (parent !== folder) yield* makeFolder(parent)
    yield* fileSystem.makeDirectory(folder)
  })

const writeInto = Effect.fnUntraced(function* (folder: string, files: ReadonlyArray<OutputFile>) {
  const fileSystem = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  yield* makeFolder(folder)
  for (const { name } of files) {
    const place = path.join(folder, name)
    if (!(yield* fileSystem.exists(place))) continue
    const { type } = yield* fileSystem.stat(place)
    if (type !== "File") return yield* refuse(place, "is in the way and no file; remove it or give another folder")
  }
  const draft = yield* fileSystem.makeTempDirectory({ directory: folder, prefix: ".connect-ledger-" })
  const finish = Effect.gen(function* () {
    for (const { name, text } of files) yield* fileSystem.writeFileString(path.join(draft, name), text)
    for (const { name } of files) yield* fileSystem.rename(path.join(draft, name), path.join(folder, name))
  })
  yield* finish.pipe(Effect.ensuring(Effect.ignore(fileSystem.remove(draft, { recursive: true }))))
})

export const write = (folder: string, files: ReadonlyArray<OutputFile>) =>
  folder === ""
    ? Effect.fail(refuse("--out", "names no folder"))
    : writeInto(folder, files).pipe(Effect.catchTag("PlatformError", (error) => refuse(folder, because(error))))
