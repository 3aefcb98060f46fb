/**
 * Suggestion: which of the words that were expected is meant by one that was not.
 *
 * What users call otherwise is in {@link Vocabulary}. Of the rest, near is what a few letters make: one in three of the
 * longer word at the most, and only one in a word that begins otherwise; two that changed places count as one. Of two
 * that are equally near, the first is meant. Where none is near, that is meant which alone has the word as a part.
 */
import * as Vocabulary from "#core/simulation/schema/Vocabulary.ts"

/** No word is longer, and comparing takes time that grows with both. */
const longest = 60

const least = (one: number, other: number): number => (one < other ? one : other)
const longer = (one: string, other: string): number => (one.length > other.length ? one.length : other.length)

/** How many letters must be put in, left out, changed or swapped with their neighbour. */
const distance = (one: string, other: string): number => {
  let before: ReadonlyArray<number> = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      const changed = (last[column - 1] ?? 0) + (isSame ? 0 : 1)
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity
      const moved = least((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1)
      next.push(least(least(changed, swapped), moved))
    }
    before = last
    last = next
  }
  return last[other.length] ?? 0
}

/** Names that differ in their number only are others on purpose. */
const withoutDigits = (word: string): string | symbol => (/\d/.test(word) ? word.replaceAll(/\d/g, "") : Symbol())

/** The one of `expected` that is near to `word`; undefined where none is, or where `word` is one of them. */
export const nearest = (word: string, expected: ReadonlyArray<string>): string | undefined => {
  if (word.length > longest || expected.includes(word)) return undefined
  const lower = word.toLowerCase()
  const near = expected.flatMap((candidate) => {
    const other = candidate.toLowerCase()
    const letters = distance(lower, other)
    const isNear = letters * 3 <= longer(lower, other) && (letters <= 1 || lower[0] === other[0])
    return isNear && withoutDigits(lower) !== withoutDigits(other) ? [{ candidate, letters }] : []
  })
  return near.toSorted((a, b) => a.letters - b.letters)[0]?.candidate
}

/** The only one of `expected` that has the word as a part: `product_not_received` has `not_received`, and not `eive`. */
const whole = (word: string, expected: ReadonlyArray<string>): string | undefined => {
  const having = expected.filter((candidate) => `_${candidate.replace(".", "_")}_`.includes(`_${word.toLowerCase()}_`))
  return having.length === 1 ? having[0] : undefined
}

const list = /expected (?:tariff: )?one of ((?:[\w.$-]+, )*[\w.$-]+)(?:, or .+)?$/
const choice = /^Expected ((?:[\w./-]+, )*[\w./-]+) or ([\w./-]+)(?:; .+)?$/

/** The words that a message names as those it expects. */
const expectedIn = (message: string): ReadonlyArray<string> => {
  const listed = list.exec(message)?.[1]
  if (listed !== undefined) return listed.split(", ")
  const [, all, last] = choice.exec(message) ?? []
  return all === undefined || last === undefined ? [] : [...all.split(", "), last]
}

/** Behind a longer message nobody would find it. */
const farOff = 240

/** What an id of an object says of the step that made it: `ch_order-1` of `order-1`. */
const prefix = /^[a-z]+_/

/** What is left of an amount that has a thousands separator, in a map in braces: `amount: 1,000.00 usd`. */
const restOfAmount = /^\d{3}(\.\d+)?( [a-z]{3})?$/i

/** What of `expected` is meant by a word that is none of them: nothing, or one, or one of several. */
const meantBy = (word: string, expected: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (expected.includes(word)) return []
  const said = Vocabulary.meant(word, expected)
  if (said !== undefined) return said
  const stripped = word.replace(prefix, "")
  const meant = nearest(word, expected) ?? expected.find((each) => each === stripped) ?? whole(word, expected)
  return meant === undefined ? [] : [meant]
}

/** The message about `word`, and what is meant by it if that can be told. */
export const added = (message: string, word: unknown): string => {
  if (typeof word !== "string") return message
  if (restOfAmount.test(word) && message.startsWith("Unknown key")) {
    return "The comma before it ends the amount; expected an amount without thousands separators, such as 1000.00 usd"
  }
  const meant = meantBy(word, expectedIn(message)).join(" or ")
  if (meant === "") return message
  return message.length > farOff ? `Did you mean ${meant}? ${message}` : `${message}; did you mean ${meant}?`
}
