/**
 * Shelf: objects of one kind, each with its owner and with what is said beside it, in the order in which they came.
 *
 * Finding one, and going from it to its neighbours, take the same time however many there are.
 */
import type * as Page from "#apps/sandbox/dialect/Page.ts"

export interface Kept<Item, Beside> {
  readonly id: string
  /** Whose lists it is in: an account, or an object that it belongs to. */
  readonly owner: string
  /** Among those of its owner. */
  readonly position: number
  item: Item
  beside: Beside
  /** How it was shown last, and what it was then; see View. */
  shown: Shown<Item, Beside> | undefined
}

export interface Shown<Item, Beside> {
  readonly at: number
  readonly item: Item
  readonly beside: Beside
  readonly object: object
}

export interface Shelf<Item, Beside> {
  /** Puts a new one at the end, or what it has become in its place; returns what was there. */
  readonly put: (owner: string, id: string, item: Item) => Item | undefined
  readonly get: (id: string) => Kept<Item, Beside> | undefined
  /** One of this owner's. */
  readonly of: (owner: string, id: string) => Kept<Item, Beside> | undefined
  readonly all: (owner: string) => Page.Sequence<Kept<Item, Beside>>
  /** Says that one belongs together with others, such as the refunds of a charge; as often as one likes. */
  readonly gather: (group: string, id: string) => void
  /** Those that were said to belong together, in the order in which that was said. */
  readonly gathered: (group: string) => Page.Sequence<Kept<Item, Beside>>
  readonly remove: (id: string) => void
}

/** `blank` is what is beside an object before anything is said. */
export const make = <Item, Beside>(blank: Beside): Shelf<Item, Beside> => {
  const known = new Map<string, Kept<Item, Beside>>()
  const owners = new Map<string, Array<Kept<Item, Beside> | undefined>>()
  const groups = new Map<string, Array<Kept<Item, Beside>>>()
  const of = (owner: string, id: string) => {
    const kept = known.get(id)
    return kept?.owner === owner ? kept : undefined
  }
  return {
    put: (owner, id, item) => {
      const there = known.get(id)
      if (there !== undefined) {
        const before = there.item
        there.item = item
        return before
      }
      const row = owners.get(owner) ?? []
      if (row.length === 0) owners.set(owner, row)
      const kept = { id, owner, position: row.length, item, beside: blank, shown: undefined }
      known.set(id, kept)
      row.push(kept)
      return undefined
    },
    get: (id) => known.get(id),
    of,
    all: (owner) => {
      const row = owners.get(owner) ?? []
      return { length: row.length, at: (position) => row[position], positionOf: (id) => of(owner, id)?.position }
    },
    gather: (group, id) => {
      const kept = known.get(id)
      if (kept === undefined) return
      const row = groups.get(group) ?? []
      groups.set(group, row)
      if (!row.includes(kept)) row.push(kept)
    },
    gathered: (group) => {
      const row = groups.get(group) ?? []
      const positionOf = (id: string) => {
        const position = row.findIndex((kept) => kept.id === id)
        return position === -1 ? undefined : position
      }
      return { length: row.length, at: (position) => row[position], positionOf }
    },
    remove: (id) => {
      const kept = known.get(id)
      if (kept === undefined) return
      const row = owners.get(kept.owner)
      if (row !== undefined) row[kept.position] = undefined
      known.delete(id)
    }
  }
}
