/**
 * MemoryWorld: a platform and its connected accounts in plain Maps: the world of simulations, previews and tests.
 *
 * An outcome is applied whole or not at all; time never runs back.
 */
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import type { Settings } from "#core/connect/Settings.ts"
import type { AccountId, ConnectedAccount, PlatformAccount, StripeAccount } from "#core/connect/StripeAccount.ts"
import type { MovingWorld, StripeBalance } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Setup {
  readonly platform: PlatformAccount
  readonly accounts: ReadonlyArray<ConnectedAccount>
  readonly settings: Settings
  readonly start: Instant
}

type OfKind<Kind> = Extract<ConnectObject, { readonly object: Kind }>

export const make = ({ accounts, platform, settings, start }: Setup): MovingWorld => {
  const byId = new Map<AccountId, StripeAccount>([platform, ...accounts].map((account) => [account.id, account]))
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
    apply: (outcome) => {
      for (const { id } of outcome.made) {
        if (objects.has(id)) throw new Error(`${id} exists already: a command's key must be unique in its world`)
      }
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
