/**
 * Origin: what an object followed from at first, such as the charge of a refund or of a transfer's reversal.
 */
import * as ApplicationFee from "#core/connect/objects/ApplicationFee.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"

/** Those that are known, by their ids. */
export type Objects = Pick<ReadonlyMap<string, ConnectObject>, "get">

/** The object that this one followed from. */
const parentOf = (object: ConnectObject): string | undefined => {
  switch (object.object) {
    case "charge":
      return object.sourceTransfer
    case "transfer":
      return object.sourceTransaction
    case "refund":
    case "dispute":
      return object.charge
    case "transfer_reversal":
      return object.transfer
    case "application_fee":
      return ApplicationFee.sourceOf(object)
    case "fee_refund":
      return object.fee
    case "payout":
      return object.originalPayout
    case "reserve.release":
      return object.reserveHold
    case "capital.financing_transaction":
      return object.type === "payout" ? object.flexLoan : object.charge
    case "authorization":
    case "topup":
    case "reserve.hold":
    case "flex_loan":
    case "balance_payment":
      return undefined
    case "balance_payment_refund":
      return object.payment
  }
}

/** What it followed from at first: itself, if from nothing that is known. */
export const of = (objects: Objects, object: ConnectObject): ConnectObject => {
  const parent = objects.get(parentOf(object) ?? "")
  return parent === undefined ? object : of(objects, parent)
}
