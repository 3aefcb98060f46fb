/**
 * ScenarioFiles: scenario files as the plain values that a reader makes of them, and what is wrong with them.
 *
 * A test takes the {@link bakery}, which is sound, and changes one value by its path: `changed("steps.0.at", "today")`.
 */
import { Result } from "effect"
import * as Scenario from "#core/simulation/Scenario.ts"

type Plain = { [key: string]: unknown }

/** A sound scenario: two accounts, and a step of every kind, the first of them called `cake`. */
export const bakery = (): Plain => ({
  name: "Bakery",
  platform: { name: "Market", country: "US" },
  accounts: { ada: { type: "express" }, sten: { type: "standard" } },
  steps: [
    {
      at: "2026-03-02T09:30:00Z",
      id: "cake",
      charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, application_fee_amount: "2.00 usd" }
    },
    { at: "2026-03-02T09:30:00Z", id: "flour", charge: { amount: "30.00 usd", transfer_group: "orders" } },
    {
      at: "2026-03-03",
      id: "stall",
      transfer: { amount: "7.00 usd", destination: "sten", source_transaction: "flour" }
    },
    { at: "2026-03-03", id: "less", transfer_reversal: { transfer: "stall", amount: "3.00 usd" } },
    { at: "2026-03-03", id: "given", application_fee_refund: { fee: "cake", amount: "0.50 usd" } },
    { at: "2026-03-04", id: "back", refund: { charge: "cake", reverse_transfer: true } }
  ],
  until: "2026-03-05",
  expect: { balances: { ada: { available: "0.00 usd" } }, refusals: { back: "charge_already_refunded" } }
})

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null

export type Change = readonly [path: string, value: unknown]

/** The bakery with other values at these paths, whose parts are joined by dots; `undefined` takes a key out. */
export const changed = (...changes: ReadonlyArray<Change>): Plain => {
  const file = bakery()
  for (const [path, value] of changes) {
    const keys = path.split(".")
    const last = keys.pop() ?? ""
    let place = file
    for (const key of keys) {
      const next = place[key] ?? (place[key] = {})
      if (!isPlain(next)) throw new Error(`${path} leads through ${key}, which is no map`)
      place = next
    }
    if (value === undefined) delete place[last]
    else place[last] = value
  }
  return file
}

/** The scenario of a file that must be sound. */
export const scenarioOf = (file: unknown, options?: Scenario.Options): Scenario.Scenario =>
  Result.getOrThrow(Scenario.decode(file, options))

/** What is wrong with a file: each issue as `path: message`, and `key` before it when it is about the key itself. */
export const issuesOf = (file: unknown): ReadonlyArray<string> => {
  const decoded = Scenario.decode(file)
  if (Result.isSuccess(decoded)) return []
  return decoded.failure.issues.map(
    ({ about, message, path }) => `${about === "key" ? "key " : ""}${path.map(String).join(".")}: ${message}`
  )
}
