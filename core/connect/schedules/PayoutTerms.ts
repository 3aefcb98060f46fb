/**
 * PayoutTerms: what Stripe lets the payouts of an account be, by its country: which schedules, minimum balances and
 * debits of its bank there are.
 *
 * Sources: https://docs.stripe.com/connect/manage-payout-schedule, for minimum balances
 * https://docs.stripe.com/payouts/minimum-balances-for-automatic-payouts and for negative payouts
 * https://docs.stripe.com/connect/account-balances
 */
import type { PayoutSchedule } from "#core/connect/schedules/PayoutSchedule.ts"

const alwaysDaily = new Set(["BR", "IN"])
const neverDaily = new Set(["JP"])
const withoutMinimum = new Set(["BR", "IN", "TH"])
/** The European Union, and where else Stripe can debit a bank for a negative balance. */
const debited = new Set(
  "AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AU CA GB NZ US".split(" ")
)

/** Whether Stripe can debit a bank there for a negative balance. */
export const canDebit = (country: string): boolean => debited.has(country)

/** Why no account there has such a schedule, and what it may be; undefined where it can. */
export const scheduleProblem = (
  country: string,
  { interval }: Pick<PayoutSchedule, "interval">
): string | undefined => {
  if (alwaysDaily.has(country) && interval !== "daily") {
    return `accounts in ${country} are always paid out daily; expected daily`
  }
  if (!canBeDaily(country) && interval === "daily") {
    return `accounts in ${country} are not paid out daily; expected manual, weekly or monthly`
  }
  return undefined
}

/** Whether accounts there can be paid out daily, as Stripe does where nobody says how. */
export const canBeDaily = (country: string): boolean => !neverDaily.has(country)

/** Why automatic payouts there leave nothing in a Stripe balance; undefined where they may. */
export const minimumProblem = (country: string): string | undefined =>
  withoutMinimum.has(country) ? `Stripe has no minimum balances in ${country}; expected none` : undefined

/** Why no bank is debited there for a negative balance; undefined where it may be. */
export const debitProblem = (country: string): string | undefined =>
  canDebit(country) ? undefined : `Stripe does not debit banks for negative balances in ${country}; expected false`
