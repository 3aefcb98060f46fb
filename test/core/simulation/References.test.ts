import { describe, expect, it } from "vitest"
import * as References from "#core/simulation/References.ts"
import type { Request } from "#core/simulation/StepSchema.ts"

const refer = (
  name: string,
  steps: ReadonlyArray<readonly [string, Request | undefined]>,
  kinds: ReadonlyArray<Request>
) => {
  const reported: Array<string> = []
  const seen = References.to(new Set())
  for (const [id, kind] of steps) seen.add(id, kind)
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

  it("may be of a step whose kind cannot be read", () => {
    const steps = [["odd", undefined] as const, ["cake", "charge"] as const]
    expect(refer("odd", steps, ["transfer"])).toEqual(["tr_odd"])
    expect(refer("x", steps, ["charge"])[1]).toContain("expected one of odd, cake")
  })

  it("is that of the first step called so", () => {
    expect(
      refer(
        "cake",
        [
          ["cake", "charge"],
          ["cake", "refund"]
        ],
        ["charge"]
      )
    ).toEqual(["tr_cake"])
  })

  it("is listed in the order of the steps, however many of another kind there are", () => {
    const refunds = Array.from({ length: 20 }, (_, index) => [`refund-${index}`, "refund"] as const)
    const steps = [...refunds, ["stall", "transfer"] as const, ["cake", "charge"] as const]
    expect(refer("x", steps, ["charge", "transfer"])[1]).toMatch(/; expected one of stall, cake$/)
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
    const seen = { accounts: new Set(["platform", "ada"]) }
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
