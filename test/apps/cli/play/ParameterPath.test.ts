/**
 * ParameterPath: where in a step that stands which a refusal is about.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** The path that is told of a last step which is refused, and what is under its column. */
const placeOf = async (request: string): Promise<readonly [path: string, value: string]> => {
  const lines = [
    "platform: { country: US }",
    "accounts:",
    "  ada: { type: express }",
    "  cara: { type: express, country: CA }",
    "  mia: { type: express, capabilities: [card_payments] }",
    "exchange_rates: [{ pair: usd/cad, rate: 1.3 }]",
    "steps:",
    "  - { at: 2026-03-02, id: held, charge: { amount: 10.00 usd, capture_method: manual } }",
    `  - { at: 2026-03-02, ${request} }`
  ]
  const file = join(folder, "refused.yaml")
  writeFileSync(file, lines.join("\n"))
  const { code, err } = await CommandLine.run("simulate", file)
  expect(code).toBe(2)
  const [, line, column, path] = /:(\d+):(\d+): steps\[1\]\.(\S+): refused/.exec(err) ?? []
  const rest = lines[Number(line) - 1]?.slice(Number(column) - 1) ?? ""
  return [path ?? err, /^[^,}]+/.exec(rest)?.[0].trim() ?? ""]
}

it.each([
  ["charge: { amount: 0.10 usd }", "charge.amount", "0.10 usd"],
  ["charge: { amount: 100.00 cad, payment_method: us_bank_account }", "charge.amount", "100.00 cad"],
  ["charge: { net_amount: 100.00 cad, payment_method: us_bank_account }", "charge.net_amount", "100.00 cad"],
  ["transfer: { stripe_account: ada, destination: platform, amount: 1.00 cad }", "transfer.amount", "1.00 cad"],
  ["capture: { charge: held, amount_to_capture: 11.00 usd }", "capture.amount_to_capture", "11.00 usd"],
  ["external_account_update: { stripe_account: cara, currency: usd }", "external_account_update.currency", "usd"],
  [
    "charge: { amount: 5.00 usd, transfer_data: { destination: ada, amount: 6.00 usd } }",
    "charge.transfer_data.amount",
    "6.00 usd"
  ],
  ["charge: { amount: 5.00 usd, transfer_data: { destination: mia } }", "charge.transfer_data.destination", "mia"],
  ["transfer: { amount: 5.00 usd, destination: mia }", "transfer.destination", "mia"],
  ["payout: { stripe_account: ada, amount: 5.00 usd }", "payout.amount", "5.00 usd"]
])("of %s it is %s", async (request, path, value) => {
  expect(await placeOf(request)).toEqual([path, value])
})
