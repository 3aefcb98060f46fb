/**
 * Departures: what is to be forgotten but has something among it that has yet to settle.
 *
 * It goes together, after the last of that has settled, with all that settling it made.
 */
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import type { Outcome } from "#core/connect/World.ts"

export interface Departures {
  /** Keeps `ids` until every one of `unsettled` has settled. */
  readonly delay: (ids: ReadonlyArray<string>, unsettled: ReadonlyArray<string>) => void
  /** What settles may make more, such as the reversal of a refund that waited: that goes with it. */
  readonly see: (outcome: Outcome) => void
  /** Takes out what has settled: later than it did, so that whoever reads the outcome that settled it still sees it. */
  readonly due: () => ReadonlyArray<ReadonlyArray<string>>
}

interface Group {
  readonly ids: Array<string>
  readonly unsettled: Set<string>
}

const nothing: ReadonlyArray<ReadonlyArray<string>> = []

export const make = (): Departures => {
  /** What has yet to settle → the groups that wait for it. */
  const groups = new Map<string, Array<Group>>()
  let settled: Array<ReadonlyArray<string>> = []

  const settle = (id: string, made: Outcome["made"]): void => {
    for (const group of groups.get(id) ?? []) {
      for (const object of made) group.ids.push(object.id)
      group.unsettled.delete(id)
      if (group.unsettled.size === 0) settled.push(group.ids)
    }
    groups.delete(id)
  }

  return {
    delay: (ids, unsettled) => {
      const group: Group = { ids: [...ids], unsettled: new Set(unsettled) }
      for (const id of group.unsettled) {
        const others = groups.get(id)
        if (others === undefined) groups.set(id, [group])
        else others.push(group)
      }
    },
    see: ({ changed, made }) => {
      if (groups.size === 0) return
      for (const object of changed) {
        if (groups.has(object.id) && ConnectObject.isSettled(object)) settle(object.id, made)
      }
    },
    due: () => {
      if (settled.length === 0) return nothing
      const due = settled
      settled = []
      return due
    }
  }
}
