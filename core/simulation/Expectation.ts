/**
 * Expectation: what a scenario says must come out, held against what did.
 */
import type { FundFlow, Row } from "#core/report/FundFlow.ts"
import * as Money from "#core/money/Money.ts"
import type { Refused } from "#core/simulation/Run.ts"
import type { Expected } from "#core/simulation/Scenario.ts"

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
