/**
 * Specification: what Stripe's OpenAPI specification of 2023 has against an object, if it has the resource at all.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Ajv, type ValidateFunction } from "ajv"

const file = fileURLToPath(new URL("../fixtures/stripe-openapi/specification.json", import.meta.url))

const schemas = JSON.parse(readFileSync(file, "utf8")) as Record<string, object>

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addSchema({ components: { schemas } }, "specification")

const compiled = new Map<string, ValidateFunction | undefined>()

const checkOf = (name: string): ValidateFunction | undefined => {
  if (!compiled.has(name)) {
    const found = Object.hasOwn(schemas, name) ? ajv.getSchema(`specification#/components/schemas/${name}`) : undefined
    compiled.set(name, found)
  }
  return compiled.get(name)
}

/** The resources that it has, by the names that their objects say. */
export const has = (name: string): boolean => Object.hasOwn(schemas, name)

/** Each as `object/path: what is wrong`, without positions in lists; none of an object that it does not have. */
export const problems = (it: { readonly object: string; readonly deleted?: boolean }): ReadonlyArray<string> => {
  const name = it.deleted === true ? `deleted_${it.object}` : it.object
  const check = checkOf(name)
  if (check === undefined || check(it) === true) return []
  const errors = (check.errors ?? []).filter(({ keyword, params }) => keyword !== "anyOf" && params["type"] !== "null")
  const said = errors.map(
    ({ instancePath, message = "" }) => `${name}${instancePath.replaceAll(/\/\d+/g, "")}: ${message}`
  )
  return [...new Set(said)]
}

/** Where Stripe's API is another today, by the official SDK's types: what is said against it, and why. */
export const differences: ReadonlyArray<readonly [problem: string, why: string]> = [
  ["application_fee/charge: must be string", "the fee of a payout is of no charge; the SDK does not know it either"],
  ["application_fee/charge: must be object", "the same, where it might be expanded"],
  ["account/settings/bacs_debit_payments/display_name: must be string", "may be null since 2024"],
  ["product: must have required property 'features'", "called marketing_features since 2024-04-10"]
]

export const isKnown = (problem: string): boolean => differences.some(([known]) => problem === known)
