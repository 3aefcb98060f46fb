import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import * as DuePayout from "#core/connect/decisions/DuePayout.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import { after, charge, connected, done, market, money, payout, refund, thursday, world } from "../Worlds.ts"

const day = Day.fromCivil(2026, 3, 6)
const patient: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: false }
const debited: PayoutSettings = { ...patient, debitNegativeBalances: true }
const keeping = (minimum: string): PayoutSettings => ({
  ...patient,
  minimumBalances: MinimumBalances.of([money(minimum)])
})

/** Of so much of cards, of bank accounts and of FPX, in this order. */
const due = (payouts: PayoutSettings, nets: ReadonlyArray<Money.Money>, currency = Currency.of("usd")) => {
  const account = connected("Ada", "express", { payouts })
  const unswept = nets.flatMap((net, index) => {
    const sourceType = SourceType.all[index] ?? expect.fail()
    const later = { sourceType, day: Day.plus(day, 1), net, transactions: ["txn_later"] }
    return [{ sourceType, day, net, transactions: [`txn_${sourceType}`] }, later]
  })
  return DuePayout.of({ ...world({ accounts: [account] }), unswept: () => unswept }, account, currency, day).pots
}

/** As in `card 10.00: 5.00, 5.00 minimum_balance`. */
const told = ({ amount, kept, net, sourceType }: DuePayout.DuePayout) => {
  const parts = kept.map((each) => `, ${Money.formatAmount(each.amount)} ${each.why}`).join("")
  return `${sourceType} ${Money.formatAmount(net)}: ${Money.formatAmount(amount)}${parts}`
}

const inDollars = (nets: ReadonlyArray<string>) => nets.map((net) => money(`${net}.00 usd`))

const divided = (payouts: PayoutSettings, ...nets: ReadonlyArray<string>) => due(payouts, inDollars(nets)).map(told)

/** The same of the platform, while a refund of 10.00 waits for its balance. */
const dividedWhileWaiting = (payouts: PayoutSettings, ...nets: ReadonlyArray<string>) => {
  const made = after([charge("flour", "10.00 usd")])
  done(made, payout("out"), thursday)
  done(made, refund("back", "ch_flour"))
  const unswept = inDollars(nets).map((net, index) => {
    const sourceType = SourceType.all[index] ?? expect.fail()
    return { sourceType, day, net, transactions: [`txn_${sourceType}`] }
  })
  const platform = { ...market, payouts }
  return DuePayout.of({ ...made, unswept: () => unswept }, platform, Currency.of("usd"), day).pots.map(told)
}

describe("what is due", () => {
  it.each<readonly [string, PayoutSettings, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["is paid, each pot by itself", patient, ["10", "20"], ["card 10.00: 10.00", "bank_account 20.00: 20.00"]],
    ["has no pot with nothing in it", patient, ["0", "20", "0"], ["bank_account 20.00: 20.00"]],
    ["is nothing of a pot that is negative and stays", patient, ["-10", "0"], []],
    ["fills what is negative", patient, ["-10", "25"], ["bank_account 25.00: 15.00, 10.00 negative_pot"]],
    ["fills it, all of it", patient, ["-30", "25"], ["bank_account 25.00: 0.00, 25.00 negative_pot"]],
    [
      "fills it out of the last of several",
      patient,
      ["20", "-10", "5"],
      ["card 20.00: 15.00, 5.00 negative_pot", "fpx 5.00: 0.00, 5.00 negative_pot"]
    ],
    [
      "is settled with the bank where that is allowed",
      debited,
      ["-10", "25"],
      ["card -10.00: -10.00", "bank_account 25.00: 25.00"]
    ],
    [
      "keeps the minimum of the first",
      keeping("15 usd"),
      ["10", "20"],
      ["card 10.00: 0.00, 10.00 minimum_balance", "bank_account 20.00: 15.00, 5.00 minimum_balance"]
    ],
    [
      "keeps the minimum beside what is negative",
      keeping("15 usd"),
      ["-10", "40"],
      ["bank_account 40.00: 15.00, 15.00 minimum_balance, 10.00 negative_pot"]
    ],
    [
      "keeps no more of the minimum than all pots have",
      keeping("15 usd"),
      ["-10", "22"],
      ["bank_account 22.00: 0.00, 12.00 minimum_balance, 10.00 negative_pot"]
    ],
    [
      "keeps of each only what the minimum still needs, and the rest for what is negative",
      keeping("15 usd"),
      ["10", "20", "-8"],
      ["card 10.00: 0.00, 10.00 minimum_balance", "bank_account 20.00: 7.00, 5.00 minimum_balance, 8.00 negative_pot"]
    ],
    ["keeps no minimum of another currency", keeping("15 eur"), ["10"], ["card 10.00: 10.00"]]
  ])("%s", (_, payouts, nets, expected) => {
    expect(divided(payouts, ...nets)).toEqual(expected)
  })

  it.each<readonly [string, PayoutSettings, ReadonlyArray<string>, ReadonlyArray<string>]>([
    [
      "keeps for a refund that waits what the first pots have",
      patient,
      ["3", "20"],
      ["card 3.00: 0.00, 3.00 pending_refunds", "bank_account 20.00: 13.00, 7.00 pending_refunds"]
    ],
    [
      "keeps for it before the minimum, of which it keeps no more than all pots have beside",
      keeping("8 usd"),
      ["20", "-6"],
      ["card 20.00: 0.00, 10.00 pending_refunds, 4.00 minimum_balance, 6.00 negative_pot"]
    ]
  ])("%s", (_, payouts, nets, expected) => {
    expect(dividedWhileWaiting(payouts, ...nets)).toEqual(expected)
  })

  it("of a currency in whole units leaves what is less, and debits for it", () => {
    const huf = Currency.of("huf")
    const cents = [Money.of(huf, -120n), Money.of(huf, 250n)]
    const parts = (payouts: PayoutSettings) =>
      due(payouts, cents, huf).map(({ amount, kept }) => [amount.minor, ...kept.map((it) => [it.why, it.amount.minor])])
    expect(parts(debited)).toEqual([
      [-200n, ["remainder", 80n]],
      [200n, ["remainder", 50n]]
    ])
    expect(parts(patient)).toEqual([[100n, ["negative_pot", 120n], ["remainder", 30n]]])
  })

  it("stays of each pot of a recipient that comes to less than the smallest payout of its country", () => {
    const account = connected("Ada", "express", { payouts: patient, country: "PA", serviceAgreement: "recipient" })
    const unswept = (["card", "bank_account"] as const).map((sourceType, index) => ({
      sourceType,
      day,
      net: money(["49.99 usd", "50.00 usd"][index] ?? ""),
      transactions: []
    }))
    const { pots } = DuePayout.of(
      { ...world({ accounts: [account] }), unswept: () => unswept },
      account,
      Currency.of("usd"),
      day
    )
    expect(pots.map(({ amount, kept }) => [Money.format(amount), ...kept.map(({ why }) => why)])).toEqual([
      ["0.00 usd", "minimum_payout"],
      ["50.00 usd"]
    ])
  })

  it("of a recipient is paid in no payout below the smallest, and waits only as long as it is less than that", () => {
    const [usd, least] = [Currency.of("usd"), 5000n]
    const account = connected("Ada", "express", { payouts: patient, country: "PA", serviceAgreement: "recipient" })
    const some = fc.bigInt({ min: -9000n, max: 9000n })
    fc.assert(
      fc.property(fc.tuple(some, some, some), (minors) => {
        const unswept = SourceType.all.map((sourceType, index) => {
          const net = Money.of(usd, minors[index] ?? 0n)
          return { sourceType, day, net, transactions: [] }
        })
        const now = { ...world({ accounts: [account] }), unswept: () => unswept }
        for (const { amount, kept } of DuePayout.of(now, account, usd, day).pots) {
          const small = kept.filter(({ why }) => why === "minimum_payout").map((it) => it.amount.minor)
          if (Money.isZero(amount)) expect(small.filter((minor) => minor >= least)).toEqual([])
          else expect([amount.minor >= least, small]).toEqual([true, []])
        }
      })
    )
  })

  it("is paid or kept, to the last unit, and nothing is kept of what all pots have but the minimum", () => {
    const some = fc.bigInt({ min: -300n, max: 300n })
    const usd = Currency.of("usd")
    fc.assert(
      fc.property(fc.tuple(some, some, some), fc.bigInt({ min: 0n, max: 300n }), (minors, minimum) => {
        const nets = minors.map((minor) => Money.of(usd, minor))
        const pots = due({ ...patient, minimumBalances: MinimumBalances.of([Money.of(usd, minimum)]) }, nets)
        const sum = (amounts: ReadonlyArray<Money.Money>) => Money.sum(usd, amounts).minor
        for (const { amount, kept, net } of pots) expect(sum([amount, ...kept.map((it) => it.amount)])).toBe(net.minor)
        const there = sum(nets) - minimum
        expect(sum(pots.map(({ amount }) => amount))).toBe(there > 0n ? there : 0n)
      })
    )
  })
})
