/**
 * Reserves: a scenario with holds by a plan and on request, released in time, early, and by a refund.
 */
export const scenario = `
name: Reserves
platform: { country: US }
accounts:
  ada: { type: express, reserve_plan: { percent: 10%, days_after_charge: 30 } }
  ben: { type: express, reserve_plan: { percent: 50%, release_after: 2026-03-10 } }
steps:
  - { at: 2026-03-02T10:00Z, id: lamp, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T11:00Z, id: sofa, charge: { amount: 40.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T12:00Z, id: cake, charge: { amount: 20.00 usd, transfer_data: { destination: ben } } }
  - { at: 2026-03-05T10:00Z, id: safe, reserve_hold: { stripe_account: ada, amount: 30.00 usd, release_after: 2026-03-20 } }
  - { at: 2026-03-06T10:00Z, id: part, reserve_release: { hold: safe, amount: 5.00 usd } }
  - { at: 2026-03-06T10:00Z, id: early, reserve_release: { hold: cake } }
  - { at: 2026-03-07T10:00Z, id: back, refund: { charge: sofa, amount: 3.00 usd } }
until: 2026-04-03
expect:
  balances:
    ada: { pending: 0.00 usd, available: 132.34 usd }
    ben: { pending: 0.00 usd, available: 20.00 usd }
`
