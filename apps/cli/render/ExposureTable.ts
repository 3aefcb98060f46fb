/**
 * ExposureTable: whose balance is negative, since when, until when the liable side fills it at the latest, what of
 * the account's own is to come and what is missing even then, which debit of its bank is coming, who is liable and
 * what of the platform is set aside; what could still come back; when refunds that wait fail; what each liable side
 * answers for in all; and what the platform itself owes Stripe.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import { type AccountId, keyIn } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as ExposureTotals from "#core/report/ExposureTotals.ts"
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

/** What a line has in each column; of a total only what can be summed. */
interface Column {
  readonly head: string
  readonly align: "l" | "r"
  readonly row: (it: Exposure) => string
  readonly total?: (it: ExposureTotals.ExposureTotal) => string
}

const liableOf = ({ liable }: Pick<Exposure, "liable">): string => (liable === "stripe" ? "Stripe" : "platform")

/** All there are, and those of which there is a row. */
interface Rows {
  readonly exposures: ReadonlyArray<Exposure>
  readonly shown: ReadonlyArray<Exposure>
}

type Amount = "negative" | "pending" | "reserved" | "uncovered" | "held" | "clearing" | "waitingRefunds"

const text = (head: string, align: "l" | "r", row: (it: Exposure) => string): Column => ({ head, align, row })

/** Those that are there always, and of the others those in which one of `exposures`, or of the `shown`, has something. */
const columns = (
  paint: Paint,
  asOf: Instant.Instant,
  { exposures, shown }: Rows,
  upcoming: ReadonlyArray<UpcomingPayout>,
  disputable: DisputableCharges.DisputableCharges | undefined
): ReadonlyArray<Column> => {
  const none = paint("dim", "–")
  const dayOf = (moment: Instant.Instant | undefined) =>
    moment === undefined ? none : Day.format(Instant.dayOf(moment))
  const amount = (head: string, name: Amount): Column => {
    const say = (it: { readonly [each in Amount]: Money.Money }) => cell(paint, it[name])
    return { head, align: "r", row: say, total: say }
  }
  const debit = (it: Exposure) => debitOf(upcoming, it.account, it.currency)
  const debited = (it: UpcomingPayout | undefined) => (it === undefined ? none : said(it))
  const where = (isThere: boolean, column: Column) => (isThere ? [column] : [])
  const has = (name: Amount) => exposures.some((it) => !Money.isZero(it[name]))
  const isFailing = shown.some(({ refundsFailAt }) => refundsFailAt !== undefined)
  return [
    { ...text("currency", "l", ({ currency }) => currency), total: ({ currency }) => currency },
    amount("negative", "negative"),
    text("since", "r", ({ since }) => (since === undefined ? none : sinceOf(since, asOf))),
    amount("pending", "pending"),
    ...where(has("reserved"), amount("reserved", "reserved")),
    amount("still missing", "uncovered"),
    ...where(
      shown.some((it) => debit(it) !== undefined),
      text("bank debit", "r", (it) => debited(debit(it)))
    ),
    text("until", "l", ({ collectedAt }) => dayOf(collectedAt)),
    { ...text("liable", "l", liableOf), total: liableOf },
    amount("set aside", "held"),
    ...where(has("clearing"), amount("clearing", "clearing")),
    amount("refunds", "waitingRefunds"),
    ...where(
      isFailing,
      text("first fails", "l", ({ refundsFailAt }) => dayOf(refundsFailAt))
    ),
    ...(disputable === undefined ? [] : [disputed(paint, disputable)])
  ]
}

const disputed = (paint: Paint, disputable: DisputableCharges.DisputableCharges): Column => ({
  head: "disputable",
  align: "r",
  row: ({ account, currency }) => cell(paint, DisputableCharges.of(disputable, account, currency)),
  total: (it) => cell(paint, it.disputable)
})

/** Those that are shown of many: the first, which have been negative for longest, or those asked for. */
const rowsOf = (selection: Selection.Selection, exposures: ReadonlyArray<Exposure>): ReadonlyArray<Exposure> => {
  const isRanked = selection.top !== undefined || selection.accounts.size > 0
  const meant = selection.negative ? exposures.filter(({ negative }) => Money.isPositive(negative)) : exposures
  return selection.negative && !isRanked ? meant : Selection.listed(selection, meant, most)
}

/** How many there are that no row is of. */
const further = (paint: Paint, { exposures, shown }: Rows): ReadonlyArray<string> => {
  const others = exposures.filter((it) => !shown.includes(it))
  const youngest = Math.max(...shown.map(({ since }) => since ?? Infinity))
  const isYounger = shown.length > 0 && others.every(({ since }) => since !== undefined && since > youngest)
  return Selection.leftOut(others.length, isYounger ? ", younger" : "").map((text) => paint("dim", text))
}

/** What each liable side answers for in all, unless that is one account's. */
const totals = (
  paint: Paint,
  columns: ReadonlyArray<Column>,
  all: ReadonlyArray<ExposureTotals.ExposureTotal>
): ReadonlyArray<ReadonlyArray<string>> => {
  const isSum = all.reduce((count, { accounts }) => count + accounts, 0) > 1
  return isSum ? all.map((it) => [paint("bold", "all"), ...columns.map(({ total }) => total?.(it) ?? "")]) : []
}

/**
 * Of many, those that `selection` asks for; of all but the platform's own, the totals. With what could be disputed where
 * that was counted, as whoever asks for exposure has it; then it is said as well that there is none.
 */
export const print = (
  paint: Paint,
  { asOf, platform }: { readonly asOf: Instant.Instant; readonly platform: AccountId },
  exposures: ReadonlyArray<Exposure>,
  upcoming: ReadonlyArray<UpcomingPayout>,
  disputable: DisputableCharges.DisputableCharges | undefined,
  selection: Selection.Selection = Selection.automatic
): ReadonlyArray<string> => {
  if (exposures.length === 0) {
    return disputable === undefined
      ? []
      : [`${paint("dim", "exposure  ")}none: nothing is missing or could come back`, ""]
  }
  const rows: Rows = { exposures, shown: rowsOf(selection, exposures) }
  const shown = columns(paint, asOf, rows, upcoming, disputable)
  const all = ExposureTotals.of(platform, exposures, disputable ?? DisputableCharges.empty(asOf))
  const table = Table.print(paint, {
    head: ["exposure", ...shown.map(({ head }) => head)],
    rows: [
      ...rows.shown.map((it) => [keyIn(it.account), ...shown.map(({ row }) => row(it))]),
      ...further(paint, rows).map((text) => [text, ...shown.map(() => "")]),
      ...totals(paint, shown, all)
    ],
    align: `l${shown.map(({ align }) => align).join("")}`
  })
  return [table, ""]
}
