/**
 * PartBranches: the sides that have a part of what is explained, and what made each part.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Part } from "#core/report/Part.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"

const places: { readonly [pot in NonNullable<Part["pot"]>]?: string } = {
  balance: "Stripe balance",
  connect_reserved: "set aside for others",
  risk_reserved: "risk reserve",
  in_transit: "in transit",
  bank: "bank",
  fees: "its fees",
  losses: "its losses",
  fx: "its exchange"
}

const sideName = (it: Part, scenario: Scenario): string => {
  const place = it.pot === undefined ? "" : `, ${places[it.pot] ?? it.pot}`
  return `${ownerName(it, scenario)}${place}`
}

const ownerName = ({ side }: Part, scenario: Scenario): string => {
  if (side === "payers") return "back to the payer"
  if (side === "stripe") return "Stripe"
  if (side === "clearing") return "between the two sides"
  const account = [scenario.platform, ...scenario.accounts].find(({ id }) => id === side)
  if (account === undefined) return side
  return account.kind === "platform" ? `${account.name}, the platform` : `${account.name}, ${account.id}`
}

/** Of several currencies, each part says its own. */
const amounts = (parts: ReadonlyArray<Part>): ((part: Part) => string) => {
  const isMixed = new Set(parts.map(({ amount }) => amount.currency)).size > 1
  return ({ amount }) => `${Money.formatGrouped(amount)}${isMixed ? ` ${amount.currency}` : ""}`
}

/** How wide their amounts are. */
export const width = (parts: ReadonlyArray<Part>): number => {
  const amountOf = amounts(parts)
  return Math.max(...parts.map((it) => amountOf(it).length))
}

/** A branch for each, their amounts under each other. */
export const of = (paint: Paint, scenario: Scenario, parts: ReadonlyArray<Part>): ReadonlyArray<Branch.Branch> => {
  const amountOf = amounts(parts)
  const wide = width(parts)
  return parts.map((it) => ({
    text: `${paint("bold", amountOf(it).padStart(wide))}  ${sideName(it, scenario)}`,
    under: Branch.movements(paint, it.lines)
  }))
}
