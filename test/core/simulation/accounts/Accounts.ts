/**
 * Accounts: the accounts of changed bakeries, and how one is told.
 */
import { expect } from "vitest"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { type Change, changed, scenarioOf } from "../schema/ScenarioFiles.ts"

/** An account as a line: country, currency, tariff and settlement delay. */
export const written = ({
  country,
  currency,
  settlementDelay: { count, days },
  tariff
}: StripeAccount.StripeAccount): string =>
  `${country} ${currency}, ${Rate.format(tariff.prices.card.rate)} + ${Money.format(tariff.prices.card.fixed)}, ${days} ${count} days`

export const platformOf = (platform: unknown, tariffs?: unknown) =>
  scenarioOf(changed(["platform", platform], ["tariffs", tariffs], ["accounts", {}], ["steps", []], ["expect", {}]))
    .platform

export const accountOf = (account: unknown, ...changes: ReadonlyArray<Change>) =>
  scenarioOf(changed(["accounts.ben", account], ...changes)).accounts[2] ?? expect.fail("no third account")
