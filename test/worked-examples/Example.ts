/**
 * Example: a worked example of `test/fixtures/worked-examples`: figures that someone published or recorded.
 *
 * What it expects is read as leaves, each with its path (`connected.net`); a list of balance transactions is one leaf.
 */
import { readFileSync } from "node:fs"
import { Schema } from "effect"

const Example = Schema.Struct({
  id: Schema.String,
  category: Schema.String,
  source: Schema.String,
  expected: Schema.Record(Schema.String, Schema.Unknown)
})
export interface Example extends Schema.Schema.Type<typeof Example> {}

/** A balance transaction as an example writes it: minor units as plain numbers. */
export interface Line {
  readonly type: string
  readonly amount: number
  readonly fee: number
  readonly net: number
  readonly currency: string
  readonly fee_details?: ReadonlyArray<{ readonly type: string; readonly amount: number }>
  readonly exchange_rate?: number
}

const file = new URL("../fixtures/worked-examples/worked-examples.json", import.meta.url)

export const all: ReadonlyArray<Example> = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Array(Example)))(
  readFileSync(file, "utf8")
)

export const byId: ReadonlyMap<string, Example> = new Map(all.map((example) => [example.id, example]))

export type Leaves = ReadonlyMap<string, unknown>

/** Every value under its path; lists are values. */
export const leaves = (value: object, path: ReadonlyArray<string> = []): Leaves =>
  new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? [...leaves(inner, [...path, key])]
        : [[[...path, key].join("."), inner] as const]
    )
  )

/** Whether `path` is `at` or lies below it. */
export const isUnder = (path: string, at: string): boolean => path === at || path.startsWith(`${at}.`)
