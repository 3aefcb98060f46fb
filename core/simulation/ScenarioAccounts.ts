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
import type { Path, Report } from "#core/simulation/Issue.ts"
import type { ScenarioParts } from "#core/simulation/ScenarioParts.ts"
import type { AccountSchema, PlatformSchema } from "#core/simulation/ScenarioSchema.ts"
import { given, readAmount } from "#core/simulation/ScenarioValue.ts"

type Common = Omit<StripeAccount.PlatformAccount, "kind">

/** The Stripe account id of a scenario's account name. */
export const idOf = (name: string): StripeAccount.AccountId => `acct_${name}`

/** A tariff as the file states it: without a fixed part it is of whatever currency its account settles in. */
type Stated = Omit<Tariff.Tariff, "fixed"> & { readonly fixed?: Money.Money }

/** What an account takes from the rest of the file where it does not say it itself. */
interface Defaults {
  readonly tariffs: ReadonlyMap<string, Stated>
  readonly country: string
  /** What the platform settles in, and with it the accounts of its country. */
  readonly currency: string | undefined
  /** The platform's stated tariff, for accounts that state neither a country nor a tariff. */
  readonly tariff: string | undefined
}

/** The sound accounts; none where the platform or the tariffs, which they depend on, are broken. */
export const translate = (parts: ScenarioParts, report: Report) => {
  const { platform: own, tariffs: stated } = parts
  if (own === undefined || stated === undefined) return { platform: undefined, accounts: [] }
  const tariffs = translateTariffs(stated)
  const platform = common(
    "platform",
    own,
    ["platform"],
    { tariffs, country: "US", currency: undefined, tariff: undefined },
    report
  )
  const { country = "US", currency } = platform ?? {}
  const tariff = own.tariff !== undefined && tariffs.has(own.tariff) ? own.tariff : undefined
  const accounts = [...parts.accounts].flatMap(([name, account]) =>
    account === undefined ? [] : connected(name, account, { tariffs, country, currency, tariff }, report)
  )
  return { platform: platform === undefined ? undefined : ({ ...platform, kind: "platform" } as const), accounts }
}

const connected = (
  name: string,
  account: AccountSchema,
  defaults: Defaults,
  report: Report
): ReadonlyArray<StripeAccount.ConnectedAccount> => {
  const path = ["accounts", name]
  if (name === "platform") report(path, "is the platform's own name; expected another one", "key")
  const base = common(name, account, path, defaults, report)
  const controller = controllerOf(account, path, report)
  if (base === undefined || controller === undefined) return []
  const capabilities = new Set(account.capabilities ?? (["card_payments", "transfers"] as const))
  return [{ ...base, kind: "connected", controller, capabilities }]
}

const controllerOf = (account: AccountSchema, path: Path, report: Report): StripeAccount.Controller | undefined => {
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
  path: Path,
  defaults: Defaults,
  report: Report
): Common | undefined => {
  const country = account.country ?? defaults.country
  const inherited = account.country === undefined ? defaults.tariff : undefined
  const stated = defaults.tariffs.get(account.tariff ?? inherited ?? country)
  if (stated === undefined) {
    reportTariff(account, path, country, [...defaults.tariffs.keys()], report)
    return undefined
  }
  const near = country === defaults.country ? defaults.currency : undefined
  const usual = Tariff.byCountry.get(country)?.fixed.currency ?? near
  const currency = currencyOf(account, path, stated, usual, report)
  if (currency === undefined) return undefined
  const { fixed = Money.zero(currency) } = stated
  if (currency !== fixed.currency) {
    report(
      account.currency === undefined ? path : [...path, "currency"],
      `settles in ${currency}, but its tariff charges in ${fixed.currency}; expected the same currency`
    )
  }
  return {
    id: idOf(name),
    name: account.name ?? name,
    country,
    currency,
    tariff: { ...stated, fixed },
    settlementDelay: account.settlement_delay ?? SettlementDelay.ofCountry(country)
  }
}

const reportTariff = (
  account: PlatformSchema,
  path: Path,
  country: string,
  known: ReadonlyArray<string>,
  report: Report
): void => {
  const all = known.join(", ")
  if (account.tariff !== undefined) {
    const message = `there is no tariff "${account.tariff}"; expected one of ${all}, or a tariff of your own under tariffs`
    report([...path, "tariff"], message)
    return
  }
  report(
    account.country === undefined ? path : [...path, "country"],
    `Stripe's price in ${country} is not known; expected tariff: one of ${all}, or one of your own under tariffs`
  )
}

/** What the account says, or its tariff, or what is used in its country. */
const currencyOf = (
  account: PlatformSchema,
  path: Path,
  tariff: Stated,
  usual: string | undefined,
  report: Report
): Currency.Currency | undefined => {
  const text = account.currency ?? tariff.fixed?.currency ?? usual
  if (text === undefined) {
    report(path, `does not say what it settles in, and neither does its tariff "${tariff.name}"; expected a currency`)
    return undefined
  }
  const currency = Currency.parse(text)
  if (Result.isSuccess(currency)) return currency.success
  report([...path, "currency"], currency.failure.message)
  return undefined
}

const translateTariffs = (stated: NonNullable<ScenarioParts["tariffs"]>): ReadonlyMap<string, Stated> => {
  const tariffs = new Map<string, Stated>(Tariff.byCountry)
  for (const [name, { fixed, rate }] of Object.entries(stated)) {
    const share = Result.getOrThrow(Rate.parse(rate))
    tariffs.set(name, { name, rate: share, ...given("fixed", fixed, readAmount), source: "stated in the scenario" })
  }
  return tariffs
}
