/**
 * WaitingRefunds: the refunds that wait for funds, by the account they wait for, by their charge, and
 * by the destination that they take a transfer back from, oldest first.
 */
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"

export interface WaitingRefunds {
  readonly ofAccount: (account: AccountId) => ReadonlySet<Waiting>
  readonly ofCharge: (charge: string) => ReadonlySet<Waiting>
  readonly ofDestination: (account: AccountId) => ReadonlySet<Waiting>
  /** Takes what is new, if it waits. */
  readonly add: (object: ConnectObject) => void
  /** Takes out what waited and is about to change; the same object that was added. */
  readonly remove: (object: ConnectObject) => void
}

const isWaiting = (object: ConnectObject): object is Waiting =>
  object.object === "refund" && object.status === "pending"

const none: ReadonlySet<Waiting> = new Set()

const addTo = <Key>(sets: Map<Key, Set<Waiting>>, key: Key, refund: Waiting): void => {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([refund]))
  else set.add(refund)
}

const removeFrom = <Key>(sets: Map<Key, Set<Waiting>>, key: Key, refund: Waiting): void => {
  const set = sets.get(key)
  if (set?.delete(refund) === true && set.size === 0) sets.delete(key)
}

/** `get` finds the objects that a refund is about: of each its charge, and the transfer that that made. */
export const make = (get: (id: string) => ConnectObject | undefined): WaitingRefunds => {
  const byAccount = new Map<AccountId, Set<Waiting>>()
  const byCharge = new Map<string, Set<Waiting>>()
  const byDestination = new Map<AccountId, Set<Waiting>>()

  const destinationOf = ({ charge: id, reverseTransfer }: Waiting): AccountId | undefined => {
    if (!reverseTransfer) return undefined
    const charge = get(id)
    const transfer = charge?.object === "charge" && charge.transfer !== undefined ? get(charge.transfer) : undefined
    return transfer?.object === "transfer" ? transfer.destination : undefined
  }

  return {
    ofAccount: (account) => (byAccount.size === 0 ? none : (byAccount.get(account) ?? none)),
    ofCharge: (charge) => byCharge.get(charge) ?? none,
    // Asked for each line of a world in which seldom any waits: it is to cost next to nothing.
    ofDestination: (account) => (byDestination.size === 0 ? none : (byDestination.get(account) ?? none)),
    add: (object) => {
      if (!isWaiting(object)) return
      addTo(byAccount, object.account, object)
      addTo(byCharge, object.charge, object)
      const destination = destinationOf(object)
      if (destination !== undefined) addTo(byDestination, destination, object)
    },
    remove: (object) => {
      if (!isWaiting(object)) return
      removeFrom(byAccount, object.account, object)
      removeFrom(byCharge, object.charge, object)
      const destination = destinationOf(object)
      if (destination !== undefined) removeFrom(byDestination, destination, object)
    }
  }
}
