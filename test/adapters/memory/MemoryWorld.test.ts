import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { Charge } from "#core/connect/Charge.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const usd = money("1 usd").currency

const monday = moment("2026-03-02T09:30Z")
const wednesday = moment("2026-03-04")

const common = {
  name: "Market",
  country: "US",
  currency: usd,
  tariff: Tariff.byCountry.get("US") ?? expect.fail("no tariff"),
  settlementDelay: SettlementDelay.ofCountry("US")
}
const platform: StripeAccount.PlatformAccount = { ...common, kind: "platform", id: "acct_market" }
const ada: StripeAccount.ConnectedAccount = {
  ...common,
  kind: "connected",
  id: "acct_ada",
  controller: StripeAccount.typed.express,
  capabilities: new Set()
}

const world = (): MovingWorld =>
  MemoryWorld.make({ platform, accounts: [ada], settings: Settings.documented, start: monday })

const charge = (id: string, amount = "10.00 usd"): Charge => ({
  object: "charge",
  id,
  account: "acct_ada",
  amount: money(amount),
  amountRefunded: money("0 usd"),
  created: monday,
  availableOn: wednesday,
  balanceTransaction: `txn_${id}`,
  transferred: { count: 0, total: money("0 usd") }
})

const line = (amount: string, availableOn = wednesday, id = "txn_1"): BalanceTransaction.BalanceTransaction =>
  BalanceTransaction.make({
    id,
    account: "acct_ada",
    type: "charge",
    amount: money(amount),
    feeDetails: [],
    created: monday,
    availableOn,
    source: "ch_1",
    description: "",
    reportingCategory: "charge"
  })

/** An outcome that does only this. */
const only = (part: Partial<Outcome>): Outcome => ({ made: [], changed: [], transactions: [], happenings: [], ...part })

const matures = (amount: string, transaction = "txn_1"): Outcome =>
  only({
    transactions: [line(amount, wednesday, transaction)],
    happenings: [{ kind: "maturity", at: wednesday, account: "acct_ada", transaction, amount: money(amount) }]
  })

const held = (world: MovingWorld, currency = usd): ReadonlyArray<string> => {
  const { available, pending } = world.balance("acct_ada", currency)
  return [Money.formatAmount(pending), Money.formatAmount(available)]
}

describe("a new world", () => {
  it("has its platform, its accounts and its settings, at its first moment", () => {
    const made = world()
    expect(made.platform).toBe(platform)
    expect(made.settings).toBe(Settings.documented)
    expect(made.account("acct_market")).toBe(platform)
    expect(made.account("acct_ada")).toBe(ada)
    expect(made.account("acct_nobody")).toBeUndefined()
    expect(made.now()).toBe(monday)
  })

  it("has no objects and no money, of whatever account or currency", () => {
    const made = world()
    expect([made.charge("ch_1"), made.refund("re_1"), made.transfer("tr_1"), made.applicationFee("fee_1")]).toEqual(
      Array(4).fill(undefined)
    )
    expect(held(made)).toEqual(["0.00", "0.00"])
    expect(made.balance("acct_nobody", money("1 jpy").currency)).toEqual({
      pending: money("0 jpy"),
      available: money("0 jpy")
    })
  })
})

describe("a world that cannot be made", () => {
  const make = (accounts: ReadonlyArray<StripeAccount.ConnectedAccount>, tariff = platform.tariff) =>
    MemoryWorld.make({ platform: { ...platform, tariff }, accounts, settings: Settings.documented, start: monday })

  it("has two accounts of one id", () => {
    expect(() => make([ada, { ...ada, name: "Another" }])).toThrow(
      new Error("there are two accounts acct_ada: give each its own id")
    )
    expect(() => make([{ ...ada, id: "acct_market" }])).toThrow("two accounts acct_market")
  })

  it("has an account whose fixed fee is in another currency than it settles in", () => {
    const euros = Tariff.byCountry.get("DE") ?? expect.fail("no tariff")
    expect(() => make([{ ...ada, tariff: euros }])).toThrow(
      new Error(
        'acct_ada settles in usd, but the fixed fee of its tariff "DE online card, EEA" is in eur: ' +
          "give it a tariff in usd"
      )
    )
    expect(() => make([], euros)).toThrow("acct_market settles in usd")
  })
})

describe("an outcome that is applied", () => {
  it("adds the objects it made, each found as what it is", () => {
    const made = world()
    made.apply(only({ made: [charge("ch_1")] }))
    expect(made.charge("ch_1")).toEqual(charge("ch_1"))
    expect(made.refund("ch_1")).toBeUndefined()
    expect(made.transfer("ch_1")).toBeUndefined()
    expect(made.applicationFee("ch_1")).toBeUndefined()
  })

  it("replaces the objects it changed", () => {
    const made = world()
    made.apply(only({ made: [charge("ch_1"), charge("ch_2")] }))
    made.apply(only({ changed: [{ ...charge("ch_1"), amountRefunded: money("1.00 usd") }] }))
    expect(made.charge("ch_1")?.amountRefunded).toEqual(money("1.00 usd"))
    expect(made.charge("ch_2")).toEqual(charge("ch_2"))
  })

  it("moves the net of its lines: pending until they mature, available if they have", () => {
    const made = world()
    made.apply(matures("10.00 usd"))
    expect(held(made)).toEqual(["10.00", "0.00"])
    made.apply(only({ transactions: [line("-3.00 usd", monday, "txn_2")] }))
    expect(held(made)).toEqual(["10.00", "-3.00"])
    made.apply(only({ transactions: [line("1.00 usd", moment("2026-03-01"), "txn_3")] }))
    expect(held(made)).toEqual(["10.00", "-2.00"])
    expect(held(made, money("1 eur").currency)).toEqual(["0.00", "0.00"])
  })

  it("keeps currencies apart", () => {
    const made = world()
    const yen = line("3 jpy", monday, "txn_3")
    made.apply(only({ transactions: [line("1.00 usd"), line("2.00 eur", wednesday, "txn_2"), yen] }))
    expect(held(made)).toEqual(["1.00", "0.00"])
    expect(held(made, money("1 eur").currency)).toEqual(["2.00", "0.00"])
    expect(held(made, money("1 jpy").currency)).toEqual(["0", "3"])
  })

  it("with an id that is taken already is a bug, and nothing of it is applied", () => {
    const made = world()
    made.apply(only({ made: [charge("ch_1")] }))
    const twice = {
      ...matures("10.00 usd"),
      made: [charge("ch_2"), charge("ch_1")],
      changed: [charge("ch_1", "9 usd")]
    }
    expect(() => made.apply(twice)).toThrow(
      new Error("ch_1 exists already: a command's key must be unique in its world")
    )
    expect(made.charge("ch_2")).toBeUndefined()
    expect(made.charge("ch_1")).toEqual(charge("ch_1"))
    expect(held(made)).toEqual(["0.00", "0.00"])
    expect(made.advance(wednesday)).toEqual([])
  })
})

describe("a command's key", () => {
  const message = (id: string) => `${id} exists already: a command's key must be unique in its world`

  it("is refused for a command of another kind too: its line is there already, and nothing of it is applied", () => {
    const made = world()
    made.apply({ ...matures("10.00 usd"), made: [charge("ch_1")] })
    const second = { ...matures("-4.00 usd"), made: [{ ...charge("py_1") }] }
    expect(() => made.apply(second)).toThrow(new Error(message("txn_1")))
    expect(made.charge("py_1")).toBeUndefined()
    expect(held(made)).toEqual(["10.00", "0.00"])
  })

  it("gives each line and each object of an outcome an id of its own", () => {
    const made = world()
    expect(() => made.apply(only({ transactions: [line("1.00 usd"), line("2.00 usd")] }))).toThrow(message("txn_1"))
    expect(() => made.apply(only({ made: [charge("ch_1"), charge("ch_1")] }))).toThrow(message("ch_1"))
    expect(held(made)).toEqual(["0.00", "0.00"])
    expect(made.charge("ch_1")).toBeUndefined()
  })
})

describe("an outcome of another moment", () => {
  it.each([
    ["that time has passed", monday, wednesday],
    ["that is yet to come", monday, moment("2026-03-01")]
  ])("%s is a bug, and nothing of it is applied", (_, created, now) => {
    const made = MemoryWorld.make({ platform, accounts: [ada], settings: Settings.documented, start: now })
    expect(() => made.apply({ ...matures("10.00 usd"), made: [charge("ch_1")] })).toThrow(
      new Error(
        `txn_1 was created at ${Instant.format(created)}, and now is ${Instant.format(now)}: ` +
          "advance to the moment of a command before it is decided, and apply its outcome there"
      )
    )
    expect(held(made)).toEqual(["0.00", "0.00"])
    expect(made.charge("ch_1")).toBeUndefined()
  })
})

describe("time", () => {
  it("makes money available in the second in which it matures, and says so once", () => {
    const made = world()
    made.apply(matures("10.00 usd"))
    expect(made.advance(moment("2026-03-03T23:59:59Z"))).toEqual([])
    expect(held(made)).toEqual(["10.00", "0.00"])
    expect(made.advance(wednesday).map(({ transaction }) => transaction)).toEqual(["txn_1"])
    expect(held(made)).toEqual(["0.00", "10.00"])
    expect(made.advance(moment("2026-03-10"))).toEqual([])
    expect(held(made)).toEqual(["0.00", "10.00"])
    expect(made.now()).toBe(moment("2026-03-10"))
  })

  it("matures money that is owed, too", () => {
    const made = world()
    made.apply(matures("10.00 usd"))
    made.apply(matures("-4.00 usd", "txn_2"))
    made.advance(wednesday)
    expect(held(made)).toEqual(["0.00", "6.00"])
  })

  it("may stand still", () => {
    const made = world()
    expect(made.advance(monday)).toEqual([])
    expect(made.now()).toBe(monday)
  })

  it("does not run back: that is a bug, and changes nothing", () => {
    const made = world()
    expect(() => made.advance(moment("2026-03-02T09:29:59Z"))).toThrow(new Error("time does not run back"))
    expect(made.now()).toBe(monday)
  })
})
