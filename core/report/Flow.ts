/**
 * Flow: a kind of movement into or out of a Stripe balance, by what is on the other side of the posting.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"

/** What moves a balance because of business. */
export const earnings = [
  "charges",
  "refunds",
  "disputes",
  "stripeFees",
  "applicationFees",
  "transfers",
  "collections",
  "other"
] as const

export const all = [
  "charges",
  "refunds",
  "disputes",
  "stripeFees",
  "applicationFees",
  "transfers",
  "collections",
  "reserves",
  "payouts",
  "topUps",
  "other"
] as const
export type Flow = (typeof all)[number]

const byCategory: ReadonlyMap<string, Flow> = new Map([
  ["unreconciled_customer_funds", "charges"],
  ["refund", "refunds"],
  ["refund_failure", "refunds"],
  ["charge_failure", "refunds"],
  ["partial_capture_reversal", "refunds"],
  ["dispute", "disputes"],
  ["dispute_reversal", "disputes"]
])

/** What a payer's part in a balance transaction is: payers are the outside world too, where issued cards are used. */
const flowOfPayers = ({ reportingCategory }: BalanceTransaction): Flow =>
  reportingCategory === "charge" ? "charges" : (byCategory.get(reportingCategory) ?? "other")

/** What Stripe lends is no fee, nor is what it bears. */
const flowOfStripe = (name: string): Flow => {
  if (name === "losses") return "collections"
  return name === "advances" ? "other" : "stripeFees"
}

const crossing: { readonly [name in LedgerAccount.Crossing]: Flow } = {
  application_fee: "applicationFees",
  transfer: "transfers",
  collection: "collections",
  balance_transfer: "other"
}

/** The kind of flow between a Stripe balance and the account on the other side of the posting. */
export const of = (other: LedgerAccount.LedgerAccount, transaction: BalanceTransaction | undefined): Flow => {
  switch (other.book) {
    case "payers":
      return transaction === undefined ? "other" : flowOfPayers(transaction)
    case "stripe":
      return flowOfStripe(other.name)
    case "tax":
      return "stripeFees"
    case "clearing":
      return crossing[other.name]
    default:
      if (LedgerAccount.isPot(other, "connect_reserved")) return "reserves"
      if (LedgerAccount.isPot(other, "risk_reserved")) return "reserves"
      if (LedgerAccount.isPot(other, "network_reserved")) return "reserves"
      if (LedgerAccount.isPot(other, "in_transit")) return "payouts"
      return LedgerAccount.isPot(other, "bank") && isTopUp(transaction) ? "topUps" : "other"
  }
}

const toppingUp: ReadonlySet<string> = new Set([
  "topup",
  "topup_reversal",
  "inbound_transfer",
  "inbound_transfer_reversal"
])

const isTopUp = (transaction: BalanceTransaction | undefined): boolean =>
  transaction !== undefined && toppingUp.has(transaction.type)

/** Where each flow stands in the list of them. */
export const order = Object.fromEntries(all.map((name, index) => [name, index])) as { readonly [flow in Flow]: number }
