/**
 * PriceMaking: a price that is made, by itself or with its product: so much a unit.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Money from "#core/money/Money.ts"

/** What every price says. */
export const parts = {
  currency: Parameter.required(Parameter.currency),
  currency_options: Parameter.notServed,
  custom_unit_amount: Parameter.notServed,
  metadata: Parameter.metadata,
  recurring: Parameter.object({
    interval: Parameter.required(Parameter.oneOf(["day", "week", "month", "year"])),
    interval_count: Parameter.between(1, 1095),
    meter: Parameter.notServed,
    trial_period_days: Parameter.ignored,
    usage_type: Parameter.oneOf(["licensed"])
  } satisfies Parameter.Complete<
    Stripe.PriceCreateParams.Recurring & Stripe.ProductCreateParams.DefaultPriceData.Recurring
  >),
  tax_behavior: Parameter.oneOf(["exclusive", "inclusive", "unspecified"]),
  unit_amount: Parameter.required(Parameter.integer),
  unit_amount_decimal: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.ProductCreateParams.DefaultPriceData>

interface Said extends Parameter.Given<typeof parts> {
  readonly active?: boolean | undefined
  readonly lookup_key?: string | undefined
  readonly nickname?: string | undefined
  readonly transfer_lookup_key?: boolean | undefined
}

/** The other price that has this key, also one that is no longer active. */
const holderOf = ({ account, state }: Asked, key: string | undefined, own?: string): View.On<"prices"> | undefined => {
  if (key === undefined || key === "") return undefined
  const all = state.prices.all(account)
  for (let position = 0; position < all.length; position += 1) {
    const each = all.at(position)
    if (each?.item.lookupKey === key && each.id !== own) return each
  }
  return undefined
}

type Keyed = Pick<Said, "lookup_key" | "transfer_lookup_key">

/** Why it cannot have this key, as integrators quote it: another has it, and is not to give it up. */
export const keyRefusalOf = (asked: Asked, said: Keyed, own?: string): Failure.Failure | undefined => {
  const holder = said.transfer_lookup_key === true ? undefined : holderOf(asked, said.lookup_key, own)
  return holder === undefined
    ? undefined
    : Failure.invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: "lookup_key" })
}

/** Whoever has this key has it no longer, and that is told. */
export const takeKey = (asked: Asked, said: Keyed, own?: string): void => {
  const holder = holderOf(asked, said.lookup_key, own)
  if (holder === undefined) return
  const before = PayerView.price(holder)
  holder.item = { ...holder.item, lookupKey: null }
  const change = { before, object: PayerView.price(holder) }
  Outbox.emitChange(asked.state, asked.origin, holder.owner, ["price.updated"], change)
}

/** Why there can be no such price; `within` is where it is said. */
export const refusalOf = ({ unit_amount: amount }: Said, param = "unit_amount"): Failure.Failure | undefined =>
  amount < 0n
    ? Failure.of(Refusal.invalid("Invalid non-negative integer", { code: "parameter_invalid_integer", param }))
    : undefined

/** Puts it on its shelf; told of it is by {@link tell}. */
export const put = (asked: Asked, product: string, given: Said): string => {
  const { account, origin, state } = asked
  takeKey(asked, given)
  const id = state.ids.of("price")
  const every = given.recurring
  state.prices.put(account, id, {
    id,
    created: origin.at,
    active: given.active ?? true,
    lookupKey: given.lookup_key || null,
    metadata: Parameter.changed({}, given.metadata),
    nickname: given.nickname || null,
    product,
    recurring: every === undefined ? null : { interval: every.interval, count: every.interval_count ?? 1 },
    taxBehavior: given.tax_behavior ?? "unspecified",
    unitAmount: Money.of(given.currency, given.unit_amount)
  })
  return id
}

/** Tells that it was made, and shows it. */
export const tell = ({ account, origin, state }: Asked, id: string): Result.Result<object, Failure.Failure> => {
  const kept = state.prices.get(id)
  if (kept === undefined) return Result.fail(Failure.missing("price", id))
  const shown = PayerView.price(kept)
  Outbox.emit(state, origin, account, "price.created", shown)
  return Result.succeed(shown)
}
