import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as CoverNegativeBalance from "#core/connect/decisions/CoverNegativeBalance.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type * as Settings from "#core/connect/Settings.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import { nothing, type MovingWorld } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  after,
  charge,
  connected,
  debit,
  done,
  held,
  market,
  moment,
  money,
  passed,
  payout,
  refund,
  refused,
  sten,
  thursday,
  toAda,
  topUp,
  transfer,
  world
} from "../Worlds.ts"

const choices = { refundWithoutFunds: "negative_balance" } as const
/** 100.00 usd came in on Monday, less 3.20 usd, and all of it went out on Thursday; 60.00 usd of it go back. */
const emptied = (account: typeof ada, other = sten, settings: Partial<Settings.Settings> = {}) => {
  const made = after([charge("lamp", "100.00 usd", { stripeAccount: account.id }), charge("own", "50.00 usd")], {
    accounts: [account, other],
    choices: { ...choices, ...settings }
  })
  done(made, payout("out", undefined, { stripeAccount: account.id }), thursday)
  passed(made, friday)
  done(made, refund("back", "ch_lamp", { amount: money("60.00 usd") }))
  return made
}
const friday = moment("2026-03-06T10:00Z")
const later = (days: number) => Instant.plus(friday, days * 86_400)
const postings = (happened: ReturnType<typeof passed>) =>
  happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))
const kinds = (happened: ReturnType<typeof passed>) =>
  happened.map(({ happening }) => `${happening.kind} ${Instant.format(happening.at).slice(0, 16)}`)
const usd = market.currency

/** The connected accounts that are negative: of the platform's own shortfall nothing follows. */
const short = (world: MovingWorld) => world.negatives().filter(({ account }) => account !== market.id)

describe("a negative balance that the platform is liable for", () => {
  it("has as much of the platform's money set aside, at its own moment", () => {
    const made = emptied(ada)
    const happened = passed(made, friday)
    expect(kinds(happened)).toEqual(["shortfall 2026-03-06T10:00"])
    expect(happened[0]?.outcome.transactions).toMatchObject([
      {
        id: "txn_ada.usd.1",
        account: market.id,
        type: "reserve_transaction",
        amount: money("-60.00 usd"),
        fee: money("0.00 usd"),
        created: friday,
        availableOn: friday,
        source: "rtx_ada.usd.1",
        sourceType: "card",
        reportingCategory: "connect_reserved_funds",
        description: "Reserve for acct_ada"
      }
    ])
    expect(happened[0]?.outcome.reserved).toEqual([
      {
        id: "rtx_ada.usd.1",
        account: ada.id,
        amount: money("60.00 usd"),
        created: friday,
        balanceTransaction: "txn_ada.usd.1"
      }
    ])
    expect(postings(happened)).toEqual(["60.00 usd acct_market/balance -> acct_market/connect_reserved"])
    expect(made.negative(ada.id, usd)).toEqual({ account: ada.id, currency: usd, since: friday, held: money("60 usd") })
  })

  it("has it set aside where the platform has less, whose own balance then is negative", () => {
    const made = emptied(ada)
    passed(made, friday)
    expect([held(made, market.id), held(made, ada.id)]).toEqual(["0.00 / -11.75", "0.00 / -60.00"])
  })

  it("is covered again and again by what it is, and no more: what comes in fills it first", () => {
    const made = emptied(ada)
    done(made, refund("rest", "ch_lamp", { amount: money("10.00 usd") }), later(1))
    done(made, charge("sale", "50.00 usd", { stripeAccount: ada.id }), later(2))
    expect(postings(passed(made, later(3)))).toEqual([])
    const filling = passed(made, later(5))
    expect(kinds(filling)).toEqual(["maturity 2026-03-11T00:00", "shortfall 2026-03-11T00:00"])
    expect(postings(filling)).toEqual(["48.25 usd acct_market/connect_reserved -> acct_market/balance"])
    expect(filling[1]?.outcome.transactions[0]?.description).toBe("Release of the reserve for acct_ada")
    expect([held(made, market.id), held(made, ada.id)]).toEqual(["0.00 / 26.50", "0.00 / -21.75"])
    expect(short(made)).toEqual([{ account: ada.id, currency: usd, since: friday, held: money("21.75 usd") }])
    done(made, charge("more", "30.00 usd", { stripeAccount: ada.id }), later(5))
    passed(made, later(9))
    expect([held(made, market.id), held(made, ada.id)]).toEqual(["0.00 / 48.25", "0.00 / 7.08"])
    expect([made.negative(ada.id, usd), short(made)]).toEqual([undefined, []])
  })

  it("is filled at once by a transfer, and has no payouts until it is", () => {
    const made = emptied(ada)
    expect(refused(made, payout("more", "1.00 usd", { stripeAccount: ada.id }), later(1)).message).toContain(
      "insufficient funds"
    )
    done(made, topUp("cash", "100.00 usd", { expectedAvailabilityDate: later(2) }), later(1))
    done(made, transfer("help", "60.00 usd", { sourceType: "bank_account" }), later(2))
    expect(refused(made, payout("again", "1.00 usd", { stripeAccount: ada.id })).message).toContain(
      "insufficient funds"
    )
    expect(postings(passed(made, later(2)))).toEqual([])
    expect([held(made, market.id), held(made, ada.id)]).toEqual(["0.00 / 88.25", "0.00 / 0.00"])
  })

  it("is filled after 180 days from what was set aside, which is given back first, and that is the end of it", () => {
    const made = emptied(ada)
    const happened = passed(made, later(400))
    expect(kinds(happened).slice(1)).toEqual(["collection 2026-09-03T00:00"])
    expect(happened[1]?.outcome).toMatchObject({
      collected: {
        id: "connct_ada.usd.1.collected",
        account: ada.id,
        amount: money("60.00 usd"),
        liable: "application",
        created: moment("2026-09-03"),
        balanceTransaction: "txn_ada.usd.1.collected.2"
      },
      transactions: [
        { account: market.id, type: "reserve_transaction", net: money("60.00 usd") },
        {
          account: market.id,
          type: "connect_collection_transfer",
          net: money("-60.00 usd"),
          source: "connct_ada.usd.1.collected",
          sourceType: "card",
          description: "Collection for acct_ada"
        },
        {
          id: "txn_ada.usd.1.collected.2",
          account: ada.id,
          type: "connect_collection_transfer",
          net: money("60.00 usd"),
          source: "connct_ada.usd.1.collected",
          availableOn: moment("2026-09-03"),
          reportingCategory: "connect_collection_transfer"
        }
      ]
    })
    expect(postings(happened).slice(1)).toEqual([
      "60.00 usd acct_market/connect_reserved -> acct_market/balance",
      "60.00 usd acct_market/balance -> clearing/collection [connct_ada.usd.1.collected]",
      "60.00 usd clearing/collection -> acct_ada/balance [connct_ada.usd.1.collected]"
    ])
    expect([held(made, market.id), held(made, ada.id)]).toEqual(["0.00 / -11.75", "0.00 / 0.00"])
    expect(short(made)).toEqual([])
  })

  it.each([
    ["released_before", ["60.00", "-60.00", "60.00"]],
    ["released_after", ["-60.00", "60.00", "60.00"]]
  ] as const)("is filled in the same second, whichever comes first: the reserve is %s", (reserveOnCollection, nets) => {
    const made = emptied(ada, sten, { reserveOnCollection })
    const happened = passed(made, later(400)).slice(1)
    const lines = happened.flatMap(({ outcome }) => outcome.transactions)
    expect(lines.map(({ net }) => Money.formatAmount(net))).toEqual(nets)
    expect(new Set(lines.map(({ created }) => created))).toEqual(new Set([moment("2026-09-03")]))
    expect([held(made, market.id), held(made, ada.id), short(made)]).toEqual(["0.00 / -11.75", "0.00 / 0.00", []])
  })

  it("is filled at a midnight at which a part of it comes in, and the rest of the reserve is given back", () => {
    const made = emptied(ada)
    done(made, charge("sale", "30.00 usd", { stripeAccount: ada.id }), moment("2026-09-01T10:00Z"))
    const happened = passed(made, moment("2026-09-03"))
    expect(postings(happened).filter((posting) => posting.includes("connect_reserved"))).toEqual([
      "31.17 usd acct_market/connect_reserved -> acct_market/balance",
      "28.83 usd acct_market/connect_reserved -> acct_market/balance"
    ])
  })

  it("is filled with what is missing then, whenever that was added", () => {
    const made = emptied(ada)
    done(made, refund("rest", "ch_lamp"), later(170))
    const collected = passed(made, later(200)).flatMap(({ outcome }) => outcome.collected ?? [])
    expect(collected.map(({ amount }) => amount)).toEqual([money("100.00 usd")])
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("is what all pots come to, of which one may make up for another that is negative", () => {
    const made = after([topUp("cash", "50.00 usd", { expectedAvailabilityDate: thursday }), toAda("cake", "10.00 usd")])
    done(made, debit("taken", "4.00 usd", { sourceType: "bank_account" }))
    passed(made, thursday)
    expect(held(made, ada.id, "bank_account")).toBe("0.00 / -4.00")
    expect([held(made, ada.id), short(made)]).toEqual(["0.00 / 6.00", []])
    done(made, refund("back", "ch_cake", { reverseTransfer: true }))
    passed(made, thursday)
    expect(held(made, ada.id)).toBe("0.00 / -4.00")
    expect(short(made)).toMatchObject([{ account: ada.id, held: money("4.00 usd") }])
  })

  it("begins anew when it was filled in between, even for a moment", () => {
    const made = emptied(ada)
    done(made, topUp("cash", "100.00 usd", { expectedAvailabilityDate: later(1) }), later(1))
    done(made, transfer("help", "60.00 usd", { sourceType: "bank_account" }), later(90))
    done(made, refund("rest", "ch_lamp", { amount: money("5.00 usd") }), later(91))
    const happened = passed(made, later(400))
    expect(happened.flatMap(({ outcome }) => outcome.collected ?? [])).toMatchObject([
      { amount: money("5.00 usd"), created: NegativeBalance.collectedAt(later(91)) }
    ])
    expect(kinds(happened).filter((kind) => kind.startsWith("collection"))).toHaveLength(2)
  })

  it("that comes and goes within a second is none", () => {
    const made = after([charge("lamp", "10.00 usd", { stripeAccount: ada.id }), charge("own", "50.00 usd")], {
      choices
    })
    passed(made, thursday)
    done(made, refund("back", "ch_lamp"))
    const back = Result.getOrThrow(Decision.decide(made, transfer("help", "0.59 usd"), thursday))
    made.apply(back)
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
    expect([passed(made, later(400)), short(made)]).toEqual([[], []])
  })
})

describe("a negative balance that Stripe is liable for", () => {
  it("has nothing set aside, and after 180 days Stripe bears it", () => {
    const made = emptied(sten, ada)
    const happened = passed(made, later(400))
    expect(kinds(happened)).toEqual(["shortfall 2026-03-06T10:00", "collection 2026-09-03T00:00"])
    expect(happened[0]?.outcome.transactions).toEqual([])
    expect(happened[1]?.outcome).toMatchObject({
      collected: { liable: "stripe", amount: money("60.00 usd"), account: sten.id },
      reserved: [],
      transactions: [
        {
          id: "txn_sten.usd.1.collected",
          account: sten.id,
          type: "adjustment",
          net: money("60.00 usd"),
          source: "connct_sten.usd.1.collected",
          description: "Negative balance covered by Stripe",
          reportingCategory: "other_adjustment"
        }
      ]
    })
    expect(postings(happened)).toEqual(["60.00 usd stripe/losses -> acct_sten/balance"])
    expect([held(made, market.id), held(made, sten.id)]).toEqual(["0.00 / 48.25", "0.00 / 0.00"])
  })

  it("is known while it lasts, and is forgotten when it is filled", () => {
    const made = emptied(sten, ada)
    passed(made, friday)
    expect(short(made)).toEqual([{ account: sten.id, currency: usd, since: friday, held: money("0 usd") }])
    done(made, charge("sale", "100.00 usd", { stripeAccount: sten.id }), later(1))
    expect(passed(made, later(400)).map(({ happening }) => happening.kind)).toEqual(["maturity", "collection"])
    expect(short(made)).toEqual([])
    expect(held(made, sten.id)).toBe("0.00 / 36.80")
  })
})

describe("the platform's own negative balance", () => {
  it("is covered by nobody", () => {
    const made = after([charge("own", "10.00 usd")], { choices })
    done(made, refund("back", "ch_own"), thursday)
    expect(passed(made, later(400))).toEqual([])
    expect([held(made, market.id), short(made)]).toEqual(["0.00 / -0.59", []])
  })
})

describe("two accounts that are negative", () => {
  it("are covered each by itself, in the order in which they became so", () => {
    const ben = connected("Ben")
    const made = after(
      [ada, ben].map(({ id, name }) => charge(`by-${name}`, "10.00 usd", { stripeAccount: id })),
      { accounts: [ada, ben], choices }
    )
    for (const { name } of [ben, ada]) done(made, refund(`to-${name}`, `ch_by-${name}`), thursday)
    const reserved = passed(made, thursday).flatMap(({ outcome }) => outcome.reserved ?? [])
    expect(reserved.map(({ account, amount }) => [account, amount])).toEqual([[ada.id, money("0.59 usd")]])
    expect(short(made).map(({ account }) => account)).toEqual([ben.id, ada.id])
    expect(made.balance(market.id, usd).available).toEqual(money("-1.18 usd"))
  })
})

describe("what was overtaken", () => {
  it("is a collection at whose midnight money comes in that fills the balance", () => {
    const made = emptied(ada)
    done(made, charge("sale", "100.00 usd", { stripeAccount: ada.id }), moment("2026-09-01T10:00Z"))
    const happened = passed(made, moment("2026-09-03"))
    expect(kinds(happened)).toEqual([
      "maturity 2026-09-03T00:00",
      "collection 2026-09-03T00:00",
      "shortfall 2026-09-03T00:00"
    ])
    expect(happened[1]?.outcome).toEqual(nothing)
    expect(held(made, ada.id)).toBe("0.00 / 36.80")
  })

  it("is a part of it, or all, at whose midnight a risk reserve is released, whichever of the two was set first", () => {
    const tuesday = moment("2026-03-10")
    const moments = fc.integer({ min: 1, max: 86_399 }).map((seconds) => Instant.plus(tuesday, seconds))
    fc.assert(
      fc.property(fc.tuple(moments, moments), fc.integer({ min: 1, max: 100 }), ([sold, reversed], percent) => {
        const release = { type: "rolling_release", daysAfterCharge: 180 } as const
        const made = world({
          accounts: [{ ...ada, reservePlan: { percent: Rate.of(`${percent}%`), release } }, sten]
        })
        done(made, toAda("old", "400.00 usd"), moment("2026-03-02T10:00Z"))
        done(made, { _tag: "reserve_release", key: "early", hold: "reshold_old" }, moment("2026-03-05T10:00Z"))
        done(made, payout("out", undefined, { stripeAccount: ada.id }))
        const steps: ReadonlyArray<readonly [Decision.Command, Instant.Instant]> = [
          [toAda("new", "100.00 usd"), sold],
          [{ _tag: "transfer_reversal", key: "back", transfer: "tr_old" }, reversed]
        ]
        for (const [command, at] of steps.toSorted(([, one], [, other]) => one - other)) done(made, command, at)
        const collected = passed(made, moment("2026-12-01")).flatMap(({ outcome }) => outcome.collected ?? [])
        // Of 100.00 nothing is held that is not there on day 180: all of it fills the 400.00.
        expect(collected).toMatchObject([{ account: ada.id, amount: money("300.00 usd") }])
        expect(held(made, ada.id)).toBe("0.00 / 0.00")
      }),
      { numRuns: 40 }
    )
  })

  it("is whatever comes for an account that is not negative, not connected or not there", () => {
    const made = emptied(ada)
    const record = { account: ada.id, currency: usd, since: friday, held: money("1.00 usd") }
    for (const [account, negative] of [
      [ada.id, undefined],
      [market.id, record],
      ["acct_nobody", record]
    ] as const) {
      const world = { ...made, negative: () => negative }
      const common = { at: friday, account, currency: usd, key: "x" }
      expect(CoverNegativeBalance.follow(world, { ...common, kind: "shortfall" })).toEqual(nothing)
      expect(CoverNegativeBalance.collect(world, { ...common, kind: "collection", since: friday })).toEqual(nothing)
    }
  })
})
