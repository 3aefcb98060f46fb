import { expect, it } from "vitest"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Money from "#core/money/Money.ts"
import * as ReserveHistory from "#core/report/ReserveHistory.ts"
import * as Rate from "#core/money/Rate.ts"
import { connected, done, reserveHold, reserveRelease, thursday, toAda, passed, world } from "../connect/Worlds.ts"

it("is what a plan held of the charges of a payment, and no other hold", () => {
  const reservePlan = { percent: Rate.of("20%"), release: { type: "rolling_release", daysAfterCharge: 30 } } as const
  const of = world({ accounts: [connected("Ada", "express", { reservePlan })] })
  const steps = [done(of, toAda("cake", "10.00 usd")), done(of, toAda("tart", "20.00 usd"))]
  passed(of, thursday)
  steps.push(done(of, reserveHold("safe", "1.00 usd")))
  steps.push(done(of, reserveRelease("part", "reshold_cake", "0.50 usd")))
  const all = new Map<string, ConnectObject>()
  for (const { outcome } of steps)
    for (const object of [...outcome.made, ...outcome.changed]) all.set(object.id, object)
  const said = (id: string) =>
    ReserveHistory.of(all.get(id) ?? expect.fail(`there is no ${id}`), all).map(
      ({ hold, releases }) =>
        `${hold.id} ${Money.format(hold.amountReleasable)}: ${releases.map((it) => Money.format(it.amount)).join(", ")}`
    )
  expect(said("ch_cake")).toEqual(["reshold_cake 1.50 usd: 0.50 usd"])
  expect(said("ch_tart")).toEqual(["reshold_tart 4.00 usd: "])
  expect(said("reshold_safe")).toEqual([])
})
