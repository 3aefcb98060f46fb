import { expect, it } from "vitest"
import { ada, monday, money } from "../Worlds.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import * as Rate from "#core/money/Rate.ts"

const loan: Financing.FlexLoan = {
  object: "flex_loan",
  id: "flxln_oven",
  account: ada.id,
  amount: money("1000.00 usd"),
  feeAmount: money("100.00 usd"),
  withholdRate: Rate.of("10%"),
  paidAmount: money("0.00 usd"),
  created: monday
}

it("is owed with its fee, until it is paid down, and again when that is given back", () => {
  expect(Financing.remaining(loan)).toEqual(money("1100.00 usd"))
  const paid = Financing.paid(loan, money("1100.00 usd"))
  expect(Financing.remaining(paid)).toEqual(money("0.00 usd"))
  expect(Financing.remaining(Financing.paid(paid, money("-2.50 usd")))).toEqual(money("2.50 usd"))
})

it("calls what is withheld of a charge after it", () => {
  expect(["ch_lamp", "py_lamp.2"].map(Financing.paymentOf)).toEqual(["fnpd_lamp", "fnpd_lamp.2"])
})
