/**
 * TestBank: Stripe's test bank accounts that payers are debited on, by their numbers, and how their banks answer.
 *
 * https://docs.stripe.com/payments/ach-direct-debit/accept-a-payment and
 * https://docs.stripe.com/payments/sepa-debit/accept-a-payment, under "Test your integration"; likewise of the others.
 */
import type * as Wire from "#adapters/stripe/wire/PaymentMethod.ts"
import * as PaymentMethodWire from "#adapters/stripe/wire/PaymentMethod.ts"
import * as TestIban from "#apps/sandbox/state/TestIban.ts"
import type { BankDebit } from "#core/connect/prices/BankDebit.ts"
import type { PaymentFailureCode } from "#core/connect/schedules/FailureCode.ts"

export interface TestBank {
  readonly type: BankDebit
  readonly shown: Exclude<Wire.Kind, { readonly type: "card" }>
  /** Why its bank does not pay; absent where it does. */
  readonly failureCode?: PaymentFailureCode
}

const us = (number: string, failureCode?: PaymentFailureCode): TestBank => ({
  type: "us_bank_account",
  shown: {
    type: "us_bank_account",
    us_bank_account: PaymentMethodWire.usBankAccount(number.slice(-4), "110000000", `fp${number}`)
  },
  ...(failureCode === undefined ? {} : { failureCode })
})

/** By the number of the account, and by the end of the name of its payment method. */
const ofUs: ReadonlyArray<readonly [name: string, number: string, failureCode?: PaymentFailureCode]> = [
  ["success", "000123456789"],
  ["accountClosed", "000111111113", "account_closed"],
  ["noAccount", "000111111116", "no_account"],
  ["insufficientFunds", "000222222227", "insufficient_funds"],
  ["debitNotAuthorized", "000333333335", "debit_not_authorized"]
]

/** Also one of a country whose list is not at hand, and then it pays. */
const sepa = (iban: string): TestBank | undefined => {
  const text = iban.replaceAll(" ", "").toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(text)) return undefined
  const answer = TestIban.answerOf(text)
  if (answer === undefined) return undefined
  return {
    type: "sepa_debit",
    shown: {
      type: "sepa_debit",
      sepa_debit: PaymentMethodWire.sepaDebit(text.slice(0, 2), text.slice(-4), `fp${text.slice(-12)}`)
    },
    ...answer
  }
}

/** What a request says of a bank account, by the parameters of its kind. */
export type Stated = Readonly<Record<string, string | undefined>>

/** The test account that is meant; undefined where Stripe has none such. */
export const of = (type: BankDebit, stated: Stated): TestBank | undefined => {
  const number = stated["account_number"] ?? ""
  switch (type) {
    case "us_bank_account": {
      const [, , failureCode] = ofUs.find(([, each]) => each === number) ?? []
      return ofUs.some(([, each]) => each === number) ? us(number, failureCode) : undefined
    }
    case "sepa_debit":
      return sepa(stated["iban"] ?? "")
    case "bacs_debit": {
      const { sort_code: sortCode = "" } = stated
      const shown = PaymentMethodWire.bacsDebit(number.slice(-4), sortCode, `fp${number}`)
      return number === "00012345" ? { type, shown: { type, bacs_debit: shown } } : undefined
    }
    case "au_becs_debit": {
      const { bsb_number: bsb = "" } = stated
      const shown = PaymentMethodWire.auBecsDebit(number.slice(-4), bsb, `fp${number}`)
      return number === "000123456" ? { type, shown: { type, au_becs_debit: shown } } : undefined
    }
    case "acss_debit": {
      const { institution_number: institution = "", transit_number: transit = "" } = stated
      const shown = PaymentMethodWire.acssDebit(number.slice(-4), institution, transit, `fp${number}`)
      return number === "000123456789" ? { type, shown: { type, acss_debit: shown } } : undefined
    }
  }
}

/** Of a payment method such as `pm_usBankAccount_success`; undefined where it is none of these. */
export const named = (name: string): TestBank | undefined => {
  const iban = TestIban.named(name)
  if (iban !== undefined) return sepa(iban)
  const found = ofUs.find(([each]) => name === `pm_usBankAccount_${each}`)
  return found === undefined ? undefined : us(found[1], found[2])
}
