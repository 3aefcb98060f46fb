/**
 * ScenarioAccounts: the platform and the connected accounts of a scenario, as far as the file is sound.
 */
import { Result } from "effect"
import type * as CrossBorder from "#core/connect/CrossBorder.ts"
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Rate from "#core/money/Rate.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import * as ScenarioCountry from "#core/simulation/accounts/ScenarioCountry.ts"
import * as ScenarioConnectFees from "#core/simulation/accounts/ScenarioConnectFees.ts"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import * as ScenarioSetup from "#core/simulation/accounts/ScenarioSetup.ts"
import * as ScenarioPricing from "#core/simulation/accounts/ScenarioPricing.ts"
import * as ScenarioReserve from "#core/simulation/accounts/ScenarioReserve.ts"
import * as ScenarioTariffs from "#core/simulation/accounts/ScenarioTariffs.ts"
import type { AccountSchema, PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { ScenarioParts } from "#core/simulation/schema/ScenarioParts.ts"
import type { ScenarioPeriod } from "#core/simulation/schema/ScenarioPeriod.ts"
import { given, same } from "#core/simulation/schema/ScenarioValue.ts"

/**
 * The sound accounts, and for each group of generated sellers what its accounts are; none where the platform or the
 * tariffs, which they depend on, are broken.
 */
export const translate = (parts: ScenarioParts, period: ScenarioPeriod, report: Report) => {
  const { platform: own, tariffs: stated } = parts
  const none = { platform: undefined, accounts: [], sellers: new Map<string, undefined>() }
  if (own === undefined || stated === undefined) return none
  const tariffs = ScenarioTariffs.translate(stated, report)
  const settlesByCountry = parts.settings?.settlement_currencies !== "any"
  const settings = { crossBorderTransfers: parts.settings?.cross_border_transfers ?? "self_serve" } as const
  const start = { tariffs, country: own.country ?? "US", settlesByCountry, tariff: undefined, startOfDay: undefined }
  const isThere = ScenarioCountry.checkPlatform({ platform: start, settings }, ["platform"], report)
  const platform = isThere ? AccountBasis.translate("platform", own, ["platform"], start, report) : undefined
  const { country = "US", currency, startOfDay } = platform ?? {}
  const sender = { platform: { country }, settings }
  const tariff = own.tariff !== undefined && tariffs.has(own.tariff) ? own.tariff : undefined
  const defaults = {
    tariffs,
    country,
    platform: country,
    currency,
    settlesByCountry,
    tariff,
    startOfDay,
    sender,
    period
  }
  const accounts = [...parts.accounts].flatMap(([name, account]) => {
    if (name === "platform") report(["accounts", name], "is the platform's own name; expected another one", "key")
    return account === undefined ? [] : (connected(name, account, ["accounts", name], defaults, report) ?? [])
  })
  const sellers = new Map(
    Object.entries(parts.generate?.sellers ?? {}).map(([group, { account }]) => {
      const path = ["generate", "sellers", group, "account"]
      return [group, connected(group, account, path, defaults, report)]
    })
  )
  return {
    platform:
      platform === undefined
        ? undefined
        : ({
            ...platform,
            ...given("payouts", own.payouts, (payouts) =>
              ScenarioPayouts.ofPlatform(payouts, platform, ["platform", "payouts"], report)
            ),
            ...given("connectFees", connectFeesOf(own, platform, report), same),
            ...given("crossBorderFees", own.cross_border_fees, ({ rate }) =>
              given("rate", rate, (text) => Result.getOrThrow(Rate.parse(text)))
            ),
            kind: "platform"
          } as const),
    accounts,
    sellers
  }
}

const connectFeesOf = (
  { connect_fees: stated }: PlatformSchema,
  platform: AccountBasis.AccountBasis,
  report: Report
): ConnectFees | undefined =>
  stated === undefined ? undefined : ScenarioConnectFees.translate(stated, platform, report)

/** Of connected accounts, with what the platform settles in, and when the scenario runs. */
interface ConnectedDefaults extends AccountBasis.Defaults {
  readonly currency: string | undefined
  readonly sender: CrossBorder.Sender
  readonly period: ScenarioPeriod
}

const connected = (
  name: string,
  account: AccountSchema,
  path: Path,
  defaults: ConnectedDefaults,
  report: Report
): StripeAccount.ConnectedAccount | undefined => {
  const setup = ScenarioSetup.translate(account, path, report)
  const country = account.country ?? defaults.country
  // Where there is no such account nobody needs to know its prices.
  if (setup !== undefined && !ScenarioCountry.checkAccount(defaults.sender, { ...setup, country }, path, report)) {
    return undefined
  }
  const takesNoPayments = setup?.capabilities?.has("card_payments") === false
  const base = AccountBasis.translate(name, account, path, { ...defaults, takesNoPayments }, report)
  if (base === undefined || setup === undefined) return undefined
  const { controller } = setup
  if (account.pricing !== undefined && FeeResponsibility.of("payment_processing", controller.feesPayer) === "account") {
    const message = "is only for accounts with fees_payer: application; expected it on the platform"
    report([...path, "pricing"], message)
  }
  if (
    account.instant_payout_pricing !== undefined &&
    FeeResponsibility.of("instant_payouts", controller.feesPayer) === "account"
  ) {
    const message =
      "is only for accounts whose instant payouts the platform pays for; expected a fees_payer other than account"
    report([...path, "instant_payout_pricing"], message)
  }
  if (account.instant_payout_pricing !== undefined) {
    ScenarioPricing.checkPayouts(account.instant_payout_pricing, base, [...path, "instant_payout_pricing"], report)
  }
  const holder = { ...base, controller, period: defaults.period }
  const payouts = ScenarioPayouts.ofConnected(account.payouts, holder, [...path, "payouts"], report)
  const reserve = given("reservePlan", account.reserve_plan, (plan) =>
    ScenarioReserve.translate(plan, controller, [...path, "reserve_plan"], report)
  )
  const state = given("state", account.state, same)
  if (account.state !== undefined && base.country !== "US") {
    report([...path, "state"], `is only for accounts in the US, and ${base.id} is in ${base.country}; expected none`)
  }
  return { ...base, ...given("payouts", payouts, same), ...reserve, ...state, kind: "connected", ...setup }
}
