import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"

const read = (text: string): LedgerAccount.LedgerAccount => Result.getOrThrow(LedgerAccount.parse(text))

const chart: ReadonlyArray<readonly [string, LedgerAccount.LedgerAccount]> = [
  ["acct_ada/balance", LedgerAccount.of("acct_ada", "balance")],
  ["acct_ada/connect_reserved", LedgerAccount.of("acct_ada", "connect_reserved")],
  ["acct_ada/risk_reserved", LedgerAccount.of("acct_ada", "risk_reserved")],
  ["acct_ada/prefunding", LedgerAccount.of("acct_ada", "prefunding")],
  ["acct_ada/issuing", LedgerAccount.of("acct_ada", "issuing")],
  ["acct_ada/network_reserved", LedgerAccount.of("acct_ada", "network_reserved")],
  ["acct_ada/issuing_hold", LedgerAccount.of("acct_ada", "issuing_hold")],
  ["acct_ada/minimum_balance_hold", LedgerAccount.of("acct_ada", "minimum_balance_hold")],
  ["acct_ada/in_transit", LedgerAccount.of("acct_ada", "in_transit")],
  ["acct_ada/bank", LedgerAccount.of("acct_ada", "bank")],
  ["payers", LedgerAccount.payers],
  ["stripe/fees", LedgerAccount.stripeFees],
  ["stripe/passthrough", LedgerAccount.stripePassthrough],
  ["stripe/fx", { book: "stripe", name: "fx" }],
  ["stripe/advances", LedgerAccount.stripeAdvances],
  ["stripe/losses", { book: "stripe", name: "losses" }],
  ["tax/fees", LedgerAccount.taxOnFees],
  ["tax/withheld", LedgerAccount.taxWithheld],
  ["clearing/transfer", LedgerAccount.clearing("transfer")],
  ["clearing/application_fee", LedgerAccount.clearing("application_fee")],
  ["clearing/collection", LedgerAccount.clearing("collection")],
  ["clearing/balance_transfer", LedgerAccount.clearing("balance_transfer")],
  ["opening/acct_ada", LedgerAccount.opening("acct_ada")],
  ["suspense/topup_reversal", LedgerAccount.suspense("topup_reversal")]
]

describe("the chart", () => {
  it.each(chart)("has %s, which reads back as it prints", (text, account) => {
    expect(LedgerAccount.format(account)).toBe(text)
    expect(read(text)).toEqual(account)
  })

  it.each([
    "",
    "/",
    "payer",
    "payers/",
    "payers/payers",
    "/payers",
    "Payers",
    " payers",
    "balance",
    "acct_ada",
    "acct_ada/",
    "acct_ada/cash",
    "acct_ada/Balance",
    "acct_ada/balance ",
    "acct_ada/balance/usd",
    "acct_/balance",
    "acct_ada ben/balance",
    "acct_ada\n/balance",
    "acct:ada/balance",
    "ada/balance",
    "stripe",
    "stripe/",
    "stripe/fee",
    "stripe/withheld",
    "tax/passthrough",
    "clearing/payout",
    "clearing/toString",
    "opening/ada",
    "opening/acct_",
    "opening/acct_ada/usd",
    "opening/acct_ada ben",
    "suspense/",
    "suspense/Topup",
    "suspense/top up",
    "suspense/topup/x",
    "suspense/_topup",
    "constructor/name"
  ])("has no %j", (text) => {
    const refusal = Result.getOrThrow(Result.flip(LedgerAccount.parse(text)))
    expect(refusal).toBeInstanceOf(LedgerAccount.UnknownLedgerAccount)
    expect(refusal.message).toBe(
      `"${text}" is no ledger account; expected for example acct_…/balance, stripe/fees, clearing/transfer or payers`
    )
  })

  it("has every text that it reads, and reads every account that it prints", () => {
    const part = fc.constantFrom("acct_ada", "acct_", "stripe", "tax", "clearing", "opening", "suspense", "payers")
    const name = fc.oneof(fc.constantFrom(...LedgerAccount.pots, ...LedgerAccount.crossings, "fees"), fc.string(), part)
    fc.assert(
      fc.property(part, name, (book, name) => {
        const text = `${book}/${name}`
        const parsed = LedgerAccount.parse(text)
        return Result.isFailure(parsed) || LedgerAccount.format(parsed.success) === text
      })
    )
  })
})

describe("an item", () => {
  it.each(chart)("on %s", (text, account) => {
    expect(LedgerAccount.hasItems(account)).toBe(text.startsWith("clearing/") || text === "acct_ada/in_transit")
  })

  it("is not needed in suspense, whatever the unknown type is called", () => {
    expect(LedgerAccount.hasItems(LedgerAccount.suspense("in_transit"))).toBe(false)
  })
})

describe("two accounts", () => {
  it("are the same when book and name are, and only then", () => {
    for (const [one, a] of chart) {
      for (const [other, b] of chart) expect(LedgerAccount.equals(a, b), `${one} and ${other}`).toBe(one === other)
    }
  })
})

describe("a ledger account", () => {
  const makers = {
    "acct_ada/balance": () => LedgerAccount.of("acct_ada", "balance"),
    "clearing/transfer": () => LedgerAccount.clearing("transfer"),
    "opening/acct_ada": () => LedgerAccount.opening("acct_ada"),
    "suspense/topup": () => LedgerAccount.suspense("topup"),
    payers: () => LedgerAccount.payers,
    "tax/fees": () => LedgerAccount.taxOnFees
  }

  it.each(Object.entries(makers))("is one object, however it is made or read: %s", (text, make) => {
    expect(make()).toBe(make())
    expect(read(text)).toBe(make())
    expect(LedgerAccount.interned({ ...make() })).toBe(make())
  })

  it.each(chart)("has a number of its own: %s", (text, account) => {
    const byHand = { ...account }
    expect(LedgerAccount.ordinalOf(byHand)).toBe(LedgerAccount.ordinalOf(read(text)))
    const numbers = new Set(chart.map(([, other]) => LedgerAccount.ordinalOf(other)))
    expect(numbers.size).toBe(chart.length)
  })

  it("keeps its number to itself", () => {
    expect(JSON.stringify(LedgerAccount.payers)).toBe('{"book":"payers","name":"payers"}')
    expect(LedgerAccount.payers).toStrictEqual({ book: "payers", name: "payers" })
  })
})
