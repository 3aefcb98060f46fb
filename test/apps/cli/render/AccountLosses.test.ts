/**
 * AccountTree: who bore the losses of an account, which refunds wait for its funds, and what a platform has set aside
 * for others.
 */
import { describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const told = async (text: string, id: string, ...more: ReadonlyArray<string>) => {
  const { code, err, out } = await CommandLine.piped(text, "explain", "-", id, ...more)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.trimEnd().split("\n")
}

const after = (lines: ReadonlyArray<string>, words: string) =>
  lines.slice(lines.findIndex((line) => line.includes(words)))

/** Cleo's reserve is released 180 days after a charge, which is later than her balance is filled. */
const late = `platform: { name: Market, country: US }
accounts:
  cleo: { type: express, reserve_plan: { percent: 100%, days_after_charge: 180 }, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-03-02, id: fund, charge: { amount: 500.00 usd } }
  - { at: 2026-03-02, id: first, charge: { amount: 100.00 usd, transfer_data: { destination: cleo } } }
  - { at: 2026-03-05, id: early, reserve_release: { hold: first, amount: 100.00 usd } }
  - { at: 2026-03-05, id: out, payout: { stripe_account: cleo } }
  - { at: 2026-03-06, id: back, transfer_reversal: { transfer: first } }
  - { at: 2026-03-20, id: second, charge: { amount: 60.00 usd, transfer_data: { destination: cleo } } }
until: 2026-09-30
`

describe("an account whose balance was negative", () => {
  it("has who bore what was missing, and what of its own came too late", async () => {
    expect(after(await told(late, "cleo"), "was negative before")).toEqual([
      "└─ was negative before",
      "   └─ 100.00 usd at most, from 2026-03-06T00:00:00Z to 2026-09-02T00:00:00Z",
      "      ├─ 100.00 usd borne by the platform after 180 days  connct_cleo.usd.1.collected  2026-09-02T00:00:00Z",
      "      └─ 60.00 usd of its own came too late, from its risk reserve: reshold_second  2026-09-17T00:00:00Z"
    ])
  })

  it("is told before which of its own will", async () => {
    const lines = await told(late, "cleo", "--until", "2026-04-01")
    expect(lines.slice(1, 6)).toEqual([
      "├─ -100.00 usd available, negative since 2026-03-06T00:00:00Z, 0.00 usd pending",
      "│  ├─ nothing is paid out until it is filled: what comes in does so first",
      "│  ├─ its bank is not debited: no debit_negative_balances",
      "│  ├─ until 2026-09-02 at the latest: what is missing then the platform bears",
      "│  └─ 60.00 usd of its risk reserve come too late to fill it, unless the platform releases them before"
    ])
    expect(lines.join("\n")).not.toContain("was negative before")
  })

  it("has nothing of its own that came in time", async () => {
    const soon = late.replace("days_after_charge: 180", "days_after_charge: 30")
    const lines = after(await told(soon, "cleo"), "was negative before")
    expect(lines[2]).toContain("filled by 60.00 usd reserve_release")
    expect(lines[3]).toContain("40.00 usd borne by the platform after 180 days")
    expect(lines).toHaveLength(4)
    expect((await told(soon, "cleo", "--until", "2026-04-01")).join("\n")).not.toContain("too late")
  })

  it("has had in time what is released at the very midnight at which the rest is borne", async () => {
    const [, second = ""] = /( *- \{[^\n]*id: second.*\n)/.exec(late) ?? []
    const back = "  - { at: 2026-03-06, id: back"
    const tie = late.replace(second, "").replace(back, second.replace("2026-03-20", "2026-03-05") + back)
    const lines = after(await told(tie, "cleo"), "was negative before")
    expect(lines[2]).toContain("filled by 60.00 usd reserve_release")
    expect(lines[3]).toContain("40.00 usd borne by the platform after 180 days")
    expect(lines).toHaveLength(4)
    expect((await told(tie, "cleo", "--until", "2026-04-01")).join("\n")).not.toContain("too late")
  })

  it("may be Stripe's loss", async () => {
    const { out } = await CommandLine.run("explain", "examples/negative-balance.yaml", "sten")
    expect(out).toContain("58.30 usd borne by Stripe after 180 days  connct_sten.usd.1.collected  2026-08-31T00:00:00Z")
  })

  it("has it for machines too", async () => {
    const json = JSON.parse((await told(late, "cleo", "--json")).join("\n"))
    expect(json.negatives).toHaveLength(1)
    expect(json.negatives[0].collected).toMatchObject({ amount: 10000, liable: "application" })
  })
})

const waiting = `platform: { name: Market, country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
  ben: { type: standard }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: bread, charge: { amount: 20.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: lamp, charge: { amount: 1000.00 usd, stripe_account: ben } }
  - { at: 2026-03-04T12:00:00Z, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-04T12:00:00Z, id: ben-out, payout: { stripe_account: ben } }
  - { at: 2026-03-05T09:00:00Z, id: cake-back, refund: { charge: cake } }
  - { at: 2026-03-05T10:00:00Z, id: lamp-back, refund: { charge: lamp } }
  - { at: 2026-03-05T10:00:00Z, id: taken, transfer_reversal: { transfer: bread, amount: 5.00 usd } }
until: 2026-03-06
`

describe("the platform", () => {
  it("has the refunds that wait for its funds, and what it has set aside for others", async () => {
    expect(after(await told(waiting, "acct_platform"), "refunds that wait")).toEqual([
      "├─ refunds that wait for its funds",
      "│  └─ 100.00 usd  re_cake-back of ch_cake, since 2026-03-05T09:00:00Z",
      "└─ set aside for negative balances of others",
      "   └─ 5.00 usd  for acct_ada, negative since 2026-03-05T10:00:00Z"
    ])
    const json = JSON.parse((await told(waiting, "platform", "--json")).join("\n"))
    expect(json.waiting_refunds.map(({ id }: { id: string }) => id)).toEqual(["re_cake-back"])
    expect(json.held_for).toMatchObject([{ account: "acct_ada", held: 500, clearing: 0 }])
  })

  it("has nothing of refunds that wait for the funds of others, which these have", async () => {
    expect((await told(waiting, "ben")).slice(-2)).toEqual([
      "└─ refunds that wait for its funds",
      "   └─ 1,000.00 usd  re_lamp-back of ch_lamp, since 2026-03-05T10:00:00Z"
    ])
    expect((await told(waiting, "ada")).join("\n")).not.toMatch(/wait for its funds|set aside for/)
  })

  it("says what of it stays until a debit is cleared", async () => {
    const { out } = await CommandLine.run(
      "explain",
      "examples/negative-payout.yaml",
      "platform",
      "--until",
      "2026-03-24"
    )
    expect(out).toContain("100.00 usd  for acct_ines, 100.00 of it until a debit is cleared")
  })

  it("counts the many", async () => {
    const many = Array.from(
      { length: 12 },
      (_, index) => `  - { at: 2026-03-05T11:00:00Z, id: more-${index}, refund: { charge: cake, amount: 0.10 usd } }\n`
    )
    const text = waiting
      .replace("refund: { charge: cake }", "refund: { charge: cake, amount: 50.00 usd }")
      .replace("until:", `${many.join("")}until:`)
    expect(after(await told(text, "platform"), "refunds that wait").filter((line) => line.includes("more"))).toContain(
      "│  └─ and 6 more"
    )
  })
})
