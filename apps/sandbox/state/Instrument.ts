/**
 * Instrument: what a payer pays with, a test card or a test bank account, and the payment methods that hold one.
 */
import type * as PaymentMethodWire from "#adapters/stripe/wire/PaymentMethod.ts"
import * as TestBank from "#apps/sandbox/state/TestBank.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"
import type { BankDebit } from "#core/connect/prices/BankDebit.ts"

export type Instrument =
  | {
      readonly type: "card"
      readonly card: TestCard.TestCard
      readonly expires: TestCard.Expiry
      /** What its bank finds wrong in what is said of it. */
      readonly checks?: TestCard.Checks | undefined
    }
  | { readonly type: BankDebit; readonly bank: TestBank.TestBank }

/** A payment method of the sandbox, with what it pays with. */
export interface Method extends Omit<PaymentMethodWire.Facts, "kind"> {
  readonly instrument: Instrument
  /** Whether its holder has agreed to payments without being asked again. */
  readonly isSetUp: boolean
  /** It has paid without being a customer's, or is a customer's no longer: it does not pay again. */
  readonly isSpent: boolean
}

/** A token that holds an instrument, for one use. */
export interface HandedOver {
  readonly id: string
  readonly cardId: string
  readonly created: number
  readonly instrument: Instrument
  /** In which it takes payouts, where that is said. */
  readonly currency?: string
  readonly name: string | null
  readonly used: boolean
}

export const ofCard = (
  card: TestCard.TestCard,
  expires = TestCard.usualExpiry,
  checks: TestCard.Checks | undefined = card.checks
): Instrument => ({ type: "card", card, expires, checks })

export const ofBank = (bank: TestBank.TestBank): Instrument => ({ type: bank.type, bank })

/** By one of the names that Stripe gives to test payment methods and tokens. */
export const named = (name: string): Instrument | undefined => {
  const card = TestCard.of(name)
  if (card !== undefined) return ofCard(card)
  const bank = TestBank.named(name)
  return bank === undefined ? undefined : ofBank(bank)
}

export const kindOf = (it: Instrument): PaymentMethodWire.Kind =>
  "card" in it ? { type: "card", card: TestCard.shown(it.card, it.expires, it.checks) } : it.bank.shown

/** How the card behaves, of which a bank account has nothing. */
export const cardOf = (it: Instrument): TestCard.TestCard | undefined => ("card" in it ? it.card : undefined)
