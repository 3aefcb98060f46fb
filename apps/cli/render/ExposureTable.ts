/**
 * ExposureTable: whose balance is negative, since when, who is liable, what covers it and what could still come back.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import { keyIn } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const most = 5

const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`

/** Nothing where there is none; of many, the first. With what could be disputed where that was counted. */
export const print = (
  paint: Paint,
  asOf: Instant.Instant,
  exposures: ReadonlyArray<Exposure>,
  disputable: DisputableCharges.DisputableCharges | undefined
): ReadonlyArray<string> => {
  if (exposures.length === 0) return []
  const money = (amount: Money.Money) => cell(paint, amount)
  const also = disputable === undefined ? [] : ["disputable"]
  const hasReserved = exposures.some(({ reserved }) => !Money.isZero(reserved))
  const reserved = hasReserved ? ["reserved"] : []
  const hasClearing = exposures.some(({ clearing }) => !Money.isZero(clearing))
  const clearing = hasClearing ? ["clearing"] : []
  const none = paint("dim", "–")
  const table = Table.print(paint, {
    head: [
      "exposure",
      "currency",
      "negative",
      "for",
      "filled on",
      "liable",
      "held",
      ...clearing,
      "pending",
      ...reserved,
      "uncovered",
      "refunds",
      ...also
    ],
    rows: exposures
      .slice(0, most)
      .map((it) => [
        keyIn(it.account),
        it.currency,
        money(it.negative),
        it.since === undefined ? none : days(Instant.daysBetween(it.since, asOf)),
        it.collectedAt === undefined ? none : Day.format(Instant.dayOf(it.collectedAt)),
        it.liable === "stripe" ? "Stripe" : "platform",
        money(it.held),
        ...(hasClearing ? [money(it.clearing)] : []),
        money(it.pending),
        ...(hasReserved ? [money(it.reserved)] : []),
        money(it.uncovered),
        money(it.waitingRefunds),
        ...(disputable === undefined ? [] : [money(DisputableCharges.of(disputable, it.account, it.currency))])
      ]),
    align: `llrrllrrrr${hasReserved ? "r" : ""}${hasClearing ? "r" : ""}${disputable === undefined ? "" : "r"}`
  })
  const others = exposures.length - most
  const isAged = exposures.every(({ since }) => since !== undefined)
  return [
    table,
    ...(others > 0 ? [paint("dim", `… ${others} other${others === 1 ? "" : "s"}${isAged ? ", younger" : ""}`)] : []),
    ""
  ]
}
