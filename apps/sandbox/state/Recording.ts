/**
 * Recording: what the world does, put on the shelves and told as events; and the two ways in which it does something:
 * because it is asked to, and because time passes.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as BalanceView from "#apps/sandbox/state/BalanceView.ts"
import * as EventType from "#apps/sandbox/state/EventType.ts"
import * as IntentFollowing from "#apps/sandbox/state/IntentFollowing.ts"
import * as PayoutFollowing from "#apps/sandbox/state/PayoutFollowing.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as SessionFollowing from "#apps/sandbox/state/SessionFollowing.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type * as Decision from "#core/connect/decisions/Decision.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Run from "#core/simulation/Run.ts"
import type * as Instant from "#core/time/Instant.ts"

/** Puts it where it belongs, and returns what was there; what is not served stays in the world. */
const shelve = (state: State, it: ConnectObject): ConnectObject | undefined => {
  const platform = state.world.platform.id
  switch (it.object) {
    case "charge":
    case "authorization":
      return state.charges.put(it.account, it.id, it)
    case "refund": {
      const before = state.refunds.put(it.account, it.id, it)
      if (before === undefined) state.refunds.gather(it.charge, it.id)
      return before
    }
    case "dispute":
      return state.disputes.put(it.account, it.id, it)
    case "transfer":
      return state.transfers.put(it.account, it.id, it)
    case "transfer_reversal":
      return state.reversals.put(it.transfer, it.id, it)
    case "application_fee":
      return state.fees.put(platform, it.id, it)
    case "fee_refund":
      return state.feeRefunds.put(it.fee, it.id, it)
    case "payout":
      return state.payouts.put(it.account, it.id, it)
    case "topup":
      return state.topUps.put(it.account, it.id, it)
    default:
      return undefined
  }
}

/** On whose account it stands. */
const accountOf = (state: State, it: ConnectObject): string =>
  it.object === "application_fee" || !("account" in it) ? state.world.platform.id : it.account

const currenciesOf = ({ currencies }: State, account: string): Set<Currency> => {
  const known = currencies.get(account)
  if (known !== undefined) return known
  const made = new Set<Currency>()
  currencies.set(account, made)
  return made
}

/**
 * Shelves what an outcome made and changed, and tells of it. What is said beside the new objects is said in between,
 * so that the events tell it too.
 */
const record = (
  state: State,
  origin: Outbox.Origin,
  outcome: Outcome,
  { describe, tellsStatus }: Manner = {}
): void => {
  for (const line of outcome.transactions) {
    state.lines.put(line.account, line.id, line)
    currenciesOf(state, line.account).add(line.net.currency)
  }
  for (const { payout, transactions } of outcome.swept ?? []) {
    for (const id of transactions) {
      const line = state.lines.get(id)
      if (line !== undefined) line.beside = payout
    }
  }
  const objects = [...outcome.made, ...outcome.changed].map((after) => {
    const before = shelve(state, after)
    return { after, before, was: before === undefined ? undefined : View.before(state, before) }
  })
  describe?.(outcome)
  for (const { after, before } of objects) PayoutFollowing.follow(state, after, before)
  for (const { after, before, was: shown } of objects) {
    for (const type of EventType.of(after, before)) {
      const object = View.find(state, after.id)
      if (object === undefined) continue
      const was = type.endsWith(".updated") ? shown : undefined
      if (was === undefined) Outbox.emit(state, origin, accountOf(state, after), type, object)
      else Outbox.emitChange(state, origin, accountOf(state, after), [type], { before: was, object })
    }
    IntentFollowing.follow(state, origin, after, before)
  }
  if (outcome.status !== undefined) {
    if (tellsStatus === false) keepAccount(state, outcome.status.account)
    else tellStatus(state, origin, outcome.status.account)
  }
  if (outcome.balanceSettings !== undefined) keepAccount(state, outcome.balanceSettings.account)
  if (outcome.externalAccounts !== undefined) keepAccount(state, outcome.externalAccounts.account)
}

/** The account as the world has it now takes the place of the one before, which is returned. */
const keepAccount = ({ accounts, world }: State, id: AccountId): StripeAccount | undefined => {
  const kept = accounts.get(id)
  if (kept === undefined) return undefined
  const before = kept.item
  kept.item = world.account(id) ?? before
  return before
}

const tellStatus = (state: State, origin: Outbox.Origin, id: AccountId): void => {
  const before = keepAccount(state, id)
  const kept = state.accounts.get(id)
  if (before === undefined || kept === undefined) return
  Outbox.emitChange(state, origin, id, ["account.updated"], {
    before: AccountView.accountAs(state, kept, before),
    object: AccountView.account(state, kept)
  })
}

/** What time brings about up to and including `moment`, in order; each as of its own moment. Returns how much it is. */
export const advance = (state: State, moment: Instant.Instant): number => {
  for (let count = 0; ; count += 1) {
    const due = state.agenda.next(moment)
    const next = Run.next(state.world, due ?? moment)
    if (next !== undefined) happen(state, next)
    else if (due === undefined) return count
    else perform(state, due)
  }
}

const happen = (state: State, { happening, outcome }: Run.Happened): void => {
  record(state, Outbox.time(happening.at), outcome)
  if (happening.kind === "maturity") tellAvailable(state, Outbox.time(happening.at), happening.account)
}

const tellAvailable = (state: State, origin: Outbox.Origin, account: AccountId): void =>
  Outbox.emit(state, origin, account, "balance.available", BalanceView.of(state, account))

/** Does what is due first. What a bank can no longer do, as a payment that was refunded meanwhile, it does not do. */
const perform = (state: State, at: Instant.Instant): void => {
  const due = state.agenda.take(at)
  const origin = Outbox.time(at)
  switch (due?._tag) {
    case "command":
      carryOut(state, origin, due.command)
      return
    case "debit_paid":
      IntentFollowing.paid(state, origin, due.charge)
      return
    case "charge_captured": {
      const kept = state.charges.get(due.charge)
      if (kept === undefined) return
      const object = View.charge(state, kept)
      const before = { ...object, ...View.uncaptured }
      Outbox.emitChange(state, origin, kept.owner, ["charge.updated"], { before, object })
      return
    }
    case "refund_paid": {
      const kept = state.refunds.get(due.refund)
      if (kept === undefined) return
      const object = View.refund(state, kept)
      const change = { before: { ...object, ...View.waiting }, object }
      Outbox.emitChange(state, origin, kept.owner, ["refund.updated", "charge.refund.updated"], change)
      return
    }
    case "session_expired":
      SessionFollowing.expire(state, origin, due.session)
      return
    case undefined:
  }
}

const immediate = new WeakMap<StripeAccount, StripeAccount>()

/** The account if its payments settled at once. */
const hurried = <Account extends StripeAccount>(account: Account): Account => {
  const known = immediate.get(account) as Account | undefined
  if (known !== undefined) return known
  const made: Account = { ...account, settlementDelay: { days: 0, count: "calendar" } }
  immediate.set(account, made)
  return made
}

/** The world as it decides of a payment whose money is there at once. */
const atOnce = (world: MovingWorld): MovingWorld => ({
  ...world,
  platform: hurried(world.platform),
  account: (id) => {
    const account = world.account(id)
    return account === undefined ? undefined : hurried(account)
  }
})

export interface Manner {
  /** Its money is available at once. */
  readonly settlesAtOnce?: boolean
  /** Says what is beside the objects that it made. */
  readonly describe?: (outcome: Outcome) => void
  /** Whether what becomes of an account is told; it is, if absent, and otherwise by whoever asks. */
  readonly tellsStatus?: false
}

/** Carries a command out at the world's now, or answers why not: then nothing has changed. */
export const carryOut = (
  state: State,
  origin: Outbox.Origin,
  command: Decision.Command,
  manner: Manner = {}
): Result.Result<Outcome, Failure.Failure> => {
  const { settlesAtOnce = false } = manner
  const { world } = state
  const at = world.now()
  const step = Run.step(settlesAtOnce ? atOnce(world) : world, { at, command: PayoutFollowing.located(state, command) })
  for (const happened of step.happened) record(state, origin, happened.outcome)
  if (step._tag === "refused") return Result.fail(Failure.of(step.refusal))
  const { outcome } = step
  record(state, origin, outcome, manner)
  if (settlesAtOnce) {
    for (const account of new Set(outcome.transactions.map((each) => each.account))) {
      tellAvailable(state, origin, account)
    }
  }
  // What follows from it in the same second, such as refunds that waited for its money.
  advance(state, at)
  return Result.succeed(outcome)
}
