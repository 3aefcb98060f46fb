/**
 * ScenarioAccounts: the platform and the connected accounts of a scenario, with the defaults of their countries.
 */
import { Result } from "effect"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Report } from "#core/simulation/Issue.ts"
import type { AccountSchema, PlatformSchema, ScenarioSchema } from "#core/simulation/ScenarioSchema.ts"

type Common = Omit<StripeAccount.PlatformAccount, "kind">

/** The Stripe account id of a scenario's account name. */
export const idOf = (name: string): StripeAccount.AccountId => `acct_${name}`

export const translate = (file: ScenarioSchema, report: Report) => {
  const tariffs = translateTariffs(file, report)
  const platform = common("platform", file.platform, ["platform"], tariffs, report)
  const accounts = Object.entries(file.accounts).flatMap(([name, account]) =>
    connected(name, account, tariffs, platform?.country, report)
  )
  return {
    platform: platform === undefined ? undefined : ({ ...platform, kind: "platform" } as const),
    accounts
  }
}

const connected = (
  name: string,
  account: AccountSchema,
  tariffs: ReadonlyMap<string, Tariff.Tariff>,
  country: string | undefined,
  report: Report
): ReadonlyArray<StripeAccount.ConnectedAccount> => {
  const path = ["accounts", name]
  if (name === "platform") report(path, "is the platform's own name; expected another one", "key")
  const own = { ...(country === undefined ? {} : { country }), ...account }
  const base = common(name, own, path, tariffs, report)
  const controller = controllerOf(account, path, report)
  if (base === undefined || controller === undefined) return []
  const capabilities = new Set(account.capabilities ?? (["card_payments", "transfers"] as const))
  return [{ ...base, kind: "connected", controller, capabilities }]
}

const controllerOf = (
  account: AccountSchema,
  path: ReadonlyArray<PropertyKey>,
  report: Report
): StripeAccount.Controller | undefined => {
  const { controller, type } = account
  if ((controller === undefined) === (type === undefined)) {
    report(path, "Expected either type (standard, express or custom) or controller")
    return undefined
  }
  if (controller === undefined) return StripeAccount.typed[type ?? "express"]
  const checked = StripeAccount.controller({
    losses: controller.losses,
    feesPayer: controller.fees_payer,
    requirementCollection: controller.requirement_collection,
    dashboard: controller.dashboard
  })
  if (Result.isSuccess(checked)) return checked.success
  report([...path, "controller"], checked.failure.message)
  return undefined
}

const common = (
  name: string,
  account: PlatformSchema,
  path: ReadonlyArray<PropertyKey>,
  tariffs: ReadonlyMap<string, Tariff.Tariff>,
  report: Report
): Common | undefined => {
  const country = account.country ?? "US"
  const tariff = tariffs.get(account.tariff ?? country)
  if (tariff === undefined) {
    const known = [...tariffs.keys()].join(", ")
    report(
      account.tariff === undefined ? path : [...path, "tariff"],
      `there is no tariff "${account.tariff ?? country}"; expected one of ${known}, or a tariff of your own under tariffs`
    )
    return undefined
  }
  const currency = Currency.parse(account.currency ?? tariff.fixed.currency)
  if (Result.isFailure(currency)) {
    report([...path, "currency"], currency.failure.message)
    return undefined
  }
  if (currency.success !== tariff.fixed.currency) {
    report(
      account.currency === undefined ? path : [...path, "currency"],
      `settles in ${currency.success}, but its tariff charges in ${tariff.fixed.currency}; expected the same currency`
    )
  }
  return {
    id: idOf(name),
    name: account.name ?? name,
    country,
    currency: currency.success,
    tariff,
    settlementDelay: account.settlement_delay ?? SettlementDelay.ofCountry(country)
  }
}

const translateTariffs = (file: ScenarioSchema, report: Report): ReadonlyMap<string, Tariff.Tariff> => {
  const tariffs = new Map(Tariff.byCountry)
  for (const [name, { fixed, rate }] of Object.entries(file.tariffs ?? {})) {
    const currency = file.platform.currency ?? Tariff.byCountry.get(file.platform.country ?? "US")?.fixed.currency
    const amount = Money.parse(fixed ?? `0 ${currency ?? "usd"}`)
    if (Result.isFailure(amount)) report(["tariffs", name, "fixed"], amount.failure.message)
    else {
      const source = "stated in the scenario"
      tariffs.set(name, { name, rate: Result.getOrThrow(Rate.parse(rate)), fixed: amount.success, source })
    }
  }
  return tariffs
}
