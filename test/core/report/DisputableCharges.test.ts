import { describe, expect, it } from "vitest"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"
import {
  ada,
  charge,
  connected,
  market,
  moment,
  money,
  payout,
  monday,
  paymentFailure,
  platformOf,
  refund,
  refundCancel,
  refundFailure,
  thursday,
  toAda,
  tuesday,
  world,
  dispute,
  disputeClose,
  evidence,
  won as disputeWon,
  escalation,
  inquiry
} from "../connect/Worlds.ts"
import { borders, cara, rates } from "../connect/Borders.ts"

const usd = market.currency

/** Carries it out, and counts what it does. */
const count = (
  disputable: DisputableCharges.DisputableCharges,
  made: MovingWorld,
  at: Instant,
  command: Command
): void => {
  const step = Run.step(made, { at, command })
  expect(step._tag).toBe("done")
  for (const outcome of Run.outcomesOf(step)) DisputableCharges.add(disputable, made, outcome)
}

const of = (asOf: string, commands: ReadonlyArray<readonly [Instant, Command]>) => {
  const made = world({ choices: { refundWithoutFunds: "negative_balance" } })
  const disputable = DisputableCharges.empty(moment(asOf))
  for (const [at, command] of commands) count(disputable, made, at, command)
  return [ada.id, market.id].map((account) => DisputableCharges.of(disputable, account, usd))
}
const lamp = charge("lamp", "10.00 usd", { stripeAccount: ada.id })

it("what can be disputed is what payers paid to an account and did not get back", () => {
  expect(of("2026-03-20", [])).toEqual([money("0 usd"), money("0 usd")])
  expect(
    of("2026-03-20", [
      [monday, lamp],
      [monday, toAda("cake", "20.00 usd")],
      [tuesday, refund("some", "ch_lamp", { amount: money("3.00 usd") })],
      [tuesday, refund("none", "ch_cake", { reverseTransfer: true })]
    ])
  ).toEqual([money("7.00 usd"), money("0 usd")])
})

it("what came in as another currency counts at the rate of the report's day, and nothing is left of what went back", () => {
  const made = borders()
  const disputable = DisputableCharges.empty(moment("2026-03-20"), rates)
  const commands = [
    charge("lamp", "10.00 usd", { stripeAccount: cara.id }),
    charge("cake", "0.51 usd", { stripeAccount: cara.id })
  ]
  const refunds = [refund("some", "ch_lamp", { amount: money("3.00 usd") }), refund("all", "ch_cake")]
  for (const command of [...commands, ...refunds]) {
    count(disputable, made, monday, command)
  }
  expect(DisputableCharges.of(disputable, cara.id, cara.currency)).toEqual(money("9.10 cad"))
  expect(DisputableCharges.of(disputable, cara.id, usd)).toEqual(money("0 usd"))
})

it("a refund that comes back can be disputed again", () => {
  expect(
    of("2026-03-20", [
      [monday, lamp],
      [tuesday, refund("all", "ch_lamp")],
      [thursday, refundFailure("back", "re_all")]
    ])[0]
  ).toEqual(money("10.00 usd"))
})

it("120 days after a payment nothing of it can be disputed", () => {
  const refunded = [
    [monday, lamp],
    [tuesday, refund("some", "ch_lamp", { amount: money("3.00 usd") })]
  ] as const
  expect(of("2026-06-30T09:30:00Z", refunded)[0]).toEqual(money("7.00 usd"))
  expect(of("2026-06-30T09:30:01Z", refunded)[0]).toEqual(money("0 usd"))
  expect(of("1970-01-02", [])[0]).toEqual(money("0 usd"))
})

it("what was withdrawn is not disputed once more, however its dispute began and whatever was refunded", () => {
  const filed = (command: Command, ...more: ReadonlyArray<readonly [Instant, Command]>) =>
    of("2026-03-20", [
      [monday, lamp],
      [tuesday, refund("some", "ch_lamp", { amount: money("3.00 usd") })],
      [tuesday, command],
      ...more
    ])[0]
  expect(filed(dispute("d", "ch_lamp", { amount: money("2.00 usd") }))).toEqual(money("5.00 usd"))
  expect(filed(dispute("d", "ch_lamp", { amount: money("9.00 usd") }))).toEqual(money("0.00 usd"))
  expect(filed(inquiry("d", "ch_lamp"))).toEqual(money("7.00 usd"))
  expect(filed(inquiry("d", "ch_lamp", { amount: money("2.00 usd") }))).toEqual(money("7.00 usd"))
  expect(filed(inquiry("d", "ch_lamp"), [thursday, escalation("e", "dp_d")])).toEqual(money("0.00 usd"))
  const late = of("2026-07-30", [
    [monday, lamp],
    [tuesday, dispute("d", "ch_lamp")]
  ])[0]
  expect(late).toEqual(money("0.00 usd"))
})

it("what was resolved before it became a chargeback is not disputed any more, and refunded it is gone once", () => {
  const prevented = dispute("early", "ch_lamp", { status: "prevented" })
  const part = dispute("early", "ch_lamp", { status: "prevented", amount: money("4.00 usd") })
  const told = (...more: ReadonlyArray<Command>) =>
    of("2026-03-20", [[monday, lamp], ...more.map((command) => [thursday, command] as const)])[0]
  expect(told()).toEqual(money("10.00 usd"))
  expect(told(prevented)).toEqual(money("0 usd"))
  expect(told(prevented, refund("back", "ch_lamp"))).toEqual(money("0 usd"))
  expect(told(part)).toEqual(money("6.00 usd"))
  expect(told(part, refund("back", "ch_lamp", { amount: money("4.00 usd") }))).toEqual(money("6.00 usd"))
  expect(told(part, refund("back", "ch_lamp", { amount: money("3.00 usd") }))).toEqual(money("6.00 usd"))
  expect(told(part, refund("back", "ch_lamp", { amount: money("7.00 usd") }))).toEqual(money("3.00 usd"))
})

it("the refund of what was prevented is one that comes after it, and each is of one of them", () => {
  const back = (key: string, amount: string) => refund(key, "ch_lamp", { amount: money(amount) })
  const part = (key: string, amount: string) => dispute(key, "ch_lamp", { status: "prevented", amount: money(amount) })
  const told = (...more: ReadonlyArray<Command>) =>
    of("2026-03-20", [[monday, lamp], ...more.map((command) => [thursday, command] as const)])[0]
  expect(told(back("before", "2.00 usd"), part("early", "4.00 usd"))).toEqual(money("4.00 usd"))
  expect(told(back("before", "2.00 usd"), part("early", "4.00 usd"), back("its", "4.00 usd"))).toEqual(
    money("4.00 usd")
  )
  const twice = [part("early", "4.00 usd"), back("its", "6.00 usd"), part("next", "3.00 usd")]
  expect(told(...twice)).toEqual(money("1.00 usd"))
  expect(told(...twice, back("other", "3.00 usd"))).toEqual(money("1.00 usd"))
  // One that was refunded before and whose refund fails may be disputed again.
  const failing = [back("before", "5.00 usd"), part("early", "4.00 usd"), refundFailure("no", "re_before")]
  expect(told(...failing)).toEqual(money("6.00 usd"))
})

it("a bank debit that was refunded may be taken whole all the same, once", () => {
  const debited = (...more: ReadonlyArray<readonly [Instant, Command]>) =>
    of("2026-03-20", [
      [monday, charge("lamp", "10.00 usd", { stripeAccount: ada.id, paymentMethod: "us_bank_account" })],
      [monday, refund("some", "py_lamp", { amount: money("3.00 usd") })],
      ...more
    ])[0]
  const bank: Command = dispute("d", "py_lamp")
  expect(debited()).toEqual(money("10.00 usd"))
  expect(debited([moment("2026-03-09"), bank])).toEqual(money("0.00 usd"))
  expect(debited([moment("2026-03-09"), refund("rest", "py_lamp")])).toEqual(money("10.00 usd"))
  expect(debited([moment("2026-03-09"), refund("rest", "py_lamp")], [moment("2026-03-10"), bank])).toEqual(
    money("0.00 usd")
  )
})

it("what was withdrawn and won back, and is refunded then, is gone once and not twice", () => {
  const won = (amount: string, ...refunds: ReadonlyArray<string>) =>
    of("2026-03-28", [
      [monday, lamp],
      [monday, charge("rug", "50.00 usd", { stripeAccount: ada.id })],
      [tuesday, dispute("d", "ch_lamp", { amount: money(amount) })],
      [tuesday, evidence("proof", "dp_d")],
      [thursday, disputeWon("won", "dp_d")],
      ...refunds.map((each, index) => [thursday, refund(`r${index}`, "ch_lamp", { amount: money(each) })] as const)
    ])[0]
  expect(won("10.00 usd")).toEqual(money("50.00 usd"))
  expect(won("10.00 usd", "10.00 usd")).toEqual(money("50.00 usd"))
  expect(won("4.00 usd", "5.00 usd")).toEqual(money("51.00 usd"))
  expect(won("4.00 usd", "6.00 usd", "4.00 usd")).toEqual(money("50.00 usd"))
})

it("what refunds wait for is on its way back, until a dispute overtakes them", () => {
  const made = world()
  const disputable = DisputableCharges.empty(moment("2026-03-28"))
  const left = (at: Instant, command: Command) => {
    count(disputable, made, at, command)
    return DisputableCharges.of(disputable, ada.id, usd)
  }
  expect(left(monday, lamp)).toEqual(money("10.00 usd"))
  expect(left(moment("2026-03-10"), payout("out", undefined, { stripeAccount: ada.id }))).toEqual(money("10.00 usd"))
  expect(left(moment("2026-03-11"), refund("r", "ch_lamp", { amount: money("4.00 usd") }))).toEqual(money("6.00 usd"))
  expect(left(moment("2026-03-12"), dispute("d", "ch_lamp", { amount: money("7.00 usd") }))).toEqual(money("3.00 usd"))
})

it("a refund that waits for funds is gone back once, also when it is paid, and not once it is canceled", () => {
  const waiting: ReadonlyArray<readonly [Instant, Command]> = [
    [monday, lamp],
    [thursday, payout("out", undefined, { stripeAccount: ada.id })],
    [thursday, refund("r", "ch_lamp", { amount: money("4.00 usd") })]
  ]
  const left = (...more: ReadonlyArray<readonly [Instant, Command]>) => {
    const made = world()
    const disputable = DisputableCharges.empty(moment("2026-03-28"))
    for (const [at, command] of [...waiting, ...more]) count(disputable, made, at, command)
    return [made.refund("re_r")?.status, DisputableCharges.of(disputable, ada.id, usd)]
  }
  expect(left()).toEqual(["pending", money("6.00 usd")])
  expect(left([thursday, refundCancel("stop", "re_r")])).toEqual(["canceled", money("10.00 usd")])
  const rug = charge("rug", "50.00 usd", { stripeAccount: ada.id })
  const later = charge("later", "0.50 usd", { stripeAccount: ada.id })
  expect(left([thursday, rug], [moment("2026-03-12"), later])).toEqual(["succeeded", money("56.50 usd")])
})

describe("a bank debit", () => {
  const debited = charge("lamp", "10.00 usd", { stripeAccount: ada.id, paymentMethod: "us_bank_account" })
  const paid = moment("2026-03-10T12:00Z")

  it("can be disputed for a time of its own", () => {
    expect(of("2026-05-01T09:30:00Z", [[monday, debited]])[0]).toEqual(money("10.00 usd"))
    expect(of("2026-05-01T09:30:01Z", [[monday, debited]])[0]).toEqual(money("0.00 usd"))
  })

  it("can be disputed for ever where its banks know no end", () => {
    const { currency, tariff } = platformOf("GB")
    const gina = connected("Gina", "express", { country: "GB", currency, tariff })
    const made = world({ platform: platformOf("GB"), accounts: [gina] })
    const disputable = DisputableCharges.empty(moment("2036-03-20"))
    const debit = charge("lamp", "10.00 gbp", { stripeAccount: gina.id, paymentMethod: "bacs_debit" })
    count(disputable, made, monday, debit)
    expect(DisputableCharges.of(disputable, gina.id, currency)).toEqual(money("10.00 gbp"))
  })

  it("that its bank does not pay cannot be, whenever that is asked", () => {
    const failed = [
      [monday, debited],
      [thursday, paymentFailure("gone", "py_lamp")]
    ] as const
    expect(of("2026-03-20", failed)[0]).toEqual(money("0.00 usd"))
    expect(of("2026-07-30", failed)[0]).toEqual(money("0.00 usd"))
  })

  it("is disputed once and for all", () => {
    const disputed = [
      [monday, debited],
      [paid, dispute("d", "py_lamp", { amount: money("4.00 usd") })]
    ] as const
    expect(of("2026-03-20", disputed)[0]).toEqual(money("6.00 usd"))
  })
})

it("another dispute of a payment whose first was won withdraws what it is of", () => {
  expect(
    of("2026-03-28", [
      [monday, lamp],
      [tuesday, dispute("d", "ch_lamp", { amount: money("2.00 usd") })],
      [tuesday, evidence("proof", "dp_d")],
      [thursday, disputeWon("won", "dp_d")],
      [thursday, dispute("again", "ch_lamp", { amount: money("3.00 usd") })],
      [moment("2026-03-06"), evidence("more", "dp_again")]
    ])[0]
  ).toEqual(money("5.00 usd"))
})

it("what one of several disputes took is gone, and counts once whatever becomes of it", () => {
  const two = [
    [monday, lamp],
    [tuesday, dispute("d", "ch_lamp", { amount: money("2.00 usd") })],
    [tuesday, dispute("e", "ch_lamp", { amount: money("5.00 usd") })]
  ] as const
  expect(of("2026-03-28", two)[0]).toEqual(money("3.00 usd"))
  const won = [
    ...two,
    [tuesday, evidence("proof", "dp_d")],
    [thursday, disputeWon("won", "dp_d")],
    [thursday, disputeClose("close", "dp_e")]
  ] as const
  expect(of("2026-03-28", won)[0]).toEqual(money("3.00 usd"))
  expect(of("2026-07-30", won)[0]).toEqual(money("0.00 usd"))
})

it("several inquiries keep open what they ask about together, each until it is over", () => {
  const late = (...more: ReadonlyArray<readonly [Instant, Command]>) =>
    of("2026-07-30", [
      [monday, lamp],
      [moment("2026-06-01"), inquiry("d", "ch_lamp", { amount: money("2.00 usd") })],
      [moment("2026-06-01"), inquiry("e", "ch_lamp", { amount: money("5.00 usd") })],
      ...more
    ])[0]
  expect(late()).toEqual(money("7.00 usd"))
  expect(late([moment("2026-06-05"), escalation("x", "dp_d")])).toEqual(money("5.00 usd"))
  expect(late([moment("2026-06-05"), inquiry("f", "ch_lamp", { amount: money("9.00 usd") })])).toEqual(
    money("10.00 usd")
  )
})

it("an inquiry about what was disputed and won back opens it again", () => {
  expect(
    of("2026-03-28", [
      [monday, lamp],
      [tuesday, dispute("d", "ch_lamp")],
      [tuesday, evidence("proof", "dp_d")],
      [thursday, disputeWon("won", "dp_d")],
      [thursday, inquiry("again", "ch_lamp", { amount: money("4.00 usd") })]
    ])[0]
  ).toEqual(money("4.00 usd"))
})

it("what an inquiry asks about is open as long as that is, also when the time to dispute is over", () => {
  const late = (...more: ReadonlyArray<readonly [Instant, Command]>) =>
    of("2026-07-30", [[monday, lamp], [moment("2026-06-01"), inquiry("d", "ch_lamp")], ...more])[0]
  expect(late()).toEqual(money("10.00 usd"))
  expect(late([moment("2026-06-05"), escalation("e", "dp_d")])).toEqual(money("0.00 usd"))
  expect(late([moment("2026-06-05"), refund("all", "ch_lamp")])).toEqual(money("0.00 usd"))
})

it("what an inquiry asks about is no more than it says, and than there is left of the payment", () => {
  const late = (asked: string, ...more: ReadonlyArray<readonly [Instant, Command]>) =>
    of("2026-07-30", [
      [monday, lamp],
      [tuesday, refund("some", "ch_lamp", { amount: money("3.00 usd") })],
      [moment("2026-06-01"), inquiry("d", "ch_lamp", { amount: money(asked) })],
      ...more
    ])[0]
  expect(late("2.00 usd")).toEqual(money("2.00 usd"))
  expect(late("9.00 usd")).toEqual(money("7.00 usd"))
  const more = [moment("2026-06-05"), refund("more", "ch_lamp", { amount: money("4.00 usd") })] as const
  expect(late("2.00 usd", more)).toEqual(money("2.00 usd"))
  expect(late("9.00 usd", more)).toEqual(money("3.00 usd"))
})
