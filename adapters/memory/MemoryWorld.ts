/**
 * MemoryWorld: a platform and its connected accounts in plain Maps: the world of simulations, previews and tests.
 *
 * An outcome is applied whole or not at all, once, and in the second for which it was decided; time never runs back.
 */
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { AccountId, ConnectedAccount, PlatformAccount, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { MovingWorld, Outcome, StripeBalance } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Setup {
  readonly platform: PlatformAccount
  readonly accounts: ReadonlyArray<ConnectedAccount>
  readonly settings: Settings
  readonly start: Instant.Instant
}

const directory = (accounts: ReadonlyArray<StripeAccount>): ReadonlyMap<AccountId, StripeAccount> => {
  const byId = new Map<AccountId, StripeAccount>()
  for (const account of accounts) {
    const { currency, id, tariff } = account
    if (byId.has(id)) throw new Error(`there are two accounts ${id}: give each its own id`)
    if (tariff.fixed.currency !== currency) {
      throw new Error(
        `${id} settles in ${currency}, but the fixed fee of its tariff "${tariff.name}" is in ${tariff.fixed.currency}: ` +
          `give it a tariff in ${currency}`
      )
    }
    byId.set(id, account)
  }
  return byId
}

/** The ids of what an outcome adds, none of them in use yet. */
const idsOf = ({ made, transactions }: Outcome, taken: ReadonlySet<string>): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const { id } of [...transactions, ...made]) {
    if (taken.has(id) || ids.has(id)) {
      throw new Error(`${id} exists already: a command's key must be unique in its world`)
    }
    ids.add(id)
  }
  return ids
}

// Decided for another moment, its happenings might lie behind us, and its money would stay pending for ever.
const requireNow = ({ transactions }: Outcome, now: Instant.Instant): void => {
  const other = transactions.find(({ created }) => created !== now)
  if (other === undefined) return
  throw new Error(
    `${other.id} was created at ${Instant.format(other.created)}, and now is ${Instant.format(now)}: ` +
      "advance to the moment of a command before it is decided, and apply its outcome there"
  )
}

type OfKind<Kind> = Extract<ConnectObject, { readonly object: Kind }>

/**
 * A new world at `start`, without objects or money. Two accounts of one id, and a tariff whose fixed fee is not in the
 * currency that its account settles in, are bugs and throw.
 */
export const make = ({ accounts, platform, settings, start }: Setup): MovingWorld => {
  const byId = directory([platform, ...accounts])
  const taken = new Set<string>()
  const objects = new Map<string, ConnectObject>()
  const balances = new Map<AccountId, Map<Currency, StripeBalance>>()
  const agenda = Agenda.make()
  let now = start

  const find = <Kind extends ConnectObject["object"]>(kind: Kind, id: string) => {
    const object = objects.get(id)
    return object?.object === kind ? (object as OfKind<Kind>) : undefined
  }

  const balance = (account: AccountId, currency: Currency): StripeBalance => {
    const none = Money.zero(currency)
    return balances.get(account)?.get(currency) ?? { pending: none, available: none }
  }

  const move = (account: AccountId, change: StripeBalance): void => {
    const currency = change.pending.currency
    const before = balance(account, currency)
    let currencies = balances.get(account)
    if (currencies === undefined) balances.set(account, (currencies = new Map()))
    currencies.set(currency, {
      pending: Money.add(before.pending, change.pending),
      available: Money.add(before.available, change.available)
    })
  }

  return {
    platform,
    settings,
    account: (id) => byId.get(id),
    charge: (id) => find("charge", id),
    refund: (id) => find("refund", id),
    transfer: (id) => find("transfer", id),
    applicationFee: (id) => find("application_fee", id),
    balance,
    now: () => now,
    objects: () => objects.values(),
    apply: (outcome) => {
      const ids = idsOf(outcome, taken)
      requireNow(outcome, now)
      for (const id of ids) taken.add(id)
      for (const object of outcome.made) objects.set(object.id, object)
      for (const object of outcome.changed) objects.set(object.id, object)
      for (const transaction of outcome.transactions) {
        const none = Money.zero(transaction.net.currency)
        const isPending = BalanceTransaction.matures(transaction) > now
        move(transaction.account, {
          pending: isPending ? transaction.net : none,
          available: isPending ? none : transaction.net
        })
      }
      for (const happening of outcome.happenings) agenda.set(happening)
    },
    advance: (moment) => {
      if (moment < now) throw new Error("time does not run back")
      const due = agenda.due(moment)
      for (const { account, amount } of due) move(account, { pending: Money.negate(amount), available: amount })
      now = moment
      return due
    }
  }
}
