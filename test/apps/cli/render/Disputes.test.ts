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

it("a bank debit that its bank returns too late for a failure is a dispute that says so", async () => {
  const late = join(folder, "late.yaml")
  writeFileSync(
    late,
    `platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: rent, charge: { amount: 500.00 usd, payment_method: us_bank_account, stripe_account: ada } }
  - { at: 2026-03-20, id: late, payment_failure: { charge: rent, failure_code: account_closed } }
until: 2026-03-21
`
  )
  expect(await linesWith("too late", "explain", late, "rent")).toEqual([
    "│  └─ -500.00  debit returned too late for a failure, account_closed: chargeback that cannot be answered, lost, " +
      "fee 15.00  2026-03-20T00:00:00Z"
  ])
  const { out } = await CommandLine.run("explain", late, "rent", "--json")
  expect(JSON.parse(out)).toMatchObject({
    disputes: [{ changes: [{ what: "filed_lost", late_failure: "account_closed" }] }]
  })
})

it("a fee that is billed for a dispute without a source is told with it", async () => {
  const billed = join(folder, "billed.yaml")
  writeFileSync(
    billed,
    `platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: lamp, charge: { amount: 90.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-10, id: odd, dispute: { charge: lamp, reason: general } }
  - { at: 2026-03-11, id: proof, dispute_evidence: { dispute: odd } }
until: 2026-03-12
`
  )
  expect(await linesWith("2026-03-11", "explain", billed, "lamp")).toEqual([
    "│  └─ -15.00  stripe_fee dp_odd  2026-03-11T00:00:00Z",
    "│  └─ +15.00  stripe_fee dp_odd  2026-03-11T00:00:00Z",
    "   └─         countered with evidence, the bank decides, fee 15.00  2026-03-11T00:00:00Z"
  ])
  const { parts } = JSON.parse((await CommandLine.run("explain", billed, "lamp", "--json")).out) as {
    parts: ReadonlyArray<{ lines: ReadonlyArray<{ what: string; source: string | null; about: string | null }> }>
  }
  expect(parts[0]?.lines.slice(-2).map(({ about, source, what }) => [what, source, about])).toEqual([
    ["stripe_fee", "dp_odd", null],
    ["stripe_fee", null, "dp_odd"]
  ])
})

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
    ["2026-07-31", ["disputes  2 lost 70.00 usd, 12.00 of it back  1 warning_closed 20.00 usd  1 prevented 10.00 usd"]]
  ])("says at %s how many there are, and what is open: %j", async (until, lines) => {
    expect(await linesOf(until)).toEqual(lines)
  })

  it("has the same counts for programs", async () => {
    const { out } = await CommandLine.run("simulate", file, "--json")
    expect(JSON.parse(out).disputes).toEqual([
      { status: "lost", count: 2, amount: 7000, currency: "usd", withdrawn: 7000, reinstated: 1200 },
      { status: "warning_closed", count: 1, amount: 2000, currency: "usd", withdrawn: 0, reinstated: 0 },
      { status: "prevented", count: 1, amount: 1000, currency: "usd", withdrawn: 0, reinstated: 0 }
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

/** The branch of a dispute, with what became of it. */
const historyIn = async (path: string, id: string): Promise<ReadonlyArray<string>> => {
  const lines = (await CommandLine.run("explain", path, id)).out.trimEnd().split("\n")
  return lines.slice(lines.findIndex((line) => line.includes("─ dispute of")))
}

describe("the tree of a disputed charge", () => {
  it.each([
    [
      "flour",
      [
        "└─ dispute of 20.00 unrecognized, warning_closed  dp_what",
        "   ├─ the bank asks about it, to be answered by 2026-03-25T23:59:59Z  2026-03-06T10:00:00Z",
        "   └─ inquiry closed  2026-07-04T10:00:00Z"
      ]
    ],
    [
      "salt",
      [
        "└─ dispute of 10.00 duplicate, prevented  dp_settled",
        "   └─ prevented before it was filed  2026-03-06T10:00:00Z"
      ]
    ],
    [
      "stolen",
      [
        "└─ dispute of 40.00 fraudulent, lost  dp_stolen",
        "   ├─ -40.00  chargeback, fee 15.00, to be answered by 2026-03-25T23:59:59Z  2026-03-06T10:00:00Z",
        "   └─         lost, not answered in time  2026-03-26T00:00:00Z"
      ]
    ],
    [
      "stale",
      [
        "└─ dispute of 30.00 product_unacceptable, lost  dp_stale",
        "   ├─ -30.00  chargeback, fee 15.00, to be answered by 2026-03-25T23:59:59Z  2026-03-06T10:00:00Z",
        "   ├─         countered with evidence, the bank decides, fee 15.00  2026-03-07T10:00:00Z",
        "   └─ +12.00  lost in part, the bank gives back the rest  2026-03-08T10:00:00Z"
      ]
    ]
  ])("says what became of its dispute, and when: %s", async (key, lines) => {
    expect(await historyIn(file, key)).toEqual(lines)
  })

  it("says so of each way that a dispute can take", async () => {
    const own = join(folder, "ways.yaml")
    // A bank that disputes anew what was prevented says how much: each part is disputed once otherwise.
    const more = [
      "  - { at: 2026-03-06T12:00Z, id: reply, dispute_evidence: { dispute: what } }",
      "  - { at: 2026-03-07T12:00Z, id: worse, dispute_escalation: { dispute: what } }",
      "  - { at: 2026-03-08T12:00Z, id: fine, dispute_close: { dispute: what } }",
      "  - { at: 2026-03-08T12:00Z, id: sure, dispute: { charge: salt, amount: 10.00 usd, reason: duplicate, status: lost } }",
      "  - { at: 2026-03-09T10:00Z, id: good, dispute_won: { dispute: stale } }"
    ]
    const lines = Disputes.scenario.replace(", amount_reinstated: 12.00 usd", "").trimEnd().split("\n")
    const [first, until] = [lines.findIndex((line) => line.startsWith("  - ")), lines.at(-1) ?? ""]
    const steps = [...lines.slice(first, -1), ...more].toSorted((a, b) => (a.slice(0, 26) < b.slice(0, 26) ? -1 : 1))
    writeFileSync(own, [...lines.slice(0, first), ...steps, until].join("\n"))
    expect((await historyIn(own, "stale")).slice(2)).toEqual([
      "   ├─         countered with evidence, the bank decides, fee 15.00  2026-03-07T10:00:00Z",
      "   ├─         lost, the bank decided for the payer  2026-03-08T10:00:00Z",
      "   └─ +30.00  won after all, fee 15.00 back  2026-03-09T10:00:00Z"
    ])
    expect((await historyIn(own, "what")).slice(2)).toEqual([
      "   ├─         the bank's question is answered  2026-03-06T12:00:00Z",
      "   ├─ -20.00  escalated to a chargeback, fee 15.00, to be answered by 2026-03-26T23:59:59Z  2026-03-07T12:00:00Z",
      "   └─         lost, accepted  2026-03-08T12:00:00Z"
    ])
    expect((await historyIn(own, "sure")).at(-1)).toBe(
      "   └─ -10.00  chargeback that cannot be answered, lost, fee 15.00  2026-03-08T12:00:00Z"
    )
    const won = Disputes.scenario.replace(
      "dispute_lost: { dispute: stale, amount_reinstated: 12.00 usd }",
      "dispute_won: { dispute: stale }"
    )
    writeFileSync(own, won)
    expect((await historyIn(own, "stale")).at(-1)).toBe("   └─ +30.00  won, fee 15.00 back  2026-03-08T10:00:00Z")
  })

  it("has its lines, also by the name of the dispute", async () => {
    expect(await linesWith("dp_stale", "explain", file, "stale")).toEqual([
      "│  ├─ -30.00  adjustment dp_stale  2026-03-06T10:00:00Z",
      "│  ├─ -15.00  stripe_fee dp_stale  2026-03-06T10:00:00Z",
      "│  ├─ -15.00  stripe_fee dp_stale  2026-03-07T10:00:00Z",
      "│  └─ +12.00  adjustment dp_stale  2026-03-08T10:00:00Z",
      "│  ├─ +15.00  stripe_fee dp_stale  2026-03-06T10:00:00Z",
      "│  └─ +15.00  stripe_fee dp_stale  2026-03-07T10:00:00Z",
      "│  ├─ +30.00  adjustment dp_stale  2026-03-06T10:00:00Z",
      "│  └─ -12.00  adjustment dp_stale  2026-03-08T10:00:00Z",
      "└─ dispute of 30.00 product_unacceptable, lost  dp_stale"
    ])
  })

  it("has the tax on a fee beside it", async () => {
    const taxed = join(folder, "taxed.yaml")
    writeFileSync(taxed, Disputes.scenario.replace("country: US", "country: US, tax_on_fees: 23%"))
    const lines = await linesWith("fee 15.00", "explain", taxed, "stale")
    expect(lines.map((line) => line.trim().replace(/, to be answered.*/, ""))).toEqual([
      expect.stringContaining("chargeback, fee 15.00 and 3.45 tax"),
      expect.stringContaining("the bank decides, fee 15.00 and 3.45 tax")
    ])
  })

  it("tells programs the same", async () => {
    const { disputes } = JSON.parse((await CommandLine.run("explain", file, "stale", "--json")).out)
    const change = { currency: "usd", fee_currency: "usd", tax: 0, due_by: null, late_failure: null }
    expect(disputes).toEqual([
      {
        dispute: expect.objectContaining({ id: "dp_stale", status: "lost" }),
        changes: [
          { ...change, at: 1_772_791_200, what: "filed", amount: -3000, fee: 1500, due_by: 1_774_483_199 },
          { ...change, at: 1_772_877_600, what: "countered", amount: 0, fee: 1500 },
          { ...change, at: 1_772_964_000, what: "partly_lost", amount: 1200, fee: 0 }
        ]
      }
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
