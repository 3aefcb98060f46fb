import { readFileSync } from "node:fs"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Money from "#core/money/Money.ts"
import * as StandaloneLine from "#core/report/StandaloneLine.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Bills from "../../apps/cli/Bills.ts"

const played = (text: string): ReadonlyArray<Done | Happened> => {
  const { scenario } = Result.getOrThrow(ScenarioFile.parse("flow.yaml", text))
  const all: Array<Done | Happened> = []
  Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    all.push(...seen.happened, ...(seen._tag === "done" ? [seen] : []))
  })
  return all
}

const negative = played(readFileSync("examples/negative-balance.yaml", "utf8"))
const debited = played(readFileSync("examples/negative-payout.yaml", "utf8"))
const bills = played(Bills.scenario)

const find = (all: ReadonlyArray<Done | Happened>, id: string) =>
  all.flatMap((it) => StandaloneLine.find(it, id) ?? [])[0]

const told = (line: StandaloneLine.StandaloneLine | undefined): ReadonlyArray<string> =>
  line === undefined
    ? []
    : [
        `${line.what} ${line.id} ${Money.format(line.amount)}`,
        ...line.parts.map(({ amount, pot, side }) => `${side}/${pot ?? "?"} ${Money.format(amount)}`)
      ]

describe("is found by its id, its line's, or its entry's", () => {
  const set = [
    "reserve rtx_ada.usd.1 58.30 usd",
    "acct_platform/balance -58.30 usd",
    "acct_platform/connect_reserved 58.30 usd"
  ]
  const back = [
    "reserve rtx_ada.usd.1.collected -29.47 usd",
    "acct_platform/connect_reserved -29.47 usd",
    "acct_platform/balance 29.47 usd"
  ]
  const filled = [
    "collection connct_ada.usd.1.collected 29.47 usd",
    "acct_platform/balance -29.47 usd",
    "acct_ada/balance 29.47 usd"
  ]

  it.each([
    ["rtx_ada.usd.1", set],
    ["txn_ada.usd.1", set],
    ["acct_platform/txn_ada.usd.1", set],
    ["txn_ada.usd.1.collected", back],
    ["connct_ada.usd.1.collected", filled],
    ["txn_ada.usd.1.collected.2", filled],
    ["txn_ada.usd.1.collected.3", filled],
    [
      "connct_sten.usd.1.collected",
      ["collection connct_sten.usd.1.collected 58.30 usd", "stripe/losses -58.30 usd", "acct_sten/balance 58.30 usd"]
    ],
    ["ch_ada-booking", []],
    ["txn_ada-booking", []],
    ["rtx_ada.usd.9", []]
  ])("%s", (id, expected) => {
    expect(told(find(negative, id))).toEqual(expected)
  })
})

it("says whose negative balance it is about, and which debit is cleared", () => {
  const about = (all: ReadonlyArray<Done | Happened>, id: string) => {
    const line = find(all, id) ?? expect.fail(`there is no ${id}`)
    return [StandaloneLine.negativeOf(line), line.what === "reserve" ? line.cleared : undefined]
  }
  expect(about(negative, "rtx_ada.usd.2")).toEqual(["acct_ada", undefined])
  expect(about(negative, "connct_sten.usd.1.collected")).toEqual(["acct_sten", undefined])
  expect(about(debited, "rtx_ines.2026-03-23.cleared")).toEqual(["acct_ines", "po_ines.2026-03-23"])
  expect(about(bills, "txn_connect.2026-03-01")).toEqual([undefined, undefined])
})

it("says when it was", () => {
  const when = (all: ReadonlyArray<Done | Happened>, id: string) =>
    Instant.format(find(all, id)?.at ?? expect.fail(`there is no ${id}`)).slice(0, 10)
  expect(when(negative, "connct_sten.usd.1.collected")).toBe("2026-08-31")
  expect(when(debited, "rtx_ines.2026-03-23.cleared")).toBe("2026-03-26")
})

it("of a bill says what is billed, and each line for itself", () => {
  const usageOf = (id: string) => {
    const line = find(bills, id)
    if (line?.what !== "bill") return expect.fail(`${id} is no bill`)
    const { account, description, usage } = line
    const of = "month" in usage ? Day.format(usage.month) : `${usage.product.product} ${usage.product.usage.count}`
    return [...told(line), `${account}: ${description}`, of]
  }
  expect(usageOf("txn_connect.2026-03-01.2")).toEqual([
    "bill txn_connect.2026-03-01.2 0.30 usd",
    "acct_platform/balance -0.30 usd",
    "stripe/fees 0.30 usd",
    "acct_platform: Connect (2026-03-01 - 2026-03-31): Account Volume Billing",
    "2026-03-01"
  ])
  expect(usageOf("txn_radar.platform.2026-03-01").slice(-2)).toEqual([
    "acct_platform: Radar (2026-03-01 - 2026-03-31): Radar for Fraud Teams",
    "radar 3"
  ])
})
