/**
 * Webhooks: which events a platform needs to listen to, and where: those of its own account, and those of its sellers',
 * which come to an endpoint of their own and name the account. https://docs.stripe.com/connect/webhooks
 */
import type { ApiCall } from "#core/guide/ApiCall.ts"
import type { Choices } from "#core/guide/Choices.ts"

const payments = [
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "charge.refunded",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.closed"
]
const accounts = [
  "account.updated",
  "account.external_account.updated",
  "capability.updated",
  "payout.paid",
  "payout.failed"
]

const endpoint = (isConnect: boolean, events: ReadonlyArray<string>): ApiCall => ({
  path: "/v1/webhook_endpoints",
  parameters: {
    url: `https://example.com/stripe/${isConnect ? "connect" : "account"}`,
    ...(isConnect ? { connect: true } : {}),
    enabled_events: events
  }
})

/** What happens where a payment is made; transfers and application fees are the platform's. */
export const of = ({ charge, dashboard }: Choices): ReadonlyArray<ApiCall> => {
  const isDirect = charge === "direct"
  const left = dashboard === "full" ? ["account.application.deauthorized"] : []
  const own = isDirect
    ? ["application_fee.created", "application_fee.refunded"]
    : [...payments, "transfer.reversed", ...(charge === "destination" ? ["application_fee.refunded"] : [])]
  return [endpoint(false, own), endpoint(true, [...accounts, ...left, ...(isDirect ? payments : [])])]
}
