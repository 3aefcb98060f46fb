/**
 * DrawnDispute: an order's dispute, the answer to it, and the bank's decision.
 *
 * It is drawn also of an order that is refunded, and left out then, so that other refunds change no dispute. A bank
 * debit is disputed once it has been paid, and that is final: nobody asks first, and there is no answer, no decision.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Later from "#core/simulation/generate/Later.ts"
import type { Random } from "#core/simulation/generate/Random.ts"
import type { Sale } from "#core/simulation/generate/Sale.ts"
import * as Instant from "#core/time/Instant.ts"

/** No earlier than `earliest`. */
export const draw = (
  { at, charge, group: { disputes, paidOn }, key, method }: Sale,
  random: Random,
  earliest: Instant.Instant,
  isRefunded: boolean
): ReadonlyArray<Later.Later> => {
  if (disputes === undefined || !random.chance(disputes.rate)) return []
  const drawn = Instant.max(Later.daysLater(at, disputes.delay, random), earliest)
  const filed = BankDebit.is(method) ? Instant.max(drawn, paidOn(method, at)) : drawn
  const isInquiry = random.chance(disputes.inquiries)
  const isAnswered = random.chance(disputes.answered)
  const answered = Later.daysLater(filed, disputes.answer, random)
  const isWon = random.chance(disputes.won)
  const decided = Later.daysLater(answered, disputes.decision, random)
  if (isRefunded) return []
  const [id, dispute] = [`${key}-dispute`, `dp_${key}-dispute`]
  const isFinal = BankDebit.is(method)
  const status = isInquiry && !isFinal ? { status: "warning_needs_response" as const } : {}
  const first: Later.Later = {
    at: filed,
    command: { _tag: "dispute", key: id, charge, reason: disputes.reason, ...status }
  }
  if (isFinal || isInquiry || !isAnswered) return [first]
  const decision = isWon ? ("dispute_won" as const) : ("dispute_lost" as const)
  return [
    first,
    { at: answered, command: { _tag: "dispute_evidence", key: `${key}-evidence`, dispute } },
    { at: decided, command: { _tag: decision, key: `${key}-decision`, dispute } }
  ]
}
