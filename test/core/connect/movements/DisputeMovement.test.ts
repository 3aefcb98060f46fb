import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as DisputeMovement from "#core/connect/movements/DisputeMovement.ts"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Money from "#core/money/Money.ts"
import { ada, after, charge, connected, market, money, priced, wednesday } from "../Worlds.ts"

const payer = connected("Payer", "express", {
  controller: {
    losses: "application",
    feesPayer: "application",
    requirementCollection: "application",
    dashboard: "none"
  }
})

/** What withdrawing, countering and giving back do to the sum of all balances, by whoever was charged. */
const moved = (stripeAccount: `acct_${string}`, minor: bigint, returnsReceived: boolean, hasEvidence: boolean) => {
  const disputes = [
    {
      from: wednesday,
      received: money("15.00 usd"),
      countered: money("7.00 usd"),
      returnsReceived,
      source: "a contract"
    }
  ] as const
  const withPrices = { ...priced(market.tariff, {}), disputes }
  const accounts = [ada, payer].map((account) => ({ ...account, tariff: withPrices }))
  const made = after([charge("sale", "100.00 usd", { stripeAccount })], { accounts })
  const sale = made.charge("ch_sale") ?? expect.fail()
  const draft = Draft.of(made, "x", made.now())
  const matter = DisputeMatter.ofDispute(made, {
    object: "dispute",
    id: "dp_x",
    account: sale.account,
    charge: sale.id,
    amount: Money.of(sale.amount.currency, minor),
    reason: "general",
    created: made.now(),
    status: "prevented",
    otherRefunds: Money.zero(sale.amount.currency),
    balanceTransactions: []
  })
  const about = { id: "dp_x", amount: Money.of(sale.amount.currency, minor), hasEvidence }
  DisputeMovement.withdraw(draft, matter, about)
  if (hasEvidence) DisputeMovement.counter(draft, matter)
  DisputeMovement.reinstate(draft, matter, about)
  const { transactions } = draft.outcome()
  const nets = transactions.map(({ net }) => net)
  return { transactions, left: Money.format(Money.sum(sale.amount.currency, nets)) }
}

describe("a dispute that is withdrawn and won", () => {
  it("leaves the accounts together at the fee for receiving it, or at nothing where that comes back", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ada.id, payer.id),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.boolean(),
        fc.boolean(),
        (account, minor, isReturned, hasEvidence) => {
          expect(moved(account, minor, isReturned, hasEvidence).left).toBe(isReturned ? "0.00 usd" : "-15.00 usd")
        }
      )
    )
  })

  it("leaves the connected account with all it had, where the platform pays the fees", () => {
    const { transactions } = moved(payer.id, 500n, false, true)
    const own = transactions.filter(({ account }) => account === payer.id).map(({ net }) => net)
    expect(Money.format(Money.sum(money("0 usd").currency, own))).toBe("0.00 usd")
    expect(transactions.map(({ type }) => type)).toEqual([
      "adjustment",
      "stripe_fee",
      "stripe_fee",
      "adjustment",
      "stripe_fee"
    ])
  })
})
