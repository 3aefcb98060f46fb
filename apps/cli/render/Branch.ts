/**
 * Branch: a line of a tree, with those under it.
 */
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Branch {
  readonly text: string
  readonly under?: ReadonlyArray<Branch>
}

/** The lines of branches that are beside each other. */
export const lines = (branches: ReadonlyArray<Branch>): ReadonlyArray<string> =>
  branches.flatMap(({ text, under = [] }, index) => {
    const isLast = index === branches.length - 1
    return [`${isLast ? "└─" : "├─"} ${text}`, ...lines(under).map((child) => `${isLast ? "  " : "│ "} ${child}`)]
  })

export const signed = (amount: Money.Money): string =>
  Money.isPositive(amount) ? `+${Money.formatGrouped(amount)}` : Money.formatGrouped(amount)

interface Movement {
  readonly amount: Money.Money
  readonly what: string
  readonly source: string
  /** Told where there is no source. */
  readonly about?: string
  readonly at: Instant.Instant
}

/** A movement a line, its amounts under each other. */
export const movements = (paint: Paint, all: ReadonlyArray<Movement>): ReadonlyArray<Branch> => {
  const width = Math.max(...all.map(({ amount }) => signed(amount).length))
  return all.map(({ about = "", amount, at, source, what }) => {
    const named = source === "" ? about : source
    const of = named === "" ? "" : ` ${paint("dim", named)}`
    return { text: `${signed(amount).padStart(width)}  ${what}${of}  ${paint("dim", Instant.format(at))}` }
  })
}
