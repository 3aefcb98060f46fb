import { existsSync, readFileSync } from "node:fs"
import { expect, it } from "vitest"
import * as BusinessModel from "#core/guide/BusinessModel.ts"

const pages: { readonly [name in BusinessModel.Name]: string } = {
  marketplace: "marketplace",
  saas: "saas",
  "on-demand": "rides",
  "store-builder": "store-builder",
  crowdfunding: "crowdfunding",
  ticketing: "ticketing",
  booking: "booking",
  invoicing: "invoicing"
}
const words = { direct: /direct charge/i, destination: /destination charge/i, separate: /separate charges/i }

it.each(BusinessModel.names)("the usual charge of %s is one that its recipe speaks of", (name) => {
  const page = `docs/recipes/${pages[name]}.md`
  expect(existsSync(page)).toBe(true)
  expect(readFileSync(page, "utf8")).toMatch(words[BusinessModel.of(name).charge])
})
