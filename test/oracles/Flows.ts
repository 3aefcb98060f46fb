/**
 * Flows: random scenarios: a platform, three kinds of connected accounts, and requests that mostly succeed.
 */
import * as fc from "fast-check"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** A platform's home: where it is, what it settles in, and Stripe's price if it has no default here. */
export interface Market {
  readonly currency: string
  readonly country: string
  readonly tariff?: { readonly rate: string; readonly fixed: string }
}

export const markets: ReadonlyArray<Market> = [
  { currency: "usd", country: "US" },
  { currency: "jpy", country: "JP" },
  { currency: "kwd", country: "US", tariff: { rate: "2.75%", fixed: "0.075 kwd" } }
]

const start = 1_772_443_800

type Request = { readonly [name: string]: unknown }

/** What may be asked next. `earlier` picks among the requests so far, `parts` is of 100. */
const requests = fc.record({
  kind: fc.constantFrom("platform", "destination", "direct", "transfer", "refund", "reversal", "fee refund"),
  account: fc.constantFrom("ada", "ben", "cyd"),
  amount: fc.bigInt({ min: 100n, max: 99_999n }),
  parts: fc.bigInt({ min: 1n, max: 100n }),
  earlier: fc.nat(),
  pause: fc.integer({ min: 1, max: 40_000 })
})
type Drawn = typeof requests extends fc.Arbitrary<infer A> ? A : never

interface Charged {
  readonly id: string
  readonly kind: Drawn["kind"]
  readonly amount: bigint
}

const charge = (drawn: Drawn, write: (minor: bigint) => string): Request => {
  const amount = write(drawn.amount)
  const fee = write(drawn.amount / 10n)
  switch (drawn.kind) {
    case "direct":
      return { amount, stripe_account: drawn.account, application_fee_amount: fee }
    case "destination":
      return { amount, transfer_data: { destination: drawn.account }, application_fee_amount: fee }
    default:
      return { amount }
  }
}

/** A request about an earlier charge, for a part of what it was. */
const follow = (drawn: Drawn, { amount, id, kind }: Charged, write: (minor: bigint) => string): Request => {
  const part = write((amount * drawn.parts) / 300n + 1n)
  switch (drawn.kind) {
    case "transfer":
      return { transfer: { amount: part, destination: drawn.account, source_transaction: id } }
    case "reversal":
      return { transfer_reversal: { transfer: id, amount: part } }
    case "fee refund":
      return { application_fee_refund: { fee: id, amount: write(amount / 100n + 1n) } }
    default: {
      const isShared = kind === "destination"
      const back = isShared ? { reverse_transfer: true, refund_application_fee: true } : {}
      return { refund: { charge: id, amount: part, ...back } }
    }
  }
}

/** Whether an earlier charge can be what this request is about. */
const fits = (drawn: Drawn, { kind }: Charged): boolean => {
  if (drawn.kind === "transfer") return kind === "platform"
  if (drawn.kind === "reversal") return kind === "destination"
  return drawn.kind === "refund" || kind !== "platform"
}

/** The plain value of a scenario of `count` requests. */
export const scenarios = ({ country, currency, tariff }: Market, count: number): fc.Arbitrary<unknown> => {
  const code = Currency.of(currency)
  const step = Currency.chargeStep(code)
  const write = (steps: bigint) => Money.format(Money.of(code, steps * step))
  const home = { country, currency, ...(tariff === undefined ? {} : { tariff: "own" }) }
  return fc.array(requests, { minLength: count, maxLength: count }).map((drawn) => {
    const charges: Array<Charged> = []
    let at = start
    const steps = drawn.map((request, index) => {
      at += request.pause
      const moment = { at: Instant.format(Instant.of(at)), id: `step-${index + 1}` }
      const fitting = charges.filter((charged) => fits(request, charged))
      const isCharge = ["platform", "destination", "direct"].includes(request.kind)
      const about = isCharge ? undefined : fitting[request.earlier % fitting.length]
      if (about !== undefined) return { ...moment, ...follow(request, about, write) }
      charges.push({ id: moment.id, kind: isCharge ? request.kind : "platform", amount: request.amount })
      return { ...moment, charge: charge(request, write) }
    })
    return {
      platform: { name: "Platform", ...home },
      settings: { settlement_currencies: "any" },
      accounts: {
        ada: { type: "standard", ...home },
        ben: { type: "express", ...home },
        cyd: { type: "custom", ...home }
      },
      ...(tariff === undefined ? {} : { tariffs: { own: tariff } }),
      steps
    }
  })
}
