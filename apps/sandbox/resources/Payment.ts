/**
 * Payment: a payment by card or bank debit, for a payment intent or a charge, and what is said beside its charge.
 *
 * What a test card or a test bank account is known to bring about later comes about in the same way.
 */
import { Result } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as Agenda from "#apps/sandbox/state/Agenda.ts"
import * as CountryCard from "#apps/sandbox/state/CountryCard.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { ChargeBeside, State } from "#apps/sandbox/state/State.ts"
import * as Triggers from "#apps/sandbox/state/Triggers.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as Decline from "#core/connect/refusals/Decline.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Payment {
  readonly amount: Money.Money
  readonly instrument: Instrument.Instrument
  readonly isHeld: boolean
  /** Its charge is shown without its balance transaction for a while; it is not, if absent. */
  readonly isCapturedLater?: boolean
  /** Declined for another reason than what its card says. */
  readonly declineCode?: DeclineCode | undefined
  readonly applicationFeeAmount?: Money.Money | undefined
  readonly transferData?: { readonly destination: AccountId; readonly amount?: Money.Money } | undefined
  readonly onBehalfOf?: AccountId | undefined
  readonly transferGroup?: string | undefined
  readonly description?: string | undefined
  readonly beside: ChargeBeside
}

/** Where whoever the payer pays is. */
const homeOf = ({ account, state }: Asked, { onBehalfOf }: Payment): string | undefined =>
  state.world.account(onBehalfOf ?? account)?.country

const declineCodeOf = ({ declineCode, instrument }: Payment): DeclineCode | undefined =>
  declineCode ?? Instrument.cardOf(instrument)?.declineCode

/** What pays, to whoever is paid; undefined where that is not known. A card that is declined has no price. */
const methodOf = (asked: Asked, it: Payment): PaymentMethod | undefined => {
  const { instrument } = it
  if (!("card" in instrument)) return instrument.type
  if (declineCodeOf(it) !== undefined) return "card"
  const home = homeOf(asked, it)
  return home === undefined ? "card" : CountryCard.methodOf(instrument.card.country, home)
}

/** Why the sandbox cannot take this payment at all; undefined where it can. */
export const refusalOf = (asked: Asked, it: Payment): Failure.Failure | undefined => {
  const isDirect = asked.account !== asked.state.world.platform.id
  const other = it.transferData === undefined ? "on_behalf_of" : "transfer_data"
  if (isDirect && (it.transferData !== undefined || it.onBehalfOf !== undefined)) {
    return Failure.notServed(`${other} together with Stripe-Account is not served`, other)
  }
  if (methodOf(asked, it) !== undefined) {
    return disputeRefusal(asked.state, it.onBehalfOf ?? asked.account, it.amount.currency, it.instrument)
  }
  const from = Instrument.cardOf(it.instrument)?.country ?? ""
  return Failure.notServed(`what a card from ${from} costs in ${homeOf(asked, it) ?? ""} is not known`)
}

/** Where nobody knows what a dispute costs, a card that brings one about pays nothing: it would be undisputed. */
const disputeRefusal = (
  { world }: State,
  on: AccountId,
  currency: Money.Money["currency"],
  instrument: Instrument.Instrument
): Failure.Failure | undefined => {
  const merchant = world.account(on)
  if (merchant === undefined || Instrument.cardOf(instrument)?.dispute === undefined) return undefined
  const tariff = SettlementCurrency.tariff(merchant, SettlementCurrency.of(merchant, currency))
  return tariff.disputes === undefined ? Failure.of(NotModelled.disputePrice(merchant, tariff)) : undefined
}

/** What the model is asked: on a connected account it is a direct charge. */
export const commandOf = (asked: Asked, key: string, it: Payment): ChargeRequest => {
  const { account, state } = asked
  const { amount, applicationFeeAmount, description, isHeld, onBehalfOf, transferData, transferGroup } = it
  const declineCode = declineCodeOf(it)
  const paymentMethod = methodOf(asked, it) ?? "card"
  const stated = {
    _tag: "charge" as const,
    key,
    amount,
    captureMethod: isHeld ? ("manual" as const) : ("automatic" as const),
    ...(paymentMethod === "card" ? {} : { paymentMethod }),
    ...(applicationFeeAmount === undefined ? {} : { applicationFeeAmount }),
    ...(description === undefined ? {} : { description }),
    ...(transferGroup === undefined ? {} : { transferGroup }),
    ...(declineCode === undefined ? {} : { declineCode })
  }
  if (account !== state.world.platform.id) return { ...stated, stripeAccount: account }
  const onPlatform = onBehalfOf === undefined ? stated : { ...stated, onBehalfOf }
  return transferData === undefined ? onPlatform : { ...onPlatform, transferData }
}

const besideOf = (
  { applicationFeeAmount, beside, instrument, transferData }: Payment,
  capturedAt: Instant.Instant | undefined
): ChargeBeside => ({
  ...beside,
  ...(capturedAt === undefined ? {} : { capturedAt }),
  instrument,
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
export const take = (asked: Asked, key: string, it: Payment): Result.Result<string, Failure.Failure> => {
  const refusal = refusalOf(asked, it)
  if (refusal !== undefined) return Result.fail(refusal)
  const { account, origin, state } = asked
  const isLater = it.isCapturedLater === true && it.instrument.type === "card"
  const capturedAt = isLater ? Instant.plus(origin.at, Agenda.whileSeconds) : undefined
  let made = ""
  const carried = Recording.carryOut(state, origin, commandOf(asked, key, it), {
    settlesAtOnce: Instrument.cardOf(it.instrument)?.settlesAtOnce === true,
    describe: (outcome) => {
      const charge = outcome.made.find(
        (object) => (object.object === "charge" || object.object === "authorization") && object.account === account
      )
      const kept = charge === undefined ? undefined : state.charges.get(charge.id)
      if (kept === undefined) throw new Error("a payment makes a charge")
      kept.beside = besideOf(it, capturedAt)
      made = kept.id
      if (it.beside.payment_intent !== undefined) state.charges.gather(it.beside.payment_intent ?? "", made)
    }
  })
  if (Result.isSuccess(carried) && capturedAt !== undefined && state.charges.get(made)?.item.object === "charge") {
    state.agenda.add({ _tag: "charge_captured", at: capturedAt, charge: made })
  }
  return Result.map(carried, () => made)
}

/** The card's bank says that it may be fraud. */
const warn = ({ origin, state }: Asked, { beside, id: charge, owner }: View.On<"charges">): void => {
  const id = state.ids.of("issfr")
  const paymentIntent = beside.payment_intent ?? undefined
  state.warnings.put(owner, id, { id, charge, created: origin.at, paymentIntent })
  const kept = state.warnings.get(id)
  if (kept !== undefined) {
    Outbox.emit(state, origin, owner, "radar.early_fraud_warning.created", View.warning(state, kept))
  }
}

/** What follows from what it was paid with: told after all that its own request tells. */
export const follow = (asked: Asked, charge: string): void => {
  const { origin, state } = asked
  const kept = state.charges.get(charge)
  if (kept?.item.object !== "charge" || kept.beside.instrument === undefined) return
  const { instrument } = kept.beside
  if ("bank" in instrument) {
    const { failureCode } = instrument.bank
    const key = state.ids.key()
    if (failureCode === undefined) {
      state.agenda.add({ _tag: "debit_paid", at: kept.item.availableOn, charge })
    } else {
      const command = { _tag: "payment_failure", key, charge, failureCode } as const
      state.agenda.add({ _tag: "command", at: Instant.plus(origin.at, Agenda.whileSeconds), command })
    }
    return
  }
  const { dispute, trigger, warns } = instrument.card
  if (warns === true) warn(asked, kept)
  const on = kept.item.onBehalfOf ?? kept.item.account
  if (trigger !== undefined && on !== state.world.platform.id) Triggers.follow(asked, on, trigger)
  if (dispute === undefined) return
  const status = dispute.isInquiry === true ? ({ status: "warning_needs_response" } as const) : {}
  const { reason } = dispute
  // A bank may dispute all of a payment just taken, and an unknown price was told before: a refusal is a bug.
  const disputed = { _tag: "dispute", key: state.ids.key(), charge, reason, ...status } as const
  Result.getOrThrowWith(
    Recording.carryOut(state, origin, disputed),
    ({ error }) => new Error(`the test card's dispute of ${charge} was refused: ${error.message}`)
  )
}

/** What a declined card is answered with; undefined where it was not declined. */
export const declined = (asked: Asked, id: string): Failure.Failure | undefined => {
  const charge = asked.state.charges.get(id)?.item
  if (charge?.object !== "authorization" || charge.status !== "declined") return undefined
  const { code, message } = Decline.of(charge.declineCode)
  return {
    status: 402,
    error: { type: "card_error", code, decline_code: charge.declineCode, message, charge: id }
  }
}

/** What may have become other since it was authorized: by which prices it settles. */
const captureRefusal = (state: State, kept: View.On<"charges"> | undefined): Failure.Failure | undefined => {
  const { beside, item } = kept ?? {}
  if (item?.object !== "authorization" || item.status !== "held" || beside?.instrument === undefined) return undefined
  return disputeRefusal(state, item.request.onBehalfOf ?? item.account, item.amount.currency, beside.instrument)
}

/** Takes what a charge holds, or a part of it; as hurried as its card. */
export const capture = (
  { origin, state }: Asked,
  charge: string,
  amountToCapture: Money.Money | undefined,
  applicationFeeAmount: Money.Money | undefined,
  said?: Said.Said
) => {
  const kept = state.charges.get(charge)
  const instrument = kept?.beside.instrument
  const card = instrument === undefined ? undefined : Instrument.cardOf(instrument)
  const refusal = captureRefusal(state, kept)
  if (refusal !== undefined) return Result.fail(refusal)
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
    {
      settlesAtOnce: card?.settlesAtOnce === true,
      describe: () => {
        if (kept === undefined) return
        const fee =
          applicationFeeAmount === undefined ? {} : { application_fee_amount: ExactInteger.of(applicationFeeAmount) }
        kept.beside = { ...kept.beside, ...fee, said: Said.also(kept.beside.said, said ?? {}) }
      }
    }
  )
}
