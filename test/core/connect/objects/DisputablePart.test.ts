import { expect, it } from "vitest"
import * as DisputablePart from "#core/connect/objects/DisputablePart.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import {
  after,
  charge,
  dispute,
  done,
  escalation,
  evidence,
  inquiry,
  lost,
  moment,
  money,
  passed,
  refund,
  refundFailure,
  won
} from "../Worlds.ts"
import * as Money from "#core/money/Money.ts"

const flour = charge("flour", "10.00 usd")
const part = (amount: string) => ({ amount: money(`${amount} usd`) })
const back = (key: string, amount: string) => refund(key, "ch_flour", part(amount))
const whole = dispute("bank", "ch_flour")
const prevented = (key: string, amount: string) => dispute(key, "ch_flour", { status: "prevented", ...part(amount) })
const proof = evidence("slip", "dp_bank")

const told = (world: ReturnType<typeof after>, id = "ch_flour"): string => {
  const found = world.charge(id) ?? expect.fail("no charge")
  const { inquired, undisputed } = DisputablePart.of(found, Dispute.ofCharge(world, found), found.amountRefunded)
  return `${Money.format(undisputed)} / ${Money.format(inquired)}`
}

it.each<readonly [string, ReadonlyArray<Command>, string]>([
  ["all of what was never disputed", [], "10.00 usd / 0.00 usd"],
  ["not what was refunded", [back("some", "3.00")], "7.00 usd / 0.00 usd"],
  ["not what a dispute has", [dispute("bank", "ch_flour", part("4.00"))], "6.00 usd / 0.00 usd"],
  ["nothing of what is more than there was", [dispute("bank", "ch_flour", part("25.00"))], "0.00 usd / 0.00 usd"],
  ["not what was lost", [dispute("bank", "ch_flour", { status: "lost", ...part("4.00") })], "6.00 usd / 0.00 usd"],
  ["not what was won", [whole, proof, won("yes", "dp_bank")], "0.00 usd / 0.00 usd"],
  ["not what was conceded in part", [whole, proof, lost("part", "dp_bank", "4.00 usd")], "0.00 usd / 0.00 usd"],
  ["what an inquiry asks about", [inquiry("bank", "ch_flour", part("4.00"))], "6.00 usd / 4.00 usd"],
  [
    "of that no more than was not refunded",
    [inquiry("bank", "ch_flour", part("9.00")), back("some", "3.00")],
    "0.00 usd / 7.00 usd"
  ],
  [
    "not what was asked about and then disputed",
    [inquiry("bank", "ch_flour", part("4.00")), escalation("more", "dp_bank")],
    "6.00 usd / 0.00 usd"
  ],
  ["not what was prevented", [prevented("bank", "4.00")], "6.00 usd / 0.00 usd"],
  ["the same once that is refunded", [prevented("bank", "4.00"), back("its", "4.00")], "6.00 usd / 0.00 usd"],
  ["less what is refunded besides", [prevented("bank", "4.00"), back("more", "5.00")], "5.00 usd / 0.00 usd"],
  ["less what was refunded before", [back("some", "2.00"), prevented("bank", "4.00")], "4.00 usd / 0.00 usd"],
  [
    "the same once what was prevented after a refund is refunded",
    [back("some", "2.00"), prevented("bank", "4.00"), back("its", "4.00")],
    "4.00 usd / 0.00 usd"
  ],
  [
    "not what was prevented of it twice, each refunded in its turn",
    [prevented("bank", "4.00"), back("its", "6.00"), prevented("next", "3.00"), back("too", "3.00")],
    "1.00 usd / 0.00 usd"
  ],
  [
    "not what was won beside what was prevented, also where more is refunded than that",
    [
      dispute("bank", "ch_flour", part("3.00")),
      proof,
      won("yes", "dp_bank"),
      prevented("next", "4.00"),
      back("its", "6.00")
    ],
    "1.00 usd / 0.00 usd"
  ],
  [
    "what had been refunded, once that failed",
    [back("some", "5.00"), prevented("bank", "4.00"), refundFailure("no", "re_some")],
    "6.00 usd / 0.00 usd"
  ]
])("a dispute may be of %s", (_, commands, expected) => {
  expect(told(after([flour, ...commands]))).toBe(expected)
})

it("what an inquiry asked about may be disputed anew once that has closed", () => {
  const world = after([flour, inquiry("bank", "ch_flour", part("4.00"))])
  passed(world, moment("2026-07-20"))
  expect(told(world)).toBe("10.00 usd / 0.00 usd")
})

it("a bank debit is disputed whole also where it was refunded, and once", () => {
  const world = after([charge("rent", "10.00 usd", { paymentMethod: "us_bank_account" })])
  const paid = moment("2026-03-09")
  done(world, refund("some", "py_rent", part("3.00")), paid)
  expect(told(world, "py_rent")).toBe("10.00 usd / 0.00 usd")
  done(world, dispute("bank", "py_rent", part("4.00")), paid)
  expect(told(world, "py_rent")).toBe("6.00 usd / 0.00 usd")
})
