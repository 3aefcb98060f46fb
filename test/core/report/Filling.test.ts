import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ada, charge, monday, moment, money, payout, refund, world } from "../connect/Worlds.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Filling from "#core/report/Filling.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as Run from "#core/simulation/Run.ts"
import type * as Instant from "#core/time/Instant.ts"

/** What the charges of these keys have filled on Ada's account, after a payout and a refund of 100.00 made it short. */
const filled = (
  keys: ReadonlyArray<string>,
  ...amounts: ReadonlyArray<readonly [key: string, amount: string, at: string]>
) => {
  const made = world({ choices: { refundWithoutFunds: "negative_balance" } })
  const histories = NegativeHistory.empty(ada.id)
  const own = { stripeAccount: ada.id }
  const commands = [
    { at: monday, command: charge("a", "100.00 usd", own) },
    { at: moment("2026-03-05T10:00Z"), command: payout("out", undefined, own) },
    { at: moment("2026-03-06T10:00Z"), command: refund("back", "ch_a") },
    ...amounts.map(([key, amount, at]) => ({ at: moment(at), command: charge(key, amount, own) }))
  ]
  for (const sent of commands) {
    const step = Run.step(made, sent)
    for (const each of step.happened) NegativeHistory.add(histories, each)
    if (step._tag === "done") NegativeHistory.add(histories, step)
  }
  const end = moment("2026-04-01")
  for (let next = Run.next(made, end); next !== undefined; next = Run.next(made, end)) {
    NegativeHistory.add(histories, next)
  }
  return Filling.of(NegativeHistory.list(histories, end), ({ source }) =>
    keys.some((key) => source === `ch_${key}`)
  ).map(({ amount, givenBack }) => `${Money.format(amount)}, ${Money.format(givenBack)} given back`)
}

describe("what filled a negative balance", () => {
  it("is all of a payment that is too small, and of a larger one what was missing", () => {
    const small = ["b", "50.00 usd", "2026-03-09T10:00Z"] as const
    const large = ["c", "80.00 usd", "2026-03-16T10:00Z"] as const
    expect(filled(["b"], small, large)).toEqual(["48.25 usd, 48.25 usd given back"])
    expect(filled(["c"], small, large)).toEqual(["51.75 usd, 51.75 usd given back"])
    expect(filled(["b", "c"], small, large)).toHaveLength(2)
  })

  it("is nothing of what made it negative, or came when it was not", () => {
    expect(filled(["a"])).toEqual([])
    const enough = ["b", "200.00 usd", "2026-03-09T10:00Z"] as const
    expect(filled(["c"], enough, ["c", "80.00 usd", "2026-03-16T10:00Z"])).toEqual([])
  })

  it("is, of two that come at once, no more than what was missing", () => {
    const both = [
      ["b", "80.00 usd", "2026-03-09T10:00Z"],
      ["c", "80.00 usd", "2026-03-09T10:00Z"]
    ] as const
    expect(filled(["b", "c"], ...both)).toEqual(["100.00 usd, 100.00 usd given back"])
    expect(filled(["b"], ...both)).toEqual(["77.38 usd, 77.38 usd given back"])
    expect(filled(["c"], ...both)).toEqual(["22.62 usd, 22.62 usd given back"])
  })
})

describe("of one moment", () => {
  const at = moment("2026-03-09T10:00Z")

  const line = (net: string, source: string) =>
    BalanceTransaction.make({
      id: `txn_${source}`,
      account: ada.id,
      type: "adjustment",
      amount: money(`${net} usd`),
      feeDetails: [],
      created: at,
      availableOn: at,
      source,
      description: "",
      reportingCategory: "other_adjustment"
    })

  /** What `x` filled where these lines left so much, as in `5.00 x`; each reserve as in `-5.00`, on that moment or another. */
  const filledBy = (
    available: string,
    lines: ReadonlyArray<string>,
    reserved: ReadonlyArray<readonly [amount: string, created: Instant.Instant]> = []
  ) => {
    const made = lines.map((written) => {
      const [net = "", source = ""] = written.split(" ")
      return line(net, source)
    })
    const moves = reserved.map(([amount, created], index) => {
      const common = { account: ada.id, balanceTransaction: `txn_r${index}` }
      return { id: `rtx_${index}`, amount: money(`${amount} usd`), created, ...common }
    })
    const changes = [{ at, available: money(`${available} usd`), lines: made }]
    const history = { account: ada.id, currency: Currency.of("usd"), since: monday, changes, reserved: moves }
    return Filling.of([history], ({ source }) => source === "x").map((it) => ({
      ...it,
      amount: Money.format(it.amount),
      givenBack: Money.format(it.givenBack)
    }))
  }

  const filling = (amount: string, givenBack = "0.00") => [
    { account: ada.id, at, amount: `${amount} usd`, givenBack: `${givenBack} usd` }
  ]

  it("what is taken at once leaves the others no more to fill than what is filled in all", () => {
    expect(filledBy("-3.00", ["-4.00 y", "6.00 x"])).toEqual(filling("2.00"))
    expect(filledBy("-3.00", ["-4.00 y", "6.00 y", "6.00 x"])).toEqual(filling("2.00"))
    expect(filledBy("1.00", ["-4.00 y", "7.00 x"])).toEqual(filling("2.00"))
  })

  it("what is taken of the same money fills nothing, and nothing where it makes the balance negative", () => {
    expect(filledBy("-3.00", ["6.00 y", "-2.00 x"])).toEqual([])
    expect(filledBy("-3.00", ["6.00 x", "-8.00 y"])).toEqual([])
  })

  it("is given back what was then, and neither what was set aside then nor what was given back otherwise", () => {
    const other = moment("2026-03-10T10:00Z")
    expect(filledBy("-3.00", ["2.00 x"], [["-2.00", at]])).toEqual(filling("2.00", "2.00"))
    expect(filledBy("-3.00", ["2.00 x"], [["-1.00", at]])).toEqual(filling("2.00", "1.00"))
    expect(filledBy("-3.00", ["2.00 x"], [["-2.00", other]])).toEqual(filling("2.00"))
    const both = [
      ["3.00", at],
      ["-2.00", at]
    ] as const
    expect(filledBy("-3.00", ["2.00 x"], both)).toEqual(filling("2.00", "2.00"))
  })

  it("is told by type, of each what its lines filled together, in the order in which they came", () => {
    const typed = (type: BalanceTransaction.BalanceTransaction["type"], net: string, source: string) => ({
      ...line(net, source),
      type
    })
    const first = [typed("charge", "4.00", "a"), typed("payout_failure", "3.00", "b")]
    const second = [typed("refund", "-2.00", "c"), typed("charge", "8.00", "d"), typed("charge", "1.00", "e")]
    const history = {
      account: ada.id,
      currency: Currency.of("usd"),
      since: monday,
      changes: [
        { at, available: money("-3.00 usd"), lines: first },
        { at, available: money("4.00 usd"), lines: second }
      ],
      reserved: []
    }
    expect(
      Filling.sources(history).map(
        ({ amount, lines, type }) => `${type} ${Money.format(amount)}: ${lines.map(({ source }) => source).join()}`
      )
    ).toEqual(["charge 7.00 usd: a,d", "payout_failure 3.00 usd: b"])
  })

  it("is in all, whatever came at once, what is no longer missing", () => {
    const cents = (minor: number) => (minor / 100).toFixed(2)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -2000, max: 2000 }),
        (nets, available) => {
          const lines = nets.map((net, index) => line(cents(net), `s${index}`))
          const changes = [{ at, available: money(`${cents(available)} usd`), lines }]
          const history = { account: ada.id, currency: Currency.of("usd"), since: monday, changes, reserved: [] }
          const filled = Filling.sources(history).map(({ amount }) => Number(amount.minor))
          const before = available - nets.reduce((sum, net) => sum + net, 0)
          const gone = Math.max(0, Math.max(0, -before) - Math.max(0, -available))
          expect(filled.reduce((sum, each) => sum + each, 0)).toBe(gone)
        }
      )
    )
  })
})
