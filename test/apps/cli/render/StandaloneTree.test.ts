/**
 * StandaloneTree: what belongs to no payment, payout or top-up: what it is, between whom, why it came and what came of
 * it; and steps that only changed an account.
 */
import { describe, expect, it } from "vitest"
import * as Bills from "../Bills.ts"
import * as CommandLine from "../CommandLine.ts"

const lines = async (file: string, id: string, ...more: ReadonlyArray<string>) => {
  const { code, err, out } = await CommandLine.run("explain", `examples/${file}.yaml`, id, ...more)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.trimEnd().split("\n")
}

const billed = async (id: string, text = Bills.scenario) => {
  const { code, err, out } = await CommandLine.piped(text, "explain", "-", id)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.trimEnd().split("\n")
}

/** From what made it negative to who bore it. */
const ada = [
  "├─ acct_ada was negative from 2026-03-04T00:00:00Z to 2026-08-31T00:00:00Z",
  "│  ├─ -58.30 usd available  2026-03-04T00:00:00Z",
  "│  │  ├─ +1,941.70  charge ch_ada-booking  2026-03-02T10:00:00Z",
  "│  │  └─ -2,000.00  refund re_ada-refund  2026-03-03T10:00:00Z",
  "│  ├─ -29.47 usd available  2026-03-12T00:00:00Z",
  "│  │  └─ +28.83  charge ch_last-lesson  2026-03-10T10:00:00Z",
  "│  └─ 0.00 usd available  2026-08-31T00:00:00Z",
  "│     └─ +29.47  connect_collection_transfer connct_ada.usd.1.collected  2026-08-31T00:00:00Z",
  "├─ set aside by the platform, and given back to it",
  "│  ├─ +58.30  rtx_ada.usd.1  2026-03-04T00:00:00Z",
  "│  ├─ -28.83  rtx_ada.usd.2  2026-03-12T00:00:00Z",
  "│  └─ -29.47  rtx_ada.usd.1.collected  2026-08-31T00:00:00Z",
  "└─ 29.47 usd borne by the platform after 180 days  connct_ada.usd.1.collected  2026-08-31T00:00:00Z"
]

describe("a reserve of the platform", () => {
  it("is told with the negative balance that it is for", async () => {
    expect(await lines("negative-balance", "rtx_ada.usd.1")).toEqual([
      "58.30 usd of the platform set aside for acct_ada  rtx_ada.usd.1  2026-03-04T00:00:00Z",
      "├─ -58.30  Studio Market, the platform, Stripe balance",
      "│  └─ -58.30  reserve_transaction rtx_ada.usd.1  2026-03-04T00:00:00Z",
      "├─  58.30  Studio Market, the platform, set aside for others",
      "│  └─ +58.30  reserve_transaction rtx_ada.usd.1  2026-03-04T00:00:00Z",
      ...ada
    ])
  })

  it("is told as it was then, while the balance is negative", async () => {
    expect((await lines("negative-balance", "rtx_ada.usd.1", "--until", "2026-03-05")).slice(5)).toEqual([
      "├─ acct_ada was negative since 2026-03-04T00:00:00Z",
      "│  └─ -58.30 usd available  2026-03-04T00:00:00Z",
      "│     ├─ +1,941.70  charge ch_ada-booking  2026-03-02T10:00:00Z",
      "│     └─ -2,000.00  refund re_ada-refund  2026-03-03T10:00:00Z",
      "└─ set aside by the platform, and given back to it",
      "   └─ +58.30  rtx_ada.usd.1  2026-03-04T00:00:00Z"
    ])
  })

  it("is given back as the balance is filled, or a debit is cleared", async () => {
    expect((await lines("negative-balance", "rtx_ada.usd.2"))[0]).toBe(
      "28.83 usd set aside for acct_ada given back to the platform  rtx_ada.usd.2  2026-03-12T00:00:00Z"
    )
    expect((await lines("negative-payout", "rtx_ines.2026-03-23.cleared"))[0]).toBe(
      "100.00 usd set aside for acct_ines given back to the platform, as po_ines.2026-03-23 is cleared  " +
        "rtx_ines.2026-03-23.cleared  2026-03-26T00:00:00Z"
    )
  })

  it("of many moves has the first and the last", async () => {
    const step = (day: string, id: string, rest: string) => `  - { at: 2026-03-${day}, id: ${id}, ${rest} }\n`
    const days = Array.from({ length: 12 }, (_, index) => `${index + 10}`)
    const text = `platform: { country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-01-01, id: fund, charge: { amount: 100.00 usd } }
${step("02", "gift", "transfer: { amount: 50.00 usd, destination: ada }")}${step("03", "out", "payout: { stripe_account: ada }")}${days.map((day) => step(day, `back-${day}`, "transfer_reversal: { transfer: gift, amount: 1.00 usd }")).join("")}`
    const told = await billed("rtx_ada.usd.5", text)
    expect(told.filter((line) => line.includes("…"))).toEqual(["│  ├─ … 6 more changes …", "   ├─ … 6 more moves …"])
    expect(told.filter((line) => line.includes(" available "))).toHaveLength(6)
  })
})

describe("what fills a balance for good", () => {
  it("says who bore it", async () => {
    expect(await lines("negative-balance", "connct_ada.usd.1.collected")).toEqual([
      "29.47 usd missing of acct_ada for 180 days, borne by the platform  connct_ada.usd.1.collected  2026-08-31T00:00:00Z",
      "├─ -29.47  Studio Market, the platform, Stripe balance",
      "│  └─ -29.47  connect_collection_transfer connct_ada.usd.1.collected  2026-08-31T00:00:00Z",
      "├─  29.47  Ada's studio, acct_ada, Stripe balance",
      "│  └─ +29.47  connect_collection_transfer connct_ada.usd.1.collected  2026-08-31T00:00:00Z",
      ...ada
    ])
    const sten = await lines("negative-balance", "connct_sten.usd.1.collected")
    expect([sten[0], sten[1], sten.at(-1)]).toEqual([
      "58.30 usd missing of acct_sten for 180 days, borne by Stripe  connct_sten.usd.1.collected  2026-08-31T00:00:00Z",
      "├─ -58.30  Stripe, its losses",
      "└─ 58.30 usd borne by Stripe after 180 days  connct_sten.usd.1.collected  2026-08-31T00:00:00Z"
    ])
  })

  it("is answered to machines as it is told", async () => {
    const told = JSON.parse((await lines("negative-balance", "connct_ada.usd.1.collected", "--json")).join("\n"))
    const { account, amount, negative, object } = told
    expect({ account, amount, object, liable: told.liable }).toEqual({
      account: "acct_ada",
      amount: 2947,
      object: "collection",
      liable: "application"
    })
    expect(negative.changes.map(({ available }: { available: number }) => available)).toEqual([-5830, -2947, 0])
    expect(negative.reserved.map((each: { amount: number }) => each.amount)).toEqual([5830, -2883, -2947])
    expect(negative.collected.id).toBe("connct_ada.usd.1.collected")
  })
})

describe("a bill of Stripe's", () => {
  it("of Connect has the payouts of its month", async () => {
    expect(await billed("txn_connect.2026-03-01")).toEqual([
      "4.00 usd billed to acct_platform by Stripe: Connect (2026-03-01 - 2026-03-31): Active Account Billing  " +
        "txn_connect.2026-03-01  2026-04-01T00:00:00Z",
      "├─ -4.00  Market, the platform, Stripe balance",
      "│  └─ -4.00  stripe_fee  2026-04-01T00:00:00Z",
      "├─  4.00  Stripe, its fees",
      "│  └─ +4.00  stripe_fee  2026-04-01T00:00:00Z",
      "└─ of 2 payouts to 2 accounts, 120.00 usd",
      "   ├─ 100.00  acct_ada po_ada.2026-03-04  2026-03-04T00:00:00Z",
      "   └─  20.00  acct_ben po_out  2026-03-10T00:00:00Z"
    ])
  })

  it("of Connect says what payouts in other currencies count as, and all of them", async () => {
    const abroad = "  cleo: { type: express, country: CA }\nexchange_rates: [{ pair: usd/cad, rate: 1.25 }]\nsteps:\n"
    const sale = "  - { at: 2026-03-02, charge: { amount: 50.00 usd, transfer_data: { destination: cleo } } }\n"
    const gone = "  - { at: 2026-03-10, id: gone, payout: { stripe_account: cleo, amount: 25.00 cad } }\n"
    const text = Bills.scenario
      .replace("steps:\n", `${abroad}${sale}`)
      .replace("  - { at: 2026-03-10", `${gone}  - { at: 2026-03-10`)
    expect((await billed("txn_connect.2026-03-01.2", text)).slice(-4)).toEqual([
      "└─ of 3 payouts to 3 accounts, 120.00 usd and 25.00 cad, counted as 140.00 usd",
      "   ├─ 100.00  acct_ada po_ada.2026-03-04  2026-03-04T00:00:00Z",
      "   ├─  20.00  acct_ben po_out  2026-03-10T00:00:00Z",
      "   └─  25.00  acct_cleo po_gone  2026-03-11T00:00:00Z  as 20.00 usd"
    ])
  })

  it("of a product has the payments that used it", async () => {
    expect((await billed("txn_radar.platform.2026-03-01")).slice(5)).toEqual([
      "└─ of 3 payments, 190.00 usd",
      "   ├─ 100.00  acct_platform ch_cake  2026-03-02T00:00:00Z",
      "   ├─  50.00  acct_platform ch_lamp  2026-03-03T00:00:00Z",
      "   └─  40.00  acct_platform ch_own  2026-03-10T00:00:00Z"
    ])
    expect((await billed("txn_billing.platform.2026-03-02")).at(-2)).toBe("└─ of 1 payment, 100.00 usd")
  })

  it("of many sums them", async () => {
    const many = Array.from(
      { length: 25 },
      (_, index) => `  - { at: 2026-03-10, id: o${index}, charge: { amount: 1.00 usd } }\n`
    )
    const text = Bills.scenario.replace("  - { at: 2026-04-01", `${many.join("")}  - { at: 2026-04-01`)
    expect((await billed("txn_radar.platform.2026-03-01", text)).at(-1)).toBe("└─ of 28 payments, 215.00 usd")
  })
})

describe("a step that only changed an account", () => {
  it("says what that may do now, and which stop of its payouts it ended", async () => {
    expect(await lines("failed-payout", "new-bank")).toEqual([
      "update the external account of acct_ines  new-bank  2026-03-11T10:00:00Z",
      "├─ acct_ines: charges enabled, payouts enabled",
      "└─ payouts stopped of acct_ines from 2026-03-06T09:00:00Z to 2026-03-11T10:00:00Z: " +
        "po_ines.2026-03-04 failed, account_closed"
    ])
    const { object, step, stopped_payouts } = JSON.parse(
      (await lines("failed-payout", "new-bank", "--json")).join("\n")
    )
    expect([object, step.id, stopped_payouts.length]).toEqual(["step", "new-bank", 1])
  })
})
