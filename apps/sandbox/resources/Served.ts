/**
 * Served: everything that the sandbox can be asked for.
 */
import * as AccountClosing from "#apps/sandbox/resources/AccountClosing.ts"
import * as AccountLinks from "#apps/sandbox/resources/AccountLinks.ts"
import * as Accounts from "#apps/sandbox/resources/Accounts.ts"
import * as AccountSessions from "#apps/sandbox/resources/AccountSessions.ts"
import * as AccountsV2 from "#apps/sandbox/resources/AccountsV2.ts"
import * as ApplicationFees from "#apps/sandbox/resources/ApplicationFees.ts"
import * as BalanceSettings from "#apps/sandbox/resources/BalanceSettings.ts"
import * as Balances from "#apps/sandbox/resources/Balances.ts"
import * as Capabilities from "#apps/sandbox/resources/Capabilities.ts"
import * as Charges from "#apps/sandbox/resources/Charges.ts"
import * as CheckoutSessions from "#apps/sandbox/resources/CheckoutSessions.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import * as Disputes from "#apps/sandbox/resources/Disputes.ts"
import * as EarlyFraudWarnings from "#apps/sandbox/resources/EarlyFraudWarnings.ts"
import * as Events from "#apps/sandbox/resources/Events.ts"
import * as ExternalAccounts from "#apps/sandbox/resources/ExternalAccounts.ts"
import * as Persons from "#apps/sandbox/resources/Persons.ts"
import * as PersonsV2 from "#apps/sandbox/resources/PersonsV2.ts"
import * as PaymentIntents from "#apps/sandbox/resources/PaymentIntents.ts"
import * as PaymentMethods from "#apps/sandbox/resources/PaymentMethods.ts"
import * as Payouts from "#apps/sandbox/resources/Payouts.ts"
import * as Prices from "#apps/sandbox/resources/Prices.ts"
import * as Products from "#apps/sandbox/resources/Products.ts"
import * as Refunds from "#apps/sandbox/resources/Refunds.ts"
import * as Requirements from "#apps/sandbox/resources/Requirements.ts"
import * as SetupIntents from "#apps/sandbox/resources/SetupIntents.ts"
import * as Steps from "#apps/sandbox/resources/Steps.ts"
import * as TestClocks from "#apps/sandbox/resources/TestClocks.ts"
import * as Tokens from "#apps/sandbox/resources/Tokens.ts"
import * as TopUps from "#apps/sandbox/resources/TopUps.ts"
import * as Transfers from "#apps/sandbox/resources/Transfers.ts"
import * as WebhookEndpoints from "#apps/sandbox/resources/WebhookEndpoints.ts"
import type { Endpoint } from "#apps/sandbox/state/Endpoint.ts"

export const endpoints: ReadonlyArray<Endpoint> = [
  ...Accounts.endpoints,
  ...Capabilities.endpoints,
  ...ExternalAccounts.endpoints,
  ...AccountClosing.endpoints,
  ...Persons.endpoints,
  ...Requirements.endpoints,
  ...AccountLinks.endpoints,
  ...AccountSessions.endpoints,
  ...PaymentIntents.endpoints,
  ...Charges.endpoints,
  ...Refunds.endpoints,
  ...Customers.endpoints,
  ...PaymentMethods.endpoints,
  ...SetupIntents.endpoints,
  ...Tokens.endpoints,
  ...Products.endpoints,
  ...Prices.endpoints,
  ...CheckoutSessions.endpoints,
  ...Disputes.endpoints,
  ...EarlyFraudWarnings.endpoints,
  ...Transfers.endpoints,
  ...ApplicationFees.endpoints,
  ...Payouts.endpoints,
  ...TopUps.endpoints,
  ...Balances.endpoints,
  ...BalanceSettings.endpoints,
  ...Events.endpoints,
  ...WebhookEndpoints.endpoints,
  ...TestClocks.endpoints,
  ...Steps.endpoints,
  ...AccountsV2.endpoints,
  ...PersonsV2.endpoints
]
