import { describe, expect, it } from "vitest"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as DisabledCapabilities from "#core/report/DisabledCapabilities.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"
import { connected, moment, monday, world } from "../connect/Worlds.ts"

const ada = connected("Ada", "express")
const own = { stripeAccount: ada.id } as const
const day = (text: string) => moment(`2026-03-${text}T10:00Z`)

type Play = ReadonlyArray<readonly [Instant.Instant, Command]>

const played = (commands: Play, account = ada) => {
  const of = world({ accounts: [account] })
  const all: Array<DisabledCapabilities.DisabledCapabilities> = []
  const isLawful = () => {
    const status = StripeAccount.statusOf(of.account(ada.id) ?? expect.fail())
    const open = new Set(all.flatMap(({ capabilities, until }) => (until === undefined ? capabilities : [])))
    return [...account.capabilities].every(
      (each) => (AccountStatus.stateOf(status, each) === "active") === !open.has(each)
    )
  }
  for (const [at, command] of commands) {
    for (const each of Run.advance(of, at)) DisabledCapabilities.add(all, each)
    const step = Run.step(of, { at, command })
    if (step._tag === "refused") throw new Error(`${command.key} was refused: ${step.refusal.message}`)
    for (const each of step.happened) DisabledCapabilities.add(all, each)
    DisabledCapabilities.add(all, step)
    expect(isLawful(), command.key).toBe(true)
  }
  return all
}

const said = ({ capabilities, cause, since, until }: DisabledCapabilities.DisabledCapabilities): string => {
  const span = [since, until].map((it) => (it === undefined ? "now" : Instant.format(it).slice(5, 10))).join(" to ")
  const end = DisabledCapabilities.endedBy(cause) ?? "nothing"
  return `${span} ${capabilities.join("+")}: ${Object.values(cause).join(" ")}, ended by ${end}`
}

const capability = (at: string, name: "card_payments" | "transfers", status: AccountCapability) =>
  [day(at), { _tag: "capability_update", key: `cap-${at}`, ...own, capability: name, status }] as const
type AccountCapability = "active" | "inactive" | "pending" | "unrequested"
const paused = (at: string, charges: boolean) =>
  [day(at), { _tag: "account_pause", key: `pause-${at}`, ...own, charges }] as const
const disabled = (at: string, disabledReason: "under_review" | "rejected.fraud") =>
  [day(at), { _tag: "account_disable", key: `stop-${at}`, ...own, disabledReason }] as const
const enabled = (at: string) => [day(at), { _tag: "account_enable", key: `go-${at}`, ...own }] as const
const verified = (at: string) =>
  [
    day(at),
    { _tag: "requirement_update", key: `doc-${at}`, ...own, requirement: "company.tax_id", status: "verified" }
  ] as const
const provided = (at: string) =>
  [
    day(at),
    { _tag: "requirement_update", key: `got-${at}`, ...own, requirement: "company.tax_id", status: "provided" }
  ] as const
const due = (activity: "charges" | "payouts") =>
  [
    monday,
    {
      _tag: "requirement_update",
      key: "due",
      ...own,
      requirement: "company.tax_id",
      status: "due",
      deadline: day("06"),
      disables: new Set([activity])
    }
  ] as const

describe("charges and transfers are disabled", () => {
  it.each<readonly [string, Play, ReadonlyArray<string>]>([
    ["by no requirement that disables payouts", [due("payouts"), provided("10")], []],
    [
      "from the deadline of a requirement until it is verified",
      [due("charges"), provided("10"), verified("11")],
      ["03-06 to 03-11 card_payments+transfers: requirement_due company.tax_id, ended by requirement_update"]
    ],
    [
      "by either capability that is inactive, both",
      [capability("03", "card_payments", "inactive"), capability("04", "card_payments", "active")],
      ["03-03 to 03-04 card_payments+transfers: capability card_payments inactive, ended by capability_update"]
    ],
    [
      "each by itself while it is verified, or requested no more",
      [
        capability("03", "card_payments", "pending"),
        capability("04", "card_payments", "unrequested"),
        capability("05", "transfers", "inactive")
      ],
      [
        "03-03 to 03-04 card_payments: capability card_payments pending, ended by capability_update",
        "03-04 to now card_payments: capability card_payments unrequested, ended by capability_update",
        "03-05 to now transfers: capability transfers inactive, ended by capability_update"
      ]
    ],
    [
      "by a capability, once, whatever else begins meanwhile",
      [capability("03", "card_payments", "inactive"), paused("04", true)],
      [
        "03-03 to now card_payments+transfers: capability card_payments inactive, ended by capability_update",
        "03-04 to now card_payments+transfers: paused, ended by account_pause"
      ]
    ],
    [
      "by the platform, as long as it likes",
      [paused("03", true), paused("04", false)],
      ["03-03 to 03-04 card_payments+transfers: paused, ended by account_pause"]
    ],
    [
      "by a review, and for good by a rejection",
      [disabled("03", "under_review"), enabled("04"), disabled("05", "rejected.fraud")],
      [
        "03-03 to 03-04 card_payments+transfers: disabled under_review, ended by account_enable",
        "03-05 to now card_payments+transfers: disabled rejected.fraud, ended by nothing"
      ]
    ]
  ])("%s", (_, commands, expected) => {
    expect(played(commands).map(said)).toEqual(expected)
  })
})

it("what was never asked for is not disabled", () => {
  const receiving = { ...ada, capabilities: new Set(["transfers"] as const) }
  expect(played([paused("03", true)], receiving).map(said)).toEqual([
    "03-03 to now transfers: paused, ended by account_pause"
  ])
})
