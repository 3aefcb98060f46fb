/**
 * Tree: what `explain` prints.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, "rooms.yaml")
writeFileSync(
  file,
  `platform: { name: Market, country: US }
accounts:
  ada: { name: Ada, type: express }
  sten: { name: Sten, type: standard }
steps:
  - { at: 2026-03-02, id: lamp, charge: { amount: 20.00 usd, stripe_account: sten } }
  - { at: 2026-03-02, id: room, charge: { amount: 100.00 usd, capture_method: manual, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: hall, charge: { amount: 100.00 usd, capture_method: manual } }
  - { at: 2026-03-02, id: shed, charge: { amount: 100.00 usd, decline_code: lost_card } }
  - { at: 2026-03-02, id: more, top_up: { amount: 50.00 usd } }
  - { at: 2026-03-04, id: stay, capture: { charge: room, amount_to_capture: 60.00 usd } }
  - { at: 2026-03-04, id: out, payout: { stripe_account: sten } }
until: 2026-03-31
`
)

const tree = async (id: string): Promise<ReadonlyArray<string>> => {
  const { code, err, out } = await CommandLine.run("explain", file, id)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.trimEnd().split("\n")
}

describe("a tree", () => {
  it("of a payout shows where its money was and is", async () => {
    expect(await tree("out")).toEqual([
      "19.12 usd paid out, paid  po_out  2026-03-04T00:00:00Z",
      "├─ -19.12  Sten, acct_sten, Stripe balance",
      "│  └─ -19.12  payout po_out  2026-03-04T00:00:00Z",
      "├─   0.00  Sten, acct_sten, in transit",
      "│  ├─ +19.12  payout po_out  2026-03-04T00:00:00Z",
      "│  └─ -19.12  paid po_out  2026-03-05T00:00:00Z",
      "└─  19.12  Sten, acct_sten, bank",
      "   └─ +19.12  paid po_out  2026-03-05T00:00:00Z"
    ])
  })

  it("of a top-up shows the bank that it came from", async () => {
    expect(await tree("tu_more")).toEqual([
      "50.00 usd topped up, succeeded  tu_more  2026-03-02T00:00:00Z",
      "├─ -50.00  Market, the platform, bank",
      "│  └─ -50.00  topup tu_more  2026-03-09T00:00:00Z",
      "└─  50.00  Market, the platform, Stripe balance",
      "   └─ +50.00  topup tu_more  2026-03-09T00:00:00Z"
    ])
  })

  it("of money that was never taken is its first line alone", async () => {
    expect(await tree("hall")).toEqual(["100.00 usd expired  ch_hall  2026-03-02T00:00:00Z"])
    expect(await tree("shed")).toEqual(["100.00 usd declined, lost_card  ch_shed  2026-03-02T00:00:00Z"])
  })

  it("of money that was held is of what was captured", async () => {
    expect(await tree("stay")).toEqual([
      "60.00 usd paid  ch_room  2026-03-02T00:00:00Z",
      "├─ -2.04  Market, the platform",
      "│  ├─ +60.00  charge ch_room  2026-03-04T00:00:00Z",
      "│  ├─  -2.04  stripe_fee ch_room  2026-03-04T00:00:00Z",
      "│  └─ -60.00  transfer tr_stay  2026-03-04T00:00:00Z",
      "├─  2.04  Stripe",
      "│  └─ +2.04  stripe_fee ch_room  2026-03-04T00:00:00Z",
      "└─ 60.00  Ada, acct_ada",
      "   └─ +60.00  payment py_stay  2026-03-04T00:00:00Z"
    ])
  })
})
