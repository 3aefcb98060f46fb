import { describe, expect, it } from "vitest"
import * as ReleaseReserve from "#core/connect/decisions/ReleaseReserve.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  passed,
  refund,
  refused,
  reserveHold,
  reserveRelease,
  statement,
  tariffIn,
  text,
  thursday,
  world
} from "../Worlds.ts"

const saturday = moment("2026-03-21")
/** Of the 96.80 usd that Ada has, 40.00 are held until Saturday. */
const reserved = () => {
  const made = world()
  done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
  done(made, reserveHold("safe", "40.00 usd"), thursday)
  return made
}

describe("what is held", () => {
  it("comes back when its day is over, at midnight", () => {
    const made = reserved()
    expect(passed(made, Instant.plus(saturday, -1))).toEqual([])
    const [released, ...others] = passed(made, saturday)
    expect([released?.happening.kind, others]).toEqual(["reserve_expiry", []])
    expect(released && statement(released)).toBe(text`
      ada: reserve_release 40.00 - 0.00 = 40.00 usd
        resrel_ada.reserve.2026-03-21, 2026-03-21, risk_reserved_funds, "Reserve release of reshold_safe"
    `)
    expect(released?.entries.flatMap(({ postings }) => postings.map(written))).toEqual([
      "40.00 usd acct_ada/risk_reserved -> acct_ada/balance"
    ])
    expect(released?.outcome.made).toEqual([
      {
        object: "reserve.release",
        id: "resrel_ada.reserve.2026-03-21",
        account: ada.id,
        amount: money("40.00 usd"),
        created: saturday,
        sourceType: "card",
        reserveHold: "reshold_safe",
        reason: "bulk_hold_expiry",
        balanceTransaction: "txn_ada.reserve.2026-03-21"
      }
    ])
    expect(made.reserveHold("reshold_safe")?.amountReleasable).toEqual(money("0.00 usd"))
    expect(held(made, ada.id)).toBe("0.00 / 96.80")
  })

  it("comes back together, what is left of each, whenever it was held", () => {
    const made = reserved()
    done(made, reserveHold("more", "5.00 usd", { releaseAfter: moment("2026-03-20") }), moment("2026-03-06"))
    done(made, reserveHold("gone", "2.00 usd", { releaseAfter: moment("2026-03-20") }))
    done(made, reserveHold("longer", "1.00 usd", { releaseAfter: moment("2026-03-21") }))
    done(made, reserveRelease("all", "reshold_gone"))
    done(made, reserveRelease("part", "reshold_safe", "10.00 usd"))
    const happened = passed(made, moment("2026-03-21T23:00Z"))
    expect(happened.map(({ happening }) => happening)).toEqual([
      {
        kind: "reserve_expiry",
        at: saturday,
        account: ada.id,
        holds: ["reshold_safe", "reshold_more", "reshold_gone"]
      }
    ])
    expect(happened[0]?.outcome.made.map(({ amount, id }) => [id, amount])).toEqual([
      ["resrel_ada.reserve.2026-03-21", money("30.00 usd")],
      ["resrel_ada.reserve.2026-03-21.2", money("5.00 usd")]
    ])
    expect(held(made, ada.id)).toBe("0.00 / 95.80")
    passed(made, moment("2026-03-22"))
    expect(held(made, ada.id)).toBe("0.00 / 96.80")
  })

  it("lets a refund that waits for it be paid", () => {
    const made = reserved()
    done(made, refund("back", "ch_lamp", { amount: money("60.00 usd") }))
    const happened = passed(made, saturday)
    expect(happened.map(({ happening }) => happening.kind)).toEqual(["reserve_expiry", "funding", "funding"])
    expect(made.refund("re_back")?.status).toBe("succeeded")
  })

  it("comes back early when it is asked for: all that is left, or a part", () => {
    const made = reserved()
    expect(statement(done(made, reserveRelease("part", "reshold_safe", "15.00 usd")))).toBe(text`
      ada: reserve_release 15.00 - 0.00 = 15.00 usd
        resrel_part, 2026-03-05T12:00:00Z, risk_reserved_funds, "Reserve release of reshold_safe"
    `)
    const rest = done(made, reserveRelease("rest", "reshold_safe"))
    expect(rest.outcome.made).toMatchObject([{ amount: money("25.00 usd"), reason: "hold_released_early" }])
    expect(passed(made, saturday).map(({ outcome }) => outcome.made)).toEqual([[]])
    expect(held(made, ada.id)).toBe("0.00 / 96.80")
  })

  it("comes back whole even where what is asked for may not be so fine as the plan's part", () => {
    const currency = Currency.of("isk")
    const reservePlan = {
      percent: Rate.of("3.33%"),
      release: { type: "rolling_release", daysAfterCharge: 30 }
    } as const
    const made = world({
      platform: { ...market, currency, tariff: tariffIn(currency) },
      accounts: [connected("Ada", "express", { currency, reservePlan })]
    })
    done(made, charge("cake", "1000 isk", { stripeAccount: ada.id }))
    expect(answer(refused(made, reserveRelease("some", "reshold_cake", "33.30 isk")))).toBe(
      "400 invalid_request_error amount: Amounts in isk must be divisible by 100, and 3330 is not"
    )
    const [release] = done(made, reserveRelease("all", "reshold_cake")).outcome.made
    expect(release).toHaveProperty("amount", money("33.30 isk"))
  })

  it.each([
    [
      "what is not there",
      reserveRelease("early", "reshold_none"),
      "400 invalid_request_error resource_missing of reserve_hold: No such reserve hold: 'reshold_none'"
    ],
    [
      "nothing of it",
      reserveRelease("early", "reshold_safe", "0.00 usd"),
      "400 invalid_request_error parameter_invalid_integer of amount: This value must be greater than or equal to 1."
    ],
    [
      "more than is left",
      reserveRelease("early", "reshold_safe", "40.01 usd"),
      "400 invalid_request_error amount: Release amount ($40.01) is greater than the releasable amount on the hold ($40.00)"
    ],
    [
      "another currency",
      reserveRelease("early", "reshold_safe", "1.00 eur"),
      "400 invalid_request_error amount: The currency of amount must be usd"
    ]
  ])("cannot be released: %s", (_, command, expected) => {
    expect(answer(refused(reserved(), command))).toBe(expected)
  })

  it("cannot be released twice", () => {
    const made = reserved()
    done(made, reserveRelease("early", "reshold_safe"))
    for (const again of [
      reserveRelease("again", "reshold_safe", "1.00 usd"),
      reserveRelease("again", "reshold_safe")
    ]) {
      expect(answer(refused(made, again))).toBe(
        "400 invalid_request_error reserve_hold: The reserve hold reshold_safe has already been fully released."
      )
    }
  })

  it("does nothing when it is forgotten", () => {
    const expiry = { kind: "reserve_expiry", at: saturday, account: ada.id, holds: ["reshold_none"] } as const
    expect(ReleaseReserve.expire(world(), expiry).transactions).toEqual([])
  })
})
