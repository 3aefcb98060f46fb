import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import * as Vocabulary from "#core/simulation/schema/Vocabulary.ts"
import { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import { changed, issuesOf } from "./ScenarioFiles.ts"
import { wrong } from "./Steps.ts"

type Node = { readonly [key: string]: unknown }

/** The keys of each map and the words of each choice that a scenario file has: what is expected at a place. */
const placesIn = (node: unknown): ReadonlyArray<ReadonlySet<string>> => {
  if (typeof node !== "object" || node === null) return []
  const { enum: choice, properties } = node as Node
  const own = Array.isArray(choice) ? choice.map(String) : Object.keys(properties ?? {})
  return [...(own.length === 0 ? [] : [new Set(own)]), ...Object.values(node).flatMap(placesIn)]
}

const places = placesIn(Schema.toJsonSchemaDocument(ScenarioSchema, { onExcessProperty: "error" }))
const words = ([all]: (typeof Vocabulary.rows)[number]) => all.split(" ")

describe("the table", () => {
  it.each(Vocabulary.rows.map((row) => ({ row })))("has terms of the file, where it has none: $row", ({ row }) => {
    const [, ...terms] = row
    for (const term of terms.map(Vocabulary.termIn)) {
      const isMeantBy = (word: string) => places.some((place) => place.has(term) && !place.has(word))
      expect(words(row).some(isMeantBy), term).toBe(true)
    }
    expect(terms).not.toEqual([])
  })

  it("has each word once", () => {
    const all = Vocabulary.rows.flatMap(words)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe("a word", () => {
  it.each(["chargeback", "Chargeback", "cashAdvance", "cash advance", "cash-advance"])(
    "may be written as %s",
    (word) => {
      expect(Vocabulary.meant(word, ["dispute", "financing"])).toHaveLength(1)
    }
  )

  it("of the table means nothing where none of its terms is expected, and one that is not there may mean anything", () => {
    expect(Vocabulary.meant("chargeback", ["refund"])).toEqual([])
    expect(Vocabulary.meant("refnd", ["refund"])).toBeUndefined()
  })
})

const at = "2026-03-04T12:00:00Z"

/** What of what is said about the key or the value at this place is the word meant. */
const suggested = (issues: ReadonlyArray<string>): ReadonlyArray<string | undefined> =>
  issues.map((issue) => /[Dd]id you mean (.+?)\?/.exec(issue)?.[1]).filter((meant) => meant !== undefined)

describe("a step that users call otherwise", () => {
  it.each([
    ["account_debit", "transfer, with stripe_account and destination: platform"],
    ["chargeback", "dispute"],
    ["inquiry", "dispute, with status: warning_needs_response"],
    ["payment_intent", "charge"],
    ["instant_payout", "payout, with method: instant"],
    ["deposit", "top_up"],
    ["bank_account_update", "external_account_update"],
    ["payout_schedule", "balance_settings_update, with schedule"],
    ["reversal", "transfer_reversal or payout_reversal or top_up_reversal"],
    ["hold", "reserve_hold or charge, with capture_method: manual"]
  ])("%s is %s", (word, meant) => {
    expect(suggested(wrong({ at, [word]: {} }))).toEqual([meant])
  })
})

describe("a key that users call otherwise", () => {
  it.each([
    [{ payout: { account: "ada" } }, "stripe_account"],
    [{ reserve_hold: { account: "ada" } }, "stripe_account"],
    [{ external_account_update: { account: "ada" } }, "stripe_account"],
    [{ balance_settings_update: { account: "ada", minimum_balance: "1.00 usd" } }, "stripe_account"],
    [{ requirement_update: { account: "ada" } }, "stripe_account"],
    [{ account_pause: { account: "ada" } }, "stripe_account"],
    [{ financing: { account: "ada" } }, "stripe_account"],
    [{ balance_payment: { account: "ada" } }, "stripe_account"],
    [{ charge: { amount: "1.00 usd", account: "ada" } }, "stripe_account"],
    [{ charge: { amount: "1.00 usd", destination: "ada" } }, "transfer_data, with destination"],
    [{ charge: { amount: "1.00 usd", fee: "0.10 usd" } }, "application_fee_amount"],
    [{ charge: { amount: "1.00 usd", seller: "ada" } }, "stripe_account or transfer_data, with destination"],
    [{ transfer: { amount: "1.00 usd", account: "ada" } }, "stripe_account or destination"],
    [{ transfer: { amount: "1.00 usd", destination: "ada", charge: "order" } }, "source_transaction"],
    [{ payout_failure: { payout: "out", reason: "account_closed" } }, "failure_code"],
    [{ reserve_hold: { stripe_account: "ada", amount: "1.00 usd", until: "2026-04-01" } }, undefined]
  ])("%j means %s", (request, meant) => {
    expect(suggested(wrong({ at, ...request }))).toEqual(meant === undefined ? [] : [meant])
  })

  it.each([
    ["accounts.ada.payouts", { interval: "daily" }, "schedule, with interval"],
    ["accounts.ada.payouts", { schedule: { frequency: "daily" } }, "interval"],
    ["accounts.ada.losses", "platform", "controller, with losses"],
    ["accounts.ada.bank_account", {}, "external_accounts"]
  ])("%s %j means %s", (path, value, meant) => {
    expect(suggested(issuesOf(changed([path, value])))).toContain(meant)
  })
})

describe("a value that users call otherwise", () => {
  it.each([
    [{ dispute: { charge: "order", reason: "fraud" } }, "fraudulent"],
    [{ dispute: { charge: "order", reason: "not_as_described" } }, "product_unacceptable"],
    [{ dispute: { charge: "order", reason: "general", status: "inquiry" } }, "warning_needs_response"],
    [{ charge: { amount: "1.00 usd", payment_method: "ach" } }, "us_bank_account"],
    [{ charge: { amount: "1.00 usd", payment_method: "in_person" } }, "card_present"],
    [{ account_disable: { stripe_account: "ada", disabled_reason: "fraud" } }, "rejected.fraud"]
  ])("%j means %s", (request, meant) => {
    expect(suggested(wrong({ at, ...request }))).toEqual([meant])
  })

  it("of an account means one of the platform's", () => {
    const controller = { losses: "platform", fees_payer: "seller", requirement_collection: "stripe", dashboard: "none" }
    const issues = issuesOf(changed(["accounts.ada", { controller }]))
    expect(suggested(issues)).toEqual(["application", "account"])
  })
})
