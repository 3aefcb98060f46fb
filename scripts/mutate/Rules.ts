/**
 * Rules: the mistakes that are made in a source file, each wherever it fits.
 *
 * A rule has a name, and looks at one place of the syntax at a time. Its mistakes compile to JavaScript that loads;
 * whether they satisfy the types does not matter, for a test must notice them all the same.
 */
import * as AccountRules from "./AccountRules.ts"
import * as AmountRules from "./AmountRules.ts"
import * as BookingRows from "./BookingRows.ts"
import * as LogicRules from "./LogicRules.ts"
import type { Mutant } from "./Mutant.ts"
import type { Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"
import * as WordRules from "./WordRules.ts"

export const all: { readonly [name: string]: Rule } = {
  ...LogicRules.all,
  ...AmountRules.all,
  ...AccountRules.all,
  ...WordRules.all,
  ...BookingRows.all
}

const spoken = new Set(["ImportDeclaration", "ThrowStatement", "NewExpression"])

/** What an error says, and what is imported, decides nothing. */
const isSpoken = ({ above, node }: Syntax.Place): boolean =>
  [node, ...above].some(({ kind, type }) => spoken.has(type) || (type === "MethodDefinition" && kind === "get"))

type Place = Omit<Mutant, "nth">

const places = (file: string, text: string, rules: typeof all): ReadonlyArray<Place> => {
  const lines = text.split("\n")
  const found = new Map<string, Place>()
  for (const place of Syntax.places(text)) {
    if (isSpoken(place)) continue
    for (const [rule, mistakes] of Object.entries(rules)) {
      for (const { after, node } of mistakes(place, text)) {
        const { end, start } = node
        const line = text.slice(0, start).split("\n").length
        const before = text.slice(start, end)
        if (after === before) continue
        const mutant = { file, rule, start, end, line, context: (lines[line - 1] ?? "").trim(), before, after }
        found.set(`${start} ${end} ${after}`, mutant)
      }
    }
  }
  return [...found.values()]
}

/** The mutants of one file's text, in the order of the text. */
export const mutants = (file: string, text: string, rules = all): ReadonlyArray<Mutant> => {
  const alike = new Map<string, number>()
  return places(file, text, rules).map((mutant) => {
    const { after, before, context, rule } = mutant
    const key = JSON.stringify([rule, context, before, after])
    const nth = (alike.get(key) ?? 0) + 1
    alike.set(key, nth)
    return { ...mutant, nth }
  })
}
