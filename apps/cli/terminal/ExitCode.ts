/**
 * ExitCode: what a job runner is told: 0 clean, 1 findings or failed expectations, 2 wrong usage or input, 70 a bug.
 */
import { Cause, Exit, Schema } from "effect"
import { CliError } from "effect/cli"

/** Input that cannot be used: one line or block per problem, ready to print. */
export class BadInput extends Schema.TaggedError<BadInput>()("BadInput", {
  problems: Schema.Array(Schema.String)
}) {
  override get message() {
    return this.problems.join("\n")
  }
}

/** The command ran and has said what it found; only the exit code is left. */
export class Findings extends Schema.TaggedError<Findings>()("Findings", {}) {}

export const of = (exit: Exit.Exit<void, unknown>): number => {
  if (Exit.isSuccess(exit)) return 0
  if (Cause.hasInterruptsOnly(exit.cause)) return 130
  const failure = exit.cause.reasons.find(Cause.isFailReason)?.error
  if (failure instanceof Findings) return 1
  if (failure instanceof BadInput) return 2
  if (CliError.isCliError(failure)) return failure._tag === "ShowHelp" && failure.errors.length === 0 ? 0 : 2
  return 70
}
