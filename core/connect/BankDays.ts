/**
 * BankDays: the business days on which a bank takes or sends the money of an account: of the euro's banks those of
 * TARGET, of others those of the account's country.
 */
import type { Timing } from "#core/connect/SettlementDelay.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"

/** A delay of so many business days of the bank. */
export const timing = ({ country }: { readonly country: string }, currency: Currency, days: number): Timing =>
  currency === "eur"
    ? { days, count: "business", calendar: Calendar.target, calendarOf: "TARGET" }
    : { days, count: "business", calendar: Calendar.of(country), calendarOf: country }
