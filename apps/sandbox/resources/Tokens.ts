/**
 * Tokens: `/v1/tokens`: test cards handed over for one use, as older programs do it.
 *
 * https://docs.stripe.com/api/tokens
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"

const card = Parameter.object({
  address_city: Parameter.ignored,
  address_country: Parameter.ignored,
  address_line1: Parameter.ignored,
  address_line2: Parameter.ignored,
  address_state: Parameter.ignored,
  address_zip: Parameter.ignored,
  currency: Parameter.ignored,
  cvc: Parameter.ignored,
  exp_month: Parameter.between(1, 12),
  exp_year: Parameter.between(0, 2100),
  name: Parameter.text,
  networks: Parameter.ignored,
  number: Parameter.required(Parameter.text)
})

const create = {
  account: Parameter.notServed,
  bank_account: Parameter.notServed,
  card: Parameter.required(card),
  customer: Parameter.notServed,
  cvc_update: Parameter.notServed,
  person: Parameter.notServed,
  pii: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.TokenCreateParams>

const createToken = Endpoint.of("POST", "/v1/tokens", create, (call) => {
  const { account, given, origin, state } = call
  const { exp_month, exp_year, name, number } = given.card
  const described = Wallet.described(call, {
    ...nothing,
    type: "card",
    card: { ...nothing, exp_month, exp_year, number }
  })
  return Result.flatMap(described, (instrument) => {
    const id = state.ids.of("tok")
    const cardId = state.ids.of("card")
    state.tokens.put(account, id, { id, cardId, created: origin.at, instrument, name: name ?? null, used: false })
    return Result.map(Endpoint.found(state.tokens.get(id), "token", id), PayerView.token)
  })
})

const nothing = {
  acss_debit: undefined,
  allow_redisplay: undefined,
  au_becs_debit: undefined,
  bacs_debit: undefined,
  billing_details: undefined,
  cvc: undefined,
  metadata: undefined,
  networks: undefined,
  radar_options: undefined,
  sepa_debit: undefined,
  token: undefined,
  us_bank_account: undefined
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createToken,
  Endpoint.of("GET", "/v1/tokens/{id}", {}, ({ account, named: { id = "" }, state }) =>
    Result.map(Endpoint.found(state.tokens.of(account, id), "token", id), PayerView.token)
  )
]
