/**
 * BalancePaymentRefusal: answers when an account cannot pay out of its Stripe balance, or is given nothing back. All of
 * it is our words: no text of Stripe's was found. https://docs.stripe.com/payments/pay-with-balance
 */
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as Money from "#core/money/Money.ts"

export const noCardPayments = (account: string): Refusal =>
  invalid(`${account} cannot pay from its Stripe balance: its capability card_payments is not active.`)

export const country = (account: string, country: string): Refusal =>
  invalid(`${account} cannot pay from its Stripe balance: that is not possible for accounts in ${country}.`)

export const alreadyRefunded = (payment: string): Refusal =>
  invalid(`The payment ${payment} has already been refunded.`, { code: "charge_already_refunded" })

export const aboveUnrefunded = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(`${Money.format(amount)} is more than can be refunded of the payment, ${Money.format(left)}.`, {
    param: "amount"
  })
