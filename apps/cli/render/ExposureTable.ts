/**
 * ExposureTable: whose balance is negative, since when, until when the liable side fills it at the latest, what of
 * the account's own is to come and what is missing even then, which debit of its bank is coming, who is liable and
 * what of the platform is set aside; what could still come back; when refunds that wait fail; and what the platform
 * itself owes Stripe.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import { type AccountId, keyIn } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import type { FundFlow } from "#core/report/FundFlow.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const most = 5

const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`

/** The debit of a bank that comes next, or is on its way; undefined where none is. */
export const debitOf = (
  upcoming: ReadonlyArray<UpcomingPayout>,
  account: AccountId,
  currency: Currency
): UpcomingPayout | undefined =>
  upcoming.find(
    (it) =>
      it.account === account &&
      it.amount.currency === currency &&
      Money.isNegative(it.amount) &&
      it.status !== "stopped"
  )

const said = ({ amount, day }: UpcomingPayout): string =>
  `${Money.formatGrouped(Money.negate(amount))} on ${Day.format(day)}`

/** How much of what is owed is only set aside for others, and comes back as their balances are filled. */
const ofOthers = (exposures: ReadonlyArray<Exposure>, currency: Currency, owed: Money.Money): string => {
  const held = Money.sum(
    currency,
    exposures.flatMap((it) => (it.currency === currency ? [it.held] : []))
  )
  const part = Money.min(held, owed)
  return Money.isZero(part) ? "" : `; ${Money.formatGrouped(part)} of it is only set aside for others`
}

/** What the platform owes Stripe where its own balance is below zero. */
export const owed = (
  paint: Paint,
  platform: AccountId,
  { rows }: Pick<FundFlow, "rows">,
  exposures: ReadonlyArray<Exposure>,
  upcoming: ReadonlyArray<UpcomingPayout>
): ReadonlyArray<string> =>
  rows.flatMap(({ account, available, currency }) => {
    if (account !== platform || !Money.isNegative(available)) return []
    const debit = debitOf(upcoming, platform, currency)
    const how = debit === undefined ? "" : `; its bank is debited, ${said(debit)}`
    const owes = Money.negate(available)
    const amount = `${Money.formatGrouped(owes)} ${currency}`
    const held = ofOthers(exposures, currency, owes)
    const note = `what the platform itself owes Stripe: its own balance is negative${held}${how}`
    return [`${paint("dim", "owed      ")}${amount}  ${paint("dim", note)}`]
  })

/** The day, and how long ago that is. */
const sinceOf = (since: Instant.Instant, asOf: Instant.Instant): string =>
  `${Day.format(Instant.dayOf(since))}, ${days(Instant.daysBetween(since, asOf))}`

const further = (paint: Paint, exposures: ReadonlyArray<Exposure>): ReadonlyArray<string> => {
  const others = exposures.length - most
  if (others <= 0) return []
  const isAged = exposures.every(({ since }) => since !== undefined)
  return [paint("dim", `… ${others} other${others === 1 ? "" : "s"}${isAged ? ", younger" : ""}`)]
}

/**
 * Of many, the first. With what could be disputed where that was counted, as whoever asks for exposure has it; then it
 * is said as well that there is none.
 */
export const print = (
  paint: Paint,
  asOf: Instant.Instant,
  exposures: ReadonlyArray<Exposure>,
  upcoming: ReadonlyArray<UpcomingPayout>,
  disputable: DisputableCharges.DisputableCharges | undefined
): ReadonlyArray<string> => {
  if (exposures.length === 0) {
    return disputable === undefined
      ? []
      : [`${paint("dim", "exposure  ")}none: nothing is missing or could come back`, ""]
  }
  const money = (amount: Money.Money) => cell(paint, amount)
  const also = disputable === undefined ? [] : ["disputable"]
  const hasReserved = exposures.some(({ reserved }) => !Money.isZero(reserved))
  const reserved = hasReserved ? ["reserved"] : []
  const hasFailing = exposures.slice(0, most).some(({ refundsFailAt }) => refundsFailAt !== undefined)
  const hasClearing = exposures.some(({ clearing }) => !Money.isZero(clearing))
  const clearing = hasClearing ? ["clearing"] : []
  const debits = exposures.map((it) => debitOf(upcoming, it.account, it.currency))
  const hasDebits = debits.slice(0, most).some((debit) => debit !== undefined)
  const none = paint("dim", "–")
  const dayOf = (moment: Instant.Instant | undefined) =>
    moment === undefined ? none : Day.format(Instant.dayOf(moment))
  const debited = (debit: UpcomingPayout | undefined) => (debit === undefined ? none : said(debit))
  const table = Table.print(paint, {
    head: [
      "exposure",
      "currency",
      "negative",
      "since",
      "pending",
      ...reserved,
      "still missing",
      ...(hasDebits ? ["bank debit"] : []),
      "until",
      "liable",
      "set aside",
      ...clearing,
      "refunds",
      ...(hasFailing ? ["first fails"] : []),
      ...also
    ],
    rows: exposures
      .slice(0, most)
      .map((it, index) => [
        keyIn(it.account),
        it.currency,
        money(it.negative),
        it.since === undefined ? none : sinceOf(it.since, asOf),
        money(it.pending),
        ...(hasReserved ? [money(it.reserved)] : []),
        money(it.uncovered),
        ...(hasDebits ? [debited(debits[index])] : []),
        dayOf(it.collectedAt),
        it.liable === "stripe" ? "Stripe" : "platform",
        money(it.held),
        ...(hasClearing ? [money(it.clearing)] : []),
        money(it.waitingRefunds),
        ...(hasFailing ? [dayOf(it.refundsFailAt)] : []),
        ...(disputable === undefined ? [] : [money(DisputableCharges.of(disputable, it.account, it.currency))])
      ]),
    align: `llrrr${hasReserved ? "r" : ""}r${hasDebits ? "r" : ""}llr${hasClearing ? "r" : ""}r${hasFailing ? "l" : ""}${disputable === undefined ? "" : "r"}`
  })
  return [table, ...further(paint, exposures), ""]
}
