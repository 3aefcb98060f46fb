/**
 * balance-transactions: makes docs/balance-transactions.md, the table of what each type of balance transaction is
 * booked as, by booking a line of each.
 *
 * Run it with `npx tsx --conditions=connect-ledger-source scripts/balance-transactions.ts` after a change of the table.
 */
import { Result } from "effect"
import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Booking from "#core/booking/Booking.ts"
import type { SourceFacts } from "#core/booking/SourceFacts.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as BalanceTransactionType from "#core/connect/objects/BalanceTransactionType.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import * as ReportingCategory from "#core/connect/objects/ReportingCategory.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const path = fileURLToPath(new URL("../docs/balance-transactions.md", import.meta.url))

/** One of the ways in which lines of a type are booked, where there are several. */
interface Way {
  /** What tells it from the others. */
  readonly when: string
  readonly line?: Partial<BalanceTransaction.Draft>
  readonly facts?: SourceFacts
}

const account = "acct_it"
const one = Money.of(Currency.of("usd"), 100n)
const known: SourceFacts = { transfer: "tr_1", charge: "ch_1" }

const only: ReadonlyArray<Way> = [{ when: "" }]

const payments: ReadonlyArray<Way> = [
  { when: "of a payer", facts: { transfer: null } },
  { when: "that a transfer brought" }
]
const reserves: ReadonlyArray<Way> = [
  { when: "" },
  { when: "of the balance type `risk_reserved`", line: { balanceType: "risk_reserved" } }
]

const waysOf: { readonly [type in BalanceTransactionType.Type]?: ReadonlyArray<Way> } = {
  payment: payments,
  payment_refund: payments,
  reserve_hold: reserves,
  reserve_release: reserves,
  reserved_funds: reserves,
  adjustment: [
    { when: "of a dispute", line: { reportingCategory: "dispute" } },
    { when: "of a dispute that was won", line: { reportingCategory: "dispute_reversal" } },
    { when: "of an application fee that came back" },
    { when: "of a negative balance that Stripe covers", facts: {}, line: { description: NegativeBalance.writtenOff } },
    { when: "of a refund that failed", facts: {}, line: { reportingCategory: "refund_failure" } },
    { when: "of a fee", facts: {}, line: { reportingCategory: "fee" } },
    { when: "of anything else", facts: {} }
  ]
}

const lineOf = (type: BalanceTransactionType.Type, changes: Partial<BalanceTransaction.Draft> = {}) =>
  BalanceTransaction.make({
    id: "txn_1",
    account,
    type,
    amount: one,
    feeDetails: [],
    created: Instant.of(0),
    availableOn: Instant.of(0),
    source: "src_1",
    description: "",
    reportingCategory: ReportingCategory.of(type),
    ...changes
  })

const name = (ledgerAccount: LedgerAccount.LedgerAccount): string =>
  LedgerAccount.format(ledgerAccount).replace(`${account}/`, "")

const written = ({ from, to }: Posting): string => `${name(from)} → ${name(to)}`

const cells = (...texts: ReadonlyArray<string>): string => `| ${texts.join(" | ")} |`

const rowsOf = (type: BalanceTransactionType.Type): ReadonlyArray<string> =>
  (waysOf[type] ?? only).map(({ facts = known, line, when }) => {
    const transaction = lineOf(type, line)
    const { flags, postings } = Result.getOrThrow(Booking.book(transaction, facts))
    const flagged = flags.length === 0 ? "" : ", flagged"
    const booked = `${postings.map(written).join("; ")}${flagged}`
    return cells(`\`${type}\`${when === "" ? "" : ` ${when}`}`, booked, `\`${transaction.reportingCategory}\``)
  })

const balanceTypes: ReadonlyArray<BalanceTransaction.BalanceType> = [
  "payments",
  "issuing",
  "refund_and_dispute_prefunding",
  "risk_reserved"
]

/** The pot that a line of the balance type moves: that which the amount of a charge would come to. */
const potRow = (balanceType: BalanceTransaction.BalanceType): string => {
  const { postings } = Result.getOrThrow(Booking.book(lineOf("charge", { balanceType }), known))
  return cells(`\`${balanceType}\``, postings.map(({ to }) => name(to)).join("; "))
}

const feeTypes: ReadonlyArray<BalanceTransaction.FeeType> = [
  "stripe_fee",
  "application_fee",
  "payment_method_passthrough_fee",
  "tax",
  "withheld_tax"
]

const feeRow = (type: BalanceTransaction.FeeType): string => {
  const charge = lineOf("charge", { feeDetails: [{ type, amount: one, description: "" }] })
  const { postings } = Result.getOrThrow(Booking.book(charge, known))
  return cells(
    `\`${type}\``,
    postings
      .filter(({ fee }) => fee !== undefined)
      .map(written)
      .join("; ")
  )
}

export const render = (): string =>
  `# Balance transactions

Made from the code by \`scripts/balance-transactions.ts\`: what every type of balance transaction is booked as, and in
which category Stripe's reports count it. The postings are those of a line that adds to the balance; one that takes from
it has them the other way. A type that is not here goes to \`suspense/<type>\`, flagged.

## Types

${cells("type", "postings", "reporting category")}
${cells("---", "---", "---")}
${BalanceTransactionType.types.toSorted().flatMap(rowsOf).join("\n")}

## Types beside Stripe's enumeration

Stripe's pages name them, or lines of them were recorded.

${cells("type", "postings", "reporting category")}
${cells("---", "---", "---")}
${BalanceTransactionType.unlisted.toSorted().flatMap(rowsOf).join("\n")}

## Balance types

A line moves the pot of its \`balance_type\`, called \`balance\` above.

${cells("balance type", "moves")}
${cells("---", "---")}
${balanceTypes.map(potRow).join("\n")}

## Fee lines

Of any type, beside the amount; a negative one, which gives a fee back, goes the other way.

${cells("fee line", "postings")}
${cells("---", "---")}
${feeTypes.map(feeRow).join("\n")}
`

if (import.meta.main) writeFileSync(path, render())
