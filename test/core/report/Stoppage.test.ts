import { isDeepStrictEqual } from "node:util"
import { expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as Requirement from "#core/connect/accounts/Requirement.ts"
import { nothing } from "#core/connect/World.ts"
import * as Stoppage from "#core/report/Stoppage.ts"
import * as Instant from "#core/time/Instant.ts"
import { ada, moment } from "../connect/Worlds.ts"

const initial = AccountStatus.initial(["card_payments"])

const late = (name: string, ...activities: ReadonlyArray<Requirement.Activity>): Requirement.Requirement => ({
  name,
  disables: new Set(activities),
  isProvided: false,
  isLate: true
})

const both = ["charges", "payouts"] as const
const taxId = { what: "requirement_due", requirement: "tax_id" } as const
const review = { what: "disabled", reason: "under_review" } as const

it.each<readonly [string, Partial<AccountStatus.AccountStatus>, ReadonlyArray<Stoppage.Cause>]>([
  ["nothing of an account to which nothing has happened", {}, []],
  ["a pause of payouts", { paused: new Set(["payouts"]) }, [{ what: "paused" }]],
  ["not a pause of charges", { paused: new Set(["charges"]) }, []],
  ["what is late", { requirements: [late("tax_id", "payouts"), late("owners", "charges")] }, [taxId]],
  ["not what is due only later", { requirements: [{ ...late("tax_id", "payouts"), isLate: false }] }, []],
  ["a stop of both", { stop: { reason: "under_review", disables: new Set(both) } }, [review]],
  ["not a stop of charges", { stop: { reason: "under_review", disables: new Set(["charges"]) } }, []],
  [
    "all of them at once",
    {
      paused: new Set(both),
      requirements: [late("tax_id", ...both)],
      stop: { reason: "listed", disables: new Set(both) }
    },
    [{ what: "disabled", reason: "listed" }, { what: "paused" }, taxId]
  ]
])("payouts are disabled by %s, and as long as that is so", (_, more, expected) => {
  const status = { ...initial, ...more }
  const causes = Stoppage.causesOf(status, "payouts")
  expect(causes).toEqual(expected)
  for (const cause of [{ what: "paused" }, taxId, review, { what: "disabled", reason: "listed" }] as const) {
    expect(Stoppage.lasts(cause, status, "payouts")).toBe(expected.some((it) => isDeepStrictEqual(it, cause)))
  }
})

it.each<readonly [Stoppage.Cause, string | undefined]>([
  [{ what: "paused" }, "account_pause"],
  [taxId, "requirement_update"],
  [review, "account_enable"],
  [{ what: "disabled", reason: "rejected.platform_fraud" }, "account_enable"],
  [{ what: "disabled", reason: "rejected.fraud" }, undefined]
])("%o is ended by %s", (cause, step) => {
  expect(Stoppage.endedBy(cause)).toBe(step)
})

it("of one reason there is one at a time, of two requirements two, and one that is over begins anew", () => {
  const all: Array<Stoppage.Stoppage<Stoppage.Cause>> = []
  const days = [
    [late("tax_id", "payouts")],
    [late("tax_id", "payouts"), late("owners", "payouts")],
    [late("owners", "payouts")],
    [late("tax_id", "payouts"), late("owners", "payouts")]
  ]
  const add = (account: AccountId, index: number, requirements: ReadonlyArray<Requirement.Requirement>) => {
    const status = { account, status: { ...initial, requirements } }
    Stoppage.follow<Stoppage.Cause, Stoppage.Stoppage<Stoppage.Cause>>(
      all,
      { at: moment(`2026-03-0${index + 1}`), outcome: { ...nothing, status }, entries: [] },
      {
        lasts: (cause, of) => Stoppage.lasts(cause, of, "payouts"),
        isSame: Stoppage.isSame,
        begun: (of, account, since) => Stoppage.causesOf(of, "payouts").map((cause) => ({ account, cause, since }))
      }
    )
  }
  for (const [index, requirements] of days.entries()) {
    add(ada.id, index, requirements)
    // Nothing is due of another account, which ends nothing of this one.
    add("acct_ben", index, [])
  }
  const dayOf = (at: Instant.Instant | undefined) => (at === undefined ? "now" : Instant.format(at).slice(5, 10))
  expect(
    all.map(
      ({ cause, since, until }) => `${"requirement" in cause && cause.requirement} ${dayOf(since)} ${dayOf(until)}`
    )
  ).toEqual(["tax_id 03-01 03-03", "owners 03-02 now", "tax_id 03-04 now"])
})
