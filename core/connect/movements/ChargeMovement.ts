/**
 * ChargeMovement: the money of one charge: on the platform, direct on a connected account, or to a destination.
 *
 * - On the platform (separate charges and transfers): the platform's balance takes the amount less Stripe's fee.
 * - Direct: the connected account's balance takes the amount, the application fee goes to the platform, and Stripe's
 *   fee is paid by whoever the account's controller says.
 *   https://docs.stripe.com/connect/direct-charges-fee-payer-behavior
 * - Destination: the platform is charged and pays Stripe's fee, the whole amount (or `transfer_data[amount]`) is
 *   transferred, and an application fee comes back out of it. https://docs.stripe.com/connect/destination-charges
 */
import type { Held } from "#core/connect/objects/Authorization.ts"
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as BillProduct from "#core/connect/movements/BillProduct.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import type * as ChargeTerms from "#core/connect/movements/ChargeTerms.ts"
import * as ConversionFee from "#core/connect/movements/ConversionFee.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as TransferMovement from "#core/connect/movements/TransferMovement.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Money from "#core/money/Money.ts"

/** What is charged: by a request of its own, or by the capture of an authorisation whose id it keeps. */
export interface Charged {
  readonly request: ChargeRequest
  readonly terms: ChargeTerms.ChargeTerms
  readonly authorization?: Held
}

/** Puts every line of the charge down. */
export const take = (draft: Draft.Draft, charged: Charged): void => {
  const { terms } = charged
  switch (terms.way) {
    case "platform":
      return void charge(draft, charged, { fees: ProcessingFee.lines(terms.processingFee) })
    case "direct":
      return direct(draft, charged, terms)
    case "destination":
      return destination(draft, charged, terms)
  }
}

/** The application fee that was asked for, with its id; ids are given in the order of the lines. */
const feeOf = (draft: Draft.Draft, { applicationFee: amount, exchangedFee: exchanged }: Fee) =>
  amount === undefined ? undefined : { id: draft.id("fee"), amount, exchanged }

type Fee = Pick<ChargeTerms.DirectTerms, "applicationFee" | "exchangedFee">

const direct = (draft: Draft.Draft, charged: Charged, terms: ChargeTerms.DirectTerms): void => {
  const { platformPays } = terms
  const processing = ProcessingFee.lines(terms.processingFee)
  const fee = feeOf(draft, terms)
  const made = charge(draft, charged, {
    fees: [
      ...(platformPays ? [] : processing),
      ...(fee === undefined ? [] : [ApplicationFeeMovement.line(draft, fee)])
    ],
    ...(fee === undefined ? {} : { applicationFee: fee.id })
  })
  if (fee !== undefined) {
    const { amount, exchanged, id } = fee
    const { availableOn } = made
    ApplicationFeeMovement.collect(draft, { id, amount, exchanged, from: terms.merchant, charge: made, availableOn })
  }
  if (platformPays) ProcessingFee.billPlatform(draft, processing, made)
  if (terms.merchant.reservePlan !== undefined) ReserveMovement.withhold(draft, terms.merchant.reservePlan, made)
  const { status } = terms.merchant
  if (status?.flexLoan !== undefined) FinancingMovement.withhold(draft, status.flexLoan, made)
}

const destination = (draft: Draft.Draft, charged: Charged, terms: ChargeTerms.DestinationTerms): void => {
  const { arrived, destination: from, transferred } = terms
  const { request } = charged
  const transferId = draft.id("tr")
  const transferGroup = request.transferGroup ?? `group_pi_${request.key}`
  const made = charge(draft, charged, {
    fees: ProcessingFee.lines(terms.processingFee),
    transfer: transferId,
    transferred: { count: 1, total: transferred },
    transferGroup
  })
  const applicationFee = feeOf(draft, terms)
  const payment = TransferMovement.send(draft, {
    id: transferId,
    amount: transferred,
    arrived,
    destination: from,
    source: made,
    transferGroup,
    applicationFee
  })
  if (applicationFee !== undefined) {
    const { availableOn, id: originatingTransaction } = made
    const { amount, exchanged, id } = applicationFee
    const collected = { id, amount, exchanged, from, charge: payment, availableOn, originatingTransaction }
    ApplicationFeeMovement.collect(draft, collected)
  }
  if (from.reservePlan !== undefined) ReserveMovement.withhold(draft, from.reservePlan, payment)
  if (from.status?.flexLoan !== undefined) FinancingMovement.withhold(draft, from.status.flexLoan, payment)
}

/** What hangs on a charge besides its amount. */
interface Links {
  readonly fees: ReadonlyArray<FeeDetail>
  readonly transfer?: string
  readonly transferred?: Charge.Transferred
  readonly applicationFee?: string
  readonly transferGroup?: string
}

/** The charge itself and its line on the balance it settles on. */
const charge = (draft: Draft.Draft, { authorization, request, terms }: Charged, links: Links): Charge.Charge => {
  const { amount, availableOn, merchant, paymentMethod, settled } = terms
  const { description, transferGroup = links.transferGroup } = request
  const { fees } = links
  const charged: Draft.Mutable<Charge.Charge> = {
    object: "charge",
    id: authorization?.id ?? draft.id(PaymentMethod.prefix(paymentMethod)),
    account: merchant.id,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: authorization?.created ?? draft.at,
    availableOn,
    balanceTransaction: draft.id("txn"),
    paymentMethod,
    sourceType: PaymentMethod.sourceType(paymentMethod),
    transferred: links.transferred ?? Charge.undrawn(settled?.amount ?? amount),
    transfer: links.transfer,
    applicationFee: links.applicationFee,
    transferGroup
  }
  if (request.onBehalfOf !== undefined) charged.onBehalfOf = request.onBehalfOf
  if (settled !== undefined) charged.settled = settled
  if (authorization !== undefined) charged.amountAuthorized = authorization.amount
  if (description !== undefined) charged.description = description
  if (merchant.products !== undefined) charged.products = BillProduct.used(merchant.products, request.products)
  draft.make(charged)
  if (merchant.products !== undefined) BillProduct.note(draft, merchant.products, charged)
  const released = reversed(draft, charged, terms)
  draft.line({
    id: charged.balanceTransaction,
    account: merchant.id,
    type: PaymentMethod.prefix(paymentMethod) === "ch" ? "charge" : "payment",
    amount: released === undefined ? (settled?.amount ?? amount) : Money.add(amount, released.amount),
    fees: released === undefined ? fees : withFee(fees, released.fee),
    availableOn,
    sourceType: charged.sourceType,
    source: charged.id,
    description: description ?? "",
    exchangeRate: settled?.rate
  })
  if (settled !== undefined) ConversionFee.bill(draft, settled, charged.id, charged)
  if (released !== undefined) reverseRest(draft, charged, released, fees)
  return charged
}

interface Released {
  readonly amount: Money.Money
  readonly fee: Money.Money
}

/** What was held and not captured, with its fee, where Stripe shows that as charged and taken back. */
const reversed = (draft: Draft.Draft, charged: Charge.Charge, terms: ChargeTerms.ChargeTerms): Released | undefined => {
  const { amountAuthorized, amount } = charged
  if (amountAuthorized === undefined || draft.world.settings.partialCapture === "captured_amount") return undefined
  const rest = Money.minus(amountAuthorized, amount)
  if (Money.isZero(rest)) return undefined
  const tariff = SettlementMerchant.tariff(draft.world, charged, terms.merchant)
  const whole = ProcessingFee.of(tariff, terms.paymentMethod, amountAuthorized)
  return { amount: rest, fee: Money.minus(whole, terms.processingFee) }
}

const withFee = (fees: ReadonlyArray<FeeDetail>, more: Money.Money): ReadonlyArray<FeeDetail> =>
  fees.map((line) => (line.type === "stripe_fee" ? { ...line, amount: Money.add(line.amount, more) } : line))

const reverseRest = (
  draft: Draft.Draft,
  { account, availableOn, id, sourceType }: Charge.Charge,
  released: Released,
  fees: ReadonlyArray<FeeDetail>
): void =>
  draft.line({
    id: draft.id("txn"),
    account,
    type: "refund",
    reportingCategory: "partial_capture_reversal",
    amount: Money.negate(released.amount),
    fees: fees.some(({ type }) => type === "stripe_fee") ? ProcessingFee.lines(Money.negate(released.fee)) : [],
    availableOn,
    sourceType,
    source: id,
    description: "REFUND FOR CHARGE"
  })
