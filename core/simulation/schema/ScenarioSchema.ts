/**
 * ScenarioSchema: the shape of a scenario file, in Stripe's words.
 *
 * It says what can be said of each value by itself; what needs the rest of the file (names, order, references) is
 * the business of `Scenario`. Editors get the same schema, with what each key means, as schema/scenario.json.
 */
import { Schema } from "effect"
import { AccountSchema, PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import { ExchangeRateSchema } from "#core/simulation/schema/ExchangeRateSchema.ts"
import { GenerateSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { CalendarDay } from "#core/simulation/schema/GenerateValue.ts"
import {
  Balances,
  byName,
  choice,
  Line,
  Moment,
  optional,
  required,
  struct,
  Text
} from "#core/simulation/schema/ScenarioValue.ts"
import { StepSchema } from "#core/simulation/schema/StepSchema.ts"
import { TariffSchema } from "#core/simulation/schema/TariffSchema.ts"

const Settings = struct({
  weekends: optional(
    choice(["next_business_day_is_day_zero", "next_business_day_is_day_one"]),
    "How a charge of a weekend or holiday counts business days. Default: next_business_day_is_day_zero."
  ),
  sepa_debits: optional(
    choice(["six_business_days", "seven_calendar_days"]),
    "How long SEPA direct debits stay pending. Default: six_business_days, those of the euro's payment system."
  ),
  late_payment_failures: optional(
    choice(["dispute", "payment_failure_refund"]),
    "What becomes of a bank debit that its bank returns later than banks say that they do not pay. Default: dispute."
  ),
  processing_fee_on_refund: optional(
    choice(["kept", "recomputed"]),
    "Whether Stripe keeps its fee on a refund, or recomputes it on what is left. Default: kept."
  ),
  completing_refund: optional(
    choice(["returns_the_rest", "entire_transfer", "by_ratio"]),
    "Whether refunds that all take back of transfer and fee return everything in the end, the last one all that is left, " +
      "or each its own rounded share. Default: returns_the_rest."
  ),
  application_fee_limit: optional(
    choice(["charge_amount", "below_charge_amount"]),
    "Whether an application fee may equal the charge. Default: charge_amount, it may."
  ),
  direct_refund: optional(
    choice(["as_requested", "always_returns_application_fee"]),
    "Whether the refund of a direct charge returns the application fee. Default: as_requested."
  ),
  refund_without_funds: optional(
    choice(["waits", "negative_balance"]),
    "Whether a refund that the available balance cannot pay waits for funds, or makes it negative. Default: waits."
  ),
  partial_capture: optional(
    choice(["captured_amount", "whole_and_reversal"]),
    "Whether capturing less than was held shows the captured amount, or the whole and what is taken back of it. " +
      "Default: captured_amount."
  ),
  reserve_on_collection: optional(
    choice(["released_before", "released_after"]),
    "Whether what is held for a negative balance is given back before it is collected after 180 days, or once it was. " +
      "Default: released_before."
  ),
  application_fee_currency: optional(
    choice(["platform", "connected_account"]),
    "In which currency the platform gets the application fee of a destination charge: its own, or that which the " +
      "connected account settles in. Default: platform, as recorded."
  ),
  cross_border_transfers: optional(
    choice(["self_serve", "by_contract"]),
    "Where the platform may send money in other countries: where Stripe documents it, or anywhere that it has accounts. " +
      "Default: self_serve."
  ),
  settlement_currencies: optional(
    choice(["by_country", "any"]),
    "What accounts can settle in: the currency of their country, and in some regions those of others; or any. " +
      "Default: by_country."
  ),
  conversion_fee: optional(
    choice(["inside_exchange_rate", "stripe_fx_fee"]),
    "Where what Stripe keeps of a conversion stands: inside the exchange rate, or on a line of its own. " +
      "Default: inside_exchange_rate, as recorded."
  )
})

const ExpectedBalance = struct({
  pending: optional(Balances, "What it must have pending at the end."),
  available: optional(Balances, "What it must have available at the end.")
})

const ExpectedFees = struct({
  stripe: optional(Balances, "What Stripe's fees must come to on its balance; negative, as in the table."),
  application: optional(Balances, "What application fees must come to on its balance; negative where it pays them.")
})

const ExpectedPayouts = Schema.Record(CalendarDay, Balances).annotate({
  message: "Expected a map of amounts by day",
  messageUnexpectedKey: "Unknown key; expected a day such as 2026-03-05"
})

const Expectations = struct({
  balances: optional(byName(ExpectedBalance, "balances by account"), "The Stripe balance of an account, by its name."),
  fees: optional(byName(ExpectedFees, "fees by account"), "The fees on an account's balance, by its name."),
  payouts: optional(
    byName(ExpectedPayouts, "payouts by account"),
    "The automatic payouts of an account by their days: what those of a day must come to; zero where there is none."
  ),
  margin: optional(Balances, "What the platform keeps."),
  refusals: optional(
    byName(Line, "Stripe's answers by step"),
    "The steps that Stripe must refuse, by id: its error code, its message, or at least the first 12 characters of it."
  )
})

export const ScenarioSchema = struct({
  $schema: optional(Text, "Where this file's JSON Schema is, for editors."),
  name: optional(Line, "What the scenario is called. Default: scenario."),
  description: optional(Text, "What it shows."),
  platform: required(PlatformSchema, "The platform; it is called platform in this file."),
  accounts: required(
    byName(AccountSchema, "accounts by name"),
    "Its connected accounts, by the names this file calls them."
  ),
  tariffs: optional(byName(TariffSchema, "tariffs by name"), "What Stripe charges, by names that accounts refer to."),
  exchange_rates: optional(
    Schema.Array(ExchangeRateSchema).annotate({ message: "Expected a list of exchange rates" }),
    "What currencies are worth in one another, where money is converted. Default: nothing is."
  ),
  settings: optional(Settings, "What differs between Stripe's documentation, its recorded answers and past years."),
  steps: optional(
    Schema.Array(StepSchema).annotate({ message: "Expected a list of steps" }),
    "What is asked of Stripe, in the order of time. Default: nothing but what is generated."
  ),
  generate: optional(GenerateSchema, "Sellers and their orders, drawn by chance from a seed."),
  until: optional(
    Moment,
    "When the run ends; a day means its last second. Default: the last step's moment, or the end of the last " +
      "generated day, whichever is later."
  ),
  expect: optional(Expectations, "What must come out; what is not mentioned may be anything.")
}).check(
  Schema.makeFilter(
    ({ generate, steps }: { readonly generate?: unknown; readonly steps?: unknown }) =>
      generate === undefined && steps === undefined ? "Expected steps, generate or both" : undefined,
    { toJsonSchema: () => ({ anyOf: [{ required: ["steps"] }, { required: ["generate"] }] }) }
  )
)

export type ScenarioSchema = typeof ScenarioSchema.Type
export type ExpectationsSchema = typeof Expectations.Type
