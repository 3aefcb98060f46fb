/**
 * Settlement: when a payment on an account becomes available, or why the model cannot say.
 *
 * Where days begin at midnight UTC, it is the same for all payments of a day that settle on a later one, so each
 * account's last answer is remembered: law: remembered or not, the answer is the same.
 */
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Settings } from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

interface Remembered {
  readonly day: Day.Day
  readonly method: PaymentMethod
  readonly settings: Settings
  readonly availableOn: Instant.Instant
}

const last = new WeakMap<StripeAccount, Remembered>()

/** When a payment by `method` on `merchant`, made at `at`, can be used; fails with {@link NotModelled} as a value. */
export const of = (
  { settings }: World,
  merchant: StripeAccount,
  method: PaymentMethod,
  at: Instant.Instant
): Instant.Instant | NotModelled => {
  if (merchant.startOfDay !== undefined) return computed(settings, merchant, method, at)
  const day = Instant.dayOf(at)
  const known = last.get(merchant)
  if (known?.day === day && known.method === method && known.settings === settings) return known.availableOn
  const availableOn = computed(settings, merchant, method, at)
  if (availableOn instanceof NotModelled) return availableOn
  if (availableOn > Instant.endOf(day)) last.set(merchant, { day, method, settings, availableOn })
  return availableOn
}

const computed = (
  { sepaDebits, weekends }: Settings,
  merchant: StripeAccount,
  method: PaymentMethod,
  at: Instant.Instant
): Instant.Instant | NotModelled => {
  const timeless = NotModelled.clock(merchant, at)
  if (timeless !== undefined) return timeless
  const timing = SettlementDelay.timing(method, merchant, sepaDebits)
  const availableOn = SettlementDelay.availableOn(at, timing, timing.calendar, weekends, merchant.startOfDay)
  return (
    NotModelled.holidays(merchant, timing, at, availableOn) ?? NotModelled.clock(merchant, availableOn) ?? availableOn
  )
}
