/**
 * CreateCharge: a payment: on the platform, direct on a connected account, or to a destination.
 *
 * - On the platform (separate charges and transfers): the platform's balance takes the amount less Stripe's fee.
 * - Direct: the connected account's balance takes the amount, the application fee goes to the platform, and Stripe's
 *   fee is paid by whoever the account's controller says.
 *   https://docs.stripe.com/connect/direct-charges-fee-payer-behavior
 * - Destination: the platform is charged and pays Stripe's fee, the whole amount (or `transfer_data[amount]`) is
 *   transferred, and an application fee comes back out of it. https://docs.stripe.com/connect/destination-charges
 */
import { Result } from "effect"
import type { Charge } from "#core/connect/Charge.ts"
import type { FeeDetail } from "#core/connect/BalanceTransaction.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as Movement from "#core/connect/decisions/Movement.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import { NotModelled } from "#core/connect/NotModelled.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import type { AccountId, ConnectedAccount, StripeAccount } from "#core/connect/StripeAccount.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface CreateCharge {
  readonly _tag: "charge"
  readonly key: string
  readonly amount: Money.Money
  /** The connected account to charge on (the `Stripe-Account` header): a direct charge. */
  readonly stripeAccount?: AccountId
  /** Makes it a destination charge; `amount` sends less than the whole. */
  readonly transferData?: { readonly destination: AccountId; readonly amount?: Money.Money }
  readonly applicationFeeAmount?: Money.Money
  readonly transferGroup?: string
  readonly description?: string
}

type Decision = Result.Result<Outcome, Refusal.Refusal | NotModelled>

export const decide = (world: World, command: CreateCharge, at: Instant.Instant): Decision => {
  const merchant = command.stripeAccount === undefined ? world.platform : world.account(command.stripeAccount)
  if (merchant === undefined) return Result.fail(Refusal.noAccess(command.stripeAccount ?? ""))
  const refusal = refusalOf(world, command, merchant)
  if (refusal !== undefined) return Result.fail(refusal)

  const draft = Draft.of(world, command.key, at)
  if (merchant.kind === "connected") direct(draft, command, merchant)
  else if (command.transferData !== undefined) destination(draft, command, command.transferData)
  else charge(draft, command, merchant, { fees: ProcessingFee.lines(Tariff.fee(merchant.tariff, command.amount)) })
  return Result.succeed(draft.outcome())
}

const refusalOf = (
  world: World,
  command: CreateCharge,
  merchant: StripeAccount
): Refusal.Refusal | NotModelled | undefined => {
  const { applicationFeeAmount: fee, amount } = command
  return (
    amountRefusal(amount) ??
    NotModelled.conversion(amount, merchant) ??
    capabilityRefusal(merchant) ??
    transferDataRefusal(world, command, merchant) ??
    (fee === undefined ? undefined : applicationFeeRefusal(world, command, merchant, fee)) ??
    (reachesPlatform(merchant, fee) ? NotModelled.conversion(amount, world.platform) : undefined)
  )
}

const amountRefusal = (amount: Money.Money): Refusal.Refusal | undefined => {
  if (Money.isZero(amount)) return Refusal.nothingToCharge()
  if (Money.isNegative(amount)) return Refusal.notPositive("amount")
  const minimum = Currency.minimumCharge(amount.currency)
  if (minimum !== undefined && amount.minor < minimum) {
    return Refusal.tooSmall(Money.of(amount.currency, minimum))
  }
  const maximum = Money.of(amount.currency, Currency.maximumCharge(amount.currency))
  if (Money.compare(amount, maximum) > 0) return Refusal.tooLarge(maximum)
  const step = Currency.chargeStep(amount.currency)
  return Money.isMultiple(amount, step) ? undefined : Refusal.notOfStep(amount, step)
}

const capabilityRefusal = (merchant: StripeAccount): Refusal.Refusal | undefined =>
  merchant.kind === "connected" && !merchant.capabilities.has("card_payments") ? Refusal.noCardPayments() : undefined

const transferDataRefusal = (
  world: World,
  command: CreateCharge,
  merchant: StripeAccount
): Refusal.Refusal | NotModelled | undefined => {
  const { amount, applicationFeeAmount, transferData } = command
  if (transferData === undefined) return undefined
  if (merchant.kind === "connected") return Refusal.directWithDestination(transferData.destination)
  const target = world.account(transferData.destination)
  if (target === undefined)
    return Refusal.missing("destination", transferData.destination, "transfer_data[destination]")
  if (target.kind === "platform") return Refusal.ownDestination("transfer_data[destination]")
  if (!target.capabilities.has("transfers")) return Refusal.noTransfers()
  if (transferData.amount === undefined) return NotModelled.conversion(amount, target)
  if (applicationFeeAmount !== undefined) return Refusal.twoSplits()
  if (!Money.isPositive(transferData.amount)) return Refusal.notPositive("transfer_data[amount]")
  if (transferData.amount.currency !== amount.currency) return Refusal.otherCurrency("transfer_data[amount]", amount)
  if (Money.compare(transferData.amount, amount) > 0) return Refusal.transferAboveCharge(amount)
  return NotModelled.conversion(amount, target)
}

const applicationFeeRefusal = (
  world: World,
  command: CreateCharge,
  merchant: StripeAccount,
  fee: Money.Money
): Refusal.Refusal | undefined => {
  if (merchant.kind === "platform" && command.transferData === undefined) return Refusal.feeWithoutAccount()
  if (!Money.isPositive(fee)) return Refusal.notPositive("application_fee_amount")
  if (fee.currency !== command.amount.currency) return Refusal.otherCurrency("application_fee_amount", command.amount)
  if (Money.compare(fee, command.amount) > 0) return Refusal.feeAboveCharge(command.amount)
  const mayEqual = world.settings.applicationFeeLimit === "charge_amount"
  return mayEqual || !Money.equals(fee, command.amount) ? undefined : Refusal.feeNotBelowCharge(command.amount)
}

/** Whether a direct charge moves money on the platform too: its application fee, or Stripe's fee that it pays. */
const reachesPlatform = (merchant: StripeAccount, fee: Money.Money | undefined): boolean =>
  merchant.kind === "connected" && (fee !== undefined || merchant.controller.feesPayer === "application")

const direct = (draft: Draft.Draft, command: CreateCharge, merchant: ConnectedAccount): void => {
  const platformPays = merchant.controller.feesPayer === "application"
  const stripeFees = ProcessingFee.lines(Tariff.fee(merchant.tariff, command.amount))
  const fee = command.applicationFeeAmount
  const feeId = fee === undefined ? undefined : draft.id("fee")
  const charged = charge(draft, command, merchant, {
    fees: [
      ...(platformPays ? [] : stripeFees),
      ...(fee === undefined ? [] : [Movement.applicationFeeLine(draft, fee)])
    ],
    ...(feeId === undefined ? {} : { applicationFee: feeId })
  })
  if (fee !== undefined && feeId !== undefined) {
    Movement.applicationFee(draft, { id: feeId, amount: fee, from: merchant, charge: charged })
  }
  if (platformPays) ProcessingFee.billPlatform(draft, stripeFees, charged.id)
}

const destination = (
  draft: Draft.Draft,
  command: CreateCharge,
  { amount, destination }: NonNullable<CreateCharge["transferData"]>
): void => {
  const platform = draft.world.platform
  const transferred = amount ?? command.amount
  const transferId = draft.id("tr")
  const grouped = { ...command, transferGroup: command.transferGroup ?? `group_pi_${command.key}` }
  const charged = charge(draft, grouped, platform, {
    fees: ProcessingFee.lines(Tariff.fee(platform.tariff, command.amount)),
    transfer: transferId,
    transferred: [transferred]
  })
  const fee = command.applicationFeeAmount
  const feeId = fee === undefined ? undefined : draft.id("fee")
  const payment = Movement.transfer(draft, {
    id: transferId,
    amount: transferred,
    destination,
    source: charged,
    transferGroup: grouped.transferGroup,
    ...(fee === undefined || feeId === undefined ? {} : { applicationFee: { id: feeId, amount: fee } })
  })
  const from = draft.world.account(destination)
  if (fee === undefined || feeId === undefined || from?.kind !== "connected") return
  Movement.applicationFee(draft, { id: feeId, amount: fee, from, charge: payment, originatingTransaction: charged.id })
}

/** The charge itself and its line on the balance it settles on. */
const charge = (
  draft: Draft.Draft,
  command: CreateCharge,
  merchant: StripeAccount,
  made: Partial<Pick<Charge, "transfer" | "transferred" | "applicationFee">> & {
    readonly fees: ReadonlyArray<FeeDetail>
  }
): Charge => {
  const { fees, ...links } = made
  const charged: Charge = {
    object: "charge",
    id: draft.id("ch"),
    account: merchant.id,
    amount: command.amount,
    amountRefunded: Money.zero(command.amount.currency),
    created: draft.at,
    availableOn: settlesOn(draft, merchant),
    balanceTransaction: draft.id("txn"),
    transferred: [],
    ...links,
    ...(command.transferGroup === undefined ? {} : { transferGroup: command.transferGroup })
  }
  draft.make(charged)
  draft.line({
    id: charged.balanceTransaction,
    account: merchant.id,
    type: "charge",
    amount: charged.amount,
    fees,
    availableOn: charged.availableOn,
    source: charged.id,
    description: command.description ?? ""
  })
  return charged
}

const settlesOn = (draft: Draft.Draft, account: StripeAccount): Instant.Instant =>
  SettlementDelay.availableOn(
    draft.at,
    account.settlementDelay,
    Calendar.of(account.country),
    draft.world.settings.weekends
  )
