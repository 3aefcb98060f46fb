import { describe, expect, it } from "vitest"
import * as Suggestion from "#core/simulation/schema/Suggestion.ts"

describe("a word that was not expected", () => {
  it.each([
    ["contry", ["name", "country", "currency"], "country"],
    ["amnt", ["destination", "amount"], "amount"],
    ["platfrom", ["platform", "accounts"], "platform"],
    ["ferro", ["free", "fero", "ferrous"], "fero"],
    ["Express", ["standard", "express"], "express"],
    ["idd", ["at", "id"], "id"],
    ["ture", ["true", "false"], "true"],
    ["aplatform", ["platform"], "platform"],
    ["plat", ["plats", "plate"], "plats"],
    ["xlatform", ["platform"], "platform"]
  ])("%s means, of %j, %s", (word, expected, meant) => {
    expect(Suggestion.nearest(word, expected)).toBe(meant)
  })

  it.each([
    ["kind", ["name", "type", "country"]],
    ["sunday", ["monday", "friday"]],
    ["UK", ["US", "GB"]],
    ["express", ["express", "expresso"]],
    ["shops-0003", ["shops-0001", "shops-0002"]],
    ["2", ["1"]],
    ["", ["id"]],
    ["p".repeat(61), ["p".repeat(60)]],
    ["anything", []]
  ])("%s means none of %j", (word, expected) => {
    expect(Suggestion.nearest(word, expected)).toBeUndefined()
  })
})

describe("what is said of it", () => {
  it.each([
    [
      "Unknown key; expected one of $schema, name, platform",
      "platfrom",
      "Unknown key; expected one of $schema, name, platform; did you mean platform?"
    ],
    ["Expected full, express or none", "ful", "Expected full, express or none; did you mean full?"],
    ["Expected full, express or none", "non", "Expected full, express or none; did you mean none?"],
    ["Expected application or stripe", "strip", "Expected application or stripe; did you mean stripe?"],
    ["Expected full or none; more come later", "ful", "Expected full or none; more come later; did you mean full?"],
    ["Expected Asia/Tokyo or Etc/UTC", "Asia/Tokio", "Expected Asia/Tokyo or Etc/UTC; did you mean Asia/Tokyo?"],
    [
      'there is no tariff "old"; expected one of US, older, or a tariff of your own under tariffs',
      "oldr",
      'there is no tariff "old"; expected one of US, older, or a tariff of your own under tariffs; did you mean older?'
    ],
    ["Unknown key; expected one of name, country", "age", "Unknown key; expected one of name, country"],
    [
      'there is no earlier charge step "ch_cake"; expected one of cake, tart',
      "ch_cake",
      'there is no earlier charge step "ch_cake"; expected one of cake, tart; did you mean cake?'
    ],
    ["Expected one of cake", "ch_pie", "Expected one of cake"],
    [
      "Unknown key; expected one of amount, currency",
      "000.00 usd",
      "The comma before it ends the amount; expected an amount without thousands separators, such as 1000.00 usd"
    ],
    [
      "Unknown key; expected one of amount, currency",
      "000",
      "The comma before it ends the amount; expected an amount without thousands separators, such as 1000.00 usd"
    ],
    ["Expected one of amount", "000.00 usd", "Expected one of amount"],
    ["Expected one line of text", "one", "Expected one line of text"],
    ["Expected full, express or none", 5, "Expected full, express or none"]
  ])("%s: %j", (message, word, expected) => {
    expect(Suggestion.added(message, word)).toBe(expected)
  })

  it.each([
    ["not_received", "general, product_not_received or unrecognized", "product_not_received"],
    ["not_received", "goods_not_received_at_all, product_not_received or unrecognized", undefined],
    ["fraud", "listed, rejected.fraud or other", "rejected.fraud"],
    ["Reverse", "charge, reverse_transfer or amount", "reverse_transfer"],
    ["receive", "general, product_not_received or unrecognized", undefined]
  ])("is of what alone has the word as a part: %s of %s", (word, expected, meant) => {
    const message = `Expected ${expected}`
    const suffix = meant === undefined ? "" : `; did you mean ${meant}?`
    expect(Suggestion.added(message, word)).toBe(`${message}${suffix}`)
  })

  it("is of no word that has another meaning, however near", () => {
    const keys = "Unknown key; expected one of charge, amount"
    expect(Suggestion.nearest("account", ["charge", "amount"])).toBe("amount")
    expect(Suggestion.added(keys, "account")).toBe(keys)
  })

  it("is of several where the word may mean each of them", () => {
    const keys = "Unknown key; expected one of amount, destination, stripe_account"
    expect(Suggestion.added(keys, "account")).toBe(`${keys}; did you mean stripe_account or destination?`)
  })

  it("comes first where the message is long", () => {
    const long = `Unknown key; expected one of payout, ${"refund, ".repeat(30)}charge`
    expect(Suggestion.added(long, "payot")).toBe(`Did you mean payout? ${long}`)
  })
})
