import { describe, expect, it } from "vitest"
import type { Request, StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as Day from "#core/time/Day.ts"

type Step = readonly [
  id: string,
  request: Request | undefined,
  charge?: StepSchema["charge"],
  payout?: StepSchema["payout"]
]

const refer = (name: string, steps: ReadonlyArray<Step>, noun: References.Noun) => {
  const reported: Array<string> = []
  const seen = References.to(new Set())
  for (const [id, request, charge, payout] of steps) seen.add(id, References.makes(request, charge, undefined, payout))
  const id = References.made(seen, noun, name, ["here"], (path, message) => {
    reported.push(`${path.join(".")}: ${message}`)
  })
  return [id, ...reported]
}

const money = { amount: "10.00 usd" }
const steps: ReadonlyArray<Step> = [
  ["cake", "charge"],
  ["stall", "transfer"],
  ["back", "refund"],
  ["flour", "charge", { ...money, payment_method: "card_present", capture_method: "automatic" }],
  ["debit", "charge", { ...money, payment_method: "us_bank_account" }],
  ["room", "charge", { ...money, capture_method: "manual" }],
  ["stay", "capture"],
  ["out", "payout"],
  ["more", "top_up"],
  ["less", "transfer_reversal"],
  ["bounce", "refund_failure"]
]

describe("the id of what a step made", () => {
  it.each<readonly [name: string, noun: References.Noun, id: string]>([
    ["cake", "charge", "ch_cake"],
    ["cake", "transfer", "tr_cake"],
    ["cake", "fee", "fee_cake"],
    ["flour", "charge", "ch_flour"],
    ["debit", "charge", "py_debit"],
    ["debit", "transfer", "tr_debit"],
    ["debit", "fee", "fee_debit"],
    ["room", "charge", "ch_room"],
    ["stay", "transfer", "tr_stay"],
    ["stay", "fee", "fee_stay"],
    ["stall", "transfer", "tr_stall"],
    ["back", "refund", "re_back"],
    ["out", "payout", "po_out"],
    ["more", "top_up", "tu_more"]
  ])("%s as a %s is %s", (name, noun, id) => {
    expect(refer(name, steps, noun)).toEqual([id])
  })

  it.each(["sepa_debit", "us_bank_account"] as const)("begins with py for a charge by %s", (method) => {
    expect(refer("x", [["x", "charge", { ...money, payment_method: method }]], "charge")).toEqual(["py_x"])
  })

  it("is that of the fee too, where a payout is instant", () => {
    const fast: ReadonlyArray<Step> = [["fast", "payout", undefined, { method: "instant" }]]
    expect(refer("fast", fast, "fee")).toEqual(["fee_fast"])
    expect(refer("fast", fast, "payout")).toEqual(["po_fast"])
    expect(refer("fast", fast, "charge")[1]).toContain('"fast" is a payout, not a charge step')
    const slow: ReadonlyArray<Step> = [["slow", "payout", undefined, { method: "standard" }]]
    expect(refer("slow", slow, "fee")).toHaveLength(2)
  })

  it("is that of the first step called so", () => {
    const twice: ReadonlyArray<Step> = [
      ["cake", "charge"],
      ["cake", "refund"]
    ]
    expect(refer("cake", twice, "charge")).toEqual(["ch_cake"])
    expect(refer("cake", twice, "refund")).toHaveLength(2)
  })

  it("may be of a step whose kind cannot be read", () => {
    const odd: ReadonlyArray<Step> = [
      ["odd", undefined],
      ["cake", "charge"]
    ]
    expect(refer("odd", odd, "transfer")).toEqual(["tr_odd"])
    expect(refer("odd", odd, "payout")).toEqual(["po_odd"])
    expect(refer("x", odd, "charge")[1]).toContain("expected one of odd, cake")
  })
})

describe("a name of nothing, or of a step that made something else", () => {
  it.each<readonly [name: string, noun: References.Noun, message: string]>([
    ["later", "charge", 'there is no earlier charge step "later"; expected one of cake, flour, debit, room'],
    ["ch_cake", "charge", 'there is no earlier charge step "ch_cake"; expected one of cake, flour, debit, room'],
    ["stay", "charge", '"stay" is a capture, not a charge step; expected one of cake, flour, debit, room'],
    [
      "back",
      "transfer",
      '"back" is a refund, not a transfer, charge or capture step; expected one of cake, stall, flour, debit, stay'
    ],
    [
      "stall",
      "fee",
      '"stall" is a transfer, not a charge, capture or instant payout step; expected one of cake, flour, debit, stay'
    ],
    ["cake", "refund", '"cake" is a charge, not a refund step; expected back'],
    ["bounce", "refund", 'there is no earlier refund step "bounce"; expected back'],
    ["more", "payout", '"more" is a top_up, not a payout step; expected out'],
    ["out", "top_up", '"out" is a payout, not a top_up step; expected more']
  ])("%s as a %s", (name, noun, message) => {
    expect(refer(name, steps, noun)[1]).toBe(`here: ${message}`)
  })

  it("could have been nothing at all", () => {
    expect(refer("later", [["back", "refund"]], "payout")[1]).toBe(
      'here: there is no earlier payout step "later", nor any other'
    )
  })

  it("is told of what it is where nothing could have been meant", () => {
    expect(refer("cake", [["cake", "charge"]], "refund")[1]).toBe(
      'here: "cake" is a charge, not a refund step, and there is none above it'
    )
  })

  it.each(["transfer", "fee"] as const)("is told of a charge that is held: its %s is its capture's", (noun) => {
    expect(refer("room", steps, noun)[1]).toBe(
      `here: the money of "room" is held until it is captured; expected the id of the capture's step`
    )
  })

  it("is not told so where a held charge could not be meant", () => {
    expect(refer("room", steps, "refund")[1]).toBe('here: "room" is a charge, not a refund step; expected back')
  })

  it("is answered in the order of the steps, however many of another kind there are", () => {
    const refunds = Array.from({ length: 20 }, (_, index): Step => [`refund-${index}`, "refund"])
    const both: ReadonlyArray<Step> = [...refunds, ["stall", "transfer"], ["cake", "charge"]]
    expect(refer("x", both, "transfer")[1]).toMatch(/; expected one of stall, cake$/)
  })

  it("is answered with eight that it could have been, and of more that there are more", () => {
    const many = Array.from({ length: 12 }, (_, index): Step => [`order-${index}`, "charge"])
    const names = (count: number) => many.slice(0, count).map(([name]) => name)
    expect(refer("x", many.slice(0, 8), "charge")[1]).toMatch(new RegExp(`; expected one of ${names(8).join(", ")}$`))
    expect(refer("x", many, "charge")[1]).toMatch(new RegExp(`; expected one of ${names(8).join(", ")}, …$`))
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

describe("the name of a payout where no step makes one", () => {
  const refer = (name: string, accounts: ReadonlyArray<string>) => {
    const reported: Array<string> = []
    const seen = References.to(new Set(accounts))
    seen.add("cake", References.makes("charge"))
    const report = (_: unknown, message: string) => void reported.push(message)
    return [References.payout(seen, name, ["here"], report, Day.fromCivil(2026, 2, 4)), ...reported]
  }
  const named = (name: string) => `expected an automatic payout by its account and day, such as ${name}.2026-02-04`

  it.each([
    ["ada", `"ada" is an account; ${named("ada")}`],
    ["platform", `"platform" is an account; ${named("platform")}`],
    ["out", `there is no earlier payout step "out", nor any other; ${named("ben")}`],
    ["cake", '"cake" is a charge, not a payout step, and there is none above it']
  ])("%s is told how an automatic one is named", (name, message) => {
    expect(refer(name, ["platform", "ben", "ada"])).toEqual([`po_${name}`, message])
  })

  it("is told so of the platform where there is no other account", () => {
    expect(refer("out", ["platform"])[1]).toContain(named("platform"))
  })

  it("is nothing that could be told of where it is one", () => {
    expect(refer("ada.2026-02-04", ["platform", "ada"])).toEqual(["po_ada.2026-02-04"])
  })
})
