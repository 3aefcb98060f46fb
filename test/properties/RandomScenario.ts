/**
 * RandomScenario: scenario files by chance: a platform, one to four accounts of any kind, settings, and up to forty
 * steps.
 *
 * Most steps are plausible and some are not, so Stripe accepts many and refuses many. What is generated is the plain
 * value of a file, so a counterexample can be written down and simulated as it is.
 */
import type * as fc from "fast-check"
import { type AccountChoice, choices, type Choices, controllers, type PayoutsChoice } from "./Choices.ts"
import * as RandomSteps from "./RandomSteps.ts"
import * as MulticurrencySettlement from "#core/connect/countries/MulticurrencySettlement.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import * as Instant from "#core/time/Instant.ts"

export type ScenarioFile = ScenarioSchema & Required<Pick<ScenarioSchema, "steps">>

/** By what they state: a tariff in another currency than the country's makes the account settle in that. */
const currencies: { readonly [country: string]: string } = {
  US: "usd",
  DE: "eur",
  JP: "jpy",
  TH: "thb",
  NO: "isk",
  CH: "kwd",
  HU: "huf",
  SE: "twd",
  AT: "eur",
  TW: "twd",
  DK: "ugx"
}
/** Where no tariff is known, one is stated. */
const unpriced = ["TH", "NO", "CH", "HU", "SE", "DK"]
const usual = { rate: "2.75%", fixed: 30 }

/** Where recipients are instead, whose payouts have a least amount: in the same currency. */
const ofRecipients: { readonly [country: string]: string } = { DE: "AT", SE: "TW" }

/** The tariff that an account in `country` must state. */
const stated = <A>(country: string, tariff: A | undefined): A | typeof usual | undefined =>
  tariff ?? (unpriced.includes(country) ? usual : undefined)

const tariffOf = (name: string, country: string, tariff: unknown) =>
  stated(country, tariff) === undefined ? {} : { tariff: `of-${name}` }

const priced = ({ fixed, rate }: typeof usual, currency: string) => ({
  rate,
  fixed: RandomSteps.text(fixed, currency)
})

/** What bank debits cost, in the currencies that have them. */
const methods = (currency: string) => {
  const debit = RandomSteps.debits[currency]
  const [cap, failure, dispute] = [500, 400, 750].map((minor) => RandomSteps.text(minor, currency))
  return debit === undefined ? {} : { methods: { [debit]: { rate: "0.8%", cap, failure, dispute } } }
}

/** Where there is a fixed part, disputes are priced too: some keep what others give back. */
const disputes = ({ fixed }: typeof usual, currency: string) =>
  fixed === 1
    ? {}
    : {
        disputes: {
          received: RandomSteps.text(fixed * 10, currency),
          countered: RandomSteps.text(fixed * 7, currency),
          ...(fixed === 500 ? { received_is_returned: true } : {})
        }
      }

/** Where Stripe debits no banks. */
const undebited = ["JP", "TH", "NO", "CH", "TW"]

/** Of each currency that it has a bank account in, the same number. */
const minimumOf = (country: string, minimum: number, banks: Account["external_accounts"] = []) => {
  const own = RandomSteps.text(minimum, currencies[country] ?? "")
  return banks.length === 0 ? own : banks.map(({ currency = "" }) => RandomSteps.text(minimum, currency))
}

const payoutsOf = (
  country: string,
  choice: PayoutsChoice | undefined,
  startOfDay?: Choices["startOfDay"],
  banks?: Account["external_accounts"]
): Pick<Account, "payouts"> => {
  const start = startOfDay === undefined ? {} : { start_of_day: startOfDay }
  if (choice === undefined) return startOfDay === undefined ? {} : { payouts: start }
  const { debits, minimum, schedule } = choice
  return {
    payouts: {
      ...start,
      schedule: country === "JP" && schedule.interval === "daily" ? { ...schedule, ...mondays } : schedule,
      ...(minimum === undefined || country === "TH" ? {} : { minimum_balance: minimumOf(country, minimum, banks) }),
      ...(debits === undefined || undebited.includes(country) ? {} : { debit_negative_balances: debits })
    }
  }
}
const mondays = { interval: "weekly" as const, weekly_anchor: "monday" as const }

const names = ["ada", "ben", "cleo", "dan"]

type Account = ScenarioSchema["accounts"][string]
type Tariffs = NonNullable<ScenarioSchema["tariffs"]>

type Rates = NonNullable<Choices["rates"]>

/** So many thousandths of a dollar is one of each worth. */
const worth: { readonly [currency: string]: number } = {
  usd: 1000,
  eur: 1100,
  jpy: 7,
  thb: 30,
  isk: 8,
  kwd: 3200,
  huf: 3,
  twd: 31,
  ugx: 0.27
}

/** A rate of each pair, and others from some days on. */
const ratesOf = ({ changes }: Rates): NonNullable<ScenarioSchema["exchange_rates"]> => {
  const days = new Map(changes)
  const codes = Object.keys(worth)
  return codes.flatMap((from, index) =>
    codes.slice(index + 1).flatMap((to) => {
      const rate = (factor: number) => (((worth[from] ?? 1) * factor) / 1000 / (worth[to] ?? 1)).toFixed(6)
      const pair = `${from}/${to}`
      const later = Array.from(days, ([day, factor]) => ({
        pair,
        rate: rate(factor),
        from: Instant.format(Instant.of(RandomSteps.start + day * 86_400)).slice(0, 10)
      }))
      return [{ pair, rate: rate(1000) }, ...later]
    })
  )
}

/** A bank account in dollars or euros too, where Stripe settles in two currencies. */
const banksOf = (country: string, platform: string, rates: Choices["rates"]): Pick<Account, "external_accounts"> => {
  const currency = currencies[country] ?? ""
  if (rates?.banks !== true || !MulticurrencySettlement.isPossible(country, platform)) return {}
  const other = RandomSteps.another(currency)
  return { external_accounts: [{ currency }, { currency: other, ...(other === "usd" ? { country: "US" } : {}) }] }
}

/** Only American platforms have some, abroad, without a contract. */
const isRecipient = (country: string, choice: AccountChoice): boolean => {
  const { of } = choice
  const isFit = typeof of === "string" ? of !== "standard" : of.losses === "application" && of.dashboard !== "full"
  return choice.isRecipient && isFit && country === "US" && (choice.country ?? country) !== country
}

/** What else of Stripe's it uses, in its own currency. */
const productsOf = (currency: string): Pick<Account, "products"> => ({
  products: { radar: { fixed: RandomSteps.text(5, currency) }, invoicing: { rate: "0.4%", billed: "monthly" } }
})

type Platform = ScenarioSchema["platform"]

const connectFeesOf = (currency: string): Pick<Platform, "connect_fees"> => ({
  connect_fees: {
    active_account: RandomSteps.text(200, currency),
    payout: RandomSteps.text(25, currency),
    payout_volume: "0.25%",
    instant_payout_volume: "1%",
    instant_payout_minimum: RandomSteps.text(20, currency)
  }
})

type Beside = Pick<Choices, "beside" | "rates">

/** Products are billed in one currency only. */
const besideOf = ({ beside, rates }: Beside): Choices["beside"] =>
  beside === "products" && rates?.banks === true ? undefined : beside

/** Of accounts in other currencies it bills the platform for paying them out by a rate. */
const feesOf = (
  { beside, crossing, rates, tax }: Beside & Pick<Choices, "crossing" | "tax">,
  currency: string,
  accounts: ReadonlyArray<RandomSteps.Member>
) => ({
  ...taxOf(tax),
  ...(crossing === undefined ? {} : { cross_border_fees: crossing }),
  ...(besideOf({ beside, rates }) === "products" ? productsOf(currency) : {}),
  ...(besideOf({ beside, rates }) === "connect_fees" &&
  (rates !== undefined || accounts.every((it) => it.currency === currency))
    ? connectFeesOf(currency)
    : {})
})

const taxOf = (tax: Choices["tax"]): Pick<Account, "tax_on_fees"> => (tax === undefined ? {} : { tax_on_fees: tax })

const accountOf = (name: string, country: string, choice: AccountChoice, beside: Beside): Account => {
  const { rates } = beside
  const [isWithout, capability] = choice.without
  const other = capability === "transfers" ? ("card_payments" as const) : ("transfers" as const)
  const own = choice.country ?? country
  const isSame = currencies[own] === currencies[country]
  const banks = banksOf(own, country, rates)
  if (isRecipient(country, choice)) {
    const country = ofRecipients[own] ?? own
    return {
      country,
      ...tariffOf(name, own, choice.tariff),
      ...payoutsOf(country, choice.payouts, choice.startOfDay),
      service_agreement: "recipient",
      capabilities: ["transfers"],
      ...(typeof choice.of === "string" ? { type: choice.of } : { controller: choice.of })
    }
  }
  return {
    ...taxOf(choice.tax),
    ...(isSame && besideOf(beside) === "products" ? productsOf(currencies[country] ?? "") : {}),
    ...(choice.country === undefined || choice.country === country ? {} : { country: choice.country }),
    ...tariffOf(name, choice.country ?? country, choice.tariff),
    ...banks,
    ...(choice.delay === undefined ? {} : { settlement_delay: choice.delay }),
    ...payoutsOf(own, choice.payouts, choice.startOfDay, banks.external_accounts),
    ...reserveOf(choice),
    // Half of the names end so, and nothing else depends on that.
    ...(name.endsWith("n") ? { instant_payout_advances: true } : {}),
    ...(typeof choice.of === "string" ? { type: choice.of } : { controller: choice.of }),
    ...(isWithout ? { capabilities: [other] } : {})
  }
}

/** Only where the losses are the platform's. */
const reserveOf = ({ of, reserve }: AccountChoice) => {
  const isOurs = typeof of === "string" ? of !== "standard" : of.losses === "application"
  if (reserve === undefined || !isOurs) return {}
  const { days, isRolling, percent } = reserve
  const until = Instant.format(Instant.of(RandomSteps.start + days * 86_400))
  return { reserve_plan: { percent, ...(isRolling ? { days_after_charge: days } : { release_after: until }) } }
}

type Pricing = NonNullable<ScenarioSchema["platform"]["pricing"]>

/** Without a fixed part where accounts of other currencies are to pay it too. */
const instantPricingOf = (
  { fixed, rate }: NonNullable<Choices["instant"]>,
  currency: string,
  accounts: ReadonlyArray<RandomSteps.Member>
): NonNullable<Platform["instant_payout_pricing"]> =>
  accounts.every((it) => it.currency === currency) ? { rate, fixed: RandomSteps.text(fixed, currency) } : { rate }

/** The scheme, in the currency that the platform settles in. */
const schemeOf = ({ fallback, modifiers, rules }: NonNullable<Choices["pricing"]>, currency: string): Pricing => ({
  fallback: { rate: fallback.rate, fixed: RandomSteps.text(fallback.fixed, currency) },
  ...(rules === undefined
    ? {}
    : {
        rules: rules.map(({ maximum, ...rule }) =>
          maximum === undefined ? rule : { ...rule, maximum: RandomSteps.text(maximum, currency) }
        )
      }),
  ...(modifiers === undefined ? {} : { modifiers })
})

const scenarioOf = ({ accounts, country, delay, instant, pricing, rates, rest, ...chosen }: Choices): ScenarioFile => {
  const { payouts, steps, tariff } = chosen
  // Currencies with rules of their own are drawn where nobody settles in them.
  const settings = {
    ...chosen.settings,
    settlement_currencies: "any" as const,
    ...(rates?.feesStay === true ? { application_fee_currency: "connected_account" as const } : {})
  }
  const tariffs: { [name: string]: Tariffs[string] } = {}
  const state = (
    name: string,
    country: string,
    choice: Choices["tariff"],
    paid: PayoutsChoice | undefined
  ): RandomSteps.Member => {
    const settings = payoutsOf(country, paid).payouts
    const isScheduled = settings !== undefined && settings.schedule?.interval !== "manual"
    const isDebited = ["US", "DE"].includes(country) && settings?.debit_negative_balances !== false
    const isAutomatic = isScheduled || isDebited
    const currency = currencies[country] ?? ""
    const own = stated(country, choice)
    if (own !== undefined)
      tariffs[`of-${name}`] = { ...priced(own, currency), ...methods(currency), ...disputes(own, currency) }
    return { name, currency, isAutomatic }
  }
  const members = accounts.map((choice, index) =>
    state(names[index] ?? "", choice.country ?? country, choice.tariff, choice.payouts)
  )
  const platform = state("platform", country, tariff, payouts)
  const made = RandomSteps.of({ platform, accounts: members, isExchanging: rates !== undefined }, steps)
  const days = steps.reduce((sum, { gap }) => sum + gap, 0) + rest * 86_400
  return {
    name: "random",
    platform: {
      country,
      ...tariffOf("platform", country, tariff),
      ...banksOf(country, country, rates),
      ...(delay === undefined ? {} : { settlement_delay: delay }),
      ...payoutsOf(country, payouts, chosen.startOfDay, banksOf(country, country, rates).external_accounts),
      ...feesOf({ ...chosen, rates }, platform.currency, members),
      ...(pricing === undefined ? {} : { pricing: schemeOf(pricing, platform.currency) }),
      ...(instant === undefined
        ? {}
        : { instant_payout_pricing: instantPricingOf(instant, platform.currency, members) })
    },
    accounts: Object.fromEntries(
      accounts.map((choice, index) => [
        names[index] ?? "",
        accountOf(names[index] ?? "", country, choice, { ...chosen, rates })
      ])
    ),
    ...(rates === undefined ? {} : { exchange_rates: ratesOf(rates) }),
    ...(Object.keys(tariffs).length === 0 ? {} : { tariffs }),
    settings,
    steps: made,
    until: Instant.format(Instant.of(RandomSteps.start + days))
  }
}

/** The same with nothing but fees in euros that are billed in dollars, by rates that change. */
const billed = (choices: Choices): Choices => ({
  ...choices,
  country: "US",
  accounts: choices.accounts.map((account) => ({ ...account, country: "DE", of: controllers[0] })),
  rates: { changes: choices.rates?.changes ?? [[3, 900]], banks: false, feesStay: false },
  steps: choices.steps.map((step) => (step.kind === "charge" ? { ...step, way: "direct" } : step))
})

export const scenarios: fc.Arbitrary<ScenarioFile> = choices.map((chosen) =>
  scenarioOf(chosen.billed ? billed(chosen) : chosen)
)
