/**
 * Booking: balance transaction → entry, by one table with a case per type.
 *
 * The table says where the gross amount comes from or goes to; the fee lines follow by their own type. Booking is
 * total: a type without a case goes to `suspense/<type>`, flagged. It is a pure function of fields that never change
 * once the line exists, so it does not matter when, or how often, a line is booked. A missing fact is never
 * guessed: the line stays {@link Unbooked}.
 */
import { Result, Schema } from "effect"
import type { SourceFacts } from "#core/booking/SourceFacts.ts"
import type { BalanceTransaction, FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import type { Type } from "#core/connect/objects/BalanceTransactionType.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"

/** A balance transaction that waits for a fact about its source. */
export class Unbooked extends Schema.TaggedError<Unbooked>()("Unbooked", {
  transaction: Schema.String,
  missing: Schema.String
}) {
  override get message() {
    return `${this.transaction} waits for ${this.missing}`
  }
}

/** Where the amount of a line stands against, with a flag for what a reader should look at. */
interface Placed extends Posting.Counterpart {
  readonly flag?: string
}

type Missing = { readonly missing: string }
type Case = (transaction: BalanceTransaction, facts: SourceFacts) => Placed | Missing

const always = (account: LedgerAccount.LedgerAccount): Case => {
  const placed = { account }
  return () => placed
}

const payers = always(LedgerAccount.payers)
const stripeFees = always(LedgerAccount.stripeFees)
const passthrough = always(LedgerAccount.stripePassthrough)
const advances = always(LedgerAccount.stripeAdvances)
const taxOnFees = always(LedgerAccount.taxOnFees)
const withheldTax = always(LedgerAccount.taxWithheld)

const suspense: Case = ({ type }) => ({
  account: LedgerAccount.suspense(type),
  flag: `${type} has no booking yet`
})

const bySource =
  (account: (transaction: BalanceTransaction) => LedgerAccount.LedgerAccount): Case =>
  (transaction) =>
    transaction.source === undefined
      ? { missing: "its source" }
      : { account: account(transaction), item: transaction.source }

const own =
  (pot: LedgerAccount.Pot): Case =>
  ({ account }) => ({ account: LedgerAccount.of(account, pot) })

const bank = own("bank")
const minimumBalance = own("minimum_balance_hold")
const issuingHold = own("issuing_hold")
const networkReserved = own("network_reserved")
const connectReserved = own("connect_reserved")

const transfers = bySource(() => LedgerAccount.clearing("transfer"))
const inTransit = bySource(({ account }) => LedgerAccount.of(account, "in_transit"))

/** A payment that came by a transfer is the other side of it; one that a payer made is like a charge. */
const payment: Case = ({ source }, { transfer }) => {
  if (transfer === undefined) return { missing: `the transfer behind ${source ?? "its source"}` }
  return transfer === null
    ? { account: LedgerAccount.payers }
    : { account: LedgerAccount.clearing("transfer"), item: transfer }
}

const applicationFee: Case = ({ source }, { charge }) =>
  charge === undefined
    ? { missing: `the charge of ${source ?? "its source"}` }
    : { account: LedgerAccount.clearing("application_fee"), item: charge }

/**
 * An application-fee refund on the connected account, a dispute, a negative balance that Stripe bears, a refund that
 * failed or a fee (all documented, the last recorded of countered disputes too), or something only a person can place.
 */
const adjustment: Case = (transaction, facts) => {
  const { description, id, reportingCategory } = transaction
  if (reportingCategory === "dispute" || reportingCategory === "dispute_reversal") {
    return { account: LedgerAccount.payers }
  }
  const account = LedgerAccount.clearing("application_fee")
  const charge = facts.charge ?? /^Application fee refund for ((?:ch|py|po)_\S+)$/.exec(description)?.[1]
  if (charge !== undefined) return { account, item: charge }
  if (description === NegativeBalance.writtenOff) return { account: LedgerAccount.stripeLosses }
  if (description.startsWith("Application fee refund")) {
    return { account, item: `unlinked/${id}`, flag: "an application-fee refund that names no charge" }
  }
  if (reportingCategory === "refund_failure") return { account: LedgerAccount.payers }
  return reportingCategory === "fee" ? { account: LedgerAccount.stripeFees } : suspense(transaction, facts)
}

const collections = bySource(() => LedgerAccount.clearing("collection"))
const balanceTransfers = bySource(() => LedgerAccount.clearing("balance_transfer"))

/** The line on the payments balance moves the reserve; one of the reserve itself would move it once more. */
const riskReserved: Case = ({ account, balanceType, type }) =>
  balanceType === "risk_reserved"
    ? {
        account: LedgerAccount.suspense(type),
        flag: `${type} of the reserve itself: the payments balance has its line`
      }
    : { account: LedgerAccount.of(account, "risk_reserved") }

/**
 * Type → where its amount stands against; on which pot of the account, its balance type says.
 *
 * `payers` are the outside world: who pays, and whoever an issued card pays. `stripe/advances` is what Stripe, or the
 * institution behind it, lends on money to come; `stripe/passthrough` what Stripe takes to hand it on.
 */
export const table: { readonly [type in Type]: Case } = {
  charge: payers,
  payment,
  refund: payers,
  payment_refund: payment,
  refund_failure: payers,
  payment_failure_refund: payers,
  payment_reversal: payers,
  payment_unreconciled: payers,
  transferred_to_balance_transaction: payers,
  adjusted_for_overdraft_transaction: payers,
  validation: payers,
  stripe_balance_payment_debit: payers,
  stripe_balance_payment_debit_reversal: payers,

  transfer: transfers,
  transfer_refund: transfers,
  transfer_cancel: transfers,
  transfer_failure: transfers,
  recipient_transfer: payers,
  recipient_transfer_cancel: payers,
  recipient_transfer_failure: payers,
  application_fee: applicationFee,
  application_fee_refund: applicationFee,
  adjustment,

  payout: inTransit,
  payout_cancel: inTransit,
  payout_failure: inTransit,
  payout_minimum_balance_hold: minimumBalance,
  payout_minimum_balance_release: minimumBalance,
  topup: bank,
  topup_reversal: bank,
  inbound_transfer: bank,
  inbound_transfer_reversal: bank,
  balance_transfer_outbound: balanceTransfers,
  balance_transfer_inbound: balanceTransfers,

  connect_collection_transfer: collections,
  reserve_transaction: connectReserved,
  reserve_hold: riskReserved,
  reserve_release: riskReserved,
  reserved_funds: riskReserved,
  payment_network_reserve_hold: networkReserved,
  payment_network_reserve_release: networkReserved,

  issuing_authorization_hold: issuingHold,
  issuing_authorization_release: issuingHold,
  issuing_transaction: payers,
  issuing_dispute: payers,
  issuing_dispute_provisional_credit: payers,
  issuing_dispute_provisional_credit_reversal: payers,
  issuing_dispute_fraud_liability_debit: payers,
  issuing_disbursement: stripeFees,

  stripe_fee: stripeFees,
  stripe_fx_fee: stripeFees,
  fee_credit_funding: stripeFees,
  network_cost: passthrough,
  climate_order_purchase: passthrough,
  climate_order_refund: passthrough,
  climate_reservation_purchase: passthrough,
  climate_reservation_refund: passthrough,
  contribution: passthrough,
  tax_fee: taxOnFees,
  tax_fund: withheldTax,

  advance: advances,
  advance_funding: advances,
  financing_payout: advances,
  financing_payout_reversal: advances,
  financing_paydown: advances,
  financing_paydown_reversal: advances,
  anticipation_repayment: advances,
  obligation_inbound: advances,
  obligation_outbound: advances,
  obligation_payout: advances,
  obligation_payout_failure: advances,
  obligation_reversal_inbound: advances,
  obligation_reversal_outbound: advances
}

const cases: ReadonlyMap<string, Case> = new Map(Object.entries(table))

/** Fee line type → who gets it. An application fee is about the payment or the payout that it was taken from. */
const feeTable: { readonly [type in FeeDetail["type"]]: Case } = {
  stripe_fee: stripeFees,
  payment_method_passthrough_fee: passthrough,
  application_fee: bySource(() => LedgerAccount.clearing("application_fee")),
  tax: taxOnFees,
  withheld_tax: withheldTax
}

/**
 * The entry of a balance transaction. Fails with {@link Unbooked} while a fact of its source is missing, and with
 * `BrokenEntry` when the line contradicts itself (its net is not its amount less its fee lines).
 */
export const book = (
  transaction: BalanceTransaction,
  facts: SourceFacts
): Result.Result<Entry.Entry, Unbooked | Entry.BrokenEntry> => {
  const { amount, feeDetails, type } = transaction
  const pot = Entry.moved(transaction)
  let postings = noPostings
  let flags = noFlags
  if (!Money.isZero(amount)) {
    const placed = (cases.get(type) ?? suspense)(transaction, facts)
    if ("missing" in placed) return unbooked(transaction, placed)
    if (transaction.exchangeRate === undefined || isUnexchanged(placed)) {
      postings = append(postings, Posting.moving(pot, amount, placed))
    } else {
      const { stated } = facts
      if (stated === undefined) {
        return unbooked(transaction, { missing: `the amount of ${transaction.source ?? "its source"}` })
      }
      postings = exchange(pot, amount, stated, placed)
    }
    if (placed.flag !== undefined) flags = [placed.flag]
  }
  for (const line of feeDetails) {
    if (Money.isZero(line.amount)) continue
    const placed = feeTable[line.type](transaction, facts)
    if ("missing" in placed) return unbooked(transaction, placed)
    postings = append(postings, Posting.taking(pot, line.amount, placed, line.type))
  }
  return Entry.ofTransaction(transaction, postings, flags)
}

/** An application fee crosses in the currency of either side, and of a type that nobody knows nothing is known. */
const isUnexchanged = ({ account: { book, name } }: Placed): boolean =>
  book === "suspense" || name === "application_fee"

/** What is stated in another currency meets what moves the pot at Stripe's exchange: each balances by itself. */
const exchange = (
  pot: LedgerAccount.LedgerAccount,
  amount: Money.Money,
  stated: Money.Money,
  placed: Placed
): ReadonlyArray<Posting.Posting> => {
  const account = LedgerAccount.stripeExchange
  const counterpart = Money.isPositive(amount) ? stated : Money.negate(stated)
  return [Posting.moving(account, counterpart, placed), Posting.moving(pot, amount, { account })]
}

const noPostings: ReadonlyArray<Posting.Posting> = []
const noFlags: ReadonlyArray<string> = []

// Lists of one or two, nearly always: pushing to an empty one would make room for many more.
const append = (postings: ReadonlyArray<Posting.Posting>, posting: Posting.Posting): ReadonlyArray<Posting.Posting> => {
  const first = postings[0]
  if (first === undefined) return [posting]
  return postings.length === 1 ? [first, posting] : [...postings, posting]
}

const unbooked = ({ id }: BalanceTransaction, { missing }: Missing) =>
  Result.fail(new Unbooked({ transaction: id, missing }))
