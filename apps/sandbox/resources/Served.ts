/**
 * Served: everything that the sandbox can be asked for.
 */
import * as Accounts from "#apps/sandbox/resources/Accounts.ts"
import * as ApplicationFees from "#apps/sandbox/resources/ApplicationFees.ts"
import * as Balances from "#apps/sandbox/resources/Balances.ts"
import * as Charges from "#apps/sandbox/resources/Charges.ts"
import * as Events from "#apps/sandbox/resources/Events.ts"
import * as PaymentIntents from "#apps/sandbox/resources/PaymentIntents.ts"
import * as Payouts from "#apps/sandbox/resources/Payouts.ts"
import * as Refunds from "#apps/sandbox/resources/Refunds.ts"
import * as TopUps from "#apps/sandbox/resources/TopUps.ts"
import * as Transfers from "#apps/sandbox/resources/Transfers.ts"
import * as WebhookEndpoints from "#apps/sandbox/resources/WebhookEndpoints.ts"
import type { Endpoint } from "#apps/sandbox/state/Endpoint.ts"

export const endpoints: ReadonlyArray<Endpoint> = [
  ...Accounts.endpoints,
  ...PaymentIntents.endpoints,
  ...Charges.endpoints,
  ...Refunds.endpoints,
  ...Transfers.endpoints,
  ...ApplicationFees.endpoints,
  ...Payouts.endpoints,
  ...TopUps.endpoints,
  ...Balances.endpoints,
  ...Events.endpoints,
  ...WebhookEndpoints.endpoints
]
