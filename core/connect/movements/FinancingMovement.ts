/**
 * FinancingMovement: the lines of a flex loan: the advance, what is withheld of each payment, and what is given back.
 *
 * What is withheld is the loan's rate of the gross amount, half up, in a line of its own after the payment's, and
 * matures with it; never more than is still owed. Of a payment that goes back in part, so much of it goes back as of an
 * application fee: its share in the payment's own currency. What a dispute takes gives nothing back.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Share from "#core/connect/movements/Share.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import * as Money from "#core/money/Money.ts"

/** Pays the advance out to the account's balance: money of the bank's, that can be used at once. */
export const payOut = (draft: Draft.Draft, loan: Financing.FlexLoan): void => {
  const { account, amount, created, id: flexLoan } = loan
  const [id, balanceTransaction] = [draft.id("fnpay"), draft.id("txn")]
  const made = { id, account, amount, created, sourceType: "bank_account", flexLoan, balanceTransaction } as const
  draft.make(loan)
  draft.make({ object: "capital.financing_transaction", type: "payout", ...made })
  draft.line({
    id: balanceTransaction,
    account,
    type: "financing_payout",
    amount,
    availableOn: draft.at,
    sourceType: "bank_account",
    source: id,
    description: `Payout of flex loan ${flexLoan}`
  })
}

/** Withholds the loan's share of a payment that has just been made on its account. */
export const withhold = (draft: Draft.Draft, flexLoan: string, charge: Charge.Charge): void => {
  const loan = draft.world.flexLoan(flexLoan)
  const gross = Charge.settledAmount(charge)
  if (loan === undefined || gross.currency !== loan.amount.currency) return
  const amount = Money.min(Money.share(gross, loan.withholdRate, "half_up"), Financing.remaining(loan))
  if (Money.isZero(amount)) return
  const { account, availableOn, sourceType } = charge
  const [id, balanceTransaction] = [Financing.paymentOf(charge.id), draft.id("txn")]
  draft.make({
    object: "capital.financing_transaction",
    type: "payment",
    id,
    account,
    amount,
    created: draft.at,
    sourceType,
    flexLoan,
    charge: charge.id,
    refunded: Money.zero(charge.amount.currency),
    amountReversed: Money.zero(amount.currency),
    balanceTransaction
  })
  draft.change(Financing.paid(loan, amount))
  draft.line({
    id: balanceTransaction,
    account,
    type: "financing_paydown",
    amount: Money.negate(amount),
    availableOn,
    sourceType,
    source: id,
    description: `Withheld funds from ${charge.id} to pay down flex loan ${flexLoan}`
  })
}

/**
 * Gives back what was withheld of `amount` of a payment, in the payment's currency, which goes back to its payer or to
 * the platform: its part of the payment, whatever that costs where the payment settled in another currency.
 */
export const reverse = (draft: Draft.Draft, charge: Charge.Charge, amount: Money.Money): void => {
  const payment = draft.world.financingTransaction(Financing.paymentOf(charge.id))
  // The id alone does not tell a destination charge from its payment, of which it is withheld.
  if (payment?.type !== "payment" || payment.charge !== charge.id) return
  const loan = draft.world.flexLoan(payment.flexLoan)
  const { amount: whole } = charge
  const part = Money.min(amount, Money.minus(whole, payment.refunded))
  const withheld = { amount: payment.amount, returned: payment.amountReversed }
  const back = Share.returned(draft.world.settings, withheld, { part, before: payment.refunded, whole })
  const refunded = Money.add(payment.refunded, part)
  draft.change({ ...payment, refunded, amountReversed: Money.add(payment.amountReversed, back) })
  if (loan !== undefined && Money.isPositive(back)) giveBack(draft, { loan, payment, charge }, back)
}

interface Withheld {
  readonly loan: Financing.FlexLoan
  readonly payment: Financing.FinancingPayment
  readonly charge: Charge.Charge
}

const giveBack = (draft: Draft.Draft, { charge, loan, payment }: Withheld, amount: Money.Money): void => {
  const { account, id: reversedTransaction, sourceType } = payment
  const [id, balanceTransaction] = [draft.id("fnpdr"), draft.id("txn")]
  draft.make({
    object: "capital.financing_transaction",
    type: "reversal",
    id,
    account,
    amount,
    created: draft.at,
    sourceType,
    flexLoan: loan.id,
    charge: charge.id,
    reversedTransaction,
    balanceTransaction
  })
  draft.change(Financing.paid(loan, Money.negate(amount)))
  draft.line({
    id: balanceTransaction,
    account,
    type: "financing_paydown_reversal",
    amount,
    availableOn: Draft.following(draft.at, charge.availableOn),
    sourceType,
    source: id,
    description: `Withheld funds from ${charge.id} given back by flex loan ${loan.id}`
  })
}
