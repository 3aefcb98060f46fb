/**
 * simulate: what a person, a machine and a job runner get.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Bank from "../Bank.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Disputes from "../Disputes.ts"
import * as Reserves from "../Reserves.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const scenario = (text: string): string => {
  const file = join(folder, "scenario.yaml")
  writeFileSync(file, text)
  return file
}

const oneOrder = `
name: One order
platform: { country: US }
accounts:
  ada: { type: express }
steps:
  - at: 2026-03-02T09:30:00Z
    id: order-1
    charge: { amount: 10.00 usd, transfer_data: { destination: ada }, application_fee_amount: 1.23 usd }
`

describe("a failed expectation", () => {
  it("exits with 1 and says what differed", async () => {
    const file = scenario(`${oneOrder}expect:
  margin: 0.65 usd
  balances: { ada: { pending: 8.77 usd, available: 1.00 usd } }
  fees: { platform: { stripe: -0.58 usd, application: 1.23 usd } }
  refusals: { order-1: amount_too_small }
`)
    const { code, err, out } = await CommandLine.run("simulate", file)
    expect({ code, err }).toStrictEqual({ code: 1, err: "" })
    expect(out.slice(out.indexOf("expected"))).toBe(`expected  4 differences
  ✗ available of acct_ada: expected 1.00 usd, got 0.00 usd
  ✗ Stripe fees of acct_platform: expected -0.58 usd, got -0.59 usd
  ✗ the platform's margin: expected 0.65 usd, got 0.64 usd
  ✗ the refusal of order-1: expected amount_too_small, got not refused
`)
  })

  it("is not held against a run that is stopped elsewhere, which says that nothing was checked", async () => {
    const file = scenario(`${oneOrder}expect: { margin: 5.00 usd, refusals: { order-1: amount_too_small } }`)
    for (const until of ["2026-03-01", "2026-03-02", "2026-04-01"]) {
      const { code, out } = await CommandLine.run("simulate", file, "--until", until)
      expect(code).toBe(0)
      expect(out.slice(out.indexOf("expected"))).toBe(`expected  not checked, stopped at ${until}T23:59:59Z\n`)
    }
    const { code, out } = await CommandLine.run("simulate", file, "--until", "2026-03-02T09:30:00Z")
    expect(code).toBe(1)
    expect(out).toContain("expected  2 differences")
  })

  it("is counted when it is met, and not mentioned where there is none", async () => {
    const met = scenario(`${oneOrder}expect: { margin: 0.64 usd, balances: { ada: { pending: 8.77 usd } } }`)
    expect((await CommandLine.run("simulate", met)).out).toContain("expected  ✓ 2 expectations met\n")
    expect((await CommandLine.run("simulate", scenario(oneOrder))).out).not.toContain("expected  ")
  })
})

describe("the checks", () => {
  const checks = async (text: string) => {
    const { out } = await CommandLine.run("simulate", scenario(text))
    return /^checks +(.*)$/m.exec(out)?.[1]
  }

  it("are ticked where there was something to count", async () => {
    expect(await checks(oneOrder)).toBe("✓ payers  ✓ Stripe fees  ✓ balances of 2 accounts  ✓ no open items")
    expect(await checks(oneOrder.replace(/, transfer_data.*usd }$/m, " }"))).toBe(
      "✓ payers  ✓ Stripe fees  ✓ balances of 1 account"
    )
    expect(await checks("platform: {}\naccounts: {}\nsteps: []\n")).toBe("nothing to check")
  })
})

describe("--until", () => {
  const available = async (until: string) => {
    const { out } = await CommandLine.run("simulate", scenario(oneOrder), "--json", "--until", until)
    return JSON.parse(out).accounts.map((row: { pending: number; available: number }) => [row.pending, row.available])
  }

  it("includes its day to the end, and a moment's own second", async () => {
    expect(await available("2026-03-03")).toStrictEqual([
      [64, 0],
      [877, 0]
    ])
    expect(await available("2026-03-03T23:59:59Z")).toStrictEqual(await available("2026-03-03"))
    expect(await available("2026-03-04T00:00:00Z")).toStrictEqual([
      [0, 64],
      [0, 877]
    ])
  })

  it("refuses what is no moment", async () => {
    const { code, err, out } = await CommandLine.run("simulate", scenario(oneOrder), "--until", "tomorrow")
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toBe(
      '--until: "tomorrow" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"\n'
    )
  })
})

/** A step of every kind, and time that passes between and after them. */
const everyStep = `
name: Everything
platform: { country: US }
accounts: { ada: { type: express }, sten: { type: standard } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada },
      application_fee_amount: 2.00 usd, description: A cake } }
  - { at: 2026-03-02, id: lamp, charge: { amount: 8.00 usd, stripe_account: sten, application_fee_amount: 1.00 usd } }
  - { at: 2026-03-02, id: flour, charge: { amount: 30.00 usd, transfer_group: baking } }
  - { at: 2026-03-02, id: stall, transfer: { amount: 7.00 usd, destination: sten, source_transaction: flour } }
  - { at: 2026-03-05, id: less, transfer_reversal: { transfer: stall, amount: 3.00 usd } }
  - { at: 2026-03-05, id: given, application_fee_refund: { fee: lamp, amount: 0.50 usd } }
  - { at: 2026-03-05, id: back, refund: { charge: cake, reverse_transfer: true, refund_application_fee: true } }
  - { at: 2026-03-05, id: tiny, charge: { amount: 0.01 usd } }
  - { at: 2026-03-05, id: late, charge: { amount: 5.00 usd } }
until: 2026-03-09
expect:
  margin: 0.00 usd
  refusals: { tiny: amount_too_small }
`

/** A seller gives a payment back while it is pending, and Stripe's fee is missing. */
const short = `
platform: {}
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
  sten: { type: standard, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-03-02T10:00Z, id: lamp, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T10:00Z, id: sofa, charge: { amount: 200.00 usd, stripe_account: sten } }
  - { at: 2026-03-03T10:00Z, id: back, refund: { charge: lamp, amount: 97.00 usd } }
  - { at: 2026-03-03T10:00Z, id: gone, refund: { charge: sofa } }
until: 2026-03-05T10:00Z
`

const jsonOf = async (text: string, ...args: ReadonlyArray<string>) =>
  JSON.parse((await CommandLine.run("simulate", scenario(text), "--json", ...args)).out)

it("--exposure sums what each side is liable for, without the platform's own balance", async () => {
  const { out } = await CommandLine.run("simulate", scenario(short), "--exposure")
  const rows = out.slice(out.indexOf("exposure ")).split("\n\n")[0] ?? ""
  expect(rows.split("\n").map((row) => row.split(/ {2,}/).filter((text) => !/^20\d\d-/.test(text)))).toEqual([
    [
      "exposure",
      "currency",
      "negative",
      "since",
      "pending",
      "still missing",
      "until",
      "liable",
      "set aside",
      "refunds",
      "disputable"
    ],
    ["ada", "usd", "0.20", "–", "0.20", "platform", "0.20", "–", "3.00"],
    ["sten", "usd", "6.10", "–", "6.10", "Stripe", "–", "–", "–"],
    ["platform", "usd", "0.20", "–", "0.20", "–", "platform", "–", "–", "–"],
    ["all", "usd", "0.20", "–", "0.20", "platform", "0.20", "–", "3.00"],
    ["all", "usd", "6.10", "–", "6.10", "Stripe", "–", "–", "–"]
  ])
})

describe("a longer delay", () => {
  const asked = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `a${index}`)
    return `platform: { country: US }
accounts:
${names.map((name) => `  ${name}: { type: express, payouts: { schedule: { delay_days: 7 } } }`).join("\n")}
steps:
  - { at: 2026-03-02, charge: { amount: 10.00 usd, transfer_data: { destination: a0 } } }
  - { at: 2026-03-03, charge: { amount: 10.00 usd, stripe_account: a1 } }
`
  }
  const unused = async (count: number, ...args: ReadonlyArray<string>) =>
    (await CommandLine.run("simulate", scenario(asked(count)), ...args)).out
      .split("\n")
      .filter((line) => line.startsWith("unused"))
  const why = "only card payments on the account itself or on its behalf wait for it, and there were none"

  it("that nothing waits for is told, with why", async () => {
    expect(await unused(2)).toEqual([`unused    delay_days of a0  ${why}`])
    expect((await jsonOf(asked(3))).unused_delays).toEqual(["acct_a0", "acct_a2"])
  })

  it("that nothing waits for is told of the first five accounts, and counted of others", async () => {
    expect(await unused(6)).toEqual([`unused    delay_days of a0, a2, a3, a4, a5  ${why}`])
    expect(await unused(1007)).toEqual([`unused    delay_days of a0, a2, a3, a4, a5, 1,001 more  ${why}`])
  })

  it("is not told of as long as something may still wait for it", async () => {
    expect(await unused(2, "--until", "2026-03-02")).toEqual([])
    expect((await jsonOf(asked(2), "--until", "2026-03-02")).unused_delays).toEqual([])
  })
})

describe("money that is not there yet", () => {
  const coming = `platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: seed, top_up: { amount: 50.00 usd } }
  - { at: 2026-03-10, id: out, payout: { amount: 10.00 usd, source_type: bank_account } }
  - { at: 2026-03-10, id: more, top_up: { amount: 20.00 usd, expected_availability_date: 2026-03-20 } }
  - { at: 2026-03-10, id: gone, top_up: { amount: 30.00 usd } }
  - { at: 2026-03-10, top_up_cancel: { top_up: gone } }
`
  const shown = async (until: string) =>
    (await CommandLine.run("simulate", scenario(coming), "--until", until)).out.split("\n")
  const row = async (until: string) =>
    (await shown(until)).filter((line) => /^(usd|platform) /.test(line)).map((line) => line.split(/ {2,}/).slice(-3))

  it("is in transit to a bank until it arrives, in a column of its own that is there while someone has some", async () => {
    expect(await row("2026-03-10")).toEqual([
      ["available", "in transit", "bank"],
      ["40.00", "10.00", "-50.00"]
    ])
    expect(await row("2026-03-12")).toEqual([
      ["pending", "available", "bank"],
      ["–", "40.00", "-40.00"]
    ])
  })

  it("is coming by top-ups until they have come or are called off", async () => {
    const said = async (until: string) => (await shown(until)).filter((line) => line.startsWith("coming"))
    expect(await said("2026-03-02")).toEqual(["coming    1 top-up, 50.00 usd"])
    expect(await said("2026-03-09")).toEqual([])
    expect(await said("2026-03-10")).toEqual(["coming    1 top-up, 20.00 usd"])
    expect(await said("2026-03-20")).toEqual([])
    const { out } = await CommandLine.run("simulate", scenario(coming), "--json", "--until", "2026-03-10")
    expect(JSON.parse(out).pending_top_ups).toMatchObject([{ id: "tu_more", amount: 2000, status: "pending" }])
  })
})

it("--top says in words what it takes", async () => {
  const { code, err } = await CommandLine.run("simulate", scenario(oneOrder), "--top", "x")
  expect(code).toBe(2)
  expect(err).toContain('Invalid value for flag --top: "x". Expected: a whole number from 0 to ')
})

const paidDaily = `
platform: {}
accounts: { ada: { type: express, payouts: { schedule: { interval: daily } } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
until: 2026-03-06
`

const uncharged = `
platform: {}
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, capability_update: { stripe_account: ada, capability: card_payments, status: inactive } }
until: 2026-03-06
`

const openedInEuros = `
platform: { country: US }
accounts: { ada: { type: express }, ben: { type: express } }
settings: { settlement_currencies: any }
steps:
  - { at: 2026-03-02, id: euros, external_account_update: { stripe_account: ada, currency: eur, country: DE } }
  - { at: 2026-03-03, id: pounds, external_account_update: { stripe_account: ben, currency: gbp, country: GB } }
  - { at: 2026-03-04, id: no-pounds, external_account_removal: { stripe_account: ben, currency: gbp } }
until: 2026-03-05
`

const paidFromBalance = `
platform: { country: US }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: sale, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-05, id: march, balance_payment: { stripe_account: ada, amount: 20.00 usd } }
  - { at: 2026-03-05, id: own, charge: { amount: 10.00 usd } }
  - { at: 2026-03-20, id: back, balance_payment_refund: { balance_payment: march, amount: 5.00 usd } }
until: 2026-03-21
`

describe("--json", () => {
  it("has the prices of every currency that an account settled in, those of a bank account added or removed too", async () => {
    const { tariffs } = await jsonOf(openedInEuros)
    expect(tariffs.map(({ account, currency }: Record<string, string>) => `${account} ${currency}`)).toStrictEqual([
      "acct_platform usd",
      "acct_ada usd",
      "acct_ada eur",
      "acct_ben usd",
      "acct_ben gbp"
    ])
  })

  it("is one document with everything in it", async () => {
    const json = await jsonOf(oneOrder)
    expect(Object.keys(json)).toStrictEqual([
      "scenario",
      "seed",
      "as_of",
      "tariffs",
      "accounts",
      "margin",
      "stripe",
      "taxes",
      "checks",
      "open_items",
      "expectations",
      "refused",
      "failures",
      "waiting_refunds",
      "pending_top_ups",
      "disputes",
      "open_disputes",
      "upcoming_payouts",
      "reserves",
      "exposure",
      "exposure_totals",
      "unused_delays",
      "calendar",
      "steps",
      "happened"
    ])
    expect(json.margin).toStrictEqual([{ amount: 64, currency: "usd" }])
    expect(json.tariffs[0]).toMatchObject({
      account: "acct_platform",
      name: "US standard",
      currency: "usd",
      prices: [
        { payment_method: "card", rate: "2.9%", fixed: 30, cap: null, floor: null },
        { payment_method: "card_keyed", rate: "3.4%", fixed: 30 },
        { payment_method: "card_international", rate: "4.4%", fixed: 30 },
        { payment_method: "card_present", rate: "2.7%", fixed: 5 },
        { payment_method: "us_bank_account", rate: "0.8%", fixed: 0, cap: 500, floor: 1, failure: 400, dispute: 1500 }
      ]
    })
    expect(json.steps[0].entries).toHaveLength(4)
    expect(json.steps[0].entries[2].balance_transaction).toStrictEqual({
      id: "txn_order-1.3",
      object: "balance_transaction",
      account: "acct_ada",
      amount: 1000,
      available_on: 1_772_582_400,
      balance_type: "payments",
      created: 1_772_443_800,
      currency: "usd",
      description: "",
      exchange_rate: null,
      fee: 123,
      fee_details: [{ amount: 123, currency: "usd", description: "platform application fee", type: "application_fee" }],
      net: 877,
      reporting_category: "charge",
      source: "py_order-1",
      status: "pending",
      type: "payment"
    })
  })

  it("has the objects that each step made and changed, with their links", async () => {
    const { steps } = await jsonOf(everyStep)
    const ids = (objects: ReadonlyArray<{ object: string; id: string }>) =>
      objects.map(({ id, object }) => `${object} ${id}`).toSorted()
    const step = (id: string) => steps.find((it: { id: string }) => it.id === id)
    expect(ids(step("cake").made)).toStrictEqual([
      "application_fee fee_cake",
      "charge ch_cake",
      "charge py_cake",
      "transfer tr_cake"
    ])
    const { changed, made } = step("back")
    expect(ids(changed)).toStrictEqual([
      "application_fee fee_cake",
      "charge ch_cake",
      "charge py_cake",
      "transfer tr_cake"
    ])
    const find = (of: ReadonlyArray<{ id: string }>, id: string) => of.find((it) => it.id === id)
    expect(find(made, "re_back")).toStrictEqual({
      id: "re_back",
      object: "refund",
      amount: 1000,
      currency: "usd",
      balance_transaction: "txn_back",
      created: 1_772_668_800,
      account: "acct_platform",
      charge: "ch_cake",
      failure_balance_transaction: null,
      failure_reason: null,
      pending_reason: null,
      source_transfer_reversal: null,
      status: "succeeded",
      transfer_reversal: "trr_back"
    })
    expect(find(made, "trr_back")).toMatchObject({
      destination_payment_refund: "pyr_back",
      source_refund: "re_back",
      transfer: "tr_cake"
    })
    expect(find(made, "pyr_back")).toMatchObject({ source_transfer_reversal: "trr_back", charge: "py_cake" })
    expect(find(changed, "ch_cake")).toMatchObject({ amount_refunded: 1000, refunded: true, description: "A cake" })
    expect(find(changed, "tr_cake")).toMatchObject({ amount_reversed: 1000, reversed: true })
    expect(find(changed, "fee_cake")).toMatchObject({ originating_transaction: "ch_cake", refunded: true })
    expect(step("tiny")).toMatchObject({ made: [], changed: [], entries: [], refused: { code: "amount_too_small" } })
  })

  it("has what time brought about, and each line's status at its end", async () => {
    const json = await jsonOf(everyStep)
    const less = json.steps.find((it: { id: string }) => it.id === "less")
    expect(less.happened[0]).toStrictEqual({
      kind: "maturity",
      at: 1_772_582_400,
      account: "acct_platform",
      about: null,
      source_type: "card",
      amount: 2424,
      currency: "usd",
      made: [],
      changed: [],
      entries: [],
      account_updated: null,
      swept: []
    })
    expect(json.happened.map(({ account, amount }: Record<string, unknown>) => [account, amount])).toStrictEqual([
      ["acct_platform", 455]
    ])
    const statuses = (until: string) =>
      jsonOf(everyStep, "--until", until).then(({ steps }) =>
        steps.flatMap(({ entries }: { entries: ReadonlyArray<{ balance_transaction: { status: string } }> }) =>
          entries.map((entry) => entry.balance_transaction.status)
        )
      )
    expect(new Set(await statuses("2026-03-02"))).toStrictEqual(new Set(["pending"]))
    expect(new Set(await statuses("2026-03-09"))).toStrictEqual(new Set(["available"]))
    expect(new Set(await statuses("2026-03-05"))).toStrictEqual(new Set(["pending", "available"]))
  })

  it("has the automatic payouts, and what each of them pays out", async () => {
    const { happened } = await jsonOf(paidDaily)
    const run = happened.find(({ kind }: Record<string, unknown>) => kind === "payout_run")
    expect(run).toMatchObject({
      account: "acct_ada",
      about: null,
      made: [{ id: "po_ada.2026-03-04", automatic: true, reconciliation_status: "in_progress" }],
      swept: [{ payout: "po_ada.2026-03-04", balance_transactions: ["txn_cake.3"] }]
    })
  })

  it("has the payouts on their way, and those that come next", async () => {
    const upcoming = async (until: string) => (await jsonOf(paidDaily, "--until", until)).upcoming_payouts
    const common = {
      account: "acct_ada",
      source_type: "card",
      amount: 1000,
      currency: "usd",
      balance_transaction_count: 1,
      balance_transactions: ["txn_cake.3"],
      payout_day: "2026-03-04",
      withheld: 0,
      withheld_for: [],
      withheld_for_refunds: []
    }
    const run = { status: "expected", stopped_by: null, payout: null, run_at: 1_772_499_600 }
    const sent = { status: "pending", stopped_by: null, payout: "po_ada.2026-03-04", run_at: null }
    expect(await upcoming("2026-03-02")).toStrictEqual([{ ...common, ...run }])
    expect(await upcoming("2026-03-03")).toStrictEqual([{ ...common, ...sent }])
    expect(await upcoming("2026-03-04")).toStrictEqual([])
  })

  it("has what was expected, met or not; null where it was not checked", async () => {
    expect((await jsonOf(everyStep)).expectations).toMatchObject([
      { about: "the platform's margin", expected: "0.00 usd", met: false },
      { about: "the refusal of tiny", expected: "amount_too_small", met: true }
    ])
    expect((await jsonOf(everyStep, "--until", "2026-03-05")).expectations).toBeNull()
    expect((await jsonOf(oneOrder)).expectations).toStrictEqual([])
  })

  it("has what is negative, with who is liable, what covers it and what could still be added", async () => {
    const { as_of: asOf, exposure, exposure_totals: totals, happened } = await jsonOf(short)
    expect(exposure).toStrictEqual([
      {
        account: "acct_ada",
        currency: "usd",
        negative: 20,
        since: 1772582400,
        collected_at: 1772582400 + 180 * 86_400,
        liable: "application",
        held: 20,
        clearing: 0,
        pending: 0,
        pending_late: 0,
        reserved: 0,
        uncovered: 20,
        waiting_refunds: 0,
        refunds_fail_at: null,
        disputable: 300
      },
      {
        account: "acct_sten",
        currency: "usd",
        negative: 610,
        since: 1772582400,
        collected_at: 1772582400 + 180 * 86_400,
        liable: "stripe",
        held: 0,
        clearing: 0,
        pending: 0,
        pending_late: 0,
        reserved: 0,
        uncovered: 610,
        waiting_refunds: 0,
        refunds_fail_at: null,
        disputable: 0
      },
      {
        account: "acct_platform",
        currency: "usd",
        negative: 20,
        since: 1772582400,
        collected_at: null,
        liable: "application",
        held: 0,
        clearing: 0,
        pending: 0,
        pending_late: 0,
        reserved: 0,
        uncovered: 20,
        waiting_refunds: 0,
        refunds_fail_at: null,
        disputable: 0
      }
    ])
    const none = { clearing: 0, pending: 0, pending_late: 0, reserved: 0, waiting_refunds: 0 }
    const one = { ...none, currency: "usd", accounts: 1 }
    expect(totals).toStrictEqual([
      { ...one, liable: "application", negative: 20, held: 20, uncovered: 20, disputable: 300 },
      { ...one, liable: "stripe", negative: 610, held: 0, uncovered: 610, disputable: 0 }
    ])
    expect(asOf).toBe(1772704800)
    expect(happened.map(({ about, account, kind }: Record<string, unknown>) => [kind, account, about])).toStrictEqual([
      ["maturity", "acct_ada", null],
      ["maturity", "acct_sten", null],
      ["shortfall", "acct_ada", null],
      ["shortfall", "acct_sten", null]
    ])
  })

  it("has no field that its page does not document, nor the page one that it does not have", async () => {
    const page = readFileSync("docs/json.md", "utf8")
    const keys = new Set<string>()
    const gather = (key: string, value: unknown) => {
      if (key !== "" && !/^\d+$/.test(key)) keys.add(key)
      return value
    }
    const documents = [
      await jsonOf(everyStep),
      await jsonOf(Bank.scenario),
      await jsonOf(paidDaily, "--calendar"),
      await jsonOf(paidDaily, "--until", "2026-03-02"),
      await jsonOf(Disputes.scenario),
      await jsonOf(Reserves.scenario),
      await jsonOf(readFileSync("examples/requirement-due.yaml", "utf8")),
      await jsonOf(readFileSync("examples/financing.yaml", "utf8")),
      await jsonOf(paidFromBalance),
      await jsonOf(short)
    ]
    const journal = join(folder, "out/journal.ndjson")
    await CommandLine.run("simulate", scenario(everyStep), "--out", join(folder, "out"))
    writeFileSync(journal, readFileSync(journal, "utf8").replace('"hash":"', '"hash":"0'))
    for (const [text, ...args] of [
      [uncharged, "explain", scenario(uncharged), "ada"],
      [everyStep, "explain", scenario(everyStep), "cake"],
      [Bank.scenario, "explain", scenario(Bank.scenario), "room"],
      [Disputes.scenario, "explain", scenario(Disputes.scenario), "flour"],
      [paidDaily, "explain", scenario(paidDaily), "cake"],
      [paidDaily, "explain", scenario(paidDaily), "po_ada.2026-03-04"],
      [everyStep, "explain", "examples/failed-payout.yaml", "ines"],
      [everyStep, "explain", "examples/reserve.yaml", "hike"],
      [everyStep, "explain", "examples/negative-balance.yaml", "rtx_ada.usd.1"],
      [everyStep, "explain", "examples/negative-balance.yaml", "last-lesson"],
      [everyStep, "explain", "examples/negative-balance.yaml", "connct_sten.usd.1.collected"],
      [everyStep, "explain", "examples/failed-payout.yaml", "new-bank"],
      [everyStep, "explain", "examples/several-currencies.yaml", "to-duna"],
      [everyStep, "explain", "examples/cross-border-fees.yaml", "to-japan"],
      [everyStep, "compare", "examples/compare-destination.yaml", "examples/compare-direct.yaml"],
      [everyStep, "compare", "examples/compare-direct.yaml", "examples/saas.yaml"],
      [everyStep, "tax-forms", "examples/saas.yaml", "--year", "2026"],
      [everyStep, "balances", journal],
      [everyStep, "verify", journal]
    ]) {
      scenario(text ?? "")
      documents.push(JSON.parse((await CommandLine.run(...args, "--json")).out))
    }
    const guided = ["saas", "direct", "full", "hosted", "account", "stripe", "US"]
    const asked = ["business-model", "charge", "dashboard", "onboarding", "fees-payer", "losses", "country"]
    const flags = asked.flatMap((flag, index) => [`--${flag}`, guided[index] ?? ""])
    const { scenario: _, steps, ...guide } = JSON.parse((await CommandLine.run("guide", ...flags, "--json")).out)
    // What Stripe takes, and what a scenario has, is told on other pages.
    const calls = [{ ...steps[0].calls[0], parameters: 0 }]
    documents.push({ ...guide, scenario: 0, steps: [{ ...steps[0], calls }] })
    for (const json of documents) JSON.parse(JSON.stringify(json), gather)
    const fields = [...page.matchAll(/`(?:\w+\[\]\.)*([a-z_]+)(?:\[\])?`/g)].map(([, field = ""]) => field)
    expect([...keys].filter((key) => !fields.includes(key))).toStrictEqual([])

    const kinds = [
      "balance_transaction",
      "charge",
      "refund",
      "dispute",
      "transfer",
      "fee_refund",
      "payout",
      "topup",
      "balance_payment",
      "balance_payment_refund",
      "payers",
      "not_modelled",
      "reserve_transaction",
      "collection",
      "bill",
      "step"
    ]
    const open = ["crossing", "item", "side", "lines"]
    const known = new Set([...keys, ...kinds, ...open, "count"])
    expect(fields.filter((field) => !known.has(field))).toStrictEqual([])
  })
})

describe("--out", () => {
  const names = ["balance_transactions.csv", "journal.beancount", "journal.hledger", "journal.ledger", "journal.ndjson"]

  it("writes five files, and nothing else stays behind", async () => {
    const { code, out } = await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "deep", "out"))
    expect(code).toBe(0)
    expect(out).toContain(`written   ${join(folder, "deep", "out")}`)
    expect(readdirSync(join(folder, "deep", "out")).toSorted()).toStrictEqual(names)
  })

  it("writes the same bytes again", async () => {
    const read = () => names.map((name) => readFileSync(join(folder, "out", name), "utf8"))
    await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "out"))
    const first = read()
    await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "out"))
    expect(read()).toStrictEqual(first)
  })

  it("refuses a place that is a file, and leaves it as it was", async () => {
    const file = scenario(oneOrder)
    const { code, err, out } = await CommandLine.run("simulate", file, "--out", file)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toBe(`${file}: is a file and not a folder; nothing was written\n`)
    expect(readFileSync(file, "utf8")).toBe(oneOrder)
  })
})
