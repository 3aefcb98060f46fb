/**
 * CreateCharge: a payment: taken at once, held on the card for a later capture, or declined.
 *
 * A hold lasts 7 days, in person 2 (most cards; single networks differ), and moves no money. Neither does a declined
 * payment. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
import { Result } from "effect"
import type { Authorization, HeldFee } from "#core/connect/objects/Authorization.ts"
import * as ChargeMovement from "#core/connect/movements/ChargeMovement.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import * as ChargeTerms from "#core/connect/movements/ChargeTerms.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import type * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"

/** For how many days a hold by this method can be captured. */
const holdDays = (method: PaymentMethod.PaymentMethod): number => (method === "card_present" ? 2 : 7)

export const decide = (
  world: World,
  command: ChargeRequest,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const agreed = ChargeTerms.of(world, command, at)
  if (Result.isFailure(agreed)) return Result.fail(agreed.failure)
  const terms = agreed.success
  const isHeld = command.captureMethod === "manual"
  if (isHeld && !PaymentMethod.isCard(terms.paymentMethod)) {
    return Result.fail(ChargeRefusal.cannotHold(terms.paymentMethod))
  }
  const draft = Draft.of(world, command.key, at)
  if (command.declineCode !== undefined) decline(draft, command.declineCode, terms)
  else if (isHeld) hold(draft, command, terms)
  else ChargeMovement.take(draft, { request: command, terms })
  return Result.succeed(draft.outcome())
}

const common = (draft: Draft.Draft, { amount, merchant, paymentMethod }: ChargeTerms.ChargeTerms) => ({
  object: "authorization" as const,
  id: draft.id(PaymentMethod.prefix(paymentMethod)),
  account: merchant.id,
  amount,
  created: draft.at
})

const decline = (draft: Draft.Draft, declineCode: DeclineCode, terms: ChargeTerms.ChargeTerms): void => {
  const declined: Authorization = { ...common(draft, terms), status: "declined", declineCode }
  draft.make(declined)
}

const hold = (draft: Draft.Draft, request: ChargeRequest, terms: ChargeTerms.ChargeTerms): void => {
  const captureBefore = Instant.plusDays(draft.at, holdDays(terms.paymentMethod))
  const applicationFee = feeOf(terms)
  const held: Authorization = {
    ...common(draft, terms),
    status: "held",
    captureBefore,
    request,
    ...(applicationFee === undefined ? {} : { applicationFee })
  }
  draft.make(held)
  draft.schedule({ kind: "authorization_expiry", at: captureBefore, charge: held.id })
}

const feeOf = (terms: ChargeTerms.ChargeTerms): HeldFee | undefined =>
  terms.way === "platform" || terms.applicationFee === undefined
    ? undefined
    : { from: terms.feeOrigin, amount: terms.applicationFee }
