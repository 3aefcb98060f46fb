import { describe, expect, it } from "vitest"
import * as References from "#core/simulation/References.ts"
import type { Request } from "#core/simulation/StepSchema.ts"

const refer = (name: string, steps: ReadonlyArray<readonly [string, Request]>, kinds: ReadonlyArray<Request>) => {
  const reported: Array<string> = []
  const seen = { accounts: new Set<string>(), steps: new Map(steps) }
  const id = References.made(seen, "tr", name, kinds, ["here"], (path, message) => {
    reported.push(`${path.join(".")}: ${message}`)
  })
  return [id, ...reported]
}

describe("a step's name", () => {
  const steps = [
    ["cake", "charge"],
    ["stall", "transfer"],
    ["back", "refund"],
    ["flour", "charge"]
  ] as const

  it.each<readonly [string, ReadonlyArray<Request>, ReadonlyArray<string>]>([
    ["stall", ["transfer"], ["tr_stall"]],
    ["stall", ["transfer", "charge"], ["tr_stall"]],
    ["cake", ["transfer", "charge"], ["tr_cake"]],
    [
      "back",
      ["transfer", "charge"],
      ["tr_back", 'here: there is no earlier transfer or charge step "back"; expected one of cake, stall, flour']
    ],
    ["later", ["charge"], ["tr_later", 'here: there is no earlier charge step "later"; expected one of cake, flour']],
    ["later", ["transfer"], ["tr_later", 'here: there is no earlier transfer step "later"; expected stall']],
    [
      "later",
      ["application_fee_refund"],
      ["tr_later", 'here: there is no earlier application_fee_refund step "later", nor any other']
    ]
  ])("%s of %j", (name, kinds, expected) => {
    expect(refer(name, steps, kinds)).toEqual(expected)
  })

  it("could have been one of eight that are listed, and of more that are not", () => {
    const many = Array.from({ length: 12 }, (_, index) => [`order-${index}`, "charge"] as const)
    const names = (count: number) => many.slice(0, count).map(([name]) => name)
    expect(refer("x", many.slice(0, 8), ["charge"])[1]).toContain(`; expected one of ${names(8).join(", ")}`)
    expect(refer("x", many, ["charge"])[1]).toMatch(new RegExp(`; expected one of ${names(8).join(", ")}, …$`))
  })
})

describe("an account's name", () => {
  const refer = (name: string) => {
    const reported: Array<string> = []
    const seen = { accounts: new Set(["platform", "ada"]), steps: new Map() }
    const report = (path: ReadonlyArray<PropertyKey>, message: string) =>
      void reported.push(`${path.map(String).join(".")}: ${message}`)
    return [References.account(seen, name, ["here", 0], report), ...reported]
  }

  it("is that of one of the scenario's accounts, the platform among them", () => {
    expect(refer("ada")).toEqual(["acct_ada"])
    expect(refer("platform")).toEqual(["acct_platform"])
    expect(refer("ben")).toEqual(["acct_ben", 'here.0: there is no account "ben"; expected one of platform, ada'])
  })
})

describe("a part that may be left out", () => {
  it("is there with its key when it is there", () => {
    expect(References.optional("size", "5", Number)).toEqual({ size: 5 })
    expect(References.optional("size", undefined, Number)).toEqual({})
    expect(References.optional("flag", false, References.same)).toEqual({ flag: false })
  })

  it("of money is read", () => {
    expect(References.amount("10.00 usd")).toEqual({ currency: "usd", minor: 1000n })
  })
})
