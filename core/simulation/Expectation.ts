/**
 * Expectation: what a scenario says must come out, held against what did.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { FundFlow, Row } from "#core/report/FundFlow.ts"
import type { Report } from "#core/simulation/Issue.ts"
import * as References from "#core/simulation/References.ts"
import type { Refused } from "#core/simulation/Run.ts"
import type * as ScenarioSchema from "#core/simulation/ScenarioSchema.ts"
import * as ScenarioSteps from "#core/simulation/ScenarioSteps.ts"

/** What a scenario expects; everything it does not mention may be anything. */
export interface Expected {
  readonly balances: ReadonlyMap<AccountId, { readonly pending?: Money.Money; readonly available?: Money.Money }>
  readonly fees: ReadonlyMap<AccountId, { readonly stripe?: Money.Money; readonly application?: Money.Money }>
  readonly margin: Money.Money | undefined
  /** Step id → Stripe's code, or a part of its message. */
  readonly refusals: ReadonlyMap<string, string>
}

export const translate = (
  file: ScenarioSchema.ScenarioSchema,
  accounts: ReadonlySet<string>,
  report: Report
): Expected => {
  const expect = file.expect ?? {}
  const seen: References.References = { steps: new Map(), accounts }
  const ids = new Set(file.steps.map(ScenarioSteps.idOf))
  const reportKey: Report = (path, message) => report(path, message, "key")
  for (const id of Object.keys(expect.refusals ?? {})) {
    if (!ids.has(id)) report(["expect", "refusals", id], `there is no step "${id}"`, "key")
  }
  const byAccount = <A, B>(
    key: "balances" | "fees",
    values: { readonly [name: string]: A } | undefined,
    map: (value: A) => B
  ) =>
    new Map(
      Object.entries(values ?? {}).map(([name, value]) => [
        References.account(seen, name, ["expect", key, name], reportKey),
        map(value)
      ])
    )
  return {
    balances: byAccount("balances", expect.balances, ({ available, pending }) => ({
      ...References.optional("pending", pending, References.amount),
      ...References.optional("available", available, References.amount)
    })),
    fees: byAccount("fees", expect.fees, ({ application, stripe }) => ({
      ...References.optional("stripe", stripe, References.amount),
      ...References.optional("application", application, References.amount)
    })),
    margin: expect.margin === undefined ? undefined : References.amount(expect.margin),
    refusals: new Map(Object.entries(expect.refusals ?? {}))
  }
}

/** One expectation that was not met. */
export interface Difference {
  readonly about: string
  readonly expected: string
  readonly actual: string
}

type Part = readonly [about: string, expected: Money.Money | undefined, actual: (row: Row) => Money.Money]

const rowDifferences = (flow: FundFlow, account: string, parts: ReadonlyArray<Part>): ReadonlyArray<Difference> =>
  parts.flatMap(([about, expected, actual]) => {
    if (expected === undefined) return []
    const row = flow.rows.find((it) => it.account === account && it.currency === expected.currency)
    const found = row === undefined ? Money.zero(expected.currency) : actual(row)
    return Money.equals(found, expected)
      ? []
      : [{ about: `${about} of ${account}`, expected: Money.format(expected), actual: Money.format(found) }]
  })

const marginDifferences = (flow: FundFlow, expected: Money.Money | undefined): ReadonlyArray<Difference> => {
  if (expected === undefined) return []
  const actual = flow.margin.find(({ currency }) => currency === expected.currency) ?? Money.zero(expected.currency)
  return Money.equals(actual, expected)
    ? []
    : [{ about: "the platform's margin", expected: Money.format(expected), actual: Money.format(actual) }]
}

const coded = ({ refusal }: Refused): string =>
  refusal._tag === "Refusal" && refusal.code !== undefined ? `${refusal.code}: ${refusal.message}` : refusal.message

/** Whether the scenario expects this refusal: by its code, or by a part of its message. */
export const expects = (expected: Expected, refused: Refused): boolean => {
  const text = expected.refusals.get(refused.command.key)
  return text !== undefined && coded(refused).includes(text)
}

const refusalDifferences = (expected: Expected, refused: ReadonlyArray<Refused>): ReadonlyArray<Difference> =>
  [...expected.refusals].flatMap(([id, text]) => {
    const found = refused.find(({ command }) => command.key === id)
    if (found !== undefined && expects(expected, found)) return []
    return [
      { about: `the refusal of ${id}`, expected: text, actual: found === undefined ? "not refused" : coded(found) }
    ]
  })

/** Every expectation that the run did not meet. */
export const differences = (
  expected: Expected,
  flow: FundFlow,
  refused: ReadonlyArray<Refused>
): ReadonlyArray<Difference> => [
  ...[...expected.balances].flatMap(([account, { available, pending }]) =>
    rowDifferences(flow, account, [
      ["pending", pending, (row) => row.pending],
      ["available", available, (row) => row.available]
    ])
  ),
  ...[...expected.fees].flatMap(([account, { application, stripe }]) =>
    rowDifferences(flow, account, [
      ["Stripe fees", stripe, (row) => row.stripeFees],
      ["application fees", application, (row) => row.applicationFees]
    ])
  ),
  ...marginDifferences(flow, expected.margin),
  ...refusalDifferences(expected, refused)
]
