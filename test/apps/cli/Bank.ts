/**
 * Bank: a scenario with everything that is more than a payment: holds, captures, declines, refunds that wait and fail,
 * payouts that arrive and come back, and a top-up.
 */
export const scenario = `
name: Bank
platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02T10:00Z, id: flour, charge: { amount: 30.00 usd } }
  - { at: 2026-03-02T10:00Z, id: room, charge: { amount: 100.00 usd, capture_method: manual, description: A room } }
  - { at: 2026-03-02T10:00Z, id: spare, charge: { amount: 50.00 usd, capture_method: manual } }
  - { at: 2026-03-02T10:00Z, id: gone, charge: { amount: 20.00 usd, capture_method: manual } }
  - { at: 2026-03-02T10:00Z, id: poor, charge: { amount: 40.00 usd, decline_code: insufficient_funds } }
  - { at: 2026-03-03T10:00Z, id: stay, capture: { charge: room, amount_to_capture: 60.00 usd } }
  - { at: 2026-03-03T10:00Z, id: drop, authorization_cancel: { charge: gone } }
  - { at: 2026-03-04T10:00Z, id: out, payout: { amount: 28.83 usd } }
  - { at: 2026-03-04T10:00Z, id: late, refund: { charge: flour } }
  - { at: 2026-03-06T10:00Z, id: bounce, refund_failure: { refund: late, failure_reason: expired_or_canceled_card } }
  - { at: 2026-03-06T10:00Z, id: cash, top_up: { amount: 200.00 usd, expected_availability_date: 2026-03-10 } }
  - { at: 2026-03-06T10:00Z, id: closed, payout_failure: { payout: out, failure_code: account_closed } }
until: 2026-03-12
`
