import { describe, expect, it } from "vitest"
import { issuesOf } from "./ScenarioFiles.ts"
import { market, problems, shops } from "./Markets.ts"

const chance = "Expected a chance from 0% to 100% such as 2.5%, with at most 6 decimals"
const share = "Expected a share from 0% to 100% such as 12.5%, with at most 6 decimals"
const factor = "Expected a number from 0 to 1000000 such as 0.8, with at most 3 decimals"
const count = "Expected a whole number of sellers from 1 to 100000"
const span = "Expected two whole numbers of days from 0 to 365, the smaller first, such as [1, 14]"

describe("a generate block", () => {
  it("of all keys is sound", () => {
    const everything = {
      count: 2,
      account: { name: "Shop", type: "express", country: "US" },
      charge: "destination",
      application_fee: [{ rate: "10%", fixed: "0.30 usd" }, { rate: 0.1 }],
      amounts: ["5.00 usd", "5.00 usd", "20.00 usd"],
      orders_per_day: "0.8",
      weekdays: { mon: 1, tue: 1, wed: 1, thu: 1, fri: "1.2", sat: 1.5, sun: 0 },
      months: { jan: 1, feb: 1, mar: 1, apr: 1, may: 1, jun: 1, jul: 1, aug: 1, sep: 1, oct: 1, nov: 1.1, dec: 2 },
      payment_methods: {
        card: 8,
        card_keyed: 0,
        card_international: 1,
        card_present: 0,
        us_bank_account: 0.5,
        sepa_debit: 0
      },
      declines: { rate: "4%", code: "insufficient_funds" },
      payment_failures: { rate: "2%", delay_days: [0, 4], code: "account_closed", reverse_transfer: false },
      holds: { rate: "50%", capture_hours: [1, 72], captured: "95%", partial: "10%" },
      payouts: [
        { interval: "daily", failures: { rate: "1%", delay_days: [0, 3], code: "account_closed" } },
        { interval: "weekly", weekly_anchor: "friday" },
        { interval: "monthly", monthly_anchor: 31 }
      ],
      refunds: {
        rate: "3%",
        failures: { rate: "1%", delay_days: [0, 9], reason: "declined" },
        delay_days: [0, 30],
        partial: 0.25,
        reverse_transfer: true,
        refund_application_fee: true
      }
    }
    expect(problems(everything, { seed: 4_294_967_295 })).toEqual([])
    const separate = {
      charge: "separate",
      application_fee: undefined,
      transfer_share: ["80%", 0.9],
      transfer_delay_days: [7, 7]
    }
    expect(problems(separate)).toEqual([])
  })

  it.each<readonly [object, ReadonlyArray<string>]>([
    [{ count: 0 }, [`shops.count: ${count}`]],
    [{ count: 100_001 }, [`shops.count: ${count}`]],
    [{ count: 1.5 }, [`shops.count: ${count}`]],
    [{ count: undefined }, ["shops.count: Missing key. How many: <group>-0001, <group>-0002 and so on."]],
    [{ account: undefined }, ["shops.account: Missing key. What each of their accounts is, as under accounts."]],
    [{ account: {} }, ["shops.account: Expected exactly one of type (standard, express or custom), controller and v2"]],
    [
      { charge: "cash", amounts: [], orders_per_day: -1 },
      [
        "shops.charge: Expected destination, direct, separate or platform",
        "shops.amounts: Expected a list of amounts, one at least",
        `shops.orders_per_day: ${factor}`
      ]
    ],
    [
      { charge: undefined, amounts: undefined, orders_per_day: undefined },
      [
        "shops.charge: Missing key. How payers are charged: to the seller as destination, directly on the seller, on " +
          "the platform with a separate transfer to the seller, or on the platform alone. Expected destination, direct, separate or platform",
        "shops.amounts: Missing key. What payers pay, from the least to the most: an order falls between any two " +
          "neighbours with the same chance, and anywhere there with the same chance. A single amount is every order's, " +
          "and one said twice is a price of its own.",
        "shops.orders_per_day: Missing key. How many orders each seller has on an ordinary day, on average."
      ]
    ],
    [{ amounts: "5.00 usd" }, ["shops.amounts: Expected a list of amounts"]],
    [{ amounts: ["0.00 usd"] }, ['shops.amounts.0: "0.00 usd" must be more than zero']],
    [{ application_fee: { rate: "110%" } }, [`shops.application_fee.rate: ${share}`]],
    [
      { application_fee: [{ rate: "x", more: 1 }] },
      [
        "key shops.application_fee.0.more: Unknown key; expected one of rate, fixed",
        `shops.application_fee.0.rate: ${share}`
      ]
    ],
    [
      { application_fee: {} },
      ["shops.application_fee.rate: Missing key. The platform's share of an order's amount; rounded half up."]
    ],
    [{ application_fee: [] }, ["shops.application_fee: Expected a map with the keys rate, fixed, or a list of such"]],
    [
      { application_fee: "10%" },
      ["shops.application_fee: Expected a map with the keys rate, fixed, or a list of such"]
    ],
    [{ transfer_share: "-5%" }, [`shops.transfer_share: ${share}`]],
    [{ transfer_share: ["5%", 7] }, [`shops.transfer_share.1: ${share}`]],
    [{ transfer_share: true }, [`shops.transfer_share: ${share}, or a list of such`]],
    [{ transfer_delay_days: [3, 1] }, [`shops.transfer_delay_days: ${span}`]],
    [
      { weekdays: { monday: 1, sun: "two" } },
      [
        "key shops.weekdays.monday: Unknown key; expected one of mon, tue, wed, thu, fri, sat, sun",
        `shops.weekdays.sun: ${factor}`
      ]
    ],
    [
      { months: [2] },
      ["shops.months: Expected a map with the keys jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec"]
    ],
    [
      { payment_methods: { cash: 1, card: -1 } },
      [
        "key shops.payment_methods.cash: Unknown key; expected one of card, card_keyed, card_international, card_present, " +
          "us_bank_account, sepa_debit, bacs_debit, au_becs_debit, acss_debit",
        `shops.payment_methods.card: ${factor}`
      ]
    ],
    [
      { refunds: { delay_days: 5, partial: 2, reverse_transfer: 1, refund_application_fee: 1 } },
      [
        "shops.refunds.rate: Missing key. How many of the orders are refunded.",
        `shops.refunds.delay_days: ${span}`,
        `shops.refunds.partial: ${chance}`,
        "shops.refunds.reverse_transfer: Expected true or false",
        "shops.refunds.refund_application_fee: Expected true or false"
      ]
    ],
    [
      { declines: { code: 5 } },
      [
        "shops.declines.rate: Missing key. How many of the payments by card are declined.",
        expect.stringMatching(/^shops.declines.code: Expected generic_decline, .* or [a-z_]+$/)
      ]
    ],
    [
      { holds: { capture_hours: [0, 1001], captured: -1, partial: "x" } },
      [
        "shops.holds.rate: Missing key. How many of the payments by card are held first (capture_method: manual).",
        "shops.holds.capture_hours: Expected two whole numbers of hours from 0 to 1000, the smaller first, such as [1, 14]",
        `shops.holds.captured: ${chance}`,
        `shops.holds.partial: ${chance}`
      ]
    ],
    [
      { payouts: { interval: "manual", weekly_anchor: "mon", monthly_anchor: 32 } },
      [
        "shops.payouts.interval: Expected daily, weekly or monthly",
        "shops.payouts.weekly_anchor: Expected monday, tuesday, wednesday, thursday, friday, saturday or sunday",
        "shops.payouts.monthly_anchor: Expected a day of the month from 1 to 31"
      ]
    ],
    [
      { payouts: "daily" },
      [
        "shops.payouts: Expected a map with the keys interval, weekly_anchor, monthly_anchor, failures, or a list of such"
      ]
    ]
  ])("is refused, and said what was expected: shops of %j", (changes, expected) => {
    expect(problems({ ...changes })).toEqual(expected)
  })

  it.each<readonly [object, ReadonlyArray<string>]>([
    [{ seed: -1 }, ["generate.seed: Expected a whole number from 0 to 4294967295"]],
    [{ seed: "one" }, ["generate.seed: Expected a whole number from 0 to 4294967295"]],
    [{ from: "soon" }, ['generate.from: "soon" is not a day: expected year, month and day, as in "2026-01-05"']],
    [
      { until: "2026-02-30" },
      ['generate.until: "2026-02-30" is not a day: expected a day that exists, from 1970-01-01 to 9999-12-31']
    ],
    [{ until: "9999-01-01" }, ['generate.until: "9999-01-01" is too late: expected a day before the year 9999']],
    [{ from: "x".repeat(100) }, ["generate.from: Expected a day such as 2026-03-02"]],
    [{ sellers: [] }, ["generate.sellers: Expected a map of sellers by group"]],
    [
      { sellers: { "a b": shops } },
      ["key generate.sellers.a b: Unknown key; expected a name of letters, digits, _ and -, up to 60"]
    ],
    [
      { sellers: { a: { ...shops, count: 60_000 }, b: { ...shops, count: 60_000 } } },
      ["generate.sellers: Expected at most 100000 sellers in all groups together; found 120000"]
    ]
  ])("is refused, and said what was expected: %j", (block, expected) => {
    expect(problems({}, { ...block })).toEqual(expected)
  })

  it.each([null, 5, "much", []])("is refused as a whole: %j", (generate) => {
    expect(issuesOf({ ...market(), generate })).toEqual([
      "generate: Expected a map with the keys seed, from, until, sellers"
    ])
  })
})
