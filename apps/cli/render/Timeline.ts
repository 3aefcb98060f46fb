/**
 * Timeline: every step with its balance transactions and their postings, and what time brought about in between.
 */
import type { Paint } from "#apps/cli/render/Paint.ts"
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Step } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const indented = (text: string, by: string): string =>
  text
    .split("\n")
    .map((line) => `${by}${line}`)
    .join("\n")

/** The maturities of one moment, summed per account. */
const matured = (paint: Paint, happened: ReadonlyArray<Happening>): ReadonlyArray<string> =>
  [...Map.groupBy(happened, ({ at }) => at)].map(([at, all]) => {
    const sums = [...Map.groupBy(all, ({ account, amount }) => `${account} ${amount.currency}`).values()].flatMap(
      (some) => {
        const [first] = some
        if (first === undefined) return []
        const sum = Money.sum(
          first.amount.currency,
          some.map(({ amount }) => amount)
        )
        return [`${first.account} ${Money.format(sum)}`]
      }
    )
    return `${paint("cyan", Instant.format(at))}  ${paint("dim", `available: ${sums.join(", ")}`)}`
  })

const transactions = (paint: Paint, entries: ReadonlyArray<Entry>): string =>
  Table.print(paint, {
    head: ["account", "type", "amount", "fee", "net", "available", "source", "id"],
    rows: entries.flatMap(({ transaction }) =>
      transaction === undefined
        ? []
        : [
            [
              transaction.account,
              transaction.type,
              cell(paint, transaction.amount),
              cell(paint, transaction.fee),
              cell(paint, transaction.net),
              Day.format(Instant.dayOf(transaction.availableOn)),
              transaction.source ?? "",
              paint("dim", transaction.id)
            ]
          ]
    ),
    align: "llrrrlll"
  })

const postings = (paint: Paint, entries: ReadonlyArray<Entry>): string =>
  Table.print(paint, {
    head: ["from", "to", "amount", "about"],
    rows: entries.flatMap((entry) =>
      entry.postings.map(({ amount, from, item, to }) => [
        LedgerAccount.format(from),
        LedgerAccount.format(to),
        cell(paint, amount),
        paint("dim", item ?? "")
      ])
    ),
    align: "llrl"
  })

const step = (paint: Paint, it: Step): string => {
  const head = `${paint("cyan", Instant.format(it.at))}  ${paint("bold", it.command.key)}  ${Sentence.command(it.command)}`
  if (it._tag === "refused") return `${head}\n  ${paint("yellow", "refused")} ${Sentence.refusal(it)}`
  const flags = it.entries.flatMap((entry) => entry.flags.map((flag) => paint("yellow", `${entry.id}: ${flag}`)))
  return [
    head,
    indented(transactions(paint, it.entries), "  "),
    "",
    indented(postings(paint, it.entries), "  "),
    ...flags.map((flag) => indented(flag, "  "))
  ].join("\n")
}

export const print = (paint: Paint, { happened, steps }: Simulation): string =>
  [...steps.flatMap((it) => [...matured(paint, it.happened), step(paint, it)]), ...matured(paint, happened)].join(
    "\n\n"
  )
