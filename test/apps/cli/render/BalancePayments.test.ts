/**
 * Payments from a Stripe balance as people and programs read them: in the timeline, in the tree, as a charge.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
const file = join(folder, "paid.yaml")
writeFileSync(
  file,
  `
platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: sale, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-02, id: own, charge: { amount: 10.00 usd } }
  - { at: 2026-03-05, id: march, balance_payment: { stripe_account: ada, amount: 20.00 usd } }
  - { at: 2026-03-05, id: back, balance_payment_refund: { balance_payment: march, amount: 5.00 usd } }
until: 2026-03-06
`
)
afterAll(() => rmSync(folder, { recursive: true }))

const out = async (...args: ReadonlyArray<string>): Promise<string> => (await CommandLine.run(...args)).out

it("are sentences of the timeline, and what they are lost to nobody", async () => {
  const shown = await out("simulate", file, "--timeline")
  expect(shown).toContain("march  acct_ada pays 20.00 usd from its Stripe balance\n")
  expect(shown).toContain("back  refund 5.00 usd of py_march to the Stripe balance\n")
  expect(shown).toContain("checks    ✓ payers  ✓ Stripe fees  ✓ balances of 2 accounts")
})

it("are explained on both sides, with what came back", async () => {
  const [head, ...lines] = (await out("explain", file, "march")).split("\n")
  expect(head).toBe("20.00 usd paid from the Stripe balance of acct_ada  py_march  2026-03-05T00:00:00Z")
  for (const line of [
    "-20.00  stripe_balance_payment_debit",
    "+5.00  stripe_balance_payment_debit_reversal",
    "-5.00  payment_refund"
  ])
    expect(
      lines.some((it) => it.includes(line)),
      line
    ).toBe(true)
})

it("are for programs a charge by stripe_balance and its refund", async () => {
  const { steps } = JSON.parse(await out("explain", file, "march", "--json"))
  expect(steps[0].made[0]).toMatchObject({
    id: "py_march",
    amount: 2000,
    payment_method_details: { type: "stripe_balance", stripe_balance: { account: "acct_ada", source_type: "card" } }
  })
  expect(steps[1].made[0]).toMatchObject({ id: "pyr_back", amount: 500, charge: "py_march" })
})
