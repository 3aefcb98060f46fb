/**
 * PayoutTerms: when a seller is paid out, and which payouts come back.
 */
import type * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import * as Chances from "#core/simulation/generate/Chances.ts"
import * as Span from "#core/simulation/generate/Span.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"

export interface PayoutTerms {
  readonly schedule: PayoutSchedule.Automatic
  readonly failures: PayoutFailures | undefined
}

/** Which payouts come back, and how much later than that the seller updates the bank account. */
export interface PayoutFailures extends Chances.Failures {
  readonly update: Span.Span
}

type StatedPayouts = Exclude<NonNullable<SellersSchema["payouts"]>, ReadonlyArray<unknown>>

/** Those that a sound part of a scenario states. */
export const of = (stated: StatedPayouts): PayoutTerms => ({
  schedule: ScenarioPayouts.automatic(stated),
  failures:
    stated.failures === undefined
      ? undefined
      : {
          ...Chances.failuresOf(stated.failures, [1, 5], stated.failures.code ?? "could_not_process"),
          update: Span.of(stated.failures.update_days ?? [1, 5])
        }
})
