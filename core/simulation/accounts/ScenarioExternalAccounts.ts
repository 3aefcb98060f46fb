/**
 * ScenarioExternalAccounts: the bank accounts and cards of an account of a scenario, and with them the currencies that
 * it settles in beside its own.
 */
import { Result } from "effect"
import type { ExternalAccount } from "#core/connect/schedules/ExternalAccount.ts"
import type { ExternalAccounts } from "#core/connect/accounts/StripeAccount.ts"
import * as MulticurrencySettlement from "#core/connect/countries/MulticurrencySettlement.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as ScenarioTariffs from "#core/simulation/accounts/ScenarioTariffs.ts"
import type { ExternalAccountSchema } from "#core/simulation/schema/ExternalAccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"

/** Whose bank accounts they are. */
export interface Owner {
  readonly country: string
  readonly currency: Currency.Currency
  readonly tariff: ScenarioTariffs.StatedTariff
  readonly platformCountry: string
  readonly settlesByCountry: boolean
  readonly tariffs: ReadonlyMap<string, ScenarioTariffs.StatedTariff>
}

/** Those in other currencies than its own, and which of all are cards. What it cannot have is reported at its key. */
export const translate = (
  stated: ReadonlyArray<ExternalAccountSchema>,
  owner: Owner,
  path: Path,
  report: Report
): ExternalAccounts => {
  const others = new Map<Currency.Currency, ExternalAccount>()
  const cards = new Set<Currency.Currency>()
  const seen = new Set<string>()
  for (const [index, bank] of stated.entries()) {
    const at = [...path, index]
    const parsed = Currency.parse(bank.currency)
    if (Result.isFailure(parsed)) {
      report([...at, "currency"], parsed.failure.message)
      continue
    }
    const currency = parsed.success
    const refusal = seen.has(currency)
      ? "is a second one in that currency; expected one of each"
      : reason(owner, currency)
    seen.add(currency)
    if (refusal !== undefined) {
      report([...at, "currency"], refusal)
      continue
    }
    if (bank.object === "card") cards.add(currency)
    if (currency === owner.currency) checkOwn(bank, at, report)
    else {
      const tariff = tariffOf(bank, currency, owner, at, report)
      if (tariff !== undefined) others.set(currency, { country: bank.country ?? owner.country, tariff })
    }
  }
  if (!seen.has(owner.currency)) {
    report(path, `has none in ${owner.currency}, the account's currency; expected one of each, and one in that`)
  }
  return { ...(others.size === 0 ? {} : { externalAccounts: others }), ...(cards.size === 0 ? {} : { cards }) }
}

/** Why it cannot settle in `currency`; undefined where it can. */
const reason = (
  { country, currency: own, platformCountry, settlesByCountry }: Owner,
  currency: Currency.Currency
): string | undefined => {
  if (currency === own) return undefined
  if (MulticurrencySettlement.isPossible(country, platformCountry)) {
    return !settlesByCountry || MulticurrencySettlement.settles(country, platformCountry, currency)
      ? undefined
      : `accounts in ${country} do not settle in ${currency}; expected none, or settings: settlement_currencies: any`
  }
  return MulticurrencySettlement.isKnown(country)
    ? `accounts in ${country} settle in one currency on a platform in ${platformCountry}; expected ${own} only`
    : `accounts in ${country} settle in one currency; expected ${own} only`
}

/** Of its own currency the account itself says all that can be said. */
const checkOwn = (bank: ExternalAccountSchema, path: Path, report: Report): void => {
  for (const key of ["country", "tariff"] as const) {
    if (bank[key] === undefined) continue
    report([...path, key], `is the account's own in ${bank.currency}; expected it on the account only`)
  }
}

/** A tariff of rates only is in every currency. */
const isIn = (stated: ScenarioTariffs.StatedTariff, currency: Currency.Currency): boolean =>
  Tariff.otherCurrency(ScenarioTariffs.settled(stated, currency), currency) === undefined

const tariffOf = (
  bank: ExternalAccountSchema,
  currency: Currency.Currency,
  { tariff: own, tariffs }: Owner,
  path: Path,
  report: Report
): Tariff.Tariff | undefined => {
  if (bank.tariff === undefined) {
    const usual = ScenarioTariffs.elsewhere(own, currency)
    if (usual !== undefined) return usual
    const fit = [...tariffs].filter(([, each]) => isIn(each, currency)).map(([name]) => name)
    const known = fit.length === 0 ? "" : `one of ${fit.join(", ")}, or `
    report(
      path,
      `does not say what Stripe charges in ${currency}; expected tariff: ${known}one of your own under tariffs`
    )
    return undefined
  }
  const stated = tariffs.get(bank.tariff)
  if (stated === undefined) {
    report([...path, "tariff"], ScenarioTariffs.unknown(bank.tariff, tariffs))
    return undefined
  }
  const tariff = ScenarioTariffs.settled(stated, currency)
  const other = Tariff.otherCurrency(tariff, currency)
  if (other === undefined) return tariff
  report(
    [...path, "tariff"],
    `charges in ${other}, and what it is for settles in ${currency}; expected the same currency`
  )
  return undefined
}
