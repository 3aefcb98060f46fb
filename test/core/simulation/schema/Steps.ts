/**
 * Steps: steps at the end of a scenario file, and what is said of those that have another shape.
 */
import { expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

export const at = "2026-03-04T12:00:00Z"

/** What is wrong with the step that comes last in the bakery. */
export const wrong = (step: unknown): ReadonlyArray<string> =>
  issuesOf(changed(["steps.6", step])).map((issue) => issue.replace("steps.6", "it"))

export const eachMayBe = (requests: ReadonlyArray<object>): void =>
  it.each(requests)("may be %j", (request) => {
    expect(wrong({ at, id: "last", ...request })).toEqual([])
    expect(wrong({ at, ...request })).toEqual([])
  })

export const eachMayNotBe = (rows: ReadonlyArray<readonly [step: unknown, issues: ReadonlyArray<string>]>): void =>
  it.each(rows)("may not be %j", (step, expected) => {
    expect(wrong(step)).toEqual(expected)
  })

/** Of what stands at `key`, for which `asking` makes a request. */
export const takesStripesWords = (key: string, asking: (code: string) => object, codes: ReadonlyArray<string>): void =>
  it(`takes Stripe's words as its ${key}, and no other`, () => {
    const aboutIt = (code: string) => wrong({ at, ...asking(code) }).filter((issue) => issue.startsWith(`it.${key}:`))
    for (const code of codes) expect(aboutIt(code)).toEqual([])
    const listed = `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`
    expect(aboutIt("no_money")).toEqual([`it.${key}: Expected ${listed}`])
  })

/** A request, and the keys that are known at a place of it. */
export const eachKnows = (rows: ReadonlyArray<readonly [place: string, request: object, known: string]>): void =>
  it.each(rows)("has no unknown key: %sunheard", (place, request, known) => {
    const file = changed(["steps.6", { at, ...request }], [`steps.6.${place}unheard`, 1])
    expect(issuesOf(file)).toEqual([`key steps.6.${place}unheard: Unknown key; expected one of ${known}`])
  })
