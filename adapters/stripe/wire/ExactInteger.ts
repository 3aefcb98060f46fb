/**
 * ExactInteger: an amount in JSON: an integer of the smallest unit, digit by digit.
 *
 * Most fit a JavaScript number exactly and are one; what does not is written as raw JSON and read as a bigint, so that
 * no amount is ever rounded.
 */
import { Schema, SchemaTransformation } from "effect"
import type * as Money from "#core/money/Money.ts"

declare global {
  interface JSON {
    /** A piece of JSON text as a value; ES2026, in Node since 21. */
    rawJSON(text: string): { readonly rawJSON: string }
    isRawJSON(value: unknown): value is { readonly rawJSON: string }
  }
}

const written = (value: bigint): number => {
  const number = Number(value)
  // What JSON.stringify is to write as it stands; nothing computes with it.
  return Number.isSafeInteger(number) ? number : (JSON.rawJSON(value.toString()) as unknown as number)
}

export const of = ({ minor }: Money.Money): number => written(minor)

export const money = (amount: Money.Money) => ({ amount: of(amount), currency: amount.currency as string })

const isExact = (value: unknown): value is number =>
  Number.isSafeInteger(value) || typeof value === "bigint" || JSON.isRawJSON(value)

const read = (value: number): bigint => {
  const exact: unknown = value
  return BigInt(JSON.isRawJSON(exact) ? exact.rawJSON : value)
}

export const ExactInteger = Schema.declare(isExact, { message: "Expected an integer" }).pipe(
  Schema.decodeTo(Schema.BigInt, SchemaTransformation.transform({ decode: read, encode: written }))
)

const hasMoreDigits = /\d{16}/

interface Context {
  readonly source?: string
}

/**
 * JSON text as values: integers that a number does not hold exactly are bigints, or what `exact` makes of their digits.
 * Broken text throws.
 */
export const parse = (text: string, exact: (digits: string) => unknown = BigInt): unknown =>
  hasMoreDigits.test(text)
    ? JSON.parse(text, (_, value: unknown, context?: Context) =>
        typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
          ? exact(context?.source ?? "")
          : value
      )
    : JSON.parse(text)
