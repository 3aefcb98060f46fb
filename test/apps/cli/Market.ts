/**
 * Market: a scenario of orders drawn by chance, some of whose payouts are refused and some of whose refunds wait.
 */

/** Some 650 orders of 25 sellers in ten days, who want their money every day: first in vain, then refunds wait. */
export const scenario = `
name: A market
platform: {}
accounts: {}
generate:
  from: 2026-03-02
  until: 2026-03-11
  sellers:
    shop:
      count: 20
      account: { type: express }
      charge: destination
      application_fee: { rate: 10% }
      amounts: [5.00 usd, 50.00 usd]
      orders_per_day: 3
      payouts: { interval: daily }
      refunds: { rate: 10%, reverse_transfer: true }
    stall:
      count: 5
      account: { type: standard }
      charge: direct
      amounts: [5.00 usd, 50.00 usd]
      orders_per_day: 1
      payouts: { interval: daily }
      refunds: { rate: 50% }
`
