/**
 * Account sessions and login links through the official SDK.
 */
import { describe, expect, it } from "vitest"
import * as Shop from "./Shop.ts"

describe("an account session", () => {
  it("tells every component with its features: those that were asked for, and the others as they are by default", async () => {
    const { seller, stripe } = await Shop.start()
    const account = await seller()
    const components = {
      payments: { enabled: true, features: { dispute_management: false } },
      payouts: { enabled: true, features: { external_account_collection: false, instant_payouts: true } }
    }
    const session = await stripe.accountSessions.create({ account, components })
    expect(session).toMatchObject({
      object: "account_session",
      account,
      client_secret: expect.stringMatching(/^accs_secret__\w+$/),
      expires_at: Shop.monday + 1800,
      livemode: false
    })
    expect(session.components.payments).toEqual({
      enabled: true,
      features: {
        capture_payments: true,
        destination_on_behalf_of_charge_management: false,
        dispute_management: false,
        refund_management: true,
        smart_disputes_management: false
      }
    })
    expect(session.components.payouts).toEqual({
      enabled: true,
      features: {
        disable_stripe_user_authentication: true,
        edit_payout_schedule: false,
        external_account_collection: false,
        instant_payouts: true,
        standard_payouts: false
      }
    })
    expect(session.components.balances).toMatchObject({ enabled: false, features: { standard_payouts: false } })
    expect(session.components.documents).toEqual({ enabled: false, features: {} })
  })

  it("lets the owner decide about payouts where Stripe covers the losses", async () => {
    const { stripe } = await Shop.start()
    const { id: account } = await stripe.accounts.create({ type: "standard" })
    const { components } = await stripe.accountSessions.create({ account, components: { payouts: { enabled: true } } })
    expect(components.payouts.features).toMatchObject({ edit_payout_schedule: true, standard_payouts: true })
  })

  it("is of an account that there is, and of known components", async () => {
    const { seller, stripe } = await Shop.start()
    const nobody = stripe.accountSessions.create({ account: "acct_nobody", components: { payouts: { enabled: true } } })
    expect((await Shop.refused(nobody)).statusCode).toBe(403)
    const unknown = { payslips: { enabled: true } } as never
    const { message } = await Shop.refused(
      stripe.accountSessions.create({ account: await seller(), components: unknown })
    )
    expect(message).toBe("Received unknown parameter: components[payslips]")
  })
})

describe("a login link", () => {
  it("is for the Express Dashboard only", async () => {
    const { seller, stripe } = await Shop.start()
    const id = await seller()
    const link = await stripe.accounts.createLoginLink(id)
    expect(link).toMatchObject({ object: "login_link", created: Shop.monday })
    expect(link.url).toMatch(new RegExp(`^https://connect.stripe.com/express/${id}_\\w+$`))
    for (const type of ["standard", "custom"] as const) {
      const other = (await stripe.accounts.create({ type, capabilities: { transfers: { requested: true } } })).id
      expect((await Shop.refused(stripe.accounts.createLoginLink(other))).message).toBe(
        `Cannot create an edit link for the account ${other}, which is not an Express account.`
      )
    }
  })
})
