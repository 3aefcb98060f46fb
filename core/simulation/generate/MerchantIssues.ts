/**
 * MerchantIssues: what the account that a group's charges settle by does not have for them: a price, or the holidays of
 * the days they settle by.
 *
 * Such a charge is not modelled, so it is refused before the run rather than in the middle of it.
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Rate from "#core/money/Rate.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { readRate } from "#core/simulation/schema/GenerateValue.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

/** Undefined where they are broken. */
export interface Accounts {
  readonly platform: StripeAccount | undefined
  readonly seller: StripeAccount | undefined
}

/** What its payers pay with; nothing, where the methods have no weight. */
export const methodsOf = ({ payment_methods: methods }: SellersSchema): ReadonlyArray<PaymentMethod.PaymentMethod> =>
  methods === undefined
    ? ["card"]
    : PaymentMethod.all.filter((method) => !Rate.equals(readRate(methods[method] ?? 0), Rate.zero))

/** Whether its charges stand on the platform and settle by their seller. */
export const isOnBehalf = ({ charge, on_behalf_of: onBehalfOf }: SellersSchema): boolean =>
  onBehalfOf === true && (charge === "destination" || charge === "separate")

/** By whose country, currency, prices and days its charges settle. */
export const merchantOf = (stated: SellersSchema, { platform, seller }: Accounts): StripeAccount | undefined =>
  stated.charge === "direct" || isOnBehalf(stated) ? seller : platform

/** Charges that would have to guess: their price, or the holidays they settle by. */
export const report = (stated: SellersSchema, accounts: Accounts, say: Report): void => {
  const merchant = merchantOf(stated, accounts)
  if (merchant === undefined) return
  reportCalendar(stated, merchant, say)
  const { name } = merchant.tariff
  const { currency } = readAmount(stated.amounts[0] ?? "1 usd")
  const whose = merchant.kind === "platform" ? "the platform's tariff" : "its sellers' tariff"
  for (const method of methodsOf(stated)) {
    const isForeign = (PaymentMethod.currency(method) ?? currency) !== currency
    if (isForeign || Tariff.priceOf(SettlementCurrency.tariff(merchant, currency), method) !== undefined) continue
    const own = `a tariff with methods.${method} under tariffs`
    say(["payment_methods", method], `has no price in ${whose} "${name}"; expected ${own}, or leave it out`)
  }
}

/** Bank debits settle by calendars of their own. */
const reportCalendar = (stated: SellersSchema, { country, settlementDelay }: StripeAccount, say: Report): void => {
  const isKnown = settlementDelay.count === "calendar" || Calendar.of(country).years !== undefined
  if (isKnown || !methodsOf(stated).some(PaymentMethod.isCard)) return
  const expected = "expected a settlement_delay with count: calendar"
  say([], `charges settle on business days of ${country}, whose holidays are not known; ${expected}`)
}

/** Whether the platform pays Stripe for the seller's direct charges. */
export const paysStripe = (seller: StripeAccount | undefined): boolean =>
  seller?.kind === "connected" && ProcessingFee.isOnPlatform(seller)

/** The first and the last day with orders, and how long its setting makes SEPA direct debits take. */
export interface Days {
  readonly from: Day.Day
  readonly until: Day.Day
  readonly sepaDebits: SettlementDelay.SepaDebitRule
}

/** Days on which a charge would settle by holidays that are not known. */
export const reportDays = (
  stated: SellersSchema,
  accounts: Accounts,
  { from, sepaDebits, until }: Days,
  say: Report
): void => {
  const merchant = merchantOf(stated, accounts)
  if (merchant === undefined) return
  for (const method of methodsOf(stated)) {
    const timing = SettlementDelay.timing(method, merchant, sepaDebits)
    const { calendar, calendarOf, count } = timing
    if (count === "calendar" || calendar.years === undefined) continue
    const { years } = calendar
    const why = `charges by ${method} settle on business days of ${calendarOf}, whose holidays are known of ${years.from} to ${years.to}`
    const settled = SettlementDelay.availableOn(Instant.endOf(until), timing, calendar, "next_business_day_is_day_zero")
    if (Day.toCivil(from).year < years.from) return say(["from"], `is too early: ${why}; expected a later day`)
    if (Day.toCivil(Instant.dayOf(settled)).year > years.to)
      return say(["until"], `is too late: ${why}; expected an earlier day`)
  }
  reportClock(stated, merchant, { from, sepaDebits, until }, say)
}

/** Days that start by a clock that is not known, from the first order to when the last is available. */
const reportClock = (
  stated: SellersSchema,
  merchant: StripeAccount,
  { from, sepaDebits, until }: Days,
  say: Report
) => {
  const { startOfDay } = merchant
  if (startOfDay === undefined) return
  const { years } = Zone
  const why = `days start by the clock of ${startOfDay.timezone.name}, which is known of ${years.from} to ${years.to}`
  const settled = methodsOf(stated).map((method) => {
    const timing = SettlementDelay.timing(method, merchant, sepaDebits)
    const rule = "next_business_day_is_day_zero"
    return SettlementDelay.availableOn(Instant.endOf(until), timing, timing.calendar, rule, startOfDay)
  })
  if (!Zone.covers(Instant.startOf(from))) return say(["from"], `is too early: ${why}; expected a later day`)
  if (!settled.every(Zone.covers)) return say(["until"], `is too late: ${why}; expected an earlier day`)
}
