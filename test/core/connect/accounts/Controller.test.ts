import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Controller from "#core/connect/accounts/Controller.ts"

const losses = ["application", "stripe"] as const
const payers = ["account", "application", "application_express", "application_custom"] as const
const collections = ["application", "stripe"] as const
const dashboards = ["full", "express", "none"] as const

/** Every controller that can be written down. */
const all: ReadonlyArray<Controller.Controller> = losses.flatMap((losses) =>
  payers.flatMap((feesPayer) =>
    collections.flatMap((requirementCollection) =>
      dashboards.map((dashboard) => ({ losses, feesPayer, requirementCollection, dashboard }))
    )
  )
)

/** As `dashboard, losses, fees payer, requirement collection`. */
const named = ({ dashboard, feesPayer, losses, requirementCollection }: Controller.Controller): string =>
  [dashboard, losses, feesPayer, requirementCollection].join(", ")

const possible = [
  "full, stripe, account, stripe",
  "full, application, account, stripe",
  "full, application, application, stripe",
  "full, stripe, application, stripe",
  "express, application, application, stripe",
  "express, application, application_express, stripe",
  "none, application, application, stripe",
  "none, application, application, application",
  "none, application, application_custom, application"
]

// Where several reasons hold, the most specific one is given.
const impossible: { readonly [reason: string]: ReadonlyArray<string> } = {
  "requirement_collection: application needs losses: application, because whoever collects requirements must cover losses":
    dashboards.flatMap((dashboard) => payers.map((payer) => `${dashboard}, stripe, ${payer}, application`)),
  "requirement_collection: application needs a fees_payer other than account": [
    "full, application, account, application",
    "express, application, account, application",
    "none, application, account, application"
  ],
  "requirement_collection: application needs dashboard: none, because no Stripe-hosted dashboard is given": [
    "full, application, application, application",
    "full, application, application_express, application",
    "full, application, application_custom, application",
    "express, application, application, application",
    "express, application, application_express, application",
    "express, application, application_custom, application"
  ],
  "dashboard: express needs losses: application and a fees_payer of application (account_controller_express_dash_without_application_losses_or_fees)":
    [
      "express, application, account, stripe",
      "express, stripe, account, stripe",
      "express, stripe, application, stripe",
      "express, stripe, application_express, stripe",
      "express, stripe, application_custom, stripe"
    ],
  "dashboard: none needs losses: application and a fees_payer of application": [
    "none, application, account, stripe",
    "none, stripe, account, stripe",
    "none, stripe, application, stripe",
    "none, stripe, application_express, stripe",
    "none, stripe, application_custom, stripe"
  ],
  "fees_payer: application_express exists only on type: express": [
    "full, application, application_express, stripe",
    "full, stripe, application_express, stripe",
    "none, application, application_express, stripe",
    "none, application, application_express, application"
  ],
  "fees_payer: application_custom exists only on type: custom": [
    "full, application, application_custom, stripe",
    "full, stripe, application_custom, stripe",
    "express, application, application_custom, stripe",
    "none, application, application_custom, stripe"
  ]
}

const controllerOf = (name: string): Controller.Controller =>
  all.find((controller) => named(controller) === name) ?? expect.fail(`there is no ${name}`)

describe("a controller, as dashboard, losses, fees payer and requirement collection", () => {
  it.each(possible)("%s is possible", (name) => {
    expect(Controller.make(controllerOf(name))).toEqual(Result.succeed(controllerOf(name)))
  })

  const rows = Object.entries(impossible).flatMap(([reason, names]) => names.map((name) => [name, reason] as const))

  it.each(rows)("%s is impossible: %s", (name, reason) => {
    const refusal = Result.getOrThrow(Result.flip(Controller.make(controllerOf(name))))
    expect(refusal).toBeInstanceOf(Controller.ImpossibleController)
    expect(refusal.message).toBe(reason)
  })

  it("is in one of these two tables", () => {
    expect(all).toHaveLength(2 * 4 * 2 * 3)
    expect([...possible, ...rows.map(([name]) => name)].toSorted()).toEqual(all.map(named).toSorted())
  })
})

describe("the legacy account types", () => {
  it.each([
    ["standard", "full, stripe, account, stripe"],
    ["express", "express, application, application_express, stripe"],
    ["custom", "none, application, application_custom, application"]
  ] as const)("%s stands for %s", (type, name) => {
    expect(named(Controller.typed[type])).toBe(name)
    expect(Result.isSuccess(Controller.make(Controller.typed[type]))).toBe(true)
  })

  it("alone have the two legacy payers of fees", () => {
    const legacy = possible.filter((name) => name.includes("application_"))
    expect(legacy).toEqual([named(Controller.typed.express), named(Controller.typed.custom)])
  })
})
