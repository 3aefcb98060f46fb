/**
 * Summary: what a simulation came to: the fund flow, the margin, Stripe's take, the checks and the expectations.
 */
import * as DisputeLines from "#apps/cli/render/DisputeLines.ts"
import * as ExposureTable from "#apps/cli/render/ExposureTable.ts"
import * as FlowTable from "#apps/cli/render/FlowTable.ts"
import * as ReserveTable from "#apps/cli/render/ReserveTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as UpcomingTable from "#apps/cli/render/UpcomingTable.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Width from "#apps/cli/terminal/Width.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { OpenItem } from "#core/ledger/OpenItems.ts"
import * as Money from "#core/money/Money.ts"
import type * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import type * as FundFlow from "#core/report/FundFlow.ts"
import type { Check, Verdict } from "#core/simulation/Conservation.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const amounts = (all: ReadonlyArray<Money.Money>): string =>
  all.map((amount) => `${Money.formatGrouped(amount)} ${amount.currency}`).join(", ") || "nothing"

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`

const title = (paint: Paint, { asOf, scenario, steps }: Simulation): string => {
  const drawn = scenario.seed === undefined ? "" : `, seed ${scenario.seed}`
  const said = `${counted(steps, "step")}${drawn}, as of ${Instant.format(asOf)}`
  return `${paint("bold", scenario.name)}  ${paint("dim", said)}`
}

const broken = (paint: Paint, { account, books, law, objects }: Check): string => {
  const about = account === undefined ? "" : `${account}: `
  return `  ${paint("red", "✗")} ${about}${law}: the objects say ${Money.formatReadable(objects)}, the books ${Money.formatReadable(books)}`
}

/** The laws once each; those of accounts under one name. */
const lawNames = (checks: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const accounts = new Set(checks.flatMap(({ account }) => account ?? []))
  const laws = new Set(checks.filter(({ account }) => account === undefined).map(({ name }) => name))
  return [...laws, ...(accounts.size === 0 ? [] : [`balances of ${counted(accounts.size, "account")}`])]
}

const residue = ({ amount, side }: OpenItem["lines"][number]): string =>
  `${Money.formatReadable(amount)} from ${side === "platform" ? "the platform" : "the connected account"}`

/** One line when everything holds; otherwise what does not, and what is open. What had nothing to count is not said. */
export const verdict = (paint: Paint, width: number, { checks, crossed, holds, openItems }: Verdict): string => {
  const label = paint("dim", "checks    ")
  if (holds) {
    const laws = [...lawNames(checks), ...(crossed ? ["no open items"] : [])]
    const ticked = laws.map((law) => `${paint("green", "✓")} ${law}`)
    return `${label}${Width.wrapped(width, Width.of(label), ticked) || "nothing to check"}`
  }
  const open = openItems.map(
    ({ crossing, item, lines }) =>
      `  ${paint("red", "✗")} ${crossing} ${item} is open: ${lines.map(residue).join(", ")}`
  )
  return [
    `${label}${paint("red", "broken")}`,
    ...checks.filter((check) => !check.holds).map((check) => broken(paint, check)),
    ...open
  ].join("\n")
}

const isExpecting = ({ balances, fees, margin, payouts, refusals }: Scenario["expected"]): boolean =>
  balances.size + fees.size + payouts.size + refusals.size + margin.length > 0

/** Nothing is said of expectations where there are none. */
export const expected = (paint: Paint, { asOf, expectations, scenario }: Simulation): ReadonlyArray<string> => {
  const label = paint("dim", "expected  ")
  if (!isExpecting(scenario.expected)) return []
  if (expectations === undefined) return [`${label}not checked, stopped at ${Instant.format(asOf)}`]
  const unmet = expectations.filter(({ met }) => !met)
  if (unmet.length === 0) return [`${label}${paint("green", "✓")} ${counted(expectations.length, "expectation")} met`]
  return [
    `${label}${paint("red", counted(unmet.length, "difference"))}`,
    ...unmet.map(
      ({ about, actual, expected, note }) =>
        `  ${paint("red", "✗")} ${about}: expected ${expected}, got ${actual}${note === undefined ? "" : ` (${note})`}`
    )
  ]
}

/** What chance asked for in vain; refusals that a scenario states are expectations. */
const refused = (paint: Paint, width: number, { generatedRefusals }: Simulation): ReadonlyArray<string> => {
  if (generatedRefusals.length === 0) return []
  const label = paint("dim", "refused   ")
  const counts = generatedRefusals.map(
    ({ code, count, request }) => `${counted(count, request.replaceAll("_", " "))} ${code}`
  )
  const listed = counts.map((text, index) => (index === counts.length - 1 ? text : `${text},`))
  return [`${label}${Width.wrapped(width, Width.of(label), listed, " ")}`]
}

const nouns = { charge: "payment", hold: "hold", refund: "refund", payout: "payout", topup: "top-up" } as const

/** What came to nothing, or back: it is in no balance, and whoever waited for it should know. */
const failed = (paint: Paint, width: number, { failures }: Simulation): ReadonlyArray<string> => {
  if (failures.length === 0) return []
  const label = paint("dim", "failed    ")
  const counts = failures.map(
    ({ amount, count, object, reason }) => `${counted(count, nouns[object])} ${amounts([amount])} ${reason}`
  )
  return [`${label}${Width.wrapped(width, Width.of(label), counts)}`]
}

/** Their amounts together, a sum per currency. */
const sumsOf = (all: ReadonlyArray<{ readonly amount: Money.Money }>): ReadonlyArray<Money.Money> =>
  [...new Set(all.map(({ amount }) => amount.currency))].map((currency) =>
    Money.sum(
      currency,
      all.flatMap(({ amount }) => (amount.currency === currency ? [amount] : []))
    )
  )

const awaited = { insufficient_funds: "funds", charge_pending: "the payment" } as const

const isKeeping = (it: UpcomingPayout): boolean =>
  it.status !== "stopped" && "withheld" in it && (it.withheld?.refunds ?? []).length > 0

/** Whose payouts keep money back for refunds: the one, or how many. */
const keeping = (upcoming: Simulation["upcomingPayouts"]): string => {
  const [first, ...others] = new Set(upcoming.filter(isKeeping).map(({ account }) => account))
  if (first === undefined) return ""
  const whose = others.length === 0 ? StripeAccount.keyIn(first) : counted(others.length + 1, "account")
  return `; payouts of ${whose} keep money back for that`
}

/** What payers were promised and have not got. */
const waiting = (paint: Paint, { upcomingPayouts, waitingRefunds }: Simulation): ReadonlyArray<string> =>
  (["insufficient_funds", "charge_pending"] as const).flatMap((reason) => {
    const refunds = waitingRefunds.filter(({ pendingReason }) => pendingReason === reason)
    if (refunds.length === 0) return []
    const kept = reason === "insufficient_funds" ? keeping(upcomingPayouts) : ""
    const said = `${counted(refunds.length, "refund")} for ${awaited[reason]}, ${amounts(sumsOf(refunds))}${kept}`
    return [`${paint("dim", "waiting   ")}${paint("yellow", said)}`]
  })

/** What is on its way from the platform's bank, and in no balance yet. */
const coming = (paint: Paint, { pendingTopUps }: Simulation): ReadonlyArray<string> =>
  pendingTopUps.length === 0
    ? []
    : [`${paint("dim", "coming    ")}${counted(pendingTopUps.length, "top-up")}, ${amounts(sumsOf(pendingTopUps))}`]

/** The first `most` of them, and how many more there are. */
const some = <Item>(all: ReadonlyArray<Item>, most: number, named: (item: Item) => string): string => {
  const more = all.length > most ? [`${(all.length - most).toLocaleString("en-US")} more`] : []
  return [...all.slice(0, most).map(named), ...more].join(", ")
}

/** From here on those whose payouts are stopped are counted. */
const mostStopped = 5

const stopOf = (account: StripeAccount.StripeAccount): string => {
  const status = StripeAccount.statusOf(account)
  const others = [...(status.erroredIn ?? [])].map((each) => `a payout in ${each} failed`)
  if (AccountStatus.payoutsEnabled(status)) return `${StripeAccount.keyIn(account.id)} (${others.join(", ")})`
  const stop = AccountStatus.stopOfPayouts(status)
  const why = stop === "errored" ? "a payout failed" : stop === "missing" ? "no external account" : stop
  return `${StripeAccount.keyIn(account.id)} (${[why, ...others].join(", ")})`
}

/** Whose payouts are stopped still: nothing goes to their banks until something is done. */
const stopped = (paint: Paint, { accounts }: Simulation, { all: isWhole }: Selection.Selection) => {
  const all = accounts.filter(
    (account) => !StripeAccount.payoutsEnabled(account) || account.status?.erroredIn !== undefined
  )
  if (all.length === 0) return []
  const said = `payouts of ${some(all, isWhole ? all.length : mostStopped, stopOf)}`
  const hint = paint("dim", "explain ACCOUNT says since when, and what starts them again")
  return [`${paint("dim", "stopped   ")}${paint("yellow", said)}  ${hint}`]
}

/** From here on those with a delay without effect are counted. */
const mostUnused = 5

/** What was asked for and changed nothing: whoever stated it should know why. */
const unused = (paint: Paint, { unusedDelays: all }: Simulation, { all: isWhole }: Selection.Selection) => {
  if (all.length === 0) return []
  const said = `delay_days of ${some(all, isWhole ? all.length : mostUnused, StripeAccount.keyIn)}`
  const why = "only card payments on the account itself or on its behalf wait for it, and there were none"
  return [`${paint("dim", "unused    ")}${paint("yellow", said)}  ${paint("dim", why)}`]
}

/** Whoever asks for negative balances and sees none is told that there are none. */
const unfound = (
  paint: Paint,
  { flow, scenario }: Simulation,
  { accounts, negative }: Selection.Selection
): ReadonlyArray<string> => {
  if (!negative) return []
  const isMeant = ({ account }: FundFlow.Row) =>
    accounts.size === 0 ? account !== scenario.platform.id : accounts.has(account)
  if (flow.rows.some((row) => isMeant(row) && Selection.isNegative(row))) return []
  return [`${paint("dim", "negative  ")}none of the accounts${accounts.size === 0 ? "" : " asked for"}`]
}

/** The summary, made to fit `width` columns, with a table of the accounts that `selection` asks for. */
export const print = (
  paint: Paint,
  width: number,
  simulation: Simulation,
  selection: Selection.Selection = Selection.automatic,
  disputable?: DisputableCharges.DisputableCharges
): string => {
  const { asOf, exposures, flow, scenario } = simulation
  return [
    title(paint, simulation),
    "",
    FlowTable.print(paint, width, scenario, flow, selection),
    "",
    ...ExposureTable.print(
      paint,
      { asOf, platform: scenario.platform.id },
      exposures,
      simulation.upcomingPayouts,
      disputable,
      selection
    ),
    ...unfound(paint, simulation, selection),
    ...UpcomingTable.print(paint, scenario.platform.id, flow, simulation.upcomingPayouts, selection),
    ...ReserveTable.print(paint, scenario.platform.id, flow, simulation.reserves, selection),
    `${paint("dim", "margin    ")}${paint("bold", amounts(flow.margin))}  ${paint("dim", "what the platform keeps")}`,
    `${paint("dim", "Stripe    ")}${amounts(flow.stripe)}  ${paint("dim", "what Stripe takes")}`,
    ...(flow.taxes.length === 0
      ? []
      : [`${paint("dim", "taxes     ")}${amounts(flow.taxes)}  ${paint("dim", "what it takes for a government")}`]),
    ...ExposureTable.owed(paint, scenario.platform.id, flow, exposures, simulation.upcomingPayouts),
    ...refused(paint, width, simulation),
    ...waiting(paint, simulation),
    ...coming(paint, simulation),
    ...stopped(paint, simulation, selection),
    ...unused(paint, simulation, selection),
    ...failed(paint, width, simulation),
    ...DisputeLines.print(paint, width, simulation.disputes, simulation.openDisputes, selection),
    verdict(paint, width, simulation.verdict),
    ...expected(paint, simulation)
  ].join("\n")
}
