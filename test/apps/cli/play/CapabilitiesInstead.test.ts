/**
 * CapabilitiesInstead: what a refusal says beside Stripe's own words where a capability is not there or not active.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** What stands in the brackets after Stripe's words, of the last step. */
const aside = async (account: string, ...steps: ReadonlyArray<string>): Promise<string | undefined> => {
  const file = join(folder, "capabilities.yaml")
  const lines = steps.map((step, index) => `  - { at: 2026-03-${String(index + 10)}, ${step} }`)
  writeFileSync(file, ["platform: { country: US }", `accounts: { ada: ${account} }`, "steps:", ...lines].join("\n"))
  const { code, err } = await CommandLine.run("simulate", file)
  expect(code).toBe(2)
  return /: refused: .* \((.*acct_ada.*)\)\n/.exec(err)?.[1]
}

const direct = "charge: { amount: 10.00 usd, stripe_account: ada }"
const onBehalfOf = "charge: { amount: 10.00 usd, on_behalf_of: ada }"
const destination = "charge: { amount: 10.00 usd, transfer_data: { destination: ada } }"
const payment = "balance_payment: { amount: 10.00 usd, stripe_account: ada }"
const due =
  "requirement_update: { stripe_account: ada, requirement: company.tax_id, status: due, current_deadline: 2026-03-10T12:00Z }"

const responsibilities = "{ fees_collector: stripe, losses_collector: stripe, requirements_collector: stripe }"
const merchant = `{ v2: { dashboard: full, applied_configurations: [merchant], responsibilities: ${responsibilities} } }`
const unpaid = "{ type: express, capabilities: [transfers] }"

const expected = (capability: string, configuration: string) =>
  `acct_ada has not asked for ${capability}: expected it among its capabilities, or with v2 ${configuration} among its ` +
  "applied_configurations"

it.each([
  ["a destination charge", merchant, [destination], expected("transfers", "recipient")],
  [
    "a transfer",
    merchant,
    ["charge: { amount: 10.00 usd }", "transfer: { amount: 1.00 usd, destination: ada }"],
    expected("transfers", "recipient")
  ],
  ["a direct charge", unpaid, [direct], expected("card_payments", "merchant")],
  ["a charge on behalf of it", unpaid, [onBehalfOf], expected("card_payments", "merchant")],
  ["a payment from its balance", unpaid, [payment], expected("card_payments", "merchant")],
  [
    "one that a requirement disables",
    "{ type: express }",
    [due, direct],
    "card_payments of acct_ada is inactive, because of requirements.past_due (company.tax_id)"
  ],
  [
    "one that is not active by itself",
    "{ type: express }",
    ["capability_update: { stripe_account: ada, capability: card_payments, status: inactive }", destination],
    "transfers of acct_ada is inactive"
  ]
])("is told of %s", async (_, account, steps, told) => {
  expect(await aside(account, ...steps)).toBe(told)
})

it("is not told where something else speaks against it", async () => {
  expect(await aside("{ type: express }", "charge: { amount: 0.10 usd, stripe_account: ada }")).toBeUndefined()
})
