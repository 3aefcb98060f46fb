/**
 * Expectation: what a scenario says must come out, held against what did.
 */
import { Result } from "effect"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { FundFlow, Row } from "#core/report/FundFlow.ts"
import type * as PaidOut from "#core/simulation/PaidOut.ts"
import * as PayoutDays from "#core/simulation/PayoutDays.ts"
import type { Refused } from "#core/simulation/Run.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import type { ScenarioParts } from "#core/simulation/schema/ScenarioParts.ts"
import { given, readAmounts } from "#core/simulation/schema/ScenarioValue.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** One in each currency. */
type Amounts = ReadonlyArray<Money.Money>

/** What a scenario expects; everything it does not mention may be anything. */
export interface Expected {
  readonly balances: ReadonlyMap<AccountId, { readonly pending?: Amounts; readonly available?: Amounts }>
  readonly fees: ReadonlyMap<AccountId, { readonly stripe?: Amounts; readonly application?: Amounts }>
  /** What the automatic payouts of a day come to, of all source types. */
  readonly payouts: ReadonlyMap<AccountId, ReadonlyMap<Day.Day, Amounts>>
  readonly margin: Amounts
  /** Step id → Stripe's code, its message, at least its first {@link beginning} characters, or both as shown. */
  readonly refusals: ReadonlyMap<string, string>
}

/** A shorter text would be met by too many messages; each of Stripe's codes that the model gives is as long. */
export const beginning = 12

export const translate = (
  { expect, steps }: ScenarioParts,
  accounts: ReadonlySet<string>,
  report: Report
): Expected => {
  const ids = new Set(steps.map(({ id }) => id))
  const reportKey: Report = (path, message) => report(path, message, "key")
  for (const [id, text] of Object.entries(expect.refusals ?? {})) {
    const path = ["expect", "refusals", id]
    if (!ids.has(id)) reportKey(path, `there is no step "${id}"`)
    else if (text.length < beginning) report(path, tooShort(text))
  }
  const byAccount = <A, B>(
    key: "balances" | "fees" | "payouts",
    values: { readonly [name: string]: A } | undefined,
    map: (value: A) => B
  ) =>
    new Map(
      Object.entries(values ?? {}).map(([name, value]) => [
        References.account({ accounts }, name, ["expect", key, name], reportKey),
        map(value)
      ])
    )
  return {
    balances: byAccount("balances", expect.balances, ({ available, pending }) => ({
      ...given("pending", pending, readAmounts),
      ...given("available", available, readAmounts)
    })),
    fees: byAccount("fees", expect.fees, ({ application, stripe }) => ({
      ...given("stripe", stripe, readAmounts),
      ...given("application", application, readAmounts)
    })),
    payouts: byAccount(
      "payouts",
      expect.payouts,
      (days) =>
        new Map(Object.entries(days).map(([day, amount]) => [Result.getOrThrow(Day.parse(day)), readAmounts(amount)]))
    ),
    margin: expect.margin === undefined ? [] : readAmounts(expect.margin),
    refusals: new Map(Object.entries(expect.refusals ?? {}))
  }
}

const tooShort = (text: string): string =>
  `"${text}" is too short to name a refusal: expected Stripe's code, or at least the first ${beginning} characters of ` +
  "its message"

/** One thing that was expected, and what came out. */
export interface Comparison {
  readonly about: string
  readonly expected: string
  readonly actual: string
  readonly met: boolean
  /** What helps to see why it is not. */
  readonly note?: string
}

const compare = (about: string, expected: Money.Money, actual: Money.Money): Comparison => ({
  about,
  expected: Money.format(expected),
  actual: Money.format(actual),
  met: Money.equals(actual, expected)
})

type Part = readonly [about: string, expected: Amounts | undefined, actual: (row: Row) => Money.Money]

const ofRow = (flow: FundFlow, account: string, parts: ReadonlyArray<Part>): ReadonlyArray<Comparison> =>
  parts.flatMap(([about, amounts = [], actual]) =>
    amounts.map((expected) => {
      const row = flow.rows.find((it) => it.account === account && it.currency === expected.currency)
      const found = row === undefined ? Money.zero(expected.currency) : actual(row)
      return compare(`${about} of ${account}`, expected, found)
    })
  )

/** Of a day on which there was none, the days on which there were are told; nothing is known of one after the end. */
const ofPayouts = (
  account: AccountId,
  expected: ReadonlyMap<Day.Day, Amounts>,
  paidOut: PaidOut.PaidOut,
  asOf: Instant.Instant
): ReadonlyArray<Comparison> => {
  const days: PaidOut.ByDay = paidOut.get(account) ?? new Map()
  return [...expected].flatMap(([day, amounts]) =>
    amounts.map((amount) => {
      const found = days.get(day)
      const actual = found?.get(amount.currency) ?? Money.zero(amount.currency)
      const compared = compare(`the payout of ${account} on ${Day.format(day)}`, amount, actual)
      if (found === undefined && day > Instant.dayOf(asOf)) {
        return { ...compared, actual: "nothing yet", met: false, note: endedBefore(asOf) }
      }
      if (compared.met || found !== undefined) return compared
      return { ...compared, note: PayoutDays.told(account, days.keys(), day) }
    })
  )
}

const endedBefore = (asOf: Instant.Instant): string =>
  `the run ended before that day, at ${Instant.format(asOf)}; set until to that day or later`

const ofMargin = (flow: FundFlow, amounts: Amounts): ReadonlyArray<Comparison> =>
  amounts.map((expected) => {
    const actual = flow.margin.find(({ currency }) => currency === expected.currency) ?? Money.zero(expected.currency)
    return compare("the platform's margin", expected, actual)
  })

const codeOf = ({ refusal }: Refused): string | undefined => (refusal._tag === "Refusal" ? refusal.code : undefined)

/** The answer as it is shown: its code, if it has one, and its message; a scenario may expect it as it is shown. */
export const written = (refused: Refused): string => {
  const code = codeOf(refused)
  return code === undefined ? refused.refusal.message : `${code}: ${refused.refusal.message}`
}

/** Whether the scenario expects this refusal: by its code, its message, how that begins, or both as shown. */
export const expects = (expected: Expected, refused: Refused): boolean => {
  const text = expected.refusals.get(refused.command.key)
  if (text === undefined) return false
  const { message } = refused.refusal
  const isNamed = [codeOf(refused), message, written(refused)].includes(text)
  return isNamed || (text.length >= beginning && message.startsWith(text))
}

const ofRefusals = (expected: Expected, refused: ReadonlyArray<Refused>): ReadonlyArray<Comparison> => {
  const byKey = new Map(refused.map((step) => [step.command.key, step]))
  return [...expected.refusals].map(([id, text]) => {
    const found = byKey.get(id)
    return {
      about: `the refusal of ${id}`,
      expected: text,
      actual: found === undefined ? "not refused" : written(found),
      met: found !== undefined && expects(expected, found)
    }
  })
}

/**
 * Every expectation with what came of it in a run up to `asOf`: balances first, then fees, payouts, the margin and
 * refusals. Of a payout day after the end only what is on its way then is known: even nothing is not met.
 */
export const comparisons = (
  expected: Expected,
  flow: FundFlow,
  refused: ReadonlyArray<Refused>,
  paidOut: PaidOut.PaidOut,
  asOf: Instant.Instant
): ReadonlyArray<Comparison> => [
  ...[...expected.balances].flatMap(([account, { available, pending }]) =>
    ofRow(flow, account, [
      ["pending", pending, (row) => row.pending],
      ["available", available, (row) => row.available]
    ])
  ),
  ...[...expected.fees].flatMap(([account, { application, stripe }]) =>
    ofRow(flow, account, [
      ["Stripe fees", stripe, (row) => row.stripeFees],
      ["application fees", application, (row) => row.applicationFees]
    ])
  ),
  ...[...expected.payouts].flatMap(([account, days]) => ofPayouts(account, days, paidOut, asOf)),
  ...ofMargin(flow, expected.margin),
  ...ofRefusals(expected, refused)
]
