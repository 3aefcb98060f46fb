import { describe, expect, it } from "vitest"
import * as Mutant from "../../scripts/mutate/Mutant.ts"
import * as Rules from "../../scripts/mutate/Rules.ts"

/** What the rule makes of a line, with the first two lines that every source of ours could have. */
const made = (rule: string, line: string): ReadonlyArray<string> => {
  const header = 'import * as Money from "#core/money/Money.ts"\n'
  const only = { [rule]: Rules.all[rule] ?? (() => []) }
  return Rules.mutants("core/Coin.ts", header + line, only).map((mutant) =>
    Mutant.apply(mutant, header + line).slice(header.length)
  )
}

/** Rule, line, and every mutant that it must make of the line. */
const rows: ReadonlyArray<readonly [rule: string, line: string, mutants: ReadonlyArray<string>]> = [
  [
    "condition ignored or negated",
    "const a = is(b) ? c : d",
    ["const a = true ? c : d", "const a = false ? c : d", "const a = !(is(b)) ? c : d"]
  ],
  ["condition ignored or negated", "if (a === b) c()", ["if (true) c()", "if (false) c()"]],
  ["bound shifted", "const a = b < c", ["const a = b <= c", "const a = b > c"]],
  ["bound shifted", "const a = b >= c", ["const a = b > c", "const a = b <= c"]],
  ["bound shifted", "const a = b === c", ["const a = b !== c"]],
  ["operand dropped", "const a = b ?? c", ["const a = (b)", "const a = (c)"]],
  ["operand dropped", "const a = b && c", ["const a = (b)", "const a = (c)"]],
  ["operation swapped", "const a = valueOf(b)", []],
  ["flag turned", "const a = { flag: true }", ["const a = { flag: false }"]],
  ["negation dropped", "const a = !b", ["const a = b"]],
  ["statement dropped", "draft.line(a)", ["void 0"]],
  ["element dropped", "const a = [b, c]", ["const a = [c]", "const a = [b]"]],
  ["spread dropped", "const a = { ...b, c }", ["const a = { ...{}, c }"]],
  ["some and every", "const a = b.some(c)", ["const a = b.every(c)"]],
  ["some and every", "const a = b.toString()", []],
  ["filter dropped", "const a = b.filter(c).map(d)", ["const a = b.map(d)"]],
  [
    "another case",
    'const a = () => { switch (b) { case "c": return 1; case "d": return 2; } }',
    [
      'const a = () => { switch (b) { case "c": return 2; case "d": return 2; } }',
      'const a = () => { switch (b) { case "c": return 1; case "d": return 1; } }'
    ]
  ],
  ["operation swapped", "const a = Money.add(b, c)", ["const a = Money.minus(b, c)"]],
  ["operation swapped", "const a = Money.min(b, c)", ["const a = Money.max(b, c)"]],
  ["zero included", "const a = Money.isPositive(b)", ["const a = !Money.isNegative(b)"]],
  ["operator swapped", "const a = b + c", ["const a = b - c"]],
  ["operator swapped", "const a = b + `c`", []],
  ["sign dropped", "const a = Money.negate(b)", ["const a = b"]],
  ["operands swapped", "const a = Money.minus(b, c)", ["const a = Money.minus(c, b)"]],
  ["extreme ignored", "const a = Instant.max(b, c)", ["const a = b", "const a = c"]],
  ["number off by one", "const a = b(3)", ["const a = b(4)", "const a = b((2))"]],
  ["number off by one", "const a = b(3n)", ["const a = b(4n)", "const a = b((2n))"]],
  ["rate off", 'const a = Rate.of("0.029")', ['const a = Rate.of("0.030")']],
  [
    "another rounding",
    'const a = Money.share(b, c, "half_up")',
    ["half_even", "down", "up", "floor", "ceiling"].map((other) => `const a = Money.share(b, c, "${other}")`)
  ],
  [
    "amount off by one unit",
    "const a = { amount }",
    ["add", "minus"].map(
      (change) =>
        `const a = { amount: ((money) => money && Money.${change}(money, Money.of(money.currency, 1n)))(amount) }`
    )
  ],
  [
    "answer off by one unit",
    "const a = (b): Money.Money => c(b)",
    ["add", "minus"].map(
      (change) =>
        `const a = (b): Money.Money => ((money) => money && Money.${change}(money, Money.of(money.currency, 1n)))(c(b))`
    )
  ],
  [
    "moment off by a day",
    "const a = { availableOn: b }",
    ["const a = { availableOn: (b) + 86_400 }", "const a = { availableOn: (b) - 86_400 }"]
  ],
  ["day off by one", "const a = Day.plus(b, c)", ["const a = (Day.plus(b, c) + 1)", "const a = (Day.plus(b, c) - 1)"]],
  ["another ledger account", "const a = LedgerAccount.payers", ["const a = LedgerAccount.stripeFees"]],
  ["another pot", 'const a = LedgerAccount.of(b, "bank")', ['const a = LedgerAccount.of(b, "connect_reserved")']],
  [
    "another pot",
    'const a = LedgerAccount.clearing("transfer")',
    ['const a = LedgerAccount.clearing("application_fee")']
  ],
  ["sides swapped", "const a = { from: b, to: c, amount }", ["const a = { from: c, to: b, amount }"]],
  ["line changed", "draft.line({ amount: b })", ["draft.line({ amount: Money.negate(b) })"]],
  ["line changed", "draft.line({ account: b.id })", ["draft.line({ account: draft.world.platform.id })"]],
  ["line changed", "draft.line({ source })", ["draft.line({ source: undefined })"]],
  ["line changed", "draft.line({ fees })", ["draft.line({ fees: [] })"]],
  [
    "line changed",
    "draft.line({ sourceType: b })",
    ['draft.line({ sourceType: b === "card" ? "bank_account" : "card" })']
  ],
  ["another word", 'draft.line({ type: "transfer" })', ['draft.line({ type: "transfer_refund" })']],
  ["another word", 'const a = { status: b ? "failed" : c }', ['const a = { status: b ? "canceled" : c }']],
  ["another word", 'const a = b === "card"', []]
]

describe("a rule", () => {
  it.each(rows)("%s, of %s", (rule, line, mutants) => {
    expect(made(rule, line)).toEqual(mutants)
  })

  it("is tried by a line here, unless it is about the booking table", () => {
    const tried = new Set(rows.map(([rule]) => rule))
    expect(Object.keys(Rules.all).filter((rule) => !tried.has(rule))).toEqual(["another row", "row booked wrongly"])
  })

  it("changes neither types nor imports nor what an error says", () => {
    const lines = [
      'type A = "card" | "payout_cancel"',
      'const a: Kind<"card", 3> = b',
      'import { a } from "card"',
      'throw new Error(a ? "card" : `${b + 1}`)',
      "export interface A { readonly days: 3 }"
    ]
    expect(lines.flatMap((line) => Rules.mutants("core/Coin.ts", line))).toEqual([])
  })
})

describe("a mutant", () => {
  const text = "const a = b < c\nconst d = e < f\n"
  const mutants = Rules.mutants("core/Coin.ts", text)

  it("stands where its text stands", () => {
    expect(mutants.map(Mutant.format)).toEqual([
      "core/Coin.ts:1 bound shifted: b < c → b <= c",
      "core/Coin.ts:1 bound shifted: b < c → b > c",
      "core/Coin.ts:2 bound shifted: e < f → e <= f",
      "core/Coin.ts:2 bound shifted: e < f → e > f"
    ])
  })

  it("is the same one when lines above it come", () => {
    const moved = Rules.mutants("core/Coin.ts", `\n\n${text}`)
    expect(moved.map(Mutant.identity)).toEqual(mutants.map(Mutant.identity))
    expect(new Set(mutants.map(Mutant.identity)).size).toBe(4)
  })
})
