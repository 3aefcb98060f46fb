/**
 * BankDays: the business days on which a bank takes or sends the money of an account: of the euro's banks those of
 * TARGET, of others those of the country that the bank is in, which is the account's where it does not say another.
 */
import type { ExternalAccount } from "#core/connect/schedules/ExternalAccount.ts"
import type { Timing } from "#core/connect/schedules/SettlementDelay.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"

interface Account {
  readonly country: string
  readonly externalAccounts?: ReadonlyMap<Currency, ExternalAccount>
}

const bank = ({ country: own, externalAccounts }: Account, currency: Currency) => {
  if (currency === "eur") return { calendar: Calendar.target, calendarOf: "TARGET" }
  const country = externalAccounts?.get(currency)?.country ?? own
  return { calendar: Calendar.of(country), calendarOf: country }
}

export const calendar = (account: Account, currency: Currency): Calendar.Calendar => bank(account, currency).calendar

/** A delay of so many business days of the bank. */
export const timing = (account: Account, currency: Currency, days: number): Timing => ({
  days,
  count: "business",
  ...bank(account, currency)
})
