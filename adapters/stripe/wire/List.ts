/**
 * List: one page of objects, as Stripe answers it.
 *
 * https://docs.stripe.com/api/pagination
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const List = <const Item extends Schema.Top>(item: Item) =>
  WireObject.make("list", { data: Schema.Array(item), has_more: Schema.Boolean, url: Schema.String })

export interface Page<Item> {
  readonly object: "list"
  readonly data: Array<Item>
  readonly has_more: boolean
  readonly url: string
}

export const of = <Item>(url: string, data: ReadonlyArray<Item>, hasMore = false): Page<Item> => ({
  object: "list",
  data: [...data],
  has_more: hasMore,
  url
})

export const is = (it: { readonly object?: unknown }): it is Page<object> => it.object === "list"

/** As JSON, with each object in it as `textOf` says. */
export const text = ({ data, has_more, object, url }: Page<object>, textOf: (item: object) => string): string => {
  const rest = JSON.stringify({ object, has_more, url })
  return `${rest.slice(0, -1)},"data":[${data.map(textOf).join(",")}]}`
}
