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
import type { FeeDetail } from "#core/connect/BalanceTransaction.ts"
import * as Charge from "#core/connect/Charge.ts"
import * as ApplicationFeeMovement from "#core/connect/decisions/ApplicationFeeMovement.ts"
import type { ChargeRequest } from "#core/connect/decisions/ChargeRequest.ts"
import * as ChargeTerms from "#core/connect/decisions/ChargeTerms.ts"
import * as Draft from "#core/connect/decisions/Draft.ts"
import * as ProcessingFee from "#core/connect/decisions/ProcessingFee.ts"
import * as TransferMovement from "#core/connect/decisions/TransferMovement.ts"
import type { NotModelled } from "#core/connect/NotModelled.ts"
import type { Refusal } from "#core/connect/Refusal.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

type Decision = Result.Result<Outcome, Refusal | NotModelled>

export const decide = (world: World, command: ChargeRequest, at: Instant.Instant): Decision =>
  Result.map(ChargeTerms.of(world, command, at), (terms) => {
    const draft = Draft.of(world, command.key, at)
    switch (terms.way) {
      case "platform":
        charge(draft, command, terms, { fees: stripeFees(command, terms) })
        break
      case "direct":
        direct(draft, command, terms)
        break
      case "destination":
        destination(draft, command, terms)
    }
    return draft.outcome()
  })

const stripeFees = ({ amount }: ChargeRequest, { merchant }: ChargeTerms.ChargeTerms): ReadonlyArray<FeeDetail> =>
  ProcessingFee.lines(Tariff.fee(merchant.tariff, amount))

/** The application fee that was asked for, with its id; ids are given in the order of the lines. */
const feeOf = (draft: Draft.Draft, amount: Money.Money | undefined) =>
  amount === undefined ? undefined : { id: draft.id("fee"), amount }

const direct = (draft: Draft.Draft, command: ChargeRequest, terms: ChargeTerms.DirectTerms): void => {
  const platformPays = terms.merchant.controller.feesPayer === "application"
  const processing = stripeFees(command, terms)
  const fee = feeOf(draft, terms.applicationFee)
  const charged = charge(draft, command, terms, {
    fees: [
      ...(platformPays ? [] : processing),
      ...(fee === undefined ? [] : [ApplicationFeeMovement.line(draft, fee.amount)])
    ],
    ...(fee === undefined ? {} : { applicationFee: fee.id })
  })
  if (fee !== undefined) ApplicationFeeMovement.collect(draft, { ...fee, from: terms.merchant, charge: charged })
  if (platformPays) ProcessingFee.billPlatform(draft, processing, charged.id)
}

const destination = (draft: Draft.Draft, command: ChargeRequest, terms: ChargeTerms.DestinationTerms): void => {
  const { destination: from, transferred } = terms
  const transferId = draft.id("tr")
  const transferGroup = command.transferGroup ?? `group_pi_${command.key}`
  const charged = charge(draft, { ...command, transferGroup }, terms, {
    fees: stripeFees(command, terms),
    transfer: transferId,
    transferred: { count: 1, total: transferred }
  })
  const fee = feeOf(draft, terms.applicationFee)
  const payment = TransferMovement.send(draft, {
    id: transferId,
    amount: transferred,
    destination: from.id,
    source: charged,
    transferGroup,
    ...(fee === undefined ? {} : { applicationFee: fee })
  })
  if (fee === undefined) return
  ApplicationFeeMovement.collect(draft, { ...fee, from, charge: payment, originatingTransaction: charged.id })
}

/** The charge itself and its line on the balance it settles on. */
const charge = (
  draft: Draft.Draft,
  command: ChargeRequest,
  { availableOn, merchant }: ChargeTerms.ChargeTerms,
  made: Partial<Pick<Charge.Charge, "transfer" | "transferred" | "applicationFee">> & {
    readonly fees: ReadonlyArray<FeeDetail>
  }
): Charge.Charge => {
  const { amount, description, transferGroup } = command
  const { fees, ...links } = made
  const charged: Charge.Charge = {
    object: "charge",
    id: draft.id("ch"),
    account: merchant.id,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn,
    balanceTransaction: draft.id("txn"),
    transferred: Charge.undrawn(amount),
    ...links,
    ...(description === undefined ? {} : { description }),
    ...(transferGroup === undefined ? {} : { transferGroup })
  }
  draft.make(charged)
  draft.line({
    id: charged.balanceTransaction,
    account: merchant.id,
    type: "charge",
    amount,
    fees,
    availableOn,
    source: charged.id,
    description: description ?? ""
  })
  return charged
}
