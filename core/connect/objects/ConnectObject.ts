/**
 * ConnectObject: any object of the vocabulary that a decision makes or changes.
 */
import type { ApplicationFee, ApplicationFeeRefund } from "#core/connect/objects/ApplicationFee.ts"
import type { Authorization } from "#core/connect/objects/Authorization.ts"
import type { BalancePayment, BalancePaymentRefund } from "#core/connect/objects/BalancePayment.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import type { FinancingTransaction, FlexLoan } from "#core/connect/objects/Financing.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { Refund } from "#core/connect/objects/Refund.ts"
import type { ReserveHold, ReserveRelease } from "#core/connect/objects/Reserve.ts"
import type { TopUp } from "#core/connect/objects/TopUp.ts"
import type { Transfer, TransferReversal } from "#core/connect/objects/Transfer.ts"
import * as Money from "#core/money/Money.ts"

export type ConnectObject =
  | Authorization
  | Charge
  | Refund
  | Dispute.Dispute
  | Transfer
  | TransferReversal
  | ApplicationFee
  | ApplicationFeeRefund
  | Payout
  | TopUp
  | ReserveHold
  | ReserveRelease
  | FlexLoan
  | FinancingTransaction
  | BalancePayment
  | BalancePaymentRefund

/** Looks an object up by its id. */
export interface Objects {
  readonly authorization: (id: string) => Authorization | undefined
  readonly charge: (id: string) => Charge | undefined
  readonly refund: (id: string) => Refund | undefined
  readonly dispute: (id: string) => Dispute.Dispute | undefined
  readonly transfer: (id: string) => Transfer | undefined
  readonly applicationFee: (id: string) => ApplicationFee | undefined
  readonly payout: (id: string) => Payout | undefined
  readonly topUp: (id: string) => TopUp | undefined
  readonly reserveHold: (id: string) => ReserveHold | undefined
  readonly flexLoan: (id: string) => FlexLoan | undefined
  readonly financingTransaction: (id: string) => FinancingTransaction | undefined
  readonly balancePayment: (id: string) => BalancePayment | undefined
  readonly balancePaymentRefund: (id: string) => BalancePaymentRefund | undefined
}

export type OfKind<Kind> = Extract<ConnectObject, { readonly object: Kind }>

/** The look-ups over whatever finds an object by its id alone. */
export const lookups = (get: (id: string) => ConnectObject | undefined): Objects => {
  const find =
    <Kind extends ConnectObject["object"]>(kind: Kind) =>
    (id: string): OfKind<Kind> | undefined => {
      const object = get(id)
      return object?.object === kind ? (object as OfKind<Kind>) : undefined
    }
  return {
    authorization: find("authorization"),
    charge: find("charge"),
    refund: find("refund"),
    dispute: find("dispute"),
    transfer: find("transfer"),
    applicationFee: find("application_fee"),
    payout: find("payout"),
    topUp: find("topup"),
    reserveHold: find("reserve.hold"),
    flexLoan: find("flex_loan"),
    financingTransaction: find("capital.financing_transaction"),
    balancePayment: find("balance_payment"),
    balancePaymentRefund: find("balance_payment_refund")
  }
}

/** The look-ups over what `get` finds, and over `below` for what it does not. */
export const layered = (get: (id: string) => ConnectObject | undefined, below: Objects): Objects => {
  const above = lookups(get)
  return {
    authorization: (id) => above.authorization(id) ?? below.authorization(id),
    charge: (id) => above.charge(id) ?? below.charge(id),
    refund: (id) => above.refund(id) ?? below.refund(id),
    dispute: (id) => above.dispute(id) ?? below.dispute(id),
    transfer: (id) => above.transfer(id) ?? below.transfer(id),
    applicationFee: (id) => above.applicationFee(id) ?? below.applicationFee(id),
    payout: (id) => above.payout(id) ?? below.payout(id),
    topUp: (id) => above.topUp(id) ?? below.topUp(id),
    reserveHold: (id) => above.reserveHold(id) ?? below.reserveHold(id),
    flexLoan: (id) => above.flexLoan(id) ?? below.flexLoan(id),
    financingTransaction: (id) => above.financingTransaction(id) ?? below.financingTransaction(id),
    balancePayment: (id) => above.balancePayment(id) ?? below.balancePayment(id),
    balancePaymentRefund: (id) => above.balancePaymentRefund(id) ?? below.balancePaymentRefund(id)
  }
}

/** What the source of a balance transaction leads to. */
export type Sources = Pick<
  Objects,
  "charge" | "refund" | "dispute" | "applicationFee" | "payout" | "balancePayment" | "balancePaymentRefund"
>

/** Whether nothing more happens to it by itself: what has not settled must be remembered until it does. */
export const isSettled = (object: ConnectObject): boolean => {
  switch (object.object) {
    case "authorization":
      return object.status !== "held"
    case "refund":
    case "topup":
      return object.status !== "pending"
    case "payout":
      return object.status !== "pending" && object.status !== "in_transit"
    case "dispute":
      return !Dispute.isInquiry(object) && object.status !== "needs_response"
    case "reserve.hold":
      return Money.isZero(object.amountReleasable)
    // What is paid down is owed again when its payment goes back.
    case "flex_loan":
      return false
    default:
      return true
  }
}
