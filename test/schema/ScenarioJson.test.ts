/**
 * schema/scenario.json, which editors complete and check scenario files with: it is made of the schema they are read
 * with, an independent validator understands it, and it takes whatever the reader takes.
 */
import { Ajv2020 } from "ajv/dist/2020.js"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as Yaml from "yaml"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Instant from "#core/time/Instant.ts"
import { render } from "../../scripts/schema.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const text = readFileSync(join(root, "schema/scenario.json"), "utf8")
const schema = JSON.parse(text)
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema)

/** What the validator says is wrong, each with its place. */
const complaints = (value: unknown): ReadonlyArray<string> => {
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const order = {
  at: "2026-03-02T09:30:00Z",
  id: "order-1",
  charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, application_fee_amount: "1.23 usd" }
}
const scenario = (changes: object = {}) => ({
  platform: { country: "US" },
  accounts: { ada: { type: "express" } },
  steps: [order],
  ...changes
})
const withCharge = (charge: object) => scenario({ steps: [{ ...order, charge: { ...order.charge, ...charge } }] })

it("is what the schema in the code makes of itself", () => {
  expect(
    text,
    "schema/scenario.json is stale: run `npx tsx --conditions=connect-ledger-source scripts/schema.ts`"
  ).toBe(render())
})

it("says what every key means", () => {
  const silent: Array<string> = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return
    for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`)
    const { properties = {} } = node as { readonly properties?: Record<string, { readonly description?: string }> }
    for (const [key, { description }] of Object.entries(properties)) {
      if (description === undefined || !/^[A-Z].*\.$/.test(description)) silent.push(`${path}/${key}`)
    }
  }
  visit({ ...schema, $defs: {} }, "")
  expect(silent).toEqual([])
})

describe("takes", () => {
  it.each(readdirSync(join(root, "examples")).filter((name) => name.endsWith(".yaml")))("%s", (name) => {
    expect(complaints(Yaml.parse(readFileSync(join(root, "examples", name), "utf8")))).toEqual([])
  })

  it("the least that a scenario can be", () => {
    expect(complaints({ platform: {}, accounts: {}, steps: [] })).toEqual([])
    expect(complaints(scenario())).toEqual([])
  })

  const definitions = new Map(
    Object.entries<object>(schema.$defs).map(([name, definition]) => [name, new Ajv2020().compile(definition)])
  )
  const takes = (definition: string, value: string) => definitions.get(definition)?.(value)
  const currency = fc.constantFrom(...Currency.all)
  const amount = fc.tuple(currency, fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.boolean())
  const written = ([code, minor, capitals]: readonly [Currency.Currency, bigint, boolean]) => {
    const [digits, letters] = Money.format(Money.of(code, minor)).split(" ")
    return `${digits} ${capitals ? letters?.toUpperCase() : letters}`
  }

  it("every amount that the reader takes", () => {
    fc.assert(
      fc.property(amount, (it) => {
        for (const [definition, reader] of [
          ["Balance", ScenarioValue.Balance],
          ["Amount", ScenarioValue.Amount],
          ["FixedFee", ScenarioValue.FixedFee]
        ] as const) {
          const isRead = Schema.is(reader)(written(it))
          if (isRead) expect(takes(definition, written(it)), definition).toBe(true)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("every moment that the reader takes", () => {
    const moment = fc.integer({ min: 0, max: 253_370_764_799 }).map((seconds) => Instant.format(Instant.of(seconds)))
    fc.assert(
      fc.property(moment, (it) => {
        for (const shape of [it, it.slice(0, 10), `${it.slice(0, 16)}Z`]) {
          expect(Schema.is(ScenarioValue.Moment)(shape)).toBe(true)
          expect(takes("Moment", shape), shape).toBe(true)
        }
      })
    )
  })
})

describe("refuses, as the reader does,", () => {
  it.each([
    ["an unknown key", scenario({ platfrom: {} }), " must NOT have additional properties"],
    ["an unknown key in a step", scenario({ steps: [{ ...order, when: "now" }] }), "/steps/0 must NOT have additional"],
    ["an unknown key of an account", scenario({ accounts: { ada: { type: "express", kind: 1 } } }), "/accounts/ada"],
    ["an amount with too many decimals", withCharge({ amount: "10.0050 usd" }), "/steps/0/charge/amount must match"],
    ["an amount that is a number", withCharge({ amount: 10 }), "/steps/0/charge/amount must be string"],
    ["a negative amount", withCharge({ amount: "-1.00 usd" }), "/steps/0/charge/amount must match"],
    ["an amount without a currency", withCharge({ amount: "10.00" }), "/steps/0/charge/amount must match"],
    ["a day that is none", scenario({ until: "2026-13-01" }), "/until must match pattern"],
    ["another time zone", scenario({ until: "2026-03-01T10:00:00+01:00" }), "/until must match pattern"],
    ["a step that asks for two things", scenario({ steps: [{ ...order, refund: { charge: "x" } }] }), "/steps/0 must"],
    ["a step that asks for nothing", scenario({ steps: [{ at: order.at }] }), "/steps/0 must match exactly one"],
    ["an account with neither type nor controller", scenario({ accounts: { ada: {} } }), "/accounts/ada must match"],
    ["a name that is none", scenario({ accounts: { "ada b": { type: "express" } } }), "/accounts must NOT have"],
    ["a word that is none of a few", scenario({ accounts: { ada: { type: "big" } } }), "/accounts/ada/type must be"],
    ["a missing key", { platform: {}, steps: [] }, " must have required property 'accounts'"],
    ["a list in place of a map", [], " must be object"]
  ])("%s", (_, value, complaint) => {
    expect(
      complaints(value).some((said) => said.startsWith(complaint)),
      complaints(value).join("; ")
    ).toBe(true)
    expect(Result.isFailure(Scenario.decode(value))).toBe(true)
  })
})
