/**
 * AccountMaking: accounts by the words of a scenario, which knows what each country brings with it: tariff, currency,
 * settlement delay and payouts.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as PayoutTerms from "#core/connect/schedules/PayoutTerms.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { InvalidScenario } from "#core/simulation/schema/Issue.ts"

/** What a scenario file may say of a platform, or of an account. */
export type Words = Readonly<Record<string, unknown>>

const unpriced = ({ country }: Words): string | undefined => {
  if (country === undefined || CountryTariffs.byCountry.has(String(country))) return undefined
  const known = [...CountryTariffs.byCountry.keys()].join(", ")
  return `Stripe's prices in ${String(country)} are not known here; expected one of ${known}`
}

/** Daily, where Stripe does that, unless another schedule is stated. On which day of the week else, no source says. */
export const usualSchedule = (country: string): Words =>
  PayoutTerms.canBeDaily(country) ? { interval: "daily" } : { interval: "weekly", weekly_anchor: "friday" }

const sentence = ({ issues }: InvalidScenario, depth = 0): string =>
  issues.map(({ message, path }) => `${path.slice(depth).join(".")} ${message}`.trim()).join("; ")

/** A scenario of this plain value; fails with a sentence about all that is wrong with it. */
export const decoded = (value: unknown, seed?: number): Result.Result<Scenario.Scenario, string> =>
  Result.mapError(Scenario.decode(value, seed === undefined ? {} : { seed }), (invalid) => sentence(invalid))

const scenarioOf = (platform: Words, accounts: Readonly<Record<string, Words>>) =>
  Scenario.decode({ platform, accounts, steps: [] })

/** Which parameter says what a scenario says of an account, by the path in it; it says all under that path too. */
export type Params = Readonly<Record<string, string>>

/** The one parameter that all of it is about, if it is. */
const paramOf = ({ issues }: InvalidScenario, params: Params): string | undefined => {
  const all = issues.map(({ path }) => {
    const names = path.slice(2)
    const paths = names.map((_, index) => names.slice(0, names.length - index).join("."))
    const known = paths.find((each) => Object.hasOwn(params, each))
    return known === undefined ? undefined : params[known]
  })
  return new Set(all).size === 1 ? all[0] : undefined
}

const impossible = (invalid: InvalidScenario, params: Params): Failure.Failure => {
  const param = paramOf(invalid, params)
  return Failure.of(Refusal.invalid(sentence(invalid, 2), param === undefined ? {} : { param }))
}

/** The scenario of a platform without accounts. Fails with a sentence where its prices are not known. */
export const alone = (platform: Words): Result.Result<Scenario.Scenario, string> => {
  const problem = unpriced(platform)
  if (problem !== undefined) return Result.fail(problem)
  return Result.mapError(scenarioOf(platform, {}), (invalid) => sentence(invalid, 2))
}

/** Whether it can be paid, for which Stripe charges it by the prices of its country. */
const takesPayments = ({ capabilities, service_agreement: agreement, v2 }: Words): boolean => {
  const applied = (v2 as { readonly applied_configurations: ReadonlyArray<string> } | undefined)?.applied_configurations
  const can = capabilities as ReadonlyArray<string> | undefined
  return agreement !== "recipient" && (applied?.includes("merchant") ?? can?.includes("card_payments") ?? true)
}

/**
 * A connected account `acct_<name>` of such a platform. Refuses one that there cannot be, and, as not served, one that
 * would be paid in a country whose prices are not known. One that has no name is called by its id, as in the
 * descriptions of Stripe's balance transactions.
 */
export const connected = (
  platform: Words,
  name: string,
  words: Words,
  params: Params
): Result.Result<StripeAccount.ConnectedAccount, Failure.Failure> => {
  const problem = takesPayments(words) ? unpriced(words) : undefined
  if (problem !== undefined)
    return Result.fail(Failure.notServed(`${problem}, or only the capability transfers`, params["country"]))
  const made = Result.map(
    scenarioOf(platform, { [name]: { name: `acct_${name}`, ...words } }),
    ({ accounts: [account] }) => account
  )
  if (Result.isFailure(made)) return Result.fail(impossible(made.failure, params))
  if (made.success === undefined) throw new Error("a scenario with an account has one")
  return Result.succeed(made.success)
}

/** The account as it is before it has named where it is paid out to, which is required of it then. */
export const withoutBank = (account: StripeAccount.ConnectedAccount): StripeAccount.ConnectedAccount =>
  StripeAccount.withStatus(account, { ...StripeAccount.statusOf(account), externalAccount: "missing" })
