/**
 * AmountRules: sums, signs, single units, roundings, shares and days that are wrong.
 */
import { source, type Mistake, type Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"

const none: ReadonlyArray<Mistake> = []

const swapped: ReadonlyMap<string, string> = new Map([
  ["Money.add", "Money.minus"],
  ["Money.minus", "Money.add"],
  ["Money.min", "Money.max"],
  ["Money.max", "Money.min"],
  ["Money.isPositive", "Money.isNegative"],
  ["Money.isNegative", "Money.isPositive"],
  ["Rate.add", "Rate.multiply"],
  ["Rate.multiply", "Rate.add"],
  ["add", "minus"],
  ["minus", "add"],
  ["min", "max"],
  ["max", "min"],
  ["isPositive", "isNegative"],
  ["isNegative", "isPositive"]
])

const operationSwapped: Rule = ({ node }, text) => {
  const called = Syntax.callee(node, text)
  const other = swapped.get(called ?? "")
  const name = Syntax.child(node, "callee")
  return other === undefined || name === undefined ? none : [{ node: name, after: other }]
}

/** Positive or zero, instead of positive. */
const zeroIncluded: Rule = ({ node }, text) => {
  const called = Syntax.callee(node, text)
  const other = /^(Money\.)?is(Positive|Negative)$/.test(called ?? "") ? swapped.get(called ?? "") : undefined
  return other === undefined ? none : [{ node, after: `!${other}${source(node, text).slice(called?.length)}` }]
}

const otherOperator: { readonly [operator: string]: string } = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "/",
  "**": "*",
  "+=": "-=",
  "-=": "+="
}

const isText = (node: Syntax.Node | undefined): boolean =>
  node?.type === "TemplateLiteral" || Syntax.word(node) !== undefined

const operatorSwapped: Rule = ({ node }, text) => {
  const [left, right] = [Syntax.child(node, "left"), Syntax.child(node, "right")]
  const other = otherOperator[String(node["operator"])]
  if (other === undefined || left === undefined || right === undefined || isText(left) || isText(right)) return none
  return [{ node, after: `${source(left, text)} ${other} ${source(right, text)}` }]
}

const signs = /^(Money\.)?(negate|absolute)$/

const signDropped: Rule = ({ node }, text) => {
  const called = signs.test(Syntax.callee(node, text) ?? "") ? Syntax.children(node, "arguments")[0] : undefined
  const negated = node.type === "UnaryExpression" && node["operator"] === "-" ? Syntax.child(node, "argument") : called
  return negated === undefined || negated.type === "Literal" ? none : [{ node, after: source(negated, text) }]
}

const ordered = new Set(["Money.minus", "minus", "Money.proportion"])

/** The first two operands the other way around. */
const operandsSwapped: Rule = ({ node }, text) => {
  const [a, b] = ordered.has(Syntax.callee(node, text) ?? "") ? Syntax.children(node, "arguments") : []
  if (a === undefined || b === undefined) return none
  const after = source(b, text) + text.slice(a.end, b.start) + source(a, text)
  return [{ node: { start: a.start, end: b.end }, after }]
}

/** The later, or the smaller, of two is simply one of them. */
const extremeIgnored: Rule = ({ node }, text) =>
  /\.(min|max)$/.test(Syntax.callee(node, text) ?? "")
    ? Syntax.children(node, "arguments").map((argument) => ({ node, after: source(argument, text) }))
    : none

const numberOff: Rule = ({ above: [parent], node }) => {
  if (node.type !== "Literal" || (parent?.type === "Property" && parent["key"] === node)) return none
  const { value } = node
  if (typeof value === "bigint") return [`${value + 1n}n`, `(${value - 1n}n)`].map((after) => ({ node, after }))
  return typeof value === "number" ? [`${value + 1}`, `(${value - 1})`].map((after) => ({ node, after })) : none
}

const rateOff: Rule = ({ node }, text) => {
  const digits = Syntax.callee(node, text) === "Rate.of" ? Syntax.children(node, "arguments")[0] : undefined
  const rate = Syntax.word(digits)
  if (digits === undefined || rate === undefined) return none
  const places = rate.split(".")[1]?.length ?? 0
  return [{ node: digits, after: `"${(Number(rate) + 10 ** -places).toFixed(places)}"` }]
}

const roundings = ["half_up", "half_even", "down", "up", "floor", "ceiling"]

const otherRounding: Rule = ({ above: [parent], node }) => {
  const rounding = Syntax.word(node)
  if (rounding === undefined || !roundings.includes(rounding) || parent?.type === "SwitchCase") return none
  return roundings.filter((other) => other !== rounding).map((other) => ({ node, after: `"${other}"` }))
}

const amounts = /^(amount|amountRefunded|amountReversed|refundedBefore|transferred|total|sent|processingFee)$/

const off = (value: string, change: string): string => `((money) => money && Money.${change}(money, ${unit}))(${value})`
const unit = "Money.of(money.currency, 1n)"

const usesMoney = (text: string): boolean => text.includes("import * as Money from")

/** A property that is made, not one that is taken out of a pattern. */
const isMade = ({ above: [object], node }: Syntax.Place): boolean =>
  node.type === "Property" && object?.type === "ObjectExpression"

/** The text of an object's property with another value. */
const valued = (property: Syntax.Node, value: string): Mistake => ({
  node: property,
  after: `${Syntax.keyOf(property)}: ${value}`
})

const valueOf = (property: Syntax.Node, text: string): string => {
  const value = Syntax.child(property, "value")
  return value === undefined ? "" : source(value, text)
}

/** An amount in an object is a minor unit more or less. */
const unitOff: Rule = (place, text) => {
  const { node } = place
  if (!isMade(place) || !amounts.test(Syntax.keyOf(node) ?? "") || !usesMoney(text)) return none
  return ["add", "minus"].map((change) => valued(node, off(valueOf(node, text), change)))
}

const moneyReturned = /^Money\.Money(?: \| undefined)?$/

const isMoney = (node: Syntax.Node | undefined, text: string): boolean => {
  const type = node && Syntax.child(node, "returnType")
  const inner = type && Syntax.child(type, "typeAnnotation")
  return inner !== undefined && moneyReturned.test(source(inner, text))
}

/** What a function answers that answers with money. */
const answerOff: Rule = ({ above, node }, text) => {
  if (!usesMoney(text)) return none
  const maker = node.type === "ReturnStatement" ? above.find(({ type }) => /Function/.test(type)) : node
  const answer = Syntax.child(node, node.type === "ReturnStatement" ? "argument" : "body")
  if (!isMoney(maker, text) || answer === undefined || answer.type === "BlockStatement") return none
  if (source(answer, text) === "undefined") return none
  return ["add", "minus"].map((change) => ({ node: answer, after: off(source(answer, text), change) }))
}

const moments = /^(at|availableOn|arrivalDate|captureBefore|matures|created)$/

/** A moment in an object is a day later or earlier. */
const dayOff: Rule = (place, text) => {
  const { node } = place
  if (!isMade(place) || !moments.test(Syntax.keyOf(node) ?? "")) return none
  return ["+", "-"].map((sign) => valued(node, `(${valueOf(node, text)}) ${sign} 86_400`))
}

const days = new Set(["Day.plus", "Calendar.addBusinessDays", "Calendar.nextBusinessDay", "Instant.dayOf"])

const settlementDayOff: Rule = ({ node }, text) =>
  days.has(Syntax.callee(node, text) ?? "")
    ? ["+", "-"].map((sign) => ({ node, after: `(${source(node, text)} ${sign} 1)` }))
    : none

export const all: { readonly [name: string]: Rule } = {
  "operation swapped": operationSwapped,
  "zero included": zeroIncluded,
  "operator swapped": operatorSwapped,
  "sign dropped": signDropped,
  "operands swapped": operandsSwapped,
  "extreme ignored": extremeIgnored,
  "number off by one": numberOff,
  "rate off": rateOff,
  "another rounding": otherRounding,
  "amount off by one unit": unitOff,
  "answer off by one unit": answerOff,
  "moment off by a day": dayOff,
  "day off by one": settlementDayOff
}
