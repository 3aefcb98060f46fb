/**
 * FeeRows: worked examples of fees: those of charges are run under the tariff they state; what no step makes yet is
 * computed by the functions that compute every fee.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const usd = (minor: number) => Money.of(Currency.of("usd"), BigInt(minor))

/** The fee of `amount` minor units, at a rate with a fixed part, both as the example states them. */
const fee = (amount: number, rate: string, fixed: number, cap?: number): number => {
  const tariff = { name: "stated", rate: Rate.of(rate), fixed: usd(fixed), source: "the example" }
  const uncapped = Tariff.fee(tariff, usd(amount))
  return Number((cap === undefined ? uncapped : Money.min(uncapped, usd(cap))).minor)
}

/** The smallest charge that leaves `goal`. */
const grossedUp = (goal: number, rate: string, fixed: number): number => {
  let charge = goal
  while (charge - fee(charge, rate, fixed) < goal) charge += 1
  return charge
}

const keyed: Played.Setup = {
  platform: { tariff: "keyed" },
  accounts: {},
  tariffs: { keyed: { rate: "3.4%", fixed: "0.30 usd" } }
}
const keyedAmounts = ["118.80", "1000.00", "2000.00", "5000.00", "5100.00", "726.80", "55.00", "7.00"]

/** The club's invoice of 200.00, grossed up so that it and 1.5% for the platform remain after Stripe's fee. */
const club = (rate: string, fixed: string): Played.Setup => ({
  accounts: { connected: { type: "standard", tariff: "club" } },
  tariffs: { club: { rate, fixed } }
})
const clubTotals = (charged: number) => (played: Played.Played) => {
  const total = Played.amount(played, "connected", "charge")
  return { fees: total - Played.net(played, "connected"), total: charged }
}

export const rows: ReadonlyArray<Row> = [
  {
    id: "air-keyed-card-fees",
    setup: keyed,
    steps: keyedAmounts.map((amount) => ({ charge: { amount: `${amount} usd` } })),
    figures: {
      fees: (played) =>
        Object.fromEntries(
          played.transactions("platform").map((line) => [`${line.amount.minor}`, Number(line.fee.minor)])
        )
    }
  },
  {
    id: "3p-us-100",
    steps: [{ charge: { amount: "100.00 usd" } }],
    figures: { net: (played) => Played.net(played, "platform") }
  },
  {
    id: "support-grossup-100",
    steps: [{ charge: { amount: "103.30 usd" } }],
    figures: { charge: () => grossedUp(10_000, "2.9%", 30), net: (played) => Played.net(played, "platform") }
  },
  {
    id: "3p-clubzap-120eur",
    figures: { charge: () => grossedUp(12_000, "3.25%", 10) }
  },
  {
    id: "3p-commitswimming-100",
    figures: {
      total_fee: () => fee(grossedUp(10_000, "3.7%", 20), "3.7%", 20),
      club_net_if_absorbed: () => 10_000 - fee(10_000, "3.7%", 20)
    },
    differs: {
      club_net_if_absorbed: {
        model: 9610,
        because: "the page takes the 4.05 of a charge of 104.05 from one of 100.00, whose fee is 3.90"
      }
    }
  },
  {
    id: "3p-clubsoft-200",
    setup: club("2.9%", "0.30 usd"),
    steps: [{ charge: { amount: "209.37 usd", stripe_account: "connected", application_fee_amount: "3.00 usd" } }],
    figures: {
      card: clubTotals(grossedUp(20_300, "2.9%", 30)),
      ach: () => {
        const total = grossedUp(20_300, "0.8%", 0)
        return { fees: fee(total, "0.8%", 0, 500) + 300, total }
      }
    },
    remark: "bank debits and capped tariffs are not modelled: the ACH figures are computed"
  },
  {
    id: "3p-ach-cap",
    figures: { fees: () => [20_000, 100_000, 62_500].map((amount) => fee(amount, "0.8%", 0, 500)) },
    remark: "bank debits and capped tariffs are not modelled: the cap is the smaller of two amounts"
  },
  {
    id: "3p-payout-fee-1000",
    figures: {
      payout_fee: () => fee(100_000, "0.25%", 25),
      net: () => 100_000 - fee(100_000, "0.25%", 25),
      instant_variant: () => {
        const both = fee(100_000, "0.25%", 25) + fee(100_000, "1%", 0)
        return { fee: both, net: 100_000 - both }
      }
    },
    remark: "the lines wait for payouts"
  },
  {
    id: "3p-walla-payout-fee-3000",
    figures: { fees: () => ({ 300000: fee(300_000, "0.25%", 25), 10000: fee(10_000, "0.25%", 25) }) },
    waits: { fee_timing: "payouts" }
  },
  {
    id: "doc-billing-fee-halfpct",
    figures: { billing_fee: () => fee(10_000, "0.5%", 0) },
    remark: "the line waits for Billing"
  },
  {
    id: "doc-price-modifier",
    figures: {
      result_fee: () => Number(Money.share(usd(100), Rate.multiply(Rate.of("0.95"), Rate.of("1.10")), "half_up").minor)
    }
  },
  {
    id: "polar-fee-10000",
    remark: "the platform's own tariff of 5% + 0.50 is inferred",
    figures: { fees: () => ({ payment: fee(12_000, "5%", 50), international: fee(12_000, "1.5%", 0) }) }
  },
  {
    id: "polar-fee-custom",
    figures: { fees: () => ({ payment: fee(12_000, "3.89%", 35), subscription: fee(12_000, "0.5%", 0) }) }
  }
]
