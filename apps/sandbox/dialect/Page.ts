/**
 * Page: which of many objects a list shows: the newest first, after or before one that is named.
 *
 * https://docs.stripe.com/api/pagination
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

/** The parameters that every list has. */
export const parameters = {
  limit: Parameter.between(1, 100),
  starting_after: Parameter.text,
  ending_before: Parameter.text
} as const

export interface Asked {
  readonly limit?: number | undefined
  readonly starting_after?: string | undefined
  readonly ending_before?: string | undefined
}

/** All objects of a kind that a caller may see, the oldest first. */
export interface Sequence<Item> {
  readonly length: number
  readonly at: (position: number) => Item | undefined
  /** Where an object stands; undefined where the caller sees none such. */
  readonly positionOf: (id: string) => number | undefined
}

export interface Page<Item> {
  readonly items: ReadonlyArray<Item>
  readonly hasMore: boolean
}

const usual = 10

/** A page of those that `matches`; it looks at no more than it must. A cursor is an object of the same kind. */
export const of = <Item>(
  sequence: Sequence<Item>,
  asked: Asked,
  noun: string,
  matches: (item: Item) => boolean = () => true
): Result.Result<Page<Item>, Failure.Failure> => {
  const { ending_before: before, limit = usual, starting_after: after } = asked
  if (before !== undefined && after !== undefined) return Result.fail(Failure.bothCursors())
  const cursor = before ?? after
  const position = cursor === undefined ? sequence.length : sequence.positionOf(cursor)
  if (position === undefined) {
    return Result.fail(Failure.missing(noun, cursor ?? "", before === undefined ? "starting_after" : "ending_before"))
  }
  const step = before === undefined ? -1 : 1
  const items: Array<Item> = []
  for (let next = position + step; next >= 0 && next < sequence.length; next += step) {
    const item = sequence.at(next)
    if (item === undefined || !matches(item)) continue
    if (items.length === limit) return Result.succeed({ items: step === 1 ? items.toReversed() : items, hasMore: true })
    items.push(item)
  }
  return Result.succeed({ items: step === 1 ? items.toReversed() : items, hasMore: false })
}
