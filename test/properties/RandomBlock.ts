/**
 * RandomBlock: random scenario files with small generate blocks: a few groups of every kind over a few days.
 */
import * as fc from "fast-check"

/** A file with such a generate block, from Monday, 2 March 2026. */
const scenario = (generate: object, file: object = {}) => ({
  platform: {},
  accounts: {},
  generate: { from: "2026-03-02", ...generate },
  ...file
})

const decimal = (most: number) => fc.nat({ max: most * 1000 }).map((thousandths) => String(thousandths / 1000))
const percent = fc.nat({ max: 100 }).map((hundredths) => `${hundredths}%`)
const span = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })).map(([from, more]) => [from, from + more])

const oneOrMore = <A>(one: fc.Arbitrary<A>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))

const amounts = fc
  .array(fc.integer({ min: 500, max: 50_000 }), { minLength: 1, maxLength: 4 })
  .map((cents) => cents.toSorted((a, b) => a - b).map((cent) => `${(cent / 100).toFixed(2)} usd`))

const fee = fc.record({
  rate: fc.nat({ max: 40 }).map((hundredths) => `${hundredths}%`),
  fixed: fc.constantFrom("0.00 usd", "0.30 usd")
})
const share = fc.integer({ min: 1, max: 100 }).map((hundredths) => `${hundredths}%`)

const refunds = (of: object) =>
  fc.record({ rate: percent, delay_days: span, partial: percent, ...of }, { requiredKeys: ["rate"] })

const common = {
  count: fc.integer({ min: 1, max: 4 }),
  amounts,
  orders_per_day: fc.integer({ min: 1, max: 3000 }).map((thousandths) => thousandths / 1000),
  weekdays: fc.record({ mon: decimal(2), sat: decimal(3), sun: decimal(2) }, { requiredKeys: [] }),
  payment_methods: fc.record({ card: fc.constant(1), card_international: decimal(2), us_bank_account: decimal(1) }),
  declines: fc.record({ rate: percent }),
  holds: fc.record(
    { rate: percent, capture_hours: span, captured: percent, partial: percent },
    { requiredKeys: ["rate"] }
  ),
  payouts: oneOrMore(
    fc.constantFrom(
      { interval: "daily" },
      { interval: "weekly", weekly_anchor: "friday" },
      { interval: "monthly", monthly_anchor: 8 }
    )
  )
}

const group = <A extends object>(charge: string, type: string, own: A) =>
  fc.record(
    { ...common, charge: fc.constant(charge), account: fc.constant({ type }), ...own },
    {
      requiredKeys: [
        "count",
        "amounts",
        "orders_per_day",
        "charge",
        "account",
        ...(charge === "separate" ? ["transfer_share"] : [])
      ] as never
    }
  )

const both = fc.boolean()

const groups = fc.oneof(
  both.chain((reverses) =>
    group("destination", "express", {
      application_fee: oneOrMore(fee),
      refunds: refunds({ reverse_transfer: fc.constant(reverses) })
    })
  ),
  group("destination", "custom", { transfer_share: oneOrMore(share), refunds: refunds({ reverse_transfer: both }) }),
  group("direct", "standard", { application_fee: oneOrMore(fee), refunds: refunds({}) }),
  group("separate", "express", {
    transfer_share: oneOrMore(share),
    transfer_delay_days: span,
    refunds: refunds({ reverse_transfer: both })
  }),
  group("platform", "express", { refunds: refunds({}) })
)

/** A file with one to three groups over eight days, and a run of up to three weeks. */
export const file = fc
  .record({
    seed: fc.nat({ max: 4_294_967_295 }),
    groups: fc.array(groups, { minLength: 1, maxLength: 3 }),
    until: fc.constantFrom(undefined, "2026-03-14", "2026-03-30")
  })
  .map(({ groups, seed, until }) => {
    const sellers = Object.fromEntries(
      groups.map((it, index) => [`group${index}`, { ...it, weekdays: { wed: 1, ...it.weekdays } }])
    )
    return scenario({ seed, until: "2026-03-09", sellers }, until === undefined ? {} : { until })
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
