/**
 * InstantLaws: an instant payout is of money that is there or surely comes, within the limits, and costs its fee.
 *
 * One that is to be split is several, made at once; each is one for its limits, its fee and the day.
 */
import { Array } from "effect"
import { type Law, netsOf, total, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as CreateInstantPayout from "#core/connect/decisions/CreateInstantPayout.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

type Line = BalanceTransaction.BalanceTransaction
type Terms = InstantPayoutTerms.InstantPayoutTerms

const isAdvance = ({ type }: Line): boolean => type === "advance" || type === "advance_funding"

/** What Stripe advances for a payout, it takes back: of each payout, and so of everything. */
export const advancesAreTakenBack: Law = ({ transactions }) => {
  const advances = Array.groupBy(transactions.filter(isAdvance), ({ account, source }) => `${account} ${source}`)
  return Object.entries(advances).flatMap(([of, [first, ...others]]) => {
    const zero = Money.zero(first.net.currency)
    return unequal(`what is advanced for ${of}`, netsOf([first, ...others], zero), zero)
  })
}

/** What an accepted request made, whose it is, and what there was before it. */
interface Asked {
  readonly command: Extract<Moment["step"]["command"], { readonly _tag: "payout"; readonly method: "instant" }>
  readonly account: NonNullable<ReturnType<Moment["world"]["account"]>>
  readonly terms: Terms
  readonly parts: ReadonlyArray<Payout>
  readonly first: Payout
  /** Of its pot: what could be used, and all of it with what was pending. */
  readonly available: Money.Money
  readonly all: Money.Money
  /** What could be used of all pots. */
  readonly together: Money.Money
  /** What left with each part. */
  readonly taken: ReadonlyArray<Money.Money>
}

const askedIn = ({ outcomes, step, transactions, world }: Moment): Asked | undefined => {
  if (step._tag !== "done" || step.command._tag !== "payout" || step.command.method !== "instant") return undefined
  const parts = step.outcome.made.filter((object) => object.object === "payout")
  const [first] = parts
  const account = first && world.account(first.account)
  const terms = account && InstantPayoutTerms.of(account.country)
  if (first === undefined || account === undefined || terms === undefined) throw new Error("a payout of nobody")
  const like = first.amount
  const fresh = new Set(outcomes.at(-1)?.outcome.transactions)
  const own = transactions.filter((line) => line.account === account.id && line.net.currency === like.currency)
  const before = own.filter((line) => !fresh.has(line))
  const isThere = (line: Line) => BalanceTransaction.matures(line) <= step.at
  const isOfPot = ({ sourceType }: Line) => sourceType === first.sourceType
  const leaving = ({ id }: Payout) => own.filter((line) => fresh.has(line) && line.source === id && !isAdvance(line))
  return {
    command: step.command,
    account,
    terms,
    parts,
    first,
    available: netsOf(before.filter(isThere).filter(isOfPot), like),
    all: netsOf(before.filter(isOfPot), like),
    together: netsOf(before.filter(isThere), like),
    taken: parts.map((part) => Money.negate(netsOf(leaving(part), like)))
  }
}

const amounts = (payouts: ReadonlyArray<Payout>): ReadonlyArray<Money.Money> => payouts.map(({ amount }) => amount)

/** With their fees, they are no more than what their pot had available, or that and all that was pending. */
export const instantPayoutsAreThere: Law = (moment) => {
  const asked = askedIn(moment)
  if (asked === undefined) return []
  const { all, available, first, taken } = asked
  const [sum, most] = [total(first.amount, taken), Money.max(available, all)]
  return Money.compare(sum, most) > 0 ? [`${first.id} takes ${Money.format(sum)} of ${Money.format(most)}`] : []
}

/** As few as there can be within the limits, ten of an account a day, that sum to what was asked for. */
export const partsAreWithinTheLimits: Law = (moment) => {
  const asked = askedIn(moment)
  if (asked === undefined) return []
  const { account, command, first, parts, terms } = asked
  const { maximum, minimum } = terms
  const sum = total(first.amount, amounts(parts))
  const today = [...moment.objects.values()].filter(
    (object) =>
      object.object === "payout" &&
      object.method === "instant" &&
      object.account === account.id &&
      Instant.dayOf(object.created) === Instant.dayOf(moment.step.at)
  )
  const isNeeded = parts.length === 1 || Money.compare(Money.times(maximum, BigInt(parts.length - 1)), sum) < 0
  return [
    ...(command.amount === undefined ? [] : unequal(`the parts of ${first.id}`, sum, command.amount)),
    ...parts
      .filter(({ amount }) => Money.compare(amount, minimum) < 0 || Money.compare(amount, maximum) > 0)
      .map(({ amount, id }) => `${id} is ${Money.format(amount)}`),
    ...(isNeeded ? [] : [`${first.id} has ${parts.length} parts, and fewer would do`]),
    ...(command.split === true || parts.length === 1 ? [] : [`${first.id} is split, and nobody asked for that`]),
    ...(today.length <= 10 ? [] : [`${account.id} has ${today.length} instant payouts a day`])
  ]
}

/** Each has the fee of its own amount. */
export const partsCostTheirFees: Law = (moment) => {
  const asked = askedIn(moment)
  if (asked === undefined) return []
  const { account, first, parts, taken } = asked
  const cost = CreateInstantPayout.costFor(moment.world, account, first.amount.currency)
  if (cost === undefined) return [`${first.id} was made, and there are none`]
  return parts.flatMap(({ amount, id }, index) =>
    unequal(`what leaves with ${id}`, taken[index] ?? amount, Money.add(amount, cost(amount)))
  )
}

/** What the parts of an amount take with their fees; undefined where they would be more than `most`. */
const takenBy = (
  amount: Money.Money,
  { maximum, minimum }: Terms,
  most: number,
  fee: (of: Money.Money) => Money.Money
) => {
  let [left, sum, count] = [amount, Money.zero(amount.currency), 1]
  for (; Money.compare(left, maximum) > 0; count += 1) {
    const part = Money.min(maximum, Money.minus(left, minimum))
    sum = Money.add(sum, Money.add(part, fee(part)))
    left = Money.minus(left, part)
  }
  return count > most ? undefined : Money.add(sum, Money.add(left, fee(left)))
}

/** Where no amount is asked for, it is all that fits: a unit more, and its fees, would not be there or be too many. */
export const allIsTheLargest: Law = (moment) => {
  const asked = askedIn(moment)
  if (asked === undefined) return []
  const { account, available, command, first, parts, terms, together } = asked
  const cost = CreateInstantPayout.costFor(moment.world, account, first.amount.currency)
  if (command.amount !== undefined || cost === undefined) return []
  const before = moment.world.payoutsOn(account.id, Instant.dayOf(moment.step.at)) - parts.length
  const most = command.split === true ? InstantPayoutTerms.maximumPerDay - before : 1
  const step = Money.of(first.amount.currency, Currency.payoutStep(first.amount.currency))
  const more = takenBy(Money.add(total(first.amount, amounts(parts)), step), terms, most, cost)
  // How much of what is pending would be advanced is told elsewhere.
  const isAdvanced = parts.some(({ advances }) => advances !== undefined)
  const there = Money.minus(Money.min(available, together), moment.world.committed(account.id, step.currency))
  return more === undefined || isAdvanced || Money.compare(more, there) > 0
    ? []
    : [`${first.id} leaves what would fit: ${Money.format(more)} of ${Money.format(there)}`]
}
