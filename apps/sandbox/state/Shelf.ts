/**
 * Shelf: objects of one kind, each with its owner and with what is said beside it, in the order in which they came.
 *
 * Finding one, going from it to its neighbours, and finding those about the same thing take the same time however many
 * there are.
 */
import type * as Page from "#apps/sandbox/dialect/Page.ts"

export interface Kept<Item, Beside> {
  readonly id: string
  /** Whose lists it is in: an account, or an object that it belongs to. */
  readonly owner: string
  item: Item
  beside: Beside
}

export interface Shelf<Item, Beside> {
  /** Puts a new one at the end, or what it has become in its place. */
  readonly put: (owner: string, id: string, item: Item) => void
  readonly get: (id: string) => Kept<Item, Beside> | undefined
  /** One of this owner's. */
  readonly of: (owner: string, id: string) => Kept<Item, Beside> | undefined
  readonly all: (owner: string) => Page.Sequence<Kept<Item, Beside>>
  /** Those of this owner that are about the same. */
  readonly about: (owner: string, subject: string) => Page.Sequence<Kept<Item, Beside>>
  readonly remove: (id: string) => void
}

interface Placed<Item, Beside> {
  readonly kept: Kept<Item, Beside>
  /** Among its owner's, and among those about the same. */
  readonly position: number
  readonly among: number
}

/** No id has a space in it. */
const nameOf = (owner: string, subject: string): string => `${owner} ${subject}`

/** `blank` is what is beside an object before anything is said; `subjectOf` is what it is about, which never changes. */
export const make = <Item, Beside>(
  blank: Beside,
  subjectOf: (item: Item) => string | undefined = () => undefined
): Shelf<Item, Beside> => {
  type Row = Array<Kept<Item, Beside> | undefined>
  const known = new Map<string, Placed<Item, Beside>>()
  const rows = new Map<string, Row>()
  const rowOf = (name: string): Row => {
    const row = rows.get(name) ?? []
    rows.set(name, row)
    return row
  }
  const of = (owner: string, id: string) => {
    const found = known.get(id)
    return found?.kept.owner === owner ? found : undefined
  }
  const sequence = (
    name: string,
    positionOf: (id: string) => number | undefined
  ): Page.Sequence<Kept<Item, Beside>> => {
    const row = rows.get(name) ?? []
    return { length: row.length, at: (position) => row[position], positionOf }
  }
  return {
    put: (owner, id, item) => {
      const before = known.get(id)
      if (before !== undefined) {
        before.kept.item = item
        return
      }
      const subject = subjectOf(item)
      const kept = { id, owner, item, beside: blank }
      const position = rowOf(owner).push(kept) - 1
      const among = subject === undefined ? -1 : rowOf(nameOf(owner, subject)).push(kept) - 1
      known.set(id, { kept, position, among })
    },
    get: (id) => known.get(id)?.kept,
    of: (owner, id) => of(owner, id)?.kept,
    all: (owner) => sequence(owner, (id) => of(owner, id)?.position),
    about: (owner, subject) =>
      sequence(nameOf(owner, subject), (id) => {
        const found = of(owner, id)
        return found !== undefined && subjectOf(found.kept.item) === subject ? found.among : undefined
      }),
    remove: (id) => {
      const found = known.get(id)
      if (found === undefined) return
      const { among, kept, position } = found
      const subject = subjectOf(kept.item)
      rowOf(kept.owner)[position] = undefined
      if (subject !== undefined) rowOf(nameOf(kept.owner, subject))[among] = undefined
      known.delete(id)
    }
  }
}
