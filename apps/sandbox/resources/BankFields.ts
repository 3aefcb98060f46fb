/**
 * BankFields: `external_account`: a test token, or a bank account or debit card by its numbers.
 *
 * A card must say in which currency it takes payouts; a test token's is that of its country.
 * https://docs.stripe.com/api/external_account_cards/create
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as RoutingNumber from "#apps/sandbox/resources/RoutingNumber.ts"
import * as CardData from "#apps/sandbox/resources/CardData.ts"
import * as ExternalAccountFailure from "#apps/sandbox/resources/ExternalAccountFailure.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayoutBank from "#apps/sandbox/state/PayoutBank.ts"
import * as PayoutCard from "#apps/sandbox/state/PayoutCard.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"
import * as Country from "#core/connect/countries/Country.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

/** By its numbers. */
export const numbers = {
  account_holder_name: Parameter.text,
  account_holder_type: Parameter.oneOf(["company", "individual"]),
  account_number: Parameter.required(Parameter.text),
  country: Parameter.required(Parameter.text),
  currency: Parameter.currency,
  routing_number: Parameter.text
} as const

const bankAccount = Parameter.object({
  ...numbers,
  object: Parameter.oneOf(["bank_account"])
} as const satisfies Parameter.Complete<Stripe.AccountCreateExternalAccountParams.BankAccount>)

const card = Parameter.object({
  address_city: Parameter.ignored,
  address_country: Parameter.ignored,
  address_line1: Parameter.ignored,
  address_line2: Parameter.ignored,
  address_state: Parameter.ignored,
  address_zip: Parameter.ignored,
  currency: Parameter.currency,
  cvc: Parameter.text,
  exp_month: Parameter.required(CardData.expiry.exp_month),
  exp_year: Parameter.required(CardData.expiry.exp_year),
  metadata: Parameter.metadata,
  name: Parameter.text,
  number: Parameter.required(Parameter.text),
  object: Parameter.oneOf(["card"]),
  token: Parameter.notServed
} as const satisfies Parameter.Complete<
  Stripe.AccountCreateExternalAccountParams.Card & Stripe.AccountCreateExternalAccountParams.CardToken
>)

type Numbers = Parameter.Given<typeof numbers>
type StatedCard = NonNullable<Parameter.Given<{ readonly it: typeof card }>["it"]>
type StatedBank = NonNullable<Parameter.Given<{ readonly it: typeof bankAccount }>["it"]>
type Stated = StatedBank | StatedCard

const isCard = (stated: Stated): stated is StatedCard => stated.object === "card"

export const parameter: Parameter.Parameter<string | Stated | undefined> = {
  isRequired: false,
  read: (value, name): Result.Result<string | Stated | undefined, Failure.Failure> =>
    typeof value === "object" && value !== null
      ? ("object" in value && value.object === "card" ? card : bankAccount).read(value, name)
      : Parameter.text.read(value, name)
}

const ofTestToken = (token: string): Numbers | undefined => {
  const number = PayoutBank.tokenNumber(token)
  return number === undefined
    ? undefined
    : {
        account_holder_name: "Jane Austen",
        account_holder_type: "individual",
        account_number: number,
        country: "US",
        currency: undefined,
        routing_number: "110000000"
      }
}

/** What is meant, in the currency that is said, or of a bank account in the account's. */
export const bankOf = (
  asked: Endpoint.Asked,
  stated: string | Stated,
  { currency }: StripeAccount,
  param: string
): Result.Result<PayoutBank.Described, Failure.Failure> => {
  const { account: caller, state } = asked
  if (typeof stated !== "string") {
    return isCard(stated) ? numberedCard(asked, stated, param) : described(stated, currency, param)
  }
  const card = tokenCard(asked, stated, param)
  if (card !== undefined) return card
  const token = state.bankTokens.of(caller, stated)?.item
  if (token !== undefined) return token.used ? Result.fail(Wallet.spent(stated, param)) : Result.succeed(token.bank)
  const said = ofTestToken(stated)
  return said === undefined
    ? Result.fail(Failure.notServed(`there is no token ${stated} of a bank account or debit card here`, param))
    : described(said, currency, param)
}

interface SaidCard {
  readonly currency: string | undefined
  readonly expires?: TestCard.Expiry
  readonly metadata?: Readonly<Record<string, string>>
  readonly name: string | null
}

/** A test card that payouts go to; another debit card goes nowhere here. */
const cardOf = (
  number: string,
  { currency, expires, metadata = {}, name }: SaidCard,
  param: string
): Result.Result<PayoutBank.DescribedCard, Failure.Failure> => {
  const test = TestCard.numbered(number)
  if (test !== undefined && test.funding !== "debit") return Result.fail(ExternalAccountFailure.noDebitCard(param))
  const known = PayoutCard.numbered(number)
  if (known === undefined || test === undefined) {
    return Result.fail(Failure.notServed("this is none of Stripe's test debit cards that payouts go to", param))
  }
  if (currency === undefined) return Result.fail(ExternalAccountFailure.cardWithoutCurrency(param))
  const { answer, country } = known
  const shown = TestCard.shown(test, expires)
  return Result.succeed({ object: "card", card: shown, country, currency, metadata, name, ...answer })
}

const numberedCard = ({ origin }: Endpoint.Asked, stated: StatedCard, param: string) => {
  const { currency, cvc, exp_month, exp_year: year, metadata, name, number } = stated
  const digits = CardData.digitsOf(number)
  const expires = { exp_month, exp_year: CardData.yearOf(year) }
  const refusal = CardData.refusalOf({ number, expires, cvc }, origin.at)
  if (refusal !== undefined) return Result.fail(refusal)
  const about = { currency, expires, name: name ?? null, metadata: Parameter.changed({}, metadata) }
  return cardOf(digits, about, `${param}[number]`)
}

/** By one of Stripe's test tokens, or one that was made here; undefined where it is neither. */
const tokenCard = ({ account, state }: Endpoint.Asked, stated: string, param: string) => {
  const kept = state.tokens.of(account, stated)?.item
  if (kept === undefined) {
    const number = PayoutCard.named(stated)?.number ?? TestCard.of(stated)?.number
    if (number === undefined || !stated.startsWith("tok_")) return undefined
    const country = PayoutCard.numbered(number)?.country ?? ""
    return cardOf(number, { currency: Country.all.get(country)?.currency, name: null }, param)
  }
  if (kept.used) return Result.fail(Wallet.spent(stated, param))
  const { currency, instrument, name } = kept
  return "card" in instrument
    ? cardOf(instrument.card.number, { currency, expires: instrument.expires, name }, param)
    : undefined
}

/** The token has been used, if it is one that was made here. */
export const spend = ({ account, state }: Endpoint.Asked, stated: string | Stated | undefined): void => {
  if (typeof stated !== "string") return
  const bank = state.bankTokens.of(account, stated)
  if (bank !== undefined) bank.item = { ...bank.item, used: true }
  const card = state.tokens.of(account, stated)
  if (card !== undefined) card.item = { ...card.item, used: true }
}

/** One by its numbers, in the currency that it says or in `usual`. */
export const described = (
  said: Numbers,
  usual: string,
  param: string
): Result.Result<PayoutBank.DescribedBank, Failure.Failure> => {
  const { currency = usual } = said
  const country = said.country.toUpperCase()
  const number = said.account_number.replaceAll(/[\s-]/g, "")
  const { routing_number: routing } = said
  const unrouted =
    country === "US" && routing !== undefined ? RoutingNumber.refusalOf(routing, `${param}[routing_number]`) : undefined
  if (unrouted !== undefined) return Result.fail(unrouted)
  const answer = PayoutBank.answerOf(country, number)
  if (answer === undefined) return Result.fail(ExternalAccountFailure.noTestBank(`${param}[account_number]`))
  return Result.succeed({
    object: "bank_account",
    accountHolderName: said.account_holder_name ?? null,
    accountHolderType: said.account_holder_type ?? null,
    accountType: null,
    country,
    currency,
    fingerprint: `fp${number.slice(-14).padStart(14, "0")}`,
    last4: number.slice(-4).padStart(4, "0"),
    metadata: {},
    routingNumber: said.routing_number ?? null,
    ...answer
  })
}
