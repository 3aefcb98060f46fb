import { expect, it } from "vitest"
import * as Happening from "#core/connect/Happening.ts"
import { ada, moment, money } from "./Worlds.ts"

it("at one moment what is there matures, then other money comes, then it is paid out, then what is missing is filled, then refunds give up", () => {
  const [at, account] = [moment("2026-09-07"), ada.id]
  const { currency } = ada
  const turns = [
    Happening.turnOf({ kind: "maturity", at, account, sourceType: "card", amount: money("1.00 usd") }),
    Happening.turnOf({ kind: "reserve_expiry", at, account, holds: [] }),
    Happening.turnOf({ kind: "funding", at, account }),
    Happening.turnOf({ kind: "collection", at, account, currency, since: moment("2026-03-10"), key: "a" }),
    Happening.turnOf({ kind: "refund_expiry", at, refund: "re_a" })
  ]
  expect(turns).toEqual([0, 1, 2, 3, 4])
  expect(Happening.turns).toBe(5)
})
