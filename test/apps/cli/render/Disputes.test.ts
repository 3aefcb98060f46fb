/**
 * Disputes as people and programs read them: in the timeline, in the tree of their charge, and as objects.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"
import * as Disputes from "../Disputes.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
const file = join(folder, "disputes.yaml")
writeFileSync(file, Disputes.scenario)
afterAll(() => rmSync(folder, { recursive: true }))

const linesWith = async (word: string, ...args: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  (await CommandLine.run(...args)).out.split("\n").filter((line) => line.includes(word))

describe("the timeline of disputes", () => {
  it("says what banks did, and what came of it by itself", async () => {
    expect(await linesWith("dp_", "simulate", file, "--timeline")).toEqual(
      expect.arrayContaining([
        "  dp_what is warning_needs_response",
        "  dp_settled is prevented",
        "2026-03-07T10:00:00Z  answer  answer dp_stale with evidence",
        "2026-03-08T10:00:00Z  upheld  dp_stale is lost, all but 12.00 usd",
        "2026-03-26T00:00:00Z  dp_stolen is lost: it was not answered in time",
        "2026-07-04T10:00:00Z  dp_what closes: it was not escalated"
      ])
    )
  })
})

describe("the summary", () => {
  const linesOf = async (until: string): Promise<ReadonlyArray<string>> => {
    const { out } = await CommandLine.run("simulate", file, "--until", until)
    return /^disputes .*\n( .*\n)*/m.exec(out)?.[0].trimEnd().split("\n") ?? []
  }

  it.each([
    ["2026-03-05", []],
    [
      "2026-03-06T10:00Z",
      [
        "disputes  2 needs_response 70.00 usd  1 warning_needs_response 20.00 usd  1 prevented 10.00 usd",
        "          dp_stolen 40.00 usd  to be answered by 2026-03-25T23:59:59Z, or it is lost",
        "          dp_stale 30.00 usd  to be answered by 2026-03-25T23:59:59Z, or it is lost",
        "          dp_what 20.00 usd  asked about, to be answered by 2026-03-25T23:59:59Z; closes on 2026-07-04"
      ]
    ],
    [
      "2026-03-07",
      [
        "disputes  1 needs_response 40.00 usd  1 under_review 30.00 usd  1 warning_needs_response 20.00 usd  1 prevented 10.00 usd",
        "          dp_stolen 40.00 usd  to be answered by 2026-03-25T23:59:59Z, or it is lost",
        "          dp_what 20.00 usd  asked about, to be answered by 2026-03-25T23:59:59Z; closes on 2026-07-04",
        "          dp_stale 30.00 usd  answered, the bank decides"
      ]
    ],
    ["2026-07-31", ["disputes  2 lost 70.00 usd  1 warning_closed 20.00 usd  1 prevented 10.00 usd"]]
  ])("says at %s how many there are, and what is open: %j", async (until, lines) => {
    expect(await linesOf(until)).toEqual(lines)
  })

  it("has the same counts for programs", async () => {
    const { out } = await CommandLine.run("simulate", file, "--json")
    expect(JSON.parse(out).disputes).toEqual([
      { status: "lost", count: 2, amount: 7000, currency: "usd" },
      { status: "warning_closed", count: 1, amount: 2000, currency: "usd" },
      { status: "prevented", count: 1, amount: 1000, currency: "usd" }
    ])
  })

  it("has the same disputes as objects", async () => {
    const { out } = await CommandLine.run("simulate", file, "--until", "2026-03-07T10:00Z", "--json")
    expect(JSON.parse(out).open_disputes.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual(
      [
        ["dp_stolen", "needs_response"],
        ["dp_stale", "under_review"],
        ["dp_what", "warning_needs_response"]
      ]
    )
  })
})

describe("the tree of a charge that was only asked about, or whose dispute was prevented,", () => {
  it.each([
    ["flour", "   └─ 20.00  inquiry, closed: unrecognized  dp_what  2026-07-04T10:00:00Z"],
    ["salt", "   └─ 10.00  dispute prevented: duplicate  dp_settled  2026-03-06T10:00:00Z"]
  ])("says so: %s", async (key, line) => {
    expect(await linesWith("dp_", "explain", file, key)).toEqual([line])
  })

  it("says so while it is open", async () => {
    writeFileSync(join(folder, "open.yaml"), Disputes.scenario.replace("until: 2026-07-31", "until: 2026-03-08T10:00Z"))
    expect(await linesWith("dp_what", "explain", join(folder, "open.yaml"), "flour")).toEqual([
      "   └─ 20.00  inquiry, not answered: unrecognized  dp_what  2026-03-06T10:00:00Z"
    ])
  })
})

describe("the tree of a disputed charge", () => {
  it("has its lines, also by the name of the dispute", async () => {
    expect(await linesWith("dp_stale", "explain", file, "stale")).toEqual([
      "│  ├─ -30.00  adjustment dp_stale  2026-03-06T10:00:00Z",
      "│  ├─ -15.00  stripe_fee dp_stale  2026-03-06T10:00:00Z",
      "│  └─ +12.00  adjustment dp_stale  2026-03-08T10:00:00Z",
      "│  ├─ +15.00  stripe_fee dp_stale  2026-03-06T10:00:00Z",
      "   ├─ +30.00  adjustment dp_stale  2026-03-06T10:00:00Z",
      "   └─ -12.00  adjustment dp_stale  2026-03-08T10:00:00Z"
    ])
  })
})

describe("a dispute as an object", () => {
  const objects = async () => {
    const { happened, steps } = JSON.parse((await CommandLine.run("simulate", file, "--json")).out)
    const done = [...steps.flatMap((step: { happened: Array<object> }) => [...step.happened, step]), ...happened]
    return done.flatMap(({ changed, made }) => [...made, ...changed]).filter(({ object }) => object === "dispute")
  }

  it("has Stripe's fields when it is filed", async () => {
    expect((await objects())[0]).toStrictEqual({
      id: "dp_stolen",
      object: "dispute",
      amount: 4000,
      currency: "usd",
      account: "acct_sten",
      balance_transactions: ["txn_stolen"],
      charge: "ch_lamp",
      created: 1_772_791_200,
      evidence_details: { due_by: 1_774_483_199, has_evidence: false, submission_count: 0 },
      is_charge_refundable: false,
      reason: "fraudulent",
      status: "needs_response"
    })
  })

  it("has what became of it", async () => {
    const last = new Map((await objects()).map((it) => [it.id, it]))
    expect(last.get("dp_stolen")).toMatchObject({ status: "lost", evidence_details: { has_evidence: false } })
    expect(last.get("dp_stale")).toMatchObject({
      status: "lost",
      balance_transactions: ["txn_stale", "txn_upheld"],
      evidence_details: { has_evidence: true, submission_count: 1 },
      is_charge_refundable: false
    })
    expect(last.get("dp_what")).toMatchObject({ status: "warning_closed", is_charge_refundable: true })
    expect(last.get("dp_settled")).toMatchObject({
      status: "prevented",
      balance_transactions: [],
      evidence_details: { due_by: null }
    })
  })
})
