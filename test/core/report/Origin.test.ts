import { expect, it } from "vitest"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Origin from "#core/report/Origin.ts"
import { done, money, refund, toAda, world } from "../connect/Worlds.ts"

it("is the charge of whatever followed from it, and an object itself where nothing is known before it", () => {
  const of = world()
  const both = { reverseTransfer: true, refundApplicationFee: true }
  const steps = [
    done(of, toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })),
    done(of, refund("back", "ch_cake", both))
  ]
  const all = new Map<string, ConnectObject>()
  for (const { outcome } of steps)
    for (const object of [...outcome.made, ...outcome.changed]) all.set(object.id, object)
  expect(all.size).toBeGreaterThan(6)
  expect(new Set([...all.values()].map((object) => Origin.of(all, object).id))).toEqual(new Set(["ch_cake"]))
  const sent = all.get("tr_cake") ?? expect.fail("nothing was sent")
  expect(Origin.of(new Map(), sent)).toBe(sent)
})
