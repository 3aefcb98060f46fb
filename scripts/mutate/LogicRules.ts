/**
 * LogicRules: conditions negated or ignored, bounds shifted, operands, statements and elements left out.
 */
import { source, type Mistake, type Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"

const none: ReadonlyArray<Mistake> = []

const otherBound: { readonly [operator: string]: ReadonlyArray<string> } = {
  "<": ["<=", ">"],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
  "===": ["!=="],
  "!==": ["==="]
}

const boundShifted: Rule = ({ node }, text) => {
  const { left, operator, right } = node
  if (node.type !== "BinaryExpression" || !isNode(left) || !isNode(right)) return none
  return (otherBound[String(operator)] ?? []).map((other) => ({
    node,
    after: `${source(left, text)} ${other} ${source(right, text)}`
  }))
}

const isNode = (value: unknown): value is Syntax.Node => typeof value === "object" && value !== null

const conditional = new Set(["IfStatement", "ConditionalExpression"])

/** A condition that is the other way around, or that does not matter. */
const conditionIgnored: Rule = ({ node }, text) => {
  const test = conditional.has(node.type) ? Syntax.child(node, "test") : undefined
  if (test === undefined) return none
  const isEquality = test.type === "BinaryExpression" && otherBound[String(test["operator"])]?.length === 1
  return ["true", "false", ...(isEquality ? [] : [`!(${source(test, text)})`])].map((after) => ({ node: test, after }))
}

/** Of two conditions, or of a value and its default, only one. */
const operandDropped: Rule = ({ node }, text) => {
  if (node.type !== "LogicalExpression") return none
  const sides = [Syntax.child(node, "left"), Syntax.child(node, "right")]
  return sides.flatMap((side) => (side === undefined ? [] : [{ node, after: `(${source(side, text)})` }]))
}

const flagTurned: Rule = ({ node }) =>
  node.type === "Literal" && typeof node["value"] === "boolean" ? [{ node, after: String(!node["value"]) }] : none

const negationDropped: Rule = ({ node }, text) => {
  const argument = Syntax.child(node, "argument")
  return node.type === "UnaryExpression" && node["operator"] === "!" && argument !== undefined
    ? [{ node, after: source(argument, text) }]
    : none
}

/** A call made for what it does, such as putting a line down, is not made; neither is an assignment. */
const statementDropped: Rule = ({ node }) => {
  const statement = node.type === "ExpressionStatement" ? Syntax.child(node, "expression") : undefined
  const isEffect = statement?.type === "CallExpression" || statement?.type === "AssignmentExpression"
  const isVoid = node.type === "UnaryExpression" && node["operator"] === "void"
  return isEffect || isVoid ? [{ node, after: "void 0" }] : none
}

/** A list without one of its elements. */
const elementDropped: Rule = ({ node }, text) => {
  if (node.type !== "ArrayExpression") return none
  const elements = Syntax.children(node, "elements")
  return elements.map((_, dropped) => {
    const rest = elements.filter((_, index) => index !== dropped).map((element) => source(element, text))
    return { node, after: `[${rest.join(", ")}]` }
  })
}

/** An object without what is spread into it. */
const spreadDropped: Rule = ({ above: [object], node }) =>
  node.type === "SpreadElement" && object?.type === "ObjectExpression" ? [{ node, after: "...{}" }] : none

/** A map, as code may call what every object has, such as toString. */
const otherMethod: ReadonlyMap<unknown, string> = new Map([
  ["some", "every"],
  ["every", "some"],
  ["startsWith", "endsWith"]
])

const quantifierSwapped: Rule = ({ node }) => {
  const name = Syntax.child(node, "property")
  const other = node.type === "MemberExpression" ? otherMethod.get(name?.["name"]) : undefined
  return other === undefined || name === undefined ? none : [{ node: name, after: other }]
}

/** Everything passes a filter. */
const filterDropped: Rule = ({ node }, text) => {
  const called = node.type === "CallExpression" ? Syntax.child(node, "callee") : undefined
  const list = called && Syntax.child(called, "object")
  const name = called && Syntax.child(called, "property")?.["name"]
  return list !== undefined && name === "filter" ? [{ node, after: source(list, text) }] : none
}

/** A case does what the next one does that does something else. */
const otherCase: Rule = ({ above: [block], node }, text) => {
  if (node.type !== "SwitchCase" || block === undefined) return none
  const cases = Syntax.children(block, "cases").filter((each) => Syntax.children(each, "consequent").length > 0)
  const body = (each: Syntax.Node): string => {
    const statements = Syntax.children(each, "consequent")
    const [first, last] = [statements.at(0), statements.at(-1)]
    return first === undefined || last === undefined ? "" : text.slice(first.start, last.end)
  }
  const place = cases.indexOf(node)
  const other = [...cases.slice(place + 1), ...cases.slice(0, place)].find((each) => body(each) !== body(node))
  const [first, last] = [Syntax.children(node, "consequent").at(0), Syntax.children(node, "consequent").at(-1)]
  if (place < 0 || other === undefined || first === undefined || last === undefined) return none
  return [{ node: { start: first.start, end: last.end }, after: body(other) }]
}

export const all: { readonly [name: string]: Rule } = {
  "condition ignored or negated": conditionIgnored,
  "bound shifted": boundShifted,
  "operand dropped": operandDropped,
  "flag turned": flagTurned,
  "negation dropped": negationDropped,
  "statement dropped": statementDropped,
  "element dropped": elementDropped,
  "spread dropped": spreadDropped,
  "some and every": quantifierSwapped,
  "filter dropped": filterDropped,
  "another case": otherCase
}
