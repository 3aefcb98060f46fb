/**
 * Scenario: a platform, its connected accounts and what is asked of Stripe, when; with what is expected of it.
 *
 * {@link decode} reads the plain value of a scenario file. It reports everything that is wrong at once, each with
 * the path to the value, so that whoever read the file can name line and column.
 */
import { Result } from "effect"
import type { ExchangeRates } from "#core/connect/prices/ExchangeRates.ts"
import * as Settings from "#core/connect/Settings.ts"
import type { AccountId, ConnectedAccount, PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as ScenarioAccounts from "#core/simulation/accounts/ScenarioAccounts.ts"
import * as Expectation from "#core/simulation/Expectation.ts"
import * as Generated from "#core/simulation/generate/Generated.ts"
import * as Generation from "#core/simulation/generate/Generation.ts"
import * as Timetable from "#core/simulation/generate/Timetable.ts"
import * as ScenarioConnectFees from "#core/simulation/accounts/ScenarioConnectFees.ts"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import * as ScenarioProducts from "#core/simulation/accounts/ScenarioProducts.ts"
import * as ScenarioExchangeRates from "#core/simulation/ScenarioExchangeRates.ts"
import * as ScenarioSellers from "#core/simulation/ScenarioSellers.ts"
import { InvalidScenario, type Report } from "#core/simulation/schema/Issue.ts"
import * as ScenarioParts from "#core/simulation/schema/ScenarioParts.ts"
import * as ScenarioPeriod from "#core/simulation/schema/ScenarioPeriod.ts"
import * as ScenarioSchema from "#core/simulation/schema/ScenarioSchema.ts"
import * as Shape from "#core/simulation/schema/Shape.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Rescheduling from "#core/simulation/steps/Rescheduling.ts"
import * as ScenarioSteps from "#core/simulation/steps/ScenarioSteps.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Scenario {
  readonly name: string
  readonly platform: PlatformAccount
  readonly accounts: ReadonlyArray<ConnectedAccount>
  readonly settings: Settings.Settings
  readonly exchangeRates: ExchangeRates
  /** What its generate block draws by; the same scenario with the same seed makes the same steps. */
  readonly seed?: number
  /**
   * In the order of their moments; a command's key is its step's id. They may be many, and are drawn as they are asked
   * for: the same whenever one begins anew.
   */
  readonly steps: Iterable<Dated>
  /** Those of them that the file states itself. */
  readonly stated: ReadonlyArray<Dated>
  /** The moment its world begins at, no later than the first step. */
  readonly start: Instant.Instant
  /** The moment the run ends at, the last step's if not stated. */
  readonly until: Instant.Instant
  readonly expected: Expectation.Expected
  /** Those whose balance settings a step changes. */
  readonly reschedulable: ReadonlySet<AccountId>
}

const shapeIssues = Shape.issuesOf(ScenarioSchema.ScenarioSchema)

export interface Options {
  /** In the place of the seed that its generate block states. */
  readonly seed?: number
}

/** The scenario of a plain value, as a YAML or JSON reader gives it. Refuses with {@link InvalidScenario}. */
export const decode = (value: unknown, options: Options = {}): Result.Result<Scenario, InvalidScenario> => {
  const issues = shapeIssues(value)
  const parts = ScenarioParts.of(value, issues)
  const report: Report = (path, message, about = "value") => void issues.push({ path, message, about })
  const scenario = parts === undefined ? undefined : translate(parts, options, report)
  return scenario === undefined || issues.length > 0
    ? Result.fail(new InvalidScenario({ issues: issues.map((issue) => Shape.suggesting(value, issue)) }))
    : Result.succeed(scenario)
}

/** What the sound parts say; what is wrong with them is reported. */
const translate = (parts: ScenarioParts.ScenarioParts, { seed }: Options, report: Report): Scenario | undefined => {
  const period = ScenarioPeriod.of(parts)
  const { accounts, platform, sellers } = ScenarioAccounts.translate(parts, period, report)
  const names = ScenarioSellers.names(parts, report)
  const stated = ScenarioSteps.translate(parts.steps, names, report)
  const settings = translateSettings(parts.settings ?? {})
  const exchangeRates = ScenarioExchangeRates.translate(parts.exchange_rates, report)
  const around = { exchangeRates, platform, sellers, seed, settings }
  const generation = parts.generate === undefined ? undefined : Generation.translate(parts.generate, around, report)
  if (generation !== undefined) ScenarioSellers.reportIds(parts, report)
  ScenarioPeriod.reportEnd(parts, report)
  const expected = Expectation.translate(parts, names, report)
  if (platform === undefined) return undefined
  const connected = [...accounts, ...ScenarioSellers.accounts(parts, sellers)]
  ScenarioProducts.checkSteps(parts.steps, new Map([platform, ...connected].map((it) => [it.id, it])), report)
  // One that is broken may be the one that would be missing.
  if (!parts.exchange_rates.includes(undefined)) {
    ScenarioConnectFees.checkRates({ platform, exchangeRates }, connected, period, report)
  }
  const later = Rescheduling.rescheduled(platform, connected, stated)
  ScenarioPayouts.reportYears([platform, ...connected, ...later], period, report)
  const { first, until } = period
  return {
    name: parts.name ?? "scenario",
    platform,
    accounts: connected,
    settings,
    exchangeRates,
    ...(generation === undefined ? {} : { seed: generation.seed }),
    steps: generation === undefined ? stated : Timetable.merged(stated, Generated.steps(generation, until)),
    stated,
    start: first ?? until,
    until,
    expected,
    reschedulable: Rescheduling.reschedulable(platform, stated)
  }
}

const translateSettings = (settings: NonNullable<ScenarioSchema.ScenarioSchema["settings"]>): Settings.Settings => ({
  weekends: settings.weekends ?? Settings.defaults.weekends,
  sepaDebits: settings.sepa_debits ?? Settings.defaults.sepaDebits,
  latePaymentFailures: settings.late_payment_failures ?? Settings.defaults.latePaymentFailures,
  processingFeeOnRefund: settings.processing_fee_on_refund ?? Settings.defaults.processingFeeOnRefund,
  completingRefund: settings.completing_refund ?? Settings.defaults.completingRefund,
  applicationFeeLimit: settings.application_fee_limit ?? Settings.defaults.applicationFeeLimit,
  directRefund: settings.direct_refund ?? Settings.defaults.directRefund,
  refundWithoutFunds: settings.refund_without_funds ?? Settings.defaults.refundWithoutFunds,
  partialCapture: settings.partial_capture ?? Settings.defaults.partialCapture,
  reserveOnCollection: settings.reserve_on_collection ?? Settings.defaults.reserveOnCollection,
  applicationFeeCurrency: settings.application_fee_currency ?? Settings.defaults.applicationFeeCurrency,
  crossBorderTransfers: settings.cross_border_transfers ?? Settings.defaults.crossBorderTransfers,
  settlementCurrencies: settings.settlement_currencies ?? Settings.defaults.settlementCurrencies,
  conversionFee: settings.conversion_fee ?? Settings.defaults.conversionFee
})
