/**
 * GenerateSchema: the shape of a scenario's generate block: sellers by the group, and how their orders come about.
 */
import { Schema } from "effect"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import { AccountSchema } from "#core/simulation/schema/AccountSchema.ts"
import * as PayoutsSchema from "#core/simulation/schema/PayoutsSchema.ts"
import {
  CalendarDay,
  Chance,
  DaySpan,
  Factor,
  HourSpan,
  oneOrMore,
  Share,
  whole
} from "#core/simulation/schema/GenerateValue.ts"
import {
  Amount,
  byName,
  choice,
  FixedFee,
  Flag,
  optional,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

export const maximumSellers = 100_000

const ApplicationFee = struct({
  rate: required(Share, "The platform's share of an order's amount; rounded half up."),
  fixed: optional(FixedFee, "What the platform takes besides, per order. Default: nothing.")
})

const factors = <const Keys extends ReadonlyArray<string>>(keys: Keys, of: string) =>
  struct(
    Object.fromEntries(
      keys.map((key) => [
        key,
        optional(Factor, `By how much an ordinary day's orders are multiplied ${of}. Default: 1.`)
      ])
    ) as { readonly [key in Keys[number]]: Schema.optionalKey<typeof Factor> }
  )

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
export const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const

const PaymentMethods = struct(
  Object.fromEntries(
    PaymentMethod.all.map((method) => [method, optional(Factor, "How often it is used, as against the others.")])
  ) as { readonly [method in PaymentMethod.PaymentMethod]: Schema.optionalKey<typeof Factor> }
)

const Declines = struct({
  rate: required(Chance, "How many of the payments by card are declined."),
  code: optional(choice(FailureCode.declineCodes), "Why. Default: generic_decline.")
})

const PaymentFailures = struct({
  rate: required(Chance, "How many of the bank debits are not paid."),
  delay_days: optional(DaySpan, "How many days after the order, from and to. Default: [1, 5]."),
  code: optional(choice(FailureCode.paymentFailureCodes), "Why. Default: insufficient_funds."),
  reverse_transfer: optional(
    Flag,
    "Also take back what was sent of a separate charge, by a transfer reversal. Default: false."
  )
})

const Holds = struct({
  rate: required(Chance, "How many of the payments by card are held first (capture_method: manual)."),
  capture_hours: optional(
    HourSpan,
    "How many hours later they are captured, from and to; too late, and the hold has expired. Default: [1, 48]."
  ),
  captured: optional(Chance, "How many of them are captured; the others expire. Default: all."),
  partial: optional(
    Chance,
    "How many of the captures are of a part: any that may be charged, as likely as another. Default: none."
  )
})

const PayoutFailures = struct({
  rate: required(Chance, "How many of the payouts come back."),
  delay_days: optional(DaySpan, "How many days after the payout, from and to. Default: [1, 5]."),
  code: optional(choice(FailureCode.payoutFailureCodes), "Why. Default: could_not_process."),
  update_days: optional(
    DaySpan,
    "How many days after that the seller updates the bank account, from and to. Default: [1, 5]."
  )
})

const Payouts = struct({
  interval: required(choice(["daily", "weekly", "monthly"]), "How often, at the first second of a day."),
  weekly_anchor: optional(choice(PayoutsSchema.weekdays), "The day of a weekly payout. Default: monday."),
  monthly_anchor: optional(
    whole(1, 31, "a day of the month"),
    "The day of a monthly payout, or the last of a shorter month. Default: 1."
  ),
  failures: optional(
    PayoutFailures,
    "Which payouts the bank sends back; the money goes with the seller's next payout after the bank account is " +
      "updated. Default: none."
  )
})

const RefundFailures = struct({
  rate: required(Chance, "How many of the refunds the payer's bank does not take."),
  delay_days: optional(DaySpan, "How many days after the refund, from and to. Default: [1, 14]."),
  reason: optional(choice(FailureCode.refundFailureReasons), "Why. Default: expired_or_canceled_card.")
})

const Refunds = struct({
  rate: required(Chance, "How many of the orders are refunded."),
  delay_days: optional(DaySpan, "How many days after the order, from and to. Default: [1, 14]."),
  partial: optional(Chance, "How many of the refunds are of a part, any part as likely as another. Default: none."),
  reverse_transfer: optional(
    Flag,
    "Also take the seller's share back; for separate charges, by a transfer reversal. Default: false."
  ),
  refund_application_fee: optional(Flag, "Also give the share of the application fee back. Default: false."),
  failures: optional(RefundFailures, "Which refunds fail, and their money comes back. Default: none.")
})

const Disputes = struct({
  rate: required(Chance, "How many of the orders that are not refunded are disputed."),
  delay_days: optional(DaySpan, "How many days after the order, from and to. Default: [5, 60]."),
  reason: optional(choice(Dispute.reasons), "Why. Default: fraudulent."),
  inquiries: optional(Chance, "How many of them only ask, and close by themselves. Default: none."),
  answered: optional(Chance, "How many of the others are answered with evidence; the rest are lost. Default: all."),
  answer_days: optional(DaySpan, "How many days after the dispute, from and to. Default: [1, 10]."),
  won: optional(Chance, "How many of those that are answered are won; the rest are lost. Default: none."),
  decision_days: optional(DaySpan, "How many days after the answer the bank decides, from and to. Default: [30, 75].")
})

const Sellers = struct({
  count: required(
    whole(1, maximumSellers, "a whole number of sellers"),
    "How many: <group>-0001, <group>-0002 and so on."
  ),
  account: required(AccountSchema, "What each of their accounts is, as under accounts."),
  charge: required(
    choice(["destination", "direct", "separate", "platform"]),
    "How payers are charged: to the seller as destination, directly on the seller, on the platform with a separate " +
      "transfer to the seller, or on the platform alone."
  ),
  on_behalf_of: optional(
    Flag,
    "Whether destination and separate charges are made on behalf of their seller: they settle by the seller's country, " +
      "currency, prices and days. Default: false."
  ),
  application_fee: optional(
    oneOrMore(ApplicationFee, "a map with the keys rate, fixed, or a list of such"),
    "What the platform takes of a destination or direct charge; of a list, each seller draws one. Default: nothing."
  ),
  transfer_share: optional(
    oneOrMore(Share, "a share from 0% to 100% such as 12.5%, with at most 6 decimals, or a list of such"),
    "The share that is sent to the seller, rounded down, of a destination or separate charge; of a list, each seller " +
      "draws one. Default: all of a destination charge."
  ),
  transfer_delay_days: optional(
    DaySpan,
    "How many days after a separate charge its transfer is made, from and to. Default: at once."
  ),
  amounts: required(
    Schema.Array(Amount)
      .annotate({ message: "Expected a list of amounts" })
      .check(Schema.isMinLength(1, { message: "Expected a list of amounts, one at least" })),
    "What payers pay, from the least to the most: an order falls between any two neighbours with the same chance, and " +
      "anywhere there with the same chance. A single amount is every order's, and one said twice is a price of its own."
  ),
  presentment_currencies: optional(
    byName(Factor, "weights by currency"),
    "What currencies those who pay by card pay in, each with its weight: amounts are converted at the day's rate. " +
      "Default: that of the amounts."
  ),
  orders_per_day: required(Factor, "How many orders each seller has on an ordinary day, on average."),
  weekdays: optional(factors(weekdays, "on that weekday"), "Which weekdays are busier or calmer."),
  months: optional(factors(months, "in that month"), "Which months are busier or calmer."),
  payment_methods: optional(
    PaymentMethods,
    "What payers pay with, each method with its weight: twice the weight, twice as often. Default: card."
  ),
  declines: optional(Declines, "Which payments by card are declined. Default: none."),
  payment_failures: optional(
    PaymentFailures,
    "Which payments by bank debit fail after all, neither refunded nor disputed. Default: none."
  ),
  holds: optional(Holds, "Which payments by card are held first and captured later. Default: none."),
  refunds: optional(Refunds, "Which orders are refunded. Default: none."),
  disputes: optional(Disputes, "Which orders are disputed, and what becomes of it. Default: none."),
  payouts: optional(
    oneOrMore(Payouts, "a map with the keys interval, weekly_anchor, monthly_anchor, failures, or a list of such"),
    "When each seller is paid out all that it has available, by manual payouts; of a list, each seller draws one. " +
      "Default: never."
  )
})

const SellerGroups = byName(Sellers, "sellers by group").check(
  Schema.makeFilter(
    (groups: { readonly [group: string]: { readonly count: number } }) => {
      const total = Object.values(groups).reduce((sum, { count }) => sum + count, 0)
      if (total <= maximumSellers) return undefined
      return `Expected at most ${maximumSellers} sellers in all groups together; found ${total}`
    },
    { toJsonSchema: () => [{}, true] }
  )
)

export const GenerateSchema = struct({
  seed: optional(
    whole(0, 4_294_967_295, "a whole number"),
    "Another seed makes other orders, the same seed the same, on every machine. Default: 1."
  ),
  from: required(CalendarDay, "The first day with orders; days are those of UTC."),
  until: required(CalendarDay, "The last day with orders; refunds and the like may come later."),
  sellers: required(SellerGroups, "Who sells, by names for groups of sellers.")
})

export type GenerateSchema = typeof GenerateSchema.Type
export type SellersSchema = typeof Sellers.Type
