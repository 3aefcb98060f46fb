/**
 * PayoutsSchema: the shape of an account's balance settings, under `payouts`.
 */
import { Schema } from "effect"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import { choice, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"
import * as Zone from "#core/time/Zone.ts"

const hours = { message: "Expected a whole hour from 0 to 23" }
const Hour = Schema.Number.annotate(hours).check(
  Schema.isInt(hours),
  Schema.isBetween({ minimum: 0, maximum: 23 }, hours)
)

const StartOfDay = struct({
  hour: required(Hour, "The hour, 0 to 23, by the clock of the time zone."),
  minutes: optional(
    Schema.Literals([0, 30]).annotate({ message: "Expected 0 or 30" }),
    "The minutes of the hour: 0 or 30. Default: 0."
  ),
  timezone: required(choice(Zone.names), "The time zone, such as Asia/Singapore.")
})

const { mostDays } = SettlementDelay
const delays = { message: `Expected a whole number of days from 0 to ${mostDays}, or minimum` }
const DelayDays = Schema.Union([
  Schema.Literal("minimum"),
  Schema.Number.check(Schema.isInt(delays), Schema.isBetween({ minimum: 0, maximum: mostDays }, delays))
]).annotate(delays)

const PayoutSchedule = struct({
  delay_days: optional(
    DelayDays,
    "How many days its card payments are to stay pending: no fewer than its settlement_delay, which minimum stands for."
  )
})

export const PayoutsSchema = struct({
  schedule: optional(PayoutSchedule, "What decides when money can be paid out."),
  start_of_day: optional(
    StartOfDay,
    "When its days start, which decides to which day a payment belongs and when it is available. " +
      "Default: the platform's, whose default is midnight UTC."
  )
})

export type PayoutsSchema = typeof PayoutsSchema.Type
