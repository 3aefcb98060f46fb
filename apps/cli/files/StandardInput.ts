/**
 * StandardInput: what is piped into a command that is given `-` in the place of a file. It can be read once.
 */
import { Effect, Stdio, Stream } from "effect"

/** What people type. */
export const argument = "-"

/** What messages call it, in the place of a file's path. */
export const name = "<stdin>"

/** All of it, as soon as it is more than `limit` bytes only that much and some more. */
export const bytes = Effect.fnUntraced(function* (limit: number) {
  const { stdin } = yield* Stdio.Stdio
  const chunks: Array<Uint8Array> = []
  let size = 0
  yield* Stream.runForEachWhile(stdin, (chunk) => {
    chunks.push(chunk)
    size += chunk.length
    return Effect.succeed(size <= limit)
  })
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.length
  }
  return all
})
