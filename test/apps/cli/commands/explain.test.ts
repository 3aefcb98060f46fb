/**
 * explain: the parts of a payment sum to what was paid, whatever id it is asked by.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Result } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as ExplanationJson from "#apps/cli/render/ExplanationJson.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as Filling from "#core/report/Filling.ts"
import * as Loss from "#core/report/Loss.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Bank from "../Bank.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Market from "../Market.ts"

const file = "examples/marketplace.yaml"

describe("a payment is found by", () => {
  it.each(["order-2", "order-2-refund", "ch_order-2", "tr_order-2", "py_order-2", "fee_order-2", "txn_order-2.3"])(
    "%s",
    async (id) => {
      const { out } = await CommandLine.run("explain", file, id, "--json")
      expect(JSON.parse(out).id).toBe("ch_order-2")
    }
  )
})

it("splits the payment into parts that sum to it, each the sum of its lines", async () => {
  const { out } = await CommandLine.run("explain", file, "order-2", "--json")
  const { amount, parts } = JSON.parse(out)
  const sum = (all: ReadonlyArray<{ amount: number }>) => all.reduce((total, part) => total + part.amount, 0)
  expect(sum(parts)).toBe(amount)
  for (const part of parts) expect(sum(part.lines)).toBe(part.amount)
})

it("says which steps and accounts there are when nothing has the id", async () => {
  const { code, err, out } = await CommandLine.run("explain", file, "order-99")
  expect({ code, out }).toStrictEqual({ code: 2, out: "" })
  expect(err).toContain(`${file}: nothing in it made "order-99"; expected a step (order-1, order-2`)
  expect(err).toContain(", the id of an object of one, or an account (platform, ada, ben, cleo)\n")
})

it("says how many more accounts there are than it lists", async () => {
  const { err } = await CommandLine.run(
    "explain",
    "examples/generated-marketplace.yaml",
    "nobody",
    "--until",
    "2026-01-02"
  )
  expect(err).toMatch(/ or an account \(platform(, [\w-]+){7} and \d+ more\)\n/)
})

it("says of a step that was refused that it was, and why", async () => {
  const { code, err } = await CommandLine.run("explain", "examples/refunds.yaml", "direct-reverse")
  expect(code).toBe(2)
  expect(err).toMatch(
    /^examples\/refunds\.yaml: "direct-reverse" made nothing: it was refused, Cannot reverse transfer/
  )
})

describe("what time brought about", () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const file = join(folder, "bank.yaml")
  beforeAll(() => writeFileSync(file, Bank.scenario))
  afterAll(() => rmSync(folder, { recursive: true }))

  const explained = async (id: string) => {
    const { code, err, out } = await CommandLine.run("explain", file, id, "--json")
    expect({ code, err }).toStrictEqual({ code: 0, err: "" })
    const { amount, happened, id: root, object, parts, steps } = JSON.parse(out)
    return {
      root: `${object} ${root} ${amount}`,
      steps: steps.map((step: { id: string }) => step.id),
      happened: happened.map(({ kind }: { kind: string }) => kind),
      parts: parts.map(
        (part: { side: string; pot: string; amount: number }) => `${part.side} ${part.pot} ${part.amount}`
      )
    }
  }

  it("to a refund that waited belongs to its payment", async () => {
    const expected = {
      root: "charge ch_flour 3000",
      steps: ["flour", "late", "bounce"],
      happened: ["funding"],
      parts: ["acct_platform null 2883", "stripe null 117", "payers null 0"]
    }
    for (const id of ["flour", "re_late", "late", "bounce", "txn_late"]) expect(await explained(id)).toEqual(expected)
  })

  it("to a payout is where its money was and is", async () => {
    expect(await explained("po_out")).toEqual({
      root: "payout po_out 2883",
      steps: ["out", "closed"],
      happened: ["payout_submission", "payout_arrival"],
      parts: ["acct_platform balance 0", "acct_platform in_transit 0", "acct_platform bank 0"]
    })
    expect(await explained("po_out/returned")).toEqual(await explained("closed"))
  })

  it("to what was held is told too, and the charge is called what Stripe calls it", async () => {
    const expired = { root: "charge ch_spare 5000", steps: ["spare"], happened: ["authorization_expiry"], parts: [] }
    expect(await explained("ch_spare")).toEqual(expired)
    expect(await explained("stay")).toMatchObject({ root: "charge ch_room 6000", steps: ["room", "stay"] })
  })
})

/** What of a payment filled negative balances or made them, of whichever account. */
const fillings = (
  scenario: Scenario,
  all: ReadonlyArray<Done | Happened>,
  { root, steps }: Explanation.Explanation
) => {
  if (root.object === "payout") return { filled: [], losses: [] }
  const own = new Set(steps.flatMap(({ outcome }) => outcome.transactions))
  const times = scenario.accounts.flatMap(({ id }) => {
    const histories = NegativeHistory.empty(id)
    for (const each of all) NegativeHistory.add(histories, each)
    return NegativeHistory.list(histories, scenario.until)
  })
  return { filled: Filling.of(times, (line) => own.has(line)), losses: Loss.of(times, (line) => own.has(line)) }
}

/** The payouts that are not itemised, counted over all of a run. */
const unitemised = (all: ReadonlyArray<Done | Happened>, { steps }: Explanation.Explanation) => {
  const found = UnitemisedPayouts.empty()
  for (const each of all) UnitemisedPayouts.add(found, each.outcome, steps.includes(each))
  return [...found.payouts.values()]
}

it("gathers of a long run what an explanation of all of it would show", async () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const file = join(folder, "market.yaml")
  writeFileSync(file, Market.scenario)
  const { scenario } = Result.getOrThrow(ScenarioFile.parse(file, Market.scenario))
  const all: Array<Done | Happened> = []
  const { upcomingPayouts: upcoming } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    all.push(...seen.happened, ...(seen._tag === "done" ? [seen] : []))
  })
  const refunded = all.flatMap((it) => ("command" in it && it.command._tag === "refund" ? [it.command] : []))
  const funded = all.find((it) => "happening" in it && it.happening.kind === "funding" && it.entries.length > 0)
  const line = funded?.entries[0]?.transaction?.id ?? expect.fail("no refund waited")
  for (const id of [refunded[0]?.key, refunded[1]?.charge, refunded.at(-1)?.key, line, "o9", "ch_o20", "tr_o20"]) {
    const expected = Explanation.of(all, id ?? "") ?? expect.fail(`there is no ${id}`)
    const holes = fillings(scenario, all, expected)
    const departure = { stops: [], unitemised: unitemised(all, expected), upcoming, ...holes }
    const { out } = await CommandLine.run("explain", file, id ?? "", "--json")
    expect(out).toBe(`${Json.print(ExplanationJson.of(expected, scenario.until, departure))}\n`)
  }
  rmSync(folder, { recursive: true })
})

it.each(["payout-schedules", "failed-payout", "instant-payouts", "disputes", "negative-balance"])(
  "gathers what paid out each payment, and what each payout paid out, as of all of a run: %s",
  async (name) => {
    const file = `examples/${name}.yaml`
    const { scenario } = Result.getOrThrow(ScenarioFile.parse(file, readFileSync(file, "utf8")))
    const all: Array<Done | Happened> = []
    const { upcomingPayouts } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
      all.push(...seen.happened, ...(seen._tag === "done" ? [seen] : []))
    })
    const stops: Array<StoppedPayouts.StoppedPayouts> = []
    for (const each of all) StoppedPayouts.add(stops, each)
    const made = all.flatMap(({ outcome }) => outcome.made)
    const roots = made.filter(({ object }) => object === "charge" || object === "payout").slice(0, 12)
    for (const { id } of roots) {
      const expected = Explanation.of(all, id) ?? expect.fail(`there is no ${id}`)
      const { root } = expected
      const own =
        root.object === "payout" ? StoppedPayouts.ofPayout(stops, root) : StoppedPayouts.lasting(stops, expected.unpaid)
      const holes = fillings(scenario, all, expected)
      const departure = { stops: own, unitemised: unitemised(all, expected), upcoming: upcomingPayouts, ...holes }
      const { out } = await CommandLine.run("explain", file, id, "--json")
      expect(out, id).toBe(`${Json.print(ExplanationJson.of(expected, scenario.until, departure))}\n`)
    }
  }
)

it("knows an automatic payout by its account and day too, as steps do", async () => {
  const file = "examples/payout-schedules.yaml"
  const { out } = await CommandLine.run("explain", file, "dana.2026-03-12")
  expect(out).toBe((await CommandLine.run("explain", file, "po_dana.2026-03-12")).out)
  const none = await CommandLine.run("explain", file, "dana.2026-03-13")
  expect(none.err).toContain('nothing in it made "po_dana.2026-03-13"; expected a step')
})

it("knows a part of what was split by its number, as steps do", async () => {
  const file = "examples/instant-payouts.yaml"
  const { out } = await CommandLine.run("explain", file, "fleet-now.2")
  expect(out).toBe((await CommandLine.run("explain", file, "po_fleet-now.2")).out)
  expect(out).toContain("po_fleet-now.2")
  expect(out).not.toMatch(/fleet-now(\.3)? /)
  const none = await CommandLine.run("explain", file, "fleet-now.4")
  expect(none.err).toContain('nothing in it made "po_fleet-now.4"; expected a step')
  const other = await CommandLine.run("explain", file, "dana-moves.2")
  expect(other.err).toContain('nothing in it made "dana-moves.2"; expected a step')
})

it("lists no refused step among those there are", async () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const file = join(folder, "flow.yaml")
  const step = (id: string, amount: string) => `  - { at: 2026-03-02, id: ${id}, charge: { amount: ${amount} usd } }\n`
  const text = (steps: string, refused: string) =>
    `platform: {}\naccounts: {}\nsteps:\n${steps}expect: { refusals: { ${refused}: amount_too_small } }\n`
  writeFileSync(file, text(step("tiny", "0.01") + step("order", "10.00"), "tiny"))
  const some = await CommandLine.run("explain", file, "x")
  writeFileSync(file, text(step("tiny", "0.01"), "tiny"))
  const none = await CommandLine.run("explain", file, "x")
  rmSync(folder, { recursive: true })
  expect(some.err).toContain(
    'nothing in it made "x"; expected a step (order), the id of an object of one, or an account'
  )
  expect(none.err).toContain('nothing in it made "x", or anything else; expected an account (platform)')
})

describe("what comes after --until", () => {
  const file = "examples/negative-balance.yaml"
  const until = "2026-03-09T12:00:00Z"
  it.each([
    ["last-lesson", "2026-03-10T10:00:00Z"],
    ["ch_last-lesson", "2026-03-10T10:00:00Z"],
    ["txn_last-lesson", "2026-03-10T10:00:00Z"],
    ["ada-payout", "2026-03-13T10:00:00Z"],
    ["rtx_ada.usd.2", "2026-03-12T00:00:00Z"],
    ["connct_sten.usd.1.collected", "2026-08-31T00:00:00Z"]
  ])("is named with its moment: %s", async (id, at) => {
    const { code, err, out } = await CommandLine.run("explain", file, id, "--until", until)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toBe(`${file}: "${id}" comes at ${at}, after --until ${until}\n`)
  })

  it("is only said of what comes at all", async () => {
    const { err } = await CommandLine.run("explain", file, "nobody", "--until", until)
    expect(err).toContain(`${file}: nothing in it made "nobody"; expected a step`)
  })
})
