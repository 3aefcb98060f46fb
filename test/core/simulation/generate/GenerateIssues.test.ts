import { describe, expect, it } from "vitest"
import { problems } from "../schema/Markets.ts"

const eur = { amounts: ["5.00 eur", "20.00 eur"] }
const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%" }
const direct = { charge: "direct" }
const ours = {
  losses: "application",
  fees_payer: "application",
  requirement_collection: "application",
  dashboard: "none"
}
const alone = { charge: "platform", application_fee: undefined }

describe("sellers are refused", () => {
  it.each<readonly [string, object, ReadonlyArray<string>]>([
    [
      "whose amounts descend",
      { amounts: ["5.00 usd", "20.00 usd", "19.99 usd"] },
      ["shops.amounts.2: is less than the amount before it, 20.00 usd; expected them from the least to the most"]
    ],
    [
      "whose amounts are of two currencies",
      { amounts: ["5.00 usd", "20.00 eur"] },
      ["shops.amounts.1: is in eur, and the amount before it in usd; expected one currency"]
    ],
    [
      "whose amounts Stripe would not charge: too small",
      { amounts: ["0.49 usd", "20.00 usd"] },
      ["shops.amounts.0: is less than Stripe's smallest charge, 0.50 usd"]
    ],
    [
      "whose amounts Stripe would not charge: too large",
      { amounts: ["5.00 usd", "1000000.00 usd"] },
      ["shops.amounts.1: is more than Stripe's largest charge, 999999.99 usd"]
    ],
    [
      "who settle in another currency",
      eur,
      [
        "shops.amounts: is in eur, and the platform settles in usd; " +
          "expected pair: eur/usd under exchange_rates, from 2026-03-02 or before"
      ]
    ],
    [
      "who settle in another currency than the platform",
      { account: { type: "express", country: "DE" } },
      [
        "shops.amounts: is in usd, and its sellers settle in eur; " +
          "expected pair: usd/eur under exchange_rates, from 2026-03-02 or before"
      ]
    ],
    [
      "whose direct charges pay a fee to a platform that settles in another currency",
      { ...direct, ...eur, account: { type: "standard", country: "DE" } },
      [
        "shops.amounts: is in eur, and the platform settles in usd; " +
          "expected pair: eur/usd under exchange_rates, from 2026-03-02 or before"
      ]
    ],
    [
      "whose direct charges cost a platform that settles in another currency",
      { ...direct, ...eur, application_fee: undefined, account: { controller: ours, country: "DE" } },
      [
        "shops.amounts: is in eur, and the platform settles in usd; " +
          "expected pair: eur/usd under exchange_rates, from 2026-03-02 or before"
      ]
    ],
    [
      "to whom nothing may be sent over a border, by destination charges",
      { account: { type: "express", country: "SG" } },
      [
        "shops.amounts: is in usd, and its sellers settle in sgd; expected pair: usd/sgd under exchange_rates, from " +
          "2026-03-02 or before",
        "shops.account.country: of a destination charge nothing may be sent to sellers in SG from US; expected direct " +
          "charges, or sellers elsewhere"
      ]
    ],
    [
      "to whom nothing may be sent over a border, by transfers",
      { ...separate, account: { type: "express", country: "SG" } },
      [
        "shops.amounts: is in usd, and its sellers settle in sgd; expected pair: usd/sgd under exchange_rates, from " +
          "2026-03-02 or before",
        "shops.account.country: of a separate charge nothing may be sent to sellers in SG from US; expected direct " +
          "charges, or sellers elsewhere"
      ]
    ],
    [
      "to whom nothing may be sent over a border, by transfers out of charges on their behalf",
      { ...separate, on_behalf_of: true, amounts: ["5.00 sgd"], account: { type: "express", country: "SG" } },
      [
        "shops.account.country: of a separate charge nothing may be sent to sellers in SG from US; expected direct " +
          "charges, or sellers elsewhere"
      ]
    ],
    [
      "on whose behalf nothing is charged that is theirs already",
      { ...direct, on_behalf_of: true },
      ["shops.on_behalf_of: is for destination and separate charges, and these are direct charges; leave it out"]
    ],
    [
      "on whose behalf nothing is charged that never comes to them",
      { ...alone, on_behalf_of: true },
      ["shops.on_behalf_of: is for destination and separate charges, and these are platform charges; leave it out"]
    ],
    [
      "who take no payments, and on whose behalf they are made",
      { on_behalf_of: true, account: { type: "express", capabilities: ["transfers"] } },
      ["shops.account.capabilities: a charge on behalf of its seller needs card_payments; expected it among them"]
    ],
    [
      "who have agreed to receive transfers alone",
      {
        on_behalf_of: true,
        application_fee: undefined,
        amounts: ["50.00 thb"],
        account: { type: "express", country: "TH", service_agreement: "recipient" }
      },
      ["shops.on_behalf_of: no charge is made on behalf of sellers under the recipient agreement; leave it out"]
    ],
    [
      "who may not be charged directly",
      { ...direct, account: { type: "express", capabilities: ["transfers"] } },
      ["shops.account.capabilities: a direct charge needs card_payments; expected it among them"]
    ],
    [
      "who may not receive transfers",
      { account: { type: "express", capabilities: ["card_payments"] } },
      ["shops.account.capabilities: a destination charge needs transfers; expected it among them"]
    ],
    [
      "whose debits fail, and nothing is said of how they are paid",
      { payment_failures: { rate: "10%" } },
      ["shops.payment_failures: is about bank debits, and nobody pays by one; leave it out"]
    ],
    [
      "whose debits fail, and nobody pays by one",
      { payment_methods: { card: 1, card_present: 1 }, payment_failures: { rate: "10%" } },
      ["shops.payment_failures: is about bank debits, and nobody pays by one; leave it out"]
    ],
    [
      "whose transfers Stripe takes back by itself",
      { payment_methods: { us_bank_account: 1 }, payment_failures: { rate: "10%", reverse_transfer: true } },
      [
        "shops.payment_failures.reverse_transfer: is for separate charges: Stripe takes other transfers back by itself; " +
          "leave it out"
      ]
    ],
    [
      "whose payers hold and decline cards, and pay by none",
      { payment_methods: { us_bank_account: 1 }, holds: { rate: "10%" }, declines: { rate: "1%" } },
      [
        "shops.holds: is about cards, and nobody pays by card; leave it out",
        "shops.declines: is about cards, and nobody pays by card; leave it out"
      ]
    ],
    [
      "whose disputes are answered when it is too late",
      { disputes: { rate: "1%", answer_days: [5, 20] } },
      [
        "shops.disputes.answer_days: is after the deadline, and what is not answered in time is lost; " +
          "expected 19 days at the most"
      ]
    ],
    [
      "whose disputes are answered, and are of bank debits alone",
      {
        payment_methods: { us_bank_account: 1 },
        disputes: { rate: "1%", inquiries: 0, answered: 0.5, answer_days: [1, 30], won: 0, decision_days: [1, 2] }
      },
      ["inquiries", "answered", "answer_days", "won", "decision_days"].map(
        (key) => `shops.disputes.${key}: is about cards: bank debits that are disputed are lost; leave it out`
      )
    ],
    [
      "whose fee is more than an order",
      { application_fee: [{ rate: "10%" }, { rate: "50%", fixed: "2.51 usd" }] },
      ["shops.application_fee.1: takes 5.01 usd of the least amount, 5.00 usd; expected no more than all of it"]
    ],
    [
      "whose only fee is more than an order",
      { application_fee: { rate: "100%", fixed: "0.01 usd" } },
      ["shops.application_fee: takes 5.01 usd of the least amount, 5.00 usd; expected no more than all of it"]
    ],
    [
      "whose fee is in another currency",
      { application_fee: { rate: "10%", fixed: "0.30 eur" } },
      ["shops.application_fee.fixed: is in eur, and the amounts in usd; expected the same currency"]
    ],
    [
      "with both a fee and a share",
      { transfer_share: "80%" },
      ["shops.transfer_share: leaves nothing for application_fee to decide: leave one of them out"]
    ],
    [
      "with a fee that is none of a separate charge",
      { ...separate, application_fee: { rate: "10%" } },
      ["shops.application_fee: a separate charge has no application fee; leave it out"]
    ],
    [
      "with a fee that is none of the platform's charge",
      { charge: "platform" },
      ["shops.application_fee: a platform charge has no application fee; leave it out"]
    ],
    [
      "with a share that is none of a direct charge",
      { ...direct, transfer_share: "80%" },
      ["shops.transfer_share: nothing is transferred of a direct charge; leave it out"]
    ],
    [
      "with a share that sends nothing",
      { ...separate, transfer_share: ["0.1%", "80%"] },
      ["shops.transfer_share.0: sends nothing of the least amount, 5.00 usd; expected a larger share"]
    ],
    [
      "with separate charges and no share",
      { ...separate, transfer_share: undefined },
      ["shops: Expected transfer_share: what is sent of a separate charge"]
    ],
    [
      "with a delay and no separate charges",
      { transfer_delay_days: [1, 2] },
      ["shops.transfer_delay_days: only a separate charge has a transfer of its own; leave it out"]
    ],
    [
      "with methods of no weight",
      { payment_methods: { card: 0, card_present: "0%" } },
      ["shops.payment_methods: has no method with a weight of more than zero; expected one at least"]
    ],
    [
      "with methods, and none",
      { payment_methods: {} },
      ["shops.payment_methods: has no method with a weight of more than zero; expected one at least"]
    ],
    [
      "with methods of another currency",
      { payment_methods: { card: 1, us_bank_account: 0, sepa_debit: 0.5 } },
      ["shops.payment_methods.sepa_debit: pays in eur, and the amounts are in usd; leave it out"]
    ],
    [
      "with payouts anchored in another interval",
      { payouts: { interval: "weekly", monthly_anchor: 5 } },
      ["shops.payouts.monthly_anchor: is of no use to weekly payouts; leave it out"]
    ],
    [
      "with one of their payouts anchored in another interval",
      { payouts: [{ interval: "daily" }, { interval: "daily", weekly_anchor: "monday" }] },
      ["shops.payouts.1.weekly_anchor: is of no use to daily payouts; leave it out"]
    ],
    [
      "whose refunds reverse what was not transferred",
      { ...direct, refunds: { rate: "3%", reverse_transfer: true } },
      ["shops.refunds.reverse_transfer: a direct charge has no transfer to reverse; leave it out"]
    ],
    [
      "whose refunds give back a fee that was not taken",
      { ...separate, refunds: { rate: "3%", refund_application_fee: true } },
      ["shops.refunds.refund_application_fee: there is no application_fee to give back; leave it out"]
    ],
    [
      "whose refunds give back a fee and not the transfer it came out of",
      { refunds: { rate: "3%", refund_application_fee: true } },
      [
        "shops.refunds.refund_application_fee: Stripe gives a destination charge's fee back only with reverse_transfer; " +
          "expected both or neither"
      ]
    ]
  ])("%s", (_, changes, expected) => {
    expect(problems({ ...changes })).toEqual(expected)
  })
})

describe("sellers are not refused", () => {
  it.each<readonly [string, object]>([
    ["whose fee takes all of the least order", { application_fee: { rate: "50%", fixed: "2.50 usd" } }],
    ["without any fee", { application_fee: undefined }],
    [
      "to whom nothing may be sent over a border, where destination charges settle there",
      {
        on_behalf_of: true,
        application_fee: undefined,
        amounts: ["5.00 sgd"],
        account: { type: "express", country: "SG" }
      }
    ],
    [
      "of direct charges in a currency of their own",
      { ...direct, ...eur, application_fee: undefined, account: { type: "standard", country: "DE" } }
    ],
    ["whose orders the platform charges, wherever they are", { ...alone, account: { type: "express", country: "DE" } }],
    [
      "whose refunds of direct charges return the fee",
      { ...direct, refunds: { rate: "1%", refund_application_fee: true } }
    ],
    ["of separate charges with reversals", { ...separate, refunds: { rate: "1%", reverse_transfer: true } }],
    ["whose amounts are two prices", { amounts: ["9.00 usd", "9.00 usd", "29.00 usd", "29.00 usd"] }]
  ])("%s", (_, changes) => {
    expect(problems({ ...changes })).toEqual([])
  })
})
