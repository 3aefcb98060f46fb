/**
 * CreateTopUp: money brought from the platform's bank to its Stripe balance.
 *
 * It takes 5 business days of the bank unless the request knows better; where those are not known, it must. It has no
 * balance transaction before it is there. https://docs.stripe.com/connect/top-ups
 */
import { Result } from "effect"
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Expected } from "#core/connect/objects/TopUp.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

export interface CreateTopUp {
  readonly _tag: "top_up"
  readonly key: string
  readonly amount: Money.Money
  /** When the money is there; 5 business days later, if absent. A moment that has passed is now. */
  readonly expectedAvailabilityDate?: Instant.Instant
  readonly description?: string
}

/** What the documentation says of a bank debit in the US. */
const businessDays = 5

export const decide = (
  world: World,
  command: CreateTopUp,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const { amount, description = "Top-up", key } = command
  const { platform } = world
  const { id } = platform
  const timing = BankDays.timing(platform, amount.currency, businessDays)
  const usual = Instant.startOf(Calendar.addBusinessDays(timing.calendar, Instant.dayOf(at), timing.days))
  const refusal =
    RequestedAmount.refusalOf(amount, "amount", amount) ??
    NotModelled.conversion(amount, platform) ??
    (command.expectedAvailabilityDate === undefined
      ? NotModelled.holidays(platform, timing, at, usual, `topping ${id} up`)
      : undefined)
  if (refusal !== undefined) return Result.fail(refusal)
  const expectedAvailabilityDate = Instant.max(at, command.expectedAvailabilityDate ?? usual)
  const draft = Draft.of(world, key, at)
  const topUp: Expected = {
    object: "topup",
    id: draft.id("tu"),
    account: id,
    amount,
    created: at,
    expectedAvailabilityDate,
    description,
    status: "pending"
  }
  draft.make(topUp)
  draft.schedule({ kind: "top_up_arrival", at: expectedAvailabilityDate, topUp: topUp.id, key })
  return Result.succeed(draft.outcome())
}
