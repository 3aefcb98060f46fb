/**
 * Deck: numbers by which a list is shuffled and some of it repeated; an empty deck leaves it as it is.
 */
import * as fc from "fast-check"

export type Deck = ReadonlyArray<number>

export const decks: fc.Arbitrary<Deck> = fc.array(fc.nat(1_000_000), { maxLength: 200, size: "max" })

/** The same elements in another order. */
export const shuffle = <A>(list: ReadonlyArray<A>, deck: Deck): ReadonlyArray<A> =>
  deck.length === 0
    ? list
    : list
        .map((element, index) => ({ element, rank: deck[index % deck.length] ?? 0 }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ element }) => element)

/** The same elements in another order, and some of them again. */
export const deal = <A>(list: ReadonlyArray<A>, deck: Deck): ReadonlyArray<A> => {
  const again = list.filter((_, index) => (deck[index % deck.length] ?? 0) % 2 === 1)
  return shuffle([...list, ...again], deck)
}
