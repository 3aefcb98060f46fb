/**
 * BookingRows: for each row of the booking table, what can go wrong with that row alone.
 *
 * Its amount stands against another account; its posting is left out, goes the other way, or is a minor unit off.
 */
import { source, type Mistake, type Rule } from "./Rule.ts"
import * as Syntax from "./Syntax.ts"

const none: ReadonlyArray<Mistake> = []

/** The tables of the file: what says of a line, or a fee line, where it stands against. */
const tables = new Set(["table", "feeTable"])

const isTable = ([object, declarator]: ReadonlyArray<Syntax.Node>): boolean =>
  object?.type === "ObjectExpression" &&
  declarator?.type === "VariableDeclarator" &&
  tables.has(String(Syntax.child(declarator, "id")?.["name"]))

const cases = [
  "payers",
  "stripeFees",
  "passthrough",
  "advances",
  "taxOnFees",
  "withheldTax",
  "bank",
  "transfers",
  "inTransit",
  "applicationFee",
  "collections",
  "connectReserved",
  "issuingHold",
  "networkReserved",
  "balanceTransfers",
  "suspense"
]

const otherRow: Rule = ({ above, node }, text) => {
  if (node.type !== "Property" || !isTable(above) || !text.includes("suspense: Case")) return none
  const value = Syntax.child(node, "value")
  const key = Syntax.keyOf(node)
  if (value === undefined || key === undefined) return none
  return cases.filter((other) => other !== source(value, text)).map((other) => ({ node, after: `${key}: ${other}` }))
}

const rowsOf = (program: Syntax.Node, table: string): ReadonlyArray<string> =>
  Syntax.children(program, "body").flatMap((statement) => {
    const declaration = Syntax.child(statement, "declaration") ?? statement
    const [declarator] = Syntax.children(declaration, "declarations")
    const value = declarator && Syntax.child(declarator, "init")
    return declarator === undefined || value === undefined || Syntax.child(declarator, "id")?.["name"] !== table
      ? []
      : Syntax.children(value, "properties").flatMap((property) => Syntax.keyOf(property) ?? [])
  })

/** The two places that write postings, of a table each, with the mistake made for one row only. */
const rowBooked: Rule = ({ above, node }, text) => {
  const program = above.at(-1)
  const [list, written] = Syntax.callee(node, text) === "append" ? Syntax.children(node, "arguments") : []
  const [pot, amount, ...rest] = written === undefined ? [] : Syntax.children(written, "arguments")
  if (program === undefined || list === undefined || written === undefined) return none
  if (pot === undefined || amount === undefined) return none
  const [make, kept] = [Syntax.callee(written, text) ?? "", source(amount, text)]
  const others = rest.map((argument) => `, ${source(argument, text)}`).join("")
  return rows(program, make).flatMap((isRow) => [
    { node, after: `(${isRow}) ? ${source(list, text)} : ${source(node, text)}` },
    ...[
      `Money.negate(${kept})`,
      `Money.add(${kept}, Money.of(${kept}.currency, 1n))`,
      `Money.minus(${kept}, Money.of(${kept}.currency, 1n))`
    ].map((wrong) => ({
      node,
      after: `append(${source(list, text)}, ${make}(${source(pot, text)}, (${isRow}) ? ${wrong} : ${kept}${others}))`
    }))
  ])
}

/** What is true of one row only, where its amount is moved or its fee is taken. */
const rows = (program: Syntax.Node, make: string): ReadonlyArray<string> =>
  make === "Posting.moving"
    ? rowsOf(program, "table").map((row) => `type === "${row}"`)
    : rowsOf(program, "feeTable").map((row) => `line.type === "${row}"`)

export const all: { readonly [name: string]: Rule } = {
  "another row": otherRow,
  "row booked wrongly": rowBooked
}
