/**
 * ScenarioSchema: the shape of a scenario file, in Stripe's words, with amounts as `"10.00 usd"`.
 *
 * It says what can be said of each value by itself; what needs the rest of the file (names, order, references) is
 * the business of `Scenario`. Editors get the same schema as JSON Schema.
 */
import { Result, Schema } from "effect"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

/** A text that `parse` reads; its error says what was expected. */
const text = <A, E extends { readonly message: string }>(
  identifier: string,
  description: string,
  parse: (text: string) => Result.Result<A, E>
) =>
  Schema.String.annotate({ message: `Expected ${description}` }).pipe(
    Schema.check(
      Schema.makeFilter((value: string) => {
        const parsed = parse(value)
        return Result.isFailure(parsed) ? parsed.failure.message : undefined
      })
    ),
    Schema.annotate({ identifier, description })
  )

const matching = (identifier: string, description: string, pattern: RegExp) =>
  Schema.String.annotate({ message: `Expected ${description}` }).pipe(
    Schema.check(Schema.isPattern(pattern, { message: `Expected ${description}` })),
    Schema.annotate({ identifier, description })
  )

/** A struct that names its keys when it meets another one. */
const struct = <const Fields extends Schema.Struct.Fields>(fields: Fields) =>
  Schema.Struct(fields).annotate({
    messageUnexpectedKey: `Unknown key; expected one of ${Object.keys(fields).join(", ")}`
  })

const positive = (text: string): Result.Result<Money.Money, { readonly message: string }> => {
  const parsed = Money.parse(text)
  return Result.isSuccess(parsed) && !Money.isPositive(parsed.success)
    ? Result.fail({ message: `"${text}" must be more than zero` })
    : parsed
}

const Amount = text("Amount", 'an amount above zero such as "10.00 usd"', positive)
const Balance = text("Balance", 'an amount such as "10.00 usd", which may be negative or zero', Money.parse)
const Percentage = text("Rate", 'a rate such as "2.9%"', Rate.parse)
const Moment = text("Moment", "a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z", Instant.parse)

/** Ids of objects are made from it, so it stays short and plain. */
const Name = matching("Name", "a name of letters, digits, _ and -, up to 60", /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/)
const Country = matching("Country", "a country's two capital letters, such as US", /^[A-Z]{2}$/)
const CurrencyCode = matching("Currency", "a currency's three letters, such as usd", /^[A-Za-z]{3}$/)

const SettlementDelay = struct({
  days: Schema.Int.check(
    Schema.isBetween({ minimum: 0, maximum: 60 }, { message: "Expected a number of days from 0 to 60" })
  ),
  count: Schema.Literals(["business", "calendar"])
})

const Tariff = struct({
  rate: Percentage,
  fixed: Schema.optionalKey(Balance)
})

const common = {
  name: Schema.optionalKey(Schema.String),
  country: Schema.optionalKey(Country),
  currency: Schema.optionalKey(CurrencyCode),
  tariff: Schema.optionalKey(Name),
  settlement_delay: Schema.optionalKey(SettlementDelay)
}

const Platform = struct(common)

const Controller = struct({
  losses: Schema.Literals(["application", "stripe"]),
  fees_payer: Schema.Literals(["account", "application", "application_express", "application_custom"]),
  requirement_collection: Schema.Literals(["application", "stripe"]),
  dashboard: Schema.Literals(["full", "express", "none"])
})

const Account = struct({
  ...common,
  type: Schema.optionalKey(Schema.Literals(["standard", "express", "custom"])),
  controller: Schema.optionalKey(Controller),
  capabilities: Schema.optionalKey(Schema.Array(Schema.Literals(["card_payments", "transfers"])))
})

const Settings = struct({
  weekends: Schema.optionalKey(Schema.Literals(["next_business_day_is_day_zero", "next_business_day_is_day_one"])),
  processing_fee_on_refund: Schema.optionalKey(Schema.Literals(["kept", "recomputed"])),
  completing_refund: Schema.optionalKey(Schema.Literals(["returns_the_rest", "by_ratio"])),
  application_fee_limit: Schema.optionalKey(Schema.Literals(["charge_amount", "below_charge_amount"])),
  direct_refund: Schema.optionalKey(Schema.Literals(["as_requested", "always_returns_application_fee"]))
})

const Charge = struct({
  amount: Amount,
  stripe_account: Schema.optionalKey(Name),
  transfer_data: Schema.optionalKey(struct({ destination: Name, amount: Schema.optionalKey(Amount) })),
  application_fee_amount: Schema.optionalKey(Amount),
  transfer_group: Schema.optionalKey(Schema.String),
  description: Schema.optionalKey(Schema.String)
})

const Refund = struct({
  charge: Name,
  amount: Schema.optionalKey(Amount),
  reverse_transfer: Schema.optionalKey(Schema.Boolean),
  refund_application_fee: Schema.optionalKey(Schema.Boolean)
})

const Transfer = struct({
  amount: Amount,
  destination: Name,
  source_transaction: Schema.optionalKey(Name),
  transfer_group: Schema.optionalKey(Schema.String),
  description: Schema.optionalKey(Schema.String)
})

const TransferReversal = struct({
  transfer: Name,
  amount: Schema.optionalKey(Amount),
  refund_application_fee: Schema.optionalKey(Schema.Boolean)
})

const ApplicationFeeRefund = struct({
  fee: Name,
  amount: Schema.optionalKey(Amount)
})

/** What a step may do; each step does one. */
export const requests = {
  charge: Charge,
  refund: Refund,
  transfer: Transfer,
  transfer_reversal: TransferReversal,
  application_fee_refund: ApplicationFeeRefund
}
export type Request = keyof typeof requests
export const requestNames = Object.keys(requests) as ReadonlyArray<Request>

const requestsOf = (step: object): ReadonlyArray<string> => requestNames.filter((name) => name in step)

const Step = struct({
  at: Moment,
  id: Schema.optionalKey(Name),
  charge: Schema.optionalKey(Charge),
  refund: Schema.optionalKey(Refund),
  transfer: Schema.optionalKey(Transfer),
  transfer_reversal: Schema.optionalKey(TransferReversal),
  application_fee_refund: Schema.optionalKey(ApplicationFeeRefund)
}).check(
  Schema.makeFilter((step: object) => {
    const found = requestsOf(step)
    if (found.length === 1) return undefined
    const expected = `Expected exactly one of ${requestNames.join(", ")}`
    return found.length === 0 ? expected : `${expected}, found ${found.join(" and ")}`
  })
)

const ExpectedBalance = struct({
  pending: Schema.optionalKey(Balance),
  available: Schema.optionalKey(Balance)
})

const ExpectedFees = struct({
  stripe: Schema.optionalKey(Balance),
  application: Schema.optionalKey(Balance)
})

const Expectations = struct({
  balances: Schema.optionalKey(Schema.Record(Schema.String, ExpectedBalance)),
  fees: Schema.optionalKey(Schema.Record(Schema.String, ExpectedFees)),
  margin: Schema.optionalKey(Balance),
  refusals: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
})

export const ScenarioSchema = struct({
  $schema: Schema.optionalKey(Schema.String),
  name: Schema.optionalKey(Schema.String),
  description: Schema.optionalKey(Schema.String),
  platform: Platform,
  accounts: Schema.Record(Schema.String, Account),
  tariffs: Schema.optionalKey(Schema.Record(Schema.String, Tariff)),
  settings: Schema.optionalKey(Settings),
  steps: Schema.Array(Step),
  until: Schema.optionalKey(Moment),
  expect: Schema.optionalKey(Expectations)
})

export type ScenarioSchema = typeof ScenarioSchema.Type
export type AccountSchema = typeof Account.Type
export type PlatformSchema = typeof Platform.Type
export type StepSchema = typeof Step.Type
export type ExpectationsSchema = typeof Expectations.Type
