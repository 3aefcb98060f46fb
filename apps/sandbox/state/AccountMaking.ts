/**
 * AccountMaking: accounts by the words of a scenario, which knows what each country brings with it: tariff, currency,
 * settlement delay and payouts.
 */
import { Result } from "effect"
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

const sentence = ({ issues }: InvalidScenario, depth = 0): string =>
  issues.map(({ message, path }) => `${path.slice(depth).join(".")} ${message}`.trim()).join("; ")

/** A scenario of this plain value; fails with a sentence about all that is wrong with it. */
export const decoded = (value: unknown, seed?: number): Result.Result<Scenario.Scenario, string> =>
  Result.mapError(Scenario.decode(value, seed === undefined ? {} : { seed }), (invalid) => sentence(invalid))

/** The scenario of a platform with one account or none. Fails with a sentence where their prices are not known. */
export const alone = (platform: Words, accounts: Readonly<Record<string, Words>> = {}) => {
  const problem = [platform, ...Object.values(accounts)].map(unpriced).find((each) => each !== undefined)
  if (problem !== undefined) return Result.fail(problem)
  return Result.mapError(Scenario.decode({ platform, accounts, steps: [] }), (invalid) => sentence(invalid, 2))
}

/** A connected account `acct_<name>` of such a platform. Fails with a sentence where there can be none. */
export const connected = (
  platform: Words,
  name: string,
  words: Words
): Result.Result<StripeAccount.ConnectedAccount, string> =>
  Result.flatMap(alone(platform, { [name]: words }), ({ accounts: [account] }) =>
    account === undefined ? Result.fail("no such account") : Result.succeed(account)
  )

/** The account as it is before it has named where it is paid out to, which is required of it then. */
export const withoutBank = (account: StripeAccount.ConnectedAccount): StripeAccount.ConnectedAccount =>
  StripeAccount.withStatus(account, { ...StripeAccount.statusOf(account), externalAccount: "missing" })
