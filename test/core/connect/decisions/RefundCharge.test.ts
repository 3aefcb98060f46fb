import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"
import { borders, cara, settlingIn } from "../Borders.ts"
import {
  after,
  ada,
  answer,
  charge,
  connected,
  done,
  feeRefund,
  held,
  market,
  moment,
  money,
  objectOf,
  monday,
  passed,
  refund,
  refused,
  reversal,
  statement,
  sten,
  tariffIn,
  text,
  thursday,
  toAda,
  transfer,
  tuesday,
  wednesday
} from "../Worlds.ts"

type Code = Currency.Currency

const fee = (amount: string) => ({ applicationFeeAmount: money(amount) })
const some = (amount: string) => ({ amount: money(amount) })
const both = { reverseTransfer: true, refundApplicationFee: true }

const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, ...fee("2.00 usd") })
const cake = toAda("cake", "10.00 usd", fee("2.00 usd"))
const flour = charge("flour", "10.00 usd")

describe("a refund, by the kind of charge and what it asks for", () => {
  it("of a charge on the platform returns the amount and keeps Stripe's fee", () => {
    expect(statement(done(after([flour]), refund("back", "ch_flour", some("4.00 usd")), tuesday))).toBe(text`
      market: refund -4.00 - 0.00 = -4.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
  })

  it("of a direct charge is the connected account's alone; the platform keeps its fee", () => {
    expect(statement(done(after([lamp]), refund("back", "ch_lamp"), tuesday))).toBe(text`
      sten: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
  })

  it("of a direct charge with refund_application_fee gives the share of the fee back, as an adjustment", () => {
    const asked = { ...some("4.00 usd"), refundApplicationFee: true }
    expect(statement(done(after([lamp]), refund("back", "ch_lamp", asked), tuesday))).toBe(text`
      sten: refund -4.00 - 0.00 = -4.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: application_fee_refund -0.80 - 0.00 = -0.80 usd
        fee_lamp, 2026-03-04, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      sten: adjustment 0.80 - 0.00 = 0.80 usd
        ch_lamp, 2026-03-04, other_adjustment, "Application fee refund for ch_lamp"
    `)
  })

  it("of a destination charge without flags is the platform's alone", () => {
    expect(statement(done(after([cake]), refund("back", "ch_cake", some("5.00 usd")), tuesday))).toBe(text`
      market: refund -5.00 - 0.00 = -5.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
  })

  it("of a destination charge with reverse_transfer takes the share of the transfer back", () => {
    const asked = { ...some("5.00 usd"), reverseTransfer: true }
    expect(statement(done(after([cake]), refund("back", "ch_cake", asked), tuesday))).toBe(text`
      market: refund -5.00 - 0.00 = -5.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: transfer_refund 5.00 - 0.00 = 5.00 usd
        tr_cake, 2026-03-04, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -5.00 - 0.00 = -5.00 usd
        pyr_back, 2026-03-04, refund, "REFUND FOR PAYMENT"
    `)
  })

  it("of a destination charge with both flags returns the share of the fee too, as an adjustment", () => {
    const asked = { ...some("5.00 usd"), ...both }
    expect(statement(done(after([cake]), refund("back", "ch_cake", asked), tuesday))).toBe(text`
      market: refund -5.00 - 0.00 = -5.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: transfer_refund 5.00 - 0.00 = 5.00 usd
        tr_cake, 2026-03-04, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -5.00 - 0.00 = -5.00 usd
        pyr_back, 2026-03-04, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -1.00 - 0.00 = -1.00 usd
        fee_cake, 2026-03-04, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 1.00 - 0.00 = 1.00 usd
        py_cake, 2026-03-04, other_adjustment, "Application fee refund for py_cake"
    `)
  })

  it("of a charge with separate transfers touches none of them", () => {
    const world = after([flour, transfer("stall", "7.00 usd", { sourceTransaction: "ch_flour" })])
    expect(statement(done(world, refund("back", "ch_flour"), tuesday))).toBe(text`
      market: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
  })

  it("of a whole payment with both flags leaves the platform Stripe's fee and Ada nothing", () => {
    const world = after([cake, refund("back", "ch_cake", both)])
    const held = (account: `acct_${string}`) => world.balance(account, Currency.of("usd")).pending
    expect(held("acct_market")).toEqual(money("-0.59 usd"))
    expect(held("acct_ada")).toEqual(money("0 usd"))
  })

  it("without a flag is what the flag being false says", () => {
    const asked = { ...some("5.00 usd"), reverseTransfer: false, refundApplicationFee: false }
    const bare = done(after([cake]), refund("back", "ch_cake", some("5.00 usd")))
    expect(done(after([cake]), refund("back", "ch_cake", asked)).outcome).toEqual(bare.outcome)
  })
})

describe("a refund of an available charge", () => {
  it("is available now, on both sides", () => {
    expect(statement(done(after([cake, flour]), refund("back", "ch_cake", both), thursday))).toBe(text`
      market: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-05T12:00:00Z, refund, "REFUND FOR CHARGE"
      market: transfer_refund 10.00 - 0.00 = 10.00 usd
        tr_cake, 2026-03-05T12:00:00Z, transfer_reversal, "REFUND FOR TRANSFER"
      ada: payment_refund -10.00 - 0.00 = -10.00 usd
        pyr_back, 2026-03-05T12:00:00Z, refund, "REFUND FOR PAYMENT"
      market: application_fee_refund -2.00 - 0.00 = -2.00 usd
        fee_cake, 2026-03-05T12:00:00Z, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 2.00 - 0.00 = 2.00 usd
        py_cake, 2026-03-05T12:00:00Z, other_adjustment, "Application fee refund for py_cake"
    `)
  })

  it("matures with the charge before that, and sets its moments so", () => {
    const moments = ({ outcome }: Run.Done) => outcome.transactions.map(({ availableOn }) => availableOn)
    const pending = done(after([cake]), refund("back", "ch_cake", both), tuesday)
    expect(moments(pending)).toEqual(Array(5).fill(wednesday))
    const late = done(after([cake, flour]), refund("back", "ch_cake", both), thursday)
    expect(moments(late)).toEqual(Array(5).fill(thursday))
    expect([...pending.outcome.happenings, ...late.outcome.happenings]).toEqual([])
  })
})

describe("the objects of a refund", () => {
  const made = done(after([cake]), refund("back", "ch_cake", { ...some("5.00 usd"), ...both }), tuesday)

  it("are linked both ways", () => {
    expect(made.outcome.made).toEqual([
      {
        object: "refund",
        id: "re_back",
        account: "acct_market",
        charge: "ch_cake",
        amount: money("5.00 usd"),
        created: tuesday,
        refundedBefore: money("0 usd"),
        status: "succeeded",
        balanceTransaction: "txn_back",
        transferReversal: "trr_back"
      },
      {
        object: "transfer_reversal",
        id: "trr_back",
        account: "acct_market",
        transfer: "tr_cake",
        amount: money("5.00 usd"),
        created: tuesday,
        destinationPaymentRefund: "pyr_back",
        sourceRefund: "re_back",
        balanceTransaction: "txn_back.2"
      },
      {
        object: "refund",
        id: "pyr_back",
        account: "acct_ada",
        charge: "py_cake",
        amount: money("5.00 usd"),
        created: tuesday,
        refundedBefore: money("0 usd"),
        status: "succeeded",
        balanceTransaction: "txn_back.3",
        sourceTransferReversal: "trr_back"
      },
      {
        object: "fee_refund",
        id: "fr_back",
        fee: "fee_cake",
        amount: money("1.00 usd"),
        created: tuesday,
        balanceTransaction: "txn_back.4"
      }
    ])
  })

  it("have what was returned written on what it was returned of", () => {
    expect(made.outcome.changed.map(({ id }) => id)).toEqual(["ch_cake", "tr_cake", "py_cake", "fee_cake"])
    expect(objectOf(made, "ch_cake")).toHaveProperty("amountRefunded", money("5.00 usd"))
    expect(objectOf(made, "tr_cake")).toHaveProperty("amountReversed", money("5.00 usd"))
    expect(objectOf(made, "py_cake")).toHaveProperty("amountRefunded", money("5.00 usd"))
    expect(objectOf(made, "fee_cake")).toHaveProperty("amountRefunded", money("1.00 usd"))
  })

  it("say what the charge was for", () => {
    const described = charge("flour", "10.00 usd", { description: "Flour, 5 kg" })
    expect(statement(done(after([described]), refund("back", "ch_flour"), tuesday))).toBe(text`
      market: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE (Flour, 5 kg)"
    `)
  })

  it("have no reversal where nothing was reversed", () => {
    expect(objectOf(done(after([cake]), refund("back", "ch_cake")), "re_back")).not.toHaveProperty("transferReversal")
  })

  it("return all that is left when no amount is given", () => {
    const world = after([cake, refund("some", "ch_cake", some("3.50 usd"))])
    expect(objectOf(done(world, refund("rest", "ch_cake")), "re_rest")).toHaveProperty("amount", money("6.50 usd"))
  })
})

/** What has come back of the transfer and the fee of `ch_cake` after these refunds, with both flags. */
const returned = (world: MovingWorld): ReadonlyArray<string> => [
  Money.format(world.transfer("tr_cake")?.amountReversed ?? expect.fail()),
  Money.format(world.applicationFee("fee_cake")?.amountRefunded ?? money("0 usd"))
]

describe("the share that comes back", () => {
  const byRatio = { choices: { completingRefund: "by_ratio" } } as const
  const rest = { choices: { completingRefund: "returns_the_rest" } } as const
  const split = (amount: string, sent: string): Command =>
    charge("cake", amount, { transferData: { destination: ada.id, amount: money(sent) } })

  // Recorded by antiwork/gumroad, amounts as there: half up of the transfer's or fee's original share.
  it.each([
    [split("12.00 usd", "8.80 usd"), "5.00 usd", "3.67 usd", "366.67"],
    [split("12.00 usd", "8.80 usd"), "10.00 usd", "7.33 usd", "733.33"],
    [split("1.53 usd", "1.09 usd"), "0.50 usd", "0.36 usd", "35.62"]
  ])("of %o refunded by %s is %s: %s", (command, amount, expected) => {
    const asked = { ...some(amount), reverseTransfer: true }
    expect(returned(after([command, refund("back", "ch_cake", asked)]))[0]).toBe(expected)
  })

  it.each([
    ["5.00 usd", "0.30 usd", "10.00 usd", "0.15 usd"],
    ["1.00 usd", "0.30 usd", "10.00 usd", "0.03 usd"],
    ["0.50 usd", "0.01 usd", "1.00 usd", "0.01 usd"],
    ["0.49 usd", "0.01 usd", "1.00 usd", "0.00 usd"]
  ])("of a refund of %s with a fee of %s on %s is %s", (amount, applicationFee, charged, expected) => {
    const world = after([
      toAda("cake", charged, fee(applicationFee)),
      refund("back", "ch_cake", { ...some(amount), ...both })
    ])
    expect(returned(world)[1]).toBe(expected)
  })

  it("of a fee of 30.00 on 300.00, refunded by 100.00 and then the rest, is 10.00 and 20.00, as recorded", () => {
    const world = after([toAda("cake", "300.00 usd", fee("30.00 usd"))])
    const one = done(world, refund("one", "ch_cake", { ...some("100.00 usd"), ...both }))
    expect(objectOf(one, "fr_one")).toHaveProperty("amount", money("10.00 usd"))
    const two = done(world, refund("two", "ch_cake", both))
    expect(objectOf(two, "fr_two")).toHaveProperty("amount", money("20.00 usd"))
  })

  it.each([rest, byRatio])("is this refund's own, whatever an earlier one kept back: %o", (setup) => {
    const refunds = [
      split("12.00 usd", "8.80 usd"),
      refund("some", "ch_cake", some("2.00 usd")),
      refund("rest", "ch_cake", { ...some("10.00 usd"), reverseTransfer: true })
    ]
    expect(returned(after(refunds, setup))[0]).toBe("7.33 usd")
    const last = [
      toAda("cake", "100.00 usd", fee("10.00 usd")),
      refund("some", "ch_cake", some("99.00 usd")),
      refund("rest", "ch_cake", both)
    ]
    expect(returned(after(last, setup))).toEqual(["1.00 usd", "0.10 usd"])
  })

  it.each([rest, byRatio])("of a full refund at once is everything: %o", (setup) => {
    const cake = toAda("cake", "10.01 usd", fee("3.33 usd"))
    expect(returned(after([cake, refund("all", "ch_cake", both)], setup))).toEqual(["10.01 usd", "3.33 usd"])
  })

  it("that completes the refund closes a fee whose shares were rounded down", () => {
    const third = (key: string) => refund(key, "ch_cake", { ...some("1.00 usd"), ...both })
    const refunds = [toAda("cake", "3.00 usd", fee("1.00 usd")), third("one"), third("two"), third("three")]
    expect(returned(after(refunds, rest))).toEqual(["3.00 usd", "1.00 usd"])
    expect(returned(after(refunds, byRatio))).toEqual(["3.00 usd", "0.99 usd"])
  })

  it("is never more than is left, where shares were rounded up", () => {
    const half = (key: string) => refund(key, "ch_cake", { ...some("0.50 usd"), reverseTransfer: true })
    const world = after([split("1.00 usd", "0.05 usd"), half("one")], byRatio)
    expect(returned(world)[0]).toBe("0.03 usd")
    const two = done(world, half("two"))
    expect(returned(world)[0]).toBe("0.05 usd")
    expect(objectOf(two, "trr_two")).toHaveProperty("amount", money("0.02 usd"))
  })

  it("is computed to the minor unit where amounts that are asked for may not be so fine", () => {
    const currency = Currency.of("isk")
    const setup = {
      platform: { ...market, currency, tariff: tariffIn(currency) },
      accounts: [connected("Ada", "express", { currency })]
    }
    const whole = charge("cake", "1000 isk", { transferData: { destination: ada.id, amount: money("333 isk") } })
    const world = after([whole], setup)
    done(world, refund("half", "ch_cake", { ...some("500 isk"), reverseTransfer: true }))
    expect(world.transfer("tr_cake")?.amountReversed).toEqual(money("166.50 isk"))
    expect(done(world, reversal("rest", "tr_cake")).outcome.made[0]).toHaveProperty("amount", money("166.50 isk"))
  })

  it("may be nothing, and then there is no reversal and no fee refund", () => {
    const world = after([toAda("cake", "100.00 usd", fee("0.01 usd"))])
    const made = done(world, refund("back", "ch_cake", { ...some("10.00 usd"), ...both }))
    expect(made.outcome.made.map(({ id }) => id)).toEqual(["re_back", "trr_back", "pyr_back"])
    const tiny = after([split("100.00 usd", "0.01 usd")])
    const little = done(tiny, refund("back", "ch_cake", { ...some("1.00 usd"), reverseTransfer: true }))
    expect(little.outcome.made.map(({ id }) => id)).toEqual(["re_back"])
    expect(objectOf(little, "re_back")).not.toHaveProperty("transferReversal")
  })

  it("is what was not taken back already by a reversal or returned by itself", () => {
    const world = after([
      toAda("cake", "10.00 usd", fee("2.00 usd")),
      reversal("taken", "tr_cake", some("9.00 usd")),
      feeRefund("given", "fee_cake", "1.90 usd"),
      refund("half", "ch_cake", { ...some("5.00 usd"), ...both })
    ])
    expect(returned(world)).toEqual(["10.00 usd", "2.00 usd"])
    const last = done(world, refund("rest", "ch_cake", both))
    expect(last.outcome.made.map(({ id }) => id)).toEqual(["re_rest"])
  })

  const cents = (max: number) => fc.integer({ min: 1, max }).map(BigInt)
  it.each(["returns_the_rest", "by_ratio"] as const)("never goes beyond its source, %s", (completingRefund) => {
    const plan = fc.record({
      charged: fc.integer({ min: 50, max: 999 }).map(BigInt),
      fee: cents(50),
      refunds: fc.array(cents(400), { minLength: 1, maxLength: 8 })
    })
    const usd = (minor: bigint) => Money.format(Money.of(Currency.of("usd"), minor))
    fc.assert(
      fc.property(plan, ({ charged, fee: taken, refunds }) => {
        const world = after([toAda("cake", usd(charged), fee(usd(taken)))], { choices: { completingRefund } })
        let left = charged
        for (const [index, asked] of refunds.entries()) {
          const amount = asked < left ? asked : left
          if (amount === 0n) break
          done(world, refund(`r${index}`, "ch_cake", { ...some(usd(amount)), ...both }))
          left -= amount
          const { amountReversed } = world.transfer("tr_cake") ?? expect.fail()
          const { amountRefunded } = world.applicationFee("fee_cake") ?? expect.fail()
          expect(amountReversed.minor <= charged && amountRefunded.minor <= taken).toBe(true)
        }
        if (left > 0n || completingRefund === "by_ratio") return
        expect(returned(world)).toEqual([usd(charged), usd(taken)])
      })
    )
  })
})

describe("Stripe's fee when it is recomputed on what is left, as under older pricing", () => {
  const older: Partial<Settings> = { processingFeeOnRefund: "recomputed" }

  it("gives back the difference as a negative fee line of the refund, and all of it at the end", () => {
    const world = after([charge("flour", "12.00 usd")], { choices: older })
    expect(statement(done(world, refund("one", "ch_flour", some("2.00 usd")), tuesday))).toBe(text`
      market: refund -2.00 - -0.06 = -1.94 usd
        less stripe_fee -0.06, Stripe processing fee refund
        re_one, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
    expect(statement(done(world, refund("two", "ch_flour", some("5.00 usd")), tuesday))).toContain(
      "-5.00 - -0.14 = -4.86"
    )
    expect(statement(done(world, refund("rest", "ch_flour"), tuesday))).toContain("-5.00 - -0.45 = -4.55")
    expect(world.balance("acct_market", Currency.of("usd")).pending).toEqual(money("0 usd"))
  })

  it("goes back to the connected account that paid it", () => {
    const world = after([lamp], { choices: older })
    expect(statement(done(world, refund("back", "ch_lamp"), tuesday))).toBe(text`
      sten: refund -10.00 - -0.59 = -9.41 usd
        less stripe_fee -0.59, Stripe processing fee refund
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
    `)
  })

  it("goes back to the platform, as a line of its own, where the platform paid it", () => {
    const controller = { ...sten.controller, losses: "application", feesPayer: "application" } as const
    const world = after([lamp], { choices: older, accounts: [{ ...sten, controller }] })
    expect(statement(done(world, refund("back", "ch_lamp"), tuesday))).toBe(text`
      sten: refund -10.00 - 0.00 = -10.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      market: stripe_fee 0.59 - 0.00 = 0.59 usd
        no source, 2026-03-03T10:00:00Z, fee, "Stripe processing fee refund for ch_lamp"
    `)
  })

  it("leaves less to be taken by the refund that completes it: one that waits is paid then", () => {
    const own = charge("bun", "1.00 usd", { stripeAccount: sten.id })
    const world = after([own], { choices: older })
    done(world, refund("most", "ch_bun", some("0.80 usd")), thursday)
    expect(world.refund("re_most")?.status).toBe("pending")
    const rest = done(world, refund("rest", "ch_bun", some("0.20 usd")))
    expect(rest.outcome.happenings).toEqual([{ kind: "funding", at: thursday, account: sten.id }])
    passed(world, thursday)
    expect([world.refund("re_most")?.status, held(world, sten.id)]).toEqual(["succeeded", "0.00 / 0.00"])
  })
})

describe("a direct refund that returns the application fee whatever was asked, as recorded once", () => {
  const always = { choices: { directRefund: "always_returns_application_fee" } } as const

  it("returns it without the flag", () => {
    const made = done(after([lamp], always), refund("back", "ch_lamp", { refundApplicationFee: false }), tuesday)
    expect(objectOf(made, "fr_back")).toHaveProperty("amount", money("2.00 usd"))
    expect(made.outcome.transactions.map(({ type }) => type)).toEqual([
      "refund",
      "application_fee_refund",
      "adjustment"
    ])
  })

  it("is no different for a charge without a fee, or on the platform", () => {
    const bare = charge("bulb", "10.00 usd", { stripeAccount: sten.id })
    expect(done(after([bare], always), refund("back", "ch_bulb")).outcome.transactions).toHaveLength(1)
    expect(done(after([cake], always), refund("back", "ch_cake")).outcome.transactions).toHaveLength(1)
  })
})

describe("a reversal that the destination cannot cover", () => {
  const desk = charge("desk", "10.00 usd", { transferData: { destination: sten.id } })
  const ask = (key: string, amount: string) => refund(key, "ch_desk", { ...some(amount), reverseTransfer: true })

  it("is refused where Stripe covers its losses, out of what is available once the transfer is", () => {
    const world = after([
      desk,
      charge("lamp", "4.00 usd", { stripeAccount: sten.id }),
      reversal("some", "tr_desk", some("5 usd"))
    ])
    done(world, refund("spent", "ch_lamp"), thursday)
    expect(answer(refused(world, ask("x", "10.00 usd"), thursday))).toContain("acct_sten has insufficient funds")
    expect(done(world, ask("y", "4.58 usd"), thursday)._tag).toBe("done")
  })

  it("is refused before that only beyond what is pending too", () => {
    const world = after([desk])
    expect(done(world, ask("all", "10.00 usd"), tuesday)._tag).toBe("done")
  })

  it("is refused not at all where the platform covers them: the balance goes below zero", () => {
    const world = after([toAda("cake", "10.00 usd", fee("2.00 usd"))])
    done(world, refund("back", "ch_cake", { reverseTransfer: true }), thursday)
    expect(world.balance(ada.id, Currency.of("usd")).available).toEqual(money("-2.00 usd"))
  })

  it("is less by the fee that comes back with it: a whole refund of a fresh charge leaves the account nothing", () => {
    const dear = charge("desk", "10.00 usd", { transferData: { destination: sten.id }, ...fee("2.00 usd") })
    for (const at of [tuesday, thursday]) {
      const world = after([dear, flour])
      done(world, refund("all", "ch_desk", both), at)
      const { available, pending } = world.balance(sten.id, Currency.of("usd"))
      expect([available, pending]).toEqual([money("0 usd"), money("0 usd")])
    }
    const poorer = after([dear, flour])
    done(poorer, refund("half", "ch_desk", { ...some("5.00 usd"), ...both }), thursday)
    expect(answer(refused(poorer, ask("x", "5.00 usd"), thursday))).toContain("insufficient funds")
  })

  it("is no matter where nothing is reversed", () => {
    const dear = charge("desk", "10.00 usd", { transferData: { destination: sten.id }, ...fee("2.00 usd") })
    expect(answer(refused(after([dear]), ask("x", "10.00 usd"), thursday))).toContain("insufficient funds")
    expect(done(after([dear, flour]), refund("back", "ch_desk"), thursday).outcome.transactions).toHaveLength(1)
  })

  it("is no matter where the share is nothing, even below zero", () => {
    const world = after([
      charge("lamp", "10.00 usd", { stripeAccount: sten.id }),
      refund("spent", "ch_lamp"),
      charge("pin", "10.00 usd", { transferData: { destination: sten.id, ...some("0.01 usd") } })
    ])
    const asked = { ...some("0.10 usd"), reverseTransfer: true }
    expect(done(world, refund("back", "ch_pin", asked), thursday).outcome.transactions).toHaveLength(1)
    expect(world.balance(sten.id, Currency.of("usd")).available).toEqual(money("-0.58 usd"))
  })
})

describe("what refunds wait for in one currency", () => {
  const [usd, eur, cad] = (["usd", "eur", "cad"] as const).map(Currency.of) as [Code, Code, Code]
  const platform = settlingIn(market, "DE")
  const rate = (value: string, since: Instant.Instant) => ({ from: eur, to: cad, rate: Rate.of(value), since })
  const sunday = moment("2026-03-15")

  /** A refund of 100.00 eur waits, of which a destination in Canada is to give 60.00 back. */
  const waiting = () => {
    const exchangeRates = ExchangeRates.of([rate("1.5", Instant.of(0)), rate("1.4", sunday)])
    const world = borders({ platform, exchangeRates })
    const transferData = { destination: cara.id, amount: money("60.00 eur") }
    done(world, charge("room", "100.00 eur", { transferData }))
    const later = moment("2026-03-10T12:00Z")
    done(world, refund("back", "ch_room", { reverseTransfer: true }), later)
    expect(world.refund("re_back")?.status).toBe("pending")
    return { world, later }
  }

  it("is nothing of another, and does not become less with the rates of that", () => {
    const { later, world } = waiting()
    const of = (currency: Code) => {
      const purse = { account: market.id, currency }
      return [
        Money.format(AwaitedFunds.awaited(world, purse, later, later)),
        AwaitedFunds.lessFrom(world, purse, later)
      ]
    }
    expect([of(eur), of(usd)]).toEqual([
      ["40.00 eur", sunday],
      ["0.00 usd", undefined]
    ])
  })
})

describe("a refund that waits, of a charge in a third currency whose destination settles in its own", () => {
  const usd = Currency.of("usd")
  const later = moment("2026-03-10T12:00Z")
  const sunday = moment("2026-03-15")
  const rate = (from: string, to: string, value: string, since = Instant.of(0)) => ({
    from: Currency.of(from),
    to: Currency.of(to),
    rate: Rate.of(value),
    since
  })
  const exchangeRates = ExchangeRates.of([
    rate("eur", "usd", "1.25"),
    rate("eur", "usd", "1.5", moment("2026-03-05")),
    rate("eur", "usd", "1.2", sunday),
    rate("usd", "cad", "1.25"),
    rate("eur", "cad", "1.5625")
  ])
  const room = charge("room", "100.00 eur", { transferData: { destination: cara.id }, ...fee("10.00 eur") })

  const waiting = (choices: Partial<Settings> = {}) => {
    const world = borders({ exchangeRates, choices })
    done(world, room)
    passed(world, later)
    const refunded = done(world, refund("back", "ch_room", both))
    expect(objectOf(refunded, "re_back")).toHaveProperty("status", "pending")
    const purse = { account: market.id, currency: usd }
    return {
      awaited: Money.format(AwaitedFunds.awaited(world, purse, later, later)),
      less: AwaitedFunds.lessFrom(world, purse, later)
    }
  }

  it("takes what the payment costs by now, less the transfer, and the fee that the platform gives back", () => {
    // 150.00, of which 123.75 come back, that the platform pays 15.00 of.
    expect(waiting()).toEqual({ awaited: "41.25 usd", less: sunday })
  })

  it("takes no fee out of that balance where the fee was received in the account's currency", () => {
    expect(waiting({ applicationFeeCurrency: "connected_account" }).awaited).toBe("26.25 usd")
  })
})

describe("of two things wrong with a refund, the first of these is answered", () => {
  const desk = charge("desk", "10.00 usd", { transferData: { destination: sten.id }, ...fee("2.00 usd") })

  it.each<readonly [string, Command, string]>([
    ["no such charge", refund("x", "ch_nothing", { ...some("0 eur"), ...both }), "No such charge"],
    ["all was refunded", refund("x", "ch_gone", { ...some("0 eur"), ...both }), "already been refunded"],
    ["an amount that is not positive", refund("x", "ch_flour", { ...some("0 eur"), ...both }), "of amount: This value"],
    ["an amount of another currency", refund("x", "ch_flour", { ...some("99 eur"), ...both }), "currency of amount"],
    ["an amount above the charge", refund("x", "ch_half", { ...some("10.01 usd"), ...both }), "than charge amount"],
    [
      "an amount above what is left",
      refund("x", "ch_half", { ...some("5.01 usd"), ...both }),
      "than unrefunded amount"
    ],
    ["no transfer", refund("x", "ch_flour", both), "Cannot reverse transfer"],
    ["no application fee", refund("x", "ch_bare", { refundApplicationFee: true }), "has no application fee"],
    ["a fee without a reversal", refund("x", "ch_desk", { refundApplicationFee: true }), "also set reverse_transfer"],
    ["a destination that is short", refund("x", "ch_desk", { reverseTransfer: true }), "insufficient funds"]
  ])("%s", (_, command, expected) => {
    const world = after([
      flour,
      charge("gone", "10.00 usd"),
      refund("gone-1", "ch_gone"),
      charge("half", "10.00 usd"),
      refund("half-1", "ch_half", some("5.00 usd")),
      charge("bare", "10.00 usd", { transferData: { destination: sten.id } }),
      reversal("bare-1", "tr_bare"),
      desk
    ])
    expect(answer(refused(world, command, thursday))).toContain(expected)
  })
})

it("a custom account's charge is refunded like any other", () => {
  const custom = connected("Cora", "custom")
  const world = after([charge("rug", "10.00 usd", { stripeAccount: custom.id })], { accounts: [custom] })
  expect(statement(done(world, refund("back", "ch_rug")))).toContain("cora: refund -10.00")
})

it("on behalf of an account abroad waits for no funds that could never come, and at home it does", () => {
  const status = (merchant: ConnectedAccount, amount: string) => {
    const abroad = borders({ accounts: [ada, cara] })
    const terms = { onBehalfOf: merchant.id, transferData: { destination: merchant.id } }
    done(abroad, charge("lamp", amount, terms), monday)
    passed(abroad, moment("2026-03-20"))
    return objectOf(done(abroad, refund("back", "ch_lamp")), "re_back")
  }
  expect(status(cara, "100.00 cad")).toMatchObject({ status: "succeeded" })
  expect(status(ada, "100.00 usd")).toMatchObject({ status: "pending", pendingReason: "insufficient_funds" })
})
