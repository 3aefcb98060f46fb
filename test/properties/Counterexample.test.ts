import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import * as Counterexample from "./Counterexample.ts"
import type { Law } from "./Law.ts"
import * as Playing from "./Playing.ts"
import * as Run from "#core/simulation/Run.ts"

/** A law that the model breaks: as if nobody might ever be refunded. */
const nobodyIsRefunded: Law = ({ step }) =>
  step._tag === "done" && step.command._tag === "refund" ? ["someone was refunded"] : []

const messageOf = (seed: number): string => {
  try {
    Counterexample.mustHold((file) => Counterexample.play(file, { "the law of no refunds": nobodyIsRefunded }), {
      numRuns: 200,
      seed
    })
  } catch (error) {
    return String(error)
  }
  throw new Error("a broken law was not found")
}

describe("a broken law", () => {
  // Of some seeds the smallest that is found has a pause that is left of the scene it was drawn in; not of this one.
  const message = messageOf(2)

  it("is reported with its name, the step that breaks it, and the seed that finds it again", () => {
    expect(message).toMatch(/After refund-2, the law of no refunds, is broken: someone was refunded\./)
    const seed = Number(/SEED=(-?\d+)/.exec(message)?.[1])
    expect(seed).toBe(2)
    expect(messageOf(seed)).toBe(message)
  })

  it("comes with the smallest scenario that breaks it: one charge and its refund", () => {
    const file = parse(message.slice(message.indexOf("name: "))) as Parameters<typeof Playing.read>[0]
    expect(file).toEqual({
      name: "random",
      platform: { country: "US" },
      accounts: { ada: { type: "standard" } },
      // As in every random scenario.
      settings: { settlement_currencies: "any" },
      steps: [
        { at: "2026-03-02T09:00:00Z", id: "charge-1", charge: { amount: "0.50 usd" } },
        { at: "2026-03-02T09:00:00Z", id: "refund-2", refund: { charge: "charge-1" } }
      ],
      until: "2026-03-02T09:00:00Z"
    })

    const scenario = Playing.read(file)
    const steps = [...Run.steps(Playing.worldOf(scenario), scenario.steps)]
    expect(steps.map(({ _tag, command }) => `${command._tag} ${_tag}`)).toEqual(["charge done", "refund done"])
    expect(() => Counterexample.play(file, { "no refunds": nobodyIsRefunded })).toThrow("someone was refunded")
  })
})
