/**
 * tax-forms: what US connected accounts were paid in a year, or why that cannot be said.
 */
import { writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"
import { path } from "../Complaint.ts"

const taxForms = (...args: ReadonlyArray<string>) => CommandLine.run("tax-forms", ...args)

const sellers = (count: number): string => {
  writeFileSync(
    path("sellers.yaml"),
    `
name: Sellers
platform: {}
accounts: {}
generate:
  from: 2026-01-01
  until: 2026-01-10
  sellers:
    shop:
      count: ${count}
      account: { type: express }
      charge: destination
      amounts: [10.00 usd, 20.00 usd]
      orders_per_day: 1
until: 2026-02-01
`
  )
  return path("sellers.yaml")
}

const rule =
  "A 1099-K is for more than 20,000.00 usd in more than 200 payments, federally (IRS Fact Sheet 2025-08, read 2026-11)"

describe("the forms of a year", () => {
  it("are a row for each US account that was paid, and below them from how much on one is filed", async () => {
    const { code, err, out } = await taxForms("examples/saas.yaml", "--year", "2026")
    expect({ code, err }).toStrictEqual({ code: 0, err: "" })
    expect(out).toBe(`2026   currency  payments  including fees  excluding fees  payouts  filed by  1099-K
dance  usd              1          200.00          191.00        –  platform  no
gym    usd              2           57.50           54.33        –  Stripe    no
yoga   usd              2        1,120.00        1,064.52        –  Stripe    no

${rule}: 0 of 3 above it
`)
  })

  it("are none where nobody was paid, and of a year without the form say so", async () => {
    expect((await taxForms("examples/saas.yaml", "--year", "2025")).out).toBe(
      "No US connected account was paid anything in 2025\n"
    )
    writeFileSync(
      path("old.yaml"),
      `
platform: {}
accounts: { ada: { type: express, settlement_delay: { days: 1, count: calendar } } }
steps:
  - { at: 2010-03-02, charge: { amount: 10.00 usd, stripe_account: ada } }
until: 2010-03-09
`
    )
    const { out } = await taxForms(path("old.yaml"), "--year", "2010")
    expect(out).toContain("There was no Form 1099-K in 2010: 0 of 1 above it")
    expect(JSON.parse((await taxForms(path("old.yaml"), "--year", "2010", "--json")).out).threshold).toBeNull()
  })

  const inStates = `
platform: {}
accounts:
  ada: { type: express, state: MA }
  ben: { type: express, state: IL }
  cas: { type: express, state: CA }
steps:
  - { at: 2026-03-02, charge: { amount: 700.00 usd, stripe_account: ada } }
  - { at: 2026-03-02, charge: { amount: 2000.00 usd, stripe_account: ben } }
  - { at: 2026-03-02, charge: { amount: 2000.00 usd, stripe_account: cas } }
until: 2026-03-09
`

  it("say in which states one is asked for from less on, and why", async () => {
    writeFileSync(path("states.yaml"), inStates)
    const { out } = await taxForms(path("states.yaml"), "--year", "2026")
    expect(out.split("\n").map((line) => line.replace(/.* {2}/, ""))).toEqual([
      "1099-K",
      "in MA",
      "no",
      "no",
      "",
      `${rule}: 0 of 3 above it`,
      "In MA it is for 600.00 usd or more (strike.me/faq/is-my-business-eligible-for-a-1099-k, thresholds of tax year " +
        "2025, read 2026-11)",
      ""
    ])
  })

  it("give programs the state, its threshold and whether it is crossed", async () => {
    writeFileSync(path("states.yaml"), inStates)
    const { forms } = JSON.parse((await taxForms(path("states.yaml"), "--year", "2026", "--json")).out)
    const told = forms.map((form: Record<string, unknown>) => [form["state"], form["reportable_in_state"]])
    expect(told).toEqual([
      ["MA", true],
      ["IL", false],
      ["CA", false]
    ])
    expect(forms[1].state_threshold).toMatchObject({ amount: 100000, transactions: 4, crossed: "from" })
    expect(forms[2].state_threshold).toBeNull()
  })

  const sold = (currency: string, index: number) =>
    `  - { at: 2026-03-02, id: ${currency}${index}, ` +
    `charge: { amount: 100.00 ${currency}, transfer_data: { destination: m } } }`

  const inTwo = (rates: string) => `
platform: { external_accounts: [{ currency: usd }, { currency: eur }] }
accounts: { m: { type: express, external_accounts: [{ currency: usd }, { currency: eur }] } }
${rates}
steps:
${["usd", "eur"].flatMap((currency) => Array.from({ length: 101 }, (_, index) => sold(currency, index))).join("\n")}
until: 2026-04-01
`

  it("of an account that was paid in several currencies are judged in dollars, and counted once", async () => {
    writeFileSync(path("two.yaml"), inTwo("exchange_rates: [{ pair: eur/usd, rate: 1.10 }]"))
    const { out } = await taxForms(path("two.yaml"), "--year", "2026")
    expect(out.match(/yes$/gmu)).toHaveLength(2)
    expect(out).toContain(`${rule}: 1 of 1 above it`)
    const { forms } = JSON.parse((await taxForms(path("two.yaml"), "--year", "2026", "--json")).out)
    expect(
      forms.map((form: Record<string, unknown>) => [form["currency"], form["reportable"], form["of_account"]])
    ).toEqual(
      ["eur", "usd"].map((currency) => [
        currency,
        true,
        { transactions: 202, payments_including_fees: 2_121_000, currency: "usd", unrated_currencies: [] }
      ])
    )
  })

  it("say which rate is missing that would judge them", async () => {
    writeFileSync(path("two.yaml"), inTwo(""))
    const { out } = await taxForms(path("two.yaml"), "--year", "2026")
    expect(out.match(/no rate of eur$/gmu)).toHaveLength(2)
    expect(out).toContain(`${rule}: 0 of 1 above it
A 1099-K is in US dollars: expected pair: eur/usd under exchange_rates, from the day of the payments
`)
    const { forms } = JSON.parse((await taxForms(path("two.yaml"), "--year", "2026", "--json")).out)
    expect(forms[0]).toMatchObject({
      reportable: null,
      reportable_in_state: false,
      of_account: { transactions: 202, payments_including_fees: null, unrated_currencies: ["eur"] }
    })
  })

  it("are the first few of many, or all of them", async () => {
    const file = sellers(14)
    const few = (await taxForms(file, "--year", "2026")).out
    expect(few.match(/^shop-/gm)).toHaveLength(12)
    expect(few).toContain("\n… 2 more: --all shows them\n")
    const all = (await taxForms(file, "--year", "2026", "--all")).out
    expect(all.match(/^shop-/gm)).toHaveLength(14)
    expect(all).not.toContain("more:")
    expect((await taxForms(file, "--year", "2026", "--seed", "2")).out).not.toBe(few)
  })

  it("are told with those above the threshold", async () => {
    writeFileSync(
      path("busy.yaml"),
      `
platform: {}
accounts: {}
generate:
  from: 2026-01-05
  until: 2026-01-30
  sellers:
    shop: { count: 1, account: { type: express }, charge: destination, amounts: [100.00 usd, 150.00 usd], orders_per_day: 9 }
until: 2026-03-01
`
    )
    const { out } = await taxForms(path("busy.yaml"), "--year", "2026")
    expect(out).toMatch(/^shop-\d+ .* {2}platform {2}yes$/m)
    expect(out).toContain("1 of 1 above it")
  })

  it("are for machines too, exact", async () => {
    const { out } = await taxForms("examples/saas.yaml", "--year", "2026", "--json")
    const { forms, ...rest } = JSON.parse(out)
    expect(rest).toEqual({
      scenario: "SaaS platform with direct charges",
      as_of: expect.any(Number),
      year: 2026,
      threshold: {
        amount: 2_000_000,
        currency: "usd",
        transactions: 200,
        crossed: "above",
        source: "IRS Fact Sheet 2025-08, read 2026-11"
      }
    })
    expect(forms[0]).toEqual({
      account: "acct_dance",
      currency: "usd",
      transactions: 1,
      payments_including_fees: 20_000,
      payments_excluding_fees: 19_100,
      payouts_only: 0,
      filed_by: "application",
      of_account: { transactions: 1, payments_including_fees: 20_000, currency: "usd", unrated_currencies: [] },
      reportable: false,
      state: null,
      state_threshold: null,
      reportable_in_state: false
    })
    expect(forms).toHaveLength(3)
  })
})

describe("what cannot be used", () => {
  it.each<readonly [ReadonlyArray<string>, string]>([
    [["examples/saas.yaml"], "Missing required flag: --year"],
    [
      ["examples/saas.yaml", "--year", "soon"],
      'Invalid value for flag --year: "soon". Expected: a whole number from 1970 to 9998'
    ],
    [["nowhere.yaml", "--year", "2026"], "nowhere.yaml"]
  ])("is refused: %j", async (args, message) => {
    const { code, err, out } = await taxForms(...args)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain(message)
    for (const year of ["26", "1969", "9999"]) {
      expect((await taxForms("examples/saas.yaml", "--year", year)).err).toContain(
        `Invalid value for flag --year: "${year}". Expected: a whole number from 1970 to 9998`
      )
    }
  })
})
