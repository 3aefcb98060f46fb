/**
 * RandomBlock: random scenario files with small generate blocks: a few groups of every kind over a few days, in a
 * country whose prices are known.
 */
import * as fc from "fast-check"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** What a dollar is worth, and then a little more. */
const ofDollar = { eur: "0.925", gbp: "0.787", jpy: "151.2", ugx: "3712.5", twd: "32.1", kwd: "0.3071" }
const currencies = ["usd", ...Object.keys(ofDollar)]
const pairs = (from: string, worth: { readonly [to: string]: string }) =>
  Object.entries(worth).map(([to, rate]) => ({ pair: `${from}/${to}`, rate }))
const exchangeRates = [
  ...pairs("usd", ofDollar),
  ...pairs("usd", ofDollar).map(({ pair, rate }) => ({ pair, rate: `${rate}7`, from: "2026-03-06" })),
  ...pairs("eur", { gbp: "0.851", jpy: "163.4", ugx: "4014", twd: "34.7", kwd: "0.332" }),
  ...pairs("gbp", { jpy: "192.1", ugx: "4717", twd: "40.8", kwd: "0.39" }),
  ...pairs("jpy", { ugx: "24.55", twd: "0.2123", kwd: "0.00203" })
]

/** A file with such a generate block, from Monday, 2 March 2026. */
const scenario = (generate: object, file: object = {}) => ({
  platform: {},
  accounts: {},
  exchange_rates: exchangeRates,
  generate: { from: "2026-03-02", ...generate },
  ...file
})

const decimal = (most: number) => fc.nat({ max: most * 1000 }).map((thousandths) => String(thousandths / 1000))
const percent = fc.nat({ max: 100 }).map((hundredths) => `${hundredths}%`)
const span = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })).map(([from, more]) => [from, from + more])

const oneOrMore = <A>(one: fc.Arbitrary<A>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))

/** Where sellers and their platform are, and what their payers may pay with besides cards from home. */
const markets = [
  { country: "US", currency: "usd", methods: ["card_international", "us_bank_account"] },
  { country: "DE", currency: "eur", methods: ["card_international"] },
  { country: "GB", currency: "gbp", methods: ["card_international"] },
  { country: "JP", currency: "jpy", methods: [] },
  { country: "FR", currency: "eur", methods: ["card_international", "sepa_debit"] }
] as const
type Market = (typeof markets)[number]

const money = (minor: number, { currency }: Market): string =>
  Money.format(Money.of(Currency.of(currency), BigInt(minor)))

const amounts = (market: Market) =>
  fc
    .array(fc.oneof(fc.integer({ min: 50, max: 100 }), fc.integer({ min: 50, max: 50_000 })), {
      minLength: 1,
      maxLength: 4
    })
    .map((all) => all.toSorted((a, b) => a - b).map((minor) => money(minor, market)))

const fee = (market: Market) =>
  fc.record({
    rate: fc.nat({ max: 40 }).map((hundredths) => `${hundredths}%`),
    fixed: fc.constantFrom(money(0, market), money(30, market))
  })
const share = fc.integer({ min: 2, max: 100 }).map((hundredths) => `${hundredths}%`)

const failures = fc.record({ rate: percent, delay_days: span }, { requiredKeys: ["rate"] })

const refunds = (of: object) =>
  fc.record({ rate: percent, delay_days: span, partial: percent, failures, ...of }, { requiredKeys: ["rate"] })

const presentment = fc
  .record(Object.fromEntries(currencies.map((code) => [code, decimal(2)])), { requiredKeys: [] })
  .map((weights) => ({ ...weights, usd: 1 }))

const common = (market: Market) => ({
  count: fc.integer({ min: 1, max: 4 }),
  presentment_currencies: presentment,
  amounts: amounts(market),
  orders_per_day: fc.integer({ min: 1, max: 3000 }).map((thousandths) => thousandths / 1000),
  weekdays: fc.record({ mon: decimal(2), sat: decimal(3), sun: decimal(2) }, { requiredKeys: [] }),
  payment_methods: fc.record({
    card: fc.constant(1),
    ...Object.fromEntries(market.methods.map((method) => [method, decimal(2)]))
  }),
  declines: fc.record({ rate: percent }),
  holds: fc.record(
    { rate: percent, capture_hours: span, captured: percent, partial: percent },
    { requiredKeys: ["rate"] }
  ),
  payouts: oneOrMore(
    fc
      .tuple(
        fc.constantFrom(
          { interval: "daily" },
          { interval: "weekly", weekly_anchor: "friday" },
          { interval: "monthly", monthly_anchor: 8 }
        ),
        fc.option(failures, { nil: undefined })
      )
      .map(([schedule, failing]) => (failing === undefined ? schedule : { ...schedule, failures: failing }))
  )
})

/** Where money may be sent to from a market, which what is charged directly, or settles there, needs not be. */
const abroad = ({ country }: Market, charge: string, isOnBehalf: boolean): ReadonlyArray<string> =>
  charge === "direct" || (charge === "destination" && isOnBehalf) || country !== "JP" ? ["US", "DE", "GB", "FR"] : []

/** Their tariffs know other methods than the market's, and no more than cards from home in common. */
const withoutMethods = <A extends object>(group: A): A =>
  Object.fromEntries(Object.entries(group).filter(([key]) => key !== "payment_methods")) as A

/** Whether sellers settle what is charged on the platform, and where they are. */
const places = (market: Market, charge: string) =>
  (charge === "destination" || charge === "separate" ? fc.boolean() : fc.constant(false)).chain((isOnBehalf) =>
    fc.record({
      isOnBehalf: fc.constant(isOnBehalf),
      country: fc.constantFrom(market.country, market.country, ...abroad(market, charge, isOnBehalf))
    })
  )

const group = <A extends object>(market: Market, charge: string, type: string, own: A) =>
  places(market, charge).chain(({ country, isOnBehalf }) => {
    const isAbroad = (charge === "direct" || isOnBehalf) && country !== market.country
    const account = fc.constant({ type, country })
    const behalf = { on_behalf_of: fc.constant(isOnBehalf) }
    const said = { ...common(market), charge: fc.constant(charge), account, ...behalf, ...own }
    const optional = charge === "separate" ? [] : ["transfer_share"]
    const required = ["count", "amounts", "orders_per_day", "charge", "account", "transfer_share", "on_behalf_of"]
    return fc.record(isAbroad ? withoutMethods(said) : said, {
      requiredKeys: required.filter((key) => !optional.includes(key)) as never
    })
  })

const both = fc.boolean()

const groups = (market: Market) =>
  fc.oneof(
    both.chain((reverses) =>
      group(market, "destination", "express", {
        application_fee: oneOrMore(fee(market)),
        refunds: refunds({ reverse_transfer: fc.constant(reverses) })
      })
    ),
    group(market, "destination", "custom", {
      transfer_share: oneOrMore(share),
      refunds: refunds({ reverse_transfer: both })
    }),
    group(market, "direct", "standard", { application_fee: oneOrMore(fee(market)), refunds: refunds({}) }),
    group(market, "separate", "express", {
      transfer_share: oneOrMore(share),
      transfer_delay_days: span,
      refunds: refunds({ reverse_transfer: both })
    }),
    group(market, "platform", "express", { refunds: refunds({}) })
  )

/** A file with one to three groups over eight days, and a run of up to three weeks. */
export const file = fc
  .constantFrom(...markets)
  .chain((market) =>
    fc.record({
      country: fc.constant(market.country),
      seed: fc.nat({ max: 4_294_967_295 }),
      groups: fc.array(groups(market), { minLength: 1, maxLength: 3 }),
      until: fc.constantFrom(undefined, "2026-03-14", "2026-03-30")
    })
  )
  .map(({ country, groups, seed, until }) => {
    const sellers = Object.fromEntries(
      groups.map((it, index) => [`group${index}`, { ...it, weekdays: { wed: 1, ...it.weekdays } }])
    )
    const rest = until === undefined ? {} : { until }
    return scenario({ seed, until: "2026-03-09", sellers }, { platform: { country }, ...rest })
  })

/** A file with one group over four ordinary days, and how many orders it has a day, in thousandths. */
export const plain = fc
  .record({ count: fc.integer({ min: 1, max: 9 }), thousandths: fc.integer({ min: 1, max: 9999 }), seed: fc.nat() })
  .map(({ count, seed, thousandths }) => ({
    file: scenario({
      seed,
      until: "2026-03-05",
      sellers: {
        shops: {
          count,
          account: { type: "express" },
          charge: "destination",
          amounts: ["5.00 usd", "20.00 usd"],
          orders_per_day: thousandths / 1000
        }
      }
    }),
    perDay: BigInt(count) * BigInt(thousandths)
  }))
