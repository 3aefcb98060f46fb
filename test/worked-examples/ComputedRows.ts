/**
 * ComputedRows: worked examples whose figures no step makes yet: the formula they state is computed by the functions
 * that compute every fee. They say that the rounding agrees, and nothing about the model.
 */
import type { Row } from "./Row.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const usd = (minor: number) => Money.of(Currency.of("usd"), BigInt(minor))

/** The fee of `amount` minor units, at a rate with a fixed part, both as the example states them. */
const fee = (amount: number, rate: string, fixed: number): number => {
  return Number(Tariff.fee({ rate: Rate.of(rate), fixed: usd(fixed), source: "the example" }, usd(amount)).minor)
}

export const rows: ReadonlyArray<Row> = [
  {
    id: "3p-payout-fee-1000",
    computed: "0.25% + 0.25 of a payout, and 1% more for an instant one; the lines wait for payouts",
    figures: {
      payout_fee: () => fee(100_000, "0.25%", 25),
      net: () => 100_000 - fee(100_000, "0.25%", 25),
      instant_variant: () => {
        const both = fee(100_000, "0.25%", 25) + fee(100_000, "1%", 0)
        return { fee: both, net: 100_000 - both }
      }
    }
  },
  {
    id: "3p-walla-payout-fee-3000",
    computed: "0.25% + 0.25 of a payout",
    figures: { fees: () => ({ 300000: fee(300_000, "0.25%", 25), 10000: fee(10_000, "0.25%", 25) }) },
    waits: { fee_timing: "payouts" }
  },
  {
    id: "doc-billing-fee-halfpct",
    computed: "0.5% of an invoice; the line waits for Billing",
    figures: { billing_fee: () => fee(10_000, "0.5%", 0) }
  },
  {
    id: "polar-fee-10000",
    computed: "the platform's own tariff, inferred as 5% + 0.50, and 1.5% for an international card",
    figures: { fees: () => ({ payment: fee(12_000, "5%", 50), international: fee(12_000, "1.5%", 0) }) }
  },
  {
    id: "polar-fee-custom",
    computed: "the platform's own tariff, 3.89% + 0.35, and 0.5% for a subscription",
    figures: { fees: () => ({ payment: fee(12_000, "3.89%", 35), subscription: fee(12_000, "0.5%", 0) }) }
  }
]
