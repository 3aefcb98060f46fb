/**
 * PayoutBranches: which payouts paid out the balance transactions of a payment, and which a payout paid out.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as PayoutState from "#apps/cli/render/PayoutState.ts"
import * as UnitemisedBranches from "#apps/cli/render/UnitemisedBranches.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as Money from "#core/money/Money.ts"
import type { PaidBy } from "#core/report/Explanation.ts"
import type { HeldBack } from "#core/report/PayoutTrail.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** From here on they are summed by type. */
const many = 21

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`

const netOf = (lines: ReadonlyArray<BalanceTransaction>, { currency }: Money.Money): Money.Money =>
  Money.sum(
    currency,
    lines.map(({ net }) => net)
  )

/**
 * What it left of the balance, whosever part of it that is. Stripe releases that at once: it is in the next automatic
 * payout, or it has left by one of `others`, or it is there, or something that the balance paid for has taken it.
 */
const keeping = (
  paint: Paint,
  { amount, description, releasedTo }: HeldBack,
  others: ReadonlyArray<Payout>
): Branch.Branch => {
  const why = description.replace(/ hold$/, "").toLowerCase()
  const head = `${Money.formatReadable(amount)} of the balance kept back, ${why}; released`
  if (releasedTo !== undefined) return { text: `${head} to ${releasedTo}` }
  if (others.length === 0) return { text: `${head}, in no automatic payout since` }
  return { text: `${head}; ${UnitemisedBranches.since}`, under: UnitemisedBranches.of(paint, others) }
}

/** Nothing where none of it went with an automatic payout; `unitemised` are all of its accounts. */
export const ofPayment = (
  paint: Paint,
  paidBy: ReadonlyArray<PaidBy>,
  unitemised: ReadonlyArray<Payout>
): ReadonlyArray<Branch.Branch> => {
  if (paidBy.length === 0) return []
  const amounts = paidBy.map(({ amount }) => Branch.signed(amount))
  const width = Math.max(...amounts.map((text) => text.length))
  const under = paidBy.map(({ count, heldBack, payout }, index) => {
    const whole = `${Money.formatReadable(payout.amount)} in ${counted(count, "balance transaction")}`
    const about = `${paint("dim", payout.id)}  ${paint("dim", Day.format(Instant.dayOf(payout.arrivalDate)))}`
    const text = `${amounts[index]?.padStart(width)}  of ${whole}, ${PayoutState.stateOf(payout)}  ${about}`
    if (heldBack === undefined) return { text }
    const others = unitemised.filter((each) => UnitemisedPayouts.isAfter(each, payout))
    return { text, under: [keeping(paint, heldBack, others)] }
  })
  return [{ text: "in automatic payouts", under }]
}

const byType = (lines: ReadonlyArray<BalanceTransaction>, amount: Money.Money): ReadonlyArray<Branch.Branch> => {
  const types = [...new Set(lines.map(({ type }) => type))].map((type) => {
    const own = lines.filter((line) => line.type === type)
    return { type, count: own.length, net: Branch.signed(netOf(own, amount)) }
  })
  const width = Math.max(...types.map(({ net }) => net.length))
  return types.map(({ count, net, type }) => ({
    text: `${net.padStart(width)}  ${count.toLocaleString("en-US")} of type ${type}`
  }))
}

/** A line each, of many one for each type. */
export const lines = (
  paint: Paint,
  all: ReadonlyArray<BalanceTransaction>,
  amount: Money.Money
): ReadonlyArray<Branch.Branch> =>
  all.length < many
    ? Branch.movements(
        paint,
        all.map(({ created, net, source, type }) => ({ amount: net, what: type, source: source ?? "", at: created }))
      )
    : byType(all, amount)

/** Nothing of a payout that somebody asked for. */
export const ofPayout = (
  paint: Paint,
  contents: ReadonlyArray<BalanceTransaction> | undefined,
  { amount }: { readonly amount: Money.Money },
  width: number
): ReadonlyArray<Branch.Branch> => {
  if (contents === undefined) return []
  const sum = Money.formatGrouped(netOf(contents, amount)).padStart(width)
  const under = lines(paint, contents, amount)
  return [
    { text: `${paint("bold", sum)}  in ${counted(contents.length, "balance transaction")} that it pays out`, under }
  ]
}
