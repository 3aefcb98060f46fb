/**
 * Where Stripe's documentation, recorded traffic and past years disagree: a scenario can say either, and each changes
 * the figure that it is about. What an account debit costs goes by country, and has its own test.
 */
import { describe, expect, it } from "vitest"
import * as Played from "../../worked-examples/Played.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"

type Settings = NonNullable<ScenarioSchema["settings"]>

/** One figure of a scenario that goes one way or the other. */
interface Row {
  readonly topic: string
  readonly setup?: Played.Setup
  readonly steps: ReadonlyArray<Played.Step>
  readonly figure: (played: Played.Played) => unknown
  /** What each side of the disagreement says, as a setting or as another part of the file, and what comes of it. */
  readonly sides: ReadonlyArray<readonly [says: Settings | Played.Setup, comes: unknown]>
}

const express: Played.Setup = { accounts: { connected: { type: "express" } } }
const canadian: Played.Setup = {
  accounts: { connected: { type: "express", country: "CA" } },
  exchange_rates: [{ pair: "usd/cad", rate: 1.25, spread: "0%" }]
}
const refunded: ReadonlyArray<Played.Step> = [
  { id: "sale", charge: { amount: "12.00 usd" } },
  { id: "back", refund: { charge: "sale", amount: "2.00 usd" } }
]

const availableOn = (account: string) => (played: Played.Played) =>
  played.transactions(account).map((it) => Instant.format(it.availableOn).slice(0, 10))[0]
const lines = (account: string, type: string) => (played: Played.Played) =>
  played
    .transactions(account)
    .filter((it) => it.type === type)
    .map((it) => Money.format(it.net))

const disputed = (received_is_returned: boolean): Played.Setup => ({
  platform: { tariff: "mine" },
  tariffs: { mine: { rate: "2.9%", disputes: { received: "15.00 usd", received_is_returned } } }
})

const rows: ReadonlyArray<Row> = [
  {
    topic: "a weekend's charge with two business days",
    steps: [{ at: "2026-03-07T12:00:00Z", charge: { amount: "10.00 usd" } }],
    figure: availableOn("platform"),
    sides: [
      [{ weekends: "next_business_day_is_day_one" }, "2026-03-10"],
      [{ weekends: "next_business_day_is_day_zero" }, "2026-03-11"]
    ]
  },
  {
    topic: "the fee for a dispute that is won",
    steps: [
      { id: "sale", charge: { amount: "100.00 usd" } },
      { id: "bad", dispute: { charge: "sale", reason: "fraudulent" } },
      { id: "proof", dispute_evidence: { dispute: "bad" } },
      { id: "won", dispute_won: { dispute: "bad" } }
    ],
    figure: (played) => Played.net(played, "platform", ["bad", "won"]),
    sides: [
      [disputed(true), 0],
      [disputed(false), -1500]
    ]
  },
  {
    topic: "the currency of the platform's fee",
    setup: canadian,
    steps: [
      {
        charge: {
          amount: "100.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "10.00 usd"
        }
      }
    ],
    figure: lines("platform", "application_fee"),
    sides: [
      [{ application_fee_currency: "platform" }, ["10.00 usd"]],
      [{ application_fee_currency: "connected_account" }, ["12.50 cad"]]
    ]
  },
  {
    topic: "what refunds take back of a transfer once the charge is refunded",
    setup: express,
    steps: [
      { id: "sale", charge: { amount: "3.00 usd", transfer_data: { destination: "connected", amount: "1.00 usd" } } },
      { refund: { charge: "sale", amount: "1.00 usd", reverse_transfer: true } },
      { refund: { charge: "sale", amount: "1.00 usd", reverse_transfer: true } },
      { refund: { charge: "sale", amount: "1.00 usd", reverse_transfer: true } }
    ],
    figure: (played) => Played.amount(played, "platform", "transfer_refund"),
    sides: [
      [{ completing_refund: "by_ratio" }, 99],
      [{ completing_refund: "returns_the_rest" }, 100],
      [{ completing_refund: "entire_transfer" }, 100]
    ]
  },
  {
    // Recorded by antiwork/gumroad: 7.33 of 8.80 come back with the last 10.00 of 12.00.
    topic: "what the refund that completes a charge takes back of its transfer, after one that took nothing",
    setup: express,
    steps: [
      { id: "sale", charge: { amount: "12.00 usd", transfer_data: { destination: "connected", amount: "8.80 usd" } } },
      { id: "tax", refund: { charge: "sale", amount: "2.00 usd" } },
      { refund: { charge: "sale", reverse_transfer: true } }
    ],
    figure: (played) => Played.amount(played, "platform", "transfer_refund"),
    sides: [
      [{ completing_refund: "by_ratio" }, 733],
      [{ completing_refund: "returns_the_rest" }, 733],
      [{ completing_refund: "entire_transfer" }, 880]
    ]
  },
  {
    topic: "Stripe's fee on a refund",
    steps: refunded,
    figure: (played) => Played.stripeFees(played),
    sides: [
      [{ processing_fee_on_refund: "recomputed" }, 59],
      [{ processing_fee_on_refund: "kept" }, 65]
    ]
  },
  {
    topic: "a SEPA direct debit",
    setup: { platform: { country: "FR" }, accounts: {} },
    steps: [{ at: "2026-03-02T12:00:00Z", charge: { amount: "100.00 eur", payment_method: "sepa_debit" } }],
    figure: availableOn("platform"),
    sides: [
      [{ sepa_debits: "six_business_days" }, "2026-03-10"],
      [{ sepa_debits: "seven_calendar_days" }, "2026-03-09"]
    ]
  },
  {
    topic: "a direct charge that is refunded without its fee",
    steps: [
      { id: "sale", charge: { amount: "10.00 usd", stripe_account: "connected", application_fee_amount: "1.00 usd" } },
      { charge: { amount: "10.00 usd", stripe_account: "connected" } },
      { at: "2026-03-09", refund: { charge: "sale" } }
    ],
    figure: (played) => Played.net(played, "platform"),
    sides: [
      [{ direct_refund: "as_requested" }, 100],
      [{ direct_refund: "always_returns_application_fee" }, 0]
    ]
  },
  {
    topic: "what Stripe keeps of a conversion",
    setup: { ...canadian, exchange_rates: [{ pair: "usd/cad", rate: 1.25 }] },
    steps: [{ charge: { amount: "100.00 usd", transfer_data: { destination: "connected" } } }],
    figure: (played) => played.transactions("connected").map((it) => `${it.type} ${Money.format(it.net)}`),
    sides: [
      [{ conversion_fee: "inside_exchange_rate" }, ["payment 122.50 cad"]],
      [{ conversion_fee: "stripe_fx_fee" }, ["payment 125.00 cad", "stripe_fx_fee -2.50 cad"]]
    ]
  },
  {
    topic: "where money may go",
    setup: {
      accounts: { connected: { type: "express", country: "SG" } },
      exchange_rates: [{ pair: "usd/sgd", rate: 1.25 }]
    },
    steps: [
      { id: "sale", charge: { amount: "10.00 usd" } },
      { id: "sent", transfer: { amount: "5.00 usd", destination: "connected", source_transaction: "sale" } }
    ],
    figure: (played) => played.refusal("sent") ?? "sent",
    sides: [
      [
        { cross_border_transfers: "self_serve" },
        "Funds can't be sent to accounts located in SG when the account is under the `full` service agreement."
      ],
      [{ cross_border_transfers: "by_contract" }, "sent"]
    ]
  }
]

const isSettings = (says: Settings | Played.Setup): says is Settings => !("platform" in says || "tariffs" in says)

describe.each(rows)("where sources disagree about $topic", (row) => {
  it.each(row.sides)("%j makes it %j", (says, comes) => {
    const setup = isSettings(says) ? { ...row.setup, settings: says } : { ...row.setup, ...says }
    expect(row.figure(Played.play(setup, row.steps))).toEqual(comes)
  })
})
