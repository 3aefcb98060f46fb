/**
 * AccountMaking: accounts by the words of a scenario, which knows what each country brings with it: tariff, currency,
 * settlement delay and payouts.
 */
import { Result } from "effect"
import type { Setup } from "#adapters/memory/MemoryWorld.ts"
import * as CountryTariffs from "#core/connect/CountryTariffs.ts"
import type { ConnectedAccount } from "#core/connect/StripeAccount.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What a scenario file may say of a platform, or of an account. */
export type Words = Readonly<Record<string, unknown>>

const unpriced = ({ country }: Words): string | undefined => {
  if (country === undefined || CountryTariffs.byCountry.has(String(country))) return undefined
  const known = [...CountryTariffs.byCountry.keys()].join(", ")
  return `Stripe's prices in ${String(country)} are not known here; expected one of ${known}`
}

const decoded = (platform: Words, accounts: Readonly<Record<string, Words>>) => {
  const problem = [platform, ...Object.values(accounts)].map(unpriced).find((each) => each !== undefined)
  if (problem !== undefined) return Result.fail(problem)
  return Result.mapError(Scenario.decode({ platform, accounts, steps: [] }), ({ issues }) =>
    issues.map(({ message, path }) => `${path.slice(2).join(".")} ${message}`.trim()).join("; ")
  )
}

/** A world of such a platform alone. Fails with a sentence where its prices are not known. */
export const setup = (platform: Words, start: Instant): Result.Result<Setup, string> =>
  Result.map(decoded(platform, {}), (scenario) => ({ ...scenario, start }))

/** A connected account `acct_<name>` of such a platform. Fails with a sentence where there can be none. */
export const connected = (platform: Words, name: string, words: Words): Result.Result<ConnectedAccount, string> =>
  Result.flatMap(decoded(platform, { [name]: words }), ({ accounts: [account] }) =>
    account === undefined ? Result.fail("no such account") : Result.succeed(account)
  )
