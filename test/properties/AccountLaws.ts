/**
 * AccountLaws: no account does what it may not do, and none is kept from what it may.
 *
 * What it may do is told here from the steps that were accepted, over again at every moment, and never from what the
 * world keeps of it.
 */
import type { Law } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Instant } from "#core/time/Instant.ts"

type Allowed = { card_payments: boolean; transfers: boolean; payouts: boolean }

interface Due {
  deadline: Instant | undefined
  readonly disables: ReadonlySet<string>
}

/** What its banks are: the default of its own currency, and those of the others that it settles in. */
interface Banks {
  own: "new" | "errored" | "missing"
  readonly others: Set<Currency | undefined>
  readonly errored: Set<Currency | undefined>
}

/** A payout failed at the default external account of its currency, if that is there still. */
const fail = (banks: Banks, own: Currency | undefined, payout: Payout.Payout): void => {
  const currency = Payout.currencyAtBank(payout)
  if (currency !== own) {
    if (banks.others.has(currency)) banks.errored.add(currency)
  } else if (banks.own !== "missing") banks.own = "errored"
}

const isHealthy = ({ errored, others, own }: Banks, currency: Currency | undefined): boolean =>
  own !== "missing" && (others.has(currency) ? !errored.has(currency) : own === "new")

/** What the account may do just after `at`, or with `isBefore` just before; with payouts in `currency`, or its own. */
const allowedAt = (moment: Moment, id: AccountId, at: Instant, isBefore: boolean, currency?: Currency): Allowed => {
  const { accepted, objects, scenario } = moment
  const account = [scenario.platform, ...scenario.accounts].find((each) => each.id === id)
  const own = new Map<string, string>()
  if (account?.kind === "connected") for (const each of account.capabilities) own.set(each, "active")
  const due = new Map<string, Due>()
  let paused = new Set<string>()
  let stopped: ReadonlySet<string> = new Set()
  const banks: Banks = { own: "new", others: new Set(account?.externalAccounts?.keys()), errored: new Set() }
  for (const { command } of accepted) {
    if (command._tag === "payout_failure") {
      const payout = objects.get(command.payout)
      if (payout?.object === "payout" && payout.account === id) fail(banks, account?.currency, payout)
    }
    if (whose(moment, command) !== id) continue
    const isOwn = !("currency" in command) || command.currency === account?.currency
    if (command._tag === "external_account_update") {
      if (isOwn || command.currency === undefined) banks.own = "new"
      else {
        banks.others.add(command.currency)
        banks.errored.delete(command.currency)
      }
    }
    if (command._tag === "external_account_removal") {
      if (isOwn || command.currency === undefined) banks.own = "missing"
      else {
        banks.others.delete(command.currency)
        banks.errored.delete(command.currency)
      }
    }
    if (command._tag === "capability_update") own.set(command.capability, command.status)
    if (command._tag === "account_disable") stopped = command.disables ?? new Set(["charges", "payouts"])
    if (command._tag === "account_enable") stopped = new Set()
    if (command._tag === "account_pause") {
      const next = new Map([...paused].map((each) => [each, true]))
      if (command.charges !== undefined) next.set("charges", command.charges)
      if (command.payouts !== undefined) next.set("payouts", command.payouts)
      paused = new Set([...next].flatMap(([each, is]) => (is ? [each] : [])))
    }
    if (command._tag === "requirement_update") {
      const before = due.get(command.requirement)
      if (command.status === "verified") due.delete(command.requirement)
      if (command.status === "due") {
        const disables = command.disables ?? new Set(["charges", "payouts"])
        due.set(command.requirement, { deadline: command.deadline, disables })
      }
      if (command.status === "rejected" && before !== undefined) before.deadline = command.deadline ?? before.deadline
    }
  }
  const isLate = ({ deadline }: Due) => deadline !== undefined && (isBefore ? deadline < at : deadline <= at)
  const late = [...due.values()].filter(isLate)
  const isStopped = (activity: string) =>
    paused.has(activity) || stopped.has(activity) || late.some(({ disables }) => disables.has(activity))
  const isUsable = (capability: string) =>
    own.get(capability) === "active" && ![...own.values()].includes("inactive") && !isStopped("charges")
  return {
    card_payments: isUsable("card_payments"),
    transfers: isUsable("transfers"),
    payouts: isHealthy(banks, currency) && !isStopped("payouts")
  }
}

/** Whether payouts of the account in `currency` were enabled both just before `at` and just after. */
export const isPaidOut = (moment: Moment, id: AccountId, currency: Currency, at: Instant): boolean =>
  allowedAt(moment, id, at, true, currency).payouts && allowedAt(moment, id, at, false, currency).payouts

const whose = ({ scenario }: Moment, command: Command): AccountId | undefined => {
  switch (command._tag) {
    case "external_account_update":
    case "external_account_removal":
      return command.stripeAccount ?? scenario.platform.id
    case "requirement_update":
    case "capability_update":
    case "account_pause":
    case "account_disable":
    case "account_enable":
      return command.stripeAccount
    default:
      return undefined
  }
}

/** What an account must be allowed, and of payouts in which currency. */
type Needed = readonly [account: AccountId, activity: keyof Allowed, currency?: Currency | undefined]

/** What an account must be allowed for the object to be made. */
const needed = ({ scenario }: Moment, made: ConnectObject): Needed | undefined => {
  const platform = scenario.platform.id
  if (made.object === "transfer") return made.destination === platform ? undefined : [made.destination, "transfers"]
  if (made.object === "payout") {
    const currency = Payout.currencyAtBank(made)
    return made.originalPayout === undefined ? [made.account, "payouts", currency] : undefined
  }
  const isPayment = made.object === "authorization" || (made.object === "charge" && made.sourceTransfer === undefined)
  return isPayment && made.account !== platform ? [made.account, "card_payments"] : undefined
}

const forbidden = (moment: Moment, { made }: Outcome, at: Instant, isBefore: boolean): ReadonlyArray<string> =>
  made.flatMap((object) => {
    const what = needed(moment, object)
    if (what === undefined) return []
    const [account, activity, currency] = what
    return allowedAt(moment, account, at, isBefore, currency)[activity]
      ? []
      : [`${object.id} was made, and ${account} may have no ${activity}`]
  })

/** Neither asked for nor by itself; refunds, reversals, disputes and what takes payouts back go on. */
export const nothingForbiddenIsDone: Law = (moment) => {
  const { happened, step } = moment
  return [
    ...happened.flatMap(({ happening, outcome }) => forbidden(moment, outcome, happening.at, true)),
    ...(step._tag === "done" ? forbidden(moment, step.outcome, step.at, false) : [])
  ]
}

/** Whom the refusal of a request is about, and what it says that cannot be done. */
const denied = ({ scenario, step }: Moment): Needed | undefined => {
  if (step._tag === "done" || step.refusal._tag === "NotModelled") return undefined
  const { command, refusal } = step
  const isOfPayouts =
    refusal.code === "payouts_not_allowed" || refusal.message.startsWith("Sorry, you don't have any external accounts")
  if (isOfPayouts && command._tag === "payout") {
    return [command.stripeAccount ?? scenario.platform.id, "payouts", command.amount?.currency ?? command.currency]
  }
  if (refusal.code !== "insufficient_capabilities_for_transfer") return undefined
  if (command._tag === "transfer") return [command.destination, "transfers"]
  const to = command._tag === "charge" ? command.transferData?.destination : undefined
  return to === undefined ? undefined : [to, "transfers"]
}

export const nothingAllowedIsRefused: Law = (moment) => {
  const what = denied(moment)
  if (what === undefined) return []
  const [account, activity, currency] = what
  return allowedAt(moment, account, moment.step.at, false, currency)[activity]
    ? [`${moment.step.command.key} was refused, and ${account} may have ${activity}`]
    : []
}
