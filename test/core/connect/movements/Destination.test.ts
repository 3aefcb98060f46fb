import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Destination from "#core/connect/movements/Destination.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  done,
  market,
  money,
  passed,
  refund,
  reversal,
  sten,
  thursday,
  toAda,
  tuesday,
  world
} from "../Worlds.ts"
import { borders, colin } from "../Borders.ts"

const said = (id: `acct_${string}`): string => {
  const closed = connected("Closed", "express", { capabilities: new Set(["card_payments"]) })
  const found = Destination.of(world({ accounts: [ada, closed] }), id, "destination")
  return Result.isSuccess(found) ? found.success.name : answer(found.failure)
}

describe("the destination of a transfer", () => {
  it.each([
    [ada.id, "Ada"],
    ["acct_nobody", "No such destination: 'acct_nobody'"],
    [market.id, "own account"],
    ["acct_closed", "capabilities enabled"]
  ] as const)("%s: %s", (id, expected) => {
    expect(said(id)).toContain(expected)
  })
})

describe("what a destination can give back", () => {
  const short = (
    destination: typeof ada,
    amount: string,
    feeReturned: string,
    at = tuesday,
    more: ReadonlyArray<Command> = []
  ): boolean => {
    const made = after([toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") }), ...more], {
      accounts: [{ ...destination, id: ada.id }]
    })
    passed(made, at)
    const transfer = made.transfer("tr_cake") ?? expect.fail()
    const payment = made.charge("py_cake") ?? expect.fail()
    const taken = { transfer, payment, amount: money(amount), feeReturned: money(feeReturned) }
    return Destination.fundsRefusal(made, taken, at) !== undefined
  }

  it.each([tuesday, thursday])("is what it has, with the fee that comes back at once: at %s", (at) => {
    expect(short(sten, "8.00 usd", "0 usd", at)).toBe(false)
    expect(short(sten, "8.01 usd", "0 usd", at)).toBe(true)
    expect(short(sten, "10.00 usd", "2.00 usd", at)).toBe(false)
    expect(short(sten, "10.01 usd", "2.00 usd", at)).toBe(true)
  })

  it("is nothing, even where it has less than that", () => {
    const owing = [charge("lamp", "300.00 usd", { stripeAccount: ada.id }), refund("back", "ch_lamp")]
    expect(short(sten, "2.00 usd", "2.00 usd", tuesday, owing)).toBe(false)
    expect(short(sten, "2.01 usd", "2.00 usd", tuesday, owing)).toBe(true)
  })

  it.each([
    ["of what was converted", "100.00 usd", "10.00 usd"],
    ["of what went there and back", "100.00 cad", "10.00 cad"]
  ])("is counted in the currency that it settles in, with what it has beside: %s", (_, amount, fee) => {
    const sale = charge("sale", amount, {
      transferData: { destination: colin.id },
      applicationFeeAmount: money(fee)
    })
    for (const refundApplicationFee of [false, true]) {
      const made = borders()
      done(made, sale)
      done(made, charge("own", "100.00 cad", { stripeAccount: colin.id }))
      const taken = done(made, reversal("back", "tr_sale", { refundApplicationFee }), tuesday)
      expect(taken.outcome.transactions.some(({ net }) => net.currency === colin.currency)).toBe(true)
    }
  })

  it("is anything where the platform stands behind its losses", () => {
    expect(short(ada, "99.00 usd", "0 usd")).toBe(false)
  })
})
