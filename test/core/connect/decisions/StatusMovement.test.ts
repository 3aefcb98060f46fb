import { describe, expect, it } from "vitest"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { ada, connected, monday, world } from "../Worlds.ts"

const daily = connected("Ada", "express", { payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true } })
const initial = StripeAccount.statusOf(ada)
const paused = { ...initial, paused: new Set(["payouts"] as const) }

describe("a change of what an account may do", () => {
  it("sets the next payout day only when payouts are enabled again, and only of one that is paid out by itself", () => {
    const runs = (account: StripeAccount.StripeAccount, status: typeof initial) =>
      StatusMovement.change(world(), account, status, monday).happenings.map(({ kind }) => kind)
    expect(runs({ ...daily, status: paused }, initial)).toEqual(["payout_run"])
    expect(runs({ ...ada, status: paused }, initial)).toEqual([])
    expect(runs({ ...daily, status: paused }, paused)).toEqual([])
    expect(runs(daily, initial)).toEqual([])
    expect(runs(daily, paused)).toEqual([])
  })

  it("sends what waits to the bank once payouts are not paused any more, and only then", () => {
    const waiting = { ...paused, waitingPayouts: ["po_1", "po_2"] }
    expect(StatusMovement.change(world(), { ...ada, status: waiting }, waiting, monday)).toMatchObject({
      happenings: [],
      status: { status: { waitingPayouts: ["po_1", "po_2"] } }
    })
    expect(
      StatusMovement.change(world(), { ...ada, status: waiting }, { ...waiting, paused: new Set() }, monday)
    ).toMatchObject({
      happenings: [
        { kind: "payout_submission", at: monday, payout: "po_1" },
        { kind: "payout_submission", at: monday, payout: "po_2" }
      ],
      status: { account: "acct_ada", status: { waitingPayouts: [] } }
    })
  })
})
