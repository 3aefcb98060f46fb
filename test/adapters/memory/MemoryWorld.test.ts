import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Held } from "#core/connect/objects/Authorization.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { Sent } from "#core/connect/objects/Payout.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type { Expected } from "#core/connect/objects/TopUp.ts"
import { type MovingWorld, nothing, type Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const usd = money("1 usd").currency

const monday = moment("2026-03-02T09:30Z")
const tuesday = moment("2026-03-03")
const wednesday = moment("2026-03-04")

const common = {
  name: "Market",
  country: "US",
  currency: usd,
  tariff: CountryTariffs.byCountry.get("US") ?? expect.fail("no tariff"),
  settlementDelay: SettlementDelay.ofCountry("US")
}
const platform: StripeAccount.PlatformAccount = { ...common, kind: "platform", id: "acct_market" }
const ada: StripeAccount.ConnectedAccount = {
  ...common,
  kind: "connected",
  id: "acct_ada",
  controller: Controller.typed.express,
  capabilities: new Set()
}

const world = (): MovingWorld =>
  MemoryWorld.make({ platform, accounts: [ada], settings: Settings.defaults, start: monday })

const charge = (id: string, amount = "10.00 usd"): Charge => ({
  object: "charge",
  id,
  account: "acct_ada",
  amount: money(amount),
  amountRefunded: money("0 usd"),
  created: monday,
  availableOn: wednesday,
  balanceTransaction: `txn_${id}`,
  paymentMethod: "card",
  sourceType: "card",
  transferred: { count: 0, total: money("0 usd") }
})

const held1: Held = {
  object: "authorization",
  id: "ch_1",
  account: "acct_ada",
  amount: money("10.00 usd"),
  created: monday,
  status: "held",
  captureBefore: moment("2026-03-09T09:30Z"),
  request: { _tag: "charge", key: "1", amount: money("10.00 usd") }
}

const waiting = (id: string): Waiting => ({
  object: "refund",
  id,
  account: "acct_ada",
  charge: "ch_1",
  amount: money("3.00 usd"),
  created: monday,
  refundedBefore: money("0 usd"),
  status: "pending",
  pendingReason: "insufficient_funds",
  key: id.replace("re_", ""),
  reverseTransfer: false,
  refundApplicationFee: false
})

const payout: Sent = {
  object: "payout",
  method: "standard",
  id: "po_1",
  account: "acct_ada",
  amount: money("3.00 usd"),
  created: monday,
  arrivalDate: wednesday,
  sourceType: "card",
  description: "",
  maker: "request",
  reconciliationStatus: "not_applicable",
  status: "pending",
  balanceTransaction: "txn_9"
}

const topUp: Expected = {
  object: "topup",
  id: "tu_1",
  account: "acct_market",
  amount: money("3.00 usd"),
  created: monday,
  expectedAvailabilityDate: wednesday,
  description: "",
  status: "pending"
}

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
const only = (part: Partial<Outcome>): Outcome => ({ ...nothing, ...part })

const matures = (amount: string, transaction = "txn_1"): Outcome =>
  only({ transactions: [line(amount, wednesday, transaction)] })

/** What comes about until then, and is applied: nothing but maturities has consequences here. */
const until = (world: MovingWorld, moment: Instant.Instant): ReadonlyArray<Happening> => {
  const happened: Array<Happening> = []
  for (let happening = world.next(moment); happening !== undefined; happening = world.next(moment)) {
    happened.push(happening)
    if (happening.kind === "maturity") world.apply(only({ matured: [happening] }))
  }
  return happened
}

const ofAda = (amount: string): Happening => ({
  kind: "maturity",
  at: wednesday,
  account: "acct_ada",
  sourceType: "card",
  amount: money(amount)
})

const held = (world: MovingWorld, currency = usd): ReadonlyArray<string> => {
  const { available, pending } = world.balance("acct_ada", currency)
  return [Money.formatAmount(pending), Money.formatAmount(available)]
}

describe("a new world", () => {
  it("has its platform, its accounts and its settings, at its first moment", () => {
    const made = world()
    expect(made.platform).toBe(platform)
    expect(made.settings).toBe(Settings.defaults)
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
    MemoryWorld.make({ platform: { ...platform, tariff }, accounts, settings: Settings.defaults, start: monday })

  it("has two accounts of one id", () => {
    expect(() => make([ada, { ...ada, name: "Another" }])).toThrow(
      new Error("there are two accounts acct_ada: give each its own id")
    )
    expect(() => make([{ ...ada, id: "acct_market" }])).toThrow("two accounts acct_market")
  })

  it("has an account whose tariff is in another currency than it settles in", () => {
    const euros = CountryTariffs.byCountry.get("DE") ?? expect.fail("no tariff")
    expect(() => make([{ ...ada, tariff: euros }])).toThrow(
      new Error('acct_ada settles in usd, but its tariff "DE standard" charges in eur: give it a tariff in usd')
    )
    expect(() => make([], euros)).toThrow("acct_market settles in usd")
  })
})

describe("an account that joins", () => {
  const ben: StripeAccount.ConnectedAccount = {
    ...ada,
    id: "acct_ben",
    payouts: { schedule: { interval: "daily" }, debitNegativeBalances: false }
  }

  it("is there from then on, and paid out as it says", () => {
    const made = MemoryWorld.make({ platform, accounts: [ada], settings: Settings.defaults, start: monday })
    expect(made.account("acct_ben")).toBeUndefined()
    made.join(ben)
    expect(made.account("acct_ben")).toBe(ben)
    const sold = BalanceTransaction.make({
      id: "txn_1",
      account: "acct_ben",
      type: "charge",
      amount: money("10.00 usd"),
      feeDetails: [],
      source: "ch_1",
      created: monday,
      availableOn: wednesday,
      description: "",
      reportingCategory: "charge"
    })
    made.apply({ ...nothing, transactions: [sold] })
    expect(made.next(wednesday)).toMatchObject({ kind: "payout_run", account: "acct_ben" })
  })

  it("is a bug where there is one of its id, or where it pays tax on fees", () => {
    const made = MemoryWorld.make({ platform, accounts: [ada], settings: Settings.defaults, start: monday })
    expect(() => made.join(ada)).toThrow("there are two accounts acct_ada")
    const feeTax = Result.getOrThrow(Rate.parse("23%"))
    expect(() => made.join({ ...ben, feeTax })).toThrow("acct_ben pays tax on fees: it must be there from the start")
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
    expect(until(made, wednesday)).toEqual([])
  })
})

describe("a command's key", () => {
  const usedMessage = (key: string) =>
    `a command with the key "${key}" was carried out already: a command's key must be unique in its world`
  const message = (id: string) => `${id} exists already: a command's key must be unique in its world`

  it("is refused again while what it made is known, and nothing of it is applied", () => {
    const made = world()
    made.apply({ ...matures("10.00 usd"), made: [charge("ch_1")] })
    const second = { ...matures("-4.00 usd", "txn_2"), made: [charge("py_1"), charge("ch_1")] }
    expect(() => made.apply(second)).toThrow(new Error(message("ch_1")))
    expect(made.charge("py_1")).toBeUndefined()
    expect(held(made)).toEqual(["10.00", "0.00"])
  })

  it("gives each object of an outcome an id of its own", () => {
    const made = world()
    expect(() => made.apply(only({ made: [charge("ch_1"), charge("ch_1")] }))).toThrow(message("ch_1"))
    expect(made.charge("ch_1")).toBeUndefined()
  })

  it("is refused for a command of another kind too, whose lines would have the same ids", () => {
    const made = world()
    made.apply({ ...matures("10.00 usd"), key: "1", made: [charge("ch_1")] })
    const other = { ...matures("-4.00 usd"), key: "1", made: [charge("py_1")] }
    expect(() => made.apply(other)).toThrow(new Error(usedMessage("1")))
    expect(made.charge("py_1")).toBeUndefined()
    expect(held(made)).toEqual(["10.00", "0.00"])
  })

  it("has no dot: what k and k.2 make could have the same ids", () => {
    const made = world()
    const second = { ...matures("-4.00 usd", "txn_k.2"), key: "k.2", made: [charge("ch_k.2")] }
    for (const isPassing of [false, true]) {
      expect(() => made.apply(second, isPassing)).toThrow(
        new Error(
          'the key "k.2" has a dot, so that what it makes may have an id of what another makes: give it a key without one'
        )
      )
    }
    expect(held(made)).toEqual(["0.00", "0.00"])
  })

  it("is free again once what it made is forgotten", () => {
    const made = world()
    const once = { ...matures("10.00 usd"), key: "1", made: [{ ...charge("ch_1"), balanceTransaction: "txn_1" }] }
    made.apply(once)
    made.forget(["ch_1"])
    made.apply(once)
    expect(held(made)).toEqual(["20.00", "0.00"])
  })

  it("is the authorisation's for the charge that takes its place, and for nothing else", () => {
    const made = world()
    made.apply(only({ made: [held1] }))
    expect(() => made.apply(only({ made: [held1] }))).toThrow(message("ch_1"))
    const captured = { ...charge("ch_1"), amountAuthorized: money("10.00 usd") }
    made.apply(only({ made: [captured] }))
    expect([made.authorization("ch_1"), made.charge("ch_1")]).toEqual([undefined, captured])
    expect(() => made.apply(only({ made: [captured] }))).toThrow(message("ch_1"))
    expect(() => made.apply(only({ made: [charge("ch_1")] }))).toThrow(message("ch_1"))
    expect(() => made.apply(only({ made: [held1] }))).toThrow(message("ch_1"))
  })
})

describe("what is authorised, or is not any more", () => {
  const { captureBefore: _, request: __, ...rest } = held1
  const captured = { ...charge("ch_1"), amountAuthorized: money("10.00 usd") }

  it.each<readonly [string, ConnectObject, Charge]>([
    ["a new charge of the same key", held1, charge("ch_1")],
    [
      "a new charge of a declined payment's key",
      { ...rest, status: "declined", declineCode: "generic_decline" },
      charge("ch_1")
    ],
    ["a capture of what was declined", { ...rest, status: "declined", declineCode: "generic_decline" }, captured],
    ["a capture of what has expired", { ...rest, status: "expired" }, captured]
  ])("is not replaced by %s", (_, authorization, made) => {
    const world1 = world()
    world1.apply(only({ made: [authorization] }))
    expect(() => world1.apply(only({ made: [made] }))).toThrow("ch_1 exists already")
    expect(world1.authorization("ch_1")).toEqual(authorization)
  })
})

describe("a key", () => {
  const taken = (world: MovingWorld, key: string): boolean => {
    try {
      world.apply(only({ key, made: [charge(`ch_probe_${key}`)] }))
    } catch {
      return true
    }
    world.forget([`ch_probe_${key}`])
    return false
  }

  it("is taken until the last of what its command made is forgotten", () => {
    const made = world()
    made.apply(only({ key: "1", made: [charge("ch_1"), charge("py_1")] }))
    made.forget(["ch_1"])
    expect(taken(made, "1")).toBe(true)
    made.forget(["py_1"])
    expect(taken(made, "1")).toBe(false)
  })

  it("of a command that made nothing is taken until what it changed is forgotten", () => {
    const made = world()
    made.apply(only({ key: "1", made: [payout] }))
    made.apply(only({ key: "2", changed: [{ ...payout, status: "canceled", failureBalanceTransaction: "txn_2" }] }))
    expect([taken(made, "1"), taken(made, "2")]).toEqual([true, true])
    made.forget(["po_1"])
    expect([taken(made, "1"), taken(made, "2")]).toEqual([false, false])
  })

  it("of a hold and the key of its capture are both taken until the charge is forgotten", () => {
    const made = world()
    made.apply(only({ key: "1", made: [held1] }))
    made.apply(only({ key: "2", made: [{ ...charge("ch_1"), amountAuthorized: money("10.00 usd") }] }))
    expect([taken(made, "1"), taken(made, "2")]).toEqual([true, true])
    made.forget(["ch_1"])
    expect([taken(made, "1"), taken(made, "2")]).toEqual([false, false])
  })

  it("that is refused is not taken by that", () => {
    const made = world()
    made.apply(only({ key: "1", made: [charge("ch_1")] }))
    expect(() => made.apply(only({ key: "2", made: [charge("ch_1")] }))).toThrow("ch_1 exists already")
    expect(taken(made, "2")).toBe(false)
  })
})

describe("an outcome of another moment", () => {
  it.each([
    ["that is over", tuesday],
    ["that is yet to come", monday - 1]
  ])("is a bug without a line, too: one %s", (_, now) => {
    const made = MemoryWorld.make({
      platform,
      accounts: [ada],
      settings: Settings.defaults,
      start: now as Instant.Instant
    })
    expect(() => made.apply(only({ at: monday, made: [held1] }))).toThrow(
      `an outcome was decided for 2026-03-02T09:30:00Z, and now is ${Instant.format(now as Instant.Instant)}`
    )
    expect(made.authorization("ch_1")).toBeUndefined()
  })

  it("is a bug of money that matures at another moment", () => {
    const made = world()
    const matured = [{ ...ofAda("1.00 usd"), kind: "maturity", sourceType: "card" }] as Outcome["matured"]
    expect(() => made.apply(only({ matured }))).toThrow("money of acct_ada matures at 2026-03-04T00:00:00Z, and now is")
    expect(held(made)).toEqual(["0.00", "0.00"])
  })

  it.each([
    ["that time has passed", monday, wednesday],
    ["that is yet to come", monday, moment("2026-03-01")]
  ])("%s is a bug, and nothing of it is applied", (_, created, now) => {
    const made = MemoryWorld.make({ platform, accounts: [ada], settings: Settings.defaults, start: now })
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
    expect(until(made, moment("2026-03-03T23:59:59Z"))).toEqual([])
    expect(held(made)).toEqual(["10.00", "0.00"])
    expect(until(made, wednesday)).toEqual([ofAda("10.00 usd")])
    expect(held(made)).toEqual(["0.00", "10.00"])
    expect(until(made, moment("2026-03-10"))).toEqual([])
    expect(held(made)).toEqual(["0.00", "10.00"])
    expect(made.now()).toBe(moment("2026-03-10"))
  })

  it("matures money that is owed, too", () => {
    const made = world()
    made.apply(matures("10.00 usd"))
    made.apply(matures("-4.00 usd", "txn_2"))
    expect(until(made, wednesday)).toEqual([ofAda("6.00 usd")])
    expect(held(made)).toEqual(["0.00", "6.00"])
  })

  it("may stand still", () => {
    const made = world()
    expect(made.next(monday)).toBeUndefined()
    expect(made.now()).toBe(monday)
  })

  it("does not run back: that is a bug, and changes nothing", () => {
    const made = world()
    expect(() => made.next(moment("2026-03-02T09:29:59Z"))).toThrow(new Error("time does not run back"))
    expect(made.now()).toBe(monday)
  })
})

describe("what waits for funds", () => {
  const ids = (world: MovingWorld) => [...world.waitingRefunds("acct_ada")].map(({ id }) => id)

  it("is known by account, the oldest first, until it is paid, canceled or fails", () => {
    const made = world()
    made.apply(only({ made: [waiting("re_1"), waiting("re_2"), { ...waiting("re_9"), account: "acct_market" }] }))
    made.apply(only({ made: [waiting("re_3")] }))
    expect(ids(made)).toEqual(["re_1", "re_2", "re_3"])
    const { pendingReason: _, ...rest } = waiting("re_2")
    made.apply(only({ changed: [{ ...rest, status: "canceled" }] }))
    expect(ids(made)).toEqual(["re_1", "re_3"])
    expect(made.refund("re_2")?.status).toBe("canceled")
    expect(made.waitingRefunds("acct_nobody").size).toBe(0)
  })

  it("is known by charge, too", () => {
    const made = world()
    made.apply(only({ made: [waiting("re_1"), { ...waiting("re_2"), charge: "ch_2" }, waiting("re_3")] }))
    const of = (charge: string) => [...made.waitingOf(charge)].map(({ id }) => id)
    expect([of("ch_1"), of("ch_2"), of("ch_3")]).toEqual([["re_1", "re_3"], ["re_2"], []])
    made.apply(only({ changed: [{ ...waiting("re_1"), status: "canceled" } as never] }))
    expect(of("ch_1")).toEqual(["re_3"])
  })
})

describe("the pots of a balance", () => {
  it("are kept apart by source type, and together are the balance", () => {
    const made = world()
    const cards = { ...line("5.00 usd", monday), sourceType: "card" as const }
    const banks = { ...line("-2.00 usd", monday, "txn_2"), sourceType: "bank_account" as const }
    const later = { ...line("9.00 usd", wednesday, "txn_3"), sourceType: "bank_account" as const }
    made.apply(only({ transactions: [cards, banks, later] }))
    const of = (sourceType?: "card" | "bank_account" | "fpx") => {
      const { available, pending } = made.balance("acct_ada", usd, sourceType)
      return [Money.formatAmount(pending), Money.formatAmount(available)]
    }
    expect([of("card"), of("bank_account"), of("fpx"), of()]).toEqual([
      ["0.00", "5.00"],
      ["9.00", "-2.00"],
      ["0.00", "0.00"],
      ["9.00", "3.00"]
    ])
    until(made, wednesday)
    expect([of("card"), of("bank_account"), of()]).toEqual([
      ["0.00", "5.00"],
      ["0.00", "7.00"],
      ["0.00", "12.00"]
    ])
  })
})

describe("forgetting", () => {
  const known = (world: MovingWorld) => [...world.objects()].map(({ id }) => id)

  it("drops what has settled, at once, and nothing else", () => {
    const made = world()
    made.apply(only({ made: [charge("ch_1"), charge("ch_2"), charge("ch_3")] }))
    made.forget(["ch_1", "ch_3", "ch_never"])
    expect(known(made)).toEqual(["ch_2"])
  })

  it.each<readonly [string, ConnectObject, ConnectObject]>([
    [
      "a refund that waits for funds",
      waiting("re_1"),
      { ...waiting("re_1"), status: "succeeded", balanceTransaction: "t" } as never
    ],
    ["a payout that is pending", payout, { ...payout, status: "paid" }],
    ["a payout on its way", { ...payout, status: "in_transit" }, { ...payout, status: "paid" }],
    ["a top-up that is yet to come", topUp, { ...topUp, status: "canceled" }],
    [
      "an authorisation that may be captured",
      held1,
      { ...charge("ch_1"), object: "authorization", status: "expired" } as never
    ]
  ])("keeps all that belongs to %s, until it has settled and somebody forgets again", (_, open, settled) => {
    const made = world()
    made.apply(only({ made: [charge("ch_5"), open] }))
    made.forget([open.id, "ch_5"])
    expect(known(made)).toEqual(["ch_5", open.id])
    made.apply(only({ changed: [charge("ch_5", "9.00 usd")] }))
    made.forget([])
    expect(known(made)).toEqual(["ch_5", open.id])
    made.apply(only({ changed: [settled] }))
    expect(known(made)).toEqual(["ch_5", open.id])
    made.forget([])
    expect(known(made)).toEqual([])
  })

  it("waits for each of several that have not settled", () => {
    const made = world()
    made.apply(only({ made: [payout, { ...payout, id: "po_2" }, charge("ch_1")] }))
    made.forget(["ch_1", "po_1", "po_2"])
    made.apply(only({ changed: [{ ...payout, status: "paid" }] }))
    made.forget([])
    expect(known(made)).toEqual(["po_1", "po_2", "ch_1"])
    made.apply(only({ changed: [{ ...payout, id: "po_2", status: "paid" }] }))
    made.forget([])
    expect(known(made)).toEqual([])
  })

  it.each([
    ["first", "po_1", "po_2"],
    ["last", "po_2", "po_1"]
  ])("drops what settling made, whichever settles %s", (_, first, last) => {
    const made = world()
    const both = [payout, { ...payout, id: "po_2" }]
    made.apply(only({ made: both }))
    made.forget(["po_1", "po_2"])
    made.apply(only({ changed: [{ ...payout, id: first, status: "paid" }], made: [charge(`ch_${first}`)] }))
    made.forget([])
    expect(known(made)).toEqual(["po_1", "po_2", `ch_${first}`])
    made.apply(only({ changed: [{ ...payout, id: last, status: "paid" }], made: [charge(`ch_${last}`)] }))
    made.forget([])
    expect(known(made)).toEqual([])
  })

  it("drops all that was to go with one object, however often that was said", () => {
    const made = world()
    made.apply(only({ made: [payout, charge("ch_1"), charge("ch_2")] }))
    made.forget(["ch_1", "po_1"])
    made.forget(["ch_2", "po_1"])
    made.apply(only({ changed: [{ ...payout, status: "paid" }] }))
    made.forget([])
    expect(known(made)).toEqual([])
  })
})
