import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import { ada, monday, money } from "../connect/Worlds.ts"

/** All but the one with a thousand accounts, of which each is a fold of its own here. */
const examples = readdirSync("examples").filter((name) => name.endsWith(".yaml") && !name.startsWith("generated"))

const scenarioIn = (text: string) => Result.getOrThrow(ScenarioFile.parse("flow.yaml", text)).scenario

const played = (text: string, until?: string) => {
  const scenario = scenarioIn(text)
  const all = scenario.accounts.map(({ id }) => NegativeHistory.empty(id))
  const asOf = until === undefined ? scenario.until : Result.getOrThrow(Instant.parse(until))
  const simulation = Simulation.run(scenario, MemoryWorld.make(scenario), asOf, (seen) => {
    const booked = seen._tag === "done" ? [...seen.happened, seen] : seen.happened
    for (const it of booked) for (const each of all) NegativeHistory.add(each, it)
  })
  return { simulation, asOf, histories: all.flatMap((each) => NegativeHistory.list(each, asOf)) }
}

const plain = (amount: Money.Money): string => Money.format(amount).slice(0, -" usd".length)

const short = (at: Instant.Instant): string => Instant.format(at).slice(5, 10)

const told = (it: NegativeHistory.NegativeHistory): ReadonlyArray<string> => [
  `${StripeAccount.keyIn(it.account)} ${short(it.since)} to ${it.until === undefined ? "now" : short(it.until)}`,
  ...it.changes.map(({ at, available, lines }) => {
    const by = lines.map(({ net, source, type }) => `${plain(net)} ${type} ${source ?? ""}`)
    return `  ${short(at)} ${plain(available)}: ${by.join(", ")}`
  }),
  ...it.reserved.map(({ amount, created, id }) => `  ${short(created)} ${id} ${plain(amount)}`),
  ...(it.collected === undefined ? [] : [`  ${it.collected.liable} bears ${plain(it.collected.amount)}`])
]

const toldOf = (name: string, until?: string) =>
  played(readFileSync(`examples/${name}.yaml`, "utf8"), until).histories.flatMap(told)

describe("a negative balance", () => {
  it("is told from what made it so to who bore it, or since when it is", () => {
    const early = ["ada 03-04 to now", "  03-04 -58.30: 1941.70 charge ch_ada-booking, -2000.00 refund re_ada-refund"]
    const later = [
      "  03-12 -29.47: 28.83 charge ch_last-lesson",
      "  08-31 0.00: 29.47 connect_collection_transfer connct_ada.usd.1.collected"
    ]
    const sten = [
      "sten 03-04 to 08-31",
      "  03-04 -58.30: 1941.70 charge ch_sten-booking, -2000.00 refund re_sten-refund",
      "  08-31 0.00: 58.30 adjustment connct_sten.usd.1.collected",
      "  stripe bears 58.30"
    ]
    expect(toldOf("negative-balance", "2026-03-05T00:00:00Z").slice(0, 3)).toEqual([
      ...early,
      "  03-04 rtx_ada.usd.1 58.30"
    ])
    expect(toldOf("negative-balance")).toEqual([
      "ada 03-04 to 08-31",
      early[1],
      ...later,
      "  03-04 rtx_ada.usd.1 58.30",
      "  03-12 rtx_ada.usd.2 -28.83",
      "  08-31 rtx_ada.usd.1.collected -29.47",
      "  application bears 29.47",
      ...sten
    ])
  })

  it("goes on where a debit that had filled it comes back, and what is held is given back after it", () => {
    expect(toldOf("negative-payout")).toEqual([
      "ines 03-05 to 03-23",
      "  03-05 -100.00: -100.00 payment_refund pyr_half",
      "  03-09 0.00: 100.00 payout po_ines.2026-03-09",
      "  03-11 -100.00: -100.00 payout_failure po_ines.2026-03-09",
      "  03-23 0.00: 100.00 payout po_ines.2026-03-23",
      "  03-05 rtx_ines.usd.1 100.00",
      "  03-26 rtx_ines.2026-03-23.cleared -100.00"
    ])
  })

  /** Ada owes 115.00 from 6 March on. */
  const owing = (debited: boolean, ...steps: ReadonlyArray<string>) => `platform: { country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: ${String(debited)} } }
steps:
  - { at: 2026-03-02T10:00:00Z, id: tea, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T10:00:00Z, id: bun, charge: { amount: 40.00 usd, stripe_account: ada } }
  - { at: 2026-03-05T11:00:00Z, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-06T10:00:00Z, dispute: { charge: tea, reason: fraudulent, status: lost } }
${steps.map((step) => `  - { at: ${step} }\n`).join("")}until: 2026-03-31`

  const times = (text: string) =>
    played(text).histories.map(({ changes, reserved, since, until }) =>
      [
        `${short(since)} to ${until === undefined ? "now" : short(until)}:`,
        ...changes.map(({ available }) => plain(available)),
        "set aside",
        ...reserved.map(({ amount }) => plain(amount))
      ].join(" ")
    )

  it("is another one where the account had as much of its own before a debit came back", () => {
    const own = [
      "2026-03-06T12:00:00Z, charge: { net_amount: 300.00 usd, stripe_account: ada }",
      "2026-03-11T10:00:00Z, payout: { stripe_account: ada }",
      "2026-03-12T10:00:00Z, payout_failure: { payout: ada.2026-03-09, failure_code: debit_not_authorized }"
    ]
    expect(times(owing(true, ...own))).toEqual([
      "03-06 to 03-09: -115.00 0.00 set aside 115.00 -115.00",
      "03-12 to now: -115.00 set aside 115.00"
    ])
  })

  it("is the same with all that came in between where it had less, also a time that seemed another", () => {
    const less = [
      "2026-03-09T12:00:00Z, charge: { net_amount: 30.00 usd, stripe_account: ada }",
      "2026-03-12T10:00:00Z, payout_failure: { payout: ada.2026-03-09, failure_code: debit_not_authorized }"
    ]
    expect(times(owing(true, ...less))).toEqual([
      "03-06 to now: -115.00 0.00 30.00 -85.00 set aside 115.00 -115.00 85.00"
    ])
    const often = [
      "2026-03-09T12:00:00Z, charge: { net_amount: 30.00 usd, stripe_account: ada }",
      "2026-03-10T12:00:00Z, charge: { net_amount: 20.00 usd, stripe_account: ada }",
      "2026-03-13T10:00:00Z, payout_failure: { payout: ada.2026-03-09, failure_code: debit_not_authorized }"
    ]
    expect(times(owing(true, ...often))).toEqual([
      "03-06 to now: -115.00 0.00 30.00 50.00 -65.00 set aside 115.00 -115.00 65.00"
    ])
    const twice = [
      "2026-03-10T10:00:00Z, dispute: { charge: bun, reason: fraudulent, status: lost }",
      "2026-03-11T10:00:00Z, payout_failure: { payout: ada.2026-03-09, failure_code: debit_not_authorized }"
    ]
    expect(times(owing(true, ...twice))).toEqual([
      "03-06 to now: -115.00 0.00 -55.00 -170.00 -115.00 set aside 115.00 55.00 -55.00"
    ])
  })

  it("has given back what was set aside for it once its own debit is cleared", () => {
    expect(
      times(owing(true, "2026-03-10T10:00:00Z, dispute: { charge: bun, reason: fraudulent, status: lost }"))
    ).toEqual([
      "03-06 to 03-09: -115.00 0.00 set aside 115.00 -115.00",
      "03-10 to 03-12: -55.00 0.00 set aside 55.00 -55.00"
    ])
  })

  it("has given back what was set aside for it when its debit comes back and nothing is missing, after another", () => {
    const steps = [
      "2026-03-09T10:00:00Z, charge: { net_amount: 400.00 usd, stripe_account: ada }",
      "2026-03-10T10:00:00Z, dispute: { charge: bun, reason: fraudulent, status: lost }",
      "2026-03-11T15:00:00Z, payout_failure: { payout: ada.2026-03-09, failure_code: debit_not_authorized }"
    ]
    expect(times(owing(true, ...steps))).toEqual([
      "03-06 to 03-09: -115.00 0.00 set aside 115.00 -115.00",
      "03-10 to 03-11: -55.00 345.00 set aside 55.00 -55.00"
    ])
  })

  it("that a payment filled which then fails is another one", () => {
    const late = [
      "2026-03-09T10:00:00Z, id: debit, charge: { amount: 200.00 usd, payment_method: us_bank_account, stripe_account: ada }",
      "2026-03-13T10:00:00Z, payout: { stripe_account: ada, source_type: bank_account }",
      "2026-03-13T15:00:00Z, payment_failure: { charge: debit, failure_code: no_account }"
    ]
    expect(times(owing(false, ...late)).map((each) => each.split(":")[0])).toEqual(["03-06 to 03-13", "03-13 to now"])
  })

  it("that is so again is another one, in each currency", () => {
    const { histories } = played(`platform: { country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-01-01, id: fund, charge: { amount: 100.00 usd } }
  - { at: 2026-03-02, id: one, transfer: { amount: 10.00 usd, destination: ada } }
  - { at: 2026-03-03, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-04, id: back, transfer_reversal: { transfer: one, amount: 4.00 usd } }
  - { at: 2026-03-05, id: two, transfer: { amount: 5.00 usd, destination: ada } }
  - { at: 2026-03-06, id: less, transfer_reversal: { transfer: one, amount: 3.00 usd } }
  - { at: 2026-03-06, id: more, transfer_reversal: { transfer: one, amount: 1.00 usd } }
`)
    expect(histories.map(told)).toEqual([
      [
        "ada 03-04 to 03-05",
        "  03-04 -4.00: -4.00 payment_refund pyr_back",
        "  03-05 1.00: 5.00 payment py_two",
        "  03-04 rtx_ada.usd.1 4.00",
        "  03-05 rtx_ada.usd.2 -4.00"
      ],
      [
        "ada 03-06 to now",
        "  03-06 -3.00: -3.00 payment_refund pyr_less, -1.00 payment_refund pyr_more",
        "  03-06 rtx_ada.usd.3 2.00",
        "  03-06 rtx_ada.usd.4 1.00"
      ]
    ])
    expect(histories.map((it) => plain(NegativeHistory.deepest(it)))).toEqual(["4.00", "3.00"])
    expect(NegativeHistory.about(histories, "rtx_ada.usd.3")).toBe(histories[1])
    expect(NegativeHistory.about(histories, "rtx_ada.usd.5")).toBeUndefined()
  })
})

describe("what is set aside and given back within one moment", () => {
  it("is of no time where none is then, and of that which goes on or begins", () => {
    const { histories } = played(`platform: { country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-01-01, id: fund, charge: { amount: 100.00 usd } }
  - { at: 2026-03-02, id: one, transfer: { amount: 10.00 usd, destination: ada } }
  - { at: 2026-03-03, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-04, id: back, transfer_reversal: { transfer: one, amount: 4.00 usd } }
  - { at: 2026-03-05, id: two, transfer: { amount: 5.00 usd, destination: ada } }
  - { at: 2026-03-06, id: less, transfer_reversal: { transfer: one, amount: 3.00 usd } }
  - { at: 2026-03-06, id: three, transfer: { amount: 2.00 usd, destination: ada } }
  - { at: 2026-03-07, id: last, transfer_reversal: { transfer: one, amount: 1.00 usd } }
  - { at: 2026-03-07, id: four, transfer: { amount: 0.50 usd, destination: ada } }
`)
    expect(histories.map(told)).toEqual([
      [
        "ada 03-04 to 03-05",
        "  03-04 -4.00: -4.00 payment_refund pyr_back",
        "  03-05 1.00: 5.00 payment py_two",
        "  03-04 rtx_ada.usd.1 4.00",
        "  03-05 rtx_ada.usd.2 -4.00"
      ],
      [
        "ada 03-07 to now",
        "  03-07 -0.50: -1.00 payment_refund pyr_last, 0.50 payment py_four",
        "  03-07 rtx_ada.usd.5 1.00",
        "  03-07 rtx_ada.usd.6 -0.50"
      ]
    ])
  })
})

describe("line by line", () => {
  const day = (of: number): Instant.Instant => Instant.plus(monday, of * 86_400)

  /** As in `-5.00 x`, of source x, made on the day of its list and there on the day that it names, or at once. */
  const line = (written: string, created: Instant.Instant): BalanceTransaction.BalanceTransaction => {
    const [amount = "", source, on] = written.split(" ")
    return BalanceTransaction.make({
      id: `txn_${written}`,
      account: ada.id,
      type: "adjustment",
      amount: money(`${amount} usd`),
      feeDetails: [],
      created,
      availableOn: on === undefined ? created : day(Number(on)),
      source: source === "-" ? undefined : source,
      description: "",
      reportingCategory: "other_adjustment"
    })
  }

  /** Of lines on one day after the other; each history's days from and to, then what each of its changes left. */
  const history = (days: ReadonlyArray<ReadonlyArray<string>>) => {
    const all = NegativeHistory.empty(ada.id)
    for (const [index, lines] of days.entries()) {
      const at = day(index)
      for (const written of lines) {
        NegativeHistory.add(all, { at, outcome: { ...nothing, at, transactions: [line(written, at)] }, entries: [] })
      }
    }
    const shown = (at: Instant.Instant) => (at - monday) / 86_400
    return NegativeHistory.list(all, day(days.length)).map(({ changes, since, until }) =>
      [
        `${shown(since)} to ${until === undefined ? "now" : shown(until)}:`,
        ...changes.map(({ available }) => plain(available))
      ].join(" ")
    )
  }

  it.each<readonly [string, ReadonlyArray<ReadonlyArray<string>>, ReadonlyArray<string>]>([
    ["what comes and goes at one moment is nothing", [["-5.00 a", "5.00 b"]], []],
    ["also with what matures then", [["-5.00 a 2"], [], ["5.00 b"]], []],
    [
      "what matures is a change each day, in that order",
      [["-5.00 a 3", "-1.00 b 2"], [], [], [], []],
      ["2 to now: -1.00 -6.00"]
    ],
    [
      "each is of its own time",
      [["-1.00 a"], ["1.00 b"], ["-2.00 c"], ["-1.00 d"]],
      ["0 to 1: -1.00 0.00", "2 to now: -2.00 -3.00"]
    ],
    [
      "what filled one and is taken back takes no other time up",
      [["-5.00 a"], ["5.00 b"], ["-4.00 b"]],
      ["0 to 1: -5.00 0.00", "2 to now: -4.00"]
    ]
  ])("%s", (_, days, expected) => {
    expect(history(days)).toEqual(expected)
  })

  it("is since the moment of the day on which it was first of all below zero", () => {
    const { histories } = played(`platform: { country: US }
accounts:
  ada: { type: express, payouts: { debit_negative_balances: false } }
steps:
  - { at: 2026-01-01, id: fund, charge: { amount: 100.00 usd } }
  - { at: 2026-03-02T10:00:00Z, id: one, transfer: { amount: 10.00 usd, destination: ada } }
  - { at: 2026-03-02T11:00:00Z, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-02T12:00:00Z, id: back, transfer_reversal: { transfer: one, amount: 4.00 usd } }
`)
    expect(histories.map(({ changes, since }) => [Instant.format(since), changes.length])).toEqual([
      ["2026-03-02T12:00:00Z", 1]
    ])
  })

  it("was filled for good once, and is not when it is negative again; what filled it is told by its id", () => {
    const all = NegativeHistory.empty(ada.id)
    const collected = {
      id: "connct_a",
      account: ada.id,
      amount: money("5.00 usd"),
      liable: "application",
      created: day(1),
      balanceTransaction: "txn_b"
    } as const
    const steps = [
      [["-5.00 a"], nothing],
      [["5.00 b"], { ...nothing, collected }],
      [["-1.00 c"], nothing],
      [["-1.00 d"], nothing]
    ] as const
    for (const [index, [lines, outcome]] of steps.entries()) {
      const at = day(index)
      const transactions = lines.map((written) => line(written, at))
      NegativeHistory.add(all, { at, outcome: { ...outcome, at, transactions }, entries: [] })
    }
    const [first, second, ...more] = NegativeHistory.list(all, day(5))
    expect([first?.collected, second?.collected, more]).toEqual([collected, undefined, []])
    expect(
      NegativeHistory.about(
        [second, first].flatMap((it) => it ?? []),
        "connct_a"
      )
    ).toBe(first)
  })

  it("that somebody else filled for good is the last one", () => {
    const all = NegativeHistory.empty(ada.id)
    const days = ["-5.00 a", "5.00 b", "-3.00 c", "3.00 d"].map((written, index) => {
      const at = day(index)
      const common = { account: ada.id, liable: "stripe", created: at, balanceTransaction: "txn_d" } as const
      const collected = { id: "connct_d", amount: money("3.00 usd"), ...common }
      const outcome = { ...nothing, at, transactions: [line(written, at)] }
      return { at, outcome: index === 3 ? { ...outcome, collected } : outcome, entries: [] }
    })
    for (const each of days) NegativeHistory.add(all, each)
    expect(NegativeHistory.list(all, day(4)).map(({ collected }) => collected?.id)).toEqual([undefined, "connct_d"])
  })

  it("is told nothing of what is set aside for others", () => {
    const all = NegativeHistory.empty(ada.id)
    const set = (id: string, account: StripeAccount.AccountId) => ({
      id,
      account,
      amount: money("5.00 usd"),
      created: monday,
      balanceTransaction: "txn_x"
    })
    const reserved = [set("rtx_ben", "acct_ben"), set("rtx_ada", ada.id)]
    const outcome = { ...nothing, at: monday, transactions: [line("-5.00 a", monday)], reserved }
    NegativeHistory.add(all, { at: monday, outcome, entries: [] })
    expect(NegativeHistory.list(all, monday).flatMap((it) => it.reserved.map(({ id }) => id))).toEqual(["rtx_ada"])
  })
})

describe("debits of the bank, day by day", () => {
  const day = (of: number): Instant.Instant => Instant.plus(monday, of * 86_400)

  /** As in `line -5.00`, `set 5.00`, `fill a 5.00` (and `… 0.00`: what of it was set aside), `return a`, `clear a 5.00`. */
  const outcomeOf = (written: string, at: Instant.Instant): Outcome => {
    const [what, name = "", amount = "", held = amount] = written.split(" ")
    const usd = (text: string) => money(`${text} usd`)
    const moved = (text: string) => ({
      id: `rtx_${written}`,
      account: ada.id,
      amount: usd(text),
      created: at,
      balanceTransaction: "txn_x"
    })
    const debited = { account: ada.id, payout: name, amount: usd(amount === "" ? "1.00" : amount) }
    switch (what) {
      case "set":
        return { ...nothing, at, reserved: [moved(name)] }
      case "fill":
        return { ...nothing, at, debited: { ...debited, status: "filling", filled: usd(held) } }
      case "return":
        return { ...nothing, at, debited: { ...debited, status: "returned" } }
      case "clear":
        return { ...nothing, at, debited: { ...debited, status: "cleared" }, reserved: [moved(`-${amount}`)] }
      default: {
        const draft = { id: "txn_l", account: ada.id, type: "adjustment", amount: usd(name), feeDetails: [] } as const
        const dated = { created: at, availableOn: at, source: "x", description: "" }
        const line = BalanceTransaction.make({ ...draft, ...dated, reportingCategory: "other_adjustment" })
        return { ...nothing, at, transactions: [line] }
      }
    }
  }

  const history = (days: ReadonlyArray<ReadonlyArray<string>>) => {
    const all = NegativeHistory.empty(ada.id)
    for (const [index, written] of days.entries()) {
      const at = day(index)
      for (const each of written) NegativeHistory.add(all, { at, outcome: outcomeOf(each, at), entries: [] })
    }
    const shown = (at: Instant.Instant) => (at - monday) / 86_400
    return NegativeHistory.list(all, day(days.length)).map(({ changes, reserved, since, until }) =>
      [
        `${shown(since)} to ${until === undefined ? "now" : shown(until)}:`,
        ...changes.map(({ available }) => plain(available)),
        "set aside",
        ...reserved.map(({ amount }) => plain(amount))
      ].join(" ")
    )
  }

  /** From -5.00 to nothing by the debit `a`, which is clearing; the account has nothing of its own. */
  const first = [
    ["line -5.00", "set 5.00"],
    ["fill a 5.00", "line 5.00"]
  ]
  /** As much of its own, and a second time, which the debit `b` fills. */
  const second = [["line 5.00"], ["line -7.00", "set 2.00"], ["fill b 2.00", "line 2.00"]]

  it.each<readonly [string, ReadonlyArray<ReadonlyArray<string>>, ReadonlyArray<string>]>([
    [
      "what was set aside for a debit is given back for what it filled, also after another time",
      [...first, ...second, ["clear a 5.00"], ["clear b 2.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00 -5.00", "3 to 4: -2.00 0.00 set aside 2.00 -2.00"]
    ],
    [
      "of a debit for which nothing was set aside, nothing is known once it comes back",
      [["line -5.00"], ["fill a 5.00 0.00", "line 5.00"], ["return a", "line -5.00", "set -1.00"]],
      ["0 to now: -5.00 0.00 -5.00 set aside -1.00"]
    ],
    [
      "what is missing then is set aside for the time that is, and what is not given back for the first",
      [
        ...first,
        ["line 5.00"],
        ["line -7.00", "set 2.00"],
        ["return a", "line -5.00", "line 4.00", "set -4.00", "set 1.00"]
      ],
      ["0 to 1: -5.00 0.00 set aside 5.00 -4.00", "3 to now: -2.00 -3.00 set aside 2.00 1.00"]
    ],
    [
      "of a debit for which nothing was set aside, nothing is given back for what it filled",
      [
        ["line -5.00"],
        ["fill a 5.00 0.00", "line 5.00"],
        ["line 5.00"],
        ["line -7.00", "set 2.00"],
        ["return a", "line -5.00", "line 6.00", "set -1.00"]
      ],
      ["0 to 1: -5.00 0.00 set aside", "3 to now: -2.00 -1.00 set aside 2.00 -1.00"]
    ],
    [
      "nor of one that was cleared before it comes back",
      [
        ...first,
        ["line 5.00"],
        ["clear a 5.00"],
        ["line -7.00", "set 2.00"],
        ["return a", "line -5.00", "line 6.00", "set -1.00"]
      ],
      ["0 to 1: -5.00 0.00 set aside 5.00 -5.00", "4 to now: -2.00 -1.00 set aside 2.00 -1.00"]
    ],
    [
      "of two that come back at once, what the first had filled is given back though the time of the other goes on",
      [
        ...first,
        ["line 5.00"],
        ["line -7.00", "set 2.00"],
        ["fill b 9.00 0.00", "line 2.00"],
        ["line 1.00"],
        ["return a", "return b", "line -14.00", "line 12.00", "set -6.00"]
      ],
      ["0 to 1: -5.00 0.00 set aside 5.00 -6.00", "3 to now: -2.00 0.00 1.00 -1.00 set aside 2.00"]
    ],
    [
      "what comes and goes before any time is of none",
      [
        ["set 5.00", "set -5.00"],
        ["line -1.00", "set 1.00"]
      ],
      ["1 to now: -1.00 set aside 1.00"]
    ],
    [
      "two that come back at once give back what was set aside for the first of them that had any",
      [
        ["line -5.00", "set 5.00"],
        ["fill a 5.00", "fill b 1.00 0.00", "line 6.00"],
        ["line 9.00"],
        ["return a", "return b", "line -6.00", "set -5.00"]
      ],
      ["0 to 1: -5.00 1.00 set aside 5.00 -5.00"]
    ],
    [
      "what was freed by one debit is not by the next moment",
      [
        ...first,
        ["line 20.00"],
        ["return a", "line -5.00", "set -5.00"],
        ["line -16.00", "set 1.00"],
        ["line 1.00", "set -1.00"]
      ],
      ["0 to 1: -5.00 0.00 set aside 5.00 -5.00", "4 to 5: -1.00 0.00 set aside 1.00 -1.00"]
    ]
  ])("%s", (_, days, expected) => {
    expect(history(days)).toEqual(expected)
  })

  /** Three times in a row, of which debits filled the first (`a`) and the second (`b`, of all 9.00) and third (`c`). */
  const three = [
    ["line -5.00", "set 5.00"],
    ["fill a 50.00 5.00", "line 5.00"],
    ["line -2.00", "set 2.00"],
    ["fill b 9.00 2.00", "line 2.00"],
    ["line -1.00", "set 1.00"],
    ["fill c 4.00 1.00", "line 1.00"]
  ]

  it.each<readonly [string, ReadonlyArray<ReadonlyArray<string>>, ReadonlyArray<string>]>([
    [
      "a second time that goes on takes the third with it, and leaves the first",
      [...three, ["return b", "line -9.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00", "2 to now: -2.00 0.00 -1.00 0.00 -9.00 set aside 2.00 1.00"]
    ],
    [
      "the debits of the third are of the second then, and those of the first of that",
      [...three, ["return b", "line -9.00"], ["clear c 1.00"], ["clear a 5.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00 -5.00", "2 to now: -2.00 0.00 -1.00 0.00 -9.00 set aside 2.00 1.00 -1.00"]
    ],
    [
      "should another of the third come back after it was filled, the second goes on",
      [...three, ["return b", "line -9.00"], ["line 9.00"], ["line 1.00"], ["return c", "line -4.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00", "2 to now: -2.00 0.00 -1.00 0.00 -9.00 0.00 1.00 -3.00 set aside 2.00 1.00"]
    ],
    [
      "and one of the first brings all together, with each change once",
      [...three, ["return b", "line -9.00"], ["line 9.00"], ["return a", "line -50.00"]],
      ["0 to now: -5.00 0.00 -2.00 0.00 -1.00 0.00 -9.00 0.00 -50.00 set aside 5.00 2.00 1.00"]
    ],
    [
      "one that goes on twice has each change once",
      [...three, ["return c", "line -4.00"], ["line 4.00"], ["line 2.00"], ["return b", "line -9.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00", "2 to now: -2.00 0.00 -1.00 0.00 -4.00 0.00 2.00 -7.00 set aside 2.00 1.00"]
    ],
    [
      "two that come back at once give back what was set aside for both to the first",
      [...three, ["return c", "return b", "line -9.00", "set -1.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00", "2 to now: -2.00 0.00 -1.00 0.00 -9.00 set aside 2.00 1.00 -1.00"]
    ],
    [
      "also where the debit of the first came back before, of which nothing was set aside",
      [...three, ["return b", "return c", "line -9.00", "set -1.00"]],
      ["0 to 1: -5.00 0.00 set aside 5.00", "2 to now: -2.00 0.00 -1.00 0.00 -9.00 set aside 2.00 1.00 -1.00"]
    ]
  ])("of three times: %s", (_, days, expected) => {
    expect(history(days)).toEqual(expected)
  })
})

describe("over every example, at its end and before", () => {
  it.each(examples)("each change follows from its lines, and the last leaves what the world knows: %s", (name) => {
    const text = readFileSync(`examples/${name}`, "utf8")
    const end = scenarioIn(text).until
    for (const days of [0, 10, 30, 90]) {
      const until = Instant.plus(end, -days * 86_400)
      if (until < scenarioIn(text).start) continue
      const { histories, simulation } = played(text, Instant.format(until))
      for (const { changes } of histories) {
        for (const [index, { available, lines }] of changes.entries()) {
          const before = changes[index - 1]?.available
          const sum = lines.map(({ net }) => net).reduce(Money.add)
          if (before !== undefined) expect(available).toEqual(Money.add(before, sum))
        }
        expect(changes.length).toBeGreaterThan(0)
        expect(Money.isNegative(changes[0]?.available ?? expect.fail("nothing made it negative"))).toBe(true)
      }
      const open = histories.filter((it) => it.until === undefined)
      const known = simulation.exposures.filter(({ since }) => since !== undefined)
      const told = (it: { account: string; currency: string; since: unknown }) =>
        `${it.account} ${it.currency} ${String(it.since)}`
      expect(open.map(told).toSorted()).toEqual(known.map(told).toSorted())
      for (const it of simulation.exposures) {
        const own = histories.filter(({ account, currency }) => account === it.account && currency === it.currency)
        const held = Money.sum(
          it.currency,
          own.flatMap(({ reserved }) => reserved.map(({ amount }) => amount))
        )
        expect(held, it.account).toEqual(it.held)
        if (it.since !== undefined) expect(own.at(-1)?.changes.at(-1)?.available).toEqual(Money.negate(it.negative))
      }
    }
  })
})
