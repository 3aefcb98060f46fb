/**
 * ChargeTerms: what a request for a charge comes to once nothing speaks against it: who is charged, who receives what.
 */
import { Result } from "effect"
import type { ChargeRequest, DestinationCharge, DirectCharge } from "#core/connect/decisions/ChargeRequest.ts"
import * as Destination from "#core/connect/decisions/Destination.ts"
import * as RequestedAmount from "#core/connect/decisions/RequestedAmount.ts"
import { NotModelled } from "#core/connect/NotModelled.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import type { ConnectedAccount, PlatformAccount, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface PlatformTerms {
  readonly way: "platform"
  readonly merchant: PlatformAccount
  readonly availableOn: Instant.Instant
}

export interface DirectTerms {
  readonly way: "direct"
  readonly merchant: ConnectedAccount
  readonly applicationFee: Money.Money | undefined
  readonly availableOn: Instant.Instant
}

export interface DestinationTerms {
  readonly way: "destination"
  readonly merchant: PlatformAccount
  readonly destination: ConnectedAccount
  readonly transferred: Money.Money
  readonly applicationFee: Money.Money | undefined
  readonly availableOn: Instant.Instant
}

export type ChargeTerms = PlatformTerms | DirectTerms | DestinationTerms

type Refused = Refusal.Refusal | NotModelled
type Agreed<Terms extends ChargeTerms> = Result.Result<Terms, Refused>

export const of = (world: World, command: ChargeRequest, at: Instant.Instant): Agreed<ChargeTerms> => {
  if (command.transferData !== undefined) return destination(world, command, at)
  if (command.stripeAccount === undefined || command.stripeAccount === world.platform.id) {
    return platform(world, command, at)
  }
  return direct(world, command, at)
}

const platform = (world: World, command: ChargeRequest, at: Instant.Instant): Agreed<PlatformTerms> => {
  const merchant = world.platform
  const availableOn = settlesOn(world, merchant, at)
  const refusal =
    amountRefusal(command.amount) ??
    NotModelled.conversion(command.amount, merchant) ??
    (command.applicationFeeAmount === undefined ? undefined : Refusal.feeWithoutAccount()) ??
    NotModelled.holidays(merchant, at, availableOn)
  return refusal === undefined ? Result.succeed({ way: "platform", merchant, availableOn }) : Result.fail(refusal)
}

const direct = (world: World, command: DirectCharge, at: Instant.Instant): Agreed<DirectTerms> => {
  const { amount, applicationFeeAmount: applicationFee } = command
  const merchant = world.account(command.stripeAccount)
  if (merchant?.kind !== "connected") return Result.fail(Refusal.noAccess(command.stripeAccount))
  const availableOn = settlesOn(world, merchant, at)
  // Its application fee, or Stripe's fee that the platform pays.
  const reachesPlatform = applicationFee !== undefined || merchant.controller.feesPayer === "application"
  const refusal =
    amountRefusal(amount) ??
    NotModelled.conversion(amount, merchant) ??
    (merchant.capabilities.has("card_payments") ? undefined : Refusal.noCardPayments()) ??
    applicationFeeRefusal(world, amount, applicationFee) ??
    (reachesPlatform ? NotModelled.conversion(amount, world.platform) : undefined) ??
    NotModelled.holidays(merchant, at, availableOn)
  return refusal === undefined
    ? Result.succeed({ way: "direct", merchant, applicationFee, availableOn })
    : Result.fail(refusal)
}

const destination = (world: World, command: DestinationCharge, at: Instant.Instant): Agreed<DestinationTerms> => {
  const { amount, applicationFeeAmount: applicationFee, transferData } = command
  const merchant = world.platform
  const unfit = amountRefusal(amount) ?? NotModelled.conversion(amount, merchant)
  if (unfit !== undefined) return Result.fail(unfit)
  const receives = Destination.of(world, transferData.destination, "transfer_data[destination]")
  if (Result.isFailure(receives)) return Result.fail(receives.failure)
  const availableOn = settlesOn(world, merchant, at)
  const refusal =
    splitRefusal(command) ??
    NotModelled.conversion(amount, receives.success) ??
    applicationFeeRefusal(world, amount, applicationFee) ??
    NotModelled.holidays(merchant, at, availableOn)
  if (refusal !== undefined) return Result.fail(refusal)
  return Result.succeed({
    way: "destination",
    merchant,
    destination: receives.success,
    transferred: transferData.amount ?? amount,
    applicationFee,
    availableOn
  })
}

const amountRefusal = (amount: Money.Money): Refusal.Refusal | undefined => {
  if (Money.isZero(amount)) return Refusal.nothingToCharge()
  if (Money.isNegative(amount)) return Refusal.notPositive("amount")
  const minimum = Money.of(amount.currency, Currency.minimumCharge(amount.currency) ?? 0n)
  if (Money.compare(amount, minimum) < 0) return Refusal.tooSmall(minimum)
  const maximum = Money.of(amount.currency, Currency.maximumCharge(amount.currency))
  return Money.compare(amount, maximum) > 0 ? Refusal.tooLarge(maximum) : RequestedAmount.stepRefusal(amount, "amount")
}

const splitRefusal = (command: DestinationCharge): Refusal.Refusal | undefined => {
  const { amount, applicationFeeAmount, transferData } = command
  if (transferData.amount === undefined) return undefined
  if (applicationFeeAmount !== undefined) return Refusal.twoSplits()
  return (
    RequestedAmount.refusalOf(transferData.amount, "transfer_data[amount]", amount) ??
    (Money.compare(transferData.amount, amount) > 0 ? Refusal.transferAboveCharge(amount) : undefined)
  )
}

const applicationFeeRefusal = (
  world: World,
  amount: Money.Money,
  fee: Money.Money | undefined
): Refusal.Refusal | undefined => {
  if (fee === undefined) return undefined
  const refusal = RequestedAmount.refusalOf(fee, "application_fee_amount", amount)
  if (refusal !== undefined) return refusal
  if (Money.compare(fee, amount) > 0) return Refusal.feeAboveCharge(amount)
  const mayEqual = world.settings.applicationFeeLimit === "charge_amount"
  return mayEqual || !Money.equals(fee, amount) ? undefined : Refusal.feeNotBelowCharge(amount)
}

const settlesOn = (world: World, { country, settlementDelay }: StripeAccount, at: Instant.Instant): Instant.Instant =>
  SettlementDelay.availableOn(at, settlementDelay, Calendar.of(country), world.settings.weekends)
