import { expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as RiskReserves from "#core/report/RiskReserves.ts"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  connected,
  done,
  market,
  moment,
  passed,
  reserveHold,
  reserveRelease,
  toAda,
  topUp,
  transfer,
  world
} from "../connect/Worlds.ts"

const ben = connected("Ben")
const early = moment("2026-03-20")
const april = moment("2026-04-10")
const play: ReadonlyArray<Command> = [topUp("cash", "200.00 usd"), toAda("cake", "100.00 usd")]
const holds: ReadonlyArray<Command> = [
  transfer("gift", "50.00 usd", { destination: ben.id, sourceType: "bank_account" }),
  reserveHold("late", "30.00 usd", { releaseAfter: april }),
  reserveHold("early", "20.00 usd", { releaseAfter: early }),
  reserveHold("more", "5.00 usd", { releaseAfter: early }),
  reserveHold("bens", "7.00 usd", { stripeAccount: ben.id, sourceType: "bank_account", releaseAfter: early }),
  reserveHold("gone", "1.00 usd", { releaseAfter: early }),
  reserveRelease("back", "reshold_gone"),
  reserveRelease("part", "reshold_late", "12.00 usd")
]

it("is what is held of each account, by when it goes back", () => {
  const of = world({ accounts: [ben, ada] })
  for (const command of play) done(of, command)
  passed(of, moment("2026-03-10"))
  for (const command of holds) done(of, command)
  const reserves = () =>
    RiskReserves.of(of, [market, ada, ben]).map(
      ({ account, amount, holds, releasedAt }) =>
        `${account} ${Money.format(amount)} ${Instant.format(releasedAt)} ${holds.join("+")}`
    )
  expect(reserves()).toEqual([
    "acct_ada 25.00 usd 2026-03-21T00:00:00Z reshold_early+reshold_more",
    "acct_ada 18.00 usd 2026-04-11T00:00:00Z reshold_late",
    "acct_ben 7.00 usd 2026-03-21T00:00:00Z reshold_bens"
  ])
  passed(of, moment("2026-04-11"))
  expect(reserves()).toEqual([])
})
