/**
 * Played: the steps of a row after the simulator has run them, read in the words and numbers of the examples.
 */
import { Result } from "effect"
import type { Line } from "./Example.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as TaxForms from "#core/report/TaxForms.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

/** A step of a scenario file; without a moment it is a minute after the one before it. */
export type Step = Omit<NonNullable<ScenarioSchema["steps"]>[number], "at"> & { readonly at?: string }

/** A scenario file without what rows need not say: a US platform and one standard account named `connected`. */
export type Setup = Partial<Omit<ScenarioSchema, "steps" | "expect">>

export interface Played {
  readonly simulation: Simulation.Simulation
  readonly steps: ReadonlyArray<Run.Step>
  readonly ended: Run.Ended
  /** The balance transactions of an account, by its name in the scenario: of some steps, or of all. */
  readonly transactions: (account: string, steps?: ReadonlyArray<string>) => ReadonlyArray<BalanceTransaction>
  /** The balance transactions that time brought about on an account, by its name in the scenario. */
  readonly happened: (account: string) => ReadonlyArray<BalanceTransaction>
  /** What a refused step was told. */
  readonly refusal: (step: string) => string | undefined
}

const monday = Result.getOrThrow(Instant.parse("2026-03-02T10:00:00Z"))

export const play = (setup: Setup, steps: ReadonlyArray<Step>): Played => {
  const file = {
    platform: {},
    accounts: { connected: { type: "standard" } },
    ...setup,
    steps: steps.map((step, index) => ({ at: Instant.format(Instant.plus(monday, 60 * index)), ...step }))
  }
  const scenario = Result.getOrThrow(Scenario.decode(file))
  const carriedOut: Array<Run.Step> = []
  const happened: Array<Run.Happened> = []
  let ended: Run.Ended = { _tag: "ended", happened: [] }
  const simulation = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    happened.push(...seen.happened)
    if (seen._tag === "ended") ended = seen
    else carriedOut.push(seen)
  })
  return {
    simulation,
    steps: carriedOut,
    ended,
    transactions: (account, keys) =>
      carriedOut
        .filter((step) => step._tag === "done" && (keys === undefined || keys.includes(step.command.key)))
        .flatMap((step) => (step._tag === "done" ? step.outcome.transactions : []))
        .filter((transaction) => transaction.account === `acct_${account}`),
    happened: (account) =>
      happened
        .flatMap(({ outcome }) => outcome.transactions)
        .filter((transaction) => transaction.account === `acct_${account}`),
    refusal: (key) =>
      carriedOut.flatMap((step) =>
        step._tag === "refused" && step.command.key === key ? [step.refusal.message] : []
      )[0]
  }
}

export const line = ({ amount, exchangeRate, fee, feeDetails, net, type }: BalanceTransaction): Line => ({
  type,
  amount: Number(amount.minor),
  fee: Number(fee.minor),
  net: Number(net.minor),
  currency: amount.currency,
  fee_details: feeDetails.map((detail) => ({ type: detail.type, amount: Number(detail.amount.minor) })),
  ...(exchangeRate === undefined ? {} : { exchange_rate: Number(Rate.formatDecimal(exchangeRate)) })
})

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0)

/** What the account was paid in a year, by one of the methods for forms 1099. */
export const taxed = (
  { simulation: { scenario }, steps, ended }: Played,
  year: number,
  method: "includingFees" | "excludingFees" | "payouts"
): number => {
  const forms = TaxForms.empty(year, scenario.accounts, scenario.exchangeRates)
  for (const seen of [...steps, ended]) for (const entry of Run.entriesOf(seen)) TaxForms.add(forms, entry)
  return Number(TaxForms.list(forms)[0]?.[method].minor ?? 0n)
}

/** The sum of the nets. */
export const net = (played: Played, account: string, steps?: ReadonlyArray<string>): number =>
  sum(played.transactions(account, steps).map((transaction) => line(transaction).net))

/** The sum of the amounts of the lines of one type. */
export const amount = (played: Played, account: string, type: string): number =>
  sum(
    played
      .transactions(account)
      .filter((transaction) => transaction.type === type)
      .map((transaction) => line(transaction).amount)
  )

/** What Stripe has taken from an account, or from all. */
export const stripeFees = (played: Played, account?: string): number => {
  const { accounts, platform } = played.simulation.scenario
  const names = account === undefined ? [platform, ...accounts].map(({ id }) => id.slice("acct_".length)) : [account]
  const details = names.flatMap((name) => played.transactions(name)).flatMap(({ feeDetails }) => feeDetails)
  return sum(details.filter(({ type }) => type === "stripe_fee").map((detail) => Number(detail.amount.minor)))
}
