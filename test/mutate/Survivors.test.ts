import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as Mutant from "../../scripts/mutate/Mutant.ts"
import * as Rules from "../../scripts/mutate/Rules.ts"
import * as Survivors from "../../scripts/mutate/Survivors.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const explanations = Survivors.read(root)

describe("the mutants that survive", () => {
  it("are each explained, once, and can still be made", () => {
    const known = explanations.map(Mutant.identity)
    const files = [...new Set(explanations.map(({ file }) => file))]
    const there = new Set(
      files.flatMap((file) => Rules.mutants(file, readFileSync(`${root}${file}`, "utf8")).map(Mutant.identity))
    )

    expect(known.filter((identity) => !there.has(identity))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
    expect(explanations.filter(({ why }) => why.length < 20)).toEqual([])
  })

  it("are judged by their explanations", () => {
    const tried = Rules.mutants("core/Coin.ts", "const a = b < c\n")
    const [first, second] = tried
    if (first === undefined || second === undefined) throw new Error("the line has no mutants")
    const explain = (mutant: Mutant.Known): Survivors.Survivor => ({ ...mutant, why: "because it is equal" })
    const gone = explain({ ...first, before: "b < d" })
    const elsewhere = explain({ ...first, file: "core/Purse.ts" })

    expect(Survivors.judge([], tried, [first])).toMatchObject({ unexplained: [first], explained: [] })
    expect(Survivors.judge([explain(first)], tried, [first])).toMatchObject({
      unexplained: [],
      explained: [[first, explain(first)]],
      killed: [],
      gone: []
    })
    expect(Survivors.judge([explain(second)], tried, [])).toMatchObject({ killed: [explain(second)], gone: [] })
    expect(Survivors.judge([gone, elsewhere], tried, [])).toMatchObject({ killed: [], gone: [gone] })
  })
})
