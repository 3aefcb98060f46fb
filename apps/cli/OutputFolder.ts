/**
 * OutputFolder: files written whole or not at all, into a folder that is made if it is missing.
 *
 * Everything is written beside its place first and moved there at the end, so a full disk leaves old files as they
 * were.
 */
import { Effect, FileSystem, Path } from "effect"
import { BadInput } from "#apps/cli/ExitCode.ts"

export interface OutputFile {
  readonly name: string
  readonly text: string
}

export const write = Effect.fnUntraced(
  function* (folder: string, files: ReadonlyArray<OutputFile>) {
    const fileSystem = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    yield* fileSystem.makeDirectory(folder, { recursive: true })
    const draft = yield* fileSystem.makeTempDirectory({ directory: folder, prefix: ".connect-ledger-" })
    const finish = Effect.gen(function* () {
      for (const { name, text } of files) yield* fileSystem.writeFileString(path.join(draft, name), text)
      for (const { name } of files) yield* fileSystem.rename(path.join(draft, name), path.join(folder, name))
    })
    yield* finish.pipe(Effect.ensuring(Effect.ignore(fileSystem.remove(draft, { recursive: true }))))
  },
  (effect, folder) =>
    Effect.mapError(
      effect,
      ({ reason }) =>
        new BadInput({ problems: [`${folder}: cannot be written (${reason._tag}); give a folder you may write to`] })
    )
)
