/**
 * Filling: what of some money a negative balance took as it came, and what was given back to the platform for that.
 *
 * Of what comes at one moment the first lines fill first. Law: all that fills a balance at a moment together is no more
 * than what was missing, nor than what came.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import type { Change, NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Filling {
  readonly account: AccountId
  readonly at: Instant
  readonly amount: Money.Money
  /** Of what the platform had set aside for the balance; zero where it does not answer for it. */
  readonly givenBack: Money.Money
}

const missing = (available: Money.Money): Money.Money =>
  Money.max(Money.zero(available.currency), Money.negate(available))

interface Got<Item> {
  readonly item: Item
  readonly got: Money.Money
}

/** What each gets of `most`, the first ones first, and none more than it wants. */
const inTurn = <Item>(
  items: ReadonlyArray<Item>,
  wanted: (item: Item) => Money.Money,
  most: Money.Money
): ReadonlyArray<Got<Item>> => {
  const zero = Money.zero(most.currency)
  let left = most
  return items.map((item) => {
    const got = Money.max(zero, Money.min(wanted(item), left))
    left = Money.minus(left, got)
    return { item, got }
  })
}

type Line = BalanceTransaction

/** What a line filled of one change, and what was given back for that. */
interface Share {
  readonly line: Line
  readonly amount: Money.Money
  readonly givenBack: Money.Money
}

/** Of every line its share, nothing of most. */
const sharesOf = ({ currency, reserved }: NegativeHistory, { at, available, lines }: Change): ReadonlyArray<Share> => {
  const nets = lines.map(({ net }) => net)
  const before = Money.minus(available, Money.sum(currency, nets))
  const filled = inTurn(lines, ({ net }) => net, Money.minus(missing(before), missing(available)))
  const back = reserved.flatMap(({ amount, created }) =>
    created === at && Money.isNegative(amount) ? [Money.negate(amount)] : []
  )
  const givenBack = inTurn(filled, ({ got }) => got, Money.sum(currency, back))
  return givenBack.map(({ got, item }) => ({ line: item.item, amount: item.got, givenBack: got }))
}

/** All lines of one type that filled something of a time, and how much together. */
export interface Source {
  readonly type: Line["type"]
  readonly amount: Money.Money
  readonly lines: ReadonlyArray<Line>
}

/** What filled a time, or what of it so far, by type, in the order in which the first of each came. */
export const sources = (history: NegativeHistory): ReadonlyArray<Source> => {
  const found = new Map<Line["type"], Source>()
  for (const change of history.changes) {
    for (const { amount, line } of sharesOf(history, change)) {
      if (!Money.isPositive(amount)) continue
      const { type } = line
      const before = found.get(type) ?? { type, amount: Money.zero(history.currency), lines: [] }
      found.set(type, { type, amount: Money.add(before.amount, amount), lines: [...before.lines, line] })
    }
  }
  return [...found.values()]
}

/** What the lines that `isOwn` have filled of these times, in their order. */
export const of = (
  histories: ReadonlyArray<NegativeHistory>,
  isOwn: (line: BalanceTransaction) => boolean
): ReadonlyArray<Filling> =>
  histories.flatMap((history) =>
    history.changes.flatMap((change) => {
      const own = sharesOf(history, change).filter(({ line }) => isOwn(line))
      const sum = (part: "amount" | "givenBack") =>
        Money.sum(
          history.currency,
          own.map((share) => share[part])
        )
      const amount = sum("amount")
      const { account } = history
      return Money.isPositive(amount) ? [{ account, at: change.at, amount, givenBack: sum("givenBack") }] : []
    })
  )
