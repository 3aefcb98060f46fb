/**
 * Timeline: every step with its balance transactions and their postings, and what time brought about in between.
 */
import { cell } from "#apps/cli/render/FlowTable.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as Table from "#apps/cli/render/Table.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Maturity, PayoutProgress, RequirementDeadline, ReserveExpiry } from "#core/connect/Happening.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Happened, Step } from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const indented = (text: string, by: string): string =>
  text
    .split("\n")
    .map((line) => `${by}${line}`)
    .join("\n")

/** The maturities of one moment, summed per account: what an automatic payout takes at that moment comes to nothing. */
const matured = (paint: Paint, at: Instant.Instant, all: ReadonlyArray<Maturity>): string | undefined => {
  const sums = new Map<string, { readonly account: string; readonly amount: Money.Money }>()
  for (const { account, amount } of all) {
    const key = `${account} ${amount.currency}`
    const before = sums.get(key)
    sums.set(key, { account, amount: before === undefined ? amount : Money.add(before.amount, amount) })
  }
  const moved = [...sums.values()].filter(({ amount }) => !Money.isZero(amount))
  if (moved.length === 0) return undefined
  const texts = moved.map(({ account, amount }) => `${account} ${Money.formatReadable(amount)}`)
  return `${moment(paint, at)}  ${paint("dim", `turns available: ${texts.join(", ")}`)}`
}

const moment = (paint: Paint, at: Instant.Instant): string => paint("cyan", Instant.format(at))

/** What was held for as long as it may be; undefined where nothing was. */
const heldOf = ({ made }: Outcome): string | undefined => {
  const texts = made.map(
    ({ amount, id }) => `${id} pays out ${Money.formatReadable(amount)} that could be held no longer`
  )
  return texts.length === 0 ? undefined : texts.join(", ")
}

/** The payouts of a run, with how much each of them pays out, or takes from the bank. */
const payoutsOf = ({ made, swept = [] }: Outcome): string | undefined => {
  const texts = made.map(({ amount, id }) => {
    const members = swept.find(({ payout }) => payout === id)?.transactions.length
    const of = members === undefined ? "" : `of ${members} balance transaction${members === 1 ? "" : "s"}`
    return Money.isNegative(amount)
      ? `${id} takes ${Money.formatReadable(Money.negate(amount))} from the bank${of === "" ? "" : `, ${of}`}`
      : `${id} pays out ${Money.formatReadable(amount)} ${of}`
  })
  return texts.length === 0 ? undefined : texts.join(", ")
}

/** What is held for an account from now on, or given back; undefined where nothing is. */
const reserve = ({ reserved = [] }: Happened["outcome"]): string | undefined => {
  const [first] = reserved
  if (first === undefined) return undefined
  const { account, amount } = first
  return Money.isNegative(amount)
    ? `${Money.formatReadable(Money.negate(amount))} that was held for ${account} is given back to the platform`
    : `${account} is negative: ${Money.formatReadable(amount)} of the platform is held for it`
}

/** Undefined where the balance was filled in between. */
const collection = ({ collected }: Happened["outcome"]): string | undefined => {
  if (collected === undefined) return undefined
  const { account, amount, liable } = collected
  return `${account} has been negative for 180 days: ${liable === "stripe" ? "Stripe" : "the platform"} bears ${Money.formatReadable(amount)}`
}

/** What is released of an account's money; undefined where it all was before. */
const release = ({ account }: ReserveExpiry, { made }: Outcome): string | undefined => {
  const [first, ...others] = made.map(({ amount }) => amount)
  if (first === undefined) return undefined
  const count = made.length === 1 ? "" : `, of ${made.length} holds`
  return `${Money.formatReadable(others.reduce(Money.add, first))} that was reserved of ${account} is released${count}`
}

/** What is billed, line by line, of a month that the lines say: `Connect (2026-01-01 - 2026-01-31): Payout Fee`. */
const billing = ({ transactions }: Outcome): string => {
  const lines = transactions.filter(({ type }) => type === "stripe_fee")
  const [range] = lines.map(({ description }) => description.split(": ")[0])
  const names = lines.map(({ description }) => description.slice(description.indexOf(": ") + 2))
  return `Stripe bills the platform ${range}: ${names.join(", ")}`
}

/** What a day or a month of a product is billed with; undefined where it came to nothing. */
const usage = ({ transactions: [line] }: Outcome): string | undefined =>
  line && `Stripe bills ${line.account} ${line.description}`

/** Undefined where what was due had been verified, or its deadline had moved. */
const lateness = ({ account, requirement }: RequirementDeadline, { status }: Outcome): string | undefined =>
  status === undefined ? undefined : `${requirement} of ${account} is past due`

/** It was to go to the bank, but the platform has paused payouts. */
const stopped = ({ payout }: PayoutProgress, { changed }: Outcome): string =>
  changed.length === 0
    ? `${payout} waits: payouts are paused`
    : `${payout} is canceled: payouts have been paused for 10 days since it was made`

/** What an account may do from now on. */
export const enabled = ({ status: changed }: Outcome): ReadonlyArray<string> => {
  if (changed === undefined) return []
  const { account, status } = changed
  const reason = AccountStatus.disabledReason(status)
  const isCharged = AccountStatus.chargesEnabled(status) ? "enabled" : "disabled"
  const isPaidOut = AccountStatus.payoutsEnabled(status) ? "enabled" : "disabled"
  const stopped = status.erroredIn === undefined ? "" : `, not in ${[...status.erroredIn].join(", ")}`
  const { currentDeadline } = AccountStatus.requirements(status)
  const next = currentDeadline === undefined ? "" : `, next deadline ${Instant.format(currentDeadline)}`
  const why = reason === undefined ? "" : ` (${reason})`
  return [`${account}: charges ${isCharged}, payouts ${isPaidOut}${stopped}${why}${next}`]
}

/** Whether it takes money from the bank, as a reversal and the payout of a negative balance do. */
const isDebit = (object: ConnectObject): boolean => Money.isNegative(object.amount)

const isLost = (object: ConnectObject): boolean => object.object === "dispute" && object.status === "lost"

/** A refund of a bank debit has waited for that, and any other for funds. */
const funding = (refund: string): string =>
  `${refund} is paid, which waited for ${refund.startsWith("pyr") ? "its payment" : "funds"}`

/** What came about, in words; undefined where it did nothing, because it was overtaken or there were no funds. */
const event = ({ happening, outcome }: Happened): string | undefined => {
  if (happening.kind === "payout_run") return payoutsOf(outcome)
  if (happening.kind === "holding_end") return heldOf(outcome)
  if (happening.kind === "shortfall" || happening.kind === "debit_clearing") return reserve(outcome)
  if (happening.kind === "collection") return collection(outcome)
  if (happening.kind === "connect_billing") return billing(outcome)
  if (happening.kind === "product_billing") return usage(outcome)
  if (happening.kind === "reserve_expiry") return release(happening, outcome)
  if (happening.kind === "requirement_deadline") return lateness(happening, outcome)
  if (happening.kind === "payout_submission" && outcome.status !== undefined) return stopped(happening, outcome)
  const [changed] = outcome.changed
  if (changed === undefined) return undefined
  switch (happening.kind) {
    case "maturity":
      return undefined
    case "funding":
      return funding(outcome.changed.find(({ object }) => object === "refund")?.id ?? changed.id)
    case "refund_expiry":
      return `${happening.refund} fails, insufficient_funds: it has waited for 45 days`
    case "authorization_expiry":
      return `the authorization of ${happening.charge} expires`
    case "payout_submission":
      return `${happening.payout} is sent to the bank`
    case "payout_finality":
      return undefined
    case "payout_arrival":
      return `${happening.payout} arrives ${isDebit(changed) ? "from" : "at"} the bank`
    case "top_up_arrival":
      return `${happening.topUp} arrives`
    case "dispute_deadline":
      return isLost(changed)
        ? `${happening.dispute} is lost: it was not answered in time`
        : `${happening.dispute} closes: it was not escalated`
  }
}

/** What time brought about, a block each; what matures at one moment is one. */
export const happened = (paint: Paint, all: ReadonlyArray<Happened>): ReadonlyArray<string> => {
  const blocks: Array<string> = []
  let maturing: Array<Maturity> = []
  const flush = () => {
    const [first] = maturing
    const said = first === undefined ? undefined : matured(paint, first.at, maturing)
    if (said !== undefined) blocks.push(said)
    maturing = []
  }
  for (const it of all) {
    const { happening } = it
    if (happening.kind === "maturity") {
      if (happening.at !== maturing[0]?.at) flush()
      maturing.push(happening)
      continue
    }
    const said = event(it)
    if (said === undefined) continue
    flush()
    const isSaid = it.entries.length === 0 && it.outcome.status === undefined
    const lines = isSaid ? [] : booked(paint, it)
    blocks.push([`${moment(paint, happening.at)}  ${said}`, ...lines].join("\n"))
  }
  flush()
  return blocks
}

/** The day, or the moment where an account's days start at another time than midnight UTC. */
const availability = ({ availableOn, created }: BalanceTransaction): string => {
  const day = Instant.dayOf(availableOn)
  const isDay = availableOn <= created || availableOn === Instant.startOf(day)
  return isDay ? Day.format(day) : Instant.format(availableOn)
}

const transactions = (paint: Paint, entries: ReadonlyArray<Entry>): string =>
  Table.print(paint, {
    head: ["account", "type", "amount", "fee", "net", "available", "source", "id"],
    rows: entries.map(({ account, id, matures, transaction }) =>
      transaction === undefined
        ? [account, "", "", "", "", Day.format(Instant.dayOf(matures)), "", paint("dim", id)]
        : [
            transaction.account,
            transaction.type,
            cell(paint, transaction.amount),
            cell(paint, transaction.fee),
            cell(paint, transaction.net),
            availability(transaction),
            transaction.source ?? "",
            paint("dim", transaction.id)
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

/** What became of the objects that no entry tells of. */
const became = (object: ConnectObject): ReadonlyArray<string> => {
  switch (object.object) {
    case "authorization":
      return [`${object.id} is ${object.status}${object.status === "declined" ? `: ${object.declineCode}` : ""}`]
    case "refund":
      if (object.status === "pending") return [`${object.id} is pending: ${object.pendingReason}`]
      return [`${object.id} is ${object.status}${object.status === "failed" ? `: ${object.failureReason}` : ""}`]
    case "dispute":
    case "payout":
    case "topup":
      return [`${object.id} is ${object.status}`]
    default:
      return []
  }
}

/** It fails with a dispute, whose entries are not about it. */
const isOvertaken = (object: ConnectObject): boolean =>
  object.object === "refund" && object.status === "failed" && object.failure === "disputed"

/** The lines and their postings, and what became of the objects that none of them tells of. */
const booked = (paint: Paint, { entries, outcome }: Pick<Happened, "entries" | "outcome">): ReadonlyArray<string> => {
  const objects = [...outcome.made, ...outcome.changed]
  const untold = entries.length === 0 ? objects : objects.filter(isOvertaken)
  const said = [...untold.flatMap(became), ...enabled(outcome)].map((text) => `  ${paint("dim", text)}`)
  if (entries.length === 0) return said
  const flags = entries.flatMap((entry) => entry.flags.map((flag) => paint("yellow", `${entry.id}: ${flag}`)))
  return [
    indented(transactions(paint, entries), "  "),
    "",
    indented(postings(paint, entries), "  "),
    ...said,
    ...flags.map((flag) => indented(flag, "  "))
  ]
}

/** A step, with what time brought about before it: a block each. */
export const step = (paint: Paint, it: Step): ReadonlyArray<string> => {
  const head = `${moment(paint, it.at)}  ${paint("bold", it.command.key)}  ${Sentence.command(it.command)}`
  const lines = it._tag === "refused" ? [`  ${paint("yellow", "refused")} ${Sentence.refusal(it)}`] : booked(paint, it)
  return [...happened(paint, it.happened), [head, ...lines].join("\n")]
}
