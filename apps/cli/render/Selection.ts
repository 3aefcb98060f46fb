/**
 * Selection: which accounts a table of many shows; what the others have is summed in one row.
 *
 * Up to {@link few} connected accounts are all shown. Of more, those that have the most and the least: pending,
 * available and in the bank together, accounts that have the same by name. The platform is always shown, and of the
 * others, where it is asked for, only those whose balance is negative.
 *
 * A list in an order of its own has its first, and those of the accounts that were asked for; all of it where all is.
 */
import { Result } from "effect"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import { type AccountId, keyIn } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as FundFlow from "#core/report/FundFlow.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

/** What was asked for; nothing of it, if the table is to choose by itself. */
export interface Selection {
  readonly all: boolean
  readonly top: number | undefined
  readonly bottom: number | undefined
  readonly accounts: ReadonlySet<AccountId>
  /** Only accounts that have less than nothing pending or available. */
  readonly negative: boolean
}

export const automatic: Selection = {
  all: false,
  top: undefined,
  bottom: undefined,
  accounts: new Set(),
  negative: false
}

export const few = 12
const usual = 5

const maximumListed = 8

const idOf = (name: string): AccountId => (name.startsWith("acct_") ? (name as AccountId) : `acct_${name}`)

/** In a pattern * stands for anything, and every other character for itself. */
const matching = (ids: ReadonlySet<AccountId>, name: string): ReadonlyArray<AccountId> => {
  const id = idOf(name)
  if (!name.includes("*")) return ids.has(id) ? [id] : []
  const pattern = id.split("*").map((text) => text.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`))
  const expression = new RegExp(`^${pattern.join(".*")}$`, "u")
  return [...ids].filter((id) => expression.test(id))
}

/** The accounts of `names`, as scenarios call them or by id, or patterns of these. */
export const accounts = (
  names: ReadonlyArray<string>,
  { accounts, platform }: Scenario
): Result.Result<ReadonlySet<AccountId>, BadInput> => {
  const ids = new Set([platform, ...accounts].map(({ id }) => id))
  const found = new Set<AccountId>()
  const problems: Array<string> = []
  for (const name of names) {
    const meant = matching(ids, name)
    const none = name.includes("*") ? "no account is called like" : "there is no account"
    if (meant.length === 0) problems.push(`--account: ${none} "${name}"; expected ${instead([...ids])}`)
    for (const id of meant) found.add(id)
  }
  return problems.length === 0 ? Result.succeed(found) : Result.fail(new BadInput({ problems }))
}

const instead = (ids: ReadonlyArray<AccountId>): string => {
  const some = ids.slice(0, maximumListed).map(keyIn)
  const more = ids.length > maximumListed ? ["…"] : []
  return `${some.length === 1 ? "" : "one of "}${[...some, ...more].join(", ")}`
}

/** The rows of a table, from its top to its bottom, with those that it only sums where they would be. */
export interface Selected {
  readonly above: ReadonlyArray<FundFlow.Row>
  readonly others: ReadonlyArray<FundFlow.Row>
  readonly below: ReadonlyArray<FundFlow.Row>
}

const has = ({ available, bank, currency, pending }: FundFlow.Row): Money.Money =>
  Money.sum(currency, [pending, available, bank])

const byWealth = (a: FundFlow.Row, b: FundFlow.Row): number =>
  Money.compare(has(b), has(a)) || (a.account < b.account ? -1 : 1)

export const isNegative = ({ available, pending }: FundFlow.Row): boolean =>
  Money.isNegative(available) || Money.isNegative(pending)

const isRanked = ({ bottom, top }: Selection): boolean => top !== undefined || bottom !== undefined

/** How many are shown from the top and from the bottom. */
const counts = (selection: Selection, connected: number): readonly [number, number] => {
  const { accounts, all, bottom, negative, top } = selection
  const isChosen = isRanked(selection) || accounts.size > 0
  if (all || (!isChosen && (negative || connected <= few))) return [connected, 0]
  return isChosen ? [top ?? 0, bottom ?? 0] : [usual, usual]
}

/** Those of `rows`, all in one currency, that are shown. */
export const of = (selection: Selection, platform: AccountId, rows: ReadonlyArray<FundFlow.Row>): Selected => {
  const own = rows.filter(({ account }) => account === platform)
  const connected = rows.filter(({ account }) => account !== platform)
  const meant = selection.negative ? connected.filter(isNegative) : connected
  const [top, bottom] = counts(selection, meant.length)
  const isAsked = ({ account }: FundFlow.Row) => selection.accounts.has(account)
  const isWhole = meant.length === connected.length && top >= connected.length
  if (isWhole && !isRanked(selection) && !selection.negative) return { above: rows, others: [], below: [] }
  const sorted = meant.toSorted(byWealth)
  const firstBelow = Math.max(top, sorted.length - bottom)
  const between = sorted.slice(top, firstBelow)
  const shown = new Set([...sorted.slice(0, top), ...between.filter(isAsked), ...sorted.slice(firstBelow)])
  const others = connected.filter((row) => !shown.has(row))
  if (others.length === 0) return { above: [...own, ...sorted], others: [], below: [] }
  return {
    above: [...own, ...sorted.slice(0, top), ...between.filter(isAsked)],
    others,
    below: sorted.slice(firstBelow)
  }
}

/**
 * Of a list in an order of its own: its first `usually`, or more if so many were asked for, and those of the accounts
 * that were asked for, which alone are shown where no number was.
 */
export const listed = <Item extends { readonly account: AccountId }>(
  { accounts, all, top }: Selection,
  items: ReadonlyArray<Item>,
  usually: number
): ReadonlyArray<Item> => {
  if (all) return items
  const first = top === undefined && accounts.size > 0 ? 0 : Math.max(usually, top ?? 0)
  return items.filter(({ account }, index) => index < first || accounts.has(account))
}

/** How many a list leaves out, and what shows them; nothing where it leaves out none. */
export const leftOut = (count: number, about = ""): ReadonlyArray<string> =>
  count === 0 ? [] : [`… ${count.toLocaleString("en-US")} other${count === 1 ? "" : "s"}${about}, with --all`]

/** The accounts of which a row is shown, in whichever currency. */
export const shown = (
  selection: Selection,
  platform: AccountId,
  rows: ReadonlyArray<FundFlow.Row>
): ReadonlySet<AccountId> => {
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  const found = currencies.flatMap((currency) => {
    const { above, below } = of(
      selection,
      platform,
      rows.filter((row) => row.currency === currency)
    )
    return [...above, ...below]
  })
  return new Set(found.map(({ account }) => account))
}
