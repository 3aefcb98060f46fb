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
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Money from "#core/money/Money.ts"

const recurring = Parameter.object({
  interval: Parameter.required(Parameter.oneOf(["day", "week", "month", "year"])),
  interval_count: Parameter.between(1, 1095),
  meter: Parameter.notServed,
  trial_period_days: Parameter.ignored,
  usage_type: Parameter.oneOf(["licensed"])
})

const taxBehavior = Parameter.oneOf(["exclusive", "inclusive", "unspecified"])

const create = {
  active: Parameter.boolean,
  billing_scheme: Parameter.oneOf(["per_unit"]),
  currency: Parameter.required(Parameter.currency),
  currency_options: Parameter.notServed,
  custom_unit_amount: Parameter.notServed,
  lookup_key: Parameter.text,
  metadata: Parameter.metadata,
  nickname: Parameter.text,
  product: Parameter.required(Parameter.text),
  product_data: Parameter.notServed,
  recurring,
  tax_behavior: taxBehavior,
  tiers: Parameter.notServed,
  tiers_mode: Parameter.notServed,
  transfer_lookup_key: Parameter.notServed,
  transform_quantity: Parameter.notServed,
  unit_amount: Parameter.required(Parameter.integer),
  unit_amount_decimal: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.PriceCreateParams>

const update = {
  active: Parameter.boolean,
  currency_options: Parameter.notServed,
  lookup_key: Parameter.text,
  metadata: Parameter.metadata,
  nickname: Parameter.text,
  tax_behavior: taxBehavior,
  transfer_lookup_key: Parameter.notServed
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

const createPrice = Endpoint.of("POST", "/v1/prices", create, (call) => {
  const { account, given, origin, state } = call
  if (state.products.of(account, given.product) === undefined) {
    return Result.fail(Failure.missing("product", given.product, "product"))
  }
  if (given.unit_amount < 0n) {
    const message = "Invalid non-negative integer"
    return Result.fail(
      Failure.of(Refusal.invalid(message, { code: "parameter_invalid_integer", param: "unit_amount" }))
    )
  }
  const id = state.ids.of("price")
  const every = given.recurring
  state.prices.put(account, id, {
    id,
    created: origin.at,
    active: given.active ?? true,
    lookupKey: given.lookup_key ?? null,
    metadata: Parameter.changed({}, given.metadata),
    nickname: given.nickname ?? null,
    product: given.product,
    recurring: every === undefined ? null : { interval: every.interval, count: every.interval_count ?? 1 },
    taxBehavior: given.tax_behavior ?? "unspecified",
    unitAmount: Money.of(given.currency, given.unit_amount)
  })
  return Result.map(Endpoint.found(state.prices.get(id), "price", id), (kept) => {
    const shown = PayerView.price(kept)
    Outbox.emit(state, origin, account, "price.created", shown)
    return shown
  })
})

const updatePrice = Endpoint.of("POST", "/v1/prices/{id}", update, (call) =>
  Result.map(find(call), (kept) => {
    const { active, lookup_key, metadata, nickname, tax_behavior } = call.given
    const { item } = kept
    return Endpoint.changed(
      call,
      kept,
      ["price.updated"],
      (_, it) => PayerView.price(it),
      () => {
        kept.item = {
          ...item,
          active: active ?? item.active,
          lookupKey: lookup_key ?? item.lookupKey,
          metadata: Parameter.changed(item.metadata, metadata),
          nickname: nickname ?? item.nickname,
          taxBehavior: tax_behavior ?? item.taxBehavior
        }
      }
    )
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
