/**
 * ChargeTerms: what a request for a charge comes to once nothing speaks against it: who is charged, who receives what.
 */
import { Result } from "effect"
import type { FeeOrigin } from "#core/connect/objects/Authorization.ts"
import type { Exchanged } from "#core/connect/objects/ApplicationFee.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as BillProduct from "#core/connect/movements/BillProduct.ts"
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import * as ChargeAmount from "#core/connect/movements/ChargeAmount.ts"
import type { ChargeRequest, DestinationCharge, DirectCharge } from "#core/connect/objects/ChargeRequest.ts"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import * as ChargeSplit from "#core/connect/movements/ChargeSplit.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Destination from "#core/connect/movements/Destination.ts"
import * as FeeExchange from "#core/connect/movements/FeeExchange.ts"
import * as PlatformPricing from "#core/connect/movements/PlatformPricing.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as Settlement from "#core/connect/movements/Settlement.ts"
import * as FeeTax from "#core/connect/objects/FeeTax.ts"
import type * as GrossUp from "#core/connect/prices/GrossUp.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import * as PricingScheme from "#core/connect/prices/PricingScheme.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { ConnectedAccount, PlatformAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

interface Common {
  /** What the payer pays. */
  readonly amount: Money.Money
  /** What that brings to the merchant's balance, where it is in another currency. */
  readonly settled: Converted | undefined
  readonly paymentMethod: PaymentMethod
  /** What Stripe takes, from whoever pays it. */
  readonly processingFee: Money.Money
  readonly availableOn: Instant.Instant
}

export interface PlatformTerms extends Common {
  readonly way: "platform"
  readonly merchant: PlatformAccount
}

export interface DirectTerms extends Common {
  readonly way: "direct"
  readonly merchant: ConnectedAccount
  readonly applicationFee: Money.Money | undefined
  readonly exchangedFee: Exchanged | undefined
  readonly feeOrigin: FeeOrigin
  /** Whether Stripe's fee is the platform's, and not the account's. */
  readonly platformPays: boolean
}

export interface DestinationTerms extends Common {
  readonly way: "destination"
  readonly merchant: PlatformAccount
  readonly destination: ConnectedAccount
  /** In the currency that the charge settles in. */
  readonly transferred: Money.Money
  /** What that brings to the destination, where it settles in another currency. */
  readonly arrived: Converted | undefined
  readonly applicationFee: Money.Money | undefined
  readonly exchangedFee: Exchanged | undefined
  readonly feeOrigin: FeeOrigin
}

export type ChargeTerms = PlatformTerms | DirectTerms | DestinationTerms

type Refused = Refusal.Refusal | NotModelled
type Agreed<Terms extends ChargeTerms> = Result.Result<Terms, Refused>

/**
 * The terms of `command`. With `agreedFee`, of a capture, the application fee was agreed when the charge was held: it is
 * taken as it is, whatever a request may ask for.
 */
export const of = (
  world: World,
  command: ChargeRequest,
  at: Instant.Instant,
  agreedFee?: Money.Money
): Agreed<ChargeTerms> => {
  if (command.transferData !== undefined) return destination(world, command, at, agreedFee)
  if (command.stripeAccount === undefined || command.stripeAccount === world.platform.id) {
    return platform(world, command, at)
  }
  return direct(world, command, at, agreedFee)
}

const platform = (world: World, command: ChargeRequest, at: Instant.Instant): Agreed<PlatformTerms> => {
  const merchant = world.platform
  const settling = SettlementMerchant.requested(world, command)
  if (Conversion.isRefused(settling)) return Result.fail(settling)
  const refusal =
    ChargeAmount.refusalOf(command, settling) ??
    (command.applicationFeeAmount === undefined ? undefined : ChargeRefusal.feeWithoutAccount())
  if (refusal !== undefined) return Result.fail(refusal)
  const amount = ChargeAmount.of(command, stripeFee(command, settling, merchant), undefined)
  if (Result.isFailure(amount)) return Result.fail(amount.failure)
  const settled = ChargeAmount.settled(world, settling, amount.success, at)
  if (Conversion.isRefused(settled)) return Result.fail(settled)
  const unbilled = BillProduct.refusalOf(world, command, amount.success, settled?.amount ?? amount.success, at)
  if (unbilled !== undefined) return Result.fail(unbilled)
  const paymentMethod = ChargeAmount.methodOf(command)
  const availableOn = Settlement.of(world, settling, paymentMethod, at)
  if (availableOn instanceof NotModelled) return Result.fail(availableOn)
  const processingFee = ProcessingFee.on(settling, paymentMethod, settled?.amount ?? amount.success)
  return Result.succeed({
    way: "platform",
    merchant,
    amount: amount.success,
    settled,
    paymentMethod,
    processingFee,
    availableOn
  })
}

const direct = (
  world: World,
  command: DirectCharge,
  at: Instant.Instant,
  agreedFee: Money.Money | undefined
): Agreed<DirectTerms> => {
  const merchant = world.account(command.stripeAccount)
  if (merchant?.kind !== "connected") return Result.fail(Refusal.noAccess(command.stripeAccount))
  const platformPays = ProcessingFee.isOnPlatform(merchant)
  const scheme = agreedFee === undefined ? PlatformPricing.of(world, command, merchant) : undefined
  const unfit =
    ChargeAmount.refusalOf(command, merchant) ??
    (merchant.capabilities.has("card_payments") ? undefined : ChargeRefusal.noCardPayments()) ??
    schemeRefusal(scheme, command)
  if (unfit !== undefined) return Result.fail(unfit)
  const ownFees = platformPays ? schemeFee(scheme, command) : stripeFee(command, merchant, merchant)
  const amount = ChargeAmount.of(command, ownFees, command.applicationFeeAmount)
  if (Result.isFailure(amount)) return Result.fail(amount.failure)
  const applicationFee = agreedFee ?? command.applicationFeeAmount ?? computedFee(scheme, command, amount.success)
  const settled = ChargeAmount.settled(world, merchant, amount.success, at)
  if (Conversion.isRefused(settled)) return Result.fail(settled)
  const refusal =
    ChargeSplit.feeRefusal(world, amount.success, command.applicationFeeAmount) ??
    (platformPays ? BilledFee.refusalOf(world, settled?.amount ?? amount.success, at) : undefined) ??
    BillProduct.directRefusal(world, merchant, command, settled?.amount ?? amount.success, at)
  if (refusal !== undefined) return Result.fail(refusal)
  const exchangedFee = FeeExchange.of(world, applicationFee, settled, undefined, false, at)
  if (Conversion.isRefused(exchangedFee)) return Result.fail(exchangedFee)
  const paymentMethod = ChargeAmount.methodOf(command)
  const availableOn = Settlement.of(world, merchant, paymentMethod, at)
  if (availableOn instanceof NotModelled) return Result.fail(availableOn)
  const processingFee = ProcessingFee.on(merchant, paymentMethod, settled?.amount ?? amount.success)
  return Result.succeed({
    way: "direct",
    merchant,
    amount: amount.success,
    settled,
    paymentMethod,
    processingFee,
    availableOn,
    applicationFee,
    exchangedFee,
    feeOrigin: scheme === undefined ? "request" : "pricing_scheme",
    platformPays
  })
}

const destination = (
  world: World,
  command: DestinationCharge,
  at: Instant.Instant,
  agreedFee: Money.Money | undefined
): Agreed<DestinationTerms> => {
  const { applicationFeeAmount: asked, netAmount, transferData } = command
  const merchant = world.platform
  const settling = SettlementMerchant.requested(world, command)
  if (Conversion.isRefused(settling)) return Result.fail(settling)
  const unfit = ChargeAmount.refusalOf(command, settling)
  if (unfit !== undefined) return Result.fail(unfit)
  const receives = Destination.of(world, transferData.destination, "transfer_data[destination]")
  if (Result.isFailure(receives)) return Result.fail(receives.failure)
  const abroad = settling === merchant ? CrossBorder.destinationRefusal(world, receives.success) : undefined
  if (abroad !== undefined) return Result.fail(abroad)
  const scheme = agreedFee === undefined ? PlatformPricing.of(world, command, receives.success) : undefined
  const split = ChargeSplit.refusalOf(command) ?? schemeRefusal(scheme, command)
  if (split !== undefined) return Result.fail(split)
  const taken = scheme === undefined ? stripeFee(command, settling, merchant) : schemeFee(scheme, command)
  const resolved = ChargeAmount.of(command, taken, asked)
  if (Result.isFailure(resolved)) return Result.fail(resolved.failure)
  const amount = resolved.success
  const rest = netAmount === undefined ? (agreedFee ?? asked) : positive(Money.minus(amount, netAmount))
  const applicationFee = scheme === undefined ? rest : computedFee(scheme, command, amount)
  const settled = ChargeAmount.settled(world, settling, amount, at)
  if (Conversion.isRefused(settled)) return Result.fail(settled)
  const refusal = ChargeSplit.feeRefusal(world, amount, netAmount === undefined ? asked : undefined)
  if (refusal !== undefined) return Result.fail(refusal)
  const unbilled = BillProduct.refusalOf(world, command, amount, settled?.amount ?? amount, at)
  if (unbilled !== undefined) return Result.fail(unbilled)
  const transferred = sentOf(transferData.amount ?? amount, settled)
  const arrived = Conversion.incoming(world, receives.success, transferred, at)
  if (Conversion.isRefused(arrived)) return Result.fail(arrived)
  const exchangedFee = FeeExchange.of(world, applicationFee, settled, arrived, true, at)
  if (Conversion.isRefused(exchangedFee)) return Result.fail(exchangedFee)
  const paymentMethod = ChargeAmount.methodOf(command)
  const availableOn = Settlement.of(world, settling, paymentMethod, at)
  if (availableOn instanceof NotModelled) return Result.fail(availableOn)
  const processingFee = ProcessingFee.on(settling, paymentMethod, settled?.amount ?? amount)
  return Result.succeed({
    way: "destination",
    merchant,
    amount,
    settled,
    paymentMethod,
    processingFee,
    availableOn,
    destination: receives.success,
    transferred,
    arrived,
    applicationFee,
    exchangedFee,
    feeOrigin: scheme !== undefined ? "pricing_scheme" : netAmount === undefined ? "request" : "net_amount"
  })
}

/** What is transferred of a charge, in the currency it settled in. */
const sentOf = (stated: Money.Money, settled: Converted | undefined): Money.Money =>
  settled === undefined ? stated : Money.convert(stated, settled.amount.currency, settled.rate)

/** What Stripe takes of an amount, by the prices of `settling`, with the tax of whoever bears it. */
const stripeFee =
  (command: ChargeRequest, settling: StripeAccount, { feeTax }: StripeAccount): GrossUp.Fee =>
  (amount) =>
    FeeTax.including(feeTax, ProcessingFee.on(settling, ChargeAmount.methodOf(command), amount))

const schemeFee =
  (scheme: PricingScheme.PricingScheme | undefined, command: ChargeRequest): GrossUp.Fee =>
  (amount) =>
    scheme === undefined
      ? Money.zero(amount.currency)
      : PricingScheme.fee(scheme, ChargeAmount.methodOf(command), amount)

const positive = (amount: Money.Money): Money.Money | undefined => (Money.isPositive(amount) ? amount : undefined)

/** The fee by the scheme; none is taken where it comes to nothing. */
const computedFee = (
  scheme: PricingScheme.PricingScheme | undefined,
  command: ChargeRequest,
  amount: Money.Money
): Money.Money | undefined => positive(schemeFee(scheme, command)(amount))

/** A scheme that states its fee in another currency than the payment's would have to convert it. */
const schemeRefusal = (
  scheme: PricingScheme.PricingScheme | undefined,
  command: ChargeRequest
): NotModelled | undefined => {
  const { currency } = ChargeAmount.stated(command)
  const other = scheme && PricingScheme.otherCurrency(scheme, ChargeAmount.methodOf(command), currency)
  return other && new NotModelled({ what: `converting the fee of a pricing scheme from ${other} to ${currency}` })
}
