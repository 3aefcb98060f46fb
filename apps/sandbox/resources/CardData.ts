/**
 * CardData: what a payer says of a card, and what is said where it cannot be right, before any bank is asked.
 *
 * Its words are Stripe's. https://docs.stripe.com/testing#invalid-data
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type * as TestCard from "#apps/sandbox/state/TestCard.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A month that is none is told as what is wrong with the card. */
export const expiry = {
  exp_month: Parameter.between(-9999, 9999),
  exp_year: Parameter.between(-9999, 9999)
} as const

/** As Stripe: a year of two digits is one of this century. */
export const yearOf = (stated: number): number => (stated >= 0 && stated < 100 ? 2000 + stated : stated)

/** Every second digit from the end counts twice. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Without the spaces that it is printed with. */
export const digitsOf = (number: string): string => number.replaceAll(/[ -]/g, "")

const numberRefusal = (number: string): Failure.Failure | undefined => {
  const digits = digitsOf(number)
  return /^\d{12,19}$/.test(digits) && passesLuhn(digits)
    ? undefined
    : Failure.card("incorrect_number", "Your card number is incorrect.", "number")
}

/** No card is valid for longer. */
const mostYears = 50

/** Why a card cannot expire then; it is good until its month is over. */
export const expiryRefusal = (
  { exp_month: month, exp_year: year }: TestCard.Expiry,
  now: Instant.Instant
): Failure.Failure | undefined => {
  const today = Day.toCivil(Instant.dayOf(now))
  if (year < today.year || year > today.year + mostYears) {
    return Failure.card("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
  }
  if (month < 1 || month > 12 || (year === today.year && month < today.month)) {
    return Failure.card("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month")
  }
  return undefined
}

export const cvcRefusal = (cvc: string | undefined): Failure.Failure | undefined =>
  cvc === undefined || /^\d{3,4}$/.test(cvc)
    ? undefined
    : Failure.card("invalid_cvc", "Your card's security code is invalid.", "cvc")

interface Said {
  readonly number: string
  readonly expires: TestCard.Expiry
  readonly cvc: string | undefined
}

/** The first thing that cannot be right. */
export const refusalOf = ({ cvc, expires, number }: Said, now: Instant.Instant): Failure.Failure | undefined =>
  numberRefusal(number) ?? expiryRefusal(expires, now) ?? cvcRefusal(cvc)
