/**
 * StepCommand: the command that a step of a scenario file stands for, with the ids that its names lead to.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import { type Request, requestNames, type StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as AccountCommands from "#core/simulation/steps/AccountCommands.ts"
import * as BalancePaymentCommands from "#core/simulation/steps/BalancePaymentCommands.ts"
import * as ChargeCommands from "#core/simulation/steps/ChargeCommands.ts"
import * as DisputeCommands from "#core/simulation/steps/DisputeCommands.ts"
import * as FinancingCommands from "#core/simulation/steps/FinancingCommands.ts"
import * as PayoutCommands from "#core/simulation/steps/PayoutCommands.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as RefundCommands from "#core/simulation/steps/RefundCommands.ts"
import * as ReserveCommands from "#core/simulation/steps/ReserveCommands.ts"
import * as TopUpCommands from "#core/simulation/steps/TopUpCommands.ts"
import * as TransferCommands from "#core/simulation/steps/TransferCommands.ts"
import type { Names, Translations } from "#core/simulation/steps/Translation.ts"
import * as Instant from "#core/time/Instant.ts"

const translations: Translations<Request> = {
  ...ChargeCommands.translations,
  ...RefundCommands.translations,
  ...DisputeCommands.translations,
  ...TransferCommands.translations,
  ...PayoutCommands.translations,
  ...AccountCommands.translations,
  ...ReserveCommands.translations,
  ...FinancingCommands.translations,
  ...BalancePaymentCommands.translations,
  ...TopUpCommands.translations
}

const translated = <Name extends Request>(
  name: Name,
  key: string,
  step: StepSchema,
  names: Names
): Command | undefined => {
  const asked = step[name]
  return asked === undefined ? undefined : translations[name](key, asked, names)
}

/** The command of a step that has its shape; `key` is the step's id, and `at` when it is. */
export const of = (
  key: string,
  step: StepSchema,
  at: Instant.Instant,
  seen: References.References,
  report: Report
): Command =>
  named(key, step, {
    at,
    account: (name, ...path) => References.account(seen, name, path, report),
    made: (noun, name, ...path) => References.made(seen, noun, name, path, report),
    part: (noun, name, ...path) => References.part(seen, noun, name, path, report),
    payoutId: (name, ...path) => References.payout(seen, name, path, report, Instant.dayOf(at)),
    report
  })

/** The same, wherever its names lead. */
export const named = (key: string, step: StepSchema, names: Names): Command => {
  for (const name of requestNames) {
    const command = translated(name, key, step, names)
    if (command !== undefined) return command
  }
  throw new Error(`step ${key} asks for nothing, and yet has the shape of a step`)
}
