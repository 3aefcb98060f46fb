import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputeSums from "#core/report/DisputeSums.ts"
import * as Run from "#core/simulation/Run.ts"
import {
  charge,
  dispute,
  done,
  escalation,
  evidence,
  inquiry,
  lost,
  money,
  moment,
  passed,
  thursday,
  won,
  world
} from "../connect/Worlds.ts"

const keys = ["a", "b", "c", "d", "e"]
const of = world()
const sums = DisputeSums.empty()
const see = (outcomes: ReadonlyArray<Run.Happened["outcome"]>) => {
  for (const outcome of outcomes) DisputeSums.add(sums, outcome)
}
const send = (...commands: ReadonlyArray<Command>) => {
  for (const command of commands) see(Run.outcomesOf(done(of, command)))
}
const told = () =>
  DisputeSums.list(sums).map(({ amount, count, status }) => `${count} ${status} ${Money.format(amount)}`)

it("every dispute is counted once, as what it is now, and only what is open is kept", () => {
  expect(told()).toEqual([])
  for (const key of keys) send(charge(key, "10.00 usd"))
  see(passed(of, thursday).map(({ outcome }) => outcome))
  send(dispute("x", "ch_a"), dispute("y", "ch_b"), inquiry("z", "ch_c"), dispute("p", "ch_d", { status: "prevented" }))
  expect(told()).toEqual(["2 needs_response 20.00 usd", "1 warning_needs_response 10.00 usd", "1 prevented 10.00 usd"])

  send(evidence("x-answer", "dp_x"), escalation("worse", "dp_z"))
  expect(told()).toEqual(["2 needs_response 20.00 usd", "1 under_review 10.00 usd", "1 prevented 10.00 usd"])
  expect([...sums.open.keys()]).toEqual(["dp_x", "dp_y", "dp_z"])

  send(lost("x-lost", "dp_x", "4.00 usd"))
  see(passed(of, moment("2026-04-10")).map(({ outcome }) => outcome))
  expect(told()).toEqual(["3 lost 30.00 usd", "1 prevented 10.00 usd"])
  expect(sums.open.size).toBe(0)

  send(won("late", "dp_y"), dispute("q", "ch_e", { status: "lost" }))
  expect(told()).toEqual(["1 won 10.00 usd", "3 lost 30.00 usd", "1 prevented 10.00 usd"])
  expect(DisputeSums.list(sums).map(({ reinstated, status, withdrawn }) => [status, withdrawn, reinstated])).toEqual([
    ["won", money("10.00 usd"), money("10.00 usd")],
    ["lost", money("30.00 usd"), money("4.00 usd")],
    ["prevented", money("0.00 usd"), money("0.00 usd")]
  ])
  send(won("later", "dp_q"))
  expect(told()).toEqual(["2 won 20.00 usd", "2 lost 20.00 usd", "1 prevented 10.00 usd"])
})

it("an inquiry that closes by itself is counted as that", () => {
  const quiet = world()
  const own = DisputeSums.empty()
  const outcomes = [charge("a", "10.00 usd"), inquiry("z", "ch_a")].flatMap((command) =>
    Run.outcomesOf(done(quiet, command))
  )
  outcomes.push(...passed(quiet, moment("2026-08-01")).map(({ outcome }) => outcome))
  for (const outcome of outcomes) DisputeSums.add(own, outcome)
  expect(DisputeSums.list(own).map(({ count, status }) => `${count} ${status}`)).toEqual(["1 warning_closed"])
})
