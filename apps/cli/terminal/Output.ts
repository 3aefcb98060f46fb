/**
 * Output: standard output, waited for, so that a slow reader slows the program down instead of filling its memory.
 *
 * The console's, unless the program that runs the commands says otherwise.
 */
import { Console, Context, Effect } from "effect"

/** Prints a text and the end of its line. */
export type Output = (text: string) => Effect.Effect<void>

export const Output: Context.Reference<Output> = Context.Reference<Output>("connect-ledger/Output", {
  defaultValue: () => (text) => Console.log(text)
})

/** A stream of Node's; it is told of its errors where it was opened. */
interface Stream {
  readonly write: (text: string, written: () => void) => unknown
}

export const to =
  (stream: Stream): Output =>
  (text) =>
    Effect.callback<void>((resume) => void stream.write(`${text}\n`, () => resume(Effect.void)))
