import { expect, it } from "vitest"
import * as Question from "#core/guide/Question.ts"

it("every question has answers that are told apart, each with what it means", () => {
  for (const { answers, text } of Object.values(Question.all)) {
    expect(text).toMatch(/\?$/)
    expect(new Set(answers.map(({ value }) => value)).size).toBe(answers.length)
    for (const answer of answers) expect(answer.text).not.toBe("")
  }
})

it("is a flag by its name", () => {
  expect(Question.keys.map(Question.flagOf)).toEqual([
    "business-model",
    "charge",
    "on-behalf-of",
    "dashboard",
    "onboarding",
    "fees-payer",
    "losses",
    "country"
  ])
})

it("a country is told with its currency and the prices that are known there", () =>
  expect(Question.country.answers[0]).toEqual({ value: "US", text: "usd, US standard" }))

it("who is charged directly is not asked on whose behalf, unless that was said", () => {
  expect(Question.keysOf({ charge: "direct" })).not.toContain("onBehalfOf")
  expect(Question.keysOf({ charge: "direct", onBehalfOf: "yes" })).toEqual(Question.keys)
  expect(Question.keysOf({ charge: "separate" })).toEqual(Question.keys)
})
