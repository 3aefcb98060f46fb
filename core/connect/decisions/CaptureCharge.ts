/**
 * CaptureCharge: takes the money of an authorisation, all or part of it; the rest is released.
 *
 * The charge settles from the capture on. A transferred amount is capped at what is captured, and so is an application
 * fee that was agreed when the charge was held, which is then refused for nothing; one by a pricing scheme is computed
 * again on what is captured.
 * https://docs.stripe.com/payments/place-a-hold-on-a-payment-method#capture-funds and
 * https://docs.stripe.com/api/payment_intents/capture
 */
import { Result } from "effect"
import * as ChargeMovement from "#core/connect/movements/ChargeMovement.ts"
import type { Held } from "#core/connect/objects/Authorization.ts"
import type { KnownCharge } from "#core/connect/objects/ChargeRequest.ts"
import * as ChargeTerms from "#core/connect/movements/ChargeTerms.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as AuthorizationRefusal from "#core/connect/refusals/AuthorizationRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface CaptureCharge {
  readonly _tag: "capture"
  readonly key: string
  readonly charge: string
  /** All that is held, if absent. */
  readonly amountToCapture?: Money.Money
  /** In place of what the authorisation asked for. */
  readonly applicationFeeAmount?: Money.Money
}

export const decide = (
  world: World,
  command: CaptureCharge,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const held = world.authorization(command.charge)
  if (held?.status !== "held") return Result.fail(heldRefusal(world, command.charge))
  const amount = command.amountToCapture ?? held.amount
  const refusal =
    RequestedAmount.refusalOf(amount, "amount_to_capture", held.amount) ??
    (Money.compare(amount, held.amount) > 0 ? AuthorizationRefusal.aboveAuthorized(amount, held.amount) : undefined)
  if (refusal !== undefined) return Result.fail(refusal)
  const request = captured(held, amount, command.applicationFeeAmount)
  const agreed = command.applicationFeeAmount === undefined ? agreedFee(held, amount) : undefined
  const isWhole = world.settings.partialCapture === "captured_amount" || Money.equals(amount, held.amount)
  return Result.flatMap(ChargeTerms.of(world, request, at, agreed), (terms) => {
    if (terms.settled !== undefined && !isWhole) return Result.fail(new NotModelled({ what: takenBack }))
    const draft = Draft.of(world, command.key, at)
    ChargeMovement.take(draft, { request, terms, authorization: held })
    return Result.succeed(draft.outcome())
  })
}

const takenBack = "what a partial capture takes back in another currency (partial_capture: whole_and_reversal)"

const heldRefusal = (world: World, id: string): Refusal.Refusal => {
  if (world.charge(id) !== undefined) return AuthorizationRefusal.alreadyCaptured(id)
  const authorization = world.authorization(id)
  return authorization === undefined
    ? Refusal.missing("charge", id, "id")
    : AuthorizationRefusal.notCapturable(id, authorization.status)
}

/** What was asked for, of what is captured; the fee of that is `fee`, or for {@link agreedFee} to say. */
const captured = ({ request }: Held, amount: Money.Money, fee: Money.Money | undefined): KnownCharge => {
  const { applicationFeeAmount: _, netAmount: __, ...asked } = request
  const changed = { amount, ...(fee === undefined ? {} : { applicationFeeAmount: fee }) }
  if (asked.transferData === undefined || asked.transferData.amount === undefined) return { ...asked, ...changed }
  const sent = Money.min(asked.transferData.amount, amount)
  return { ...asked, ...changed, transferData: { ...asked.transferData, amount: sent } }
}

const agreedFee = ({ applicationFee }: Held, amount: Money.Money): Money.Money | undefined =>
  applicationFee === undefined || applicationFee.from === "pricing_scheme"
    ? undefined
    : Money.min(applicationFee.amount, amount)
