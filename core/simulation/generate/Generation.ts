/**
 * Generation: a scenario's generate block, checked and ready to draw from.
 */
import type { ExchangeRates } from "#core/connect/prices/ExchangeRates.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Settings } from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { ConnectedAccount, PlatformAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Frequency from "#core/simulation/generate/Frequency.ts"
import * as GenerateIssues from "#core/simulation/generate/GenerateIssues.ts"
import * as MerchantIssues from "#core/simulation/generate/MerchantIssues.ts"
import * as Pot from "#core/simulation/generate/Pot.ts"
import * as SellerGroup from "#core/simulation/generate/SellerGroup.ts"
import type { GenerateSchema, SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { readDay } from "#core/simulation/schema/GenerateValue.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import type * as Day from "#core/time/Day.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Generation {
  readonly seed: number
  /** The first and the last day with orders. */
  readonly from: Day.Day
  readonly until: Day.Day
  readonly groups: ReadonlyArray<SellerGroup.SellerGroup>
}

export const maximumOrders = 20_000_000

/** What it is made of besides its own block: what else the scenario says, and a seed that overrules the stated one. */
export interface Surroundings {
  readonly platform: PlatformAccount | undefined
  /** What the accounts of each group are, as one of them; undefined where that is broken. */
  readonly sellers: ReadonlyMap<string, ConnectedAccount | undefined>
  readonly seed: number | undefined
  readonly settings: Settings
  readonly exchangeRates: ExchangeRates
}

/** The sound block; what is wrong with it is reported, and then there is none. */
export const translate = (
  stated: GenerateSchema,
  { exchangeRates, platform, seed, sellers, settings }: Surroundings,
  report: Report
): Generation | undefined => {
  let isSound = true
  const say: Report = (path, message, about) => {
    isSound = false
    report(["generate", ...path], message, about)
  }
  const [from, until] = [readDay(stated.from), readDay(stated.until)]
  if (until < from) say(["until"], `is before the first day, ${stated.from}`)
  const groups = Object.entries(stated.sellers)
  for (const [name, group] of groups) {
    const sayOf: Report = (path, message, about) => say(["sellers", name, ...path], message, about)
    GenerateIssues.report(group, { platform, seller: sellers.get(name) }, { exchangeRates, from, settings }, sayOf)
  }
  const days = { from, until, sepaDebits: settings.sepaDebits }
  for (const [name, group] of groups) {
    if (isSound) MerchantIssues.reportDays(group, { platform, seller: sellers.get(name) }, days, say)
  }
  if (until >= from) reportOrders(stated, from, until, say)
  if (!isSound) return undefined
  const chosen = seed ?? stated.seed ?? 1
  const groupOf = (name: string, group: SellersSchema) => {
    const accounts = { platform, seller: sellers.get(name) }
    const merchant = MerchantIssues.merchantOf(group, accounts)
    if (merchant === undefined) throw new Error("a sound group has an account that its charges are made on")
    return SellerGroup.of(name, group, {
      seed: chosen,
      paidOn: paidBy(merchant, settings),
      exchange: { rates: exchangeRates, merchant, feeRoutes: feeRoutesOf(merchant, accounts) },
      pots: Pot.all(group, accounts)
    })
  }
  return { seed: chosen, from, until, groups: groups.map(([name, group]) => groupOf(name, group)) }
}

const feeRoutesOf = (
  merchant: StripeAccount,
  { platform, seller }: MerchantIssues.Accounts
): ReadonlyArray<ReadonlyArray<StripeAccount>> =>
  seller === undefined || platform === undefined ? [] : [[merchant, seller], [platform]]

/** The holidays that it needs are known: groups are refused otherwise. */
const paidBy =
  (merchant: StripeAccount, { sepaDebits, weekends }: Settings) =>
  (method: PaymentMethod, at: Instant.Instant): Instant.Instant => {
    const timing = SettlementDelay.timing(method, merchant, sepaDebits)
    return SettlementDelay.availableOn(at, timing, timing.calendar, weekends, merchant.startOfDay)
  }

const reportOrders = ({ sellers }: GenerateSchema, from: Day.Day, until: Day.Day, say: Report): void => {
  let total = 0
  for (const [name, group] of Object.entries(sellers)) {
    const most = Frequency.most(Frequency.of(group), from, until, maximumOrders)
    if (most === 0)
      say(["sellers", name], "never has an order: expected orders_per_day, weekdays and months above zero")
    total += most
  }
  if (total > maximumOrders) {
    say(["sellers"], `comes to more than ${maximumOrders} orders; expected fewer sellers, orders_per_day or days`)
  }
}
