/**
 * MemoryWorld: a platform and its connected accounts in plain Maps: the world of simulations, previews and tests.
 *
 * An outcome is applied whole or not at all, once, and in the second for which it was decided; time never runs back.
 */
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as ConnectUsage from "#adapters/memory/ConnectUsage.ts"
import * as InstantPayouts from "#adapters/memory/InstantPayouts.ts"
import * as KnownObjects from "#adapters/memory/KnownObjects.ts"
import * as Pots from "#adapters/memory/Pots.ts"
import * as ProductBillings from "#adapters/memory/ProductBillings.ts"
import * as ReserveExpiries from "#adapters/memory/ReserveExpiries.ts"
import * as OwnPayouts from "#adapters/memory/OwnPayouts.ts"
import * as Shortfalls from "#adapters/memory/Shortfalls.ts"
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import { turnOf } from "#core/connect/Happening.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { Settings } from "#core/connect/Settings.ts"
import {
  type AccountId,
  type ConnectedAccount,
  type PlatformAccount,
  type StripeAccount,
  withBalanceSettings,
  withExternalAccounts,
  withStatus
} from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { MovingWorld, Outcome, World } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Setup {
  readonly platform: PlatformAccount
  readonly accounts: ReadonlyArray<ConnectedAccount>
  readonly settings: Settings
  /** None, if absent. */
  readonly exchangeRates?: ExchangeRates.ExchangeRates
  readonly start: Instant.Instant
  /** Those whose balance settings may change; none, if absent. What that needs of them costs nothing of others. */
  readonly reschedulable?: OwnPayouts.Reschedulable
}

const none: ReadonlyArray<never> = []

const shortfallTurn = turnOf({ kind: "shortfall" })

/** A world that accounts can join while it moves. */
export interface MemoryWorld extends MovingWorld {
  /**
   * A connected account from now on. An id that is taken, a tariff in another currency, tax on fees, for which a
   * world must be made, and one that the platform is billed for without a rate are bugs and throw.
   */
  readonly join: (account: ConnectedAccount) => void
}

const enter = (byId: Map<AccountId, StripeAccount>, account: StripeAccount): void => {
  const { id } = account
  if (byId.has(id)) throw new Error(`there are two accounts ${id}: give each its own id`)
  for (const currency of SettlementCurrency.all(account)) {
    const tariff = SettlementCurrency.tariff(account, currency)
    const other = Tariff.otherCurrency(tariff, currency)
    if (other === undefined) continue
    throw new Error(
      `${id} settles in ${currency}, but its tariff "${tariff.name}" charges in ${other}: ` +
        `give it a tariff in ${currency}`
    )
  }
  byId.set(id, account)
}

type Priced = Pick<World, "platform" | "exchangeRates">

const requirePriced = (world: Priced, account: StripeAccount, at: Instant.Instant): void => {
  const missing = BillConnectFees.refusalOf(world, account, at)
  if (missing !== undefined) throw new Error(`${account.id} is paid out at the platform's cost, and ${missing.message}`)
}

const directory = ({ accounts, exchangeRates = ExchangeRates.none, platform, start }: Setup) => {
  const byId = new Map<AccountId, StripeAccount>()
  for (const account of [platform, ...accounts]) {
    requirePriced({ platform, exchangeRates }, account, start)
    enter(byId, account)
  }
  return byId
}

const joining =
  (
    byId: Map<AccountId, StripeAccount>,
    ownPayouts: OwnPayouts.OwnPayouts,
    world: () => MovingWorld
  ): MemoryWorld["join"] =>
  (account) => {
    requirePriced(world(), account, world().now())
    if (account.feeTax !== undefined) throw new Error(`${account.id} pays tax on fees: it must be there from the start`)
    enter(byId, account)
    ownPayouts.join(account)
  }

/** What of an outcome belongs to another moment than now. */
const otherMoment = ({ at, matured, transactions }: Outcome, now: Instant.Instant): string | undefined => {
  if (at !== undefined && at !== now) return `an outcome was decided for ${Instant.format(at)}`
  for (const { created, id } of transactions) {
    if (created !== now) return `${id} was created at ${Instant.format(created)}`
  }
  for (const { account, at: due } of matured) {
    if (due !== now) return `money of ${account} matures at ${Instant.format(due)}`
  }
  return undefined
}

// Decided for another moment, what it schedules might lie behind us, and its money would stay pending for ever.
const requireNow = (outcome: Outcome, now: Instant.Instant): void => {
  const other = otherMoment(outcome, now)
  if (other === undefined) return
  throw new Error(
    `${other}, and now is ${Instant.format(now)}: ` +
      "advance to the moment of a command before it is decided, and apply its outcome there"
  )
}

/** What the setup says of the world for all time. */
const given = ({ accounts, exchangeRates = ExchangeRates.none, platform, settings }: Setup) => ({
  platform,
  settings,
  exchangeRates,
  taxesFees: [platform, ...accounts].some(({ feeTax }) => feeTax !== undefined)
})

type Status = NonNullable<Outcome["status"]>

const setStatus = (byId: Map<AccountId, StripeAccount>, { account: id, status }: Status): void => {
  const account = byId.get(id)
  if (account !== undefined) byId.set(id, withStatus(account, status))
}

type Directory = ReadonlyMap<AccountId, StripeAccount>

const known = (byId: Directory, id: AccountId): StripeAccount => {
  const account = byId.get(id)
  if (account === undefined) throw new Error(`there is no account ${id} to change`)
  return account
}

/** The account that is paid out otherwise, or elsewhere, from now on; undefined where none is. */
const changedBy = (byId: Directory, { balanceSettings, externalAccounts }: Outcome): StripeAccount | undefined => {
  if (balanceSettings !== undefined) {
    const { account: id, ...settings } = balanceSettings
    return withBalanceSettings(known(byId, id), settings)
  }
  if (externalAccounts === undefined) return undefined
  return withExternalAccounts(known(byId, externalAccounts.account), externalAccounts)
}

/** In any of its currencies. */
const mayBeDebited = (account: StripeAccount): boolean =>
  SettlementCurrency.all(account).some((currency) => PayoutSettings.debitDays(account, currency) !== undefined)

interface Counting {
  readonly account: (id: AccountId) => StripeAccount | undefined
  readonly platform: PlatformAccount
  readonly exchangeRates: ExchangeRates.ExchangeRates
  readonly objects: KnownObjects.KnownObjects
  readonly instantPayouts: InstantPayouts.InstantPayouts
  readonly connectUsage: ConnectUsage.ConnectUsage
  readonly agenda: Agenda.Agenda
}

/** A payout goes to the bank: an instant one as it is made, and a standard one later. */
const countSent = (counting: Counting, { happenings }: Outcome, now: Instant.Instant): void => {
  for (const happening of happenings) {
    if (happening.kind === "payout_arrival") count(counting, happening.payout, now)
  }
}

const count = (counting: Counting, id: string, now: Instant.Instant): void => {
  const { agenda, connectUsage, instantPayouts, objects } = counting
  const object = objects.get(id)
  if (object?.object !== "payout") return
  if (object.method === "instant") instantPayouts.add(object)
  const volume = BillConnectFees.volumeOf(counting, object, now)
  if (volume === undefined) return
  const month = connectUsage.add(object, volume, Instant.dayOf(now))
  if (month === undefined) return
  agenda.set({ kind: "connect_billing", at: Instant.startOf(ConnectFees.after(month)), month })
}

/**
 * A new world at `start`, without objects or money. Two accounts of one id, a tariff whose fixed fee is not in the
 * currency that it is for, and a currency that the platform is billed for without a rate are bugs and throw. A key is
 * known as long as what it made is.
 */
export const make = (setup: Setup): MemoryWorld => {
  const { exchangeRates = ExchangeRates.none, platform, start } = setup
  const byId = directory(setup)
  const objects = KnownObjects.make()
  let isDebited = mayBeDebited(platform)
  const shortfalls = Shortfalls.make((id) => id !== platform.id || isDebited)
  const pots = Pots.make(shortfalls.touch)
  const agenda = ReserveExpiries.joined(ProductBillings.joined(Agenda.make()))
  const ownPayouts = OwnPayouts.make(byId, setup.reschedulable)
  const instantPayouts = InstantPayouts.make()
  const connectUsage = ConnectUsage.make(platform)
  const account = (id: AccountId) => byId.get(id)
  const counting: Counting = { account, platform, exchangeRates, objects, instantPayouts, connectUsage, agenda }
  let now = start

  const change = (after: StripeAccount): void => {
    byId.set(after.id, after)
    ownPayouts.change(after, now, agenda)
    if (after.kind === "connected") return
    world.platform = after
    isDebited = mayBeDebited(after)
  }

  const world: MemoryWorld & { platform: PlatformAccount } = {
    ...ConnectObject.lookups(objects.get),
    ...given(setup),
    account,
    balance: pots.balance,
    maturing: pots.maturing,
    waitingRefunds: objects.waitingRefunds,
    waitingOf: objects.waitingOf,
    waitingReversals: objects.waitingReversals,
    unswept: ownPayouts.unswept,
    held: ownPayouts.held,
    committed: (account, currency, sourceType) => ownPayouts.committed(account, currency, now, sourceType),
    negative: shortfalls.of,
    negatives: shortfalls.all,
    payoutsOn: instantPayouts.on,
    connectUsage: connectUsage.of,
    now: () => now,
    join: joining(byId, ownPayouts, () => world),
    objects: objects.all,
    forget: objects.forget,
    apply: (outcome, isPassing = false) => {
      requireNow(outcome, now)
      objects.apply(outcome, isPassing)
      for (const maturity of outcome.matured) pots.mature(maturity)
      for (const transaction of outcome.transactions) {
        const begun = pots.add(transaction, now)
        if (begun !== undefined) agenda.set(begun)
      }
      countSent(counting, outcome, now)
      const changed = changedBy(byId, outcome)
      if (changed !== undefined) change(changed)
      ownPayouts.apply(outcome, now, agenda)
      if (outcome.billed !== undefined) connectUsage.forget(outcome.billed)
      if (outcome.status !== undefined) setStatus(byId, outcome.status)
      for (const reserved of outcome.reserved ?? none) shortfalls.reserve(reserved)
      if (outcome.debited !== undefined) shortfalls.debit(outcome.debited)
    },
    next: (moment) => {
      if (moment < now) throw new Error("time does not run back")
      // Who is short at this moment is so only when all before was worked off, and before the next one.
      const rest = shortfalls.hasTouched() ? (agenda.next(now, shortfallTurn) ?? shortfalls.next(now)) : undefined
      const happening = rest ?? agenda.next(moment)
      now = happening?.at ?? moment
      if (happening !== undefined) ownPayouts.begin(happening)
      if (happening?.kind === "payout_finality") objects.conclude(happening.payout)
      return happening
    }
  }
  return world
}
