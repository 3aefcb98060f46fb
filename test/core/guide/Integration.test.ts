import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import type * as ApiCall from "#core/guide/ApiCall.ts"
import * as Integration from "#core/guide/Integration.ts"
import * as Combinations from "../../guide/Combinations.ts"
import { callsOf } from "../../guide/Requests.ts"

/** Where the official SDK has the types of each request. */
const sdk: { readonly [path: string]: string } = {
  "/v1/accounts": "Accounts",
  "/v1/accounts/$ACCOUNT": "Accounts",
  "/v1/accounts/$ACCOUNT/login_links": "Accounts",
  "/v1/account_links": "AccountLinks",
  "/v1/account_sessions": "AccountSessions",
  "/v1/payment_intents": "PaymentIntents",
  "/v1/transfers": "Transfers",
  "/v1/transfers/$TRANSFER/reversals": "Transfers",
  "/v1/refunds": "Refunds",
  "/v1/disputes/$DISPUTE": "Disputes",
  "/v1/webhook_endpoints": "WebhookEndpoints",
  "/v2/core/accounts": "V2/Core/Accounts"
}
const typesOf = (name: string): string => readFileSync(`node_modules/stripe/esm/resources/${name}.d.ts`, "utf8")

const names = (parameters: ApiCall.Parameters): ReadonlyArray<string> =>
  Object.entries(parameters).flatMap(([name, value]) => [
    name,
    ...(typeof value === "object" && !Array.isArray(value) ? names(value as ApiCall.Parameters) : [])
  ])

it("every parameter and event of every request is one that the official SDK knows", () => {
  const files = new Map(Object.values(sdk).map((name) => [name, typesOf(name)]))
  const unknown = new Set<string>()
  const used = new Set<string>()
  for (const { parameters, path } of Combinations.suitable.flatMap(callsOf)) {
    const types = files.get(sdk[path] ?? "") ?? ""
    used.add(path)
    for (const name of names(parameters)) {
      if (!new RegExp(`^ +${name}\\??: `, "m").test(types)) unknown.add(`${path} ${name}`)
    }
    for (const event of [parameters["enabled_events"] ?? []].flat()) {
      if (!types.includes(`'${String(event)}'`)) unknown.add(`${path} ${String(event)}`)
    }
  }
  expect([...unknown]).toEqual([])
  expect([...used].toSorted()).toEqual(Object.keys(sdk).toSorted())
})

it("every step says something, and every choice has all of them", () => {
  for (const choices of Combinations.suitable) {
    const steps = Integration.steps(choices)
    expect(steps).toHaveLength(7)
    for (const { notes, title } of steps) expect([title, ...notes].every((text) => text.length > 0)).toBe(true)
    expect(new Set(steps.map(({ title }) => title)).size).toBe(7)
  }
})

it("says where the accounts of v1 and v2 differ: no dashboard, the platform's losses, and forms that are Stripe's", () => {
  for (const choices of Combinations.suitable) {
    const differ = choices.dashboard === "none" && choices.losses === "application" && choices.onboarding !== "api"
    const told = Integration.steps(choices)[0]?.notes.includes(
      "They differ in who asks the seller for what Stripe must know later on: with v2 you, of every account that has " +
        "no dashboard and whose losses are yours; with v1 Stripe."
    )
    expect([choices, told]).toEqual([choices, differ])
  }
})
