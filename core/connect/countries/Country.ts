/**
 * Country: where Stripe has accounts, of whom, what they settle in, and what a transfer there costs.
 */
import { lines } from "#core/connect/countries/countries.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"

export interface Country {
  /** ISO 3166. */
  readonly code: string
  /** In English. */
  readonly name: string
  /** Whether its businesses have accounts: as platforms, and connected ones under the full service agreement. */
  readonly hasBusinesses: boolean
  /** Whether platforms in the United States can pay people there under the recipient service agreement. */
  readonly hasRecipients: boolean
  /** Stripe's share of what is transferred there across a border. */
  readonly transferRate: Rate.Rate
  /** What its accounts settle in where they have no choice. */
  readonly currency: Currency.Currency
}

const of = (line: string): Country => {
  const [code = "", whose, rate = "", currency = "", ...name] = line.split(" ")
  return {
    code,
    name: name.join(" "),
    hasBusinesses: whose !== "recipient",
    hasRecipients: whose !== "business",
    transferRate: Rate.of(rate),
    currency: Currency.of(currency)
  }
}

/** Those where there are any, by their code. */
export const all: ReadonlyMap<string, Country> = new Map(
  lines
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, 2), of(line)])
)

/** The codes of those where a platform can be. */
export const ofBusinesses: ReadonlyArray<string> = [...all.values()]
  .filter(({ hasBusinesses }) => hasBusinesses)
  .map(({ code }) => code)

/** What people write in the place of a code. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["EL", "GR"],
  ["ENGLAND", "GB"],
  ["GREAT BRITAIN", "GB"],
  ["HOLLAND", "NL"],
  ["UAE", "AE"],
  ["UK", "GB"],
  ["USA", "US"],
  ["CZECH REPUBLIC", "CZ"],
  ["TURKEY", "TR"]
])

/** The country that `text` seems to mean; undefined where it is none of Stripe's. */
export const meant = (text: string): Country | undefined => {
  const upper = text.trim().toUpperCase()
  const code = aliases.get(upper) ?? upper
  return all.get(code) ?? [...all.values()].find(({ name }) => name.toUpperCase() === upper)
}
