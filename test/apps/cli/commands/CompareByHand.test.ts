/**
 * compare, figure by figure: one small trade as destination charges, as direct charges and as separate charges and
 * transfers, in the United States and in Germany, with every figure computed by hand.
 *
 * A buyer pays 100.00 on Monday 2 March and 50.00 on Tuesday; on Wednesday 20.00 of the first go back, and with them
 * their part of the platform's share, which is a tenth. The seller is paid out on Friday 13 March, and the bank has it
 * on Monday 16. On the 17th the second payment is disputed, and lost.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Way = "destination" | "direct" | "separate"

const payouts = { schedule: { interval: "manual" }, debit_negative_balances: false }

type Step = { readonly [key: string]: unknown }

/** A charge of `amount`, of which the platform's share is `fee`, sent to the seller or made there. */
const sale = (way: Way, at: string, id: string, [amount, fee]: readonly [amount: string, fee: string]): Step => {
  const to = way === "direct" ? { stripe_account: "ada" } : { transfer_data: { destination: "ada" } }
  return { at, id, charge: way === "separate" ? { amount } : { amount, ...to, application_fee_amount: fee } }
}

const sent = (at: string, id: string, source: string, amount: string): Step => ({
  at,
  id,
  transfer: { amount, destination: "ada", source_transaction: source }
})

const trade = (way: Way, currency: string): ReadonlyArray<Step> => {
  const money = (amount: string) => `${amount} ${currency}`
  const flags = {
    destination: { reverse_transfer: true, refund_application_fee: true },
    direct: { refund_application_fee: true },
    separate: {}
  }
  const isSeparate = way === "separate"
  const returned = {
    at: "2026-03-04",
    id: "returned",
    transfer_reversal: { transfer: "share", amount: money("18.00") }
  }
  return [
    sale(way, "2026-03-02", "first", [money("100.00"), money("10.00")]),
    ...(isSeparate ? [sent("2026-03-02", "share", "first", money("90.00"))] : []),
    sale(way, "2026-03-03", "second", [money("50.00"), money("5.00")]),
    ...(isSeparate ? [sent("2026-03-03", "rest", "second", money("45.00"))] : []),
    { at: "2026-03-04", id: "back", refund: { charge: "first", amount: money("20.00"), ...flags[way] } },
    ...(isSeparate ? [returned] : []),
    { at: "2026-03-17", id: "dispute", dispute: { charge: "second", reason: "product_not_received" } },
    { at: "2026-03-18", id: "lost", dispute_close: { dispute: "dispute" } }
  ]
}

/** A file of it, with the payout of the 13th. */
const written = (name: string, countries: readonly [platform: string, seller: string], file: object): string => {
  const path = join(folder, `${name}-${countries.join("-")}.json`)
  const [platform, ada] = countries.map((country) => ({ country, payouts }))
  const accounts = { ada: { ...ada, type: "express" } }
  writeFileSync(path, JSON.stringify({ name, platform, accounts, until: "2026-03-20", ...file }))
  return path
}

const out: Step = { at: "2026-03-13", id: "out", payout: { stripe_account: "ada" } }

const design = (way: Way, country: string, currency: string): string => {
  const steps = trade(way, currency)
  return written(way, [country, country], { steps: [...steps.slice(0, -2), out, ...steps.slice(-2)] })
}

interface Days {
  readonly mean: string
  readonly amount_days: number
  readonly amount: number
}

interface Pair<A> {
  readonly a: A
  readonly b: A
  readonly difference: unknown
}

interface InCurrency {
  readonly currency: string
  readonly days_until_cash: Pair<Days | null>
  readonly sellers: ReadonlyArray<{
    readonly account: string
    readonly net: Pair<number>
    readonly days_until_cash: Pair<Days | null>
  }>
}

const compared = async (a: string, b: string) => {
  const { code, err, out } = await CommandLine.run("compare", a, b, "--json")
  expect({ code, err }).toStrictEqual({ code: 0, err: "" })
  return JSON.parse(out) as {
    readonly flows: { readonly are_the_same: boolean; readonly of_a: unknown }
    readonly currencies: ReadonlyArray<InCurrency>
  }
}

/** Every figure of one currency, of both designs and what the second has more. */
const figures = ({ days_until_cash, sellers, ...amounts }: InCurrency): object => ({
  ...amounts,
  days: days_until_cash,
  sellers: sellers.map(({ account, days_until_cash: days, net }) => ({ account, net, days }))
})

/** In minor units, as the comparison states them; what is not here is nothing. */
interface Figures {
  readonly [figure: string]: number
}

const names = [
  "margin",
  "sellers_net",
  "stripe_fees",
  "platform_stripe_fees",
  "sellers_stripe_fees",
  "application_fees",
  "platform_disputes",
  "sellers_disputes",
  "platform_negative",
  "stripe_negative",
  "platform_disputable",
  "stripe_disputable",
  "waiting_refunds",
  "unpaid"
]

interface Expected {
  readonly figures: Figures
  readonly days: Days
}

const amountsOf = (a: Figures, b: Figures): object =>
  Object.fromEntries(
    names.map((name) => {
      const [inA, inB] = [a[name] ?? 0, b[name] ?? 0]
      return [name, { a: inA, b: inB, difference: inB - inA }]
    })
  )

const expectedOf = (a: Expected, b: Expected, difference: string): object => {
  const days = { a: a.days, b: b.days, difference }
  const [netA = 0, netB = 0] = [a.figures["sellers_net"], b.figures["sellers_net"]]
  const net = { a: netA, b: netB, difference: netB - netA }
  return { ...amountsOf(a.figures, b.figures), days, sellers: [{ account: "acct_ada", net, days }] }
}

interface Country {
  readonly country: string
  readonly currency: string
  readonly expected: { readonly [way in Way]: Expected }
  /** What the second has more days, of destination against direct; the other two have the same. */
  readonly days: string
}

/**
 * Stripe takes 2.9 % + 0.30 in the United States: 3.20 of 100.00 and 1.75 of 50.00, and 15.00 for the dispute. Of its
 * share the platform has 10.00 + 5.00 - 2.00 = 13.00.
 *
 * Where the platform is charged, it pays all that and the disputed 50.00: 13.00 - 4.95 - 65.00 = -56.95. The seller has
 * 90.00 + 45.00 - 18.00 = 117.00, of which 72.00 came on the 2nd and 45.00 on the 3rd: 72 x 14 + 45 x 13 days.
 *
 * Where the seller is, 86.80 + 43.25 - 20.00 + 2.00 = 112.05 are paid out: 66.80 of the 2nd, 43.25 of the 3rd and the
 * 2.00 that came back on the 4th, 12 days before. Then 65.00 are missing, for which the platform is liable.
 */
const unitedStates: Country = {
  country: "US",
  currency: "usd",
  expected: {
    destination: {
      figures: {
        margin: -5695,
        sellers_net: 11_700,
        stripe_fees: 1995,
        platform_stripe_fees: 1995,
        application_fees: 1300,
        platform_disputes: 6500,
        platform_disputable: 8000
      },
      days: { mean: "13.6", amount_days: 159_300, amount: 11_700 }
    },
    direct: {
      figures: {
        margin: 1300,
        sellers_net: 4705,
        stripe_fees: 1995,
        sellers_stripe_fees: 1995,
        application_fees: 1300,
        sellers_disputes: 6500,
        platform_negative: 6500,
        platform_disputable: 8000,
        unpaid: -6500
      },
      days: { mean: "13.6", amount_days: 152_145, amount: 11_205 }
    },
    separate: {
      figures: {
        margin: -5695,
        sellers_net: 11_700,
        stripe_fees: 1995,
        platform_stripe_fees: 1995,
        platform_disputes: 6500,
        platform_disputable: 8000
      },
      days: { mean: "13.6", amount_days: 159_300, amount: 11_700 }
    }
  },
  days: "0.0"
}

/**
 * In Germany it is 1.5 % + 0.25: 1.75 and 1.00, and 20.00 for the dispute: -59.75 for the platform that is charged. A
 * seller who is has 88.25 + 44.00 - 20.00 + 2.00 = 114.25, of which 68.25 are of the 2nd and 44.00 of the 3rd.
 */
const germany: Country = {
  country: "DE",
  currency: "eur",
  expected: {
    destination: {
      figures: {
        margin: -5975,
        sellers_net: 11_700,
        stripe_fees: 2275,
        platform_stripe_fees: 2275,
        application_fees: 1300,
        platform_disputes: 7000,
        platform_disputable: 8000
      },
      days: { mean: "13.6", amount_days: 159_300, amount: 11_700 }
    },
    direct: {
      figures: {
        margin: 1300,
        sellers_net: 4425,
        stripe_fees: 2275,
        sellers_stripe_fees: 2275,
        application_fees: 1300,
        sellers_disputes: 7000,
        platform_negative: 7000,
        platform_disputable: 8000,
        unpaid: -7000
      },
      days: { mean: "13.6", amount_days: 155_150, amount: 11_425 }
    },
    separate: {
      figures: {
        margin: -5975,
        sellers_net: 11_700,
        stripe_fees: 2275,
        platform_stripe_fees: 2275,
        platform_disputes: 7000,
        platform_disputable: 8000
      },
      days: { mean: "13.6", amount_days: 159_300, amount: 11_700 }
    }
  },
  days: "0.0"
}

const flowsIn = (currency: string) => [
  { kind: "payment", count: 2, amount: 15_000, currency },
  { kind: "refund", count: 1, amount: 2000, currency },
  { kind: "dispute", count: 1, amount: 5000, currency }
]

const pairs = [
  ["destination", "direct"],
  ["direct", "separate"],
  ["separate", "destination"]
] as const

describe.each([unitedStates, germany])("the same trade in $country", ({ country, currency, days, expected }) => {
  it.each(pairs)("as %s against %s charges: every figure", async (a, b) => {
    const { currencies, flows: found } = await compared(design(a, country, currency), design(b, country, currency))
    expect(found).toMatchObject({ are_the_same: true, of_a: flowsIn(currency) })
    expect(currencies.map(figures)).toEqual([{ currency, ...expectedOf(expected[a], expected[b], days) }])
  })
})

/**
 * An American platform and a German seller, a euro at 1.10 dollars. Stripe keeps 1 % of what becomes dollars and 2 % of
 * what becomes euros: 100.00 eur at 1.089 are 108.90 usd, and these at 0.98 / 1.1 = 0.890909 are 97.02 eur.
 */
const abroad = (way: Way): string =>
  written(way, ["US", "DE"], {
    exchange_rates: [{ pair: "eur/usd", rate: "1.10" }],
    steps: [sale(way, "2026-03-02", "sale", ["100.00 eur", "10.00 eur"]), out]
  })

const waited = (amount: number): Days => ({ mean: "14.0", amount_days: 14 * amount, amount })

it("a sale across a border, as a destination and as a direct charge: every figure of either currency", async () => {
  const { currencies, flows } = await compared(abroad("destination"), abroad("direct"))
  const ofSale = [{ kind: "payment", count: 1, amount: 10_000, currency: "eur" }]
  expect(flows).toMatchObject({ are_the_same: true, of_a: ofSale })

  // The seller has 97.02 - 10.00 = 87.02; charged directly, Stripe's 1.75 and the platform's 10.00 are taken of 100.00.
  const inEuros = expectedOf(
    { figures: { sellers_net: 8702 }, days: waited(8702) },
    {
      figures: { sellers_net: 8825, stripe_fees: 175, sellers_stripe_fees: 175, platform_disputable: 10_000 },
      days: waited(8825)
    },
    "0.0"
  )
  // The platform gets 10.00 eur as 10.89 usd. Charged itself, it pays 2.9 % of 108.90 and 0.30, and what the payer
  // disputes would take 100.00 eur at the rate itself.
  const inDollars = {
    ...amountsOf(
      {
        margin: 743,
        stripe_fees: 346,
        platform_stripe_fees: 346,
        application_fees: 1089,
        platform_disputable: 11_000
      },
      { margin: 1089, application_fees: 1089 }
    ),
    days: { a: null, b: null, difference: null },
    sellers: []
  }
  expect(currencies.map(figures)).toEqual([
    { currency: "eur", ...inEuros },
    { currency: "usd", ...inDollars }
  ])
})
