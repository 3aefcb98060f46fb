/**
 * DiaryTable: what `simulate --calendar` prints.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const sellers = ["ada", "ben", "cleo", "dora", "eve", "fay"]

/** So many sellers, of whom the first two sell something; they are paid out daily. */
const market = (count: number): string => {
  const file = join(folder, `market-${count}.yaml`)
  const accounts = sellers
    .slice(0, count)
    .map((name) => `  ${name}: { type: express, payouts: { schedule: { interval: daily } } }\n`)
  writeFileSync(
    file,
    `platform: {}
accounts:
${accounts.join("")}steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 1000.00 usd, application_fee_amount: 100.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: tart, charge: { amount: 50.00 usd, transfer_data: { destination: ben } } }
until: 2026-06-30
`
  )
  return file
}

const calendar = async (count: number, ...args: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const { code, err, out } = await CommandLine.run("simulate", market(count), "--calendar", ...args)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.slice(0, out.indexOf("\n\n")).split("\n")
}

describe("the calendar", () => {
  it("has a row per day and account that had something on it, and no other day", async () => {
    expect(await calendar(2)).toEqual([
      "usd         account      new  matured  paid out  submitted  arrived  pending  available",
      "2026-03-02  platform   68.95        –         –          –        –    68.95          –",
      "            ada       900.00        –         –          –        –   900.00          –",
      "            ben        50.00        –         –          –        –    50.00          –",
      "2026-03-03  ada            –        –    900.00          –        –        –          –",
      "            ben            –        –     50.00          –        –        –          –",
      "2026-03-04  platform       –    68.95         –          –        –        –      68.95",
      "            ada            –   900.00         –     900.00   900.00        –          –",
      "            ben            –    50.00         –      50.00    50.00        –          –"
    ])
  })

  it("has accounts that are asked for, alone", async () => {
    expect(await calendar(6, "--account", "ben")).toEqual([
      "usd         account    new  matured  paid out  submitted  arrived  pending  available",
      "2026-03-02  ben      50.00        –         –          –        –    50.00          –",
      "2026-03-03  ben          –        –     50.00          –        –        –          –",
      "2026-03-04  ben          –    50.00         –      50.00    50.00        –          –"
    ])
    expect((await calendar(6, "--all")).length).toBe((await calendar(5)).length)
  })

  it("of more than five accounts has all together", async () => {
    expect(await calendar(6)).toEqual([
      "usd              new   matured  paid out  submitted  arrived   pending  available",
      "2026-03-02  1,018.95         –         –          –        –  1,018.95          –",
      "2026-03-03         –         –    950.00          –        –     68.95          –",
      "2026-03-04         –  1,018.95         –     950.00   950.00         –      68.95",
      "all accounts together, the platform among them; --account NAME or --all tells them apart"
    ])
  })

  it("says that a row is all accounts together, and nothing of it where they are told apart", async () => {
    const note = "all accounts together, the platform among them; --account NAME or --all tells them apart"
    expect((await calendar(6)).at(-1)).toBe(note)
    expect(await calendar(6, "--account", "ben")).not.toContain(note)
  })

  it("says that what came from banks is taken from what went there", async () => {
    const note =
      "below zero in paid out or arrived: more came from banks than went there, as debits of them or as payouts that came back"
    const lines = async (name: string) =>
      (await CommandLine.run("simulate", `examples/${name}.yaml`, "--calendar")).out.split("\n")
    expect(await lines("failed-payout")).toContain(note)
    expect(await lines("holiday-week")).not.toContain(note)
  })

  it("says what pending below zero is, and says nothing where there is none", async () => {
    const note = "pending below zero: what goes on a later day, as a payout does that is made the day before its own"
    const lines = async (name: string) =>
      (await CommandLine.run("simulate", `examples/${name}.yaml`, "--calendar")).out.split("\n")
    expect(await lines("negative-balance")).toContain(note)
    expect(await lines("financing")).not.toContain(note)
  })

  it("ends where the run does", async () => {
    expect(await calendar(6, "--until", "2026-03-03")).toHaveLength(4)
    expect(await calendar(6, "--until", "2026-03-01")).toEqual(["no day had anything in it"])
  })

  it("is in the JSON where it is asked for", async () => {
    const of = async (...args: ReadonlyArray<string>) =>
      JSON.parse((await CommandLine.run("simulate", market(6), "--json", ...args)).out).calendar
    expect(await of()).toBeNull()
    expect((await of("--calendar", "--account", "ben"))[0].account).toBe("acct_ben")
    expect((await of("--calendar")).at(-1)).toStrictEqual({
      day: "2026-03-04",
      account: null,
      currency: "usd",
      new: 0,
      matured: 101_895,
      paid_out: 0,
      submitted: 95_000,
      arrived: 95_000,
      pending: 0,
      available: 6895
    })
  })
})

it.each([
  "payout-schedules",
  "failed-payout",
  "instant-payouts",
  "disputes",
  "negative-balance",
  "late-failure",
  "holiday-week",
  "refunds",
  "top-up-and-pay-out"
])("the calendar ends with the balances of the table: %s", async (name) => {
  const { out } = await CommandLine.run("simulate", `examples/${name}.yaml`, "--calendar", "--all", "--json")
  const { accounts, calendar } = JSON.parse(out)
  type Row = Readonly<Record<"account" | "currency" | "pending" | "available", unknown>>
  for (const { account, available, currency, pending } of accounts as ReadonlyArray<Row>) {
    const last = (calendar as ReadonlyArray<Row>).findLast(
      (row) => row.account === account && row.currency === currency
    )
    expect({ pending: last?.pending ?? 0, available: last?.available ?? 0 }, `${account}`).toEqual({
      pending,
      available
    })
  }
})
