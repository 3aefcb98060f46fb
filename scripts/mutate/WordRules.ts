/**
 * WordRules: a word of a closed set where another of the set should stand: a line of another type, another status.
 */
import { type Mistake, type Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"

const none: ReadonlyArray<Mistake> = []

const others: { readonly [property: string]: { readonly [word: string]: string } } = {
  type: {
    charge: "refund",
    refund: "charge",
    payment: "charge",
    payment_refund: "refund",
    refund_failure: "charge",
    transfer: "transfer_refund",
    transfer_refund: "transfer",
    application_fee: "application_fee_refund",
    application_fee_refund: "application_fee",
    adjustment: "application_fee_refund",
    payout: "payout_cancel",
    payout_cancel: "payout_failure",
    payout_failure: "payout_cancel",
    topup: "topup_reversal",
    stripe_fee: "tax_fee"
  },
  status: {
    pending: "succeeded",
    succeeded: "pending",
    in_transit: "paid",
    paid: "in_transit",
    failed: "canceled",
    canceled: "failed",
    expired: "canceled",
    held: "canceled"
  },
  kind: {
    paid: "returned",
    returned: "paid",
    payout_submission: "payout_arrival",
    payout_arrival: "payout_submission",
    funding: "maturity"
  },
  count: { business: "calendar", calendar: "business" },
  way: { platform: "direct", direct: "platform", destination: "platform" }
}

/** Words that mean the same wherever they stand. */
const anywhere: { readonly [word: string]: string } = {
  card: "bank_account",
  bank_account: "card",
  business: "calendar",
  calendar: "business",
  payout_cancel: "payout_failure",
  payment_processing: "connect",
  payments: "risk_reserved",
  kept: "recomputed",
  returns_the_rest: "by_ratio",
  six_business_days: "seven_calendar_days",
  next_business_day_is_day_zero: "next_business_day_is_day_one",
  next_business_day_is_day_one: "next_business_day_is_day_zero",
  charge_amount: "below_charge_amount",
  as_requested: "always_returns_application_fee",
  waits: "negative_balance",
  captured_amount: "whole_and_reversal",
  account: "application",
  application: "account",
  nobody: "account",
  varies: "account"
}

/** The innermost property whose value this is, or a branch of it. */
const propertyOf = ([parent, ...above]: ReadonlyArray<Syntax.Node>, node: Syntax.Node): string | undefined => {
  if (parent?.type === "Property" && parent["value"] === node) return Syntax.keyOf(parent)
  const isBranch = parent?.type === "ConditionalExpression" && parent["test"] !== node
  const isWrapped = parent?.type.startsWith("TS") === true
  return parent !== undefined && (isBranch || isWrapped) ? propertyOf(above, parent) : undefined
}

const isCompared = (parent: Syntax.Node | undefined, node: Syntax.Node): boolean =>
  parent?.type === "BinaryExpression" ||
  parent?.type === "SwitchCase" ||
  (parent?.type === "Property" && parent["key"] === node) ||
  (parent?.type === "MemberExpression" && parent["property"] === node)

const otherWord: Rule = ({ above, node }) => {
  const word = Syntax.word(node)
  if (word === undefined || isCompared(above[0], node)) return none
  const other = others[propertyOf(above, node) ?? ""]?.[word] ?? anywhere[word]
  return other === undefined ? none : [{ node, after: `"${other}"` }]
}

export const all: { readonly [name: string]: Rule } = { "another word": otherWord }
