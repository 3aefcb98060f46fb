import { describe, expect, it } from "vitest"
import {
  after,
  answer,
  done,
  held,
  market,
  moment,
  monday,
  money,
  objectOf,
  passed,
  payout,
  platformOf,
  refused,
  statement,
  text,
  topUp,
  world
} from "../Worlds.ts"

describe("a top-up", () => {
  it("has no line before it is there: 5 business days later", () => {
    const world = after([])
    const asked = done(world, topUp("more", "50.00 usd"))
    expect(asked.outcome).toMatchObject({
      made: [
        {
          object: "topup",
          id: "tu_more",
          account: market.id,
          amount: money("50.00 usd"),
          created: monday,
          expectedAvailabilityDate: moment("2026-03-09"),
          description: "Top-up",
          status: "pending"
        }
      ],
      changed: [],
      transactions: []
    })
    expect(passed(world, moment("2026-03-08T23:59:59Z"))).toEqual([])
    expect(held(world, market.id)).toBe("0.00 / 0.00")
    const [come] = passed(world, moment("2026-03-09"))
    expect(statement(come ?? expect.fail())).toBe(text`
      market: topup 50.00 - 0.00 = 50.00 usd
        tu_more, 2026-03-09, topup, "Top-up"
    `)
    expect(world.topUp("tu_more")).toMatchObject({ status: "succeeded", balanceTransaction: "txn_more" })
    expect([held(world, market.id, "bank_account"), held(world, market.id, "card")]).toEqual([
      "0.00 / 50.00",
      "0.00 / 0.00"
    ])
  })

  it("comes when the request says so, and at once when that has passed", () => {
    for (const date of [monday, moment("2026-03-01")]) {
      const world = after([topUp("more", "50.00 usd", { expectedAvailabilityDate: date, description: "Float" })])
      expect(world.topUp("tu_more")).toMatchObject({ expectedAvailabilityDate: monday, description: "Float" })
      passed(world, monday)
      expect(held(world, market.id)).toBe("0.00 / 50.00")
    }
  })

  it.each([
    ["US", "usd", "2026-12-24T10:00Z", "2027-01-04"],
    ["GB", "gbp", "2026-12-24T10:00Z", "2027-01-05"],
    ["DE", "eur", "2026-12-24T10:00Z", "2027-01-04"]
  ])("takes the business days of the bank: in %s", (country, currency, at, date) => {
    const world = after([], { platform: platformOf(country), accounts: [] })
    expect(objectOf(done(world, topUp("more", `50.00 ${currency}`), moment(at)), "tu_more")).toHaveProperty(
      "expectedAvailabilityDate",
      moment(date)
    )
  })

  it("must say when it comes where the bank's business days are not known", () => {
    const abroad = { platform: { ...market, country: "BR" } }
    expect(answer(refused(world(abroad), topUp("x", "50.00 usd")))).toBe(
      "not modelled: topping acct_market up on business days of BR, whose holidays are not known, is not modelled yet"
    )
    expect(done(world(abroad), topUp("more", "50.00 usd", { expectedAvailabilityDate: monday }))._tag).toBe("done")
  })

  it("is in the pot of bank accounts: cards stay as short as they were", () => {
    const world = after([topUp("more", "50.00 usd", { expectedAvailabilityDate: monday })])
    expect(answer(refused(world, payout("x", "50.00 usd")))).toContain("Your card balance is too low")
    expect(done(world, payout("out", "50.00 usd", { sourceType: "bank_account" }))._tag).toBe("done")
  })

  it.each([
    ["0 usd", "of amount: This value must be"],
    ["-1.00 usd", "of amount: This value must be"],
    ["1.00 eur", "not modelled: converting eur to usd"]
  ])("of %s is refused", (amount, expected) => {
    expect(answer(refused(world(), topUp("x", amount)))).toContain(expected)
  })
})
