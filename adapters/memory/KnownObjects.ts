/**
 * KnownObjects: the objects that a world still knows, by id, each with the keys that are taken as long as it is known.
 *
 * What is forgotten goes at once, or, with something among it that has yet to settle, once that has settled.
 */
import * as Departures from "#adapters/memory/Departures.ts"
import * as Keys from "#adapters/memory/Keys.ts"
import * as WaitingRefunds from "#adapters/memory/WaitingRefunds.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"

type Any = ConnectObject.ConnectObject

export interface KnownObjects {
  readonly get: (id: string) => Any | undefined
  readonly all: () => Iterable<Any>
  readonly waitingRefunds: (account: AccountId) => ReadonlySet<Waiting>
  readonly waitingOf: (charge: string) => ReadonlySet<Waiting>
  readonly waitingReversals: (destination: AccountId) => ReadonlySet<Waiting>
  /**
   * Takes what an outcome makes and changes; of one that is passing, until the next time that something is forgotten. A
   * key or an id that is taken already, and a key with a dot, are bugs and throw.
   */
  readonly apply: (outcome: Outcome, isPassing: boolean) => void
  readonly forget: (ids: ReadonlyArray<string>) => void
  /** Drops one of which nothing can come any more; what settled just now stays for whoever reads that later. */
  readonly conclude: (id: string) => void
}

interface Known {
  object: Any
  claims: Keys.Claims
}

const exists = (id: string) => new Error(`${id} exists already: a command's key must be unique in its world`)
const used = (key: string) =>
  new Error(`a command with the key "${key}" was carried out already: a command's key must be unique in its world`)

const dotted = (key: string) =>
  new Error(
    `the key "${key}" has a dot, so that what it makes may have an id of what another makes: give it a key without one`
  )

/** Only a capture makes a charge of what was authorised, and puts it in the place of what is still held. */
const isCapture = (object: Any, before: Any): boolean =>
  object.object === "charge" &&
  object.amountAuthorized !== undefined &&
  before.object === "authorization" &&
  before.status === "held"

const isTwice = (made: ReadonlyArray<Any>, index: number, id: string): boolean => {
  for (let other = 0; other < index; other += 1) if (made[other]?.id === id) return true
  return false
}

const nothingMade: ReadonlyArray<Any> = []

const requireNewKey = (keys: Keys.Keys, key: string | undefined): void => {
  if (key === undefined) return
  if (key.includes(".")) throw dotted(key)
  if (keys.isTaken(key)) throw used(key)
}

const requireNewIds = (objects: ReadonlyMap<string, Known>, made: ReadonlyArray<Any>): void => {
  let index = 0
  for (const object of made) {
    const before = objects.get(object.id)
    const isNew = before === undefined || isCapture(object, before.object)
    if (!isNew || isTwice(made, index, object.id)) throw exists(object.id)
    index += 1
  }
}

export const make = (): KnownObjects => {
  const objects = new Map<string, Known>()
  const keys = Keys.make()
  const waiting = WaitingRefunds.make((id) => objects.get(id)?.object)
  const departures = Departures.make()
  let passing = nothingMade

  const put = (object: Any, claims: Keys.Claims): void => {
    const known = objects.get(object.id)
    if (known === undefined) objects.set(object.id, { object, claims })
    else {
      waiting.remove(known.object)
      known.object = object
      if (claims.length > 0) known.claims = [...known.claims, ...claims]
    }
    waiting.add(object)
  }

  const drop = (ids: ReadonlyArray<string>): void => {
    if (ids.length === 0) return
    const unsettled = ids.filter((id) => {
      const known = objects.get(id)
      return known !== undefined && !ConnectObject.isSettled(known.object)
    })
    if (unsettled.length > 0) {
      departures.delay(ids, unsettled)
      return
    }
    for (const id of ids) {
      const known = objects.get(id)
      if (known === undefined) continue
      objects.delete(id)
      keys.release(known.claims)
    }
  }

  const all = function* (): Generator<Any> {
    for (const { object } of objects.values()) yield object
    yield* passing
  }

  return {
    get: (id) => objects.get(id)?.object ?? passing.find((object) => object.id === id),
    all,
    waitingRefunds: waiting.ofAccount,
    waitingOf: waiting.ofCharge,
    waitingReversals: waiting.ofDestination,
    apply: (outcome, isPassing) => {
      // Its ids come from its key, so that looking up the key alone is enough.
      if (isPassing) {
        requireNewKey(keys, outcome.key)
        passing = outcome.made
        return
      }
      // What only matures concerns no object.
      if (outcome.key === undefined && outcome.made.length + outcome.changed.length === 0) return
      requireNewIds(objects, outcome.made)
      requireNewKey(keys, outcome.key)
      const claims = keys.take(outcome)
      for (const object of outcome.made) put(object, claims)
      for (const object of outcome.changed) put(object, outcome.made.length === 0 ? claims : Keys.none)
      departures.see(outcome)
    },
    forget: (ids) => {
      passing = nothingMade
      for (const together of departures.due()) drop(together)
      drop(ids)
    },
    conclude: (id) => drop([id])
  }
}
