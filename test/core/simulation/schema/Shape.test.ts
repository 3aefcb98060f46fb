/**
 * What is wrong with the shape of a plain value: where, with which key or value, and what was meant.
 */
import { describe, expect, it } from "vitest"
import { choice, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"
import * as Shape from "#core/simulation/schema/Shape.ts"

const issuesOf = Shape.issuesOf(
  struct({
    bread: required(struct({ flour: required(choice(["rye", "wheat"]), "What it is baked of.") }), "What is baked."),
    baker: optional(Name, "Who bakes it.")
  })
)

const told = (value: unknown) =>
  issuesOf(value)
    .map((issue) => Shape.suggesting(value, issue))
    .map(({ about, message, path }) => `${about} ${path.join(".")}: ${message}`)

describe("a shape", () => {
  it("is right where nothing is wrong with it", () => {
    expect(told({ bread: { flour: "rye" }, baker: "ada" })).toEqual([])
  })

  it("is wrong in everything at once, each with the word that was meant", () => {
    expect(told({ bread: { flour: "weat" }, bakr: "ada" })).toEqual([
      "key bakr: Unknown key; expected one of bread, baker; did you mean baker?",
      "value bread.flour: Expected rye or wheat; did you mean wheat?"
    ])
  })

  it("is told without a word where the file has nothing, or no more, at its place", () => {
    const issue = { path: ["bread", "flour"], message: "Expected rye or wheat", about: "value" } as const
    for (const file of [{}, { bread: null }, { bread: "weat" }]) {
      expect(Shape.suggesting(file, issue)).toEqual(issue)
    }
  })

  it("is wrong as a whole", () => {
    expect(told(7)).toEqual(["value : Expected a map with the keys bread, baker"])
    expect(told({})).toEqual(["value bread: Missing key. What is baked."])
  })
})
