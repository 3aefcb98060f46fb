/**
 * guide: questions on a terminal, flags elsewhere; what goes together is shown and written, what does not is refused.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const flags = (changes: { readonly [flag: string]: string } = {}): ReadonlyArray<string> =>
  Object.entries({
    "business-model": "saas",
    charge: "direct",
    dashboard: "full",
    onboarding: "hosted",
    "fees-payer": "account",
    losses: "stripe",
    country: "US",
    ...changes
  }).flatMap(([flag, value]) => [`--${flag}`, value])

const guide = (changes: { readonly [flag: string]: string } = {}, ...rest: ReadonlyArray<string>) =>
  CommandLine.run("guide", ...flags(changes), ...rest)

describe("what goes together is shown", () => {
  it("with the choices, who bears what and pays for what, the numbers and the steps", async () => {
    const { code, err, out } = await guide()
    expect({ code, err }).toStrictEqual({ code: 0, err: "" })
    const [before = "", after = ""] = out.split("1. Make an account")
    expect(before).toBe(
      `your choices
business model    saas     businesses charge their own customers with the platform's software
charge type       direct   on the seller's account: the seller is the merchant
dashboard access  full     Stripe's own: they refund and answer disputes themselves
onboarding        hosted   on Stripe's pages: the least work
who pays fees     account  the seller
liability         stripe   Stripe
country           US       usd, US standard

✓ they go together: the account is the merchant of record; Stripe takes its fees and covers its losses

who bears what
Stripe's fee of a payment              the seller
a refund                               the seller
the amount of a dispute                the seller
Stripe's fees of a dispute             the seller
what the seller owes and does not pay  Stripe

the seller pays for payment processing, network costs, disputes, payment method failures, instant payouts, billing, invoicing, Radar, 3D Secure, Terminal, tax, adaptive acceptance, card account updater, checkout, bank account verification
nobody pays for Connect (active accounts, payouts)

usd                  paid  paid back  Stripe    you  the seller
a payment          100.00          –    3.20  10.00       86.80
refunded whole     100.00     100.00    3.20      –       -3.20
disputed and lost  100.00     100.00   18.20  10.00      -28.20
A payment of 100.00 usd, of which 10.00 usd is your fee; Stripe's price is US standard, 2.9% and 0.30 usd by card.

`
    )
    expect([...after.matchAll(/^\d\. (.*)$/gm)].map(([, title]) => title)).toEqual([
      "Onboard the seller",
      "Give sellers a view",
      "Take a payment",
      "Refund one",
      "Answer a dispute",
      "Listen"
    ])
    expect(after.endsWith(`\nconnect-ledger guide ${flags().join(" ")} --out FILE writes a scenario\n`)).toBe(true)
  })

  it("with a caution, and what is usual, where there is something to say", async () => {
    const { code, out } = await guide({
      charge: "destination",
      dashboard: "express",
      "fees-payer": "application",
      losses: "application"
    })
    expect(code).toBe(0)
    expect(out).toContain("\n! possible, with care: the account cannot manage refunds, disputes or Radar rules")
    expect(out).toContain("\n  usual for this business are direct charges: the business is the merchant, and ")
    expect(out).toContain("\nyou pay for payment processing, network costs, ")
    const asked = await guide({ "fees-payer": "application", losses: "application" })
    expect(asked.out).toContain("\n! on request only: a full dashboard whose fees the platform pays")
  })

  it("in the currency of the country, of its own accord", async () => {
    const { out } = await guide({ country: "JP" })
    expect(out).toContain("\njpy                  paid  paid back  Stripe    you  the seller\n")
    expect(out).toContain('-d "amount=10000"')
    expect((await guide({ country: "JP", currency: "jpy" })).out).toBe(out)
  })
})

describe("what does not go together is refused with what to change", () => {
  it.each<readonly [changes: { readonly [flag: string]: string }, message: string]>([
    [
      { losses: "application" },
      "the platform would cover the losses of accounts that pay Stripe and run their payments themselves; " +
        "change to --losses stripe"
    ],
    [
      { dashboard: "express", "fees-payer": "account", losses: "application" },
      "dashboard: express needs losses: application and a fees_payer of application " +
        "(account_controller_express_dash_without_application_losses_or_fees); change to --fees-payer application"
    ],
    [
      { charge: "destination" },
      "disputes, refunds and Stripe's fees of these charges are the platform's, although Stripe is liable for the " +
        "account; change to --charge direct"
    ],
    [
      { onboarding: "api", dashboard: "none", "fees-payer": "application" },
      "onboarding: api makes you collect requirements, and requirement_collection: application needs losses: " +
        "application, because whoever collects requirements must cover losses; change to --losses application"
    ],
    [{ onboarding: "api" }, /^onboarding: api makes you collect .*; change to --onboarding hosted$/] as never,
    [
      { country: "DE", currency: "usd" },
      "accounts in DE settle in eur; conversion is not shown here; change to --currency eur"
    ]
  ])("%j", async (changes, message) => {
    const { code, err, out } = await guide(changes)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    if (typeof message === "string") expect(err).toBe(`${message}\n`)
    else expect(err.trimEnd()).toMatch(message)
  })
})

describe("without a terminal", () => {
  it("every answer that is missing is named, with its values", async () => {
    expect(await CommandLine.run("guide", "--charge", "direct", "--country", "US", "--losses", "stripe")).toStrictEqual(
      {
        code: 2,
        out: "",
        err:
          "--business-model is missing; expected marketplace, saas, on-demand, store-builder, crowdfunding, ticketing, " +
          "booking or invoicing\n--dashboard is missing; expected full, express or none\n" +
          "--onboarding is missing; expected hosted, embedded or api\n--fees-payer is missing; expected account or application\n"
      }
    )
  })

  it("an answer that is none is told with those that are", async () => {
    const { code, err, out } = await guide({ dashboard: "fancy" })
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toBe(
      'Invalid value for flag --dashboard: "fancy". Expected: "full" | "express" | "none"\nSee connect-ledger guide --help\n'
    )
  })
})

describe("--json", () => {
  it("has all of it for programs: choices, burdens, numbers, requests and a scenario", async () => {
    const { code, out } = await guide({}, "--json")
    expect(code).toBe(0)
    const json = JSON.parse(out)
    expect(json).toMatchObject({
      choices: {
        business_model: "saas",
        charge: "direct",
        on_behalf_of: false,
        fees_payer: "account",
        currency: "usd"
      },
      rating: "allowed",
      usual_charge: "direct",
      bears: {
        payment_processing: "account",
        refund: "account",
        dispute_amount: "account",
        dispute_fees: "account",
        uncovered: "stripe"
      },
      application_fee_amount: 1000
    })
    expect(json.pays).toContainEqual({ product: "connect", payer: "nobody" })
    expect(json.episodes).toEqual([
      { story: "kept", paid: 10000, returned: 0, stripe: 320, platform: 1000, seller: 8680 },
      { story: "refunded", paid: 10000, returned: 10000, stripe: 320, platform: 0, seller: -320 },
      { story: "disputed", paid: 10000, returned: 10000, stripe: 1820, platform: 1000, seller: -2820 }
    ])
    expect(json.steps[3]).toEqual({
      title: "Take a payment",
      notes: [expect.stringContaining("Stripe-Account")],
      calls: [
        {
          path: "/v1/payment_intents",
          is_for_seller: true,
          parameters: {
            amount: "10000",
            currency: "usd",
            automatic_payment_methods: { enabled: true },
            application_fee_amount: "1000"
          }
        }
      ]
    })
  })

  it("has a scenario that the other commands run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
    const file = join(folder, "guided.json")
    writeFileSync(file, JSON.stringify(JSON.parse((await guide({}, "--json")).out).scenario))
    expect((await CommandLine.run("simulate", file)).code).toBe(0)
    rmSync(folder, { recursive: true })
  })

  it("says nothing beside it when a file is written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
    const { out } = await guide({}, "--json", "--out", join(folder, "saas.yaml"))
    expect(JSON.parse(out).rating).toBe("allowed")
    expect(readdirSync(folder)).toEqual(["saas.yaml"])
    rmSync(folder, { recursive: true })
  })
})

describe("each of the ways to set an account up and charge", () => {
  const ways = ["full", "express", "none"].flatMap((dashboard) =>
    ["direct", "destination", "separate"].flatMap((charge) =>
      ["account", "application"].flatMap((payer) =>
        ["stripe", "application"].flatMap(
          (losses) =>
            (charge === "direct" ? ["no"] : ["no", "yes"]).map((onBehalfOf) => [
              `${dashboard} dashboard, ${charge}${onBehalfOf === "yes" ? " on behalf" : ""}, ${payer} pays, ${losses} liable`,
              { dashboard, charge, "fees-payer": payer, losses, "on-behalf-of": onBehalfOf }
            ]) as ReadonlyArray<readonly [string, { readonly [flag: string]: string }]>
        )
      )
    )
  )

  it.each(ways)("is shown or refused with what to change: %s", async (_, choices) => {
    const { code, err, out } = await guide(choices)
    if (code === 0) expect([err, out]).toEqual(["", expect.stringMatching(/^your choices\n[^]*\n1\. Make an account/)])
    else expect([code, out, err]).toEqual([2, "", expect.stringMatching(/^.+; change to --.+\n$/)])
  })

  it("is sixty ways, of which some are refused", async () => {
    expect(ways).toHaveLength(60)
    const codes = await Promise.all(ways.map(async ([, choices]) => (await guide(choices)).code))
    expect([codes.filter((code) => code === 0).length, codes.filter((code) => code === 2).length]).toEqual([21, 39])
  })
})

describe("on a terminal", () => {
  const enter = "enter"
  const down = "down"

  it("asks for everything, and marks what is usual", async () => {
    const { code, drawn, out } = await CommandLine.answering(
      [down, enter, enter, enter, enter, enter, enter, enter],
      "guide"
    )
    expect(code).toBe(0)
    expect(out).toBe((await guide()).out)
    expect(drawn).toContain("api (not with --dashboard full)")
    expect(drawn).toContain("application (not with --fees-payer account)")
    for (const question of ["What kind of business is it?", "Where is a payment made?", "In which country"]) {
      expect(drawn).toContain(question)
    }
  })

  it("asks for nothing that is given", async () => {
    const { code, drawn, out } = await CommandLine.answering([down, down, enter], "guide", ...flags().slice(0, -2))
    expect(code).toBe(0)
    expect(new Set(drawn.match(/[A-Z][^?\n]*\?/g))).toEqual(new Set(["In which country are you and your sellers?"]))
    expect(out).toContain("\ncountry           CA ")
  })

  it("has nothing to choose that goes with none of what was chosen: only direct charges suit a full dashboard here", async () => {
    const given = ["--business-model", "saas", "--charge", "destination", "--losses", "application", "--country", "US"]
    const keys = [enter, down, down, enter, enter, enter]
    const { code, drawn, out } = await CommandLine.answering(keys, "guide", ...given)
    expect(code).toBe(0)
    expect(drawn).toContain("Are payments on your account made on behalf of the seller?")
    expect(out).toContain("\non behalf of      no           you are the merchant\n")
    expect(out).toContain("\nwho pays fees     application  you, the platform\n")
  })

  it("makes payments on behalf of the seller where that is chosen", async () => {
    const given = flags({
      charge: "destination",
      dashboard: "express",
      "fees-payer": "application",
      losses: "application"
    }).slice(0, -2)
    const { code, out } = await CommandLine.answering([down, enter, enter], "guide", ...given)
    expect(code).toBe(0)
    expect(out).toContain("\non behalf of      yes          on_behalf_of: the seller's name, country and prices")
    expect(out).toContain('-d "on_behalf_of=$ACCOUNT"')
  })

  it("is interrupted by whoever leaves a question", async () => {
    const { code, out } = await CommandLine.answering([down], "guide")
    expect({ code, out }).toStrictEqual({ code: 130, out: "" })
  })
})

describe("a scenario to start from", () => {
  let folder = ""
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it("is written, says how it was made, and runs as it expects", async () => {
    const file = join(folder, "saas.yaml")
    const { code, out } = await guide({}, "--out", file)
    expect(code).toBe(0)
    expect(out).toMatch(/\nwritten \S+saas\.yaml; run it by: connect-ledger simulate \S+saas\.yaml\n$/)
    const [first] = readFileSync(file, "utf8").split("\n")
    const [, ...args] = (first ?? "").replace("# Made by: ", "").split(" ")
    expect((await CommandLine.run(...args)).out).toContain("\ndisputed and lost  100.00     100.00   18.20  10.00 ")
    const simulated = await CommandLine.run("simulate", file)
    expect(simulated.code).toBe(0)
    expect(simulated.out).toContain("\nexpected  ✓ 9 expectations met\n")
    expect(readdirSync(folder)).toEqual(["saas.yaml"])
  })

  it("is never written over another file without being told", async () => {
    const file = join(folder, "kept.yaml")
    writeFileSync(file, "kept")
    expect(await guide({}, "--out", file)).toStrictEqual({
      code: 2,
      out: "",
      err: `${file}: is there already; give another file, or --force to write over it; nothing was written\n`
    })
    expect(readFileSync(file, "utf8")).toBe("kept")
    expect((await guide({}, "--out", file, "--force")).code).toBe(0)
    expect(readFileSync(file, "utf8")).toMatch(/^# Made by: connect-ledger guide /)
    expect(readdirSync(folder)).toEqual(["kept.yaml"])
  })

  it("needs a place", async () => {
    mkdirSync(join(folder, "taken"))
    const errors = [
      ["", "--out: names no file"],
      [join(folder, "taken"), "is in the way and no file; give another file"],
      [join(folder, "missing", "new.yaml"), "cannot be made there; give a file in a folder that exists"]
    ]
    for (const [file = "", why = ""] of errors) {
      const { code, err } = await guide({}, "--out", file)
      expect(code).toBe(2)
      expect(err).toContain(`${why}; nothing was written\n`)
    }
  })

  it.runIf(existsSync("/proc/self"))("needs one that may be written to", async () => {
    const { code, err } = await guide({}, "--out", "/proc/new.yaml")
    expect(code).toBe(2)
    expect(err).toMatch(/^\/proc\/new\.yaml: (cannot be|may not be) .*; nothing was written\n$/)
  })
})
