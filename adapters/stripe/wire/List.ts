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
