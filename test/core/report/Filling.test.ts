import { describe, expect, it } from "vitest"
import { ada, charge, monday, moment, payout, refund, world } from "../connect/Worlds.ts"
import * as Money from "#core/money/Money.ts"
import * as Filling from "#core/report/Filling.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as Run from "#core/simulation/Run.ts"

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
