/**
 * Commands: steps that follow others, and the commands that they must stand for.
 */
import { describe, expect, it } from "vitest"
import { requestNames, type StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as StepCommand from "#core/simulation/steps/StepCommand.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export type Asked = Omit<StepSchema, "at" | "id">

export const money = (minor: bigint, currency = "usd") => ({ currency, minor })

/** Two accounts, and a step of every kind that makes something; `room` is held and `debit` is by no card. */
const seen = (): References.References => {
  const references = References.to(new Set(["platform", "ada", "sten"]))
  const steps: Readonly<Record<string, Asked>> = {
    cake: { charge: { amount: "10.00 usd" } },
    flour: { charge: { amount: "30.00 usd" } },
    debit: { charge: { amount: "30.00 usd", payment_method: "us_bank_account" } },
    room: { charge: { amount: "10.00 usd", capture_method: "manual" } },
    stay: { capture: { charge: "room" } },
    stall: { transfer: { amount: "7.00 usd", destination: "sten" } },
    back: { refund: { charge: "cake" } },
    bank: { dispute: { charge: "flour", reason: "fraudulent" } },
    out: { payout: {} },
    fast: { payout: { method: "instant" } },
    many: { payout: { method: "instant", split: true } },
    more: { top_up: { amount: "5.00 usd" } }
  }
  for (const [id, step] of Object.entries(steps)) {
    references.add(
      id,
      References.makes(
        requestNames.find((name) => name in step),
        step.charge,
        undefined,
        step.payout
      )
    )
  }
  return references
}

/** The command of a step called `last`, and what is reported of it. */
export const commandOf = (asked: Asked): ReadonlyArray<unknown> => {
  const reported: Array<string> = []
  const command = StepCommand.of(
    "last",
    { at: "2026-03-04", ...asked },
    Instant.startOf(Day.fromCivil(2026, 3, 4)),
    seen(),
    (path, message) => {
      reported.push(`${path.join(".")}: ${message}`)
    }
  )
  return [command, ...reported]
}

export const eachIs = (rows: ReadonlyArray<readonly [Asked, command: object]>): void => {
  describe("a step as a command", () => {
    it.each(rows)("%j", (step, command) => {
      expect(commandOf(step)).toEqual([{ key: "last", ...command }])
    })
  })
}

export const eachLeadsNowhere = (rows: ReadonlyArray<readonly [Asked, reported: string]>): void => {
  describe("a step whose names lead nowhere", () => {
    it.each(rows)("%j", (asked, expected) => {
      const [, ...reported] = commandOf(asked)
      expect(reported).toHaveLength(1)
      expect(reported[0]).toContain(expected)
    })
  })
}
