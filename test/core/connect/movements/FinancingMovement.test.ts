import { describe, expect, it } from "vitest"
import { borders, cara, rates } from "../Borders.ts"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  charge,
  connected,
  dispute,
  done,
  financing,
  held,
  moment,
  monday,
  money,
  paymentFailure,
  refund,
  reversal,
  statement,
  tariffIn,
  text,
  thursday,
  tuesday,
  transfer,
  world
} from "../Worlds.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

/** Ada owes 100.00 usd, which 10% of her payments pay down. */
const lent = () => {
  const made = world()
  done(made, financing("oven", "90.00 usd", { feeAmount: money("10.00 usd") }))
  return made
}

const usdToCad = (value: string, since = Instant.of(0)): ExchangeRates.ExchangeRate => ({
  from: Currency.of("usd"),
  to: Currency.of("cad"),
  rate: Rate.of(value),
  since
})

const paid = (made: MovingWorld): string => String(made.flexLoan("flxln_oven")?.paidAmount.minor)

describe("what is withheld", () => {
  it("is a share of a direct charge's gross amount, in a line after it that matures with it", () => {
    const made = lent()
    const step = done(
      made,
      charge("lamp", "100.05 usd", { stripeAccount: ada.id, applicationFeeAmount: money("5.00 usd") })
    )
    expect(statement(step)).toContain(text`
      ada: financing_paydown -10.01 - 0.00 = -10.01 usd
        fnpd_lamp, 2026-03-04, financing_paydown, "Withheld funds from ch_lamp to pay down flex loan flxln_oven"
    `)
    expect(step.entries.at(-1)?.postings.map(written)).toEqual(["10.01 usd acct_ada/balance -> stripe/advances"])
    expect(paid(made)).toBe("1001")
    expect(made.financingTransaction("fnpd_lamp")).toEqual({
      object: "capital.financing_transaction",
      type: "payment",
      id: "fnpd_lamp",
      account: ada.id,
      amount: money("10.01 usd"),
      created: monday,
      sourceType: "card",
      flexLoan: "flxln_oven",
      charge: "ch_lamp",
      refunded: money("0.00 usd"),
      amountReversed: money("0.00 usd"),
      balanceTransaction: "txn_lamp.3"
    })
  })

  it.each([
    ["a destination charge", charge("lamp", "100.00 usd", { transferData: { destination: ada.id } }), "1000"],
    [
      "the part of one that is sent",
      charge("lamp", "100.00 usd", { transferData: { destination: ada.id, amount: money("40.00 usd") } }),
      "400"
    ],
    ["a charge of the platform's own", charge("lamp", "100.00 usd"), "0"]
  ])("of %s is a share of what reaches the account", (_, command, expected) => {
    const made = lent()
    done(made, command)
    expect(paid(made)).toBe(expected)
  })

  it("of a transfer is a share of it", () => {
    const made = lent()
    done(made, charge("lamp", "100.00 usd"))
    const step = done(made, transfer("share", "80.00 usd", { sourceTransaction: "ch_lamp" }))
    expect(step.outcome.transactions.map(({ source, type }) => [type, source])).toContainEqual([
      "financing_paydown",
      "fnpd_share"
    ])
    expect(paid(made)).toBe("800")
  })

  it("is never more than is owed, and then nothing more", () => {
    const made = lent()
    done(made, charge("lamp", "990.00 usd", { stripeAccount: ada.id }))
    const last = done(made, charge("shade", "100.00 usd", { stripeAccount: ada.id }))
    const after = done(made, charge("bulb", "100.00 usd", { stripeAccount: ada.id }))
    const withheld = [last, after].map(({ outcome }) =>
      outcome.transactions.filter(({ type }) => type === "financing_paydown").map(({ amount }) => amount)
    )
    expect(withheld).toEqual([[money("-1.00 usd")], []])
    expect(paid(made)).toBe("10000")
  })

  it("is rounded half up, and comes out of the payment's own pot", () => {
    const made = lent()
    done(made, charge("lamp", "100.04 usd", { stripeAccount: ada.id, paymentMethod: "us_bank_account" }))
    expect(paid(made)).toBe("1000")
    expect(made.financingTransaction("fnpd_lamp")?.sourceType).toBe("bank_account")
    expect(held(made, ada.id, "card")).toBe("0.00 / 0.00")
  })

  it("is nothing of a payment that settles in another currency than the loan", () => {
    const eur = money("1.00 eur").currency
    const externalAccounts = new Map([[eur, { country: "DE", tariff: tariffIn(eur) }]])
    const made = world({ accounts: [connected("Ada", "express", { externalAccounts })] })
    done(made, financing("oven", "90.00 usd"))
    const step = done(made, charge("lamp", "100.00 eur", { stripeAccount: ada.id }))
    expect(step.outcome.transactions.map(({ type }) => type)).toEqual(["charge"])
    expect(paid(made)).toBe("0")
  })

  it("of an amount too small for a share is nothing", () => {
    const made = world()
    done(made, financing("oven", "0.40 usd"))
    const step = done(made, charge("lamp", "0.50 usd", { stripeAccount: ada.id }))
    expect(step.outcome.made.map(({ id }) => id)).toContain("fnpd_lamp")
    expect(paid(made)).toBe("5")
  })
})

describe("what is given back", () => {
  /** A lamp for 100.00 usd was sold directly. */
  const sold = () => {
    const made = lent()
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    return made
  }

  it("is the share of a refund, pending as long as its payment, and is owed again", () => {
    const made = sold()
    const step = done(made, refund("back", "ch_lamp", { amount: money("25.00 usd") }))
    expect(statement(step)).toBe(text`
      ada: refund -25.00 - 0.00 = -25.00 usd
        re_back, 2026-03-04, refund, "REFUND FOR CHARGE"
      ada: financing_paydown_reversal 2.50 - 0.00 = 2.50 usd
        fnpdr_back, 2026-03-04, financing_paydown_reversal, "Withheld funds from ch_lamp given back by flex loan flxln_oven"
    `)
    expect(step.entries.at(-1)?.postings.map(written)).toEqual(["2.50 usd stripe/advances -> acct_ada/balance"])
    expect(paid(made)).toBe("750")
    expect(made.financingTransaction("fnpdr_back")).toEqual({
      object: "capital.financing_transaction",
      type: "reversal",
      id: "fnpdr_back",
      account: ada.id,
      amount: money("2.50 usd"),
      created: monday,
      sourceType: "card",
      flexLoan: "flxln_oven",
      charge: "ch_lamp",
      reversedTransaction: "fnpd_lamp",
      balanceTransaction: "txn_back.2"
    })
  })

  it("is none of a destination charge on the platform, which is called alike", () => {
    const made = lent()
    done(made, charge("lamp", "100.00 usd", { transferData: { destination: ada.id } }))
    done(made, refund("back", "ch_lamp", { amount: money("50.00 usd") }))
    expect(paid(made)).toBe("1000")
  })

  it("of a share too small for a unit is nothing", () => {
    const made = lent()
    done(made, charge("lamp", "1.00 usd", { stripeAccount: ada.id }))
    const step = done(made, refund("back", "ch_lamp", { amount: money("0.04 usd") }))
    expect(step.outcome.transactions.map(({ type }) => type)).toEqual(["refund"])
    expect(paid(made)).toBe("10")
  })

  it("is all of it once all is refunded, and no more", () => {
    const made = sold()
    for (const [key, amount] of [
      ["a", "33.33 usd"],
      ["b", "33.33 usd"],
      ["c", "33.34 usd"]
    ] as const) {
      done(made, refund(key, "ch_lamp", { amount: money(amount) }))
    }
    expect(paid(made)).toBe("0")
    expect(made.financingTransaction("fnpd_lamp")).toMatchObject({
      amountReversed: money("10.00 usd"),
      refunded: money("100.00 usd")
    })
  })

  it("of a loan that was repaid is owed once more, and paid by the next payment", () => {
    const made = lent()
    done(made, charge("lamp", "1000.00 usd", { stripeAccount: ada.id }))
    done(made, refund("back", "ch_lamp", { amount: money("500.00 usd") }))
    expect(paid(made)).toBe("5000")
    done(made, charge("shade", "600.00 usd", { stripeAccount: ada.id }))
    expect(paid(made)).toBe("10000")
  })

  it("follows a reversed transfer and a refund that takes one back", () => {
    const made = lent()
    done(made, charge("lamp", "100.00 usd", { transferData: { destination: ada.id } }))
    done(made, refund("back", "ch_lamp", { amount: money("50.00 usd"), reverseTransfer: true }))
    expect(paid(made)).toBe("500")
    done(made, reversal("rest", "tr_lamp"))
    expect(paid(made)).toBe("0")
  })

  it("follows a bank debit that fails", () => {
    const made = lent()
    done(made, charge("rent", "100.00 usd", { stripeAccount: ada.id, paymentMethod: "us_bank_account" }))
    expect(paid(made)).toBe("1000")
    done(made, paymentFailure("no", "py_rent"), thursday)
    expect(paid(made)).toBe("0")
    expect(held(made, ada.id, "card")).toBe("0.00 / 0.00")
  })

  it("is nothing of a dispute, nor of a payment before the loan", () => {
    const made = world()
    done(made, charge("early", "100.00 usd", { stripeAccount: ada.id }))
    done(made, financing("oven", "90.00 usd"))
    done(made, charge("lamp", "100.00 usd", { stripeAccount: ada.id }))
    done(made, refund("back", "ch_early"))
    done(made, dispute("stolen", "ch_lamp"))
    expect(paid(made)).toBe("1000")
  })

  it("can be used at once where the payment could", () => {
    const made = sold()
    done(made, refund("back", "ch_lamp", { amount: money("50.00 usd") }), moment("2026-03-10"))
    expect(held(made, ada.id)).toBe("0.00 / 131.80")
  })

  describe("where the payment settled in another currency", () => {
    /** Cara owes 1,000.00 cad, which 10% of her payments pay down; a lamp came at 1.25 less 2% as 122.50 cad. */
    const abroad = (changes: Parameters<typeof borders>[0] = {}) => {
      const made = borders(changes)
      done(made, charge("float", "500.00 usd"))
      done(made, financing("oven", "1000.00 cad", { stripeAccount: cara.id, feeAmount: money("0.00 cad") }))
      done(made, charge("lamp", "100.00 usd", { transferData: { destination: cara.id } }))
      expect(paid(made)).toBe("1225")
      return made
    }

    it.each([
      ["dearer", rates],
      ["cheaper", ExchangeRates.of([usdToCad("1.25"), usdToCad("1.1", tuesday)])]
    ])("is its share of the payment, though the rate is %s by then", (_, exchangeRates) => {
      const made = abroad({ exchangeRates })
      const half = { amount: money("50.00 usd"), reverseTransfer: true }
      done(made, refund("half", "ch_lamp", half), tuesday)
      // Half of 12.25 is 6.125, half up.
      expect(paid(made)).toBe(String(1225 - 613))
      done(made, reversal("rest", "tr_lamp"))
      expect(paid(made)).toBe("0")
      expect(made.financingTransaction("fnpd_lamp")).toMatchObject({
        amountReversed: money("12.25 cad"),
        refunded: money("100.00 usd")
      })
    })

    it("is its share of a direct charge too", () => {
      const made = borders()
      const direct = { stripeAccount: cara.id }
      done(made, financing("oven", "1000.00 cad", { ...direct, feeAmount: money("0.00 cad") }))
      done(made, charge("lamp", "100.00 usd", direct))
      done(made, refund("third", "ch_lamp", { amount: money("30.00 usd") }), tuesday)
      // 30% of 12.25 are 3.675, half up.
      expect(paid(made)).toBe(String(1225 - 368))
      done(made, refund("rest", "ch_lamp"))
      expect(paid(made)).toBe("0")
    })
  })
})
