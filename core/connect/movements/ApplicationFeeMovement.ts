/**
 * ApplicationFeeMovement: what the platform takes out of a connected account's payment or instant payout, and what
 * gives it back.
 *
 * Collecting puts the platform's line down; the connected account's side is a fee line of its own ({@link line}). Giving
 * back makes both lines. In one currency application fees add nothing to the sum of all balances.
 */
import * as ApplicationFee from "#core/connect/objects/ApplicationFee.ts"
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as FeeExchange from "#core/connect/movements/FeeExchange.ts"
import * as ConversionFee from "#core/connect/movements/ConversionFee.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A fee in its payment's currency, and what it comes to on either side where that is another one. */
interface Stated {
  readonly amount: Money.Money
  readonly exchanged?: ApplicationFee.Exchanged | undefined
}

/** The platform's fee as a line of the connected account's payment or payout. */
export const line = (draft: Draft.Draft, { amount, exchanged }: Stated): FeeDetail => ({
  type: "application_fee",
  amount: exchanged?.taken?.amount ?? amount,
  description: `${draft.world.platform.name} application fee`
})

/** Collects the application fee of a payment on the platform. */
export const collect = (
  draft: Draft.Draft,
  collected: Stated & {
    readonly id: string
    readonly from: ConnectedAccount
    readonly charge: Charge
    /** When what the payer paid is there; a recipient has its payment later. */
    readonly availableOn: Instant
    readonly originatingTransaction?: string | undefined
  }
): void => {
  const { amount, availableOn, charge, exchanged, from, id, originatingTransaction } = collected
  const made: Draft.Mutable<ApplicationFee.OfCharge> = {
    object: "application_fee",
    id,
    account: from.id,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn,
    charge: charge.id,
    originatingTransaction,
    sourceType: charge.sourceType,
    balanceTransaction: draft.id("txn")
  }
  if (exchanged !== undefined) made.exchanged = exchanged
  put(draft, from, made)
}

/** Collects the application fee of an instant payout on the platform, where it can be used at once. */
export const collectOfPayout = (
  draft: Draft.Draft,
  collected: Stated & {
    readonly id: string
    readonly from: ConnectedAccount
    readonly payout: Payout
  }
): void => {
  const { amount, exchanged, from, id, payout } = collected
  put(draft, from, {
    object: "application_fee",
    id,
    account: from.id,
    amount,
    amountRefunded: Money.zero(amount.currency),
    created: draft.at,
    availableOn: draft.at,
    payout: payout.id,
    sourceType: payout.sourceType,
    balanceTransaction: draft.id("txn"),
    ...(exchanged === undefined ? {} : { exchanged })
  })
}

const put = (draft: Draft.Draft, from: ConnectedAccount, made: ApplicationFee.ApplicationFee): void => {
  const { platform } = draft.world
  draft.make(made)
  draft.line({
    id: made.balanceTransaction,
    account: platform.id,
    type: "application_fee",
    amount: made.exchanged?.received?.amount ?? made.amount,
    availableOn: made.availableOn,
    sourceType: made.sourceType,
    source: made.id,
    description: `Application fee from application ${platform.name} for ${from.name || from.id} (${from.id})`,
    exchangeRate: made.exchanged && (made.exchanged.received ?? made.exchanged.taken)?.rate
  })
  const received = made.exchanged?.received
  if (received !== undefined) ConversionFee.bill(draft, received, made.id, { ...made, account: platform.id })
}

/**
 * Gives `amount` of an application fee back. On the connected account it arrives as an `adjustment`, not as a
 * negative fee (seen in balance exports).
 */
export const giveBack = (draft: Draft.Draft, fee: ApplicationFee.ApplicationFee, amount: Money.Money): void => {
  const availableOn = Draft.following(draft.at, fee.availableOn)
  const source = ApplicationFee.sourceOf(fee)
  const exchanged = FeeExchange.back(draft.world, fee, amount, draft.at)
  const made: ApplicationFee.ApplicationFeeRefund = {
    object: "fee_refund",
    id: draft.id("fr"),
    fee: fee.id,
    amount,
    created: draft.at,
    balanceTransaction: draft.id("txn"),
    ...(exchanged === undefined ? {} : { exchanged: { returned: exchanged.returned, paid: exchanged.paid } })
  }
  draft.change({ ...fee, amountRefunded: Money.add(fee.amountRefunded, amount) })
  draft.make(made)
  draft.line({
    id: made.balanceTransaction,
    account: draft.world.platform.id,
    type: "application_fee_refund",
    amount: Money.negate(exchanged?.paid ?? amount),
    availableOn,
    sourceType: fee.sourceType,
    source: fee.id,
    description: "REFUND FOR APPLICATION FEE",
    exchangeRate: exchanged?.rate
  })
  draft.line({
    id: draft.id("txn"),
    account: fee.account,
    type: "adjustment",
    amount: exchanged?.returned ?? amount,
    // A recipient can use its payment later than the platform its fee.
    availableOn: Draft.following(draft.at, draft.world.charge(source)?.availableOn ?? fee.availableOn),
    sourceType: fee.sourceType,
    source,
    description: `Application fee refund for ${source}`
  })
}
