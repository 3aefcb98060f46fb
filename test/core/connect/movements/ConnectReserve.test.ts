import { describe, expect, it } from "vitest"
import * as ConnectReserve from "#core/connect/movements/ConnectReserve.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import { ada, market, monday, money, statement, world } from "../Worlds.ts"

const moved = (amount: string) => {
  const draft = Draft.continuing(world(), "ada.usd.1", monday)
  const made = ConnectReserve.move(draft, ada.id, money(amount))
  return { made, line: statement({ outcome: draft.outcome() }) }
}

describe("the platform's money", () => {
  it("is set aside for an account by a line on the platform, available at once", () => {
    const { line, made } = moved("6.00 usd")
    expect(made).toEqual({
      id: "rtx_ada.usd.1",
      account: ada.id,
      amount: money("6.00 usd"),
      created: monday,
      balanceTransaction: "txn_ada.usd.1"
    })
    expect(line).toContain(`${market.id.replace("acct_", "")}: reserve_transaction -6.00 - 0.00 = -6.00 usd`)
    expect(line).toContain('connect_reserved_funds, "Reserve for acct_ada"')
  })

  it("is given back by another", () => {
    const { line, made } = moved("-6.00 usd")
    expect(made.amount).toEqual(money("-6.00 usd"))
    expect(line).toContain("market: reserve_transaction 6.00 - 0.00 = 6.00 usd")
    expect(line).toContain('"Release of the reserve for acct_ada"')
  })
})
