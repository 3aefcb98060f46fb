import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as DisputeCost from "#core/report/DisputeCost.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import {
  ada,
  charge,
  connected,
  dispute,
  evidence,
  inquiry,
  lost,
  market,
  monday,
  sten,
  thursday,
  toAda,
  tuesday,
  wednesday,
  won
} from "../connect/Worlds.ts"
import { type Play, played } from "./Designs.ts"

const ours = connected("Ours", "express", {
  controller: { ...Controller.typed.custom, feesPayer: "application" }
})

/** What disputes cost the platform, Ada and Ours. */
const costs = (commands: Play): ReadonlyArray<string> => {
  const { disputes } = played(commands, { accounts: [ada, sten, ours] })
  return [market, ada, ours].map(({ currency, id }) => Money.formatAmount(DisputeCost.of(disputes, id, currency)))
}

const direct = (key: string, amount: string, account = ada.id) => charge(key, amount, { stripeAccount: account })

it("a dispute costs its amount and 15.00, and being countered 15.00 more, whoever is charged", () => {
  const lamp = [monday, direct("lamp", "40.00 usd")] as const
  const filed = [tuesday, dispute("one", "ch_lamp")] as const
  expect(costs([lamp])).toEqual(["0.00", "0.00", "0.00"])
  expect(costs([lamp, filed])).toEqual(["0.00", "55.00", "0.00"])
  expect(costs([lamp, filed, [wednesday, evidence("answer", "dp_one")]])).toEqual(["0.00", "70.00", "0.00"])
  expect(costs([[monday, toAda("lamp", "40.00 usd")], filed])).toEqual(["55.00", "0.00", "0.00"])
})

it("what comes back costs nothing: the amount and the fee for countering of one that is won, a part of one that is lost", () => {
  const answered: Play = [
    [monday, direct("lamp", "40.00 usd")],
    [tuesday, dispute("one", "ch_lamp")],
    [wednesday, evidence("answer", "dp_one")]
  ]
  expect(costs([...answered, [thursday, won("win", "dp_one")]])).toEqual(["0.00", "15.00", "0.00"])
  expect(costs([...answered, [thursday, lost("lose", "dp_one")]])).toEqual(["0.00", "70.00", "0.00"])
  expect(costs([...answered, [thursday, lost("part", "dp_one", "10.00 usd")]])).toEqual(["0.00", "60.00", "0.00"])
})

it("its fees cost whoever pays them", () =>
  expect(
    costs([
      [monday, direct("lamp", "40.00 usd", ours.id)],
      [tuesday, dispute("one", "ch_lamp")]
    ])
  ).toEqual(["15.00", "0.00", "40.00"]))

it("an inquiry costs nothing, and neither does a fee of anything else", () =>
  expect(
    costs([
      [monday, direct("lamp", "40.00 usd", ours.id)],
      [tuesday, inquiry("one", "ch_lamp")]
    ])
  ).toEqual(["0.00", "0.00", "0.00"]))
