/**
 * Translation: how what a step asks for becomes a command, with the ids that its names lead to.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { Request, StepSchema } from "#core/simulation/schema/StepSchema.ts"
import type * as References from "#core/simulation/steps/References.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What the names of one step lead to; a name of nothing is reported at its path in the step. */
export interface Names {
  readonly account: (name: string, ...path: Path) => AccountId
  readonly made: (noun: References.Noun, name: string, ...path: Path) => string
  /** Also of what a step was split into. */
  readonly part: (noun: References.Noun, name: string, ...path: Path) => string
  readonly payoutId: (name: string, ...path: Path) => string
  readonly report: Report
  /** When the step is. */
  readonly at: Instant
}

type Asked<Name extends Request> = NonNullable<StepSchema[Name]>
/** `key` is the step's id. */
export type Translation<Name extends Request> = (key: string, asked: Asked<Name>, names: Names) => Command

/** One for each of the requests. */
export type Translations<Name extends Request> = { readonly [name in Name]: Translation<name> }
