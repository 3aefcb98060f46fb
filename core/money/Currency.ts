/**
 * Currency: a lower-case ISO 4217 code, and how Stripe counts and charges its money.
 *
 * The codes are ISO's. The exponents are Stripe's, and the two differ: Stripe counts ariary (mga) in whole units and
 * krónur (isk) and Ugandan shillings (ugx) in hundredths. Source of all rules here: docs.stripe.com/currencies.
 */
import { Result, Schema } from "effect"
import * as Iso4217 from "#core/money/iso4217.ts"

export type Currency = string & { readonly Currency: unique symbol }

/** A text that is no currency; `near` are the codes it may have meant. */
export class UnknownCurrency extends Schema.TaggedError<UnknownCurrency>()("UnknownCurrency", {
  text: Schema.String,
  near: Schema.Array(Schema.String)
}) {
  override get message() {
    const hint = this.near.length === 0 ? "" : `; did you mean ${this.near.map((code) => `"${code}"`).join(" or ")}?`
    return `unknown currency ${JSON.stringify(this.text)}: expected an ISO 4217 code such as "usd"${hint}`
  }
}

/** Every currency, in the order of its code. */
export const all: ReadonlyArray<Currency> = Iso4217.codes.map((code) => code as Currency)

const known: ReadonlyMap<string, Currency> = new Map(
  all.flatMap((currency) => [
    [currency, currency],
    [currency.toUpperCase(), currency]
  ])
)

/** The currency of a code in lower or upper case; anything else is an {@link UnknownCurrency}. */
export const parse = (text: string): Result.Result<Currency, UnknownCurrency> => {
  const currency = known.get(text)
  return currency === undefined
    ? Result.fail(new UnknownCurrency({ text, near: nearTo(text.toLowerCase()) }))
    : Result.succeed(currency)
}

/** The currency of a constant in the program; an unknown code is a bug and throws. */
export const of = (code: string): Currency => Result.getOrThrow(parse(code))

const currencies = (codes: string): ReadonlySet<Currency> => new Set(codes.split(" ").map(of))

const zeroDecimal = currencies("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf")
const threeDecimal = currencies("bhd jod kwd omr tnd")
const wholeUnitCharges = currencies("isk ugx")

/**
 * How many decimals the minor unit stands for.
 *
 * Stripe lists ugx among the zero-decimal currencies, yet for backwards compatibility takes it, like isk, with two
 * decimals that are always zero; so both have exponent 2 here and a {@link chargeStep} of 100.
 */
export const exponent = (currency: Currency): number => {
  if (zeroDecimal.has(currency)) return 0
  return threeDecimal.has(currency) ? 3 : 2
}

/**
 * The minor units a charge must be a multiple of: 10 where there are three decimals, 100 for isk and ugx, 1 otherwise.
 */
export const chargeStep = (currency: Currency): bigint => chargeSteps.get(currency) ?? 1n

const chargeSteps: ReadonlyMap<Currency, bigint> = new Map([
  ...[...wholeUnitCharges].map((currency) => [currency, 100n] as const),
  ...[...threeDecimal].map((currency) => [currency, 10n] as const)
])

const wholeUnitPayouts = currencies("huf twd")

/**
 * The minor units a payout must be a multiple of: 100 for huf and twd, and otherwise those that a charge must be. The
 * rest stays in the balance.
 */
export const payoutStep = (currency: Currency): bigint => (wholeUnitPayouts.has(currency) ? 100n : chargeStep(currency))

const minimumCharges: ReadonlyMap<Currency, bigint> = new Map(
  Object.entries({
    aed: 200n,
    aud: 50n,
    bgn: 100n,
    brl: 50n,
    cad: 50n,
    chf: 50n,
    czk: 1500n,
    dkk: 250n,
    eur: 50n,
    gbp: 30n,
    hkd: 400n,
    huf: 17500n,
    inr: 50n,
    jpy: 50n,
    mxn: 1000n,
    myr: 200n,
    nok: 300n,
    nzd: 50n,
    pln: 200n,
    ron: 200n,
    sek: 300n,
    sgd: 50n,
    thb: 1000n,
    usd: 50n
  }).map(([code, minor]) => [of(code), minor])
)

/**
 * The smallest charge, in minor units, that settles in this currency; undefined where Stripe states none.
 *
 * It binds the settled amount after conversion, and a few payment methods (iDEAL) go below it.
 */
export const minimumCharge = (currency: Currency): bigint | undefined => minimumCharges.get(currency)

/** How many digits the minor units of a charge may have: 12 for idr, 8 otherwise. */
export const maximumChargeDigits = (currency: Currency): number => (currency === "idr" ? 12 : 8)

/** The largest charge, in minor units: {@link maximumChargeDigits} nines. */
export const maximumCharge = (currency: Currency): bigint => nines[maximumChargeDigits(currency)] ?? 0n

const nines = Array.from({ length: 13 }, (_, digits) => 10n ** BigInt(digits) - 1n)

// More than three near codes say nothing about what was meant.
const nearTo = (text: string): ReadonlyArray<string> => {
  if (known.has(text)) return [text]
  const near = Iso4217.codes.filter((code) => isOneSlipFrom(code, text))
  return near.length <= 3 ? near : []
}

const isOneSlipFrom = (code: string, text: string): boolean =>
  [0, 1, 2, 3].some((index) => {
    const [before, letter, after] = [code.slice(0, index), code.charAt(index), code.slice(index + 1)]
    const typed = text.charAt(index)
    const missed = before + after
    const mistaken = before + typed + after
    const added = before + typed + letter + after
    const swapped = before + after.charAt(0) + letter + after.slice(1)
    return [missed, mistaken, added, swapped].includes(text)
  })
