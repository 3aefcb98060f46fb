/**
 * Prices: `/v1/prices`: so much a unit. Tiers, amounts that payers choose and parts of a cent are not served.
 *
 * https://docs.stripe.com/api/prices
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as PriceMaking from "#apps/sandbox/resources/PriceMaking.ts"
import * as Products from "#apps/sandbox/resources/Products.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"

/** The product that comes with a price. */
const productData = Parameter.object({
  active: Parameter.boolean,
  id: Parameter.text,
  metadata: Parameter.metadata,
  name: Parameter.required(Parameter.text),
  statement_descriptor: Parameter.text,
  tax_code: Parameter.shown(Parameter.text),
  tax_details: Parameter.ignored,
  unit_label: Parameter.text
} satisfies Parameter.Complete<Stripe.PriceCreateParams.ProductData>)

const create = {
  ...PriceMaking.parts,
  active: Parameter.boolean,
  billing_scheme: Parameter.oneOf(["per_unit"]),
  lookup_key: Parameter.text,
  nickname: Parameter.text,
  product: Parameter.text,
  product_data: productData,
  tiers: Parameter.notServed,
  tiers_mode: Parameter.notServed,
  transfer_lookup_key: Parameter.boolean,
  transform_quantity: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.PriceCreateParams>

const update = {
  active: Parameter.boolean,
  currency_options: Parameter.notServed,
  lookup_key: Parameter.text,
  metadata: Parameter.metadata,
  nickname: Parameter.text,
  tax_behavior: PriceMaking.parts.tax_behavior,
  transfer_lookup_key: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.PriceUpdateParams>

const list = {
  ...Page.parameters,
  active: Parameter.boolean,
  created: Parameter.range,
  currency: Parameter.currency,
  lookup_keys: Parameter.list(Parameter.required(Parameter.text)),
  product: Parameter.text,
  recurring: Parameter.notServed,
  type: Parameter.oneOf(["one_time", "recurring"])
} as const satisfies Parameter.Complete<Stripe.PriceListParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.prices.of(account, id), "price", id)

/** Why it can be of no such product. */
const productRefusal = (call: Endpoint.Call<typeof create>): Failure.Failure | undefined => {
  const { product, product_data: data } = call.given
  if (product !== undefined && data !== undefined) return Failure.onlyOne("product", "product_data")
  if (product === undefined) return data === undefined ? Failure.either("product", "product_data") : undefined
  return call.state.products.of(call.account, product) === undefined
    ? Failure.missing("product", product, "product")
    : undefined
}

/** Of a product that is there, or of one that is made with it. */
const createPrice = Endpoint.of("POST", "/v1/prices", create, (call) => {
  const refusal =
    productRefusal(call) ?? PriceMaking.refusalOf(call.given) ?? PriceMaking.keyRefusalOf(call, call.given)
  if (refusal !== undefined) return Result.fail(refusal)
  const { product, product_data: data } = call.given
  const of = data === undefined ? Result.succeed(product ?? "") : Result.map(Products.make(call, data), ({ id }) => id)
  return Result.flatMap(of, (id) => PriceMaking.tell(call, PriceMaking.put(call, id, call.given)))
})

const updatePrice = Endpoint.of("POST", "/v1/prices/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { active, lookup_key, metadata, nickname, tax_behavior } = call.given
    const { item } = kept
    const refusal = PriceMaking.keyRefusalOf(call, call.given, kept.id)
    if (refusal !== undefined) return Result.fail(refusal)
    PriceMaking.takeKey(call, call.given, kept.id)
    const shown = Endpoint.changed(
      call,
      kept,
      ["price.updated"],
      (_, it) => PayerView.price(it),
      () => {
        kept.item = {
          ...item,
          active: active ?? item.active,
          lookupKey: (lookup_key ?? item.lookupKey) || null,
          metadata: Parameter.changed(item.metadata, metadata),
          nickname: (nickname ?? item.nickname) || null,
          taxBehavior: tax_behavior ?? item.taxBehavior
        }
      }
    )
    return Result.succeed(shown)
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createPrice,

  Endpoint.of("GET", "/v1/prices", list, ({ account, given, state }) =>
    Endpoint.listed(state.prices.all(account), given, {
      url: "/v1/prices",
      noun: "price",
      show: PayerView.price,
      matches: ({ item }) =>
        (given.active === undefined || item.active === given.active) &&
        (given.currency === undefined || item.unitAmount.currency === given.currency) &&
        (given.lookup_keys === undefined || given.lookup_keys.includes(item.lookupKey ?? "")) &&
        (given.product === undefined || item.product === given.product) &&
        (given.type === undefined || (given.type === "recurring") === (item.recurring !== null)) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/prices/{id}", {}, (call) => Result.map(find(call), PayerView.price)),

  updatePrice
]
