import { describe, expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { Capability, State } from "#core/connect/accounts/Capability.ts"
import type { Activity, Requirement } from "#core/connect/accounts/Requirement.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Instant from "#core/time/Instant.ts"

const both = AccountStatus.initial(["card_payments", "transfers"])
const activities = (...all: ReadonlyArray<Activity>) => new Set(all)
const document: Requirement = {
  name: "individual.verification.document",
  disables: activities("charges", "payouts"),
  deadline: Instant.of(1000),
  isProvided: false,
  isLate: false
}
const requiring = (...all: ReadonlyArray<Partial<Requirement>>): AccountStatus.AccountStatus => ({
  ...both,
  requirements: all.map((each) => ({ ...document, ...each }))
})

/** Charges, payouts, the capabilities, and why. */
const told = (status: AccountStatus.AccountStatus): string =>
  [
    AccountStatus.chargesEnabled(status) ? "charges" : "no charges",
    AccountStatus.payoutsEnabled(status) ? "payouts" : "no payouts",
    `${AccountStatus.stateOf(status, "card_payments")} ${AccountStatus.stateOf(status, "transfers")}`,
    AccountStatus.disabledReason(status) ?? "–"
  ].join(", ")

describe("what an account may do", () => {
  it.each<readonly [string, AccountStatus.AccountStatus, string]>([
    ["at first", both, "charges, payouts, active active, –"],
    [
      "that asked for nothing",
      AccountStatus.initial([]),
      "no charges, payouts, unrequested unrequested, action_required.requested_capabilities"
    ],
    ["that only gets transfers", AccountStatus.initial(["transfers"]), "no charges, payouts, unrequested active, –"],
    ["before a deadline", requiring({}), "charges, payouts, active active, –"],
    [
      "past a deadline",
      requiring({ isLate: true }),
      "no charges, no payouts, inactive inactive, requirements.past_due"
    ],
    [
      "past a deadline that only payouts need",
      requiring({ isLate: true, disables: activities("payouts") }),
      "charges, no payouts, active active, requirements.past_due"
    ],
    [
      "past a deadline that only charges need",
      requiring({ isLate: true, disables: activities("charges") }),
      "no charges, payouts, inactive inactive, requirements.past_due"
    ],
    [
      "past a deadline of what neither needs",
      requiring({ isLate: true, disables: activities() }),
      "charges, payouts, active active, –"
    ],
    [
      "while it is verified, too late",
      requiring({ isLate: true, isProvided: true }),
      "no charges, no payouts, inactive inactive, requirements.pending_verification"
    ],
    ["while it is verified, in time", requiring({ isProvided: true }), "charges, payouts, active active, –"],
    [
      "with one missing and one being verified",
      requiring({ isLate: true, isProvided: true }, { isLate: true, name: "external_account" }),
      "no charges, no payouts, inactive inactive, requirements.past_due"
    ],
    [
      "whose charges are paused",
      { ...both, paused: activities("charges") },
      "no charges, payouts, inactive inactive, platform_paused"
    ],
    [
      "whose payouts are paused",
      { ...both, paused: activities("payouts") },
      "charges, no payouts, active active, platform_paused"
    ],
    [
      "under review, whatever else",
      {
        ...requiring({ isLate: true }),
        paused: activities("charges"),
        stop: { reason: "under_review", disables: activities("payouts") }
      },
      "no charges, no payouts, inactive inactive, under_review"
    ],
    [
      "under a review that disables nothing",
      { ...both, stop: { reason: "under_review", disables: activities() } },
      "charges, payouts, active active, –"
    ],
    [
      "rejected, and paid out",
      { ...both, stop: { reason: "rejected.fraud", disables: activities("charges") } },
      "no charges, payouts, inactive inactive, rejected.fraud"
    ],
    [
      "paused, and past a deadline",
      { ...requiring({ isLate: true, disables: activities("charges") }), paused: activities("payouts") },
      "no charges, no payouts, inactive inactive, platform_paused"
    ],
    [
      "without a bank account",
      { ...both, externalAccount: "missing" },
      "charges, no payouts, active active, requirements.past_due"
    ],
    [
      "whose bank account failed",
      { ...both, externalAccount: "errored" },
      "charges, no payouts, active active, requirements.past_due"
    ]
  ])("%s", (_, status, expected) => {
    expect(told(status)).toBe(expected)
  })
})

describe("of two capabilities", () => {
  // https://docs.stripe.com/connect/account-capabilities: either one inactive disables both.
  it.each<readonly [card: State, transfers: State, seen: string]>([
    ["active", "active", "active active"],
    ["inactive", "active", "inactive inactive"],
    ["active", "inactive", "inactive inactive"],
    ["inactive", "inactive", "inactive inactive"],
    ["pending", "active", "pending active"],
    ["active", "pending", "active pending"],
    ["pending", "inactive", "pending inactive"],
    ["active", "unrequested", "active unrequested"],
    ["unrequested", "active", "unrequested active"],
    ["inactive", "unrequested", "inactive unrequested"],
    ["unrequested", "inactive", "unrequested inactive"]
  ])("%s and %s are %s", (card, transfers, seen) => {
    const stated: ReadonlyArray<readonly [Capability, State]> = [
      ["card_payments", card],
      ["transfers", transfers]
    ]
    const status = { ...both, capabilities: new Map(stated.filter(([, state]) => state !== "unrequested")) }
    expect([AccountStatus.stateOf(status, "card_payments"), AccountStatus.stateOf(status, "transfers")].join(" ")).toBe(
      seen
    )
    expect([...AccountStatus.active(status)]).toEqual(
      (["card_payments", "transfers"] as const).filter((each) => AccountStatus.stateOf(status, each) === "active")
    )
  })
})

describe("requirements are shown", () => {
  it("each in the lists that it is in, and the first deadline to come", () => {
    const status = requiring(
      { name: "late", isLate: true },
      { name: "late and given", isLate: true, isProvided: true },
      { name: "second", deadline: Instant.of(3000) },
      { name: "first", deadline: Instant.of(2000) },
      { name: "given", deadline: Instant.of(2500), isProvided: true }
    )
    const { deadline: _, ...undated } = document
    const later = { ...status, requirements: [...status.requirements, { ...undated, name: "some day" }] }
    expect(AccountStatus.requirements(later)).toEqual({
      currentlyDue: ["late", "second", "first"],
      eventuallyDue: ["late", "second", "first", "some day"],
      pastDue: ["late"],
      pendingVerification: ["late and given", "given"],
      currentDeadline: 2000
    })
  })

  it("a bank account that is missing or failed is one", () => {
    expect(AccountStatus.requirements({ ...both, externalAccount: "missing" })).toEqual({
      currentlyDue: ["external_account"],
      eventuallyDue: ["external_account"],
      pastDue: ["external_account"],
      pendingVerification: [],
      currentDeadline: undefined
    })
  })
})

it("nothing goes to the bank because of the bank account, or of what disables payouts", () => {
  expect(AccountStatus.stopOfPayouts({ ...both, externalAccount: "missing", paused: activities("payouts") })).toBe(
    "missing"
  )
  expect(AccountStatus.stopOfPayouts({ ...both, paused: activities("payouts") })).toBe("platform_paused")
  expect(AccountStatus.stopOfPayouts(both)).toBe("other")
})

describe("the bank accounts in other currencies", () => {
  const [euros, pounds] = [Currency.of("eur"), Currency.of("gbp")]
  const failed = AccountStatus.withErrored(AccountStatus.withErrored(both, euros, true), pounds, true)
  const bankIn = (status: AccountStatus.AccountStatus) =>
    [euros, pounds].map((currency) => AccountStatus.towards(status, currency).externalAccount)

  it("fail and are mended each by itself", () => {
    expect(bankIn(both)).toEqual(["new", "new"])
    expect(bankIn(failed)).toEqual(["errored", "errored"])
    expect(bankIn(AccountStatus.withErrored(failed, euros, false))).toEqual(["new", "errored"])
    expect(AccountStatus.withErrored(AccountStatus.withErrored(failed, euros, false), pounds, false)).toEqual(both)
  })

  it("are of no use once the account has none in its own currency", () => {
    expect(bankIn({ ...failed, externalAccount: "missing" })).toEqual(["missing", "missing"])
    expect(bankIn({ ...both, externalAccount: "errored" })).toEqual(["new", "new"])
  })
})
