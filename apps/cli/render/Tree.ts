/**
 * Tree: an explanation as a tree: the payment, the sides that have a part of it, and what made each part; or a payout
 * or a top-up, and where its money was and is.
 */
import type { Paint } from "#apps/cli/render/Paint.ts"
import type { Explanation, Line, Part } from "#core/report/Explanation.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"

const places: { readonly [pot in NonNullable<Part["pot"]>]?: string } = {
  balance: "Stripe balance",
  in_transit: "in transit",
  bank: "bank"
}

const sideName = (it: Part, scenario: Scenario): string => {
  const place = it.pot === undefined ? "" : `, ${places[it.pot] ?? it.pot}`
  return `${ownerName(it, scenario)}${place}`
}

const ownerName = ({ side }: Part, scenario: Scenario): string => {
  if (side === "payers") return "back to the payer"
  if (side === "stripe") return "Stripe"
  const account = [scenario.platform, ...scenario.accounts].find(({ id }) => id === side)
  if (account === undefined) return side
  return account.kind === "platform" ? `${account.name}, the platform` : `${account.name}, ${account.id}`
}

const signed = (amount: Money.Money): string =>
  Money.isPositive(amount) ? `+${Money.formatGrouped(amount)}` : Money.formatGrouped(amount)

const line = (paint: Paint, width: number, { amount, at, source, what }: Line): string =>
  `${signed(amount).padStart(width)}  ${what}${source === "" ? "" : ` ${paint("dim", source)}`}  ` +
  paint("dim", Instant.format(at))

const branch = (text: string, isLast: boolean, under: ReadonlyArray<string>): ReadonlyArray<string> => [
  `${isLast ? "└─" : "├─"} ${text}`,
  ...under.map((child) => `${isLast ? "  " : "│ "} ${child}`)
]

const part = (paint: Paint, scenario: Scenario, it: Part, isLast: boolean, width: number): ReadonlyArray<string> => {
  const lineWidth = Math.max(...it.lines.map(({ amount }) => signed(amount).length))
  const lines = it.lines.flatMap((child, index) =>
    branch(line(paint, lineWidth, child), index === it.lines.length - 1, [])
  )
  const amount = Money.formatGrouped(it.amount).padStart(width)
  return branch(`${paint("bold", amount)}  ${sideName(it, scenario)}`, isLast, lines)
}

const rooted = ({ root }: Explanation): string => {
  const amount = Money.format(root.amount)
  switch (root.object) {
    case "charge":
      return `${amount} paid`
    case "authorization":
      return root.status === "declined" ? `${amount} declined, ${root.declineCode}` : `${amount} ${root.status}`
    case "payout":
      return `${amount} paid out, ${root.status}`
    case "topup":
      return `${amount} topped up, ${root.status}`
    default:
      return `${amount} sent by the platform`
  }
}

export const print = (paint: Paint, scenario: Scenario, explanation: Explanation): string => {
  const { parts, root } = explanation
  const width = Math.max(...parts.map(({ amount }) => Money.formatGrouped(amount).length))
  const head = `${paint("bold", rooted(explanation))}  ${root.id}  ${paint("dim", Instant.format(root.created))}`
  return [head, ...parts.flatMap((it, index) => part(paint, scenario, it, index === parts.length - 1, width))].join(
    "\n"
  )
}
