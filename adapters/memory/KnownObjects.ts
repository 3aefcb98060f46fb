/**
 * KnownObjects: the objects that a world still knows, by id, and the refunds among them that wait for funds.
 *
 * What is forgotten goes at once, or, with something among it that has yet to settle, once that has settled.
 */
import * as ConnectObject from "#core/connect/ConnectObject.ts"
import type { Waiting } from "#core/connect/Refund.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"

type Any = ConnectObject.ConnectObject

export interface KnownObjects {
  readonly get: (id: string) => Any | undefined
  readonly all: () => Iterable<Any>
  /** Those of an account, oldest first. */
  readonly waitingRefunds: (account: AccountId) => ReadonlyArray<Waiting>
  /** Takes what an outcome makes and changes. An id, or a first line, that is known already is a bug and throws. */
  readonly apply: (outcome: Outcome) => void
  readonly forget: (ids: ReadonlyArray<string>) => void
}

const isWaiting = (object: Any): object is Waiting => object.object === "refund" && object.status === "pending"

/** The lines that an object names: those of the outcomes that made it and returned it. */
const linesOf = (object: Any): ReadonlyArray<string> => {
  const lines =
    "balanceTransaction" in object && object.balanceTransaction !== undefined ? [object.balanceTransaction] : []
  return "failureBalanceTransaction" in object ? [...lines, object.failureBalanceTransaction] : lines
}

const exists = (id: string) => new Error(`${id} exists already: a command's key must be unique in its world`)

export const make = (): KnownObjects => {
  const objects = new Map<string, Any>()
  /** The first line of each outcome: they are numbered by the command's key, whatever it makes. */
  const lines = new Set<string>()
  const waiting = new Map<AccountId, ReadonlyArray<Waiting>>()
  /** What has yet to settle → everything that is forgotten with it. */
  const leaving = new Map<string, ReadonlyArray<string>>()
  /** What has settled: it is dropped later, so that whoever reads the outcome that settled it still sees it. */
  let settled: Array<ReadonlyArray<string>> = []

  const requireNew = ({ made, transactions }: Outcome): void => {
    for (const [index, { id, object }] of made.entries()) {
      const before = objects.get(id)
      const isCapture = object === "charge" && before?.object === "authorization"
      const isTwice = made.findIndex((other) => other.id === id) !== index
      if (isTwice || (before !== undefined && !isCapture)) throw exists(id)
    }
    const [first] = transactions
    if (first !== undefined && lines.has(first.id)) throw exists(first.id)
  }

  const change = (object: Any): void => {
    const before = objects.get(object.id)
    if (before !== undefined && isWaiting(before)) {
      const others = waiting.get(before.account)?.filter((it) => it.id !== before.id) ?? []
      waiting.set(before.account, others)
    }
    objects.set(object.id, object)
  }

  /** What settles it may make more, such as the reversal of a refund that waited: that is forgotten with it. */
  const settle = ({ changed, made }: Outcome): void => {
    for (const object of changed) {
      const ids = leaving.get(object.id)
      if (ids === undefined || !ConnectObject.isSettled(object)) continue
      leaving.delete(object.id)
      settled.push([...ids, ...made.map(({ id }) => id)])
    }
  }

  const drop = (ids: ReadonlyArray<string>): void => {
    const unsettled = ids.find((id) => {
      const object = objects.get(id)
      return object !== undefined && !ConnectObject.isSettled(object)
    })
    if (unsettled !== undefined) {
      leaving.set(unsettled, ids)
      return
    }
    for (const id of ids) {
      const object = objects.get(id)
      if (object !== undefined) for (const line of linesOf(object)) lines.delete(line)
      objects.delete(id)
    }
  }

  return {
    get: (id) => objects.get(id),
    all: () => objects.values(),
    waitingRefunds: (account) => waiting.get(account) ?? none,
    apply: (outcome) => {
      requireNew(outcome)
      const [first] = outcome.transactions
      if (first !== undefined) lines.add(first.id)
      for (const object of outcome.made) {
        objects.set(object.id, object)
        if (isWaiting(object)) waiting.set(object.account, [...(waiting.get(object.account) ?? none), object])
      }
      for (const object of outcome.changed) change(object)
      if (leaving.size > 0) settle(outcome)
    },
    forget: (ids) => {
      const before = settled
      if (before.length > 0) settled = []
      for (const together of before) drop(together)
      drop(ids)
    }
  }
}

const none: ReadonlyArray<Waiting> = []
