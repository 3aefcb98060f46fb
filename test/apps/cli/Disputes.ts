/**
 * Disputes: a scenario with a dispute of every kind: won, lost in part, lost unanswered, asked about and prevented.
 */
export const scenario = `
name: Disputes
platform: { country: US }
accounts:
  ada: { type: express }
  sten: { type: standard }
steps:
  - { at: 2026-03-02T10:00Z, id: lamp, charge: { amount: 40.00 usd, stripe_account: sten } }
  - { at: 2026-03-02T10:00Z, id: cake, charge: { amount: 30.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02T10:00Z, id: flour, charge: { amount: 20.00 usd } }
  - { at: 2026-03-02T10:00Z, id: salt, charge: { amount: 10.00 usd } }
  - { at: 2026-03-06T10:00Z, id: stolen, dispute: { charge: lamp, reason: fraudulent } }
  - { at: 2026-03-06T10:00Z, id: stale, dispute: { charge: cake, reason: product_unacceptable } }
  - { at: 2026-03-06T10:00Z, id: what, dispute: { charge: flour, reason: unrecognized, status: warning_needs_response } }
  - { at: 2026-03-06T10:00Z, id: settled, dispute: { charge: salt, reason: duplicate, status: prevented } }
  - { at: 2026-03-07T10:00Z, id: answer, dispute_evidence: { dispute: stale } }
  - { at: 2026-03-08T10:00Z, id: upheld, dispute_lost: { dispute: stale, amount_reinstated: 12.00 usd } }
until: 2026-07-31
`
