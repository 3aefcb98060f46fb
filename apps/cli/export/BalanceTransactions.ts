/**
 * BalanceTransactions: every balance transaction of a journal as a row of CSV, in the columns of Stripe's
 * `balance_change_from_activity.itemized` report, in their order.
 *
 * - Of Stripe's columns there are those that a balance transaction answers, by itself or through its source; the
 *   ones about customers, cards and payouts are left out. The last column, `account`, is ours: a Stripe report is
 *   about one balance, this file about all, and it says whose the row is.
 * - The columns of the charge, the transfer and the connected account say what the source leads to: a refund to its
 *   charge, a charge to its transfer, a transfer to the charge it was sent from, an application fee to the payment it
 *   was taken from. The connected account is that on the other side of a platform's row. What nobody knows is empty.
 * - Amounts are decimals in major units, all of the currency's; gross − fee = net. Moments are in UTC, with and
 *   without the suffix, as in a report that was asked for without a time zone.
 * - A transaction that was corrected has one row, its last version, where its first one stood; so whoever writes rows
 *   as entries come must know that none of them is a correction.
 * - Texts are exact. Cells that a spreadsheet takes for a formula are not defused: half of all amounts begin with a
 *   minus sign, and a reader must get back what Stripe says. Open files with foreign descriptions as text.
 *
 * https://docs.stripe.com/reports/report-types/balance
 */
import { stringify } from "csv-stringify/sync"
import type { Owner } from "#apps/cli/export/PlainText.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { Objects as ConnectObjects } from "#core/connect/objects/ConnectObject.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Transfer } from "#core/connect/objects/Transfer.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** As Stripe's reports write it: "2026-03-02 09:30:00". */
const moment = (instant: Instant.Instant): string => Instant.format(instant).replace("T", " ").replace("Z", "")

/** What a transaction's source leads to. */
interface Related {
  readonly charge?: Charge | undefined
  readonly transfer?: Transfer | undefined
  /** The account that a fee was taken from. */
  readonly payer?: AccountId
  readonly directCharge?: string
}

/** The objects that sources are looked up among. */
export type Objects = Pick<ConnectObjects, "charge" | "refund" | "transfer" | "applicationFee">

const ofCharge = (objects: Objects, id = ""): Related => {
  const charge = objects.charge(id)
  return { charge, transfer: objects.transfer(charge?.sourceTransfer ?? charge?.transfer ?? "") }
}

const relatedTo = (id = "", objects: Objects): Related => {
  const refund = objects.refund(id)
  if (refund !== undefined) return ofCharge(objects, refund.charge)
  const transfer = objects.transfer(id)
  if (transfer !== undefined) return { transfer, charge: objects.charge(transfer.sourceTransaction ?? "") }
  const fee = objects.applicationFee(id)
  if (fee === undefined) return ofCharge(objects, id)
  if (fee.charge === undefined) return { payer: fee.account }
  return fee.originatingTransaction === undefined
    ? { payer: fee.account, directCharge: fee.charge }
    : { payer: fee.account, ...ofCharge(objects, fee.originatingTransaction) }
}

interface Row {
  readonly line: BalanceTransaction
  readonly related: Related
  /** The connected account on the other side of a platform's row. */
  readonly connected: Partial<Owner>
}

type Column = readonly [name: string, cell: (row: Row) => string | undefined]

const columns: ReadonlyArray<Column> = [
  ["balance_transaction_id", ({ line }) => line.id],
  ["created_utc", ({ line }) => moment(line.created)],
  ["created", ({ line }) => moment(line.created)],
  ["available_on_utc", ({ line }) => moment(line.availableOn)],
  ["available_on", ({ line }) => moment(line.availableOn)],
  ["currency", ({ line }) => line.amount.currency],
  ["gross", ({ line }) => Money.formatAmount(line.amount)],
  ["fee", ({ line }) => Money.formatAmount(line.fee)],
  ["net", ({ line }) => Money.formatAmount(line.net)],
  ["reporting_category", ({ line }) => line.reportingCategory],
  ["source_id", ({ line }) => line.source],
  ["description", ({ line }) => line.description],
  ["charge_id", ({ related }) => related.charge?.id],
  ["charge_created_utc", ({ related }) => related.charge && moment(related.charge.created)],
  ["charge_created", ({ related }) => related.charge && moment(related.charge.created)],
  ["connected_account_id", ({ connected }) => connected.id],
  ["connected_account_name", ({ connected }) => connected.name],
  ["connected_account_country", ({ connected }) => connected.country],
  ["connected_account_direct_charge_id", ({ related }) => related.directCharge],
  ["destination_payment_id", ({ related }) => related.transfer?.destinationPayment],
  ["transfer_id", ({ related }) => related.transfer?.id],
  ["account", ({ line }) => line.account]
]

const lastVersions = (entries: Iterable<Entry>): Iterable<BalanceTransaction> => {
  const transactions = new Map<string, BalanceTransaction>()
  for (const { transaction } of entries) {
    if (transaction !== undefined) transactions.set(`${transaction.account}/${transaction.id}`, transaction)
  }
  return transactions.values()
}

/** The names of the columns. */
export const head: string = stringify([columns.map(([name]) => name)])

/** A transaction's row, with what its source leads to among `objects`. */
export const row = (owners: ReadonlyArray<Owner>): ((line: BalanceTransaction, objects: Objects) => string) => {
  const byId = new Map(owners.map((owner) => [owner.id, owner]))
  return (line, objects) => {
    const related = relatedTo(line.source, objects)
    const other = related.payer ?? related.transfer?.destination
    const isOwn = other === undefined || other === line.account
    const stated = { line, related, connected: isOwn ? {} : (byId.get(other) ?? { id: other }) }
    return stringify([columns.map(([, cell]) => cell(stated) ?? "")])
  }
}

/** A row per transaction of `entries`; `owners` and `objects` say what its source leads to. */
export const print = (entries: Iterable<Entry>, owners: ReadonlyArray<Owner>, objects: Objects): string => {
  const rowOf = row(owners)
  return [head, ...Array.from(lastVersions(entries), (line) => rowOf(line, objects))].join("")
}
