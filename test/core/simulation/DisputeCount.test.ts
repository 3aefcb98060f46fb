import { describe, expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as DisputeCount from "#core/simulation/DisputeCount.ts"
import {
  after,
  charge,
  connected,
  dispute,
  disputeClose,
  done,
  escalation,
  evidence,
  inquiry,
  lost,
  moment,
  sten,
  won
} from "../connect/Worlds.ts"

const payer = connected("Payer", "express", {
  controller: {
    losses: "application",
    feesPayer: "application",
    requirementCollection: "application",
    dashboard: "none"
  }
})
const stripes = connected("Odd", "express", {
  controller: { losses: "stripe", feesPayer: "application", requirementCollection: "stripe", dashboard: "full" }
})

/** What each of the commands took of whom, and Stripe of whom. */
const counted = (commands: Parameters<typeof after>[0], stripeAccount = sten.id, start = moment("2026-03-02")) => {
  const world = after([charge("sale", "10.00 usd", { stripeAccount })], { accounts: [sten, payer, stripes], start })
  return commands.map((command) => {
    const { outcome } = done(world, command)
    const isNew = command._tag === "dispute"
    const object = (isNew ? outcome.made : outcome.changed).find((it) => it.object === "dispute")
    const count = object?.object === "dispute" ? DisputeCount.of(world, object, isNew) : undefined
    if (count === undefined) return "nothing known"
    const { account, fees, feesOn, sourceType, taken } = count
    const fee = Money.sum(taken.currency, fees)
    return `${Money.format(taken)} of ${account} (${sourceType}), ${Money.format(fee)} of ${feesOn}`
  })
}

describe("what a dispute takes", () => {
  it.each([
    [
      "won",
      [dispute("bank", "ch_sale"), evidence("no", "dp_bank"), won("yes", "dp_bank")],
      [
        "10.00 usd of acct_sten (card), 15.00 usd of acct_sten",
        "0.00 usd of acct_sten (card), 15.00 usd of acct_sten",
        "-10.00 usd of acct_sten (card), -15.00 usd of acct_sten"
      ]
    ],
    [
      "lost in part",
      [dispute("bank", "ch_sale"), evidence("no", "dp_bank"), lost("out", "dp_bank", "4.00 usd")],
      [
        "10.00 usd of acct_sten (card), 15.00 usd of acct_sten",
        "0.00 usd of acct_sten (card), 15.00 usd of acct_sten",
        "-4.00 usd of acct_sten (card), 0.00 usd of acct_sten"
      ]
    ],
    [
      "closed, and won late",
      [dispute("bank", "ch_sale"), disputeClose("out", "dp_bank"), won("yes", "dp_bank")],
      [
        "10.00 usd of acct_sten (card), 15.00 usd of acct_sten",
        "0.00 usd of acct_sten (card), 0.00 usd of acct_sten",
        "-10.00 usd of acct_sten (card), 0.00 usd of acct_sten"
      ]
    ],
    [
      "lost from the beginning",
      [dispute("bank", "ch_sale", { status: "lost" })],
      ["10.00 usd of acct_sten (card), 15.00 usd of acct_sten"]
    ],
    [
      "asked about, answered and escalated",
      [inquiry("bank", "ch_sale"), evidence("no", "dp_bank"), escalation("more", "dp_bank")],
      [
        "0.00 usd of acct_sten (card), 0.00 usd of acct_sten",
        "0.00 usd of acct_sten (card), 0.00 usd of acct_sten",
        "10.00 usd of acct_sten (card), 15.00 usd of acct_sten"
      ]
    ]
  ])("that is %s", (_, commands, expected) => {
    expect(counted(commands)).toEqual(expected)
  })

  it("is the account's, and its fees the platform's where it pays them and covers losses", () => {
    expect(counted([dispute("bank", "ch_sale")], payer.id)).toEqual([
      "10.00 usd of acct_payer (card), 15.00 usd of acct_market"
    ])
    expect(counted([dispute("bank", "ch_sale")], stripes.id)).toEqual([
      "10.00 usd of acct_odd (card), 15.00 usd of acct_odd"
    ])
  })

  it("came back with its fee before 2024", () => {
    const commands = [dispute("bank", "ch_sale"), evidence("no", "dp_bank"), won("yes", "dp_bank")]
    expect(counted(commands, sten.id, moment("2023-06-05")).at(-1)).toBe(
      "-10.00 usd of acct_sten (card), -15.00 usd of acct_sten"
    )
  })

  it("is not known where its charge is not", () => {
    const world = after([charge("sale", "10.00 usd"), dispute("bank", "ch_sale")])
    const filed = world.dispute("dp_bank") ?? expect.fail()
    expect(DisputeCount.of(world, { ...filed, charge: "ch_gone" }, true)).toBeUndefined()
  })
})
