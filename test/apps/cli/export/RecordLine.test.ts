/**
 * A line of a journal read by hand is what the schema reads, and is refused where the schema refuses it.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as RecordLine from "#apps/cli/export/RecordLine.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

const bakery = JournalLines.encode(Journals.recorded(Bakery.entries))
  .split("\n")
  .filter((line) => line !== "")

/** What the schema makes of a value; undefined if it refuses it. */
const bySchema = (value: unknown) => {
  const decoded = JournalLines.decode(JSON.stringify(value))
  return Result.isSuccess(decoded) ? decoded.success[0] : undefined
}

const agrees = (value: unknown): void => {
  if (value === undefined) return
  expect(RecordLine.read(value), JSON.stringify(value)).toStrictEqual(bySchema(value))
}

type Place = ReadonlyArray<string | number>

/** Every place in a value, the whole first. */
const places = (value: unknown, at: Place = []): ReadonlyArray<Place> => {
  if (typeof value !== "object" || value === null) return [at]
  const isList = Array.isArray(value)
  return [at, ...Object.entries(value).flatMap(([key, child]) => places(child, [...at, isList ? Number(key) : key]))]
}

/** The value with something else at `place`; without it, where that is undefined. */
const changed = (value: unknown, [key, ...rest]: Place, to: unknown): unknown => {
  if (key === undefined) return to
  if (Array.isArray(value)) {
    const list: Array<unknown> = [...value]
    list[Number(key)] = changed(list[Number(key)], rest, to)
    return list.filter((element) => element !== undefined)
  }
  const { [key]: child, ...others } = value as Record<string, unknown>
  const other = changed(child, rest, to)
  return other === undefined ? others : { ...others, [key]: other }
}

const isMap = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value)

const at = (value: unknown, place: Place): unknown =>
  place.reduce((it, key) => (it as Record<string | number, unknown>)[key], value)

/** What a journal has somewhere, or nowhere. */
const values: ReadonlyArray<unknown> = [
  undefined,
  null,
  true,
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  "",
  " ",
  "card",
  "fpx",
  "issuing",
  "tax",
  "payers",
  "stripe/fees",
  "suspense/x",
  "acct_ada_2",
  "acct_ada_2/balance",
  "acct_platform/balance",
  "10.00 usd",
  "10 USD",
  "010.00 usd",
  "-4.00 usd",
  "0.59 usd",
  "9.41 usd",
  "1200 jpy",
  "2026-03-02T09:30:00Z",
  "2026-03-04",
  "2026-02-30",
  "manual/till(1)",
  "acct_platform/txn_1",
  "acct_ada_2/txn_3~1",
  [],
  {},
  [{}],
  { item: "tr_1" }
]

const any = fc.oneof(fc.constantFrom(...values), fc.jsonValue())

describe("a line of a journal", () => {
  it("is read to the last field as the schema reads it, whatever the journal", () => {
    fc.assert(
      fc.property(Journals.entries, (entries) => {
        const records = Journals.recorded(entries)
        const lines = JournalLines.encode(records)
          .split("\n")
          .filter((line) => line !== "")
        expect(lines.map((line) => RecordLine.read(JSON.parse(line)))).toStrictEqual(records)
      }),
      { numRuns: 100 }
    )
  })

  it.each(bakery.map((line, index) => [index + 1, JSON.parse(line)] as const))(
    "%i, with anything changed to anything, is read or refused as the schema does",
    (_, value) => {
      for (const place of places(value)) for (const to of values) agrees(changed(value, place, to))
    }
  )

  it("is read or refused as the schema does with a key of another name, anywhere", () => {
    for (const line of bakery) {
      const value: unknown = JSON.parse(line)
      for (const place of places(value).filter((place) => isMap(at(value, place)))) {
        const map = at(value, place) as Record<string, unknown>
        for (const [key, child] of Object.entries(map)) {
          const { [key]: _, ...others } = map
          agrees(changed(value, place, { ...others, colour: child }))
        }
      }
    }
  })

  it("is read or refused as the schema does with several things changed", () => {
    const line = fc.constantFrom(...bakery).map((it): unknown => JSON.parse(it))
    const place = fc.nat()
    const change = fc.tuple(place, any)
    fc.assert(
      fc.property(line, fc.array(change, { minLength: 1, maxLength: 4 }), (value, changes) => {
        let other = value
        for (const [index, to] of changes) {
          const all = places(other)
          other = changed(other, all[index % all.length] ?? [], to)
        }
        agrees(other)
      }),
      { numRuns: 1000 }
    )
  })

  it("is read or refused as the schema does with a key more, anywhere", () => {
    for (const line of bakery) {
      const value: unknown = JSON.parse(line)
      for (const place of places(value).filter((place) => isMap(at(value, place)))) {
        for (const key of ["colour", "item", "fee", "corrects", "__proto__", "toString", "length"]) {
          agrees(changed(value, [...place, key], "tax"))
        }
      }
    }
  })
})
