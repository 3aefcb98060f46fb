import { describe, expect, it } from "vitest"
import { asked, byId, daily, held, line, outcomeOf } from "./Lines.ts"
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as OwnPayouts from "#adapters/memory/OwnPayouts.ts"
import type { Scheduled } from "#core/connect/Happening.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import { connected, moment, money } from "../../core/connect/Worlds.ts"

const usd = Currency.of("usd")
const now = moment("2026-03-02T09:30Z")
const day = Day.fromCivil(2026, 3, 14)

const opened = (payouts: PayoutSettings) => {
  const agenda = Agenda.make()
  const own = OwnPayouts.make(byId(connected("Ada", "express", { payouts })))
  const add = (happenings: ReadonlyArray<Scheduled> = [], ...lines: ReadonlyArray<ReturnType<typeof line>>) =>
    own.apply(outcomeOf(lines, { happenings }), now, agenda)
  /** What is set, handed out one after another. */
  const rest = (): ReadonlyArray<string> => {
    const next = agenda.next(moment("2036-01-01"))
    if (next === undefined) return []
    own.begin(next)
    return [`${next.kind} ${Instant.format(next.at)}`, ...rest()]
  }
  return { own, add, rest }
}

const sale = line("10.00 usd", "2026-03-04", { created: now })
const end = { kind: "holding_end", at: Instant.startOf(day), account: "acct_ada", currency: usd, day } as const
const run = { ...end, kind: "payout_run", at: moment("2026-03-03T01:00Z"), day: Day.fromCivil(2026, 3, 4) } as const

describe("what an account is paid out without asking", () => {
  it("is by its schedule, with a run for what comes", () => {
    const { add, own, rest } = opened(daily)
    add([], sale)
    expect([own.unswept("acct_ada", usd).length, own.held("acct_ada", usd)]).toEqual([1, []])
    expect(own.committed("acct_ada", usd, now)).toEqual(money("0.00 usd"))
    add([run, end])
    expect(rest()).toEqual(["payout_run 2026-03-03T01:00:00Z"])
    add([run, run])
    expect(rest()).toEqual(["payout_run 2026-03-03T01:00:00Z"])
  })

  it("is what it may hold no longer, with a look for what comes", () => {
    const { add, own, rest } = opened(held)
    add([], sale)
    expect([own.unswept("acct_ada", usd), own.held("acct_ada", usd).length]).toEqual([[], 1])
    add([end, run])
    expect(rest()).toEqual(["holding_end 2026-03-14T00:00:00Z"])
    add([end, end])
    expect(rest()).toEqual(["holding_end 2026-03-14T00:00:00Z"])
  })

  it("is not looked for again because its bank is debited for the same day", () => {
    const { add, own, rest } = opened(held)
    add([], sale)
    own.begin({ ...run, day })
    add([end])
    expect(rest()).toEqual(["holding_end 2026-03-14T00:00:00Z"])
  })

  it("is neither where it says neither; all else that an outcome sets is set", () => {
    const { add, own, rest } = opened(asked)
    add([{ kind: "funding", at: now, account: "acct_ada" }, end, run], sale)
    expect([own.unswept("acct_ada", usd), own.held("acct_ada", usd)]).toEqual([[], []])
    expect(rest()).toEqual(["funding 2026-03-02T09:30:00Z"])
  })

  it("begins for one that joins later, either way", () => {
    for (const [payouts, kind] of [
      [daily, "payout_run"],
      [held, "holding_end"]
    ] as const) {
      const agenda = Agenda.make()
      const accounts = new Map(byId(connected("Sten", "standard")))
      const own = OwnPayouts.make(accounts)
      const joined = connected("Ada", "express", { payouts })
      accounts.set(joined.id, joined)
      own.join(joined)
      own.apply(outcomeOf([sale]), now, agenda)
      expect(agenda.next(moment("2036-01-01"))?.kind).toBe(kind)
    }
  })
})

it("an account that is paid out otherwise from now on is so either way, with what it has not been paid out before", () => {
  const accounts = new Map(byId(connected("Ada", "express", { payouts: daily })))
  const agenda = Agenda.make()
  const own = OwnPayouts.make(accounts, "all")
  own.apply(outcomeOf([sale]), now, agenda)
  expect(own.held("acct_ada", usd)).toEqual([])
  const changed = connected("Ada", "express", { payouts: held })
  accounts.set(changed.id, changed)
  own.change(changed, now, agenda)
  expect(own.held("acct_ada", usd).map(({ came }) => came)).toEqual([money("10.00 usd")])
  const next = () => {
    const happening = agenda.next(moment("2036-01-01"))
    if (happening === undefined) return undefined
    own.begin(happening)
    return `${happening.kind} ${Instant.format(happening.at)}`
  }
  expect([next(), next(), next()]).toEqual([
    "payout_run 2026-03-03T01:00:00Z",
    "holding_end 2026-03-14T00:00:00Z",
    undefined
  ])
  own.apply(outcomeOf([line("1.00 usd", "2026-03-05", { created: now, id: "txn_2" })]), now, agenda)
  expect([next(), next()]).toEqual(["holding_end 2026-03-15T00:00:00Z", undefined])
})

it("an account that is paid out otherwise holds what it has not been paid out since the day on which that came", () => {
  const accounts = new Map(byId(connected("Ada", "express", { payouts: daily })))
  const own = OwnPayouts.make(accounts, "all")
  const noon = line("3.00 usd", "2026-03-03T12:00Z", { created: now, id: "txn_2" })
  own.apply(outcomeOf([sale, noon]), now, Agenda.make())
  const changed = connected("Ada", "express", { payouts: held })
  accounts.set(changed.id, changed)
  own.change(changed, now, Agenda.make())
  expect(own.held("acct_ada", usd).map(({ came, day, since }) => [Day.format(day), Day.format(since), came])).toEqual([
    ["2026-03-04", "2026-03-03", money("3.00 usd")],
    ["2026-03-04", "2026-03-04", money("10.00 usd")]
  ])
})
