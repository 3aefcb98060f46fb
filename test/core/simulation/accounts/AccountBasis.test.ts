import { describe, expect, it } from "vitest"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import { type Change, changed, issuesOf } from "../schema/ScenarioFiles.ts"
import { accountOf, platformOf, written } from "./Accounts.ts"

describe("what every account has", () => {
  it("has an id of its name", () => {
    expect(AccountBasis.idOf("ada")).toBe("acct_ada")
  })

  it.each([
    [{}, "US usd, 2.9% + 0.30 usd, 2 business days"],
    [{ country: "US" }, "US usd, 2.9% + 0.30 usd, 2 business days"],
    [{ country: "DE" }, "DE eur, 1.5% + 0.25 eur, 7 calendar days"],
    [{ country: "JP" }, "JP jpy, 3.6% + 0 jpy, 7 business days"],
    [{ country: "DE", currency: "EUR" }, "DE eur, 1.5% + 0.25 eur, 7 calendar days"],
    [{ country: "FR", tariff: "DE" }, "FR eur, 1.5% + 0.25 eur, 3 calendar days"],
    [{ country: "US", settlement_delay: { days: 7, count: "calendar" } }, "US usd, 2.9% + 0.30 usd, 7 calendar days"]
  ])("has the defaults of its country: %j", (platform, expected) => {
    expect(written(platformOf(platform))).toBe(expected)
  })

  it("needs no prices of a country where it only receives transfers", () => {
    const received = { type: "express", country: "ES", capabilities: ["transfers"] }
    expect(accountOf(received)).toMatchObject({
      country: "ES",
      currency: "eur",
      tariff: { name: "ES", isUnknown: true }
    })
    expect(accountOf({ ...received, country: "DE" }).tariff.isUnknown).toBeUndefined()
    const paid = { ...received, capabilities: ["card_payments", "transfers"] }
    expect(issuesOf(changed(["accounts.ada", paid]))[0]).toContain(
      "accounts.ada.country: Stripe's price in ES is not known"
    )
  })

  it("has the platform's country unless it says otherwise", () => {
    expect(written(accountOf({ type: "express" }))).toBe("US usd, 2.9% + 0.30 usd, 2 business days")
    expect(written(accountOf({ type: "express", country: "DE" }))).toBe("DE eur, 1.5% + 0.25 eur, 7 calendar days")
    const inGermany = accountOf({ type: "express" }, ["platform", { country: "DE" }], ["steps", []], ["expect", {}])
    expect(written(inGermany)).toBe("DE eur, 1.5% + 0.25 eur, 7 calendar days")
  })
})

describe("an account that cannot be", () => {
  const known = "expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own under tariffs"

  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    [
      "of a tariff that is not there",
      [["platform.tariff", "mine"]],
      [`platform.tariff: there is no tariff "mine"; ${known}`]
    ],
    [
      "of a country without a tariff",
      [["platform.country", "NO"]],
      [
        "platform.country: Stripe's price in NO is not known; expected tariff: one of US, AU, CA, DE, FR, GB, IE, JP, SG, or one of your own under tariffs, " +
          "such as { rate: 0% } where nobody pays the account directly"
      ]
    ],
    [
      "connected, and of a country without a tariff",
      [["accounts.ada.country", "NZ"]],
      [
        "accounts.ada.country: Stripe's price in NZ is not known; expected tariff: one of US, AU, CA, DE, FR, GB, IE, JP, SG, or one of your own under tariffs, " +
          "such as { rate: 0% } where nobody pays the account directly"
      ]
    ],
    [
      "of a tariff that is not there, among others that are",
      [
        ["tariffs", { mine: { rate: "1%" } }],
        ["accounts.ada.tariff", "yours"]
      ],
      [
        'accounts.ada.tariff: there is no tariff "yours"; expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, mine, or a tariff of your own under ' +
          "tariffs"
      ]
    ],
    [
      "of a currency that is none",
      [["accounts.ada.currency", "xxx"]],
      ['accounts.ada.currency: unknown currency "xxx": expected an ISO 4217 code such as "usd"']
    ],
    [
      "of a currency that its tariff does not charge in",
      [["accounts.ada.currency", "eur"]],
      ["accounts.ada.currency: settles in eur, but its tariff charges in usd; expected usd, or a tariff in eur"]
    ],
    [
      "of another country's tariff and its own currency",
      [
        ["accounts.ada.tariff", "DE"],
        ["accounts.ada.currency", "usd"]
      ],
      ["accounts.ada.currency: settles in usd, but its tariff charges in eur; expected eur, or a tariff in usd"]
    ],
    [
      "in a currency that accounts of its country do not settle in",
      [
        ["platform.country", "GB"],
        ["platform.currency", "isk"],
        ["platform.tariff", "flat"],
        ["tariffs", { flat: { rate: "1%" } }]
      ],
      ["platform.currency: accounts in GB do not settle in isk; expected gbp, or settings: settlement_currencies: any"]
    ],
    [
      "in the currency of its tariff, which those of its country do not settle in",
      [["accounts.ada", { type: "express", country: "CA", tariff: "US" }]],
      [
        "accounts.ada.tariff: accounts in CA do not settle in usd; expected cad, or settings: settlement_currencies: any"
      ]
    ],
    [
      "with a bank account in a currency that none of its country settle in",
      [["accounts.ada", { type: "express", external_accounts: [{ currency: "usd" }, { currency: "kwd" }] }]],
      [
        "accounts.ada.external_accounts.1.currency: accounts in US do not settle in kwd; expected none, or settings: settlement_currencies: any"
      ]
    ],
    [
      "of a tariff without a fixed part, when the platform's currency is none",
      [
        ["platform", { currency: "xxx" }],
        ["tariffs", { mine: { rate: "1%" } }]
      ],
      ['platform.currency: unknown currency "xxx": expected an ISO 4217 code such as "usd"']
    ]
  ])("%s", (_, changes, expected) => {
    expect(issuesOf(changed(...changes))).toEqual(expected)
  })
})
