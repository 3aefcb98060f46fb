/**
 * Designs: the small market run once, with what is compared of it.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as Design from "#core/report/Design.ts"
import * as Exposure from "#core/report/Exposure.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Instant } from "#core/time/Instant.ts"
import { ada, market, moment, sten, world } from "../connect/Worlds.ts"

export type Play = ReadonlyArray<readonly [Instant, Command]>

/** The commands carried out, and time until `until`. */
export const played = (
  commands: Play,
  setup: Partial<MemoryWorld.Setup> = {},
  until: Instant = moment("2026-04-30")
): Design.Design => {
  const accounts = setup.accounts ?? [ada, sten]
  const of = world({ ...setup, accounts })
  const counted = Design.empty(until, setup.exchangeRates)
  const flow = FundFlow.empty(until, market.id, [market, ...accounts])
  const see = (seen: Run.Step | Run.Ended) => {
    for (const entry of Run.entriesOf(seen)) FundFlow.add(flow, entry)
    for (const { happening, outcome } of seen.happened) {
      Design.add(counted, of, outcome, happening.at)
      if (happening.kind === "payout_finality") DaysUntilCash.settle(counted.days, happening.payout)
    }
    if (seen._tag === "done") Design.add(counted, of, seen.outcome, seen.at)
  }
  for (const [at, command] of commands.filter(([at]) => at <= until)) {
    const step = Run.step(of, { at, command })
    if (step._tag === "refused") throw new Error(`${command.key} was refused: ${step.refusal.message}`)
    see(step)
  }
  see({ _tag: "ended", happened: Run.advance(of, until) })
  return {
    ...counted,
    platform: market.id,
    accounts: [market, ...accounts],
    flow: FundFlow.result(flow),
    exposures: Exposure.of(of),
    waitingRefunds: [market, ...accounts].flatMap(({ id }) => [...of.waitingRefunds(id)])
  }
}
