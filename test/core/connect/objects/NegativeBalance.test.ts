import { describe, expect, it } from "vitest"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import * as Instant from "#core/time/Instant.ts"
import { moment, money } from "../Worlds.ts"

describe("a balance that has been negative for 180 days", () => {
  it.each([
    ["2026-03-02T00:00:00Z", "2026-08-29T00:00:00Z"],
    ["2026-03-02T00:00:01Z", "2026-08-30T00:00:00Z"],
    ["2026-03-02T23:59:59Z", "2026-08-30T00:00:00Z"],
    ["2027-12-31T12:00:00Z", "2028-06-29T00:00:00Z"]
  ])("since %s is filled at %s, the first midnight by which they are over", (since, filled) => {
    const at = NegativeBalance.collectedAt(moment(since))
    expect(Instant.format(at)).toBe(filled)
    const left = at - Instant.plus(moment(since), 180 * 86_400)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left).toBeLessThan(86_400)
  })
})

it("what is held for debits that are clearing is held for nothing that is missing", () => {
  const held = money("10.00 usd")
  const clearing = ["6.00 usd", "1.00 usd"].map((amount, index) => ({ payout: `po_${index}`, amount: money(amount) }))
  expect(NegativeBalance.covered({ held })).toEqual(held)
  expect(NegativeBalance.covered({ held, clearing })).toEqual(money("3.00 usd"))
})
