import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as ScenarioParts from "#core/simulation/schema/ScenarioParts.ts"
import { bakery, type Change, changed, issuesOf } from "./ScenarioFiles.ts"

const name = "Expected a name of letters, digits, _ and -, up to 60"
const amount = 'Expected an amount above zero such as "10.00 usd"'
const noCake = 'there is no earlier charge step "cake"; expected flour'

// A broken value here, something wrong with a sound one there: both are said, and nothing that is only a consequence.
describe("what is wrong elsewhere in a file with a broken value", () => {
  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    [
      "in another step",
      [
        ["steps.1.charge.amount", 30],
        ["steps.5.refund.charge", "nothing"]
      ],
      [
        `steps.1.charge.amount: ${amount}`,
        'steps.5.refund.charge: there is no earlier charge step "nothing"; expected one of cake, flour'
      ]
    ],
    [
      "in an account",
      [
        ["steps.1.charge.amount", 30],
        ["accounts.ada.currency", "eur"]
      ],
      [
        `steps.1.charge.amount: ${amount}`,
        "accounts.ada.currency: settles in eur, but its tariff charges in usd; expected usd, or a tariff in eur"
      ]
    ],
    [
      "in what is expected",
      [
        ["steps.1.charge.amount", 30],
        ["expect.refusals", { nothing: "x" }]
      ],
      [`steps.1.charge.amount: ${amount}`, 'key expect.refusals.nothing: there is no step "nothing"']
    ],
    [
      "in a step, while an account is broken",
      [
        ["accounts.ada.type", "big"],
        ["steps.2.transfer.destination", "ben"]
      ],
      [
        "accounts.ada.type: Expected standard, express or custom",
        'steps.2.transfer.destination: there is no account "ben"; expected one of platform, ada, sten'
      ]
    ],
    [
      "in an account, while another is broken",
      [
        ["accounts.ada.type", "big"],
        ["accounts.sten.tariff", "mine"]
      ],
      [
        "accounts.ada.type: Expected standard, express or custom",
        'accounts.sten.tariff: there is no tariff "mine"; expected one of US, AU, CA, DE, FR, GB, IE, JP, SG, or a tariff of your own under tariffs'
      ]
    ],
    [
      "in the order of the steps, while one has no moment",
      [
        ["steps.1.at", "soon"],
        ["steps.3.at", "2026-03-01"]
      ],
      [
        'steps.1.at: "soon" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or ' +
          '"2026-01-05"',
        "steps.3.at: is before the step above it, which is at 2026-03-03T00:00:00Z; expected no earlier moment"
      ]
    ],
    [
      "in the order of the steps, after a broken one with its moment",
      [
        ["steps.4.at", "2026-03-06"],
        ["steps.4.application_fee_refund.amount", 5],
        ["until", undefined]
      ],
      [
        `steps.4.application_fee_refund.amount: ${amount}`,
        "steps.5.at: is before the step above it, which is at 2026-03-06T00:00:00Z; expected no earlier moment"
      ]
    ],
    [
      "in a reference to a step that broke its own id",
      [["steps.0.id", "a cake"]],
      [
        `steps.0.id: ${name}`,
        `steps.4.application_fee_refund.fee: ${noCake.replace("charge", "charge, capture or instant payout")}`,
        `steps.5.refund.charge: ${noCake}`
      ]
    ],
    [
      "in one part of what is expected, while another is broken",
      [
        ["expect.margin", 5],
        ["expect.balances", { ben: {} }]
      ],
      [
        'expect.margin: Expected an amount such as "10.00 usd", which may be negative or zero, or a list of them in several currencies',
        'key expect.balances.ben: there is no account "ben"; expected one of platform, ada, sten'
      ]
    ]
  ])("%s", (_, changes, expected) => {
    expect(issuesOf(changed(...changes))).toEqual(expected)
  })
})

describe("what only follows from a broken value", () => {
  it.each<readonly [string, ReadonlyArray<Change>, ReadonlyArray<string>]>([
    ["a reference to a broken charge", [["steps.0.charge.amount", 10]], [`steps.0.charge.amount: ${amount}`]],
    [
      "a reference to a step that may have been a charge",
      [
        ["steps.0.charge", undefined],
        ["steps.0.chrge", { amount: "10.00 usd" }]
      ],
      [
        "key steps.0.chrge: Did you mean charge? Unknown key; expected one of at, id, charge, capture, authorization_cancel, payment_failure, refund, " +
          "refund_cancel, refund_failure, dispute, dispute_escalation, dispute_evidence, dispute_close, dispute_won, " +
          "dispute_lost, transfer, transfer_reversal, application_fee_refund, payout, payout_cancel, payout_failure, " +
          "payout_reversal, balance_settings_update, external_account_update, external_account_removal, requirement_update, capability_update, account_pause, account_disable, account_enable, reserve_hold, reserve_hold_update, reserve_release, financing, balance_payment, balance_payment_refund, top_up, top_up_cancel, top_up_failure, top_up_reversal"
      ]
    ],
    [
      "a reference to a broken account",
      [["accounts.ada.type", "big"]],
      ["accounts.ada.type: Expected standard, express or custom"]
    ],
    [
      "the currency of an account whose tariff is broken",
      [
        ["tariffs", { mine: { rate: 1, fixed: "0.25 eur" } }],
        ["accounts.ada", { type: "express", tariff: "mine", currency: "eur" }]
      ],
      ['tariffs.mine.rate: Expected a rate such as "2.9%"']
    ],
    [
      "the currency of an account whose platform is broken",
      [
        ["platform", { country: "DE", name: 5 }],
        ["accounts.ada.currency", "eur"],
        ["accounts.sten.currency", "eur"]
      ],
      ["platform.name: Expected one line of text"]
    ],
    [
      "the end before a step without a moment",
      [
        ["steps.5.at", "later"],
        ["until", "2026-03-03"]
      ],
      [
        'steps.5.at: "later" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or ' +
          '"2026-01-05"'
      ]
    ]
  ])("is not said: %s", (_, changes, expected) => {
    expect(issuesOf(changed(...changes))).toEqual(expected)
  })
})

/** The parts of a file with what is wrong with its shape. */
const partsOf = (...changes: ReadonlyArray<Change>) => {
  const file = changed(...changes)
  const decoded = Scenario.decode(file)
  return ScenarioParts.of(file, Result.isFailure(decoded) ? decoded.failure.issues : [])
}

describe("the parts of a file", () => {
  it("are those of the file where nothing is broken", () => {
    const file = bakery()
    const parts = partsOf()
    expect(parts).toMatchObject({
      platform: file["platform"],
      tariffs: {},
      expect: file["expect"],
      until: file["until"]
    })
    expect(Object.fromEntries(parts?.accounts ?? [])).toEqual(file["accounts"])
    expect(parts?.steps.map(({ step }) => step)).toEqual(file["steps"])
  })

  it("still have the name of a broken account, and of a broken step its id, moment and kind", () => {
    const parts = partsOf(["accounts.ada.type", "big"], ["steps.0.charge.amount", 10], ["steps.1.id", "a b"])
    expect([...(parts?.accounts ?? [])]).toEqual([
      ["ada", undefined],
      ["sten", { type: "standard" }]
    ])
    expect(parts?.steps.slice(0, 2)).toEqual([
      { id: "cake", at: "2026-03-02T09:30:00Z", request: "charge", step: undefined },
      { id: undefined, at: "2026-03-02T09:30:00Z", request: "charge", step: undefined }
    ])
  })

  it("are unknown where the accounts or the steps are no map or list", () => {
    expect(partsOf(["accounts", []])).toBeUndefined()
    expect(partsOf(["steps", {}])).toBeUndefined()
    expect(partsOf(["platform", 5])).toMatchObject({ platform: undefined })
  })
})
