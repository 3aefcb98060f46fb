/**
 * DrawnFailure: the bank debit of an order that its payer's bank does not pay after all, and what the platform then
 * takes back.
 *
 * Stripe takes a destination charge's transfer back by itself, and of a direct charge there is none; what was sent of a
 * separate charge stays with the seller, unless the platform takes it back.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Later from "#core/simulation/generate/Later.ts"
import type { Random } from "#core/simulation/generate/Random.ts"
import type { Sale } from "#core/simulation/generate/Sale.ts"
import * as Instant from "#core/time/Instant.ts"

/** No earlier than `earliest`, when what was transferred of it was; undefined where it is paid. */
export const draw = (
  { at, charge, group, key, method }: Sale,
  random: Random,
  earliest: Instant.Instant,
  isTransferred: boolean
): ReadonlyArray<Later.Later> | undefined => {
  const { paymentFailures: failures } = group
  if (failures === undefined || !BankDebit.is(method) || !random.chance(failures.rate)) return undefined
  const fails = Instant.max(Later.daysLater(at, failures.delay, random), earliest)
  const failure = { _tag: "payment_failure", key: `${key}-failure`, charge, failureCode: failures.why } as const
  if (!isTransferred || !failures.reverseTransfer) return [{ at: fails, command: failure }]
  const reversal = { _tag: "transfer_reversal", key: `${key}-reversal`, transfer: `tr_${key}-transfer` } as const
  return [
    { at: fails, command: failure },
    { at: fails, command: reversal }
  ]
}
