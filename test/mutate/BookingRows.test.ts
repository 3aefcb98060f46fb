import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Rules from "../../scripts/mutate/Rules.ts"
import * as Booking from "#core/booking/Booking.ts"
import type { FeeType } from "#core/connect/objects/BalanceTransaction.ts"

const file = "core/booking/Booking.ts"
const mutants = Rules.mutants(file, readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"))

const feeTypes: { readonly [type in FeeType]: true } = {
  stripe_fee: true,
  payment_method_passthrough_fee: true,
  application_fee: true,
  tax: true,
  withheld_tax: true
}

/** The posting of one row alone is left out, the other way, a unit more or a unit less. */
const booked = (isRow: string) =>
  mutants
    .filter(({ after, rule }) => rule === "row booked wrongly" && after.includes(`(${isRow}) ?`))
    .map(({ after }) => /\? postings :|Money\.\w+/.exec(after)?.[0])

const everyWay = ["? postings :", "Money.negate", "Money.add", "Money.minus"]

describe("every row of the booking table", () => {
  it.each(Object.keys(Booking.table))("%s has its mutants", (type) => {
    const others = mutants.filter(({ after, rule }) => rule === "another row" && after.startsWith(`${type}: `))

    expect(others.length).toBeGreaterThanOrEqual(7)
    expect(booked(`type === "${type}"`)).toEqual(everyWay)
  })
})

describe("every row of the fee table", () => {
  it.each(Object.keys(feeTypes))("%s has its mutants", (type) => {
    expect(mutants.some(({ before, rule }) => rule === "another row" && before.startsWith(`${type}: `))).toBe(true)
    expect(booked(`line.type === "${type}"`)).toEqual(everyWay)
  })
})
