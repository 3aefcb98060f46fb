import { expect, it } from "vitest"
import * as Foreseen from "#core/connect/Foreseen.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import { Result } from "effect"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import { ada, charge, done, moment, money, monday, passed, payout, refund, world } from "./Worlds.ts"

const thursday = moment("2026-03-12")

/** Her sale of 400.00 has come. */
const sold = () => {
  const made = world()
  done(made, charge("own", "400.00 usd", { stripeAccount: ada.id }), monday)
  passed(made, thursday)
  return made
}

it("shows objects and balances as what was seen leaves them, and changes nothing", () => {
  const made = sold()
  const before = made.balance(ada.id, ada.currency)
  const then = Foreseen.of(made, thursday)
  expect(then.world.balance(ada.id, ada.currency)).toEqual(before)
  const back = refund("back", "ch_own", { amount: money("100.00 usd") })
  const outcome = Result.getOrThrow(Decision.decide(then.world, back, thursday))
  then.see(outcome)
  then.see(
    Result.getOrThrow(Decision.decide(then.world, charge("new", "50.00 usd", { stripeAccount: ada.id }), thursday))
  )
  expect(then.world.refund("re_back")?.status).toBe("succeeded")
  expect(then.world.charge("ch_own")?.amountRefunded).toEqual(money("100.00 usd"))
  expect(made.charge("ch_own")?.amountRefunded).toEqual(money("0.00 usd"))
  expect(made.balance(ada.id, ada.currency)).toEqual(before)
  const seen = ["card", "bank_account", undefined] as const
  const [card, bank, all] = seen.map((pot) => then.world.balance(ada.id, ada.currency, pot))
  expect(all).toEqual(card)
  expect(bank).toEqual(made.balance(ada.id, ada.currency, "bank_account"))
  done(made, back, thursday)
  done(made, charge("new", "50.00 usd", { stripeAccount: ada.id }), thursday)
  expect(all).toEqual(made.balance(ada.id, ada.currency))
})

it("a refund that was paid waits no more", () => {
  const made = sold()
  done(made, payout("out", undefined, { stripeAccount: ada.id }))
  done(made, refund("back", "ch_own", { amount: money("100.00 usd") }))
  const [waiting] = made.waitingOf("ch_own")
  const then = Foreseen.of(made, made.now())
  expect([...then.world.waitingOf("ch_own")]).toEqual([waiting])
  then.see({
    made: [],
    changed: [waiting ?? expect.fail()],
    transactions: [],
    bankMovements: [],
    matured: [],
    happenings: []
  })
  expect([...then.world.waitingOf("ch_own")]).toEqual([])
  expect([...made.waitingOf("ch_own")]).toEqual([waiting])
})

it("shows as available what is pending until its moment, in each pot and in all of them", () => {
  const made = sold()
  done(made, charge("soon", "50.00 usd", { stripeAccount: ada.id }))
  const soon = made.balance(ada.id, ada.currency)
  expect(Money.isPositive(soon.pending)).toBe(true)
  const then = (at: Instant.Instant) =>
    ([undefined, "card"] as const).map((pot) => Foreseen.of(made, at).world.balance(ada.id, ada.currency, pot))
  expect(then(made.now())).toEqual([soon, soon])
  const [first] = made.maturing(ada.id, ada.currency, "card")
  const at = first?.at ?? expect.fail()
  const all = { available: Money.add(soon.available, soon.pending), pending: money("0.00 usd") }
  expect(then(at)).toEqual([all, all])
  expect(then(Instant.plus(at, -1))).toEqual([soon, soon])
})
