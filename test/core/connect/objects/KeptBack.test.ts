import { describe, expect, it } from "vitest"
import * as KeptBack from "#core/connect/objects/KeptBack.ts"
import { money } from "../Worlds.ts"

const minimum = { why: "minimum_balance", amount: money("2.00 usd") } as const
const hole = { why: "negative_pot", amount: money("2.00 usd") } as const
const rest = { why: "remainder", amount: money("2.01 usd") } as const

describe("what is kept back", () => {
  it("is nothing of nothing, nor of less", () => {
    expect(KeptBack.of("remainder", money("0.01 usd"))).toEqual([{ why: "remainder", amount: money("0.01 usd") }])
    expect(KeptBack.of("remainder", money("0.00 usd"))).toEqual([])
    expect(KeptBack.of("remainder", money("-0.01 usd"))).toEqual([])
  })

  it("is mostly for what keeps most, and for the first of two that keep as much", () => {
    expect(KeptBack.mostly([minimum, hole])).toBe("minimum_balance")
    expect(KeptBack.mostly([hole, minimum])).toBe("negative_pot")
    expect(KeptBack.mostly([minimum, rest])).toBe("remainder")
    expect(KeptBack.mostly([rest, minimum])).toBe("remainder")
    expect(KeptBack.mostly([])).toBeUndefined()
  })
})
