/**
 * Stripe's fees where the account that bears them pays tax on them: every kind of fee, and that the checks see it.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const platform = { country: "IE", tax_on_fees: "23%" }
const accounts = {
  own: { type: "standard", tax_on_fees: "13.5%" },
  free: { type: "standard" },
  theirs: {
    controller: {
      losses: "application",
      fees_payer: "application",
      requirement_collection: "stripe",
      dashboard: "express"
    }
  }
}

/** A line as its account, type, amount and fee lines. */
const written = ({ account, amount, description, feeDetails, type }: BalanceTransaction): string =>
  [
    `${account.slice("acct_".length)} ${type} ${Money.format(amount)}`,
    ...feeDetails.map((fee) => `${fee.type} ${Money.format(fee.amount)}`),
    ...(type.endsWith("_fee") && type !== "application_fee" ? [description] : [])
  ].join(", ")

const played = (steps: ReadonlyArray<object>, changes: object = {}) => {
  const dated = steps.map((step, index) => ({ at: `2026-03-${String(index + 2).padStart(2, "0")}`, ...step }))
  const file = { platform, accounts, steps: dated, until: "2026-04-20", ...changes }
  const scenario = Result.getOrThrow(Scenario.decode(file))
  const lines: Array<string> = []
  const { refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    for (const { outcome } of seen.happened) lines.push(...outcome.transactions.map(written))
    if (seen._tag === "done") lines.push(...seen.outcome.transactions.map(written))
  })
  expect(refused.map(({ refusal }) => refusal.message)).toEqual([])
  expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
  expect(verdict.checks.some(({ name }) => name === "taxes")).toBe(true)
  return lines
}

describe("tax on Stripe's fees", () => {
  it("is a line with the fee for a payment, of whoever bears it", () => {
    expect(
      played([
        { charge: { amount: "500.00 eur" } },
        { charge: { amount: "100.00 eur", stripe_account: "own", application_fee_amount: "5.00 eur" } },
        { charge: { amount: "100.00 eur", stripe_account: "free" } },
        { charge: { amount: "100.00 eur", transfer_data: { destination: "theirs" } } }
      ])
    ).toEqual([
      "platform charge 500.00 eur, stripe_fee 7.75 eur, tax 1.78 eur",
      "own charge 100.00 eur, stripe_fee 1.75 eur, tax 0.24 eur, application_fee 5.00 eur",
      "platform application_fee 5.00 eur",
      "free charge 100.00 eur, stripe_fee 1.75 eur",
      "platform charge 100.00 eur, stripe_fee 1.75 eur, tax 0.40 eur",
      "platform transfer -100.00 eur",
      "theirs payment 100.00 eur"
    ])
  })

  it("is a line of its own with a fee that is one", () => {
    const lines = played([{ charge: { amount: "100.00 eur", stripe_account: "theirs" } }], {
      platform: { ...platform, products: { billing: {} } }
    })
    expect(lines).toEqual([
      "theirs charge 100.00 eur",
      "platform stripe_fee -1.75 eur, Stripe processing fees for ch_step-1",
      "platform tax_fee -0.40 eur, VAT on Stripe processing fees for ch_step-1"
    ])
    const billed = played([{ charge: { amount: "100.00 eur" } }], {
      platform: { ...platform, products: { billing: {} } }
    })
    expect(billed.slice(1)).toEqual([
      "platform stripe_fee -0.70 eur, Billing - Usage Fee (2026-03-02)",
      "platform tax_fee -0.16 eur, VAT on Billing - Usage Fee (2026-03-02)"
    ])
    const nothing = played([{ charge: { amount: "3.00 eur" } }], {
      platform: { ...platform, products: { billing: {} } }
    })
    expect(nothing.slice(1)).toEqual(["platform stripe_fee -0.02 eur, Billing - Usage Fee (2026-03-02)"])
  })

  it("is counted where a net is to be left, and in an instant payout of all there is", () => {
    const lines = played([
      { charge: { net_amount: "100.00 eur", stripe_account: "own" } },
      { at: "2026-03-20", payout: { stripe_account: "own", method: "instant" } }
    ])
    expect(lines).toEqual([
      "own charge 102.02 eur, stripe_fee 1.78 eur, tax 0.24 eur",
      "own payout -98.88 eur, stripe_fee 0.99 eur, tax 0.13 eur"
    ])
  })

  it("is the platform's where a net is to be left of a charge on behalf of an account with another tax", () => {
    const us = {
      platform: { country: "US", tax_on_fees: "10%" },
      accounts: { b: { type: "express", tax_on_fees: "50%" } }
    }
    const net = { net_amount: "100.00 usd", on_behalf_of: "b" }
    // Of 103.64, 2.9% + 0.30 are 3.31, and 10% of that 0.33; of 103.63 only 99.99 would be left.
    const steps = [{ charge: net }, { charge: { ...net, transfer_data: { destination: "b" } } }]
    expect(played(steps, us)).toEqual([
      "platform charge 103.64 usd, stripe_fee 3.31 usd, tax 0.33 usd",
      "platform charge 103.64 usd, stripe_fee 3.31 usd, tax 0.33 usd",
      "platform transfer -103.64 usd",
      "b payment 103.64 usd, application_fee 3.64 usd",
      "platform application_fee 3.64 usd"
    ])
  })

  it("is on what Stripe keeps of a conversion too, where that is a line of its own", () => {
    const abroad = {
      platform: { country: "US", tax_on_fees: "20%" },
      accounts: { c: { country: "CA", type: "express", tax_on_fees: "10%" } },
      exchange_rates: [{ pair: "usd/cad", rate: 1.4 }],
      settings: { conversion_fee: "stripe_fx_fee" }
    }
    const sold = { transfer_data: { destination: "c" }, application_fee_amount: "10.00 usd" }
    // 2% of 140.00 cad and 1% of the 71.43 usd that 100.00 cad are; on them 10% and 20%.
    expect(
      played([{ charge: { amount: "100.00 usd", ...sold } }, { charge: { amount: "100.00 cad" } }], abroad)
    ).toEqual([
      "platform charge 100.00 usd, stripe_fee 3.20 usd, tax 0.64 usd",
      "platform transfer -100.00 usd",
      "c payment 140.00 cad, application_fee 14.00 cad",
      "c stripe_fx_fee -2.80 cad, Currency conversion fee for py_step-1",
      "c tax_fee -0.28 cad, VAT on Currency conversion fee for py_step-1",
      "platform application_fee 10.00 usd",
      "platform charge 71.43 usd, stripe_fee 2.37 usd, tax 0.47 usd",
      "platform stripe_fx_fee -0.72 usd, Currency conversion fee for ch_step-2",
      "platform tax_fee -0.14 usd, VAT on Currency conversion fee for ch_step-2"
    ])
  })

  it("is on what a dispute costs, and comes back with what comes back of it", () => {
    const lines = played(
      [
        { id: "cake", charge: { amount: "100.00 eur" } },
        { id: "bad", dispute: { charge: "cake", reason: "fraudulent" } },
        { dispute_evidence: { dispute: "bad" } },
        { dispute_won: { dispute: "bad" } }
      ],
      {
        platform: { ...platform, tariff: "own" },
        tariffs: {
          own: {
            rate: "1.5%",
            fixed: "0.25 eur",
            disputes: { received: "20.00 eur", countered: "20.00 eur", received_is_returned: true }
          }
        }
      }
    )
    expect(lines.slice(1)).toEqual([
      "platform adjustment -100.00 eur, stripe_fee 20.00 eur, tax 4.60 eur",
      "platform stripe_fee -20.00 eur, Card Dispute Countered Fee (2026-03-04)",
      "platform tax_fee -4.60 eur, VAT on Card Dispute Countered Fee (2026-03-04)",
      "platform adjustment 100.00 eur, stripe_fee -20.00 eur, tax -4.60 eur",
      "platform stripe_fee 20.00 eur, Card Dispute Countered Fee (2026-03-05)",
      "platform tax_fee 4.60 eur, VAT on Card Dispute Countered Fee (2026-03-05)"
    ])
  })

  it("comes back with fees that a refund gives back, or that was taken for what was not captured", () => {
    const older = { settings: { processing_fee_on_refund: "recomputed", partial_capture: "whole_and_reversal" } }
    const lines = played(
      [
        { id: "cake", charge: { amount: "100.00 eur" } },
        { refund: { charge: "cake", amount: "30.00 eur" } },
        { id: "room", charge: { amount: "90.00 eur", capture_method: "manual" } },
        { capture: { charge: "room", amount_to_capture: "70.00 eur" } }
      ],
      older
    )
    expect(lines).toEqual([
      "platform charge 100.00 eur, stripe_fee 1.75 eur, tax 0.40 eur",
      "platform refund -30.00 eur, stripe_fee -0.45 eur, tax -0.10 eur",
      "platform charge 90.00 eur, stripe_fee 1.60 eur, tax 0.37 eur",
      "platform refund -20.00 eur, stripe_fee -0.30 eur, tax -0.07 eur"
    ])
  })

  it("is on the price of an account debit", () => {
    const lines = played([
      { charge: { amount: "100.00 eur", transfer_data: { destination: "theirs" } } },
      { transfer: { amount: "50.00 eur", stripe_account: "theirs", destination: "platform" } }
    ])
    expect(lines.filter((line) => line.startsWith("platform payment"))).toEqual([
      "platform payment 50.00 eur, stripe_fee 0.70 eur, tax 0.16 eur"
    ])
  })
})
