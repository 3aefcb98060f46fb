/**
 * Products and prices that are made together, each told of.
 */
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

describe("a product with its price", () => {
  it("has it as its default", async () => {
    const { stripe } = await Shop.start()
    const made = await stripe.products.create({
      name: "Book",
      default_price_data: { currency: "usd", unit_amount: 500, metadata: { a: "1" }, tax_behavior: "inclusive" },
      expand: ["default_price"]
    })
    expect(made.default_price).toMatchObject({
      object: "price",
      product: made.id,
      unit_amount: 500,
      metadata: { a: "1" },
      tax_behavior: "inclusive"
    })
    expect((await stripe.events.list()).data.map(({ type }) => type)).toEqual(["price.created", "product.created"])
    const wrong = { name: "Book", default_price_data: { currency: "usd", unit_amount: -5 } }
    expect(await Shop.refused(stripe.products.create(wrong))).toMatchObject({
      code: "parameter_invalid_integer",
      message: "Invalid non-negative integer",
      param: "default_price_data[unit_amount]"
    })
    expect((await stripe.products.list()).data).toHaveLength(1)
  })
})

describe("a price with its product", () => {
  const price = { currency: "usd", unit_amount: 500 }

  it("is of it", async () => {
    const { stripe } = await Shop.start()
    const product_data = { name: "Book", tax_code: "txcd_1", unit_label: "page", metadata: { a: "1" } }
    const made = await stripe.prices.create({ ...price, product_data, expand: ["product"] })
    expect(made.product).toMatchObject({ ...product_data, default_price: null })
    expect((await stripe.events.list()).data.map(({ type }) => type)).toEqual(["price.created", "product.created"])
  })

  it("or of one that is there, and not of both or none", async () => {
    const { stripe } = await Shop.start()
    const { id: product } = await stripe.products.create({ name: "Book" })
    expect((await stripe.prices.create({ ...price, product })).product).toBe(product)
    const both = { ...price, product, product_data: { name: "Other" } }
    expect(await Shop.refused(stripe.prices.create(both))).toMatchObject({
      message: "You may only specify one of these parameters: product, product_data."
    })
    expect(await Shop.refused(stripe.prices.create(price))).toMatchObject({
      message: "One of the following params should be provided for this request: product or product_data."
    })
    expect(await Shop.refused(stripe.prices.create({ ...price, product: "prod_none" }))).toMatchObject({
      message: "No such product: 'prod_none'",
      param: "product"
    })
    expect((await stripe.products.list()).data).toHaveLength(1)
  })

  it("loses its name and its key by nothing in their place", async () => {
    const { stripe } = await Shop.start()
    const product_data = { name: "Book" }
    const { id } = await stripe.prices.create({ ...price, product_data, nickname: "cheap", lookup_key: "book" })
    const cleared = await stripe.prices.update(id, { nickname: "", lookup_key: "" })
    expect(cleared).toMatchObject({ nickname: null, lookup_key: null })
  })
})
