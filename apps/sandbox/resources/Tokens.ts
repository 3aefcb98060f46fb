/**
 * Tokens: `/v1/tokens`: test cards handed over for one use, as older programs do it, and bank accounts to be paid out to.
 *
 * https://docs.stripe.com/api/tokens
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as BankFields from "#apps/sandbox/resources/BankFields.ts"
import * as CardData from "#apps/sandbox/resources/CardData.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Country from "#core/connect/countries/Country.ts"

const card = Parameter.object({
  address_city: Parameter.ignored,
  address_country: Parameter.ignored,
  address_line1: Parameter.text,
  address_line2: Parameter.ignored,
  address_state: Parameter.ignored,
  address_zip: Parameter.text,
  currency: Parameter.currency,
  ...CardData.expiry,
  cvc: Parameter.text,
  name: Parameter.text,
  networks: Parameter.ignored,
  number: Parameter.required(Parameter.text)
} satisfies Parameter.Complete<Stripe.TokenCreateParams.Card>)

const bankAccount = Parameter.object({
  ...BankFields.numbers,
  account_type: Parameter.ignored,
  payment_method: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.TokenCreateParams.BankAccount>)

const create = {
  account: Parameter.notServed,
  bank_account: bankAccount,
  card,
  customer: Parameter.notServed,
  cvc_update: Parameter.notServed,
  person: Parameter.notServed,
  pii: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.TokenCreateParams>

const createToken = Endpoint.of("POST", "/v1/tokens", create, (call) => {
  const { account, given, origin, state } = call
  if (given.bank_account !== undefined) return ofBank(call, given.bank_account)
  if (given.card === undefined) return Result.fail(Failure.missingParameter("card"))
  const { address_line1: line1, address_zip: zip, currency, cvc, exp_month, exp_year, name, number } = given.card
  const described = Wallet.described(call, {
    ...nothing,
    type: "card",
    billing_details: { ...nothing, address: { ...nowhere, line1, postal_code: zip } },
    card: { ...nothing, cvc, exp_month, exp_year, number }
  })
  return Result.flatMap(described, (instrument) => {
    const id = state.ids.of("tok")
    const cardId = state.ids.of("card")
    const token = { id, cardId, created: origin.at, instrument, name: name ?? null, used: false }
    state.tokens.put(account, id, currency === undefined ? token : { ...token, currency })
    return Result.map(Endpoint.found(state.tokens.get(id), "token", id), PayerView.token)
  })
})

/** In the currency of its country, unless it says another. */
const ofBank = (
  { account, origin, state }: Endpoint.Asked,
  stated: Parameters<typeof BankFields.described>[0]
): Endpoint.Answered => {
  const usual = Country.all.get(stated.country.toUpperCase())?.currency ?? "usd"
  return Result.flatMap(BankFields.described(stated, usual, "bank_account"), (bank) => {
    const id = state.ids.of("btok")
    const bankId = state.ids.of("ba")
    state.bankTokens.put(account, id, { id, bankId, created: origin.at, bank, used: false })
    return shown(state, account, id)
  })
}

const shown = (state: Endpoint.Asked["state"], account: string, id: string): Endpoint.Answered => {
  const ofBank = state.bankTokens.of(account, id)
  return ofBank === undefined
    ? Result.map(Endpoint.found(state.tokens.of(account, id), "token", id), PayerView.token)
    : Result.succeed(AccountView.bankToken(ofBank))
}

const nowhere = { city: undefined, country: undefined, line2: undefined, state: undefined }

const nothing = {
  email: undefined,
  name: undefined,
  phone: undefined,
  tax_id: undefined,
  acss_debit: undefined,
  allow_redisplay: undefined,
  au_becs_debit: undefined,
  bacs_debit: undefined,
  billing_details: undefined,
  metadata: undefined,
  networks: undefined,
  radar_options: undefined,
  sepa_debit: undefined,
  token: undefined,
  us_bank_account: undefined
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createToken,
  Endpoint.of("GET", "/v1/tokens/{id}", {}, ({ account, named: { id = "" }, state }) => shown(state, account, id))
]
