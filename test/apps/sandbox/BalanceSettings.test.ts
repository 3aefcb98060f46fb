/**
 * Balance settings through the official SDK: when an account is paid out, and when its money is available.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }

it("are those that an account was made with", async () => {
  const { stripe } = await Shop.start()
  const schedule = { interval: "weekly", weekly_anchor: "friday" } as const
  const { id } = await stripe.accounts.create({
    type: "express",
    capabilities: { transfers: { requested: true } },
    external_account: "btok_us_verified",
    settings: { payouts: { schedule, debit_negative_balances: true } }
  })
  const settings = await stripe.balanceSettings.retrieve({}, { stripeAccount: id })
  expect(settings).toMatchObject({
    object: "balance_settings",
    payments: {
      debit_negative_balances: true,
      payouts: {
        minimum_balance_by_currency: null,
        schedule: { interval: "weekly", weekly_payout_days: ["friday"] },
        status: "enabled"
      },
      settlement_timing: { delay_days: 2, start_of_day: null }
    }
  })
  expect(Object.keys(settings.payments.payouts?.schedule ?? {})).toEqual(["interval", "weekly_payout_days"])
  expect(await stripe.balanceSettings.retrieve()).toMatchObject({ payments: { payouts: { status: "enabled" } } })
})

/** An account with 9.41 usd of Monday, available on Wednesday; and its payouts after some days. */
const selling = async () => {
  const shop = await Shop.start()
  const id = await shop.seller()
  const on = { stripeAccount: id }
  await shop.stripe.paymentIntents.create({ ...Shop.paid, amount: 1000 }, on)
  const change = (payments: Stripe.BalanceSettingsUpdateParams.Payments) =>
    shop.stripe.balanceSettings.update({ payments }, on)
  const payouts = async (days: number) => {
    shop.server.advance(Shop.days(days))
    const { data } = await shop.stripe.payouts.list({}, on)
    return data.map(({ amount, arrival_date, automatic }) => [amount, (arrival_date - Shop.monday) / 86_400, automatic])
  }
  return { ...shop, id, on, change, payouts }
}

type Minimums = NonNullable<Stripe.BalanceSettingsUpdateParams.Payments.Payouts["minimum_balance_by_currency"]>

/** Zoe is paid out daily in dollars and in euros, and has sold in both. */
const twoCurrencies = {
  platform: { country: "US" },
  accounts: {
    zoe: {
      type: "express",
      external_accounts: [{ currency: "usd" }, { currency: "eur" }],
      payouts: { schedule: { interval: "daily" }, minimum_balance: ["5.00 eur"] }
    }
  },
  steps: [
    { at: "2026-03-02", charge: { amount: "100.00 usd", stripe_account: "zoe" } },
    { at: "2026-03-02", charge: { amount: "100.00 eur", stripe_account: "zoe" } }
  ]
}

/** From ten o'clock on Monday to midnight of another day. */
const until = (days: number) => days - 10 / 24

describe("changed settings", () => {
  it("have the next payout by the new schedule, of all that is there", async () => {
    const { change, on, payouts, stripe } = await selling()
    const settings = await change({ payouts: { schedule: { interval: "weekly", weekly_payout_days: ["friday"] } } })
    expect(settings.payments.payouts?.schedule).toEqual({ interval: "weekly", weekly_payout_days: ["friday"] })
    expect(Specification.problems(settings)).toEqual([])
    expect(await payouts(20)).toEqual([[941, until(4), true]])
    const [payout] = (await stripe.payouts.list({}, on)).data
    const lines = await stripe.balanceTransactions.list({ payout: payout?.id ?? "" }, on)
    expect(lines.data.map(({ net, type }) => [type, net])).toEqual([
      ["payout", -941],
      ["charge", 941]
    ])
  })

  it("stop what was paid out by itself", async () => {
    const { change, payouts } = await selling()
    await change({ payouts: { schedule: { interval: "daily" } } })
    await change({ payouts: { schedule: { interval: "manual" } } })
    expect(await payouts(20)).toEqual([])
  })

  it("are told of by an event, once", async () => {
    const { change, stripe, on } = await selling()
    await change({ payouts: { schedule: { interval: "daily" } } })
    await change({ payouts: { schedule: { interval: "daily" } } })
    const { data } = await stripe.events.list({ type: "balance_settings.updated" }, on)
    expect(data.map(({ data: { object } }) => object)).toMatchObject([
      { payments: { payouts: { schedule: { interval: "daily" } } } }
    ])
  })

  it("are told of with the text on the bank statement, whoever says it", async () => {
    const { change, id, on, stripe } = await selling()
    const told = async () => {
      const { data } = await stripe.events.list({ type: "balance_settings.updated" }, on)
      return data.map(({ data: { previous_attributes } }) => previous_attributes)
    }
    await change({ payouts: { statement_descriptor: "SHOP" } })
    expect(await told()).toEqual([{ payments: { payouts: { statement_descriptor: null } } }])
    await change({ debit_negative_balances: true, payouts: { statement_descriptor: "SHOP" } })
    await change({ debit_negative_balances: false, payouts: { statement_descriptor: "STORE" } })
    expect((await told()).slice(0, 2)).toEqual([
      { payments: { debit_negative_balances: true, payouts: { statement_descriptor: "SHOP" } } },
      { payments: { debit_negative_balances: false } }
    ])
    await stripe.accounts.update(id, { settings: { payouts: { statement_descriptor: "STAND" } } })
    expect((await told())[0]).toEqual({ payments: { payouts: { statement_descriptor: "STORE" } } })
  })

  it("leave a minimum, until it is taken back", async () => {
    const { balance, change, id, payouts } = await selling()
    const minimum = (usd: number | "") =>
      change({ payouts: { schedule: { interval: "daily" }, minimum_balance_by_currency: { usd } } })
    expect((await minimum(400)).payments.payouts?.minimum_balance_by_currency).toEqual({ usd: 400 })
    expect(await payouts(7)).toEqual([[541, until(2), true]])
    expect(await balance(id)).toEqual({ pending: 0, available: 400 })
    expect((await minimum("")).payments.payouts?.minimum_balance_by_currency).toBeNull()
    expect(await payouts(7)).toEqual([
      [400, until(9), true],
      [541, until(2), true]
    ])
    await minimum(400)
    const none = await change({ payouts: { minimum_balance_by_currency: "" } })
    expect(none.payments.payouts?.minimum_balance_by_currency).toBeNull()
  })

  it("leave a minimum in each of several currencies, and change one by one", async () => {
    const { server, stripe } = await Shop.start({ scenario: twoCurrencies })
    const on = { stripeAccount: "acct_zoe" }
    const stated = async () =>
      (await stripe.balanceSettings.retrieve({}, on)).payments.payouts?.minimum_balance_by_currency
    const change = async (minimum_balance_by_currency: Minimums) => {
      const changed = await stripe.balanceSettings.update(
        { payments: { payouts: { minimum_balance_by_currency } } },
        on
      )
      expect(Specification.problems(changed)).toEqual([])
      expect(changed.payments.payouts?.minimum_balance_by_currency).toEqual(await stated())
      return await stated()
    }
    expect(await stated()).toEqual({ eur: 500 })
    expect(await change({ usd: 400 })).toEqual({ eur: 500, usd: 400 })
    expect(await change({ usd: 600, eur: 700 })).toEqual({ eur: 700, usd: 600 })
    server.advance(Shop.days(7))
    const { available } = await stripe.balance.retrieve({}, on)
    expect(available.map(({ amount, currency }) => [currency, amount])).toEqual([
      ["usd", 600],
      ["eur", 700]
    ])
    expect(await change({ usd: "" })).toEqual({ eur: 700 })
    expect(await change({ usd: 100, eur: 0 })).toEqual({ usd: 100 })
    expect(await change({ eur: 300 })).toEqual({ usd: 100, eur: 300 })
    expect(await change("")).toBeNull()
  })

  it("have payments wait longer, and as before again", async () => {
    const { change, on, stripe } = await selling()
    const waits = async () => {
      const { latest_charge } = await stripe.paymentIntents.create(
        { ...Shop.paid, amount: 1000, expand: ["latest_charge.balance_transaction"] },
        on
      )
      const { available_on, created } = (latest_charge as Stripe.Charge)
        .balance_transaction as Stripe.BalanceTransaction
      return Math.ceil((available_on - created) / 86_400)
    }
    const longer = await change({ settlement_timing: { delay_days_override: 10 } })
    expect(longer.payments.settlement_timing).toEqual({ delay_days: 10, delay_days_override: 10, start_of_day: null })
    expect(Specification.problems(longer)).toEqual([])
    expect(await waits()).toBe(14)
    const usual = await change({ settlement_timing: { delay_days_override: "" } })
    expect(usual.payments.settlement_timing).toEqual({ delay_days: 2, start_of_day: null })
    expect(await waits()).toBe(2)
  })

  it("of a platform are its own", async () => {
    const { stripe } = await Shop.start()
    const { payments } = await stripe.balanceSettings.update({ payments: { debit_negative_balances: true } })
    expect(payments.debit_negative_balances).toBe(true)
  })
})

describe("an account that is updated", () => {
  it("is paid out by the new schedule too", async () => {
    const { id, payouts, stripe } = await selling()
    const { settings } = await stripe.accounts.update(id, {
      settings: {
        payouts: {
          schedule: { interval: "monthly", monthly_anchor: 15, delay_days: 5 },
          debit_negative_balances: false,
          statement_descriptor: "SHOP"
        }
      }
    })
    expect(settings?.payouts).toMatchObject({
      debit_negative_balances: false,
      schedule: { interval: "monthly", monthly_anchor: 15, delay_days: 5 }
    })
    expect(await payouts(20)).toEqual([[941, until(14), true]])
  })
})

describe("what is refused", () => {
  const days = { weekly_payout_days: ["monday" as const] }
  it.each<[string, Stripe.BalanceSettingsUpdateParams.Payments, string]>([
    [
      "a delay below the lowest, in Stripe's words",
      { settlement_timing: { delay_days_override: 1 } },
      "You cannot lower this merchant's delay below 2"
    ],
    [
      "more than 31 days",
      { settlement_timing: { delay_days_override: 32 } },
      "This value must be less than or equal to 31."
    ],
    [
      "weeks without days",
      { payouts: { schedule: { interval: "weekly" } } },
      "Missing required param: weekly_payout_days."
    ],
    [
      "months without days",
      { payouts: { schedule: { interval: "monthly" } } },
      "Missing required param: monthly_payout_days."
    ],
    [
      "days of another interval",
      { payouts: { schedule: { interval: "daily", ...days } } },
      "weekly_payout_days is only for payouts with the interval weekly."
    ],
    [
      "days of months of another interval",
      { payouts: { schedule: { monthly_payout_days: [1] } } },
      "monthly_payout_days is only for payouts with the interval monthly."
    ],
    [
      "a minimum in a currency without a bank account",
      { payouts: { minimum_balance_by_currency: { eur: 100 } } },
      "The currency of minimum_balance must be usd"
    ],
    [
      "a minimum in a currency without a bank account, beside another",
      { payouts: { minimum_balance_by_currency: { usd: 100, eur: 100 } } },
      "The currency of minimum_balance must be usd"
    ],
    ["no currency", { payouts: { minimum_balance_by_currency: { dollars: 100 } } }, "Invalid currency: dollars."]
  ])("is %s", async (_, payments, message) => {
    const { change } = await selling()
    expect((await Shop.refused(change(payments))).message).toContain(message)
  })

  it("names the parameter as the request does", async () => {
    const { change, id, stripe } = await selling()
    const lower = stripe.accounts.update(id, { settings: { payouts: { schedule: { delay_days: 1 } } } })
    expect(await Shop.refused(lower)).toMatchObject({
      message: "You cannot lower this merchant's delay below 2",
      param: "settings[payouts][schedule][delay_days]"
    })
    expect(await Shop.refused(change({ settlement_timing: { delay_days_override: 1 } }))).toMatchObject({
      param: "payments[settlement_timing][delay_days_override]"
    })
  })

  it("is a platform that sets what is the owner's", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({ type: "standard" })
    const settings = { payouts: { schedule: { interval: "manual" } } } as const
    const { message, statusCode } = await Shop.refused(stripe.accounts.update(id, { settings }))
    expect([statusCode, message]).toEqual([
      403,
      `${id} has a full dashboard and its losses are covered by Stripe: its owner says how it is paid out, and no ` +
        "platform does."
    ])
  })

  it("is nothing at all where a part of a request is refused", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "custom",
      country: "DE",
      capabilities: { transfers: { requested: true } },
      tos_acceptance: { service_agreement: "recipient" }
    })
    const before = await stripe.accounts.retrieve(id)
    const settings = { payouts: { schedule: { interval: "daily" } } } as const
    await Shop.refused(stripe.accounts.update(id, { settings, capabilities }))
    expect(await stripe.accounts.retrieve(id)).toEqual(before)
  })
})
