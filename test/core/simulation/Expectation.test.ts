import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Expectation from "#core/simulation/Expectation.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import { ada, charge, money, sten, thursday, toAda, tuesday } from "../connect/Worlds.ts"
import { nothing, scene, simulate } from "./Scenes.ts"

// On Tuesday: Ada has 8.00 pending, the market 1.41, Sten 9.41 of his own; a charge in euros was not possible.
const steps = [
  toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") }),
  charge("lamp", "10.00 usd", { stripeAccount: sten.id }),
  charge("tiny", "0.01 usd"),
  charge("euro", "10.00 eur")
]
const wednesday = Day.fromCivil(2026, 3, 4)
const foreseen = [
  ["tiny", "amount_too_small"],
  ["euro", "there is no exchange rate of eur to usd"]
] as const

const comparisons = (expected: Partial<Scenario["expected"]>, until = tuesday) =>
  simulate(scene(steps, { until, expected: { ...nothing, refusals: new Map(foreseen), ...expected } })).expectations ??
  expect.fail("nothing was checked")

const differences = (expected: Partial<Scenario["expected"]>, until = tuesday) =>
  comparisons(expected, until)
    .filter(({ met }) => !met)
    .map(({ about, actual, expected }) => `${about}: expected ${expected}, found ${actual}`)

describe("what is expected and comes out", () => {
  it.each<readonly [string, Partial<Scenario["expected"]>]>([
    ["nothing", {}],
    ["balances", { balances: new Map([["acct_ada", { pending: [money("8.00 usd")], available: [money("0 usd")] }]]) }],
    ["one half of a balance", { balances: new Map([["acct_sten", { pending: [money("9.41 usd")] }]]) }],
    ["fees", { fees: new Map([["acct_market", { stripe: [money("-0.59 usd")], application: [money("2.00 usd")] }]]) }],
    ["fees of the other side", { fees: new Map([["acct_ada", { application: [money("-2.00 usd")] }]]) }],
    [
      "no automatic payout",
      { payouts: new Map([["acct_ada", new Map([[Day.fromCivil(2026, 3, 3), [money("0 usd")]]])]]) }
    ],
    ["a margin", { margin: [money("1.41 usd")] }],
    [
      "nothing in another currency",
      { margin: [money("0 eur")], balances: new Map([["acct_ada", { pending: [money("0 eur")] }]]) }
    ],
    [
      "an account that is not there, with nothing",
      { balances: new Map([["acct_nobody", { pending: [money("0 usd")] }]]) }
    ]
  ])("is no difference: %s", (_, expected) => {
    expect(differences(expected)).toEqual([])
  })
})

describe("the automatic payouts of a day", () => {
  const [cake] = steps
  const daily = { schedule: { interval: "daily" }, debitNegativeBalances: true } as const
  const paid = (amount: string, day = wednesday) =>
    simulate(
      scene(cake === undefined ? [] : [cake], {
        accounts: [{ ...ada, payouts: daily }],
        until: thursday,
        expected: { ...nothing, payouts: new Map([[ada.id, new Map([[day, [money(amount)]]])]]) }
      })
    ).expectations

  it("are what is expected, or are not", () => {
    const about = "the payout of acct_ada on 2026-03-04"
    expect(paid("8.00 usd")).toEqual([{ about, expected: "8.00 usd", actual: "8.00 usd", met: true }])
    expect(paid("8.01 usd")).toEqual([{ about, expected: "8.01 usd", actual: "8.00 usd", met: false }])
    expect(paid("8.00 eur")).toEqual([{ about, expected: "8.00 eur", actual: "0.00 eur", met: false }])
  })

  it("are told by their days to whoever expects some on another", () => {
    const none = { about: "the payout of acct_ada on 2026-03-05", expected: "8.00 usd", actual: "0.00 usd", met: false }
    expect(paid("8.00 usd", Day.plus(wednesday, 1))).toEqual([
      { ...none, note: "acct_ada was paid out by itself on 2026-03-04" }
    ])
    expect(paid("0.00 usd", Day.plus(wednesday, 1))).toEqual([
      { about: none.about, expected: "0.00 usd", actual: "0.00 usd", met: true }
    ])
  })

  it.each(["0.00 usd", "8.00 usd"])("are not known of a day after the end of the run: %s", (amount) => {
    expect(paid(amount, Day.plus(wednesday, 2))).toEqual([
      {
        about: "the payout of acct_ada on 2026-03-06",
        expected: amount,
        actual: "nothing yet",
        met: false,
        note: `the run ended before that day, at ${Instant.format(thursday)}; set until to that day or later`
      }
    ])
  })
})

describe("what is expected and does not come out", () => {
  it.each<readonly [Partial<Scenario["expected"]>, string]>([
    [
      { balances: new Map([["acct_ada", { pending: [money("8.01 usd")] }]]) },
      "pending of acct_ada: expected 8.01 usd, found 8.00 usd"
    ],
    [
      { balances: new Map([["acct_ada", { available: [money("8.00 usd")] }]]) },
      "available of acct_ada: expected 8.00 usd, found 0.00 usd"
    ],
    [
      { balances: new Map([["acct_ada", { pending: [money("8.00 eur")] }]]) },
      "pending of acct_ada: expected 8.00 eur, found 0.00 eur"
    ],
    [
      { balances: new Map([["acct_nobody", { pending: [money("1.00 usd")] }]]) },
      "pending of acct_nobody: expected 1.00 usd, found 0.00 usd"
    ],
    [
      { fees: new Map([["acct_market", { stripe: [money("0.59 usd")] }]]) },
      "Stripe fees of acct_market: expected 0.59 usd, found -0.59 usd"
    ],
    [
      { fees: new Map([["acct_ada", { application: [money("2.00 usd")] }]]) },
      "application fees of acct_ada: expected 2.00 usd, found -2.00 usd"
    ],
    [{ margin: [money("1.40 usd")] }, "the platform's margin: expected 1.40 usd, found 1.41 usd"],
    [{ margin: [money("1.41 eur")] }, "the platform's margin: expected 1.41 eur, found 0.00 eur"],
    [
      { refusals: new Map([["cake", "amount_too_small"]]) },
      "the refusal of cake: expected amount_too_small, found not refused"
    ],
    [{ refusals: new Map([["other", "anything"]]) }, "the refusal of other: expected anything, found not refused"],
    [
      { refusals: new Map([["tiny", "amount_too_large"]]) },
      "the refusal of tiny: expected amount_too_large, found amount_too_small: Amount must be at least $0.50 usd"
    ],
    [
      { refusals: new Map([["euro", "amount_too_large"]]) },
      "the refusal of euro: expected amount_too_large, found there is no exchange rate of eur to usd on " +
        "2026-03-02; expected pair: eur/usd under exchange_rates, from that day or before"
    ]
  ])("is one difference, in words: %o", (expected, words) => {
    expect(differences(expected)).toEqual([words])
  })

  it("is told all at once, balances first, then fees, margin and refusals", () => {
    const found = differences({
      balances: new Map([
        ["acct_sten", { available: [money("1.00 usd")], pending: [money("1.00 usd")] }],
        ["acct_ada", { pending: [money("1.00 usd")] }]
      ]),
      fees: new Map([["acct_sten", { stripe: [money("1.00 usd")] }]]),
      margin: [money("1.00 usd")],
      refusals: new Map([["cake", "x"]])
    })
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "pending of acct_sten",
      "available of acct_sten",
      "pending of acct_ada",
      "Stripe fees of acct_sten",
      "the platform's margin",
      "the refusal of cake"
    ])
  })

  it("is told beside what was met", () => {
    expect(comparisons({ margin: [money("1.41 usd")], refusals: new Map([["tiny", "amount_too_large"]]) })).toEqual([
      { about: "the platform's margin", expected: "1.41 usd", actual: "1.41 usd", met: true },
      {
        about: "the refusal of tiny",
        expected: "amount_too_large",
        actual: "amount_too_small: Amount must be at least $0.50 usd",
        met: false
      }
    ])
  })

  it("is about the moment the run ends", () => {
    const expected = { balances: new Map([["acct_ada", { available: [money("8.00 usd")] }]] as const) }
    expect(differences(expected, thursday)).toEqual([])
  })
})

describe("a refusal", () => {
  const { refused } = simulate(scene(steps))
  const foresees = (text: string, id = "tiny") =>
    refused.some((step) => Expectation.expects({ ...nothing, refusals: new Map([[id, text]]) }, step))

  it.each([
    "amount_too_small",
    "Amount must ",
    "Amount must be at least",
    "Amount must be at least $0.50 usd",
    "amount_too_small: Amount must be at least $0.50 usd"
  ])("is expected by %j: its code, its message, how that begins, or both as shown", (text) => {
    expect(foresees(text)).toBe(true)
  })

  it("is expected as it is shown, with a code or without", () => {
    expect(refused.map(Expectation.written)).toContain("amount_too_small: Amount must be at least $0.50 usd")
    for (const step of refused) expect(foresees(Expectation.written(step), step.command.key)).toBe(true)
    const uncoded = { ...(refused[0] ?? expect.fail()), refusal: Refusal.invalid("This is not possible.") }
    expect(Expectation.written(uncoded)).toBe("This is not possible.")
    expect(
      Expectation.expects(
        { ...nothing, refusals: new Map([[uncoded.command.key, Expectation.written(uncoded)]]) },
        uncoded
      )
    ).toBe(true)
  })

  it.each([
    "a",
    "amount",
    "amount_too",
    "amount_too_large",
    "amount_too_small: Amount must",
    "$0.50",
    "Amount must",
    "must be at least $0.50",
    "Amount must be at least €",
    "amount must be"
  ])("is not expected by %j", (text) => {
    expect(foresees(text)).toBe(false)
  })

  it("is named by a text long enough to be each of its codes", () => {
    const files = readdirSync("core/connect/refusals").filter((file) => file.endsWith("Refusal.ts"))
    const source = files.map((file) => readFileSync(`core/connect/refusals/${file}`, "utf8")).join("\n")
    const codes = [...source.matchAll(/code: "(\w+)"/g)].map(([, code = ""]) => code)
    expect(codes.length).toBeGreaterThan(5)
    expect(codes.filter(({ length }) => length < Expectation.beginning)).toEqual([])
  })

  it("is expected of its own step only", () => {
    expect(foresees("amount_too_small", "cake")).toBe(false)
  })
})
