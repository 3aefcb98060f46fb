/**
 * ReplayedAccount: what a command asks for of an account, as its platform asks Stripe for it.
 */
import type Stripe from "stripe"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type * as Money from "#core/money/Money.ts"
import type { Circumstances, Send } from "./Circumstances.ts"
import * as ReplayedStep from "./ReplayedStep.ts"

export const number = ({ minor }: Money.Money): number => Number(minor)

export const stated = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const

const scheduleOf = (
  schedule: Extract<Command, { readonly _tag: "balance_settings_update" }>["schedule"]
): Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule | undefined => {
  if (schedule?.interval === "weekly") {
    const days = schedule.weekdays.flatMap((day) => weekdays[day] ?? [])
    return { interval: "weekly", weekly_payout_days: days }
  }
  return schedule?.interval === "monthly"
    ? { interval: "monthly", monthly_payout_days: [...schedule.days] }
    : schedule === undefined
      ? undefined
      : { interval: schedule.interval }
}

export const settings = (it: Extract<Command, { readonly _tag: "balance_settings_update" }>): Send => {
  const { debitNegativeBalances, delayDays, minimumBalances, schedule } = it
  const payouts = {
    ...stated("schedule", scheduleOf(schedule)),
    ...(minimumBalances === undefined
      ? {}
      : {
          minimum_balance_by_currency: Object.fromEntries(
            minimumBalances.map((minimum) => [minimum.currency, number(minimum)])
          )
        })
  }
  const payments: Stripe.BalanceSettingsUpdateParams.Payments = {
    payouts,
    ...stated("debit_negative_balances", debitNegativeBalances),
    ...(delayDays === undefined
      ? {}
      : { settlement_timing: { delay_days_override: delayDays === "minimum" ? "" : delayDays } })
  }
  return async (stripe, options) => {
    await stripe.balanceSettings.update({ payments }, options)
    return { id: `settings_${it.key}` }
  }
}

type OfBank = Extract<Command, { readonly _tag: `external_account_${string}` }>

/** A platform has its bank in the Dashboard; whose was there from the start has no id to be removed by. */
export const bank = (it: OfBank, about: Circumstances): Send | undefined => {
  const { banks, cards, country, currency, id, platform } = about
  const account = it.stripeAccount
  const place = `${account} ${it.currency ?? currency}`
  // A form cannot say that nothing is said of it.
  if (account === undefined || account === platform) return ReplayedStep.send({ ...it, stripeAccount: platform }, id)
  if (it._tag === "external_account_removal") {
    const known = banks.get(place)
    if (known === undefined) return undefined
    banks.delete(place)
    return (stripe) => stripe.accounts.deleteExternalAccount(account, known)
  }
  const { currency: settled = currency } = it
  const isCard = it.object === undefined ? cards.has(settled) : it.object === "card"
  const external_account = isCard
    ? { object: "card" as const, number: "4000056655665556", exp_month: 12, exp_year: 2040, currency: settled }
    : {
        object: "bank_account" as const,
        account_number: "000123456789",
        country: it.country ?? country,
        currency: settled
      }
  return async (stripe) => {
    const params = { external_account, default_for_currency: true }
    const { id: made } = await stripe.accounts.createExternalAccount(account, params)
    const replaced = banks.get(place)
    if (replaced !== undefined) await stripe.accounts.deleteExternalAccount(account, replaced)
    if (it.currency !== undefined) banks.set(place, made)
    return { id: made }
  }
}

type Of<Tag extends Command["_tag"]> = Extract<Command, { readonly _tag: Tag }>

/** Asked for and given up by its platform; that it cannot be used, or can be again, is Stripe's doing. */
export const capability = (it: Of<"capability_update">, { id, status }: Circumstances): Send | undefined => {
  const isRequested = status.capabilities.has(it.capability)
  // What is so already Stripe takes, and a scenario does not.
  if (it.status === "unrequested" && !isRequested) return undefined
  const requested = it.status === "active"
  return (requested && !isRequested) || it.status === "unrequested"
    ? (stripe) => stripe.accounts.updateCapability(it.stripeAccount, it.capability, { requested })
    : ReplayedStep.send(it, id)
}

const rejections: Readonly<Record<string, string>> = {
  "rejected.platform_fraud": "fraud",
  "rejected.platform_terms_of_service": "terms_of_service",
  "rejected.platform_other": "other"
}

/** A platform rejects, or lets in again what it has rejected; no rejection stops payouts alone. */
export const stop = (it: Of<"account_disable" | "account_enable">, { id, status }: Circumstances): Send | undefined => {
  if (it._tag === "account_enable") {
    const isRejected = status.stop !== undefined && status.stop.reason in rejections
    return isRejected ? (stripe) => stripe.accounts.unreject(it.stripeAccount) : ReplayedStep.send(it, id)
  }
  const reason = rejections[it.disabledReason]
  if (reason === undefined) return ReplayedStep.send(it, id)
  if (it.disables?.has("charges") === false) return undefined
  const payouts_action = it.disables?.has("payouts") === false ? "none" : "pause"
  const params = { reason, payouts_action } as Stripe.AccountRejectParams
  return (stripe) => stripe.accounts.reject(it.stripeAccount, params)
}
