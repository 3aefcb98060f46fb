import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"

const lists = Object.entries(FailureCode)

describe("the reasons of Stripe's own words", () => {
  it.each(lists)("%s are words, each once", (_, codes) => {
    expect(codes.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(4)
  })

  it("are complete for refunds, held against the official library", () => {
    const declared = readFileSync("node_modules/stripe/esm/resources/Refunds.d.ts", "utf8")
    const [, said = ""] = /reason for the refund failure\. Possible values are: (.+)\./.exec(declared) ?? []
    const reasons = [...said.matchAll(/`([a-z_]+)`/g)].map(([, reason]) => reason)
    expect(reasons).toEqual([...FailureCode.refundFailureReasons])
  })

  it("of a bank debit are codes of errors, held against the official library", () => {
    const declared = readFileSync("node_modules/stripe/esm/resources/PaymentIntents.d.ts", "utf8")
    // The codes of a payment's last error, which begin so; another list of the file is about amount details.
    const [, codes = ""] = /type Code = ('account_closed'[^;]+);/.exec(declared) ?? []
    expect(FailureCode.paymentFailureCodes.filter((code) => !codes.includes(`'${code}'`))).toEqual([])
  })

  it("of a top-up are some of a payout: both are what a bank says", () => {
    const payouts: ReadonlyArray<string> = FailureCode.payoutFailureCodes
    expect(FailureCode.topUpFailureCodes.filter((code) => !payouts.includes(code))).toEqual([])
  })
})
