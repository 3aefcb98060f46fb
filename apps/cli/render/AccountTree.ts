/**
 * AccountTree: an account explained: whether it is paid out, charged and gets transfers, and if not why, since when and
 * what starts it again; what
 * is on its balance, what fills one below zero; when it is paid out, and its next payouts; what of it is in its risk
 * reserve; which refunds wait for its funds; when it was negative, and who bore its losses; and of the platform, what
 * it has set aside for others.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as ExposureTable from "#apps/cli/render/ExposureTable.ts"
import * as NegativeBranches from "#apps/cli/render/NegativeBranches.ts"
import * as ReserveTable from "#apps/cli/render/ReserveTable.ts"
import * as ScheduleBranches from "#apps/cli/render/ScheduleBranches.ts"
import * as StopBranches from "#apps/cli/render/StopBranches.ts"
import * as UpcomingTable from "#apps/cli/render/UpcomingTable.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import type { ReserveHold, ReserveRelease } from "#core/connect/objects/Reserve.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as Money from "#core/money/Money.ts"
import type { DisabledCapabilities } from "#core/report/DisabledCapabilities.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import type * as FundFlow from "#core/report/FundFlow.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import type { RiskReserve } from "#core/report/RiskReserves.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is known of one account at the end of a run. */
export interface Account {
  /** As it is then. */
  readonly account: StripeAccount.StripeAccount
  readonly asOf: Instant.Instant
  readonly stops: ReadonlyArray<StoppedPayouts.StoppedPayouts>
  readonly disabled: ReadonlyArray<DisabledCapabilities>
  readonly rows: ReadonlyArray<FundFlow.Row>
  readonly exposures: ReadonlyArray<Exposure>
  readonly upcoming: ReadonlyArray<UpcomingPayout>
  readonly reserves: ReadonlyArray<RiskReserve>
  /** Those that wait for its funds. */
  readonly waiting: ReadonlyArray<Waiting>
  /** The times in which it was negative. */
  readonly negatives: ReadonlyArray<NegativeHistory.NegativeHistory>
  /** What was released of its risk reserve, with what it was held by. */
  readonly released: ReadonlyArray<Released>
  /** Of the platform, the balances of others that it has set something aside for; nothing of other accounts. */
  readonly held: ReadonlyArray<Exposure>
}

export interface Released {
  readonly hold: ReserveHold
  readonly release: ReserveRelease
}

export const isStopped = ({ stops }: Pick<Account, "stops">): boolean =>
  stops.some(({ cause, until }) => until === undefined && StoppedPayouts.currencyOf(cause) === undefined)

/** Whether nothing of `currency` goes to its bank, or comes from there. */
const isStoppedIn = ({ account, stops }: Account, currency: Currency): boolean =>
  stops.some(({ cause, until }) => {
    if (until !== undefined) return false
    return cause.what === "payout_failed" ? (cause.currency ?? account.currency) === currency : true
  })

const liable = ({ liable: losses }: Exposure): string => (losses === "stripe" ? "Stripe" : "the platform")

/** How its bank fills it; of one that may be debited and is not, why. */
const byBank = (it: Account, { currency }: FundFlow.Row): string => {
  const first = ExposureTable.debitOf(it.upcoming, it.account.id, currency)
  if (first !== undefined) {
    return `its bank is debited with ${Money.formatReadable(Money.negate(first.amount))} for ${Day.format(first.day)}`
  }
  if (it.account.payouts?.debitNegativeBalances !== true) return "its bank is not debited: no debit_negative_balances"
  if (!SettlementCurrency.settles(it.account, currency))
    return `no bank is debited: it has no external account in ${currency}`
  if (!PayoutSettings.isDebited(it.account, currency)) return "it is paid out to a debit card, which is not debited"
  return isStoppedIn(it, currency) ? "its bank is not debited while payouts are stopped" : "no debit of its bank is due"
}

/** What of its own comes only once somebody else has filled the balance. */
const tooLate = (it: Account, { currency, pendingLate }: Exposure, end: Instant.Instant) => {
  const pending = Money.isZero(pendingLate)
    ? []
    : [{ text: `${Money.formatReadable(pendingLate)} of what is pending come too late to fill it` }]
  const late = it.reserves.filter(({ amount, releasedAt }) => amount.currency === currency && releasedAt > end)
  if (late.length === 0) return pending
  const sum = Money.sum(
    currency,
    late.map(({ amount }) => amount)
  )
  return [
    ...pending,
    {
      text: `${Money.formatReadable(sum)} of its risk reserve come too late to fill it, unless the platform releases them before`
    }
  ]
}

const filled = (it: Account, row: FundFlow.Row): ReadonlyArray<Branch.Branch> => {
  if (!Money.isNegative(row.available)) return []
  const own = it.exposures.find(({ currency }) => currency === row.currency)
  const end = own?.collectedAt
  return [
    { text: "nothing is paid out until it is filled: what comes in does so first" },
    { text: byBank(it, row) },
    ...(it.account.kind === "platform" ? [{ text: "until then the platform itself owes it to Stripe" }] : []),
    ...(own === undefined || end === undefined
      ? []
      : [
          { text: `until ${Day.format(Instant.dayOf(end))} at the latest: what is missing then ${liable(own)} bears` },
          ...tooLate(it, own, end)
        ])
  ]
}

/** Since when it is negative, the platform's too, which nobody else stands behind. */
export const negativeSince = ({ negatives }: Account, { currency }: FundFlow.Row): Instant.Instant | undefined =>
  negatives.find((each) => each.currency === currency && each.until === undefined)?.since

const balance = (paint: Paint, it: Account, row: FundFlow.Row): Branch.Branch => {
  const begun = negativeSince(it, row)
  const since = begun === undefined ? "" : `, negative since ${Instant.format(begun)}`
  const amount = paint("bold", Money.formatReadable(row.available))
  return {
    text: `${amount} available${since}, ${Money.formatReadable(row.pending)} pending`,
    under: filled(it, row)
  }
}

/** From here on only the first are named. */
const mostMembers = 6

/** What a payout is of. */
const members = (paint: Paint, ids: ReadonlyArray<string>): ReadonlyArray<Branch.Branch> => {
  if (ids.length === 0) return []
  const shown = ids.length < mostMembers ? ids : ids.slice(0, mostMembers - 2)
  const more = ids.length === shown.length ? "" : ` and ${(ids.length - shown.length).toLocaleString("en-US")} more`
  return [{ text: paint("dim", `of ${shown.join(", ")}${more}`) }]
}

const upcoming = (paint: Paint, all: ReadonlyArray<UpcomingPayout>): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const under = all.map((it) => ({
    text: `${Money.formatReadable(it.amount)}  for ${Day.format(it.day)}  ${paint("dim", UpcomingTable.state(it))}`,
    under: members(paint, it.transactions)
  }))
  return [{ text: "next payouts", under }]
}

const reserved = (paint: Paint, all: ReadonlyArray<RiskReserve>): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const width = Math.max(...all.map(({ amount }) => Money.formatReadable(amount).length))
  const under = all.map((it) => {
    const amount = Money.formatReadable(it.amount).padStart(width)
    return { text: `${amount}  until ${Instant.format(it.releasedAt)}  ${paint("dim", ReserveTable.about(it))}` }
  })
  return [{ text: "in its risk reserve", under }]
}

/** From here on the others are counted. */
const many = 8

/** The first of many, and how many more there are. */
const some = <Item>(all: ReadonlyArray<Item>, branch: (item: Item) => Branch.Branch): ReadonlyArray<Branch.Branch> =>
  all.length <= many
    ? all.map(branch)
    : [...all.slice(0, many - 1).map(branch), { text: `and ${(all.length - many + 1).toLocaleString("en-US")} more` }]

/** The oldest are paid first, as soon as the balance can pay them. */
const waiting = (paint: Paint, { waiting: all }: Account): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const width = Math.max(...all.map(({ amount }) => Money.formatReadable(amount).length))
  const under = some(all, ({ amount, charge, created, id }) => {
    const about = `${paint("dim", id)} of ${paint("dim", charge)}, since ${paint("dim", Instant.format(created))}`
    return { text: `${Money.formatReadable(amount).padStart(width)}  ${about}` }
  })
  return [{ text: "refunds that wait for its funds", under }]
}

/** What a platform has set aside of its own for negative balances of others. */
const held = (paint: Paint, { held: all }: Account): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const width = Math.max(...all.map((it) => Money.formatReadable(it.held).length))
  const under = some(all, (it) => {
    const since = it.since === undefined ? "" : `, negative since ${Instant.format(it.since)}`
    const clearing = Money.isZero(it.clearing)
      ? ""
      : `, ${Money.formatGrouped(it.clearing)} of it until a debit is cleared`
    return {
      text: `${Money.formatReadable(it.held).padStart(width)}  for ${it.account}${paint("dim", since + clearing)}`
    }
  })
  return [{ text: "set aside for negative balances of others", under }]
}

/** What its own risk reserve gave back only after somebody else had filled the balance. */
const cameLate = (
  it: Account,
  { collected, currency }: NegativeHistory.NegativeHistory
): ReadonlyArray<Branch.Branch> => {
  if (collected === undefined) return []
  const { created } = collected
  const late = it.released.filter(
    ({ hold, release }) => release.amount.currency === currency && hold.created <= created && release.created > created
  )
  return late.map(({ hold, release: { amount, created: at } }) => ({
    text: `${Money.formatReadable(amount)} of its own came too late, from its risk reserve: ${hold.id}  ${Instant.format(at)}`
  }))
}

/** The times in which it was negative that are over: how far, what filled it, and who bore what was missing then. */
const losses = (paint: Paint, it: Account): ReadonlyArray<Branch.Branch> => {
  const over = it.negatives.filter(({ until }) => until !== undefined)
  if (over.length === 0) return []
  const under = some(over, (each) => {
    const most = `${Money.formatReadable(NegativeHistory.deepest(each))} at most`
    const span = `from ${Instant.format(each.since)} to ${Instant.format(each.until ?? it.asOf)}`
    return {
      text: `${most}, ${span}`,
      under: [...NegativeBranches.filled(each), ...NegativeBranches.borne(paint, each), ...cameLate(it, each)]
    }
  })
  return [{ text: "was negative before", under }]
}

/** How it is paid out as long as payouts are enabled. */
export const intervalOf = ({ payouts }: StripeAccount.StripeAccount) => payouts?.schedule.interval ?? "manual"

const paidOut = (account: StripeAccount.StripeAccount): string => {
  const interval = intervalOf(account)
  return `paid out ${interval === "manual" ? "when asked for" : interval}`
}

/** Whether `capability` is active; the platform has both. */
export const isActive = ({ account }: Pick<Account, "account">, capability: Capability.Capability): boolean =>
  AccountStatus.stateOf(StripeAccount.statusOf(account), capability) === "active"

/** What it cannot do, beside whether it is paid out. */
const lacking = (paint: Paint, it: Account): string => {
  const inactive = Capability.all.filter((each) => !isActive(it, each))
  return inactive.length === 0 ? "" : `, ${paint("yellow", StopBranches.disabled(inactive))}`
}

/** Of what it never asked for, nothing is told to have disabled it. */
const unrequested = (it: Account): ReadonlyArray<Branch.Branch> => {
  const told = new Set(it.disabled.flatMap(({ capabilities, until }) => (until === undefined ? capabilities : [])))
  const { capabilities } = StripeAccount.statusOf(it.account)
  return Capability.all
    .filter((each) => !capabilities.has(each) && !told.has(each))
    .map((each) => ({ text: `${StopBranches.disabled([each])}: ${each} was never requested` }))
}

export const print = (paint: Paint, it: Account): string => {
  const { account, asOf, rows, stops } = it
  const state = isStopped(it) ? paint("yellow", "payouts disabled") : "payouts enabled"
  const head = `${paint("bold", account.name)}, ${account.id}  ${paidOut(account)}, ${state}${lacking(paint, it)}  ${paint("dim", Instant.format(asOf))}`
  const branches = [
    ...rows.map((row) => balance(paint, it, row)),
    ...StopBranches.of(paint, stops),
    ...StopBranches.ofCapabilities(paint, it.disabled),
    ...unrequested(it),
    ScheduleBranches.of(account, asOf, isStopped(it)),
    ...upcoming(paint, it.upcoming),
    ...reserved(paint, it.reserves),
    ...waiting(paint, it),
    ...held(paint, it),
    ...losses(paint, it)
  ]
  return [head, ...Branch.lines(branches)].join("\n")
}
