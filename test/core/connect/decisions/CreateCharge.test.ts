import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { FeesPayer } from "#core/connect/accounts/Controller.ts"
import * as Zone from "#core/time/Zone.ts"
import {
  ada,
  answer,
  charge,
  type Extras,
  connected,
  done,
  market,
  moment,
  monday,
  money,
  objectOf,
  platformOf,
  priced,
  refused,
  statement,
  sten,
  text,
  toAda,
  wednesday,
  world
} from "../Worlds.ts"

const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const part = (amount: string) => ({ transferData: { destination: ada.id, amount: money(amount) } })

describe("a charge on the platform", () => {
  const charged = done(world(), charge("order", "10.00 usd", { description: "Order 1", transferGroup: "orders" }))

  it("is one line on the platform", () => {
    expect(statement(charged)).toBe(text`
      market: charge 10.00 - 0.59 = 9.41 usd
        less stripe_fee 0.59, Stripe processing fees
        ch_order, 2026-03-04, charge, "Order 1"
    `)
  })

  it("makes the charge, which no transfer has drawn on yet, and the moment it matures", () => {
    expect(charged.outcome).toMatchObject({
      made: [
        {
          object: "charge",
          id: "ch_order",
          account: "acct_market",
          amount: money("10.00 usd"),
          amountRefunded: money("0 usd"),
          created: monday,
          availableOn: wednesday,
          balanceTransaction: "txn_order",
          paymentMethod: "card",
          sourceType: "card",
          transferGroup: "orders",
          transferred: { count: 0, total: money("0 usd") }
        }
      ],
      changed: [],
      transactions: [{ id: "txn_order", net: money("9.41 usd"), availableOn: wednesday }],
      happenings: []
    })
    expect(charged.outcome.made[0]).toMatchObject({ transfer: undefined })
  })

  it("in the platform's own name is the same", () => {
    const named = done(
      world(),
      charge("order", "10.00 usd", { stripeAccount: market.id, description: "Order 1", transferGroup: "orders" })
    )
    expect(named.outcome).toEqual(charged.outcome)
  })

  it("may have a fee above its amount, and then takes from the balance", () => {
    const dear = { ...market, tariff: priced(market.tariff, { fixed: money("1.00 usd") }) }
    expect(statement(done(world({ platform: dear }), charge("tea", "0.50 usd")))).toBe(text`
      market: charge 0.50 - 1.01 = -0.51 usd
        less stripe_fee 1.01, Stripe processing fees
        ch_tea, 2026-03-04, charge, ""
    `)
  })

  it("has no fee line where there is no fee", () => {
    const free = {
      ...market,
      tariff: priced(platformOf("JP").tariff, { fixed: money("0 usd"), rate: { digits: 0n, places: 0 } })
    }
    expect(statement(done(world({ platform: free }), charge("tea", "0.50 usd")))).toBe(text`
      market: charge 0.50 - 0.00 = 0.50 usd
        ch_tea, 2026-03-04, charge, ""
    `)
  })

  it.each([
    ["US", "10.00 usd", "10.00 - 0.59 = 9.41 usd"],
    ["DE", "10.00 eur", "10.00 - 0.40 = 9.60 eur"],
    ["JP", "1000 jpy", "1000 - 36 = 964 jpy"]
  ])("in %s, of %s: %s", (country, amount, line) => {
    const made = done(world({ platform: platformOf(country), accounts: [] }), charge("order", amount))
    expect(statement(made).split("\n")[0]).toBe(`market: charge ${line}`)
  })

  it.each([
    ["2 business days from a Friday", { days: 2, count: "business" }, "2026-03-06T23:59:59Z", "2026-03-10"],
    ["2 business days from a Saturday", { days: 2, count: "business" }, "2026-03-07T12:00Z", "2026-03-11"],
    ["7 calendar days", { days: 7, count: "calendar" }, "2026-03-02T09:30Z", "2026-03-09"],
    ["no delay", { days: 0, count: "calendar" }, "2026-03-02T09:30Z", "2026-03-02T09:30:00Z"]
  ] as const)("with %s is available on %o after %s: %s", (_, settlementDelay, at, available) => {
    const slow = world({ platform: { ...market, settlementDelay }, start: moment("2026-03-02") })
    expect(statement(done(slow, charge("order", "10.00 usd"), moment(at)))).toContain(`ch_order, ${available},`)
  })

  it("is available when the settlement day of its account starts", () => {
    const timezone = Zone.of("America/Los_Angeles") ?? expect.fail("no Los Angeles")
    const late = { ...market, startOfDay: { hour: 10, minutes: 0, timezone } as const }
    const on = (at: string) => statement(done(world({ platform: late }), charge("order", "10.00 usd"), moment(at)))
    expect(on("2026-03-03T17:59:59Z")).toContain("ch_order, 2026-03-04T18:00:00Z,")
    expect(on("2026-03-03T18:00:00Z")).toContain("ch_order, 2026-03-05T18:00:00Z,")
    expect(on("2026-03-06T18:00:00Z")).toContain("ch_order, 2026-03-10T17:00:00Z,")
  })

  it("is not modelled where the clock of its account is not known, when it is made or when it would be available", () => {
    const timezone = Zone.of("Asia/Singapore") ?? expect.fail("no Singapore")
    const settlementDelay = { days: 2, count: "calendar" } as const
    const early = { ...market, settlementDelay, startOfDay: { hour: 0, minutes: 0, timezone } as const }
    const on = (at: string) => {
      const begun = world({ platform: early, start: moment("1970-01-01") })
      return refused(begun, charge("order", "10.00 usd"), moment(at)).message
    }
    expect(on("1970-01-01")).toContain("the start of day of acct_market at the turn of 1970")
    expect(on("2040-12-29T16:00:00Z")).toContain("the start of day of acct_market at the turn of 2040")
  })

  it("on a Saturday is available a day earlier where recordings are followed", () => {
    const recorded = world({ choices: { weekends: "next_business_day_is_day_one" } })
    const made = done(recorded, charge("order", "10.00 usd"), moment("2026-03-07T12:00Z"))
    expect(statement(made)).toContain("ch_order, 2026-03-10,")
  })
})

describe("a direct charge", () => {
  const paidBy = (feesPayer: FeesPayer) =>
    connected("Cora", "custom", {
      controller: {
        losses: "application",
        requirementCollection: feesPayer === "account" ? "stripe" : "application",
        dashboard: feesPayer === "account" ? "full" : "none",
        feesPayer
      }
    })
  const send = (feesPayer: FeesPayer, asked: Extras = fee("1.23 usd")) =>
    done(
      world({ accounts: [paidBy(feesPayer)] }),
      charge("lamp", "10.00 usd", { stripeAccount: "acct_cora", ...asked })
    )

  it.each(["account", "application_express", "application_custom"] as const)(
    "whose Stripe fee is paid by %s is one line with both fees, and the platform's fee is another on the platform",
    (feesPayer) => {
      expect(statement(send(feesPayer))).toBe(text`
        cora: charge 10.00 - 1.82 = 8.18 usd
          less stripe_fee 0.59, Stripe processing fees
          less application_fee 1.23, Market application fee
          ch_lamp, 2026-03-04, charge, ""
        market: application_fee 1.23 - 0.00 = 1.23 usd
          fee_lamp, 2026-03-04, platform_earning, "Application fee from application Market for Cora (acct_cora)"
      `)
    }
  )

  it("whose Stripe fee is paid by application leaves it to the platform, as a line of its own at once", () => {
    expect(statement(send("application"))).toBe(text`
      cora: charge 10.00 - 1.23 = 8.77 usd
        less application_fee 1.23, Market application fee
        ch_lamp, 2026-03-04, charge, ""
      market: application_fee 1.23 - 0.00 = 1.23 usd
        fee_lamp, 2026-03-04, platform_earning, "Application fee from application Market for Cora (acct_cora)"
      market: stripe_fee -0.59 - 0.00 = -0.59 usd
        no source, 2026-03-02T09:30:00Z, fee, "Stripe processing fees for ch_lamp"
    `)
  })

  it("without an application fee touches the platform only where the platform pays", () => {
    expect(statement(send("account", {}))).toBe(text`
      cora: charge 10.00 - 0.59 = 9.41 usd
        less stripe_fee 0.59, Stripe processing fees
        ch_lamp, 2026-03-04, charge, ""
    `)
    expect(statement(send("application", {}))).toBe(text`
      cora: charge 10.00 - 0.00 = 10.00 usd
        ch_lamp, 2026-03-04, charge, ""
      market: stripe_fee -0.59 - 0.00 = -0.59 usd
        no source, 2026-03-02T09:30:00Z, fee, "Stripe processing fees for ch_lamp"
    `)
  })

  it("links the charge and the application fee, which knows no other charge", () => {
    const made = send("account")
    expect(made.outcome.made.map(({ id }) => id)).toEqual(["ch_lamp", "fee_lamp"])
    expect(objectOf(made, "ch_lamp")).toMatchObject({
      account: "acct_cora",
      applicationFee: "fee_lamp",
      balanceTransaction: "txn_lamp",
      transferred: { count: 0, total: money("0 usd") }
    })
    expect(objectOf(made, "fee_lamp")).toEqual({
      object: "application_fee",
      id: "fee_lamp",
      account: "acct_cora",
      amount: money("1.23 usd"),
      amountRefunded: money("0 usd"),
      created: monday,
      availableOn: wednesday,
      charge: "ch_lamp",
      sourceType: "card",
      balanceTransaction: "txn_lamp.2"
    })
  })

  it("settles by the delay and costs by the tariff of the connected account, not the platform's", () => {
    const slow = connected("Cora", "standard", {
      settlementDelay: { days: 7, count: "calendar" },
      tariff: priced(sten.tariff, { fixed: money("0.50 usd") })
    })
    const made = done(
      world({ accounts: [slow] }),
      charge("lamp", "10.00 usd", { stripeAccount: slow.id, ...fee("1 usd") })
    )
    expect(statement(made)).toBe(text`
      cora: charge 10.00 - 1.79 = 8.21 usd
        less stripe_fee 0.79, Stripe processing fees
        less application_fee 1.00, Market application fee
        ch_lamp, 2026-03-09, charge, ""
      market: application_fee 1.00 - 0.00 = 1.00 usd
        fee_lamp, 2026-03-09, platform_earning, "Application fee from application Market for Cora (acct_cora)"
    `)
  })

  it("may give the platform everything", () => {
    expect(statement(send("account", fee("10.00 usd"))).split("\n")[0]).toBe("cora: charge 10.00 - 10.59 = -0.59 usd")
  })

  it("needs no transfers capability", () => {
    const alone = connected("Cora", "standard", { capabilities: new Set(["card_payments"]) })
    const made = done(world({ accounts: [alone] }), charge("lamp", "10.00 usd", { stripeAccount: alone.id }))
    expect(made.outcome.transactions).toHaveLength(1)
  })
})

describe("a destination charge", () => {
  const made = done(world(), toAda("cake", "10.00 usd", { ...fee("1.23 usd"), description: "Cake" }))

  it("with an application fee transfers the whole amount, and the fee comes back out of it", () => {
    expect(statement(made)).toBe(text`
      market: charge 10.00 - 0.59 = 9.41 usd
        less stripe_fee 0.59, Stripe processing fees
        ch_cake, 2026-03-04, charge, "Cake"
      market: transfer -10.00 - 0.00 = -10.00 usd
        tr_cake, 2026-03-04, transfer, ""
      ada: payment 10.00 - 1.23 = 8.77 usd
        less application_fee 1.23, Market application fee
        py_cake, 2026-03-04, charge, ""
      market: application_fee 1.23 - 0.00 = 1.23 usd
        fee_cake, 2026-03-04, platform_earning, "Application fee from application Market for Ada (acct_ada)"
    `)
  })

  it("links charge, transfer, payment and fee, and puts them into a group of their own", () => {
    expect(made.outcome.made.map(({ id }) => id)).toEqual(["ch_cake", "tr_cake", "py_cake", "fee_cake"])
    expect(objectOf(made, "ch_cake")).toEqual({
      object: "charge",
      id: "ch_cake",
      account: "acct_market",
      amount: money("10.00 usd"),
      amountRefunded: money("0 usd"),
      created: monday,
      availableOn: wednesday,
      balanceTransaction: "txn_cake",
      paymentMethod: "card",
      sourceType: "card",
      transfer: "tr_cake",
      transferred: { count: 1, total: money("10.00 usd") },
      description: "Cake",
      transferGroup: "group_pi_cake"
    })
    expect(objectOf(made, "tr_cake")).toEqual({
      object: "transfer",
      id: "tr_cake",
      account: "acct_market",
      amount: money("10.00 usd"),
      amountReversed: money("0 usd"),
      created: monday,
      availableOn: wednesday,
      destination: "acct_ada",
      destinationPayment: "py_cake",
      sourceTransaction: "ch_cake",
      transferGroup: "group_pi_cake",
      sourceType: "card",
      balanceTransaction: "txn_cake.2"
    })
    expect(objectOf(made, "py_cake")).toEqual({
      object: "charge",
      id: "py_cake",
      account: "acct_ada",
      amount: money("10.00 usd"),
      amountRefunded: money("0 usd"),
      created: monday,
      availableOn: wednesday,
      balanceTransaction: "txn_cake.3",
      paymentMethod: "card",
      sourceType: "card",
      sourceTransfer: "tr_cake",
      applicationFee: "fee_cake",
      transferred: { count: 0, total: money("0 usd") },
      transferGroup: "group_pi_cake"
    })
    expect(objectOf(made, "fee_cake")).toEqual({
      object: "application_fee",
      id: "fee_cake",
      account: "acct_ada",
      amount: money("1.23 usd"),
      amountRefunded: money("0 usd"),
      created: monday,
      availableOn: wednesday,
      charge: "py_cake",
      originatingTransaction: "ch_cake",
      sourceType: "card",
      balanceTransaction: "txn_cake.4"
    })
  })

  it("keeps the group that it is given", () => {
    const grouped = done(world(), toAda("cake", "10.00 usd", { transferGroup: "orders" }))
    for (const id of ["ch_cake", "tr_cake", "py_cake"])
      expect(objectOf(grouped, id)).toHaveProperty("transferGroup", "orders")
  })

  it("with transfer_data[amount] transfers only that, and the rest never leaves", () => {
    const split = done(world(), charge("cake", "10.00 usd", part("8.77 usd")))
    expect(statement(split)).toBe(text`
      market: charge 10.00 - 0.59 = 9.41 usd
        less stripe_fee 0.59, Stripe processing fees
        ch_cake, 2026-03-04, charge, ""
      market: transfer -8.77 - 0.00 = -8.77 usd
        tr_cake, 2026-03-04, transfer, ""
      ada: payment 8.77 - 0.00 = 8.77 usd
        py_cake, 2026-03-04, charge, ""
    `)
    expect(objectOf(split, "ch_cake")).toHaveProperty("transferred", { count: 1, total: money("8.77 usd") })
    expect(split.outcome.made.map(({ id }) => id)).toEqual(["ch_cake", "tr_cake", "py_cake"])
  })

  it("with neither transfers everything and leaves the platform the Stripe fee", () => {
    const whole = done(world(), toAda("cake", "10.00 usd"))
    expect(statement(whole)).toBe(text`
      market: charge 10.00 - 0.59 = 9.41 usd
        less stripe_fee 0.59, Stripe processing fees
        ch_cake, 2026-03-04, charge, ""
      market: transfer -10.00 - 0.00 = -10.00 usd
        tr_cake, 2026-03-04, transfer, ""
      ada: payment 10.00 - 0.00 = 10.00 usd
        py_cake, 2026-03-04, charge, ""
    `)
  })

  it.each(["standard", "express", "custom"] as const)("is charged to the platform when Ada is %s", (type) => {
    const made = done(world({ accounts: [connected("Ada", type)] }), toAda("cake", "10.00 usd", fee("1.23 usd")))
    expect(statement(made)).toContain("market: charge 10.00 - 0.59 = 9.41 usd\n  less stripe_fee 0.59")
    expect(statement(made)).toContain("ada: payment 10.00 - 1.23 = 8.77 usd")
  })

  it("settles by the platform's delay on both sides, and needs no card_payments of Ada", () => {
    const slow = connected("Ada", "express", {
      capabilities: new Set(["transfers"]),
      settlementDelay: { days: 7, count: "calendar" }
    })
    const made = done(world({ accounts: [slow] }), toAda("cake", "10.00 usd", fee("1.23 usd")))
    expect(made.outcome.transactions.map(({ availableOn }) => availableOn)).toEqual(Array(4).fill(wednesday))
  })

  it("matures on both sides at once", () => {
    expect(
      made.outcome.transactions.map(({ account, availableOn, id, net }) => [account, id, net, availableOn])
    ).toEqual([
      ["acct_market", "txn_cake", money("9.41 usd"), wednesday],
      ["acct_market", "txn_cake.2", money("-10.00 usd"), wednesday],
      ["acct_ada", "txn_cake.3", money("8.77 usd"), wednesday],
      ["acct_market", "txn_cake.4", money("1.23 usd"), wednesday]
    ])
  })
})

describe("the bounds of a charge", () => {
  const yen = { platform: platformOf("JP"), accounts: [] }
  it.each<readonly [string, Command, Parameters<typeof world>[0]]>([
    ["the smallest charge", charge("x", "0.50 usd"), {}],
    ["the smallest in yen", charge("x", "50 jpy"), yen],
    ["the largest charge", charge("x", "999999.99 usd"), {}],
    ["the largest in yen", charge("x", "99999999 jpy"), yen],
    ["a fee of one cent", toAda("x", "10.00 usd", fee("0.01 usd")), {}],
    ["a fee of everything", toAda("x", "10.00 usd", fee("10.00 usd")), {}],
    [
      "a fee of all but a cent, where it must be less",
      toAda("x", "10.00 usd", fee("9.99 usd")),
      { choices: { applicationFeeLimit: "below_charge_amount" } }
    ],
    ["a transfer of one cent", charge("x", "10.00 usd", part("0.01 usd")), {}],
    ["a transfer of everything", charge("x", "10.00 usd", part("10.00 usd")), {}]
  ])("allow %s", (_, command, setup) => {
    expect(done(world(setup), command).outcome.made[0]?.id).toBe("ch_x")
  })
})

describe("what is not modelled yet", () => {
  const emma = connected("Emma", "standard", {
    country: "DE",
    tariff: platformOf("DE").tariff,
    currency: money("1 eur").currency
  })
  const elsewhere = (feesPayer: FeesPayer) => ({ ...emma, controller: { ...emma.controller, feesPayer } })

  const noRate = (from: string, to: string) =>
    `there is no exchange rate of ${from} to ${to} on 2026-03-02; expected pair: ${from}/${to} under exchange_rates, ` +
    "from that day or before"

  it.each<readonly [string, Command, string, Parameters<typeof world>[0]]>([
    ["another currency than the platform's, without a rate", charge("x", "10.00 eur"), noRate("eur", "usd"), {}],
    [
      "a direct charge in another currency than the account's",
      charge("x", "10.00 usd", { stripeAccount: emma.id }),
      noRate("usd", "eur"),
      { accounts: [emma] }
    ],
    [
      "a destination that settles in another currency",
      charge("x", "10.00 usd", { transferData: { destination: emma.id } }),
      noRate("usd", "eur"),
      { accounts: [emma] }
    ],
    [
      "the same with transfer_data[amount]",
      charge("x", "10.00 usd", { transferData: { destination: emma.id, amount: money("5.00 usd") } }),
      noRate("usd", "eur"),
      { accounts: [emma] }
    ],
    [
      "an application fee in another currency than the platform's, without a rate",
      charge("x", "10.00 eur", { stripeAccount: emma.id, ...fee("1.00 eur") }),
      noRate("eur", "usd"),
      { accounts: [emma] }
    ],
    [
      "a Stripe fee in another currency than that of the platform that pays it, without a rate",
      charge("x", "10.00 eur", { stripeAccount: emma.id }),
      noRate("eur", "usd"),
      { accounts: [elsewhere("application")] }
    ]
  ])("is %s", (_, command, what, setup) => {
    expect(answer(refused(world(setup), command))).toBe(`not modelled: ${what}`)
  })

  it.each<readonly [string, Command, Parameters<typeof world>[0]]>([
    ["on the platform", charge("x", "10.00 usd"), {}],
    ["to a destination", toAda("x", "10.00 usd", fee("1.00 usd")), {}],
    [
      "direct",
      charge("x", "10.00 usd", { stripeAccount: sten.id }),
      { platform: { ...market, settlementDelay: { days: 7, count: "calendar" } } }
    ]
  ])("is a charge %s that settles in a year whose holidays are not known", (_, command, setup) => {
    const late = world({ ...setup, start: moment("2040-12-27") })
    expect(done(late, { ...command, key: "y" })._tag).toBe("done")
    expect(answer(refused(late, command, moment("2040-12-31")))).toMatch(
      /^not modelled: settling acct_\w+ on business days of US in 2041, whose holidays are not known, is not/
    )
  })

  it("is not a direct charge in the account's own currency, which never meets the platform", () => {
    const made = done(world({ accounts: [emma] }), charge("lampe", "10.00 eur", { stripeAccount: emma.id }))
    expect(statement(made)).toBe(text`
      emma: charge 10.00 - 0.40 = 9.60 eur
        less stripe_fee 0.40, Stripe processing fees
        ch_lampe, 2026-03-04, charge, ""
    `)
  })
})

describe("of two things wrong with a charge, the first of these is answered", () => {
  const closed = connected("Closed", "express", { capabilities: new Set() })
  const emma = connected("Emma", "standard", { currency: money("1 eur").currency, capabilities: new Set() })
  const emil = connected("Emil", "standard", { currency: money("1 eur").currency })
  const accounts = [ada, sten, closed, emma, emil]
  const to = (destination: `acct_${string}`, amount?: string) => ({
    transferData: { destination, ...(amount === undefined ? {} : { amount: money(amount) }) }
  })

  it.each<readonly [string, Command, string]>([
    ["no such account", charge("x", "0 usd", { stripeAccount: "acct_nobody" }), "account_invalid"],
    ["an amount that is not positive", charge("x", "-5 eur", to("acct_nobody")), "of amount: This value"],
    ["an amount too small", charge("x", "0.01 usd", to("acct_nobody")), "amount_too_small"],
    ["an amount too large", charge("x", "1000000.00 eur", to("acct_nobody")), "amount_too_large"],
    [
      "no card_payments",
      charge("x", "10.00 usd", { stripeAccount: closed.id, ...fee("0 usd") }),
      "`card_payments` capability"
    ],
    ["a rate that is missing", charge("x", "10.00 usd", { stripeAccount: emil.id, ...fee("20 usd") }), "not modelled"],
    [
      "no such destination",
      charge("x", "10.00 usd", { ...to("acct_nobody", "0 usd"), ...fee("0 usd") }),
      "acct_nobody"
    ],
    [
      "the platform as destination",
      charge("x", "10.00 usd", { ...to(market.id, "0 usd"), ...fee("0 usd") }),
      "own account"
    ],
    ["a destination without transfers", charge("x", "10.00 usd", { ...to(emma.id, "0 usd") }), "capabilities enabled"],
    ["both ways to split", charge("x", "10.00 usd", { ...to(ada.id, "0 usd"), ...fee("0 usd") }), "mutually exclusive"],
    [
      "a transfer that is not positive",
      charge("x", "10.00 usd", to(ada.id, "0 eur")),
      "of transfer_data[amount]: This"
    ],
    [
      "a transfer of another currency",
      charge("x", "10.00 usd", to(ada.id, "20 eur")),
      "currency of transfer_data[amount]"
    ],
    ["a fee without an account", charge("x", "10.00 usd", fee("0 eur")), "Can only apply"],
    ["a fee that is not positive", toAda("x", "10.00 usd", fee("0 eur")), "of application_fee_amount: This value"],
    ["a fee of another currency", toAda("x", "10.00 usd", fee("20.00 eur")), "currency of application_fee_amount"]
  ])("%s", (_, command, expected) => {
    expect(answer(refused(world({ accounts }), command))).toContain(expected)
  })
})

describe("a charge by a bank debit", () => {
  const debit = { paymentMethod: "us_bank_account" } as const

  it("is a py_…, a payment in the pot of bank money, at its own price and in its own time", () => {
    const made = done(world(), charge("rent", "1000.00 usd", debit))
    expect(statement(made)).toBe(text`
      market: payment 1000.00 - 5.00 = 995.00 usd
        less stripe_fee 5.00, Stripe processing fees
        py_rent, 2026-03-06, charge, ""
    `)
    expect(objectOf(made, "py_rent")).toMatchObject({ paymentMethod: "us_bank_account", sourceType: "bank_account" })
    expect(made.outcome.transactions.map(({ sourceType }) => sourceType)).toEqual(["bank_account"])
  })

  it("to a destination stays bank money on its way there", () => {
    const made = done(world(), toAda("rent", "1000.00 usd", { ...debit, ...fee("10.00 usd") }))
    expect(made.outcome.transactions.map((line) => [line.type, line.sourceType])).toEqual([
      ["payment", "bank_account"],
      ["transfer", "bank_account"],
      ["payment", "bank_account"],
      ["application_fee", "bank_account"]
    ])
    expect(objectOf(made, "py_rent.2")).toMatchObject({ paymentMethod: "us_bank_account", sourceTransfer: "tr_rent" })
  })

  it("direct, is billed to the platform that pays for it", () => {
    const ida = connected("Ida", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
    const made = done(world({ accounts: [ida] }), charge("rent", "1000.00 usd", { ...debit, stripeAccount: ida.id }))
    expect(made.outcome.transactions.map((line) => [line.account, line.type, line.net.minor])).toEqual([
      ["acct_ida", "payment", 100000n],
      ["acct_market", "stripe_fee", -500n]
    ])
  })
})

it("a charge that states its net is made of the amount that leaves it", () => {
  const net = { _tag: "charge", key: "order", netAmount: money("100.00 usd") } as const
  expect(statement(done(world(), { ...net, transferData: { destination: ada.id } }))).toBe(text`
    market: charge 103.30 - 3.30 = 100.00 usd
      less stripe_fee 3.30, Stripe processing fees
      ch_order, 2026-03-04, charge, ""
    market: transfer -103.30 - 0.00 = -103.30 usd
      tr_order, 2026-03-04, transfer, ""
    ada: payment 103.30 - 3.30 = 100.00 usd
      less application_fee 3.30, Market application fee
      py_order, 2026-03-04, charge, ""
    market: application_fee 3.30 - 0.00 = 3.30 usd
      fee_order, 2026-03-04, platform_earning, "Application fee from application Market for Ada (acct_ada)"
  `)
})
