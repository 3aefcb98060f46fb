import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  answer,
  capture,
  charge,
  connected,
  done,
  held,
  hold,
  market,
  moment,
  monday,
  money,
  objectOf,
  passed,
  priced,
  refund,
  refused,
  statement,
  sten,
  tariffIn,
  text,
  thursday,
  tuesday
} from "../Worlds.ts"
import { borders, colin } from "../Borders.ts"

const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const part = (amount: string) => ({ amountToCapture: money(amount) })
const bike = hold("bike", "100.00 usd")
const forAda = hold("bike", "100.00 usd", { transferData: { destination: ada.id }, ...fee("10.00 usd") })
const ofSten = hold("bike", "100.00 usd", { stripeAccount: sten.id, ...fee("10.00 usd") })
const split = hold("bike", "100.00 usd", { transferData: { destination: ada.id, amount: money("80.00 usd") } })

describe("what is held on a card", () => {
  const made = done(after([]), bike)

  it("moves no money, and is no charge yet", () => {
    expect(made.outcome.transactions).toEqual([])
    expect(made.outcome.made).toEqual([
      {
        object: "authorization",
        id: "ch_bike",
        account: market.id,
        amount: money("100.00 usd"),
        created: monday,
        status: "held",
        captureBefore: moment("2026-03-09T09:30Z"),
        request: bike
      }
    ])
    const world = after([bike])
    expect([world.charge("ch_bike"), held(world, market.id)]).toEqual([undefined, "0.00 / 0.00"])
  })
})

describe("a capture", () => {
  it("of all of it is the charge: from the capture on it settles, and it was made when it was held", () => {
    const world = after([bike])
    const captured = done(world, capture("now", "ch_bike"), thursday)
    expect(statement(captured)).toBe(text`
      market: charge 100.00 - 3.20 = 96.80 usd
        less stripe_fee 3.20, Stripe processing fees
        ch_bike, 2026-03-09, charge, ""
    `)
    expect(objectOf(captured, "ch_bike")).toMatchObject({
      object: "charge",
      created: monday,
      amount: money("100.00 usd"),
      amountAuthorized: money("100.00 usd"),
      balanceTransaction: "txn_now"
    })
    expect(world.authorization("ch_bike")).toBeUndefined()
  })

  it("of a part is a charge of that part, and releases the rest", () => {
    const captured = done(after([bike]), capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(statement(captured)).toBe(text`
      market: charge 60.00 - 2.04 = 57.96 usd
        less stripe_fee 2.04, Stripe processing fees
        ch_bike, 2026-03-05, charge, ""
    `)
    expect(objectOf(captured, "ch_bike")).toMatchObject({
      amount: money("60.00 usd"),
      amountAuthorized: money("100.00 usd")
    })
  })

  it.each<readonly [string, Command, Parameters<typeof capture>[2], ReadonlyArray<string>]>([
    [
      "a fee that is not more than that",
      forAda,
      part("60.00 usd"),
      ["charge 60.00", "transfer -60.00", "payment 50.00", "application_fee 10.00"]
    ],
    [
      "a fee capped at that",
      forAda,
      part("8.00 usd"),
      ["charge 8.00", "transfer -8.00", "payment 0.00", "application_fee 8.00"]
    ],
    [
      "another fee",
      forAda,
      { ...part("60.00 usd"), ...fee("6.00 usd") },
      ["charge 60.00", "transfer -60.00", "payment 54.00", "application_fee 6.00"]
    ],
    [
      "a fee where none was asked for",
      hold("bike", "100.00 usd", { transferData: { destination: ada.id } }),
      fee("5.00 usd"),
      ["charge 100.00", "transfer -100.00", "payment 95.00", "application_fee 5.00"]
    ],
    ["a fee of a direct charge", ofSten, part("60.00 usd"), ["charge 47.96", "application_fee 10.00"]],
    ["a capped fee of a direct charge", ofSten, part("8.00 usd"), ["charge -0.53", "application_fee 8.00"]],
    [
      "a part to transfer that is not more than that",
      split,
      part("90.00 usd"),
      ["charge 90.00", "transfer -80.00", "payment 80.00"]
    ],
    [
      "a part to transfer capped at that",
      split,
      part("60.00 usd"),
      ["charge 60.00", "transfer -60.00", "payment 60.00"]
    ]
  ])("of a part with %s", (_, asked, captured, expected) => {
    const { outcome } = done(after([asked]), capture("now", "ch_bike", captured), tuesday)
    const lines = outcome.transactions.map(({ amount, feeDetails, net, type }) => {
      const hasOwn = feeDetails.some((line) => line.type === "application_fee")
      return `${type} ${Money.formatAmount(hasOwn ? net : amount)}`
    })
    expect(lines).toEqual(expected)
  })

  it("in the charge's own currency group: the group of the payment that held it", () => {
    for (const asked of [forAda, split]) {
      const captured = done(after([asked]), capture("now", "ch_bike"), tuesday)
      expect(objectOf(captured, "tr_now")).toHaveProperty("transferGroup", "group_pi_bike")
    }
  })

  it("of a part has the fee of the platform's pricing on that part", () => {
    const pricing = { rules: [], fallback: { rate: Rate.of("4%"), fixed: money("0.50 usd") }, modifiers: [] }
    const asked = hold("bike", "100.00 usd", { transferData: { destination: ada.id } })
    const world = after([asked], { platform: { ...market, pricing } })
    const captured = done(world, capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(objectOf(captured, "fee_now")).toHaveProperty("amount", money("2.90 usd"))
  })

  it("of what was to leave a net takes what that came to when it was held, with its fee", () => {
    const net = { _tag: "charge", key: "bike", netAmount: money("100.00 usd"), captureMethod: "manual" } as const
    const nets = (asked: Command, captured: Parameters<typeof capture>[2] = {}) =>
      done(after([asked]), capture("now", "ch_bike", captured), tuesday).outcome.transactions.map(
        ({ account, net, type }) => `${account} ${type} ${Money.formatAmount(net)}`
      )

    expect(nets(net)).toEqual(["acct_market charge 100.00"])
    expect(nets(net, part("60.00 usd"))).toEqual(["acct_market charge 57.96"])
    expect(nets({ ...net, stripeAccount: sten.id })).toEqual(["acct_sten charge 100.00"])
    expect(nets({ ...net, stripeAccount: sten.id, ...fee("3.00 usd") })).toEqual([
      "acct_sten charge 100.00",
      "acct_market application_fee 3.00"
    ])
    expect(nets({ ...net, transferData: { destination: ada.id } })).toEqual([
      "acct_market charge 100.00",
      "acct_market transfer -103.30",
      "acct_ada payment 100.00",
      "acct_market application_fee 3.30"
    ])
    expect(nets({ ...net, description: "A bike" })).toHaveLength(1)
  })

  it("has the fee of the platform's pricing on what is captured, whether the hold stated its amount or its net", () => {
    const pricing = { rules: [], fallback: { rate: Rate.of("10%") }, modifiers: [] }
    const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
    const setup = { platform: { ...market, pricing }, accounts: [ada, cora] }
    for (const to of [{ transferData: { destination: ada.id } }, { stripeAccount: cora.id }]) {
      const gross = hold("bike", "100.00 usd", to)
      const net = {
        _tag: "charge",
        key: "bike",
        netAmount: money("90.00 usd"),
        captureMethod: "manual",
        ...to
      } as const
      for (const asked of [gross, net]) {
        const world = after([asked], setup)
        expect(world.authorization("ch_bike")).toMatchObject({
          amount: money("100.00 usd"),
          applicationFee: { from: "pricing_scheme", amount: money("10.00 usd") }
        })
        const taken = done(world, capture("now", "ch_bike", part("50.00 usd")), tuesday)
        expect(objectOf(taken, "fee_now")).toHaveProperty("amount", money("5.00 usd"))
      }
    }
  })

  it("takes the rest of a net amount, and no more than is captured", () => {
    const net = { _tag: "charge", key: "bike", netAmount: money("90.00 usd"), captureMethod: "manual" } as const
    const asked = { ...net, transferData: { destination: ada.id }, ...fee("5.00 usd") }
    const rest = { from: "net_amount", amount: money("8.15 usd") }
    expect(after([asked]).authorization("ch_bike")).toMatchObject({ amount: money("98.15 usd"), applicationFee: rest })
    for (const [taken, expected] of [
      ["98.15 usd", "8.15 usd"],
      ["50.00 usd", "8.15 usd"],
      ["8.00 usd", "8.00 usd"]
    ] as const) {
      const captured = done(after([asked]), capture("now", "ch_bike", part(taken)), tuesday)
      expect(objectOf(captured, "fee_now")).toHaveProperty("amount", money(expected))
    }
  })

  it("of a net in a currency of whole units takes the fee that was computed, however fine", () => {
    const currency = money("0 isk").currency
    const pricing = { rules: [], fallback: { rate: Rate.of("3%") }, modifiers: [] }
    const own = { ...market, currency, tariff: tariffIn(currency) }
    const accounts = [connected("Ada", "express", { currency })]
    const net = { _tag: "charge", key: "bike", captureMethod: "manual", transferData: { destination: ada.id } } as const
    const feeOf = (netAmount: string, platform: typeof market) => {
      const world = after([{ ...net, netAmount: money(netAmount) }], { platform, accounts })
      return objectOf(done(world, capture("now", "ch_bike"), tuesday), "fee_now")
    }
    expect(feeOf("5000.50 isk", own)).toHaveProperty("amount", money("150.50 isk"))
    expect(feeOf("5000 isk", { ...own, pricing })).toHaveProperty("amount", money("154.65 isk"))
  })

  it("of no more than the fee is the fee alone, also where a fee must be below the charge", () => {
    const choices = { applicationFeeLimit: "below_charge_amount" } as const
    for (const asked of [forAda, ofSten]) {
      const captured = done(after([asked], { choices }), capture("now", "ch_bike", part("10.00 usd")), tuesday)
      expect(objectOf(captured, "fee_now")).toHaveProperty("amount", money("10.00 usd"))
      const stated = { ...part("10.00 usd"), ...fee("10.00 usd") }
      expect(answer(refused(after([asked], { choices }), capture("now", "ch_bike", stated), tuesday))).toContain(
        "must be less than the charge amount"
      )
    }
  })

  it("may be refunded like any charge, up to what was captured", () => {
    const world = after([bike, capture("now", "ch_bike", part("60.00 usd"))])
    expect(answer(refused(world, refund("x", "ch_bike", { amount: money("60.01 usd") })))).toContain(
      "than charge amount ($60.00)"
    )
    expect(statement(done(world, refund("back", "ch_bike")))).toContain("market: refund -60.00")
  })
})

describe("where Stripe shows the whole and takes the rest back", () => {
  const choices = { partialCapture: "whole_and_reversal" } as const

  it("each of the lines has its share of the fee, and both together the captured amount's", () => {
    const captured = done(after([bike], { choices }), capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(statement(captured)).toBe(text`
      market: charge 100.00 - 3.20 = 96.80 usd
        less stripe_fee 3.20, Stripe processing fees
        ch_bike, 2026-03-05, charge, ""
      market: refund -40.00 - -1.16 = -38.84 usd
        less stripe_fee -1.16, Stripe processing fee refund
        ch_bike, 2026-03-05, partial_capture_reversal, "REFUND FOR CHARGE"
    `)
    expect(objectOf(captured, "ch_bike")).toHaveProperty("amount", money("60.00 usd"))
  })

  it("the transfer and the fee are of what was captured", () => {
    const captured = done(after([forAda], { choices }), capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(
      captured.outcome.transactions.map(({ amount, net, type }) => [type, ...[amount, net].map(Money.formatAmount)])
    ).toEqual([
      ["charge", "100.00", "96.80"],
      ["refund", "-40.00", "-38.84"],
      ["transfer", "-60.00", "-60.00"],
      ["payment", "60.00", "50.00"],
      ["application_fee", "10.00", "10.00"]
    ])
  })

  it("the application fee of a direct charge is none of it", () => {
    const captured = done(after([ofSten], { choices }), capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(
      captured.outcome.transactions.map(({ account, net, type }) => [account, type, Money.formatAmount(net)])
    ).toEqual([
      [sten.id, "charge", "86.80"],
      [sten.id, "refund", "-38.84"],
      [market.id, "application_fee", "10.00"]
    ])
  })

  it("the seller's lines have no fee where the platform pays Stripe", () => {
    const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
    const world = after([hold("bike", "100.00 usd", { stripeAccount: cora.id })], { accounts: [cora], choices })
    const captured = done(world, capture("now", "ch_bike", part("60.00 usd")), tuesday)
    expect(
      captured.outcome.transactions.map(({ account, net, type }) => [account, type, Money.formatAmount(net)])
    ).toEqual([
      [cora.id, "charge", "100.00"],
      [cora.id, "refund", "-40.00"],
      [market.id, "stripe_fee", "-2.04"]
    ])
  })

  it("nothing is taken back of a whole capture, and no fee is shown where there is none", () => {
    const whole = done(after([bike], { choices }), capture("now", "ch_bike"), tuesday)
    expect(whole.outcome.transactions.map(({ type }) => type)).toEqual(["charge"])
    const free = {
      ...market,
      tariff: priced(market.tariff, {
        rate: priced(market.tariff, {}).prices.card.rate,
        fixed: money("0 usd"),
        cap: money("0 usd")
      })
    }
    const unpriced = done(
      after([bike], { choices, platform: free }),
      capture("now", "ch_bike", part("60.00 usd")),
      tuesday
    )
    expect(unpriced.outcome.transactions.map(({ net }) => Money.formatAmount(net))).toEqual(["100.00", "-40.00"])
  })

  it("both ways come to the same balances", () => {
    const total = (partialCapture: "captured_amount" | "whole_and_reversal") => {
      const world = after([forAda, capture("now", "ch_bike", part("60.00 usd"))], { choices: { partialCapture } })
      return [held(world, market.id), held(world, ada.id)]
    }
    expect(total("whole_and_reversal")).toEqual(total("captured_amount"))
    expect(total("captured_amount")).toEqual(["7.96 / 0.00", "50.00 / 0.00"])
  })
})

describe("a hold is over", () => {
  it.each([
    ["after 7 days", bike, moment("2026-03-09T09:30Z")],
    ["in person after 2", hold("bike", "100.00 usd", { paymentMethod: "card_present" }), moment("2026-03-04T09:30Z")]
  ])("%s, in that very second", (_, asked, end) => {
    const early = after([asked])
    expect(done(early, capture("now", "ch_bike"), Instant.plus(end, -1))._tag).toBe("done")
    expect(passed(early, end).map(({ outcome }) => outcome.changed)).toEqual([[]])
    expect(early.charge("ch_bike")).toBeDefined()

    const late = after([asked])
    expect(answer(refused(late, capture("now", "ch_bike"), end))).toContain("its authorization is expired")
    expect(late.authorization("ch_bike")).toEqual({
      object: "authorization",
      id: "ch_bike",
      account: market.id,
      amount: money("100.00 usd"),
      created: monday,
      status: "expired"
    })
    expect(held(late, market.id)).toBe("0.00 / 0.00")
  })
})

describe("a capture is refused", () => {
  const refusals: ReadonlyArray<readonly [string, ReadonlyArray<Command>, Parameters<typeof capture>[2], string]> = [
    ["of what there is not", [], {}, "404 invalid_request_error resource_missing of id: No such charge: 'ch_bike'"],
    ["a second time", [bike, capture("one", "ch_bike", part("1.00 usd"))], {}, "charge_already_captured"],
    ["of a charge that was never held", [charge("bike", "100.00 usd")], {}, "charge_already_captured"],
    [
      "of a declined payment",
      [charge("bike", "9.00 usd", { declineCode: "lost_card" })],
      {},
      "its authorization is declined"
    ],
    ["of more than was held", [bike], part("100.01 usd"), "amount_to_capture: Amount to capture ($100.01)"],
    ["of nothing", [bike], part("0 usd"), "of amount_to_capture: This value must be"],
    ["of another currency", [bike], part("1.00 eur"), "The currency of amount_to_capture must be usd"],
    ["of less than may be charged", [bike], part("0.49 usd"), "amount_too_small"],
    [
      "with a fee above what is captured",
      [forAda],
      { ...part("5.00 usd"), ...fee("5.01 usd") },
      "must not exceed the charge amount of $5.00"
    ],
    ["with a fee that nobody pays", [bike], fee("1.00 usd"), "Can only apply an application_fee_amount"]
  ]

  it.each(refusals)("%s, and the hold stays", (_, before, asked, expected) => {
    const world = after(before)
    const authorization = world.authorization("ch_bike")
    expect(answer(refused(world, capture("x", "ch_bike", asked), tuesday))).toContain(expected)
    expect(world.authorization("ch_bike")).toEqual(authorization)
  })

  it("as the charge would have been: its account, destination and currency are looked at again", () => {
    const made = done(after([ofSten]), capture("now", "ch_bike"), tuesday)
    expect(made.outcome.made.map(({ id }) => id)).toEqual(["ch_bike", "fee_now"])
  })
})

describe("a capture of what settles in another currency", () => {
  const abroad = hold("bike", "100.00 usd", { stripeAccount: colin.id })
  const captured = (partialCapture: "captured_amount" | "whole_and_reversal", amount: string) => {
    const world = borders({ choices: { partialCapture } })
    done(world, abroad)
    return { world, command: capture("take", "ch_bike", part(amount)) }
  }

  it.each([
    ["captured_amount", "40.00 usd", "charge 49.00"],
    ["captured_amount", "100.00 usd", "charge 122.50"],
    ["whole_and_reversal", "100.00 usd", "charge 122.50"]
  ] as const)("with %s takes %s as %s", (choice, amount, expected) => {
    const { command, world } = captured(choice, amount)
    expect(statement(done(world, command))).toContain(`colin: ${expected}`)
  })

  it("in part is not modelled where the rest is shown as taken and given back", () => {
    const { command, world } = captured("whole_and_reversal", "40.00 usd")
    expect(answer(refused(world, command))).toContain(
      "not modelled: what a partial capture takes back in another currency"
    )
  })
})
