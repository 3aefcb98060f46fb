/**
 * StandaloneTree: a balance transaction that belongs to no payment, payout or top-up, as a tree: between whom it moved
 * money, and why: the negative balance that it is about, from what made it so to its end; or what it bills.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as NegativeBranches from "#apps/cli/render/NegativeBranches.ts"
import * as PartBranches from "#apps/cli/render/PartBranches.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Counted } from "#core/report/BilledUsage.ts"
import type { NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { StandaloneLine } from "#core/report/StandaloneLine.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is known of one at the end of a run. */
export interface Told {
  readonly line: StandaloneLine
  /** The time in which a balance was negative; undefined of a bill. */
  readonly negative: NegativeHistory | undefined
  /** What a bill counts. */
  readonly counted: ReadonlyArray<Counted>
  readonly asOf: Instant.Instant
}

/** From here on what a bill counts is summed. */
const many = 21

const headline = (it: StandaloneLine): string => {
  const amount = Money.formatReadable(Money.absolute(it.amount))
  switch (it.what) {
    case "reserve": {
      if (Money.isPositive(it.amount)) return `${amount} of the platform set aside for ${it.reserve.account}`
      const why = it.cleared === undefined ? "" : `, as ${it.cleared} is cleared`
      return `${amount} set aside for ${it.reserve.account} given back to the platform${why}`
    }
    case "collection": {
      const { account, liable } = it.collection
      return `${amount} missing of ${account} for 180 days, borne by ${liable === "stripe" ? "Stripe" : "the platform"}`
    }
    case "bill":
      return Money.isNegative(it.amount)
        ? `${amount} given back to ${it.account} by Stripe: ${it.description}`
        : `${amount} billed to ${it.account} by Stripe: ${it.description}`
  }
}

const sumOf = (counted: ReadonlyArray<Counted>): string => {
  const amounts = new Map<string, Money.Money>()
  for (const { object } of counted) {
    const { currency } = object.amount
    amounts.set(currency, Money.add(amounts.get(currency) ?? Money.zero(currency), object.amount))
  }
  return [...amounts.values()].map(Money.formatReadable).join(" and ")
}

/** What all of them count as, where some are in another currency than the bill. */
const countedAs = (counted: ReadonlyArray<Counted>): string => {
  const currency = counted.find(({ volume }) => volume !== undefined)?.volume?.currency
  if (currency === undefined) return ""
  const volumes = counted.map(({ object, volume }) => volume ?? object.amount)
  return `, counted as ${Money.formatReadable(Money.sum(currency, volumes))}`
}

const billed = (paint: Paint, counted: ReadonlyArray<Counted>): ReadonlyArray<Branch.Branch> => {
  const [first] = counted
  if (first === undefined) return []
  const noun = first.object.object === "payout" ? "payout" : "payment"
  const accounts = new Set(counted.map(({ object }) => object.account)).size
  const to = noun === "payout" ? ` to ${accounts.toLocaleString("en-US")} account${accounts === 1 ? "" : "s"}` : ""
  const text = `of ${counted.length.toLocaleString("en-US")} ${noun}${counted.length === 1 ? "" : "s"}${to}, ${sumOf(counted)}${countedAs(counted)}`
  if (counted.length >= many) return [{ text }]
  const width = Math.max(...counted.map(({ object }) => Money.formatGrouped(object.amount).length))
  const under = counted.map(({ at, object, volume }) => {
    const amount = Money.formatGrouped(object.amount).padStart(width)
    const as = volume === undefined ? "" : paint("dim", `  as ${Money.formatReadable(volume)}`)
    return { text: `${amount}  ${object.account} ${paint("dim", object.id)}  ${paint("dim", Instant.format(at))}${as}` }
  })
  return [{ text, under }]
}

const story = (paint: Paint, negative: NegativeHistory | undefined): ReadonlyArray<Branch.Branch> =>
  negative === undefined
    ? []
    : [
        NegativeBranches.changes(paint, negative),
        ...NegativeBranches.reserved(paint, negative),
        ...NegativeBranches.borne(paint, negative)
      ]

export const print = (paint: Paint, scenario: Scenario, { counted, line, negative }: Told): string => {
  const head = `${paint("bold", headline(line))}  ${line.id}  ${paint("dim", Instant.format(line.at))}`
  const branches = [
    ...PartBranches.of(paint, scenario, line.parts),
    ...billed(paint, counted),
    ...story(paint, negative)
  ]
  return [head, ...Branch.lines(branches)].join("\n")
}
