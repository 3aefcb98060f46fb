/**
 * TariffSchema: the shape of a tariff: what Stripe charges for a card, and for what else may be paid with.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import {
  Amount,
  FixedFee,
  Flag,
  optional,
  Percentage,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const price = {
  rate: required(Percentage, "Stripe's share of a payment's amount."),
  fixed: optional(FixedFee, "What Stripe adds per payment, in the currency the account settles in. Default: nothing."),
  cap: optional(Amount, "The most that Stripe takes of a payment. Default: there is no limit."),
  floor: optional(Amount, "The least that Stripe takes of a payment. Default: what the rate and fixed come to.")
}

const methodPrice = (what: string) => optional(struct(price), what)

const debitPrice = (method: BankDebit.BankDebit) =>
  optional(
    struct({
      ...price,
      failure: optional(
        FixedFee,
        "What Stripe takes of a payment that fails, in the place of its fee. Default: nothing."
      ),
      dispute: optional(
        FixedFee,
        "The fee for receiving a dispute of one. Default: as of other payments; of SEPA none."
      )
    }),
    `${BankDebit.termsOf(method).name}.`
  )

const others = {
  card_keyed: methodPrice("Cards whose numbers the seller types in."),
  card_international: methodPrice("Cards issued in another country."),
  card_present: methodPrice("Cards that are there: payments in person."),
  us_bank_account: debitPrice("us_bank_account"),
  sepa_debit: debitPrice("sepa_debit"),
  bacs_debit: debitPrice("bacs_debit"),
  au_becs_debit: debitPrice("au_becs_debit"),
  acss_debit: debitPrice("acss_debit")
} satisfies { readonly [method in Exclude<PaymentMethod, "card">]: unknown }

const Disputes = struct({
  received: optional(FixedFee, "The fee for receiving a dispute. Default: nothing."),
  countered: optional(
    FixedFee,
    "The fee for countering a dispute of a card, which comes back if it is won. Default: nothing."
  ),
  received_is_returned: optional(Flag, "Whether the fee for receiving one comes back if it is won. Default: false.")
})

export const TariffSchema = struct({
  ...price,
  disputes: optional(Disputes, "What a dispute costs. Default: disputes are not modelled."),
  methods: optional(struct(others), "The prices of other payment methods. Default: charges by them are not modelled.")
})

export type TariffSchema = typeof TariffSchema.Type
export type PriceSchema = NonNullable<NonNullable<TariffSchema["methods"]>["sepa_debit"]>
export type DisputesSchema = NonNullable<TariffSchema["disputes"]>
