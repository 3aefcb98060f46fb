import { Result } from "effect"
import { expect, it } from "vitest"
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as ReserveExpiries from "#adapters/memory/ReserveExpiries.ts"
import type { ReserveExpiry } from "#core/connect/Happening.ts"
import * as Instant from "#core/time/Instant.ts"

const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const expiry = (hold: string, at: string, account: ReserveExpiry["account"] = "acct_ada"): ReserveExpiry => ({
  kind: "reserve_expiry",
  at: moment(at),
  account,
  holds: [hold]
})

it("the holds of an account that end at one moment are one happening, until it was handed out", () => {
  const agenda = ReserveExpiries.joined(Agenda.make())
  const own = expiry("a", "2026-03-02")
  agenda.set(own)
  agenda.set(expiry("b", "2026-03-03"))
  agenda.set({ kind: "dispute_deadline", at: moment("2026-03-02"), dispute: "dp_x" })
  agenda.set(expiry("c", "2026-03-02", "acct_ben"))
  agenda.set(expiry("d", "2026-03-02"))
  expect(own.holds).toEqual(["a"])
  const next = () => agenda.next(moment("2026-03-04"))
  expect(next()).toEqual({ ...own, holds: ["a", "d"] })
  agenda.set(expiry("e", "2026-03-02"))
  expect([next()?.kind, next(), next(), next(), next()]).toEqual([
    "dispute_deadline",
    expiry("c", "2026-03-02", "acct_ben"),
    expiry("e", "2026-03-02"),
    expiry("b", "2026-03-03"),
    undefined
  ])
})
