/**
 * Summary: what a simulation came to: the fund flow, the margin, Stripe's take, the checks and the expectations.
 */
import type { Paint } from "#apps/cli/Paint.ts"
import * as FlowTable from "#apps/cli/render/FlowTable.ts"
import * as Money from "#core/money/Money.ts"
import type { Check, Verdict } from "#core/simulation/Conservation.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const amounts = (all: ReadonlyArray<Money.Money>): string =>
  all.map((amount) => `${Money.formatGrouped(amount)} ${amount.currency}`).join(", ") || "nothing"

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`

const title = (paint: Paint, { asOf, scenario, steps }: Simulation): string =>
  `${paint("bold", scenario.name)}  ${paint("dim", `${counted(steps.length, "step")}, as of ${Instant.format(asOf)}`)}`

const broken = (paint: Paint, { account, books, law, objects }: Check): string => {
  const about = account === undefined ? "" : `${account}: `
  return `  ${paint("red", "✗")} ${about}${law}: the objects say ${Money.format(objects)}, the books ${Money.format(books)}`
}

/** The laws once each; those of accounts under one name. */
const lawNames = (checks: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const accounts = new Set(checks.flatMap(({ account }) => account ?? []))
  const laws = new Set(checks.filter(({ account }) => account === undefined).map(({ name }) => name))
  return [...laws, ...(accounts.size === 0 ? [] : [`balances of ${counted(accounts.size, "account")}`])]
}

/** One line when everything holds; otherwise what does not, and what is open. */
export const verdict = (paint: Paint, { checks, holds, openItems }: Verdict): string => {
  const label = paint("dim", "checks    ")
  if (holds) {
    const laws = [...lawNames(checks), "no open items"].map((law) => `${paint("green", "✓")} ${law}`)
    return `${label}${laws.join("  ")}`
  }
  const open = openItems.map(({ crossing, item, lines }) => {
    const residues = lines.map(({ account, amount }) => `${Money.format(amount)} from ${account}`)
    return `  ${paint("red", "✗")} ${crossing} ${item} is open: ${residues.join(", ")}`
  })
  return [
    `${label}${paint("red", "broken")}`,
    ...checks.filter((check) => !check.holds).map((check) => broken(paint, check)),
    ...open
  ].join("\n")
}

const expectations = (paint: Paint, { differences, scenario }: Simulation): ReadonlyArray<string> => {
  const { balances, fees, margin, refusals } = scenario.expected
  const count = balances.size + fees.size + refusals.size + (margin === undefined ? 0 : 1)
  const label = paint("dim", "expected  ")
  if (count === 0) return []
  if (differences.length === 0) return [`${label}${paint("green", "✓")} ${counted(count, "expectation")} met`]
  return [
    `${label}${paint("red", counted(differences.length, "difference"))}`,
    ...differences.map(
      ({ about, actual, expected }) => `  ${paint("red", "✗")} ${about}: expected ${expected}, got ${actual}`
    )
  ]
}

export const print = (paint: Paint, simulation: Simulation): string => {
  const { flow, scenario } = simulation
  return [
    title(paint, simulation),
    "",
    FlowTable.print(paint, scenario, flow),
    "",
    `${paint("dim", "margin    ")}${paint("bold", amounts(flow.margin))}  ${paint("dim", "what the platform keeps")}`,
    `${paint("dim", "Stripe    ")}${amounts(flow.stripe)}  ${paint("dim", "what Stripe takes")}`,
    verdict(paint, simulation.verdict),
    ...expectations(paint, simulation)
  ].join("\n")
}
