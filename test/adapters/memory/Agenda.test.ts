import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Agenda from "#adapters/memory/Agenda.ts"
import type { Happening, Scheduled } from "#core/connect/Happening.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))

const arrival = (at: number, payout: string): Scheduled => ({ kind: "payout_arrival", at: Instant.of(at), payout })

const agendaOf = (...happenings: ReadonlyArray<Scheduled>): Agenda.Agenda => {
  const agenda = Agenda.make()
  for (const happening of happenings) agenda.set(happening)
  return agenda
}

const mature = (agenda: Agenda.Agenda, at: number, account: string, amount: string): void =>
  agenda.set({
    kind: "maturity",
    at: Instant.of(at),
    account: `acct_${account}`,
    sourceType: "card",
    amount: money(amount)
  })

const written = (happening: Happening): string => {
  if (happening.kind === "payout_arrival") return happening.payout
  if (happening.kind !== "maturity") return happening.kind
  return `${happening.at}: ${Money.format(happening.amount)} of ${happening.account.slice(5)}, ${happening.sourceType}`
}

/** All that is due up to and including `moment`, taken out one by one. */
const due = (agenda: Agenda.Agenda, moment: number): ReadonlyArray<string> => {
  const taken: Array<string> = []
  for (let next = agenda.next(Instant.of(moment)); next !== undefined; next = agenda.next(Instant.of(moment))) {
    taken.push(written(next))
  }
  return taken
}

describe("the agenda", () => {
  it("is empty at first", () => {
    expect(due(Agenda.make(), 100)).toEqual([])
  })

  it("hands out what is due by moment, and within one in the order in which it was set", () => {
    const agenda = agendaOf(arrival(20, "c"), arrival(10, "a"), arrival(20, "d"), arrival(10, "b"))
    expect(due(agenda, 100)).toEqual(["a", "b", "c", "d"])
  })

  it("hands out the moment itself, and nothing of the second after it", () => {
    const agenda = agendaOf(arrival(10, "a"), arrival(11, "b"))
    expect(due(agenda, 9)).toEqual([])
    expect(due(agenda, 10)).toEqual(["a"])
    expect(due(agenda, 11)).toEqual(["b"])
  })

  it("hands everything out once", () => {
    const agenda = agendaOf(arrival(10, "a"), arrival(20, "b"))
    expect(due(agenda, 15)).toEqual(["a"])
    expect(due(agenda, 15)).toEqual([])
    expect(due(agenda, 100)).toEqual(["b"])
    expect(due(agenda, 100)).toEqual([])
  })

  it("takes happenings later too, for moments known, between them, before and after them", () => {
    const agenda = agendaOf(arrival(10, "a"), arrival(30, "b"))
    for (const it of [arrival(20, "c"), arrival(10, "d"), arrival(40, "e"), arrival(5, "f")]) agenda.set(it)
    expect(due(agenda, 10)).toEqual(["f", "a", "d"])
    agenda.set(arrival(10, "g"))
    expect(due(agenda, 100)).toEqual(["g", "c", "b", "e"])
  })

  it("takes what a happening sets for its own moment, and hands it out behind all others of that moment", () => {
    const agenda = agendaOf(arrival(10, "a"), arrival(10, "b"), arrival(11, "c"))
    expect(agenda.next(Instant.of(50))).toEqual(arrival(10, "a"))
    agenda.set(arrival(10, "d"))
    expect(due(agenda, 50)).toEqual(["b", "d", "c"])
  })

  it("hands out refunds that have waited for too long when there is nothing else left of the moment", () => {
    const expiry = (at: number, refund: string): Scheduled => ({ kind: "refund_expiry", at: Instant.of(at), refund })
    const agenda = agendaOf(expiry(10, "re_a"), arrival(10, "a"), expiry(10, "re_b"), arrival(11, "c"))
    mature(agenda, 10, "ada", "1.00 usd")
    expect(due(agenda, 9)).toEqual([])
    const [matured, first] = [agenda.next(Instant.of(50)), agenda.next(Instant.of(50))]
    expect([matured?.kind, first]).toEqual(["maturity", arrival(10, "a")])
    agenda.set(arrival(10, "b"))
    expect(agenda.next(Instant.of(50))).toEqual(arrival(10, "b"))
    expect(agenda.next(Instant.of(50))).toEqual(expiry(10, "re_a"))
    agenda.set(arrival(10, "d"))
    expect(due(agenda, 50)).toEqual(["d", "refund_expiry", "c"])
  })

  it("is a list sorted by moment, whatever is set and asked when", () => {
    const set = fc.record({ at: fc.nat(20), ask: fc.option(fc.nat(20)) })
    fc.assert(
      fc.property(fc.array(set, { maxLength: 30 }), (plan) => {
        const agenda = Agenda.make()
        const waiting: Array<Scheduled> = []
        for (const [index, { ask, at }] of [...plan, { at: 0, ask: 20 }].entries()) {
          const set = arrival(at, `${index}`)
          agenda.set(set)
          waiting.push(set)
          if (ask === null) continue
          const expected = waiting.filter((it) => it.at <= ask).toSorted((a, b) => a.at - b.at)
          expect(due(agenda, ask)).toEqual(expected.map(written))
          for (const it of expected) waiting.splice(waiting.indexOf(it), 1)
        }
      })
    )
  })
})

describe("what is due at one moment", () => {
  const at = Instant.of(10)
  const [account, currency, day] = ["acct_ada", money("1.00 usd").currency, Day.of(0)] as const
  const holds: ReadonlyArray<string> = ["reshold_a"]
  /** In the order in which they are handed out. */
  const turns: ReadonlyArray<ReadonlyArray<Scheduled>> = [
    [
      { kind: "reserve_expiry", at, account, holds },
      { kind: "top_up_arrival", at, topUp: "tu_a", key: "a" },
      { kind: "debit_clearing", at, payout: "po_b" },
      { kind: "requirement_deadline", at, account, requirement: "tax_id" },
      { kind: "connect_billing", at, month: day },
      { kind: "dispute_deadline", at, dispute: "dp_a" }
    ],
    [
      { kind: "funding", at, account },
      { kind: "holding_end", at, account, currency, day },
      { kind: "payout_run", at, account, currency, day },
      { kind: "payout_submission", at, payout: "po_a" },
      { kind: "payout_arrival", at, payout: "po_c" }
    ],
    [{ kind: "collection", at, account, currency, since: Instant.of(0), key: "a" }],
    [{ kind: "refund_expiry", at, refund: "re_a" }]
  ]

  it("comes to balances before it is paid out of them, and others fill them last, whatever was set first", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(turns.flat(), { minLength: 2 }), (set) => {
        const agenda = agendaOf(...set)
        mature(agenda, 10, "ada", "1.00 usd")
        const expected = turns.flatMap((turn) => set.filter((each) => turn.includes(each)).map(written))
        expect(due(agenda, 10)).toEqual(["10: 1.00 usd of ada, card", ...expected])
      })
    )
  })

  it("comes in its turn also if another of that moment has set it", () => {
    const [[release] = [], [funding] = [], [collection] = []] = turns
    if (release === undefined || funding === undefined || collection === undefined) throw new Error("no turns")
    const agenda = agendaOf(collection, funding)
    expect(agenda.next(at)).toEqual(funding)
    agenda.set(release)
    expect(due(agenda, 10)).toEqual(["reserve_expiry", "collection"])
  })
})

describe("what matures", () => {
  it("comes before everything else of its moment, whenever it was set", () => {
    const agenda = agendaOf(arrival(10, "a"), arrival(9, "b"))
    mature(agenda, 10, "ada", "1.00 usd")
    expect(due(agenda, 10)).toEqual(["b", "10: 1.00 usd of ada, card", "a"])
  })

  it("comes in the order in which it was set", () => {
    const agenda = Agenda.make()
    mature(agenda, 11, "ada", "8.00 usd")
    mature(agenda, 10, "sten", "5.00 usd")
    mature(agenda, 10, "ada", "2.00 eur")
    expect(due(agenda, 100)).toEqual([
      "10: 5.00 usd of sten, card",
      "10: 2.00 eur of ada, card",
      "11: 8.00 usd of ada, card"
    ])
  })

  it("is handed out once, also what is set for a moment already asked for", () => {
    const agenda = Agenda.make()
    mature(agenda, 10, "ada", "1.00 usd")
    expect(due(agenda, 10)).toEqual(["10: 1.00 usd of ada, card"])
    mature(agenda, 10, "ada", "2.00 usd")
    expect(due(agenda, 10)).toEqual(["10: 2.00 usd of ada, card"])
  })
})
