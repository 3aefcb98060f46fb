/**
 * Bills: a platform that is billed for Connect, for Billing by the day and for Radar by the month.
 */
export const scenario = `platform:
  name: Market
  country: US
  connect_fees: {}
  products: { billing: {}, radar: { fixed: 0.05 usd, billed: monthly } }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily } } }
  ben: { type: express }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-03, id: lamp, charge: { amount: 50.00 usd, transfer_data: { destination: ben } } }
  - { at: 2026-03-09, id: out, payout: { stripe_account: ben, amount: 20.00 usd } }
  - { at: 2026-03-10, id: own, charge: { amount: 40.00 usd, products: [radar] } }
  - { at: 2026-04-01T12:00:00Z, id: late, charge: { amount: 30.00 usd } }
until: 2026-05-02
`
