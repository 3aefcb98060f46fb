/**
 * ScenarioSchema: the shape of a scenario file, in Stripe's words.
 *
 * It says what can be said of each value by itself; what needs the rest of the file (names, order, references) is
 * the business of `Scenario`. Editors get the same schema, with what each key means, as schema/scenario.json.
 */
import { Schema } from "effect"
import {
  Balance,
  byName,
  choice,
  Country,
  CurrencyCode,
  FixedFee,
  Line,
  Moment,
  Name,
  optional,
  Percentage,
  required,
  struct,
  Text
} from "#core/simulation/ScenarioValue.ts"
import { StepSchema } from "#core/simulation/StepSchema.ts"

const days = { message: "Expected a whole number of days from 0 to 60" }
const Days = Schema.Number.annotate(days).check(Schema.isInt(days), Schema.isBetween({ minimum: 0, maximum: 60 }, days))

const SettlementDelay = struct({
  days: required(Days, "How many days a payment stays pending, from 0 to 60."),
  count: required(choice(["business", "calendar"]), "Whether weekends and the country's holidays count as days.")
})

const Tariff = struct({
  rate: required(Percentage, "Stripe's share of a payment's amount."),
  fixed: optional(FixedFee, "What Stripe adds per payment, in the currency the account settles in. Default: nothing.")
})

/** What the platform and connected accounts have in common. */
const common = (country: string) => ({
  name: optional(Line, "What it is called. Default: its name in this file."),
  country: optional(Country, `Its country, which decides the defaults of the other keys. Default: ${country}.`),
  currency: optional(
    CurrencyCode,
    "The one currency its Stripe balance settles in. Default: its tariff's, or its country's."
  ),
  tariff: optional(
    Name,
    "What Stripe charges for its payments: a country (US, DE, JP) or a name under tariffs. Default: its country."
  ),
  settlement_delay: optional(
    SettlementDelay,
    "How long its payments stay pending. Default: its country's, such as 2 business days in the US."
  )
})

const Platform = struct(common("US"))

const Controller = struct({
  losses: required(choice(["application", "stripe"]), "Who covers its negative balance (controller.losses.payments)."),
  fees_payer: required(
    choice(["account", "application", "application_express", "application_custom"]),
    "Who pays Stripe's fees for direct charges: the account, or the platform (controller.fees.payer)."
  ),
  requirement_collection: required(choice(["application", "stripe"]), "Who collects its requirements."),
  dashboard: required(choice(["full", "express", "none"]), "Which Stripe dashboard it has.")
})

const Account = struct({
  ...common("the platform's"),
  type: optional(
    choice(["standard", "express", "custom"]),
    "A set of controller properties by its name. Either this or controller must be there."
  ),
  controller: optional(Controller, "The controller properties one by one. Either this or type must be there."),
  capabilities: optional(
    Schema.Array(choice(["card_payments", "transfers"])).annotate({ message: "Expected a list of capabilities" }),
    "What it may do: card_payments for direct charges, transfers to receive transfers. Default: both."
  )
}).check(
  Schema.makeFilter(
    ({ controller, type }: { readonly controller?: unknown; readonly type?: unknown }) =>
      (controller === undefined) === (type === undefined)
        ? "Expected either type (standard, express or custom) or controller"
        : undefined,
    { toJsonSchema: () => ({ oneOf: [{ required: ["type"] }, { required: ["controller"] }] }) }
  )
)

const Settings = struct({
  weekends: optional(
    choice(["next_business_day_is_day_zero", "next_business_day_is_day_one"]),
    "How a charge of a weekend or holiday counts business days. Default: next_business_day_is_day_zero."
  ),
  processing_fee_on_refund: optional(
    choice(["kept", "recomputed"]),
    "Whether Stripe keeps its fee on a refund, or recomputes it on what is left. Default: kept."
  ),
  completing_refund: optional(
    choice(["returns_the_rest", "by_ratio"]),
    "Whether refunds that all take back of transfer and fee return everything in the end, or each its own rounded share. " +
      "Default: returns_the_rest."
  ),
  application_fee_limit: optional(
    choice(["charge_amount", "below_charge_amount"]),
    "Whether an application fee may equal the charge. Default: charge_amount, it may."
  ),
  direct_refund: optional(
    choice(["as_requested", "always_returns_application_fee"]),
    "Whether the refund of a direct charge returns the application fee. Default: as_requested."
  )
})

const ExpectedBalance = struct({
  pending: optional(Balance, "What it must have pending at the end."),
  available: optional(Balance, "What it must have available at the end.")
})

const ExpectedFees = struct({
  stripe: optional(Balance, "What Stripe's fees must come to on its balance; negative, as in the table."),
  application: optional(Balance, "What application fees must come to on its balance; negative where it pays them.")
})

const Expectations = struct({
  balances: optional(byName(ExpectedBalance, "balances by account"), "The Stripe balance of an account, by its name."),
  fees: optional(byName(ExpectedFees, "fees by account"), "The fees on an account's balance, by its name."),
  margin: optional(Balance, "What the platform keeps."),
  refusals: optional(
    byName(Line, "Stripe's answers by step"),
    "The steps that Stripe must refuse, by id: its error code, its message, or at least the first 12 characters of it."
  )
})

export const ScenarioSchema = struct({
  $schema: optional(Text, "Where this file's JSON Schema is, for editors."),
  name: optional(Line, "What the scenario is called. Default: scenario."),
  description: optional(Text, "What it shows."),
  platform: required(Platform, "The platform; it is called platform in this file."),
  accounts: required(byName(Account, "accounts by name"), "Its connected accounts, by the names this file calls them."),
  tariffs: optional(byName(Tariff, "tariffs by name"), "What Stripe charges, by names that accounts refer to."),
  settings: optional(Settings, "What differs between Stripe's documentation, its recorded answers and past years."),
  steps: required(
    Schema.Array(StepSchema).annotate({ message: "Expected a list of steps" }),
    "What is asked of Stripe, in the order of time."
  ),
  until: optional(Moment, "When the run ends; a day means its last second. Default: the last step's moment."),
  expect: optional(Expectations, "What must come out; what is not mentioned may be anything.")
})

export type ScenarioSchema = typeof ScenarioSchema.Type
export type AccountSchema = typeof Account.Type
export type PlatformSchema = typeof Platform.Type
export type ExpectationsSchema = typeof Expectations.Type
