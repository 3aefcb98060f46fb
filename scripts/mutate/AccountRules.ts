/**
 * AccountRules: money that goes to the wrong account, the wrong way, or about the wrong thing.
 */
import { source, type Mistake, type Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"

const none: ReadonlyArray<Mistake> = []

/** The one after it in a round of words that are not the same. */
const next = (words: ReadonlyArray<string>, word: string): string | undefined =>
  words.includes(word) ? words[(words.indexOf(word) + 1) % words.length] : undefined

const single = ["payers", "stripeFees", "stripePassthrough", "taxOnFees", "taxWithheld"]
const pots = ["balance", "in_transit", "bank", "connect_reserved"]
const clearings = ["transfer", "application_fee"]

const otherAccount: Rule = ({ node }, text) => {
  const name = Syntax.child(node, "property")
  const isOne = node.type === "MemberExpression" && source(node, text).startsWith("LedgerAccount.")
  const other = isOne ? next(single, String(name?.["name"])) : undefined
  return other === undefined || name === undefined ? none : [{ node: name, after: other }]
}

/** Another pot of the same Stripe account, another clearing account. */
const otherPot: Rule = ({ node }, text) => {
  const words = new Map([
    ["LedgerAccount.of", pots],
    ["LedgerAccount.clearing", clearings]
  ]).get(Syntax.callee(node, text) ?? "")
  const named = words && Syntax.children(node, "arguments").at(-1)
  const other = words && next(words, Syntax.word(named) ?? "")
  return named === undefined || other === undefined ? none : [{ node: named, after: `"${other}"` }]
}

/** `from` and `to` change places. */
const sidesSwapped: Rule = ({ node }, text) => {
  if (node.type !== "ObjectExpression") return none
  const properties = Syntax.children(node, "properties")
  const side = (name: string) => {
    const property = properties.find((each) => Syntax.keyOf(each) === name)
    return property && Syntax.child(property, "value")
  }
  const [from, to] = [side("from"), side("to")]
  if (from === undefined || to === undefined) return none
  const others = properties
    .filter((each) => !["from", "to"].includes(Syntax.keyOf(each) ?? ""))
    .map((each) => source(each, text))
  return [{ node, after: `{ ${[`from: ${source(to, text)}`, `to: ${source(from, text)}`, ...others].join(", ")} }` }]
}

/** The object that a decision puts down as a line. */
const isOfLine = ([object, call]: ReadonlyArray<Syntax.Node>, text: string): boolean =>
  object?.type === "ObjectExpression" && call !== undefined && Syntax.callee(call, text) === "draft.line"

/** A line is of another account, goes the other way, draws on another pot, or says nothing of its source. */
const lineChanged: Rule = ({ above, node }, text) => {
  if (node.type !== "Property" || !isOfLine(above, text)) return none
  const key = Syntax.keyOf(node)
  const property = Syntax.child(node, "value")
  const value = property === undefined ? "" : source(property, text)
  switch (key) {
    case "amount":
      return [{ node, after: `amount: Money.negate(${value})` }]
    case "account":
      return [
        { node, after: value.includes("platform") ? `account: "acct_other"` : "account: draft.world.platform.id" }
      ]
    case "source":
      return [{ node, after: "source: undefined" }]
    case "sourceType":
      return [{ node, after: `sourceType: ${value} === "card" ? "bank_account" : "card"` }]
    case "fees":
      return [{ node, after: "fees: []" }]
    default:
      return none
  }
}

export const all: { readonly [name: string]: Rule } = {
  "another ledger account": otherAccount,
  "another pot": otherPot,
  "sides swapped": sidesSwapped,
  "line changed": lineChanged
}
