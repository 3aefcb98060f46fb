/**
 * Products: `/v1/products`.
 *
 * https://docs.stripe.com/api/products
 */
import { Result } from "effect"
import type Stripe from "stripe"
import type * as Wire from "#adapters/stripe/wire/Product.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as PriceMaking from "#apps/sandbox/resources/PriceMaking.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const texts = Parameter.list(Parameter.required(Parameter.text))

const common = {
  active: Parameter.boolean,
  description: Parameter.text,
  images: texts,
  marketing_features: Parameter.shown(Parameter.list(Parameter.object({ name: Parameter.text }))),
  metadata: Parameter.metadata,
  package_dimensions: Parameter.shown(
    Parameter.object({
      height: Parameter.required(Parameter.decimal),
      length: Parameter.required(Parameter.decimal),
      weight: Parameter.required(Parameter.decimal),
      width: Parameter.required(Parameter.decimal)
    } satisfies Parameter.Complete<Stripe.ProductCreateParams.PackageDimensions>)
  ),
  shippable: Parameter.boolean,
  statement_descriptor: Parameter.text,
  tax_code: Parameter.shown(Parameter.text),
  tax_details: Parameter.ignored,
  unit_label: Parameter.text,
  url: Parameter.text
} as const

const create = {
  ...common,
  default_price_data: Parameter.object(PriceMaking.parts),
  id: Parameter.text,
  name: Parameter.required(Parameter.text),
  type: Parameter.ignored
} as const satisfies Parameter.Complete<Stripe.ProductCreateParams>

const update = {
  ...common,
  default_price: Parameter.text,
  name: Parameter.text
} as const satisfies Parameter.Complete<Stripe.ProductUpdateParams>

const list = {
  ...Page.parameters,
  active: Parameter.boolean,
  created: Parameter.range,
  ids: texts,
  shippable: Parameter.boolean,
  type: Parameter.ignored,
  url: Parameter.text
} as const satisfies Parameter.Complete<Stripe.ProductListParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.products.of(account, id), "product", id)

type Given = Omit<Parameter.Given<typeof update>, "default_price" | "name">

type Known = Wire.Facts & { readonly said?: Said.Said | undefined }

const kept = Said.keeping(common)

const changed = (it: Known, given: Partial<Given>, at: number): Known => ({
  ...it,
  said: kept(given, it.said),
  active: given.active ?? it.active,
  description: (given.description ?? it.description) || null,
  images: given.images ?? it.images,
  metadata: Parameter.changed(it.metadata, given.metadata),
  shippable: given.shippable ?? it.shippable,
  statementDescriptor: (given.statement_descriptor ?? it.statementDescriptor) || null,
  unitLabel: (given.unit_label ?? it.unitLabel) || null,
  updated: at,
  url: (given.url ?? it.url) || null
})

const blank = {
  active: true,
  defaultPrice: null,
  description: null,
  images: [],
  metadata: {},
  shippable: null,
  statementDescriptor: null,
  unitLabel: null,
  url: null
}

type Price = Parameter.Given<typeof create>["default_price_data"]

interface New extends Partial<Given> {
  readonly id?: string | undefined
  readonly name: string
}

/** Makes one, with its price if it comes with one, and tells of both. */
export const make = (
  call: Endpoint.Asked,
  given: New,
  price?: Price
): Result.Result<{ readonly id: string; readonly shown: object }, Failure.Failure> => {
  const { account, origin, state } = call
  const id = given.id ?? state.ids.of("prod")
  if (state.products.get(id) !== undefined) {
    const message = `Product already exists.`
    return Result.fail(Failure.of(Refusal.invalid(message, { code: "resource_already_exists", param: "id" })))
  }
  const refusal = price === undefined ? undefined : PriceMaking.refusalOf(price, "default_price_data[unit_amount]")
  if (refusal !== undefined) return Result.fail(refusal)
  const made = changed({ ...blank, id, created: origin.at, updated: origin.at, name: given.name }, given, origin.at)
  const defaultPrice = price === undefined ? null : PriceMaking.put(call, id, price)
  state.products.put(account, id, { ...made, defaultPrice })
  return Result.map(Endpoint.found(state.products.get(id), "product", id), (kept) => {
    const shown = PayerView.product(kept)
    Outbox.emit(state, origin, account, "product.created", shown)
    if (defaultPrice !== null) PriceMaking.tell(call, defaultPrice)
    return { id, shown }
  })
}

const createProduct = Endpoint.of("POST", "/v1/products", create, (call) =>
  Result.map(make(call, call.given, call.given.default_price_data), ({ shown }) => shown)
)

const updateProduct = Endpoint.of("POST", "/v1/products/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { given, origin, state } = call
    const { default_price: price, name } = given
    if (price !== undefined && state.prices.of(call.account, price)?.item.product !== kept.id) {
      return Result.fail(Failure.missing("price", price, "default_price"))
    }
    const next = changed(kept.item, given, origin.at)
    const shown = Endpoint.changed(
      call,
      kept,
      ["product.updated"],
      (_, it) => PayerView.product(it),
      () => {
        kept.item = { ...next, defaultPrice: price ?? next.defaultPrice, name: name ?? next.name }
      }
    )
    return Result.succeed(shown)
  })
)

const hasPrice = ({ account, state }: Endpoint.Asked, product: string): boolean => {
  const prices = state.prices.all(account)
  for (let position = 0; position < prices.length; position += 1) {
    if (prices.at(position)?.item.product === product) return true
  }
  return false
}

const deleteProduct = Endpoint.of("DELETE", "/v1/products/{id}", {}, (call) =>
  Result.flatMap(find(call), (kept) => {
    if (hasPrice(call, kept.id)) {
      const message = "This product cannot be deleted because it has one or more user-created prices."
      return Result.fail(Failure.of(Refusal.invalid(message)))
    }
    Outbox.emit(call.state, call.origin, kept.owner, "product.deleted", PayerView.product(kept))
    call.state.products.remove(kept.id)
    return Result.succeed({ id: kept.id, object: "product", deleted: true })
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createProduct,

  Endpoint.of("GET", "/v1/products", list, ({ account, given, state }) =>
    Endpoint.listed(state.products.all(account), given, {
      url: "/v1/products",
      noun: "product",
      show: PayerView.product,
      matches: ({ item }) =>
        (given.active === undefined || item.active === given.active) &&
        (given.ids === undefined || given.ids.includes(item.id)) &&
        (given.shippable === undefined || item.shippable === given.shippable) &&
        (given.url === undefined || item.url === given.url) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/products/{id}", {}, (call) => Result.map(find(call), PayerView.product)),

  updateProduct,

  deleteProduct
]
