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

type Kind = ConnectObject["object"]

export type OfKind<Object extends Kind> = Extract<ConnectObject, { readonly object: Object }>

/** The look-ups there are, and what each finds. */
const kinds = {
  authorization: "authorization",
  charge: "charge",
  refund: "refund",
  dispute: "dispute",
  transfer: "transfer",
  applicationFee: "application_fee",
  payout: "payout",
  topUp: "topup",
  reserveHold: "reserve.hold",
  flexLoan: "flex_loan",
  financingTransaction: "capital.financing_transaction",
  balancePayment: "balance_payment",
  balancePaymentRefund: "balance_payment_refund"
} as const satisfies Readonly<Record<string, Kind>>

type Name = keyof typeof kinds

const names = Object.keys(kinds) as ReadonlyArray<Name>

/** Looks an object up by its id. */
export type Objects = { readonly [Each in Name]: (id: string) => OfKind<(typeof kinds)[Each]> | undefined }

type Find = (id: string) => ConnectObject | undefined

const each = (lookup: (kind: Kind, name: Name) => Find): Objects =>
  Object.fromEntries(names.map((name) => [name, lookup(kinds[name], name)])) as Objects

const ofKind = (object: ConnectObject | undefined, kind: Kind): ConnectObject | undefined =>
  object?.object === kind ? object : undefined

/** The look-ups over whatever finds an object by its id alone. */
export const lookups = (get: Find): Objects => each((kind) => (id) => ofKind(get(id), kind))

/** The look-ups over what `get` finds, and over `below` for what it does not. */
export const layered = (get: Find, below: Objects): Objects =>
  each((kind, name) => (id) => ofKind(get(id), kind) ?? below[name](id))

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
