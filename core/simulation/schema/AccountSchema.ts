/**
 * AccountSchema: the shape of the platform, of a connected account and of what they have in common.
 */
import { Schema } from "effect"
import * as UnitedStates from "#core/connect/countries/UnitedStates.ts"
import { mostDays as mostHeld } from "#core/connect/schedules/ReservePlan.ts"
import { FeeSchema, PricingSchema } from "#core/simulation/schema/PricingSchema.ts"
import { ProductsSchema } from "#core/simulation/schema/ProductSchema.ts"
import { ExternalAccountsSchema } from "#core/simulation/schema/ExternalAccountSchema.ts"
import { PayoutsSchema } from "#core/simulation/schema/PayoutsSchema.ts"
import {
  Amount,
  choice,
  Country,
  CurrencyCode,
  Line,
  Moment,
  Name,
  optional,
  Percentage,
  Portion,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const days = { message: "Expected a whole number of days from 0 to 60" }
const Days = Schema.Number.annotate(days).check(Schema.isInt(days), Schema.isBetween({ minimum: 0, maximum: 60 }, days))

const holdDays = { message: `Expected a whole number of days from 1 to ${mostHeld}` }
const HoldDays = Schema.Number.annotate(holdDays).check(
  Schema.isInt(holdDays),
  Schema.isBetween({ minimum: 1, maximum: mostHeld }, holdDays)
)

const state = { message: "Expected the postal abbreviation of a US state or territory, such as MA" }

const State = Schema.String.annotate(state).check(
  Schema.isPattern(new RegExp(`^(?:${UnitedStates.postalAbbreviations.join("|")})$`, "u"), state)
)

const SettlementDelay = struct({
  days: required(Days, "How many days a payment stays pending, from 0 to 60."),
  count: required(choice(["business", "calendar"]), "Whether weekends and the country's holidays count as days.")
})

/** What the platform and connected accounts have in common. */
const common = (country: string) => ({
  name: optional(Line, "What it is called. Default: its name in this file."),
  country: optional(Country, `Its country, which decides the defaults of the other keys. Default: ${country}.`),
  currency: optional(
    CurrencyCode,
    "What is in a currency that it has no bank account for is converted to this one. Default: its tariff's, or its country's."
  ),
  external_accounts: optional(
    ExternalAccountsSchema,
    "Its bank accounts, one for each currency that its Stripe balance settles in and is paid out in. Default: one in its currency."
  ),
  tariff: optional(
    Name,
    "What Stripe charges for its payments: a country (such as US) or a name under tariffs. Default: its country."
  ),
  settlement_delay: optional(
    SettlementDelay,
    "How long its card payments stay pending at least. Default: its country's, such as 2 business days in the US."
  ),
  payouts: optional(PayoutsSchema, "Its balance settings: when it is paid out, and when its money is there."),
  pricing: optional(
    PricingSchema,
    "The platform pricing tools: the application fee of charges that state none; an account's own replaces the platform's."
  ),
  instant_payout_pricing: optional(
    FeeSchema,
    "The platform pricing tools: what the platform takes of instant payouts; an account's own replaces the platform's."
  ),
  tax_on_fees: optional(
    Percentage,
    'The tax that Stripe collects on its fees to the account, such as "23%" VAT. Default: none.'
  ),
  products: optional(
    ProductsSchema,
    "What else of Stripe's its payments use, billed in lines of their own to whoever pays for it. Default: nothing."
  ),
  instant_payout_advances: optional(
    Schema.Boolean.annotate({ message: "Expected true or false" }),
    "Whether Stripe advances it pending card payments for instant payouts. Default: false."
  ),
  available_payout_methods: optional(
    Schema.Array(choice(["standard", "instant"])).annotate({ message: "Expected a list of payout methods" }),
    "What its bank account or card can receive: standard, and instant payouts. Default: both."
  )
})

const ConnectFees = struct({
  active_account: optional(Amount, "For each account that a payout went to in a month. Default: its country's."),
  payout: optional(Amount, "For each payout. Default: its country's."),
  payout_volume: optional(Percentage, "Of what was paid out. Default: its country's."),
  instant_payout_volume: optional(
    Percentage,
    "Of what was paid out instantly, beside the others. Default: its country's."
  ),
  instant_payout_minimum: optional(
    Amount,
    "What an instant payout costs at least. Default: its country's, or nothing where instant_payout_volume is stated."
  )
})

export const PlatformSchema = struct({
  ...common("US"),
  connect_fees: optional(
    ConnectFees,
    "What Stripe bills the platform on the first of the next month for paying its accounts out. Default: nothing."
  ),
  cross_border_fees: optional(
    struct({ rate: optional(Percentage, "Of what is transferred to any other country. Default: that country's.") }),
    "What Stripe takes of the platform for transfers to accounts in other countries. Default: nothing."
  )
})

const Controller = struct({
  losses: required(choice(["application", "stripe"]), "Who covers its negative balance (controller.losses.payments)."),
  fees_payer: required(
    choice(["account", "application"]).annotate({
      message: "Expected account or application; application_express and application_custom come from a type only"
    }),
    "Who pays Stripe's fees for direct charges: the account, or the platform (controller.fees.payer)."
  ),
  requirement_collection: required(choice(["application", "stripe"]), "Who collects its requirements."),
  dashboard: required(choice(["full", "express", "none"]), "Which Stripe dashboard it has.")
})

const V2 = struct({
  dashboard: required(choice(["full", "express", "none"]), "Which Stripe dashboard it has."),
  applied_configurations: required(
    Schema.Array(choice(["merchant", "recipient", "customer"])).annotate({
      message: "Expected a list of configurations"
    }),
    "What it does: merchant takes payments (card_payments), recipient receives transfers, customer is charged by the " +
      "platform."
  ),
  responsibilities: required(
    struct({
      fees_collector: required(
        choice(["stripe", "application", "application_express", "application_custom"]),
        "Who collects Stripe's fees for direct charges from it: stripe, or the platform, which pays Stripe."
      ),
      losses_collector: required(choice(["application", "stripe"]), "Who covers its negative balance."),
      requirements_collector: optional(
        choice(["application", "stripe"]),
        "Who collects its requirements. Default, as Stripe has it: application where dashboard is none and " +
          "losses_collector application, otherwise stripe."
      )
    }),
    "Who is responsible for what (defaults.responsibilities)."
  )
})

const ReservePlan = struct({
  percent: required(Portion, 'What is held of each charge that settles on it, such as "10%".'),
  days_after_charge: optional(
    HoldDays,
    "How many days after each charge its part is released, from 1 to 180. Either this or release_after."
  ),
  release_after: optional(
    Moment,
    "When everything is released, and nothing is held any more. A day means its last second."
  )
}).check(
  Schema.makeFilter(
    ({ days_after_charge: days, release_after: after }) =>
      (days === undefined) === (after === undefined) ? "Expected either days_after_charge or release_after" : undefined,
    { toJsonSchema: () => ({ oneOf: [{ required: ["days_after_charge"] }, { required: ["release_after"] }] }) }
  )
)

/** Each says in its own words what an account is. */
const vocabularies = ["type", "controller", "v2"]

export const AccountSchema = struct({
  ...common("the platform's"),
  type: optional(
    choice(["standard", "express", "custom"]),
    "A set of controller properties by its name. One of type, controller and v2 must be there."
  ),
  controller: optional(
    Controller,
    "The controller properties one by one. One of type, controller and v2 must be there."
  ),
  v2: optional(V2, "The account as Accounts v2 has it. One of type, controller and v2 must be there."),
  service_agreement: optional(
    choice(["full", "recipient"]),
    "What it agreed to with Stripe: recipient accounts only receive transfers. Default: full."
  ),
  state: optional(
    State,
    "Its state in the US, which may ask for a Form 1099-K from less on (tax-forms). Default: none that is known."
  ),
  reserve_plan: optional(ReservePlan, "What the platform holds of its charges, in its risk reserve. Default: nothing."),
  capabilities: optional(
    Schema.Array(choice(["card_payments", "transfers"])).annotate({ message: "Expected a list of capabilities" }),
    "What it may do: card_payments for direct charges, transfers to receive transfers. Default: both, and of a " +
      "recipient transfers; of v2, what its configurations say."
  )
}).check(
  Schema.makeFilter(
    (account: object) => {
      const found = vocabularies.filter((key) => key in account)
      if (found.length === 1) return undefined
      const expected = "Expected exactly one of type (standard, express or custom), controller and v2"
      return found.length === 0 ? expected : `${expected}; found ${found.join(" and ")}`
    },
    { toJsonSchema: () => ({ oneOf: vocabularies.map((key) => ({ required: [key] })) }) }
  ),
  Schema.makeFilter(
    (account: object) =>
      "v2" in account && "capabilities" in account
        ? "Expected no capabilities beside v2, whose applied_configurations say what it may do"
        : undefined,
    { toJsonSchema: () => ({ not: { required: ["v2", "capabilities"] } }) }
  )
)

export type ReservePlanSchema = typeof ReservePlan.Type
export type AccountSchema = typeof AccountSchema.Type
export type PlatformSchema = typeof PlatformSchema.Type
