/**
 * Payment: a card charged for a payment intent or a charge, and what is said beside the charge that it makes.
 */
import { Result } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { ChargeBeside } from "#apps/sandbox/state/State.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"
import type { ChargeRequest } from "#core/connect/ChargeRequest.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"

export interface Payment {
  readonly amount: Money.Money
  readonly card: string
  readonly isHeld: boolean
  readonly applicationFeeAmount?: Money.Money | undefined
  readonly transferData?: { readonly destination: AccountId; readonly amount?: Money.Money } | undefined
  readonly onBehalfOf?: AccountId | undefined
  readonly transferGroup?: string | undefined
  readonly description?: string | undefined
  readonly beside: ChargeBeside
}

/** The card that pays, if the sandbox can take this payment by it at all. */
export const cardFor = (
  asked: Asked,
  it: Payment,
  param: string
): Result.Result<TestCard.TestCard, Failure.Failure> => {
  const isDirect = asked.account !== asked.state.world.platform.id
  const other = it.transferData === undefined ? "on_behalf_of" : "transfer_data"
  return isDirect && (it.transferData !== undefined || it.onBehalfOf !== undefined)
    ? Result.fail(Failure.notServed(`${other} together with Stripe-Account is not served`, other))
    : cardOf(it.card, param)
}

const cardOf = (name: string, param: string): Result.Result<TestCard.TestCard, Failure.Failure> => {
  const card = TestCard.of(name)
  if (card !== undefined) return Result.succeed(card)
  const known = TestCard.names.map((each) => `pm_card_${each}`).join(", ")
  return Result.fail(Failure.notServed(`there is no payment method ${name} here; the test cards are ${known}`, param))
}

/** What the model is asked: on a connected account it is a direct charge. */
export const commandOf = (
  { account, state }: Asked,
  key: string,
  it: Payment,
  card: TestCard.TestCard
): ChargeRequest => {
  const { amount, applicationFeeAmount, description, isHeld, onBehalfOf, transferData, transferGroup } = it
  const stated = {
    _tag: "charge" as const,
    key,
    amount,
    captureMethod: isHeld ? ("manual" as const) : ("automatic" as const),
    ...(applicationFeeAmount === undefined ? {} : { applicationFeeAmount }),
    ...(description === undefined ? {} : { description }),
    ...(transferGroup === undefined ? {} : { transferGroup }),
    ...(card.declineCode === undefined ? {} : { declineCode: card.declineCode })
  }
  if (account !== state.world.platform.id) return { ...stated, stripeAccount: account }
  const onPlatform = onBehalfOf === undefined ? stated : { ...stated, onBehalfOf }
  return transferData === undefined ? onPlatform : { ...onPlatform, transferData }
}

const besideOf = ({ applicationFeeAmount, beside, card, transferData }: Payment): ChargeBeside => ({
  ...beside,
  card,
  application_fee_amount: applicationFeeAmount === undefined ? null : ExactInteger.of(applicationFeeAmount),
  transfer_data:
    transferData === undefined
      ? null
      : {
          amount: transferData.amount === undefined ? null : ExactInteger.of(transferData.amount),
          destination: transferData.destination
        }
})

/** The id of the charge that was made, also of one that was declined. */
export const take = (asked: Asked, key: string, it: Payment, param: string): Result.Result<string, Failure.Failure> =>
  Result.flatMap(cardFor(asked, it, param), (card) => {
    const { account, origin, state } = asked
    const command = commandOf(asked, key, it, card)
    let made = ""
    const carried = Recording.carryOut(state, origin, command, {
      settlesAtOnce: card.settlesAtOnce === true,
      describe: (outcome) => {
        const charge = outcome.made.find(
          (object) => (object.object === "charge" || object.object === "authorization") && object.account === account
        )
        const kept = charge === undefined ? undefined : state.charges.get(charge.id)
        if (kept === undefined) throw new Error("a payment makes a charge")
        kept.beside = besideOf(it)
        made = kept.id
      }
    })
    return Result.map(carried, () => made)
  })

/** What a declined card is answered with; undefined where it was not declined. */
export const declined = (asked: Asked, id: string): Failure.Failure | undefined => {
  const charge = asked.state.charges.get(id)?.item
  if (charge?.object !== "authorization" || charge.status !== "declined") return undefined
  const { code, message } = TestCard.decline(charge.declineCode)
  return {
    status: 402,
    error: { type: "card_error", code, decline_code: charge.declineCode, message, charge: id }
  }
}

/** Takes what a charge holds, or a part of it; as hurried as its card. */
export const capture = (
  { origin, state }: Asked,
  charge: string,
  amountToCapture: Money.Money | undefined,
  applicationFeeAmount: Money.Money | undefined
) => {
  const card = TestCard.of(state.charges.get(charge)?.beside.card ?? "")
  return Recording.carryOut(
    state,
    origin,
    {
      _tag: "capture",
      key: state.ids.key(),
      charge,
      ...(amountToCapture === undefined ? {} : { amountToCapture }),
      ...(applicationFeeAmount === undefined ? {} : { applicationFeeAmount })
    },
    { settlesAtOnce: card?.settlesAtOnce === true }
  )
}
