/**
 * Metadata: what an update leaves of it, all of it taken away, and how much of it an object can have.
 */
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

const keys = (prefix: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, "1"]))

describe("metadata", () => {
  it("is cleared by nothing in its place", async () => {
    const { ask, seller, stripe } = await Shop.start()
    const { id } = await stripe.customers.create({ metadata: { a: "1", b: "2" } })
    expect((await stripe.customers.update(id, { metadata: { a: "" } })).metadata).toEqual({ b: "2" })
    expect((await stripe.customers.update(id, { metadata: "" })).metadata).toEqual({})
    const ada = await seller()
    await stripe.accounts.update(ada, { metadata: { a: "1" } })
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    await ask(`/v1/accounts/${ada}`, { method: "POST", headers, body: "metadata=" })
    expect((await stripe.accounts.retrieve(ada)).metadata).toEqual({})
    expect((await stripe.customers.create({ metadata: "" as never })).metadata).toEqual({})
  })

  it("has at most 50 keys on an object, however they came", async () => {
    const { seller, stripe } = await Shop.start()
    const { id } = await stripe.customers.create({ metadata: keys("a", 40) })
    expect(await Shop.refused(stripe.customers.update(id, { metadata: keys("b", 40) }))).toMatchObject({
      param: "metadata",
      message: "Metadata can have at most 50 keys."
    })
    expect(Object.keys(((await stripe.customers.retrieve(id)) as { metadata: object }).metadata)).toHaveLength(40)
    const swapped = { ...keys("b", 40), ...Object.fromEntries(Object.keys(keys("a", 40)).map((key) => [key, ""])) }
    const half = Object.fromEntries(Object.entries(swapped).filter((_, index) => index >= 20 && index < 60))
    expect(Object.keys((await stripe.customers.update(id, { metadata: half })).metadata)).toHaveLength(40)
    const ada = await seller()
    const person = await stripe.accounts.createPerson(ada, { metadata: keys("a", 50) })
    const more = stripe.accounts.updatePerson(ada, person.id, { metadata: { more: "1" } })
    expect((await Shop.refused(more)).message).toBe("Metadata can have at most 50 keys.")
  })
})

describe("a text", () => {
  it("is taken away by nothing in its place", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.customers.create({ description: "tea", name: "Ada" })
    expect(await stripe.customers.update(id, { description: "", name: "" })).toMatchObject({
      description: null,
      name: null
    })
    const charge = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" })
    await stripe.charges.update(charge.id, { description: "tea" })
    expect((await stripe.charges.update(charge.id, { description: "" })).description).toBeNull()
  })
})
