/**
 * JournalSchema: a record of the journal as JSON, both ways: amounts as "10.00 usd", moments as
 * "2026-03-02T09:30:00Z", ledger accounts as "acct_ada/balance", names as Stripe writes them.
 *
 * Everything is read back as it was written. Nothing is left out because it could be computed; what can be computed
 * is checked. Entries go through `Entry.make`, so none that breaks a law of bookkeeping is read, or written.
 */
import { Effect, Result, Schema, SchemaIssue, SchemaTransformation } from "effect"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import { type AccountId, isAccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

/** A value that a transformation has made of decoded parts. */
const ours = <A>() => Schema.declare((_value): _value is A => true)

/** A value that `parse` makes of a text and `format` writes as the same text. */
const text = <A>(
  parse: (text: string) => Result.Result<A, { readonly message: string }>,
  format: (value: A) => string
) =>
  Schema.String.pipe(
    Schema.decodeTo(
      ours<A>(),
      SchemaTransformation.transformEffect({
        decode: (value, options) => {
          const parsed = parse(value)
          return Result.isSuccess(parsed)
            ? Effect.succeed(parsed.success)
            : Effect.fail(new SchemaIssue.InvalidValue({ message: parsed.failure.message }, value, options))
        },
        encode: (value) => Effect.succeed(format(value))
      })
    )
  )

const parseAccountId = (id: string): Result.Result<AccountId, { readonly message: string }> =>
  isAccountId(id)
    ? Result.succeed(id)
    : Result.fail({ message: `${JSON.stringify(id)} is no Stripe account: expected acct_…` })

const AccountId = text(parseAccountId, (id) => id)
const Amount = text(Money.parse, Money.format)
const ExchangeRate = text(Rate.parse, Rate.formatDecimal)
const Moment = text(Instant.parse, Instant.format)
const LedgerAccountName = text(LedgerAccount.parse, LedgerAccount.format)

/** A struct that names its keys when it meets another one. */
const struct = <const Fields extends Schema.Struct.Fields>(fields: Fields) =>
  Schema.Struct(fields).annotate({
    messageUnexpectedKey: `Unknown key; expected one of ${Object.keys(fields).join(", ")}`
  })

const FeeType = Schema.Literals([
  "application_fee",
  "payment_method_passthrough_fee",
  "stripe_fee",
  "tax",
  "withheld_tax"
])

const Posting = struct({
  from: LedgerAccountName,
  to: LedgerAccountName,
  amount: Amount,
  item: Schema.optionalKey(Schema.String),
  fee: Schema.optionalKey(FeeType)
})

const FeeDetail = struct({
  type: FeeType,
  amount: Amount,
  description: Schema.String
})

/** What contradicts itself in a balance transaction: a mixture of currencies, a fee or a net that does not add up. */
export const contradiction = (stated: BalanceTransaction.BalanceTransaction): string | undefined => {
  const { amount, fee, feeDetails, net } = stated
  const amounts = [fee, net, ...feeDetails.map((line) => line.amount)]
  const foreign = amounts.find(({ currency }) => currency !== amount.currency)
  if (foreign !== undefined) return `all amounts must be in ${amount.currency}, found ${Money.format(foreign)}`
  const computed = BalanceTransaction.make(stated)
  if (!Money.equals(computed.fee, fee)) {
    return `the fee must be the sum of the fee details, ${Money.format(computed.fee)}, not ${Money.format(fee)}`
  }
  return Money.equals(computed.net, net)
    ? undefined
    : `the net must be the amount less the fee, ${Money.format(computed.net)}, not ${Money.format(net)}`
}

const Transaction = struct({
  id: Schema.String,
  account: AccountId,
  type: Schema.String,
  balance_type: Schema.Literals(["payments", "issuing", "refund_and_dispute_prefunding", "risk_reserved"]),
  amount: Amount,
  fee: Amount,
  fee_details: Schema.Array(FeeDetail),
  net: Amount,
  created: Moment,
  available_on: Moment,
  source: Schema.NullOr(Schema.String),
  description: Schema.String,
  reporting_category: Schema.String,
  source_type: Schema.Literals(["card", "bank_account", "fpx"]),
  exchange_rate: Schema.optionalKey(ExchangeRate)
}).pipe(
  Schema.decodeTo(
    ours<BalanceTransaction.BalanceTransaction>(),
    SchemaTransformation.transform({
      decode: ({
        available_on,
        balance_type,
        exchange_rate,
        fee_details,
        reporting_category,
        source,
        source_type,
        ...same
      }) => ({
        ...same,
        ...(exchange_rate === undefined ? {} : { exchangeRate: exchange_rate }),
        availableOn: available_on,
        balanceType: balance_type,
        feeDetails: fee_details,
        reportingCategory: reporting_category,
        source: source ?? undefined,
        sourceType: source_type
      }),
      encode: ({
        availableOn,
        balanceType,
        exchangeRate,
        feeDetails,
        reportingCategory,
        source,
        sourceType,
        ...same
      }) => ({
        ...same,
        ...(exchangeRate === undefined ? {} : { exchange_rate: exchangeRate }),
        available_on: availableOn,
        balance_type: balanceType,
        fee_details: feeDetails,
        reporting_category: reportingCategory,
        source: source ?? null,
        source_type: sourceType
      })
    })
  ),
  Schema.check(Schema.makeFilter(contradiction))
)

const Standing = struct({
  balance_transaction: Schema.NullOr(Transaction),
  created: Moment,
  matures: Moment,
  postings: Schema.Array(Posting)
}).pipe(
  Schema.decodeTo(
    ours<Entry.Standing>(),
    SchemaTransformation.transform({
      decode: ({ balance_transaction, ...same }) => ({ ...same, transaction: balance_transaction ?? undefined }),
      encode: ({ transaction, ...same }) => ({ balance_transaction: transaction ?? null, ...same })
    })
  )
)

const brokenLaw = (draft: Entry.Entry): string | undefined => {
  const entry = Entry.make(draft)
  return Result.isFailure(entry) ? entry.failure.message : undefined
}

const EntryLine = struct({
  id: Schema.String,
  account: AccountId,
  created: Moment,
  matures: Moment,
  description: Schema.String,
  postings: Schema.Array(Posting),
  balance_transaction: Schema.optionalKey(Transaction),
  corrects: Schema.optionalKey(Standing),
  flags: Schema.Array(Schema.String)
}).pipe(
  Schema.decodeTo(
    ours<Entry.Entry>(),
    SchemaTransformation.transform({
      decode: ({ balance_transaction: transaction, ...same }): Entry.Entry =>
        transaction === undefined ? same : { ...same, transaction },
      encode: ({ transaction, ...same }) =>
        transaction === undefined ? same : { ...same, balance_transaction: transaction }
    })
  ),
  Schema.check(Schema.makeFilter(brokenLaw))
)

export const Record = struct({
  sequence: Schema.Int.check(Schema.isGreaterThan(0)),
  recorded: Moment,
  entry: EntryLine,
  hash: Schema.String
})
