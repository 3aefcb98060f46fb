/**
 * Bakery: the small journal that the exporters' golden texts are of: a charge with its fee, a transfer that arrives,
 * a line of an unknown type, its correction, and an own entry in yen.
 */
import { Result } from "effect"
import * as Booking from "#core/booking/Booking.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import * as Correction from "#core/ledger/Correction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
export const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

/** A card payment of 10.00 usd to the platform, on a Monday, available on Wednesday; but for the changes. */
export const transaction = (changes: Partial<BalanceTransaction.Draft> = {}): BalanceTransaction.BalanceTransaction =>
  BalanceTransaction.make({
    id: "txn_1",
    account: "acct_platform",
    type: "charge",
    amount: money("10.00 usd"),
    feeDetails: [],
    created: moment("2026-03-02T09:30Z"),
    availableOn: moment("2026-03-04"),
    source: "ch_1",
    description: "",
    reportingCategory: "charge",
    ...changes
  })

export const booked = (changes: Partial<BalanceTransaction.Draft> = {}): Entry.Entry =>
  Result.getOrThrow(Booking.book(transaction(changes), { transfer: "tr_1" }))

const fee = { type: "stripe_fee", amount: money("0.59 usd"), description: "Stripe processing fees" } as const

const odd = booked({
  id: "txn_3",
  account: "acct_ada_2",
  type: "flex_loan",
  amount: money("-4.00 usd"),
  source: undefined,
  description: "Withheld; see the terms",
  reportingCategory: "flex_loan"
})

export const entries: ReadonlyArray<Entry.Entry> = [
  booked({ feeDetails: [fee], description: 'Order 17: "rye", 2 loaves' }),
  booked({ id: "txn_2", account: "acct_ada_2", type: "payment", source: "py_1", amount: money("8.77 usd") }),
  odd,
  Correction.of(odd, { ...odd, ...booked({ ...odd.transaction, amount: money("-4.50 usd") }) }, 1),
  Result.getOrThrow(
    Entry.manual({
      key: "till(1)",
      account: "acct_ada_2",
      created: moment("2026-03-01T23:59:59Z"),
      description: "Opening",
      postings: [
        {
          from: LedgerAccount.opening("acct_ada_2"),
          to: LedgerAccount.of("acct_ada_2", "in_transit"),
          amount: money("1200 jpy"),
          item: "po_1"
        }
      ]
    })
  )
]

/** What the charge is, and the transfer that it made. */
const known = new Map<string, ConnectObject.ConnectObject>([
  [
    "ch_1",
    {
      object: "charge",
      id: "ch_1",
      account: "acct_platform",
      amount: money("10.00 usd"),
      amountRefunded: money("0 usd"),
      created: moment("2026-03-02T09:30Z"),
      availableOn: moment("2026-03-04"),
      balanceTransaction: "txn_1",
      paymentMethod: "card",
      sourceType: "card",
      transfer: "tr_1",
      transferred: { count: 1, total: money("8.77 usd") }
    }
  ],
  [
    "tr_1",
    {
      object: "transfer",
      id: "tr_1",
      account: "acct_platform",
      amount: money("8.77 usd"),
      amountReversed: money("0 usd"),
      created: moment("2026-03-02T09:30Z"),
      availableOn: moment("2026-03-04"),
      destination: "acct_ada_2",
      destinationPayment: "py_1",
      balanceTransaction: "txn_2",
      sourceType: "card"
    }
  ]
])

export const objects = ConnectObject.lookups((id) => known.get(id))

export const owners = [
  { id: "acct_platform", name: "Bakers Market", country: "US" },
  { id: "acct_ada_2", name: "Ada's\nBakery", country: "DE" }
] as const
