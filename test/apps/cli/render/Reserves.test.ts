/**
 * Reserves as people and programs read them: in the timeline, in the table, in the tree of a hold, and as objects.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"
import * as Reserves from "../Reserves.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
const file = join(folder, "reserves.yaml")
writeFileSync(file, Reserves.scenario)
afterAll(() => rmSync(folder, { recursive: true }))

const out = async (...args: ReadonlyArray<string>): Promise<string> => (await CommandLine.run(...args)).out

describe("the timeline of reserves", () => {
  it("says what was asked for, and what is released by itself", async () => {
    const lines = (await out("simulate", file, "--timeline")).split("\n")
    expect(lines).toEqual(
      expect.arrayContaining([
        "2026-03-05T10:00:00Z  safe  reserve 30.00 usd of acct_ada, until 2026-03-20T23:59:59Z",
        "2026-03-06T10:00:00Z  part  release 5.00 usd of reshold_safe",
        "2026-03-06T10:00:00Z  early  release what is left of reshold_cake",
        "2026-03-21T00:00:00Z  25.00 usd that was reserved of acct_ada is released",
        "2026-04-02T00:00:00Z  11.00 usd that was reserved of acct_ada is released, of 2 holds"
      ])
    )
    expect(lines.filter((line) => line.includes("reserved of acct_ben"))).toEqual([])
  })
})

describe("the table", () => {
  it("has what is held now, and what went there", async () => {
    const shown = await out("simulate", file, "--until", "2026-03-08")
    const head = shown.split("\n").find((line) => line.startsWith("usd")) ?? ""
    expect(head).toContain("reserves")
    expect(head).toContain("risk reserved")
    const ada = shown.split("\n").find((line) => line.startsWith("ada")) ?? ""
    expect(ada.split(/\s+/)).toEqual(expect.arrayContaining(["-36.00", "36.00"]))
  })

  it("meets what was expected, and has no such columns where nothing is held", async () => {
    const shown = await out("simulate", file)
    expect(shown).toContain("4 expectations met")
    expect(shown).not.toContain("risk reserved")
  })
})

describe("a hold explained", () => {
  it("is where its money was and is", async () => {
    const lines = (await out("explain", file, "reshold_safe")).split("\n")
    expect(lines[0]).toBe("30.00 usd held, 0.00 usd of it now  reshold_safe  2026-03-05T10:00:00Z")
    expect(lines.filter((line) => line.includes("acct_ada"))).toEqual([
      expect.stringContaining("ada, acct_ada, Stripe balance"),
      expect.stringContaining("ada, acct_ada, risk reserve")
    ])
  })

  it("says until when what is left is held, also once that was changed", async () => {
    const longer = join(folder, "longer.yaml")
    writeFileSync(
      longer,
      Reserves.scenario
        .replace(
          "until: 2026-04-03",
          "  - { at: 2026-03-08, id: longer, reserve_hold_update: { hold: safe, release_after: 2026-04-10 } }\nuntil: 2026-04-03"
        )
        .replace(/expect:[^]*/, "")
    )
    const [head] = (await out("explain", longer, "longer")).split("\n")
    expect(head).toBe(
      "30.00 usd held, 25.00 usd of it now, until 2026-04-11T00:00:00Z  reshold_safe  2026-03-05T10:00:00Z"
    )
    expect(await out("simulate", longer, "--timeline")).toContain(
      "2026-03-08T00:00:00Z  longer  hold reshold_safe, until 2026-04-10T23:59:59Z"
    )
  })

  it("is what one of its releases leads to", async () => {
    expect(await out("explain", file, "resrel_part")).toContain("reshold_safe")
  })
})

describe("the objects of reserves", () => {
  const objects = async () => {
    const { happened, steps } = JSON.parse(await out("simulate", file, "--json"))
    const done = [...steps.flatMap((step: { happened: Array<object> }) => [...step.happened, step]), ...happened]
    return done.flatMap(({ made }) => made).filter(({ object }) => object.startsWith("reserve."))
  }

  it("are Stripe's", async () => {
    const all = await objects()
    expect(all.find(({ id }: { id: string }) => id === "reshold_lamp")).toEqual({
      id: "reshold_lamp",
      object: "reserve.hold",
      amount: 1000,
      currency: "usd",
      balance_transaction: "txn_lamp.2",
      created: 1772445600,
      account: "acct_ada",
      amount_releasable: 1000,
      created_by: "application",
      is_releasable: true,
      reason: "charge",
      release_schedule: { release_after: 1775037600, scheduled_release: 1775088000 },
      source_charge: "ch_lamp",
      source_type: "card"
    })
    expect(all.find(({ id }: { id: string }) => id === "reshold_safe")).toMatchObject({
      reason: "standalone",
      source_charge: null
    })
    expect(all.find(({ id }: { id: string }) => id === "resrel_part")).toEqual({
      id: "resrel_part",
      object: "reserve.release",
      amount: 500,
      currency: "usd",
      balance_transaction: "txn_part",
      created: 1772791200,
      account: "acct_ada",
      created_by: "application",
      reason: "hold_released_early",
      released_at: 1772791200,
      reserve_hold: "reshold_safe",
      source_type: "card"
    })
  })

  it("say why what was held is released, and by whom", async () => {
    const released = (await objects()).filter(({ object }) => object === "reserve.release")
    expect(released.map((it) => [it.reserve_hold, it.amount, it.reason, it.created_by])).toEqual([
      ["reshold_safe", 500, "hold_released_early", "application"],
      ["reshold_cake", 1000, "hold_released_early", "application"],
      ["reshold_sofa", 300, "hold_reversed", "stripe"],
      ["reshold_safe", 2500, "bulk_hold_expiry", "stripe"],
      ["reshold_lamp", 1000, "bulk_hold_expiry", "stripe"],
      ["reshold_sofa", 100, "bulk_hold_expiry", "stripe"]
    ])
  })
})
