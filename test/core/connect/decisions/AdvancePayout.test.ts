import { describe, expect, it } from "vitest"
import type { CreateInstantPayout } from "#core/connect/decisions/CreateInstantPayout.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  answer,
  charge,
  dispute,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  payoutFailure,
  refused,
  reversal,
  statement,
  sten,
  text,
  thursday,
  toAda,
  tuesday,
  world
} from "../Worlds.ts"
import { written } from "../../ledger/Books.ts"

const instantly = (key: string, amount?: string, asked: Partial<CreateInstantPayout> = {}): Command => ({
  _tag: "payout",
  key,
  method: "instant",
  stripeAccount: ada.id,
  ...(amount === undefined ? {} : { amount: money(amount) }),
  ...asked
})

const priced = { platform: { ...market, instantPayoutPricing: { rate: Rate.of("3%") } } }

const posted = (entries: ReadonlyArray<Entry>) => entries.flatMap(({ postings }) => postings.map(written))

describe("an instant payout of pending money", () => {
  const lent = { ...ada, instantPayoutAdvances: true }
  /** Ada has 25.00 on Thursday and 15.00 on Friday, and instant payouts cost nothing. */
  const soon = (account: StripeAccount.ConnectedAccount = lent) => {
    const made = world({ accounts: [account, sten] })
    done(made, toAda("first", "25.00 usd"), tuesday)
    done(made, toAda("second", "15.00 usd"), moment("2026-03-04T10:00Z"))
    return made
  }

  it("is refused where Stripe advances nothing, and of other funds than cards'", () => {
    expect(answer(refused(soon(ada), instantly("x", "40.00 usd")))).toContain("Your card balance is too low")
    expect(answer(refused(soon({ ...ada, instantPayoutAdvances: false }), instantly("x")))).toContain(
      "balance is too low"
    )
    expect(answer(refused(soon(), instantly("x", "1.00 usd", { sourceType: "bank_account" })))).toContain(
      "Your bank account balance is too low"
    )
  })

  it("takes of each day what it would have brought, as in Stripe's example", () => {
    const made = soon()
    const paid = done(made, instantly("now", "40.00 usd"))
    expect(statement(paid)).toBe(text`
      ada: advance 40.00 - 0.00 = 40.00 usd
        po_now, 2026-03-04T10:00:00Z, advance, "Advance for po_now"
      ada: advance_funding -25.00 - 0.00 = -25.00 usd
        po_now, 2026-03-05, advance_funding, "Advance for po_now"
      ada: advance_funding -15.00 - 0.00 = -15.00 usd
        po_now, 2026-03-06, advance_funding, "Advance for po_now"
      ada: payout -40.00 - 0.00 = -40.00 usd
        po_now, 2026-03-04T10:00:00Z, payout, "STRIPE PAYOUT"
    `)
    expect(posted(paid.entries)).toEqual([
      "40.00 usd stripe/advances -> acct_ada/balance",
      "25.00 usd acct_ada/balance -> stripe/advances",
      "15.00 usd acct_ada/balance -> stripe/advances",
      "40.00 usd acct_ada/balance -> acct_ada/in_transit [po_now]"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
    expect(answer(refused(made, instantly("x", "0.50 usd")))).toContain("balance_insufficient")
    passed(made, moment("2026-03-07"))
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("is advanced what is missing, the first day's first, and no more than there is", () => {
    const made = soon()
    passed(made, thursday)
    expect(held(made, ada.id)).toBe("15.00 / 25.00")
    expect(answer(refused(made, instantly("x", "40.01 usd")))).toContain("balance_insufficient")
    const lines = (command: Command) =>
      done(made, command).outcome.transactions.map(({ net, type }) => `${type} ${Money.formatAmount(net)}`)
    expect(lines(instantly("small", "25.00 usd"))).toEqual(["payout -25.00"])
    expect(lines(instantly("more", "5.00 usd"))).toEqual(["advance 5.00", "advance_funding -5.00", "payout -5.00"])
    expect(held(made, ada.id)).toBe("10.00 / 0.00")
    expect(lines(instantly("rest"))).toEqual(["advance 10.00", "advance_funding -10.00", "payout -10.00"])
    expect(answer(refused(made, instantly("x")))).toContain("balance_insufficient")
  })

  it("takes a part of a day, and then the rest of it and a part of the next one", () => {
    const made = soon()
    const fundings = (command: Command) =>
      done(made, command)
        .outcome.transactions.filter(({ type }) => type === "advance_funding")
        .map(({ net }) => Money.formatAmount(net))
    expect(fundings(instantly("few", "5.00 usd"))).toEqual(["-5.00"])
    expect(fundings(instantly("more", "22.00 usd"))).toEqual(["-20.00", "-2.00"])
    expect(fundings(instantly("last", "13.00 usd"))).toEqual(["-13.00"])
  })

  it("is of what fits with its fee, where it says no amount", () => {
    const made = world({ ...priced, accounts: [lent, sten] })
    done(made, toAda("cake", "100.00 usd"))
    const paid = done(made, instantly("now"))
    expect(objectOf(paid, "po_now")).toMatchObject({
      amount: money("97.09 usd"),
      advances: [{ amount: money("100.00 usd"), availableOn: moment("2026-03-04") }]
    })
  })

  it("fills what is negative first, and is of the rest", () => {
    const made = world({ accounts: [lent, sten] })
    done(made, charge("stock", "200.00 usd"))
    done(made, toAda("spent", "10.00 usd"))
    done(made, payout("out", "10.00 usd", { stripeAccount: ada.id }), thursday)
    done(made, reversal("back", "tr_spent"))
    done(made, toAda("more", "40.00 usd"))
    expect(held(made, ada.id)).toBe("40.00 / -10.00")
    expect(answer(refused(made, instantly("x", "30.01 usd")))).toContain("balance_insufficient")
    const paid = done(made, instantly("now"))
    expect(paid.outcome.transactions.map(({ net, type }) => `${type} ${Money.formatAmount(net)}`)).toEqual([
      "advance 40.00",
      "advance_funding -40.00",
      "payout -30.00"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
    done(made, payoutFailure("no", "po_now"))
    expect(held(made, ada.id)).toBe("40.00 / -10.00")
  })

  it("is refused where all that is pending fills what is negative, and where there is nothing", () => {
    const made = world({ accounts: [lent, sten] })
    done(made, charge("stock", "200.00 usd"))
    done(made, toAda("spent", "10.00 usd"))
    done(made, payout("out", "10.00 usd", { stripeAccount: ada.id }), thursday)
    done(made, reversal("back", "tr_spent"))
    done(made, toAda("more", "10.00 usd"))
    expect(answer(refused(made, instantly("x")))).toContain("Your card balance is too low")
    expect(answer(refused(made, instantly("x", "1.00 usd")))).toContain("Your card balance is too low")
    const none = world({ accounts: [lent, sten] })
    expect(answer(refused(none, instantly("x")))).toContain("balance_insufficient")
  })

  it("leaves to a day what that takes of the days before it", () => {
    const made = soon()
    done(made, charge("lamp", "10.00 usd", { stripeAccount: ada.id }))
    done(made, dispute("no", "ch_lamp"))
    done(made, toAda("third", "7.00 usd"), thursday)
    const days = made.maturing(ada.id, Currency.of("usd"), "card")
    expect(days.map(({ amount }) => Money.formatAmount(amount))).toEqual(["-0.59", "7.00"])
    expect(answer(refused(made, instantly("x", "31.42 usd")))).toContain("balance_insufficient")
    expect(done(made, instantly("all", "31.41 usd")).outcome.transactions).toHaveLength(3)
    const before = soon()
    done(before, charge("lamp", "10.00 usd", { stripeAccount: ada.id }))
    done(before, dispute("no", "ch_lamp"))
    done(before, instantly("now"))
    expect(before.payout("po_now")).toMatchObject({
      amount: money("24.41 usd"),
      advances: [{ amount: money("24.41 usd"), availableOn: moment("2026-03-05") }]
    })
    expect(answer(refused(before, instantly("x")))).toContain("balance_insufficient")
  })

  it("takes no more of a day than the next ones leave", () => {
    const settlementDelay = { days: 7, count: "calendar" } as const
    const slow = { ...lent, settlementDelay }
    const made = world({ platform: { ...market, settlementDelay }, accounts: [slow, sten] })
    done(made, toAda("first", "30.00 usd"))
    done(made, charge("lamp", "10.00 usd", { stripeAccount: ada.id }), tuesday)
    done(made, dispute("no", "ch_lamp"))
    done(made, toAda("third", "20.00 usd"), thursday)
    const days = made.maturing(ada.id, Currency.of("usd"), "card")
    expect(days.map(({ amount }) => Money.formatAmount(amount))).toEqual(["30.00", "-15.59", "20.00"])
    done(made, instantly("now"))
    const taken = made.payout("po_now")?.advances ?? []
    expect(taken.map(({ amount }) => Money.formatAmount(amount))).toEqual(["14.41", "20.00"])
  })

  it("is of what is left after what goes back", () => {
    const made = soon()
    done(made, reversal("back", "tr_second", { amount: money("10.00 usd") }))
    expect(made.maturing(ada.id, Currency.of("usd"), "card").map(({ amount }) => Money.formatAmount(amount))).toEqual([
      "25.00",
      "5.00"
    ])
    done(made, instantly("now"))
    expect(made.payout("po_now")?.amount).toEqual(money("30.00 usd"))
  })

  it("takes for each of several payouts what those before it left of a day, and nothing of one that is all gone", () => {
    const settlementDelay = { days: 7, count: "calendar" } as const
    const made = world({ platform: { ...market, settlementDelay }, accounts: [{ ...lent, settlementDelay }, sten] })
    done(made, toAda("first", "4000.00 usd"))
    done(made, toAda("second", "7000.00 usd"), tuesday)
    done(made, toAda("third", "10000.00 usd"), thursday)
    const paid = done(made, instantly("now", undefined, { split: true }))
    const lines = paid.outcome.transactions.filter(({ type }) => type === "advance_funding")
    expect(
      lines.map(
        ({ availableOn, net, source }) =>
          `${source} ${Money.formatAmount(net)} ${Instant.format(availableOn).slice(0, 10)}`
      )
    ).toEqual([
      "po_now -4000.00 2026-03-09",
      "po_now -5999.00 2026-03-10",
      "po_now.2 -1001.00 2026-03-10",
      "po_now.2 -8998.00 2026-03-12",
      "po_now.3 -1002.00 2026-03-12"
    ])
    expect(held(made, ada.id)).toBe("0.00 / 0.00")
  })

  it("is undone by lines of the same days when it fails", () => {
    const made = soon()
    done(made, instantly("now", "40.00 usd"))
    passed(made, thursday)
    const failed = done(made, payoutFailure("no", "po_now"))
    expect(statement(failed)).toBe(text`
      ada: payout_failure 40.00 - 0.00 = 40.00 usd
        po_now, 2026-03-05T12:00:00Z, payout_reversal, "REFUND FOR PAYOUT (STRIPE PAYOUT)"
      ada: advance -40.00 - 0.00 = -40.00 usd
        po_now, 2026-03-05T12:00:00Z, advance, "Reversal of the advance for po_now"
      ada: advance_funding 25.00 - 0.00 = 25.00 usd
        po_now, 2026-03-05T12:00:00Z, advance_funding, "Reversal of the advance for po_now"
      ada: advance_funding 15.00 - 0.00 = 15.00 usd
        po_now, 2026-03-06, advance_funding, "Reversal of the advance for po_now"
    `)
    expect(held(made, ada.id)).toBe("15.00 / 25.00")
  })
})
