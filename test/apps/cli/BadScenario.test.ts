/**
 * Bad scenarios: keys that are unknown, values of another type, amounts and moments that are none. Everything is told
 * at once, in the order of the file, with what was expected.
 */
import { describe, expect, it } from "vitest"
import { ending, excerpt, head, keysOf, type Problem, requests, saidOf, told } from "./Complaint.ts"

const aboveZero = 'Expected an amount above zero such as "10.00 usd"'
const moment = "a day such as 2026-03-02, or a moment such as 2026-03-02T10:00:00Z"
const aName = "a name of letters, digits, _ and -, up to 60"

describe("keys that are unknown", () => {
  it("are told with those that are known", () =>
    told(
      `platfrom: {}
platform: { contry: US }
accounts:
  ada: { type: express, kind: shop, controler: {} }
  ben: { controller: { looses: stripe } }
settings: { weekend: kept }
steps:
  - at: 2026-03-02
    idd: order
    charge: { amount: 10.00 usd, transfer_data: { destination: ada, amnt: 1.00 usd }, fee: 1.00 usd }
expect: { balances: { ada: { pendin: 1.00 usd } } }
`,
      [
        ["1:1", `platfrom: Unknown key; expected one of ${keysOf.scenario}; did you mean platform?`],
        ["2:13", `platform.contry: Did you mean country? Unknown key; expected one of ${keysOf.platform}`],
        ["4:25", `accounts.ada.kind: Did you mean type? Unknown key; expected one of ${keysOf.account}`],
        ["4:37", `accounts.ada.controler: Did you mean controller? Unknown key; expected one of ${keysOf.account}`],
        [
          "5:22",
          "accounts.ben.controller.losses: Missing key. Who covers its negative balance (controller.losses.payments). Expected application or stripe"
        ],
        [
          "5:22",
          "accounts.ben.controller.fees_payer: Missing key. Who pays Stripe's fees for direct charges: the account, or the platform (controller.fees.payer). Expected account or application"
        ],
        [
          "5:22",
          "accounts.ben.controller.requirement_collection: Missing key. Who collects its requirements. Expected application or stripe"
        ],
        [
          "5:22",
          "accounts.ben.controller.dashboard: Missing key. Which Stripe dashboard it has. Expected full, express or none"
        ],
        [
          "5:24",
          "accounts.ben.controller.looses: Unknown key; " +
            "expected one of losses, fees_payer, requirement_collection, dashboard; did you mean losses?"
        ],
        [
          "6:13",
          "settings.weekend: Did you mean weekends? Unknown key; expected one of weekends, sepa_debits, late_payment_failures, processing_fee_on_refund, " +
            "completing_refund, application_fee_limit, direct_refund, refund_without_funds, partial_capture, reserve_on_collection, " +
            "application_fee_currency, cross_border_transfers, settlement_currencies, conversion_fee"
        ],
        ["9:5", `steps[0].idd: Did you mean id? Unknown key; expected one of ${keysOf.step}`],
        [
          "10:69",
          "steps[0].charge.transfer_data.amnt: Unknown key; expected one of destination, amount; did you mean amount?"
        ],
        [
          "10:87",
          `steps[0].charge.fee: Unknown key; expected one of ${keysOf.charge}; did you mean application_fee_amount?`
        ],
        ["11:30", "expect.balances.ada.pendin: Unknown key; expected one of pending, available; did you mean pending?"]
      ]
    ))

  it("are those of YAML's merges too, which YAML 1.2 does not have", () =>
    told("platform: {}\naccounts:\n  ada: &a { type: express }\n  ben: { <<: *a, name: Ben }\nsteps: []\n", [
      ["4:10", `accounts.ben.<<: Unknown key; expected one of ${keysOf.account}`]
    ]))

  it("may be called like JavaScript's own", () =>
    told(`${head}  - { at: 2026-03-02, refund: { charge: toString } }\n__proto__: { steps: [] }\nconstructor: 1\n`, [
      ["5:41", 'steps[0].refund.charge: there is no earlier charge step "toString", nor any other'],
      ["6:1", `__proto__: Unknown key; expected one of ${keysOf.scenario}`],
      ["7:1", `constructor: Unknown key; expected one of ${keysOf.scenario}`]
    ]))

  it("are names that are none", () =>
    told("platform: {}\naccounts:\n  bäcker: {}\n  __proto__: {}\n  ~: {}\n  a b: {}\nsteps: []\n", [
      ["3:3", `accounts.bäcker: Unknown key; expected ${aName}`],
      ["4:3", `accounts.__proto__: Unknown key; expected ${aName}`],
      ["5:3", `accounts.: Unknown key; expected ${aName}`],
      ["6:3", `accounts.a b: Unknown key; expected ${aName}`]
    ]))
})

describe("a delay", () => {
  it("below what Stripe lets the account have is told where it stands", () =>
    told(
      `platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { delay_days: 1 } } }
  ben: { type: express, payouts: { schedule: { delay_days: 32 } } }
steps: []
`,
      [
        [
          "3:60",
          "accounts.ada.payouts.schedule.delay_days: You cannot lower this merchant's delay below 2; " +
            "expected more days, minimum, or a settlement_delay that Stripe has agreed to"
        ],
        ["4:60", "accounts.ben.payouts.schedule.delay_days: Expected a whole number of days from 0 to 31, or minimum"]
      ]
    ))
})

describe("values of another type", () => {
  it("of accounts and settings are told with what was expected", () =>
    told(
      `platform: { country: us, name: 1, currency: dollars, settlement_delay: { days: 1.5, count: weeks } }
accounts:
  ada: { type: basic }
  ben: express
  cy: { type: express, capabilities: transfers, settlement_delay: { days: 61, count: calendar } }
  dee: { type: express, capabilities: [everything], name: "two\\nlines" }
tariffs: { mine: { rate: 3, fixed: -0.30 usd }, yours: { rate: -1% } }
settings: { weekends: never }
steps: []
`,
      [
        ["1:22", 'platform.country: "us" is no country\'s code; did you mean US (United States)?'],
        ["1:32", "platform.name: Expected one line of text"],
        ["1:45", "platform.currency: Expected a currency's three letters, such as usd"],
        ["1:80", "platform.settlement_delay.days: Expected a whole number of days from 0 to 60"],
        ["1:92", "platform.settlement_delay.count: Expected business or calendar"],
        ["3:16", "accounts.ada.type: Expected standard, express or custom"],
        ["4:8", `accounts.ben: Expected a map with the keys ${keysOf.account}`],
        ["5:38", "accounts.cy.capabilities: Expected a list of capabilities"],
        ["5:75", "accounts.cy.settlement_delay.days: Expected a whole number of days from 0 to 60"],
        ["6:40", "accounts.dee.capabilities[0]: Expected card_payments or transfers"],
        ["6:59", "accounts.dee.name: Expected one line of text"],
        ["7:26", 'tariffs.mine.rate: Expected a rate such as "2.9%"'],
        ["7:36", 'tariffs.mine.fixed: "-0.30 usd" must be zero or more'],
        [
          "7:64",
          'tariffs.yours.rate: "-1%" is not a rate: expected a decimal or a percentage, without sign, exponent or spaces, ' +
            'as in "0.029" or "2.9%"'
        ],
        ["8:23", "settings.weekends: Expected next_business_day_is_day_zero or next_business_day_is_day_one"]
      ]
    ))

  it("of steps and expectations too", () =>
    told(
      `${head}  - { at: 20260302, charge: { amount: 10.00 usd } }
  - { at: 2026-03-02, charge: 10.00 usd }
  - 10.00 usd
  - { at: 2026-03-02, refund: { charge: 1, reverse_transfer: yes } }
  - { at: 2026-03-02 }
  - { at: 2026-03-02, charge: { amount: 1.00 usd }, transfer: { amount: 1.00 usd, destination: ada } }
  - { at: 2026-03-02, id: "", charge: { amount: 1.00 usd } }
until: tomorrow
expect: { margin: none, refusals: [] }
`,
      [
        ["5:11", `steps[0].at: Expected ${moment}`],
        ["6:31", `steps[1].charge: Expected a map with the keys ${keysOf.charge}`],
        ["7:5", `steps[2]: Expected a map with the keys ${keysOf.step}`],
        ["8:41", `steps[3].refund.charge: Expected ${aName}`],
        ["8:62", "steps[3].refund.reverse_transfer: Expected true or false"],
        ["9:5", `steps[4]: Expected exactly one of ${requests}`],
        ["10:5", "steps[5]: A step does one thing, and this one has charge and transfer; expected a step for each"],
        ["11:27", `steps[6].id: Expected ${aName}`],
        [
          "12:8",
          'until: "tomorrow" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"'
        ],
        [
          "13:19",
          'expect.margin: "none" is not an amount: expected digits without separators, a space and a currency, ' +
            'as in "10.00 usd" or "-1000 jpy"'
        ],
        ["13:35", "expect.refusals: Expected a map of Stripe's answers by step"]
      ]
    ))

  it.each<readonly [string, string, ReadonlyArray<Problem>]>([
    [
      "no accounts",
      "platform: {}\nsteps: []\n",
      [["1:1", "accounts: Missing key. Its connected accounts, by the names this file calls them."]]
    ],
    ["no steps", "platform: {}\naccounts: {}\n", [["1:1", "Expected steps, generate or both"]]],
    [
      "no amount",
      `${head}  - { at: 2026-03-02, charge: {} }\n`,
      [["5:31", "steps[0].charge: Expected either amount or net_amount"]]
    ],
    [
      "no value",
      `${head}  - { at: 2026-03-02, charge: }\n`,
      [["5:31", `steps[0].charge: Expected a map with the keys ${keysOf.charge}`]]
    ],
    [
      "lists for maps and a map for a list",
      "platform: []\naccounts: []\nsteps: {}\n",
      [
        ["1:11", `platform: Expected a map with the keys ${keysOf.platform}`],
        ["2:11", "accounts: Expected a map of accounts by name"],
        ["3:8", "steps: Expected a list of steps"]
      ]
    ]
  ])("include %s", (_, text, problems) => told(text, problems))

  it("are told twenty at a time, and counted", async () => {
    const text = head + "  - { at: 2026-03-02, charge: { amount: 10 } }\n".repeat(23)
    const first = Array.from({ length: 20 }, (_, index) =>
      excerpt(text, [`${index + 5}:41`, `steps[${index}].charge.amount: ${aboveZero}`])
    )
    expect(await saidOf(text)).toBe([...first, "… and 3 more", ending(23)].join("\n"))
  })
})

describe("an amount that is none", () => {
  const digits =
    'is not an amount: expected digits without separators, a space and a currency, as in "10.00 usd" or "-1000 jpy"'

  it.each([
    ["10", aboveZero],
    ["10.00", aboveZero],
    ["10.5", aboveZero],
    [".1e2", aboveZero],
    ["0x10", aboveZero],
    [".inf", aboveZero],
    ["~", aboveZero],
    ["[10.00 usd]", aboveZero],
    ["0 usd", '"0 usd" must be more than zero'],
    ["0.00 usd", '"0.00 usd" must be more than zero'],
    ["-10.00 usd", '"-10.00 usd" must be more than zero'],
    ["10.005 usd", '"10.005 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"'],
    ["10.5 usd", '"10.5 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"'],
    ["1000.00 jpy", '"1000.00 jpy" is not an amount: expected no decimals in jpy, as in "10 jpy"'],
    ["10.00 bhd", '"10.00 bhd" is not an amount: expected 3 decimals or none in bhd, as in "10.000 bhd"'],
    ["1e3 usd", `"1e3 usd" ${digits}`],
    ["1_000.00 usd", `"1_000.00 usd" ${digits}`],
    ['"1,000.00 usd"', `"1,000.00 usd" ${digits}`],
    ["010.00 usd", `"010.00 usd" ${digits}`],
    ["+10.00 usd", `"+10.00 usd" ${digits}`],
    ["$10.00", `"$10.00" ${digits}`],
    ["usd 10.00", `"usd 10.00" ${digits}`],
    ["10.00usd", `"10.00usd" ${digits}`],
    ['"10.00  usd"', `"10.00  usd" ${digits}`],
    ['""', `"" ${digits}`],
    ["10.00 Usd", 'unknown currency "Usd": expected an ISO 4217 code such as "usd"; did you mean "usd"?'],
    ["10.00 usdd", 'unknown currency "usdd": expected an ISO 4217 code such as "usd"; did you mean "usd"?'],
    ["10.00 xyz", 'unknown currency "xyz": expected an ISO 4217 code such as "usd"'],
    [`"${"9".repeat(26)} ${" ".repeat(40)}usd"`, `${aboveZero}, in at most 60 characters`]
  ])("%s", (amount, what) =>
    told(`${head}  - { at: 2026-03-02, charge: { amount: ${amount} } }\n`, [
      ["5:41", `steps[0].charge.amount: ${what}`]
    ])
  )
})

describe("a moment that is none", () => {
  const utc = 'is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"'
  const existing = "is not a moment: expected a day that exists, from 1970-01-01 to 9999-12-31"

  it.each([
    ["2026", `Expected ${moment}`],
    ["2026-02-30", `"2026-02-30" ${existing}`],
    ["1969-12-31", `"1969-12-31" ${existing}`],
    ["2026-03-02T24:00:00Z", '"2026-03-02T24:00:00Z" is not a moment: expected a time from 00:00:00 to 23:59:59'],
    ["2026-03-02T10:00:00+01:00", `"2026-03-02T10:00:00+01:00" ${utc}`],
    ["2026-03-02T10:00:00", `"2026-03-02T10:00:00" ${utc}`],
    ["2. March", `"2. March" ${utc}`],
    ["9999-12-31", '"9999-12-31" is too late: expected a moment before the year 9999']
  ])("%s", (at, what) =>
    told(`${head}  - { at: ${at}, charge: { amount: 10.00 usd } }\n`, [["5:11", `steps[0].at: ${what}`]])
  )
})
