/**
 * The three vocabularies, held against one another:
 * https://docs.stripe.com/connect/migrate-to-controller-properties and
 * https://docs.stripe.com/connect/accounts-v2/connected-account-configuration
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as AccountSetup from "#core/connect/accounts/AccountSetup.ts"
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as ControlledAccount from "#core/connect/accounts/ControlledAccount.ts"
import * as TypedAccount from "#core/connect/accounts/TypedAccount.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

/** As `dashboard, losses, fees payer, requirement collection`. */
const named = ({ dashboard, feesPayer, losses, requirementCollection }: Controller.Controller): string =>
  [dashboard, losses, feesPayer, requirementCollection].join(", ")

const seller = (controller: Controller.Controller): AccountSetup.AccountSetup => ({
  controller,
  capabilities: new Set(["card_payments", "transfers"]),
  isCustomer: false
})

const said = <A, E extends Error>(result: Result.Result<A, E>, of: (value: A) => string): string =>
  Result.isSuccess(result) ? of(result.success) : result.failure.message

const noType = "account types cannot say it: no type stands for"
const noController = "controller properties cannot say it:"

/** Every controller that there is: the account type, the payer by controller properties, and v2's collectors. */
const table: ReadonlyArray<readonly [controller: string, byType: string, byController: string, v2: string]> = [
  [
    "full, application, account, stripe",
    `${noType} losses: application, fees_payer: account, requirement_collection: stripe and dashboard: full; Stripe shows type: none`,
    "account",
    "full: stripe, application, stripe"
  ],
  [
    "full, application, application, stripe",
    `${noType} losses: application, fees_payer: application, requirement_collection: stripe and dashboard: full; Stripe shows type: none`,
    "application",
    "full: application, application, stripe"
  ],
  ["full, stripe, account, stripe", "standard", "account", "full: stripe, stripe, stripe"],
  [
    "full, stripe, application, stripe",
    `${noType} losses: stripe, fees_payer: application, requirement_collection: stripe and dashboard: full; Stripe shows type: none`,
    "application",
    "full: application, stripe, stripe"
  ],
  [
    "express, application, application, stripe",
    `${noType} losses: application, fees_payer: application, requirement_collection: stripe and dashboard: express; Stripe shows type: none`,
    "application",
    "express: application, application, stripe"
  ],
  [
    "express, application, application_express, stripe",
    "express",
    `${noController} fees_payer: application_express comes only from type: express`,
    "express: application_express, application, stripe"
  ],
  [
    "none, application, application, application",
    `${noType} losses: application, fees_payer: application, requirement_collection: application and dashboard: none; Stripe shows type: none`,
    "application",
    "none: application, application, application"
  ],
  [
    "none, application, application, stripe",
    `${noType} losses: application, fees_payer: application, requirement_collection: stripe and dashboard: none; Stripe shows type: none`,
    "application",
    "none: application, application, stripe"
  ],
  [
    "none, application, application_custom, application",
    "custom",
    `${noController} fees_payer: application_custom comes only from type: custom`,
    "none: application_custom, application, application"
  ]
]

describe("an account of every kind, by its type, by its controller and in v2 (fees, losses, requirements)", () => {
  it.each(table)("%s: %s; %s; %s", (name, byType, byController, v2) => {
    const setup = seller(Controller.all.find((each) => named(each) === name) ?? expect.fail(name))
    const { dashboard, defaults } = AccountV2.of(setup)
    const {
      fees_collector: fees,
      losses_collector: losses,
      requirements_collector: requirements
    } = defaults.responsibilities
    expect([
      said(TypedAccount.of(setup), ({ type }) => type),
      said(ControlledAccount.of(setup), ({ controller }) => controller.fees.payer),
      `${dashboard}: ${fees}, ${losses}, ${requirements}`
    ]).toEqual([byType, byController, v2])
  })

  it("no other", () => {
    expect(table.map(([name]) => name).toSorted()).toEqual(Controller.all.map(named).toSorted())
  })
})

const some = fc.constantFrom(...AccountSetup.all)

describe("translated there and back, an account is unchanged", () => {
  it("by its type, wherever one can say it", () => {
    fc.assert(
      fc.property(some, (setup) => {
        const typed = TypedAccount.of(setup)
        if (Result.isSuccess(typed)) expect(TypedAccount.setup(typed.success)).toEqual(setup)
      })
    )
  })

  it("by its controller properties, wherever they can say it", () => {
    fc.assert(
      fc.property(some, (setup) => {
        const controlled = ControlledAccount.of(setup)
        if (Result.isSuccess(controlled)) {
          expect(ControlledAccount.setup(controlled.success)).toEqual(Result.succeed(setup))
        }
      })
    )
  })

  it("in v2, always", () => {
    for (const setup of AccountSetup.all) expect(AccountV2.setup(AccountV2.of(setup))).toEqual(Result.succeed(setup))
  })

  it("and of those that are no customers, exactly three types and seven controllers can be said", () => {
    const sellers = Controller.all.map(seller)
    expect(sellers.filter((setup) => Result.isSuccess(TypedAccount.of(setup)))).toHaveLength(3)
    expect(sellers.filter((setup) => Result.isSuccess(ControlledAccount.of(setup)))).toHaveLength(7)
  })
})

describe("the accounts that there can be", () => {
  it("are those of every possible controller, with any capabilities, customers or not", () => {
    expect(AccountSetup.all).toHaveLength(9 * 4 * 2)
  })

  it("are all different", () => {
    const written = AccountSetup.all.map(({ capabilities, controller, isCustomer }) =>
      JSON.stringify([controller, [...capabilities].toSorted(), isCustomer])
    )
    expect(new Set(written).size).toBe(AccountSetup.all.length)
  })
})

it("what cannot be said is told with its vocabulary and the reason", () => {
  const unsayable = new AccountSetup.Unsayable({ vocabulary: "account types", reason: AccountSetup.customerReason })
  expect(Result.fail(unsayable)).toMatchObject({
    failure: {
      message: "account types cannot say it: that an account is a customer too is a configuration of Accounts v2"
    }
  })
})
