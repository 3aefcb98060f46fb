/**
 * OutputFolder: files written whole or not at all, into a folder that is made if it is missing.
 *
 * Everything is written beside its place first, as it comes, and moved there at the end, after no place was found taken
 * by something else: a full disk, or a folder in the way, leaves the old files as they were.
 */
import { Effect, FileSystem, Path, type PlatformError } from "effect"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"

/** Files that are being written. */
export interface Draft {
  /** Adds to a file; nothing is written yet. */
  readonly add: (name: string, text: string) => void
  /** Writes what was added, once there is enough of it. */
  readonly flush: Effect.Effect<void, PlatformError.PlatformError>
}

type Fill = (draft: Draft) => Effect.Effect<void, PlatformError.PlatformError>

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

const enough = 64 * 1024
const encoder = new TextEncoder()

/** What was added and is not written yet. */
interface Buffer {
  readonly file: FileSystem.File
  readonly texts: Array<string>
  length: number
}

const write = ({ file, texts }: Buffer) => file.writeAll(encoder.encode(texts.join("")))

/** Writes the files `names` of a folder, opened for as long as `fill` fills them. */
const filled = Effect.fnUntraced(function* (folder: string, names: ReadonlyArray<string>, fill: Fill) {
  const fileSystem = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const buffers = new Map<string, Buffer>()
  for (const name of names) {
    const file = yield* fileSystem.open(path.join(folder, name), { flag: "wx" })
    buffers.set(name, { file, texts: [], length: 0 })
  }
  const flush = Effect.fnUntraced(function* (least: number) {
    for (const buffer of buffers.values()) {
      if (buffer.length < least) continue
      yield* write(buffer)
      buffer.texts.length = 0
      buffer.length = 0
    }
  })
  const add = (name: string, text: string): void => {
    const buffer = buffers.get(name)
    if (buffer === undefined) throw new Error(`${name} is none of the files that were opened`)
    buffer.texts.push(text)
    buffer.length += text.length
  }
  yield* fill({ add, flush: flush(enough) })
  yield* flush(1)
}, Effect.scoped)

const writeInto = Effect.fnUntraced(function* (folder: string, names: ReadonlyArray<string>, fill: Fill) {
  const fileSystem = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  yield* makeFolder(folder)
  for (const name of names) {
    const place = path.join(folder, name)
    if (!(yield* fileSystem.exists(place))) continue
    const { type } = yield* fileSystem.stat(place)
    if (type !== "File") return yield* refuse(place, "is in the way and no file; remove it or give another folder")
  }
  const finish = Effect.fnUntraced(function* (draft: string) {
    yield* filled(draft, names, fill)
    for (const name of names) yield* fileSystem.rename(path.join(draft, name), path.join(folder, name))
  })
  yield* Effect.acquireUseRelease(
    fileSystem.makeTempDirectory({ directory: folder, prefix: ".connect-ledger-" }),
    finish,
    (draft) => Effect.ignore(fileSystem.remove(draft, { recursive: true }))
  )
})

/** Writes the files `names` with what `fill` adds to them. */
export const fill = (
  folder: string,
  names: ReadonlyArray<string>,
  fill: Fill
): Effect.Effect<void, BadInput, FileSystem.FileSystem | Path.Path> =>
  folder === ""
    ? Effect.fail(refuse("--out", "names no folder"))
    : writeInto(folder, names, fill).pipe(Effect.catchTag("PlatformError", (error) => refuse(folder, because(error))))
