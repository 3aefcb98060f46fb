/**
 * StripeJson: the objects of Connect as Stripe's API answers them: its field names, null where nothing is.
 *
 * Amounts are integers of the smallest unit, written digit by digit, so they are exact beyond what a JavaScript number
 * holds. `account`, which Stripe's objects do not have, says on whose account an object is.
 */
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

declare global {
  interface JSON {
    /** A piece of JSON text as a value; ES2026, in Node since 21. */
    rawJSON(text: string): unknown
  }
}

export const integer = (amount: Money.Money): unknown => JSON.rawJSON(amount.minor.toString())

export const money = (amount: Money.Money) => ({ amount: integer(amount), currency: amount.currency })

/** With the status that it has at the moment `asOf`. */
export const transaction = (it: BalanceTransaction.BalanceTransaction, asOf: Instant) => ({
  id: it.id,
  object: "balance_transaction",
  account: it.account,
  amount: integer(it.amount),
  available_on: it.availableOn,
  balance_type: it.balanceType,
  created: it.created,
  currency: it.amount.currency,
  description: it.description,
  fee: integer(it.fee),
  fee_details: it.feeDetails.map(({ amount, description, type }) => ({ ...money(amount), description, type })),
  net: integer(it.net),
  reporting_category: it.reportingCategory,
  source: it.source ?? null,
  status: BalanceTransaction.matures(it) > asOf ? "pending" : "available",
  type: it.type
})

type Of<Kind extends ConnectObject["object"]> = Extract<ConnectObject, { readonly object: Kind }>

/** What every object has. */
const common = ({ amount, balanceTransaction, created, id, object }: ConnectObject) => ({
  id,
  object,
  ...money(amount),
  balance_transaction: balanceTransaction,
  created
})

const charge = (it: Of<"charge">) => ({
  ...common(it),
  account: it.account,
  amount_refunded: integer(it.amountRefunded),
  application_fee: it.applicationFee ?? null,
  description: it.description ?? null,
  refunded: Money.equals(it.amount, it.amountRefunded),
  source_transfer: it.sourceTransfer ?? null,
  status: "succeeded",
  transfer: it.transfer ?? null,
  transfer_group: it.transferGroup ?? null
})

const refund = (it: Of<"refund">) => ({
  ...common(it),
  account: it.account,
  charge: it.charge,
  source_transfer_reversal: it.sourceTransferReversal ?? null,
  status: it.status,
  transfer_reversal: it.transferReversal ?? null
})

const transfer = (it: Of<"transfer">) => ({
  ...common(it),
  account: it.account,
  amount_reversed: integer(it.amountReversed),
  destination: it.destination,
  destination_payment: it.destinationPayment,
  reversed: Money.equals(it.amount, it.amountReversed),
  source_transaction: it.sourceTransaction ?? null,
  transfer_group: it.transferGroup ?? null
})

const transferReversal = (it: Of<"transfer_reversal">) => ({
  ...common(it),
  account: it.account,
  destination_payment_refund: it.destinationPaymentRefund,
  source_refund: it.sourceRefund ?? null,
  transfer: it.transfer
})

const applicationFee = (it: Of<"application_fee">) => ({
  ...common(it),
  account: it.account,
  amount_refunded: integer(it.amountRefunded),
  charge: it.charge,
  originating_transaction: it.originatingTransaction ?? null,
  refunded: Money.equals(it.amount, it.amountRefunded)
})

const feeRefund = (it: Of<"fee_refund">) => ({ ...common(it), fee: it.fee })

export const object = (it: ConnectObject) => {
  switch (it.object) {
    case "charge":
      return charge(it)
    case "refund":
      return refund(it)
    case "transfer":
      return transfer(it)
    case "transfer_reversal":
      return transferReversal(it)
    case "application_fee":
      return applicationFee(it)
    case "fee_refund":
      return feeRefund(it)
  }
}
