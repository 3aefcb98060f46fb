/**
 * sandbox: a Stripe-compatible server on this machine, whose balances are real, until it is stopped.
 *
 * What serves is loaded only here, so that the other commands start as fast without it.
 */
import { Console, Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as ScenarioArgument from "#apps/cli/commands/ScenarioArgument.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Server } from "#apps/sandbox/http/Server.ts"
import * as Instant from "#core/time/Instant.ts"

const usualPort = 12_111

const port = WholeNumber.flag("port", 65_535).pipe(Flag.withDefault(usualPort))

const input = {
  port: port.pipe(Flag.withDescription("Where it listens on this machine; 0 is any free port")),
  db: Flag.Path("db", { pathType: "either" }).pipe(
    Flag.withMetavar("file"),
    Flag.withDescription("The SQLite file that keeps its world, and where it goes on next time; in memory, if absent"),
    Flag.optional
  ),
  scenario: Flag.Path("scenario", { pathType: "either" }).pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "A scenario (- reads standard input) that is played to its end first: its accounts, objects and balances are there"
    ),
    Flag.optional
  ),
  seed: WholeNumber.flag("seed", 4_294_967_295).pipe(
    Flag.withDescription(
      "What ids are drawn by, 1 if absent: the same requests get the same; of a scenario, its orders too"
    ),
    Flag.optional
  ),
  clock: Flag.Literals("clock", ["manual", "real"]).pipe(
    Flag.withDefault("manual"),
    Flag.withDescription("Whether time stands still until sandbox advance, or passes with the real one")
  ),
  country: Flag.String("country").pipe(
    Flag.withDescription("The platform's country, which decides prices, currency and settlement delay; US, if absent"),
    Flag.optional
  ),
  rateLimit: WholeNumber.flag("rate-limit", 1_000_000, 1).pipe(
    Flag.withDescription(
      "How many requests a second are answered on each account, and the rest refused as by Stripe; any number, if absent"
    ),
    Flag.optional
  ),
  start: Flag.String("start").pipe(
    Flag.withMetavar("moment"),
    Flag.withDescription("The moment at which its world begins, such as 2026-03-02T10:00:00Z; now, if absent"),
    Flag.optional
  )
}

const anyKey = "sk_test_sandbox00000"

/** How to point an SDK, the Stripe CLI and others at it. */
const directions = (
  paint: Paint,
  { now, port, url }: Server,
  clock: "manual" | "real",
  db: Option.Option<string>
): string => {
  const kept = Option.match(db, {
    onNone: () => "Everything is in memory, and gone when it stops (Ctrl-C).",
    onSome: (file) => `Its world is kept in ${file}, and goes on there after it was stopped (Ctrl-C).`
  })
  const row = (name: string, text: string) => `${paint("dim", name.padEnd(10))}  ${text}`
  return [
    `${paint("bold", "sandbox")}  ${url}  ${paint("dim", `${clock} clock, now ${Instant.format(now())}`)}`,
    "",
    row("Node", `new Stripe("${anyKey}", { host: "127.0.0.1", port: ${port}, protocol: "http" })`),
    row("Python", `stripe.StripeClient("${anyKey}", base_addresses={"api": "${url}"})`),
    row("Stripe CLI", `stripe get /v1/balance --api-base ${url} --api-key ${anyKey}`),
    row("curl", `curl ${url}/v1/balance -u ${anyKey}:`),
    row("time", `connect-ledger sandbox advance 7d --port ${port}`),
    "",
    `Any key that begins with sk_test_ will do. ${kept}`
  ].join("\n")
}

/** Why it cannot begin: a sentence, also of a port that is taken. */
const problemOf = (error: unknown, port: number): string => {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  if (code === "EADDRINUSE") return `--port: ${port} is taken; choose another one, or 0 for any that is free`
  return code === "EACCES" ? `--port: ${port} is not yours to listen on; choose one above 1023` : error.message
}

const startOf = (start: Option.Option<string>): Result.Result<Instant.Instant | undefined, BadInput> => {
  if (Option.isNone(start)) return Result.succeed(undefined)
  const parsed = Instant.parse(start.value)
  return Result.isSuccess(parsed)
    ? Result.succeed(parsed.success)
    : Result.fail(new BadInput({ problems: [`--start: ${parsed.failure.message}`] }))
}

type Flags = Command.Command.Config.Infer<typeof input>

/** What the flags say of how its world begins; a scenario is read, and refused where it is wrong. */
const beginningOf = Effect.fnUntraced(function* ({ country, scenario, seed, start }: Flags) {
  const begin = yield* Effect.fromResult(startOf(start))
  if (Option.isSome(scenario) && Option.isSome(country)) {
    return yield* new BadInput({ problems: ["--country: the scenario has its own platform; leave one of them out"] })
  }
  const read = Option.isNone(scenario) ? undefined : yield* ScenarioFile.read(ScenarioArgument.read(scenario.value))
  return {
    ...(Option.isNone(seed) ? {} : { seed: seed.value }),
    ...(begin === undefined ? {} : { start: begin }),
    ...(Option.isNone(country) ? {} : { platform: { country: country.value } }),
    ...(read === undefined ? {} : { scenario: read.value })
  }
})

/** Sends a request to a sandbox that runs elsewhere. */
const move = (port: number, by: string) =>
  Effect.tryPromise({
    try: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/_sandbox/advance`, {
        method: "POST",
        headers: { authorization: `Bearer ${anyKey}`, "content-type": "application/json" },
        body: JSON.stringify(/^\d{4}-/.test(by) ? { to: by } : { by })
      })
      return (await response.json()) as { readonly now?: number; readonly error?: { readonly message: string } }
    },
    catch: () => new BadInput({ problems: [`--port: no sandbox answers on port ${port}; start one, or name its port`] })
  })

const advance = Command.make(
  "advance",
  {
    by: Argument.String("time").pipe(
      Argument.withDescription("How far: 90s, 30m, 12h, 7d or 2w; or to which moment: 2026-03-05T10:00:00Z")
    ),
    port: port.pipe(Flag.withDescription("Where the sandbox listens"))
  },
  Effect.fn("connect-ledger.sandbox.advance")(function* ({ by, port }) {
    const { error, now } = yield* move(port, by)
    if (now === undefined) return yield* new BadInput({ problems: [error?.message ?? "the sandbox did not answer"] })
    yield* Console.log(`now ${Instant.format(Instant.of(now))}`)
  })
).pipe(
  Command.withDescription(
    "Let time pass in a sandbox that is running: money matures, payouts are made and arrive, holds expire, webhooks " +
      "tell of it, all in order."
  ),
  Command.withShortDescription("Let time pass in a sandbox")
)

export const sandbox = Command.make(
  "sandbox",
  input,
  Effect.fn("connect-ledger.sandbox")(function* (flags) {
    const { clock, port } = flags
    const db = Option.map(flags.db, ScenarioArgument.asTyped)
    const paint = yield* Paint
    const beginning = yield* beginningOf(flags)
    const starting = Effect.tryPromise({
      try: async () => {
        const { start } = await import("#apps/sandbox/http/Server.ts")
        const limited = Option.isNone(flags.rateLimit) ? {} : { rateLimit: flags.rateLimit.value }
        return start({ port, clock, ...limited, ...beginning, ...(Option.isNone(db) ? {} : { db: db.value }) })
      },
      catch: (error) => new BadInput({ problems: [problemOf(error, port)] })
    })
    const serving = Effect.acquireRelease(starting, (server) => Effect.promise(() => server.stop()))
    yield* Effect.scoped(
      Effect.gen(function* () {
        yield* Console.log(directions(paint, yield* serving, clock, db))
        return yield* Effect.never
      })
    )
  })
).pipe(
  Command.withDescription(
    "Serve Stripe's API on this machine: accounts, payment intents, charges, refunds, transfers, application fees, " +
      "payouts, top-ups, balances, balance transactions, events and webhooks, by the model that simulate runs. The " +
      "official SDKs talk to it unchanged. It serves until it is stopped."
  ),
  Command.withShortDescription("A Stripe-compatible server whose balances are real"),
  Command.withExamples([
    { command: "connect-ledger sandbox", description: `On port ${usualPort}, time standing still` },
    { command: "connect-ledger sandbox --db shop.sqlite", description: "Kept in a file, and gone on with next time" },
    { command: "connect-ledger sandbox --scenario market.yaml", description: "From where a scenario ends" },
    { command: "connect-ledger sandbox advance 7d", description: "A week later, in the one that runs there" }
  ]),
  Command.withSubcommands([advance])
)
