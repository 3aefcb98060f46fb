/**
 * compare: two designs side by side, or why they cannot be compared; and first, whether they have the same flows.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Clock, Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"
import * as Market from "../Market.ts"
import * as Ticking from "../Ticking.ts"

const destination = "examples/compare-destination.yaml"
const direct = "examples/compare-direct.yaml"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A scenario of these steps, with Ada as an express account. */
const scenario = (name: string, ...steps: ReadonlyArray<string>): string => {
  const listed = steps.length === 0 ? " []\n" : `\n${steps.map((step) => `  - ${step}\n`).join("")}`
  return file(name, `name: ${name}\nplatform: {}\naccounts: { ada: { type: express } }\nsteps:${listed}`)
}

const sale = (amount: string, day = "2026-03-02", id = "sale") =>
  `{ at: ${day}, id: ${id}, charge: { amount: ${amount}, transfer_data: { destination: ada }, application_fee_amount: 1.00 usd } }`
const direkt = (amount: string) =>
  `{ at: 2026-03-02, id: sale, charge: { amount: ${amount}, stripe_account: ada, application_fee_amount: 1.00 usd } }`

describe("two designs on the same flows", () => {
  it("stand side by side, after what the flows are", async () => {
    const { code, err, out } = await CommandLine.run("compare", destination, direct)
    expect({ code, err }).toStrictEqual({ code: 0, err: "" })
    expect(out).toBe(
      `A  Destination charges  examples/compare-destination.yaml, 9 steps, as of 2026-03-31T23:59:59Z
B  Direct charges  examples/compare-direct.yaml, 9 steps, as of 2026-03-31T23:59:59Z

flows     ✓ the same: 6 payments of 645.00 usd, 1 refund of 30.00 usd, 1 dispute of 250.00 usd

usd                                A       B    B − A
platform's margin            -224.01   61.50  +285.51
sellers' net                  553.50  267.99  -285.51
  ada                         166.50  160.23    -6.27
  ben                         387.00  107.76  -279.24
Stripe fees                    35.51   35.51        –
  paid by the platform         35.51       –   -35.51
  paid by the sellers              –   35.51   +35.51
application fees               61.50   61.50        –
disputes cost the platform    265.00       –  -265.00
disputes cost the sellers          –  265.00  +265.00
disputable, platform liable   365.00       –  -365.00
disputable, Stripe liable          –  365.00  +365.00
days until cash                  2.2     3.6     +1.3
not at their banks yet             –       –        –

checks    ✓ A  ✓ B
`
    )
  })

  it("are stopped together, and then show whose negative balance is whose", async () => {
    const { code, out } = await CommandLine.run("compare", destination, direct, "--until", "2026-03-17")
    expect(code).toBe(0)
    expect(out).toContain("\nnegative, Stripe liable            –   265.00  +265.00\n")
    expect(out).toContain("\nnot at their banks yet             –  -265.00  -265.00\n")
  })

  it("show what payers wait for where an account has no funds", async () => {
    const steps = [`{ at: 2026-03-02, id: sale, charge: { amount: 20.00 usd } }`]
    const back = `{ at: 2026-03-10, id: back, refund: { charge: sale, amount: 5.00 usd } }`
    const a = scenario("paid", ...steps, back)
    const b = scenario("waiting", ...steps, `{ at: 2026-03-05, id: out, payout: {} }`, back)
    const { out } = await CommandLine.run("compare", a, b)
    expect(out).toMatch(/\nrefunds waiting for funds +– +5\.00 +\+5\.00\n/)
  })

  it("have the sign's colour on a terminal only: green for what earns more or costs less", async () => {
    const args = ["compare", destination, direct]
    const { out } = await Effect.runPromise(CommandLine.running({ hasColours: true }, ...args))
    const [green, red, end] = ["\u001B[32m", "\u001B[31m", "\u001B[39m"]
    expect(out).toContain(`${green}+285.51${end}`)
    expect(out).toContain(`${red}-285.51${end}`)
    expect(out).toContain(`${green}-35.51${end}`)
    expect(out).toContain(`${red}+1.3${end}`)
    expect(out).toContain(" +365.00\n")
    expect((await CommandLine.run(...args)).out).not.toContain("\u001B")
  })

  it("are the same design twice, without a difference", async () => {
    const { out } = await CommandLine.run("compare", direct, direct)
    const rows = out.split("\n").filter((line) => /^(platform|sellers|Stripe fees|days)/.test(line))
    expect(rows).toHaveLength(4)
    for (const row of rows) expect(row).toMatch(/ –$/)
  })

  it("may be drawn by chance from the same seed, and show those sellers that differ most", async () => {
    const a = file("a.yaml", Market.scenario)
    const b = file("b.yaml", Market.scenario.replace("{ rate: 10% }", "{ rate: 12% }"))
    const { code, out } = await CommandLine.run("compare", a, b, "--seed", "3")
    expect(out).toMatch(/^A {2}A market {2}\S+a\.yaml, \d+ steps, seed 3, as of /)
    expect({ code, same: out.includes("\nflows     ✓ the same: ") }).toStrictEqual({ code: 0, same: true })
    expect(out).toMatch(/\n {2}… 20 others .*\nStripe fees/)
    expect(out.split("\n").filter((line) => line.startsWith("  shop-"))).toHaveLength(5)
    const all = (await CommandLine.run("compare", a, b, "--all")).out.split("\n")
    expect(all.filter((line) => /^ {2}(shop|stall)-/.test(line))).toHaveLength(25)
  })
})

describe("flows that are not the same are told first, and are a finding", () => {
  const differing = () => [
    scenario("more", sale("20.00 usd"), sale("5.00 usd", "2026-03-03", "next")),
    scenario("less", direkt("21.00 usd"))
  ]

  it("with the days and amounts that differ", async () => {
    const { code, err, out } = await CommandLine.run("compare", ...differing())
    expect({ code, err }).toStrictEqual({ code: 1, err: "" })
    expect(out.split("\n").slice(3, 8)).toEqual([
      "flows     ✗ not the same: what follows shows that too, and not the designs alone",
      "day         what      by                 A               B",
      "2026-03-02  payments  card  1 of 20.00 usd  1 of 21.00 usd",
      "2026-03-03  payments  card   1 of 5.00 usd               –",
      "until     they end at other moments: give both the same --until"
    ])
  })

  it("also where they only add up to the same", async () => {
    const a = scenario("a", sale("10.00 usd"), sale("20.00 usd", undefined, "next"))
    const b = scenario("b", sale("15.00 usd"), sale("15.00 usd", undefined, "next"))
    const { code, out } = await CommandLine.run("compare", a, b)
    expect(code).toBe(1)
    expect(out).toContain("\n2026-03-02  payments  card  2 of 30.00 usd  2 of 30.00 usd, in other amounts\n")
  })

  it("the first eight, and how many more there are", async () => {
    const days = Array.from({ length: 10 }, (_, index) => sale("5.00 usd", `2026-03-${11 + index}`, `sale-${index}`))
    const { out } = await CommandLine.run(
      "compare",
      scenario("ten", ...days),
      scenario("none"),
      "--until",
      "2026-04-01"
    )
    expect(out.split("\n").slice(4, 15)).toEqual([
      "day         what      by                A  B",
      ...Array.from({ length: 8 }, (_, index) => `2026-03-${11 + index}  payments  card  1 of 5.00 usd  –`),
      "… and 2 more",
      ""
    ])
    expect((await CommandLine.run("compare", scenario("none"), scenario("none"))).out).toContain(
      "\nflows     ✓ the same: none\n"
    )
  })
})

it("accounts that only one of them has are named", async () => {
  const accounts = (text: string) => file(`${text.length}.yaml`, `platform: {}\naccounts: ${text}\nsteps: []\n`)
  const ten = Array.from({ length: 10 }, (_, index) => `b${index}: { type: express }`).join(", ")
  const a = accounts(`{ ${ten}, both: { type: express } }`)
  const { code, out } = await CommandLine.run(
    "compare",
    a,
    accounts("{ cleo: { type: custom }, both: { type: express } }")
  )
  expect(code).toBe(0)
  expect(out).toContain("\nonly in A b0, b1, b2, b3, b4, b5, b6, b7 and 2 more\nonly in B cleo\n")
  expect(out).toMatch(/\n {2}both +– +– +–\n/)
})

it("what fails in either is told of it, and is a finding", async () => {
  const expecting = file(
    "unmet.yaml",
    `platform: {}\naccounts: { ada: { type: express } }\nsteps: [${sale("20.00 usd")}]\nexpect: { margin: 5.00 usd }\n`
  )
  const { code, out } = await CommandLine.run("compare", scenario("met", sale("20.00 usd")), expecting)
  expect(code).toBe(1)
  expect(out).toContain(
    `\nchecks    ✓ A  ✗ B\n\n${expecting}\n` +
      "checks    ✓ payers  ✓ Stripe fees  ✓ balances of 2 accounts  ✓ no open items\n" +
      "expected  1 difference\n  ✗ the platform's margin: expected 5.00 usd, got 0.12 usd\n"
  )
})

describe("what cannot be used is refused", () => {
  it("with everything that is wrong with either file", async () => {
    const bad = file("bad.yaml", "platform: {}\naccounts: {}\nsteps: [{ at: never }]\n")
    const { code, err, out } = await CommandLine.run("compare", "nowhere.yaml", bad)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toContain("nowhere.yaml: there is no such file; give the path of a scenario file in YAML or JSON\n")
    expect(err).toContain(`${bad}:3:`)
    expect(err).toContain(`in ${bad}; nothing was run\n`)
  })

  it("with each step that Stripe refuses, in its file", async () => {
    const back = "{ at: 2026-03-03, id: back, refund: { charge: sale, amount: 50.00 usd } }"
    const [a, b] = [scenario("a", sale("20.00 usd"), back), scenario("b", direkt("20.00 usd"), back)]
    const { code, err, out } = await CommandLine.run("compare", a, b)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    for (const path of [a, b]) expect(err).toContain(`${path}:6:`)
    expect(err).toContain("If a refusal is meant, name the step under expect.refusals; nothing was run or written\n")
  })

  it("with a seed where one has nothing to draw", async () => {
    const { code, err } = await CommandLine.run("compare", file("drawn.yaml", Market.scenario), direct, "--seed", "1")
    expect({ code, err }).toStrictEqual({
      code: 2,
      err: `--seed: ${direct} has no generate block, so nothing in it is drawn by chance; leave --seed out\n`
    })
  })

  it("with a moment that is none, said once", async () => {
    const { code, err } = await CommandLine.run("compare", destination, direct, "--until", "soon")
    expect(code).toBe(2)
    expect(err).toMatch(/^--until: [^\n]+\n$/)
  })

  it.each([
    [["compare"], "Missing required argument: a"],
    [["compare", "a.yaml"], "Missing required argument: b"]
  ])("with wrong usage: %j", async (args, message) => {
    const { code, err } = await CommandLine.run(...args)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).toContain("See connect-ledger compare --help\n")
  })
})

describe("for machines", () => {
  it("it is exact: amounts as integers, and the mean of days as what it is a quotient of", async () => {
    const { code, out } = await CommandLine.run("compare", destination, direct, "--json")
    expect(code).toBe(0)
    const { a, b, currencies, flows, only_in_a: onlyInA } = JSON.parse(out)
    expect([a.file, a.holds, a.unmet_expectations, b.scenario, b.seed]).toEqual([
      destination,
      true,
      [],
      "Direct charges",
      null
    ])
    expect(flows).toMatchObject({ are_the_same: true, differences: [] })
    expect(flows.of_a[0]).toEqual({ kind: "payment", count: 6, amount: 64500, currency: "usd" })
    expect(onlyInA).toEqual([])
    const [{ days_until_cash: days, margin, sellers, unpaid }] = currencies
    expect(margin).toEqual({ a: -22401, b: 6150, difference: 28551 })
    expect(unpaid).toEqual({ a: 0, b: 0, difference: 0 })
    expect(days).toEqual({
      a: { mean: "2.2", amount_days: 130500, amount: 58050 },
      b: { mean: "3.6", amount_days: 191227, amount: 53299 },
      difference: "1.3"
    })
    expect(sellers[0]).toMatchObject({ account: "acct_ada", net: { a: 16650, b: 16023, difference: -627 } })
  })

  it("it says what differs in the flows, and has nulls where there is nothing", async () => {
    const { out } = await CommandLine.run(
      "compare",
      scenario("a", sale("20.00 usd")),
      scenario("b"),
      "--json",
      "--until",
      "2026-03-02"
    )
    const { a, currencies, flows } = JSON.parse(out)
    expect(a.unmet_expectations).toBeNull()
    expect(flows.differences).toEqual([
      {
        day: "2026-03-02",
        kind: "payment",
        payment_method: "card",
        currency: "usd",
        a: { count: 1, amount: 2000 },
        b: null
      }
    ])
    expect(currencies[0].days_until_cash).toEqual({ a: null, b: null, difference: null })
  })
})

it("shows how far each of the two runs is", async () => {
  const drawn: Array<string> = []
  const screen = { draw: (text: string) => void drawn.push(text), showsOutput: true }
  const generated = file("long.yaml", Market.scenario)
  const running = CommandLine.running({ screen }, "compare", generated, generated)
  await Effect.runPromise(Effect.provideService(running, Clock.Clock, Ticking.clock(600)))
  expect(drawn.some((text) => text.includes("1 of 2  "))).toBe(true)
  expect(drawn.some((text) => text.includes("2 of 2  "))).toBe(true)
})

describe("in several currencies", () => {
  const abroad = "examples/across-borders.yaml"

  it("says what all of them come to", async () => {
    const { code, out } = await CommandLine.run("compare", abroad, abroad)
    expect(code).toBe(0)
    expect(out).toContain(`
all in usd              A       B  B − A
platform's margin    1.94    1.94      –
sellers' net       253.99  253.99      –
Stripe fees         18.47   18.47      –
by the exchange rates as each ends, of which nothing is kept
`)
  })

  it("tells machines too, and nothing where there is one currency", async () => {
    const together = async (...files: ReadonlyArray<string>) =>
      JSON.parse((await CommandLine.run("compare", ...files, "--json")).out).together
    expect(await together(abroad, abroad)).toMatchObject({ currency: "usd", margin: { a: 194, b: 194, difference: 0 } })
    expect(await together(destination, direct)).toBeNull()
  })
})
