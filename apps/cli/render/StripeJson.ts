/**
 * StripeJson: the objects of Connect as Stripe's API answers them, made by the codecs of the wire, with null where
 * nothing is, and what is ours.
 *
 * Amounts are integers of the smallest unit, written digit by digit, so they are exact beyond what a JavaScript number
 * holds. `account`, which Stripe's objects do not have, says on whose account an object is.
 */
import * as ApplicationFee from "#adapters/stripe/wire/ApplicationFee.ts"
import * as Wire from "#adapters/stripe/wire/BalanceTransaction.ts"
import * as Charge from "#adapters/stripe/wire/Charge.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as FeeRefund from "#adapters/stripe/wire/FeeRefund.ts"
import * as Payout from "#adapters/stripe/wire/Payout.ts"
import * as Refund from "#adapters/stripe/wire/Refund.ts"
import * as TopUp from "#adapters/stripe/wire/TopUp.ts"
import * as Transfer from "#adapters/stripe/wire/Transfer.ts"
import * as TransferReversal from "#adapters/stripe/wire/TransferReversal.ts"
import type * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Model from "#core/connect/objects/Charge.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Dispute from "#adapters/stripe/wire/Dispute.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

export const { money, of: integer } = ExactInteger

/** With the status that it has at the moment `asOf`. */
export const transaction = (it: BalanceTransaction.BalanceTransaction, asOf: Instant) => ({
  ...Wire.stated(it, asOf),
  account: it.account
})

type Of<Kind extends ConnectObject["object"]> = Extract<ConnectObject, { readonly object: Kind }>

/** What every object has. */
const common = (it: ConnectObject) => ({
  id: it.id,
  object: nameOf(it),
  ...money(it.amount),
  balance_transaction: ("balanceTransaction" in it ? it.balanceTransaction : undefined) ?? null,
  created: it.created
})

/** Stripe's name for what it is: an authorisation is a charge that was not captured. */
export const nameOf = ({ object }: ConnectObject): string => (object === "authorization" ? "charge" : object)

/** Stripe says until when it can be captured among the details of its card. */
const charge = (it: Of<"charge" | "authorization">, at: Instant) => ({
  transfer: null,
  ...Charge.stated(it),
  account: it.account,
  authorization: it.object === "authorization" ? it.status : null,
  capture_before: it.object === "authorization" && it.status === "held" ? it.captureBefore : null,
  ...(it.object === "charge" ? { status: Model.statusAt(it, at) } : {})
})

const refund = (it: Of<"refund">) => ({
  failure_balance_transaction: null,
  failure_reason: null,
  pending_reason: null,
  ...Refund.stated(it),
  account: it.account
})

/** Stripe lists the lines themselves; here are their ids. */
const dispute = (it: Of<"dispute">) => {
  const { amount, charge, created, currency, id, object, ...rest } = Dispute.stated(it)
  const { account, balanceTransactions } = it
  return { id, object, amount, currency, account, balance_transactions: balanceTransactions, charge, created, ...rest }
}

/** Of a charge's fee `payout` is null, and the other way round. */
const applicationFee = (it: Of<"application_fee">) => {
  const stated = ApplicationFee.stated(it)
  return { ...stated, fee_source: { charge: null, payout: null, ...stated.fee_source } }
}

const reserveHold = (it: Of<"reserve.hold">) => ({
  ...common(it),
  account: it.account,
  amount_releasable: integer(it.amountReleasable),
  created_by: "application",
  is_releasable: !Money.isZero(it.amountReleasable),
  reason: it.sourceCharge === undefined ? "standalone" : "charge",
  release_schedule: { release_after: it.releaseAfter, scheduled_release: it.scheduledRelease },
  source_charge: it.sourceCharge ?? null,
  source_type: it.sourceType
})

const reserveRelease = (it: Of<"reserve.release">) => ({
  ...common(it),
  account: it.account,
  created_by: it.reason === "hold_released_early" ? "application" : "stripe",
  reason: it.reason,
  released_at: it.created,
  reserve_hold: it.reserveHold,
  source_type: it.sourceType
})

/** No object of Stripe's is the loan itself: these are its terms and its state, as a financing summary has them. */
const flexLoan = (it: Of<"flex_loan">) => ({
  ...common(it),
  account: it.account,
  details: {
    advance_amount: integer(it.amount),
    fee_amount: integer(it.feeAmount),
    paid_amount: integer(it.paidAmount),
    remaining_amount: integer(Financing.remaining(it)),
    withhold_rate: Rate.formatDecimal(it.withholdRate)
  }
})

const reasons = { payout: null, payment: "automatic_withholding", reversal: "automatic_withholding_refund" } as const

const financingTransaction = (it: Of<"capital.financing_transaction">) => ({
  ...common(it),
  account: it.account,
  details: {
    reason: reasons[it.type],
    reversed_transaction: it.type === "reversal" ? it.reversedTransaction : null,
    total_amount: integer(it.amount),
    transaction: it.type === "payout" ? null : { charge: it.charge }
  },
  flex_loan: it.flexLoan,
  source_type: it.sourceType,
  type: it.type
})

/** A charge at Stripe, by the payment method stripe_balance. */
const balancePayment = (it: Of<"balance_payment">) => ({
  ...common(it),
  account: it.account,
  amount_refunded: integer(it.amountRefunded),
  payment_method_details: { type: "stripe_balance", stripe_balance: { account: it.payer, source_type: it.sourceType } }
})

const balancePaymentRefund = (it: Of<"balance_payment_refund">) => ({
  ...common(it),
  account: it.account,
  charge: it.payment
})

const onAccount = <Stated extends object>(it: { readonly account: string }, stated: Stated) => ({
  ...stated,
  account: it.account
})

/** As it was at the moment `at`, which says whether a bank debit is pending. */
export const object = (it: ConnectObject, at: Instant) => {
  switch (it.object) {
    case "authorization":
    case "charge":
      return charge(it, at)
    case "refund":
      return refund(it)
    case "dispute":
      return dispute(it)
    case "transfer":
      return onAccount(it, Transfer.stated(it))
    case "transfer_reversal":
      return onAccount(it, TransferReversal.stated(it))
    case "application_fee":
      return applicationFee(it)
    case "fee_refund":
      return FeeRefund.stated(it)
    case "payout":
      return onAccount(it, Payout.stated(it))
    case "topup":
      return onAccount(it, TopUp.stated(it))
    case "reserve.hold":
      return reserveHold(it)
    case "reserve.release":
      return reserveRelease(it)
    case "flex_loan":
      return flexLoan(it)
    case "capital.financing_transaction":
      return financingTransaction(it)
    case "balance_payment":
      return balancePayment(it)
    case "balance_payment_refund":
      return balancePaymentRefund(it)
  }
}

/** An account as it is from now on, as far as it decides what it may do. */
export const accountStatus = ({ account, status }: NonNullable<Outcome["status"]>) => {
  const { currentDeadline, currentlyDue, eventuallyDue, pastDue, pendingVerification } =
    AccountStatus.requirements(status)
  return {
    id: account,
    charges_enabled: AccountStatus.chargesEnabled(status),
    payouts_enabled: AccountStatus.payoutsEnabled(status),
    capabilities: Object.fromEntries(Capability.all.map((each) => [each, AccountStatus.stateOf(status, each)])),
    requirements: {
      current_deadline: currentDeadline ?? null,
      currently_due: currentlyDue,
      disabled_reason: AccountStatus.disabledReason(status) ?? null,
      eventually_due: eventuallyDue,
      past_due: pastDue,
      pending_verification: pendingVerification
    },
    external_account: status.externalAccount
  }
}
