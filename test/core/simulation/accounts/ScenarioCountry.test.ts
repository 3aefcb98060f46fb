import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"
import { type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const countries =
  "AE, AT, AU, BE, BG, BR, CA, CH, CY, CZ, DE, DK, EE, ES, FI, FR, GB, GI, GR, HK, HR, HU, IE, IN, IT, JP, LI, LT, LU, " +
  "LV, MT, MX, MY, NL, NO, NZ, PL, PT, RO, SE, SG, SI, SK, TH, US"

const naira: Change = ["tariffs", { nigerian: { rate: "2%", fixed: "1.00 ngn" } }]
const chidi = { type: "express", country: "NG", tariff: "nigerian" }

const problems = (...changes: ReadonlyArray<Change>) =>
  issuesOf(changed(["steps", []], ["expect", {}], ["accounts", {}], ...changes))

describe("where Stripe has no such accounts", () => {
  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    [
      "a platform is told where it can be, with a tariff of its own too",
      [naira, ["platform", { country: "NG", tariff: "nigerian" }]],
      [`platform.country: Stripe has no platforms in NG (Nigeria); expected one of ${countries}`]
    ],
    [
      "a platform is not asked for its prices there",
      [["platform", { country: "NG" }]],
      [`platform.country: Stripe has no platforms in NG (Nigeria); expected one of ${countries}`]
    ],
    [
      "an account of an American platform is told to be a recipient",
      [naira, ["accounts", { chidi }]],
      [
        "accounts.chidi.country: NG (Nigeria) is not currently supported by Stripe; expected service_agreement: recipient, " +
          `or one of ${countries}`
      ]
    ],
    [
      "an account is not asked for its prices there",
      [["accounts", { chidi: { type: "express", country: "NG" } }]],
      [
        "accounts.chidi.country: NG (Nigeria) is not currently supported by Stripe; expected service_agreement: recipient, " +
          `or one of ${countries}`
      ]
    ],
    [
      "an account of another platform is told where it can be",
      [naira, ["platform.country", "DE"], ["accounts", { chidi }]],
      [`accounts.chidi.country: NG (Nigeria) is not currently supported by Stripe; expected one of ${countries}`]
    ],
    [
      "a recipient of another platform is told what is possible",
      [naira, ["platform.country", "DE"], ["accounts", { chidi: { ...chidi, service_agreement: "recipient" } }]],
      [
        "accounts.chidi.service_agreement: The recipient ToS agreement is not supported for platforms in DE creating " +
          "accounts in NG; expected a platform in US, or settings: cross_border_transfers: by_contract"
      ]
    ],
    [
      "a recipient in the platform's own country is told to have the full agreement",
      [["accounts", { ada: { type: "express", service_agreement: "recipient" } }]],
      [
        "accounts.ada.service_agreement: The recipient ToS agreement is not supported for platforms in US creating " +
          "accounts in US; expected full"
      ]
    ],
    ["a recipient abroad is sound", [naira, ["accounts", { chidi: { ...chidi, service_agreement: "recipient" } }]], []],
    [
      "a recipient of any platform is sound by contract",
      [
        naira,
        ["platform.country", "DE"],
        ["settings.cross_border_transfers", "by_contract"],
        ["accounts", { chidi: { ...chidi, service_agreement: "recipient" } }]
      ],
      []
    ]
  ])("%s", (_, changes, expected) => {
    expect(problems(...changes)).toEqual(expected)
  })
})

it("what crossing borders costs a platform is its country's price, or its own", () => {
  const platformWith = (fees: unknown) => scenarioOf(changed(["platform.cross_border_fees", fees])).platform
  expect(platformWith(undefined)).not.toHaveProperty("crossBorderFees")
  expect(platformWith({}).crossBorderFees).toEqual({})
  expect(platformWith({ rate: "0.5%" }).crossBorderFees).toEqual({ rate: Rate.of("0.5%") })
})
