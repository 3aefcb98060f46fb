import { expect, it } from "vitest"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Origin from "#core/report/Origin.ts"
import {
  ada,
  balancePayment,
  balancePaymentRefund,
  charge,
  done,
  financing,
  moment,
  money,
  payout,
  payoutReversal,
  refund,
  reserveHold,
  reserveRelease,
  thursday,
  toAda,
  world
} from "../connect/Worlds.ts"

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

it("is the loan, the payout, the hold or the payment that something was of", () => {
  const of = world()
  const steps = [
    done(of, charge("own", "100.00 usd")),
    done(of, financing("oven", "1000.00 usd")),
    done(of, charge("sale", "100.00 usd", { stripeAccount: ada.id })),
    done(of, balancePayment("rent", "5.00 usd"), thursday),
    done(of, balancePaymentRefund("less", "py_rent")),
    done(of, reserveHold("safe", "1.00 usd")),
    done(of, reserveRelease("part", "reshold_safe")),
    done(of, payout("out", "50.00 usd", { stripeAccount: ada.id })),
    done(of, payoutReversal("stop", "po_out"), moment("2026-03-12T10:00Z")),
    done(of, refund("back", "ch_sale"), moment("2026-03-13T10:00Z"))
  ]
  const made = steps.flatMap(({ outcome }) => outcome.made)
  const all = new Map<string, ConnectObject>(made.map((object) => [object.id, object]))
  const followed = made.flatMap((object) => {
    const origin = Origin.of(all, object).id
    return origin === object.id ? [] : [`${object.id} of ${origin}`]
  })
  expect(followed).toEqual([
    "fnpay_oven of flxln_oven",
    "fnpd_sale of ch_sale",
    "pyr_less of py_rent",
    "resrel_part of reshold_safe",
    "po_stop of po_out",
    "re_back of ch_sale",
    "fnpdr_back of ch_sale"
  ])
})
