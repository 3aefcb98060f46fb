/**
 * TestIban: Stripe's test accounts for SEPA debits, of the countries whose list is at hand, and what comes of it.
 *
 * https://docs.stripe.com/testing#sepa-direct-debit
 */
import type { PaymentFailureCode } from "#core/connect/schedules/FailureCode.ts"

/** What an account is for, in the order of Stripe's lists; those without a name of a payment method come last. */
const purposes = [
  "success",
  "successDelayed",
  "failed",
  "failedDelayed",
  "disputed",
  "exceedsWeeklyVolumeLimit",
  "exceedsWeeklyTransactionLimit",
  "insufficientFunds",
  "bankNotSupported",
  "debitsNotSupported"
] as const

type Purpose = (typeof purposes)[number]

const lists = `
AT611904300234573201 AT321904300235473204 AT861904300235473202 AT051904300235473205
  AT591904300235473203 AT981904300000343434 AT601904300000121212
  AT981904300002222227 AT271904300000055555 AT511904300000066666
BE62510007547061 BE78510007547064 BE68539007547034 BE51510007547065
  BE08510007547063 BE90510000343434 BE52510000121212
  BE90510002222227 BE19510000055555 BE43510000066666
DE89370400440532013000 DE08370400440532013003 DE62370400440532013001 DE78370400440532013004
  DE35370400440532013002 DE65370400440000343434 DE27370400440000121212
  DE65370400440002222227 DE91370400440000055555 DE18370400440000066666
FR1420041010050500013M02606 FR3020041010050500013M02609 FR8420041010050500013M02607 FR7920041010050500013M02600
  FR5720041010050500013M02608 FR9720041010050000000343434 FR5920041010050000000121212
  FR9720041010050000002222227 FR2620041010050000000055555 FR5020041010050000000066666
IE29AIBK93115212345678 IE24AIBK93115212345671 IE02AIBK93115212345679 IE94AIBK93115212345672
  IE51AIBK93115212345670 IE10AIBK93115200343434 IE69AIBK93115200121212
  IE10AIBK93115202222227 IE36AIBK93115200055555 IE60AIBK93115200066666`

const all: ReadonlyArray<readonly [iban: string, purpose: Purpose]> = (lists.match(/\w+/g) ?? []).flatMap(
  (iban, at) => {
    const purpose = purposes[at % purposes.length]
    return purpose === undefined ? [] : [[iban, purpose] as const]
  }
)

/** Italy's is on an older page. */
const purposeOf = new Map<string, Purpose>([...all, ["IT60X0542811101000000123456", "failed"]])

/** Of a failure without a reason Stripe's page has no code either: it is told as one for want of money. */
const failureCodes: Readonly<Partial<Record<Purpose, PaymentFailureCode>>> = {
  failed: "insufficient_funds",
  failedDelayed: "insufficient_funds",
  insufficientFunds: "insufficient_funds",
  exceedsWeeklyVolumeLimit: "charge_exceeds_source_limit",
  exceedsWeeklyTransactionLimit: "charge_exceeds_weekly_limit"
}

const unserved: ReadonlySet<Purpose> = new Set(["disputed", "bankNotSupported", "debitsNotSupported"])

/** How it is answered; undefined of one that is not served, and nothing of one that is on no list. */
export const answerOf = (iban: string): { readonly failureCode?: PaymentFailureCode } | undefined => {
  const purpose = purposeOf.get(iban)
  if (purpose === undefined) return {}
  if (unserved.has(purpose)) return undefined
  const failureCode = failureCodes[purpose]
  return failureCode === undefined ? {} : { failureCode }
}

/** By the name of a payment method, such as `pm_sepaDebit_success_de`. */
export const named = (name: string): string | undefined => {
  const [, purpose, country = ""] = /^pm_sepaDebit_(\w+)_([a-z]{2})$/.exec(name) ?? []
  return all.find(([iban, each]) => each === purpose && iban.startsWith(country.toUpperCase()))?.[0]
}
