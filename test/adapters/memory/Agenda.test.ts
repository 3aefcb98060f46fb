import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Agenda from "#adapters/memory/Agenda.ts"
import type { Happening } from "#core/connect/Happening.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const happening = (at: number, transaction: string): Happening => ({
  kind: "maturity",
  at: Instant.of(at),
  account: "acct_ada",
  transaction,
  amount: Money.of(Currency.of("usd"), 1n)
})

const agendaOf = (...happenings: ReadonlyArray<Happening>): Agenda.Agenda => {
  const agenda = Agenda.make()
  for (const happening of happenings) agenda.set(happening)
  return agenda
}

const due = (agenda: Agenda.Agenda, moment: number): ReadonlyArray<string> =>
  agenda.due(Instant.of(moment)).map(({ transaction }) => transaction)

describe("the agenda", () => {
  it("is empty at first", () => {
    expect(due(Agenda.make(), 100)).toEqual([])
  })

  it("hands out what is due by moment, and within one in the order in which it was set", () => {
    const agenda = agendaOf(happening(20, "c"), happening(10, "a"), happening(20, "d"), happening(10, "b"))
    expect(due(agenda, 100)).toEqual(["a", "b", "c", "d"])
  })

  it("hands out the moment itself, and nothing of the second after it", () => {
    const agenda = agendaOf(happening(10, "a"), happening(11, "b"))
    expect(due(agenda, 9)).toEqual([])
    expect(due(agenda, 10)).toEqual(["a"])
    expect(due(agenda, 11)).toEqual(["b"])
  })

  it("hands everything out once", () => {
    const agenda = agendaOf(happening(10, "a"), happening(20, "b"))
    expect(due(agenda, 15)).toEqual(["a"])
    expect(due(agenda, 15)).toEqual([])
    expect(due(agenda, 100)).toEqual(["b"])
    expect(due(agenda, 100)).toEqual([])
  })

  it("takes happenings later too, for moments known, between them, before and after them", () => {
    const agenda = agendaOf(happening(10, "a"), happening(30, "b"))
    for (const it of [happening(20, "c"), happening(10, "d"), happening(40, "e"), happening(5, "f")]) agenda.set(it)
    expect(due(agenda, 10)).toEqual(["f", "a", "d"])
    agenda.set(happening(10, "g"))
    expect(due(agenda, 100)).toEqual(["g", "c", "b", "e"])
  })

  it("is a list sorted by moment, whatever is set and asked when", () => {
    const set = fc.record({ at: fc.nat(20), ask: fc.option(fc.nat(20)) })
    fc.assert(
      fc.property(fc.array(set, { maxLength: 30 }), (plan) => {
        const agenda = Agenda.make()
        const waiting: Array<Happening> = []
        for (const [index, { ask, at }] of [...plan, { at: 0, ask: 20 }].entries()) {
          const set = happening(at, `${index}`)
          agenda.set(set)
          waiting.push(set)
          if (ask === null) continue
          const expected = waiting.filter((it) => it.at <= ask).toSorted((a, b) => a.at - b.at)
          expect(agenda.due(Instant.of(ask))).toEqual(expected)
          for (const it of expected) waiting.splice(waiting.indexOf(it), 1)
        }
      })
    )
  })
})
