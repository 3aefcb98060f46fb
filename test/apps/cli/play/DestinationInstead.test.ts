/**
 * DestinationInstead: what a refusal says beside Stripe's own words where an account sends money to another than the
 * platform.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const said = async (request: string): Promise<string> => {
  const file = join(folder, "debit.yaml")
  const accounts = "platform: { country: US }\naccounts: { ada: { type: express }, bob: { type: express } }"
  writeFileSync(file, `${accounts}\nsteps: [{ at: 2026-03-02, ${request} }]\n`)
  return (await CommandLine.run("simulate", file)).err
}

it("is the platform, where the money is an account's", async () => {
  expect(await said("transfer: { stripe_account: ada, destination: bob, amount: 1.00 usd }")).toContain(
    "No such destination: 'acct_bob' (acct_ada sends money to the platform only, as an account debit: expected " +
      "destination: platform)\n"
  )
})

it.each([
  "transfer: { stripe_account: ada, destination: platform, amount: 1.00 eur }",
  "transfer: { destination: bob, amount: 1.00 usd }"
])("is not told of %s", async (request) => {
  const err = await said(request)
  expect(err).not.toBe("")
  expect(err).not.toContain("to the platform only")
})
