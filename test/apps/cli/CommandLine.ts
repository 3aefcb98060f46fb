/**
 * CommandLine: the program run in this process, as a shell would see it: exit code, standard output, standard error.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { stripVTControlCharacters } from "node:util"
import { type Cause, Effect, Option, Queue, Stdio, Stream, Terminal } from "effect"
import { TerminalCapabilities } from "effect/cli/TerminalCapabilities"
import { TestConsole } from "effect/testing"
import * as Program from "#apps/cli/Program.ts"
import * as ExitCode from "#apps/cli/terminal/ExitCode.ts"

export interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
}

const text = (lines: ReadonlyArray<unknown>): string => lines.map((line) => `${String(line)}\n`).join("")

/** What a shell sees of a program. */
const seen = <E, R>(program: Effect.Effect<void, E, R>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(program)
    return {
      code: ExitCode.of(exit),
      out: text(yield* TestConsole.logLines),
      err: text(yield* TestConsole.errorLines)
    }
  }).pipe(Effect.provide(TestConsole.layer), Effect.provide(NodeServices.layer))

/** What a shell sees of `args` on a terminal, as an effect that others may be added to. */
export const running = (terminal: Program.Terminal, ...args: ReadonlyArray<string>): Effect.Effect<Result> =>
  seen(Program.run(args, terminal))

/** Runs `connect-ledger` with `args`, without colours. */
export const run = (...args: ReadonlyArray<string>): Promise<Result> => Effect.runPromise(running({}, ...args))

/** The same with `text` on standard input, in pieces of so many bytes. */
export const pipedIn = (bytes: number, text: string, ...args: ReadonlyArray<string>): Promise<Result> => {
  const all = new TextEncoder().encode(text)
  const pieces = Array.from({ length: Math.ceil(all.length / bytes) }, (_, index) =>
    all.slice(index * bytes, (index + 1) * bytes)
  )
  const stdio = Effect.map(Stdio.Stdio, (node) => ({ ...node, stdin: Stream.fromIterable(pieces) }))
  const program = Program.run(args).pipe(Effect.provideServiceEffect(Stdio.Stdio, stdio))
  return Effect.runPromise(seen(program))
}

/** The same in one piece. */
export const piped = (text: string, ...args: ReadonlyArray<string>): Promise<Result> =>
  pipedIn(Math.max(1, text.length * 4), text, ...args)

/** Somebody at a terminal who presses `keys` and then leaves; what is drawn there goes to `draw`. */
const typing = (keys: ReadonlyArray<string>, draw: (text: string) => void) =>
  Effect.gen(function* () {
    const queue = yield* Queue.make<Terminal.UserInput, Cause.Done>()
    for (const name of keys) {
      yield* Queue.offer(queue, { input: Option.none(), key: { name, ctrl: false, meta: false, shift: false } })
    }
    yield* Queue.end(queue)
    return Terminal.make({
      columns: Effect.succeed(120),
      rows: Effect.succeed(40),
      size: Effect.die("the size of this terminal never changes"),
      readInput: Effect.succeed(queue),
      readLine: Effect.die("nobody is asked for a line"),
      display: (text) => Effect.sync(() => draw(text))
    })
  })

/** The same with somebody at the terminal, and what is drawn there. */
export const answering = async (
  keys: ReadonlyArray<string>,
  ...args: ReadonlyArray<string>
): Promise<Result & { readonly drawn: string }> => {
  const drawn: Array<string> = []
  const program = Program.run(args).pipe(
    Effect.provideServiceEffect(
      Terminal.Terminal,
      typing(keys, (text) => void drawn.push(text))
    ),
    Effect.provideService(TerminalCapabilities, { canColor: false, canAnimate: false, canPrompt: true })
  )
  return { ...(await Effect.runPromise(seen(program))), drawn: stripVTControlCharacters(drawn.join("\n")) }
}
