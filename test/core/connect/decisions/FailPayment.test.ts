import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  dispute,
  done,
  feeRefund,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  paymentFailure,
  platformOf,
  refund,
  refundCancel,
  refused,
  reversal,
  statement,
  sten,
  text,
  toAda,
  transfer,
  tuesday,
  world
} from "../Worlds.ts"

const method = { paymentMethod: "us_bank_account" } as const
const fee = { applicationFeeAmount: money("12.00 usd") }
const rent = charge("rent", "100.00 usd", method)
const bank = paymentFailure("bank", "py_rent")
/** The charges of Monday, 2 March, are available on Friday; banks say until its end that they do not pay. */
const friday = moment("2026-03-06T18:00Z")
const monday = moment("2026-03-09")

describe("a bank debit that fails while it is pending", () => {
  it("is taken back with its fee, pending as it is, and costs what a failure costs", () => {
    const world = after([rent])
    const failed = done(world, bank, tuesday)
    expect(statement(failed)).toBe(text`
      market: payment_failure_refund -100.00 - 3.20 = -103.20 usd
        less stripe_fee -0.80, Stripe processing fee refund
        less stripe_fee 4.00, Failed payment fee
        py_rent, 2026-03-06, charge_failure, "PAYMENT FAILURE"
    `)
    expect(failed.outcome.transactions).toMatchObject([{ sourceType: "bank_account" }])
    expect(held(world, market.id)).toBe("-4.00 / 0.00")
    expect(world.charge("py_rent")).toMatchObject({
      failure: { code: "insufficient_funds", balanceTransaction: "txn_bank" },
      amountRefunded: money("0 usd")
    })
  })

  it("costs nothing where a failure has no price, or one of nothing", () => {
    const { card, us_bank_account: debit = card } = market.tariff.prices
    const lineOf = (price: typeof debit) => {
      const tariff = { ...market.tariff, prices: { card, us_bank_account: price } }
      return done(after([rent], { platform: { ...market, tariff } }), bank, tuesday).outcome.transactions[0]
    }
    const { failure: _, ...free } = debit
    for (const price of [free, { ...debit, failure: money("0.00 usd") }]) {
      expect(lineOf(price)?.feeDetails.map(({ description }) => description)).toEqual(["Stripe processing fee refund"])
    }
  })

  it("tells what it was, where that was said", () => {
    const world = after([charge("rent", "100.00 usd", { ...method, description: "March" })])
    expect(done(world, bank).outcome.transactions).toMatchObject([{ description: "PAYMENT FAILURE (March)" }])
  })

  it("costs nothing where the tariff states no price of a failure", () => {
    const start = moment("2026-03-02")
    const world = after([charge("rent", "100.00 eur", { paymentMethod: "sepa_debit" })], {
      platform: platformOf("FR"),
      accounts: [],
      start
    })
    expect(statement(done(world, bank))).toBe(text`
      market: payment_failure_refund -100.00 - -0.35 = -99.65 eur
        less stripe_fee -0.35, Stripe processing fee refund
        py_rent, 2026-03-10, charge_failure, "PAYMENT FAILURE"
    `)
  })
})

describe("a bank debit that fails when its money is available", () => {
  it("leaves the available balance at once, even below zero", () => {
    const world = after([rent])
    passed(world, friday)
    expect(held(world, market.id)).toBe("0.00 / 99.20")
    done(world, { _tag: "payout", key: "out", sourceType: "bank_account" })
    expect(statement(done(world, bank))).toContain("py_rent, 2026-03-06T18:00:00Z, charge_failure")
    expect(held(world, market.id)).toBe("0.00 / -103.20")
  })

  it("to a destination takes the transfer back and gives the fee back, though the account has nothing any more", () => {
    const world = after([toAda("rent", "100.00 usd", { ...method, ...fee })])
    passed(world, friday)
    done(world, { _tag: "payout", key: "out", stripeAccount: ada.id, sourceType: "bank_account" })
    expect(statement(done(world, bank))).toBe(text`
      market: payment_failure_refund -100.00 - 3.20 = -103.20 usd
        less stripe_fee -0.80, Stripe processing fee refund
        less stripe_fee 4.00, Failed payment fee
        py_rent, 2026-03-06T18:00:00Z, charge_failure, "PAYMENT FAILURE"
      market: transfer_refund 100.00 - 0.00 = 100.00 usd
        tr_rent, 2026-03-06T18:00:00Z, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -100.00 - 0.00 = -100.00 usd
        pyr_bank, 2026-03-06T18:00:00Z, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -12.00 - 0.00 = -12.00 usd
        fee_rent, 2026-03-06T18:00:00Z, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 12.00 - 0.00 = 12.00 usd
        py_rent.2, 2026-03-06T18:00:00Z, other_adjustment, "Application fee refund for py_rent.2"
    `)
    // What was paid out, and 4.00 of Stripe's.
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / -88.00", "0.00 / -4.00"])
    expect(world.transfer("tr_rent")?.amountReversed).toEqual(money("100.00 usd"))
  })

  it("takes back and gives back only what is left", () => {
    const world = after([
      toAda("rent", "100.00 usd", { ...method, ...fee }),
      reversal("some", "tr_rent", { amount: money("30.00 usd") }),
      feeRefund("less", "fee_rent", "5.00 usd")
    ])
    const lines = done(world, bank).outcome.transactions.map(({ amount, type }) => [type, amount])
    expect(lines).toEqual([
      ["payment_failure_refund", money("-100.00 usd")],
      ["transfer_refund", money("70.00 usd")],
      ["payment_refund", money("-70.00 usd")],
      ["application_fee_refund", money("-7.00 usd")],
      ["adjustment", money("7.00 usd")]
    ])
  })

  it("takes and gives nothing back twice", () => {
    const world = after([
      toAda("rent", "100.00 usd", { ...method, ...fee }),
      reversal("all", "tr_rent"),
      feeRefund("whole", "fee_rent")
    ])
    expect(done(world, bank).outcome.transactions).toHaveLength(1)
    expect(held(world, ada.id)).toBe("0.00 / 0.00")
  })

  it("leaves transfers out of it where they are: the platform must take them back itself", () => {
    const world = after([rent, transfer("share", "90.00 usd", { sourceTransaction: "py_rent" })])
    passed(world, friday)
    done(world, bank)
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / 90.00", "0.00 / -94.00"])
    done(world, reversal("back", "tr_share"))
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / 0.00", "0.00 / -4.00"])
  })

  it("directly on an account is that account's, with the fee given back", () => {
    const world = after([charge("rent", "100.00 usd", { stripeAccount: sten.id, ...method, ...fee })])
    passed(world, friday)
    expect(statement(done(world, bank))).toBe(text`
      sten: payment_failure_refund -100.00 - 3.20 = -103.20 usd
        less stripe_fee -0.80, Stripe processing fee refund
        less stripe_fee 4.00, Failed payment fee
        py_rent, 2026-03-06T18:00:00Z, charge_failure, "PAYMENT FAILURE"
      market: application_fee_refund -12.00 - 0.00 = -12.00 usd
        fee_rent, 2026-03-06T18:00:00Z, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      sten: adjustment 12.00 - 0.00 = 12.00 usd
        py_rent, 2026-03-06T18:00:00Z, other_adjustment, "Application fee refund for py_rent"
    `)
    expect([held(world, sten.id), held(world, market.id)]).toEqual(["0.00 / -4.00", "0.00 / 0.00"])
  })

  it("directly on an account whose Stripe fees the platform pays costs the platform", () => {
    const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
    const world = after([charge("rent", "100.00 usd", { stripeAccount: cora.id, ...method })], { accounts: [cora] })
    expect(statement(done(world, bank))).toBe(text`
      cora: payment_failure_refund -100.00 - 0.00 = -100.00 usd
        py_rent, 2026-03-06, charge_failure, "PAYMENT FAILURE"
      market: stripe_fee 0.80 - 0.00 = 0.80 usd
        no source, 2026-03-02T09:30:00Z, fee, "Stripe processing fee refund for py_rent"
      market: stripe_fee -4.00 - 0.00 = -4.00 usd
        no source, 2026-03-02T09:30:00Z, fee, "Failed payment fee for py_rent"
    `)
  })

  it("takes what a plan holds of it first", () => {
    const release = { type: "rolling_release", daysAfterCharge: 90 } as const
    const eve = connected("Eve", "express", { reservePlan: { percent: Rate.of("10%"), release } })
    const world = after([charge("rent", "100.00 usd", { stripeAccount: eve.id, ...method })], { accounts: [eve] })
    const lines = done(world, bank).outcome.transactions
    expect(lines.map(({ amount, type }) => [type, amount])).toEqual([
      ["payment_failure_refund", money("-100.00 usd")],
      ["reserve_release", money("10.00 usd")]
    ])
  })
})

describe("how late a bank may say that it does not pay", () => {
  const late = (at: string, choices = {}) => {
    const world = after([toAda("rent", "100.00 usd", { ...method, ...fee })], { choices })
    return { world, failed: done(world, bank, moment(at)) }
  }

  it("is as many business days as it takes, to the last second", () => {
    expect(late("2026-03-06T23:59:59Z").world.charge("py_rent")?.failure).toBeDefined()
    expect(late("2026-03-07").world.charge("py_rent")?.failure).toBeUndefined()
  })

  it("counts from the day on which it was charged, over a weekend too", () => {
    const charged = { ...toAda("rent", "100.00 usd", { ...method, ...fee }) }
    const late = (at: string) => {
      const of = world()
      done(of, charged, tuesday)
      done(of, bank, moment(at))
      return of.charge("py_rent")?.failure
    }
    expect(late("2026-03-09T23:59:59Z")).toBeDefined()
    expect(late("2026-03-10")).toBeUndefined()
  })

  it.each([
    ["insufficient_funds", "insufficient_funds"],
    ["debit_not_authorized", "debit_not_authorized"],
    ["account_closed", "incorrect_account_details"],
    ["no_account", "incorrect_account_details"],
    ["bank_account_restricted", "bank_cannot_process"],
    ["something_new", "general"]
  ])("later it is a dispute, lost at once, for %s: %s", (code, reason) => {
    const world = after([toAda("rent", "100.00 usd", { ...method, ...fee })])
    const failed = done(world, paymentFailure("bank", "py_rent", code), monday)
    expect(statement(failed)).toBe(text`
      market: adjustment -100.00 - 15.00 = -115.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-09, dispute, "Chargeback withdrawal for py_rent"
    `)
    expect(objectOf(failed, "dp_bank")).toMatchObject({ status: "lost", reason, charge: "py_rent" })
    expect(held(world, ada.id)).toBe("0.00 / 88.00")
  })

  it("or a failure all the same, where a setting says so", () => {
    const { failed, world } = late("2026-03-09", { latePaymentFailures: "payment_failure_refund" })
    expect(failed.outcome.transactions.map(({ type }) => type)).toContain("transfer_refund")
    expect(world.charge("py_rent")?.failure?.code).toBe("insufficient_funds")
  })

  it("is not modelled where the holidays are not known", () => {
    const start = moment("2040-12-20")
    const world = after([charge("rent", "100.00 eur", { paymentMethod: "sepa_debit" })], {
      platform: platformOf("FR"),
      accounts: [],
      start,
      choices: { sepaDebits: "seven_calendar_days" }
    })
    expect(answer(refused(world, bank))).toBe(
      "not modelled: the failure of py_rent on business days of TARGET in 2041, whose holidays are not known, is not " +
        "modelled yet"
    )
  })
})

describe("a refund that waits for the payment", () => {
  it("is canceled when that fails", () => {
    const world = after([rent, refund("back", "py_rent", { amount: money("40.00 usd") })])
    const failed = done(world, bank)
    expect(failed.outcome.transactions).toHaveLength(1)
    expect(world.refund("pyr_back")).toMatchObject({ status: "canceled", amount: money("40.00 usd") })
    expect(world.charge("py_rent")?.amountRefunded).toEqual(money("0 usd"))
    passed(world, monday)
    expect(held(world, market.id)).toBe("0.00 / -4.00")
  })
})

describe("what cannot fail", () => {
  it.each<readonly [string, ReadonlyArray<Command>, string]>([
    ["has failed already", [bank], "400 invalid_request_error: The charge py_rent is failed, so it cannot fail."],
    [
      "is disputed",
      [dispute("payer", "py_rent", { amount: money("1.00 usd") })],
      "400 invalid_request_error: The charge py_rent is disputed, so it cannot fail."
    ]
  ])("is a charge that %s", (_, before, expected) => {
    const world = after([rent, charge("more", "100.00 usd", method)])
    passed(world, friday)
    for (const command of before) done(world, command)
    expect(answer(refused(world, paymentFailure("x", "py_rent")))).toBe(expected)
  })

  it("is one that is not there, or that a transfer brought", () => {
    const world = after([toAda("rent", "100.00 usd", method)])
    for (const id of ["py_none", "py_rent.2"]) {
      expect(answer(refused(world, paymentFailure("x", id)))).toBe(
        `400 invalid_request_error resource_missing of charge: No such charge: '${id}'`
      )
    }
  })
})

describe("a bank debit that was refunded", () => {
  /** Paid on Friday, when banks may still say that they do not pay. */
  const refunded = (amount: string | undefined, choices = {}) => {
    const world = after([rent, charge("more", "100.00 usd", method)], { choices })
    passed(world, friday)
    done(world, refund("back", "py_rent", amount === undefined ? {} : { amount: money(amount) }))
    return world
  }

  it.each([
    ["in part", "1.00 usd"],
    ["whole", undefined]
  ])("%s is taken whole all the same, by a dispute: the payer has the refund twice", (_, amount) => {
    const world = refunded(amount)
    expect(statement(done(world, bank))).toBe(text`
      market: adjustment -100.00 - 15.00 = -115.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-06T18:00:00Z, dispute, "Chargeback withdrawal for py_rent"
    `)
    expect(world.dispute("dp_bank")).toMatchObject({ amount: money("100.00 usd"), status: "lost" })
    expect(world.charge("py_rent")?.failure).toBeUndefined()
  })

  it("is disputed when the bank is late, and where a setting makes failures of late ones: it had succeeded", () => {
    for (const latePaymentFailures of ["dispute", "payment_failure_refund"] as const) {
      const world = refunded("1.00 usd", { latePaymentFailures })
      done(world, bank, monday)
      expect(world.dispute("dp_bank")).toMatchObject({ amount: money("100.00 usd"), status: "lost" })
    }
  })

  it("fails as others do where its refund came to nothing", () => {
    const world = after([rent, refund("back", "py_rent"), refundCancel("no", "pyr_back")])
    expect(done(world, bank, friday).outcome.transactions).toHaveLength(1)
  })

  const some = { amount: money("40.00 usd") }
  const onAda = { transferData: { destination: ada.id }, onBehalfOf: ada.id } as const

  it.each<readonly [string, ReadonlyArray<Command>, string, string]>([
    [
      "sent to a destination is taken from the platform: no more of the transfer comes back by itself",
      [
        toAda("rent", "100.00 usd", { ...method, ...fee }),
        refund("back", "py_rent", { ...some, reverseTransfer: true })
      ],
      "0.00 / 48.00", // 100.00 - 12.00 - 40.00
      "0.00 / -103.80" // 100.00 - 0.80 - 100.00 + 12.00, - 40.00 + 40.00, - 100.00 - 15.00
    ],
    [
      "made on behalf of its destination is taken from the platform, too",
      [charge("rent", "100.00 usd", { ...onAda, ...method, ...fee }), refund("back", "py_rent", some)],
      "0.00 / 88.00",
      "0.00 / -143.80" // 12.00 - 0.80 - 40.00 - 115.00
    ],
    [
      "sent on by a transfer of its own is taken from the platform, too",
      [
        charge("rent", "100.00 usd", method),
        transfer("share", "90.00 usd", { sourceTransaction: "py_rent" }),
        refund("back", "py_rent", some)
      ],
      "0.00 / 90.00",
      "0.00 / -145.80" // 100.00 - 0.80 - 90.00 - 40.00 - 115.00
    ]
  ])("%s", (_, commands, account, platform) => {
    const world = after(commands)
    passed(world, friday)
    done(world, bank)
    expect([held(world, ada.id), held(world, market.id)]).toEqual([account, platform])
  })

  it("charged directly is taken from its account, and the platform keeps its fee", () => {
    const rent = charge("rent", "100.00 usd", { stripeAccount: sten.id, ...method, ...fee })
    const world = after([rent, refund("back", "py_rent", some)])
    passed(world, friday)
    done(world, bank)
    // 100.00 - 0.80 - 12.00 - 40.00 - 115.00
    expect([held(world, sten.id), held(world, market.id)]).toEqual(["0.00 / -67.80", "0.00 / 12.00"])
  })

  it("in another currency is taken at the rate of that day, and was refunded at the rate of its own", () => {
    const card = market.tariff.prices.card
    const sepa = { rate: Rate.zero, fixed: money("0.40 usd"), dispute: money("0.00 usd"), source: card.source }
    const tariff = { ...market.tariff, prices: { card, sepa_debit: sepa } }
    const rate = (day: string, value: string) => ({
      from: Currency.of("eur"),
      to: market.currency,
      rate: Rate.of(value),
      since: moment(day)
    })
    const exchangeRates = ExchangeRates.of([
      rate("2026-03-02", "1.10"),
      rate("2026-03-12", "1.20"),
      rate("2026-03-13", "1.30")
    ])
    const platform = { ...market, tariff }
    const world = after([charge("rent", "100.00 eur", { paymentMethod: "sepa_debit" })], { platform, exchangeRates })
    passed(world, moment("2026-03-12T12:00Z"))
    done(world, refund("back", "py_rent", { amount: money("40.00 eur") }))
    done(world, bank, moment("2026-03-13T12:00Z"))
    // 110.00 less 1% for the conversion, - 0.40 - 48.00 - 130.00.
    expect(held(world, market.id)).toBe("0.00 / -69.50")
  })
})
