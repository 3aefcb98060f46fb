/**
 * Unserved: the methods of Stripe's API that this sandbox does not serve, by the official SDK's names.
 *
 * Each is answered that it is not served: only what Stripe does not know either is unrecognized. Each line is a
 * resource, where its paths begin, and its methods: by name where they send what is usual, by what they send where they
 * are called as it ends, and otherwise by both. Written by the test of what is served, out of the SDK.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type { Endpoint, Method } from "#apps/sandbox/state/Endpoint.ts"

/** What a method of such a name sends, after where its paths begin. */
export const usual: Readonly<Record<string, string>> = {
  list: "GET",
  create: "POST",
  retrieve: "GET/*",
  update: "POST/*",
  del: "DELETE/*"
}

/** What a method is called that sends this: as its path ends. */
export const called = (sends: string): string =>
  sends.slice(sends.lastIndexOf("/") + 1).replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

export const lines = `
applePayDomains /v1/apple_pay/domains del retrieve list create
charges /v1/charges/search search=GET
confirmationTokens /v1/confirmation_tokens retrieve
countrySpecs /v1/country_specs list retrieve
coupons /v1/coupons del retrieve update list create
creditNotes /v1/credit_notes list create retrieve update GET/preview voidCreditNote=POST/*/void
creditNotes /v1/credit_notes listPreviewLineItems=GET/preview/lines listLineItems=GET/*/lines
customerSessions /v1/customer_sessions create
customers /v1/customers deleteDiscount=DELETE/*/discount GET/search listBalanceTransactions=GET/*/balance_transactions
customers /v1/customers createBalanceTransaction=POST/*/balance_transactions
customers /v1/customers retrieveBalanceTransaction=GET/*/balance_transactions/*
customers /v1/customers updateBalanceTransaction=POST/*/balance_transactions/* retrieveCashBalance=GET/*/cash_balance
customers /v1/customers updateCashBalance=POST/*/cash_balance
customers /v1/customers listCashBalanceTransactions=GET/*/cash_balance_transactions
customers /v1/customers retrieveCashBalanceTransaction=GET/*/cash_balance_transactions/*
customers /v1/customers createFundingInstructions=POST/*/funding_instructions listSources=GET/*/sources
customers /v1/customers createSource=POST/*/sources retrieveSource=GET/*/sources/* updateSource=POST/*/sources/*
customers /v1/customers deleteSource=DELETE/*/sources/* verifySource=POST/*/sources/*/verify
customers /v1/customers deleteTaxId=DELETE/*/tax_ids/* retrieveTaxId=GET/*/tax_ids/* listTaxIds=GET/*/tax_ids
customers /v1/customers createTaxId=POST/*/tax_ids
ephemeralKeys /v1/ephemeral_keys del create
exchangeRates /v1/exchange_rates list retrieve
fileLinks /v1/file_links list create retrieve update
files /v1/files list create retrieve
invoiceItems /v1/invoiceitems del retrieve update list create
invoicePayments /v1/invoice_payments list retrieve
invoiceRenderingTemplates /v1/invoice_rendering_templates list retrieve POST/*/archive POST/*/unarchive
invoices /v1/invoices del retrieve update list create GET/search POST/*/add_lines POST/*/attach_payment
invoices /v1/invoices finalizeInvoice=POST/*/finalize POST/*/mark_uncollectible POST/*/pay POST/*/remove_lines
invoices /v1/invoices sendInvoice=POST/*/send POST/*/update_lines voidInvoice=POST/*/void POST/create_preview
invoices /v1/invoices listLineItems=GET/*/lines updateLineItem=POST/*/lines/*
mandates /v1/mandates retrieve
paymentAttemptRecords /v1/payment_attempt_records list retrieve
paymentIntents /v1/payment_intents GET/search POST/*/apply_customer_balance POST/*/increment_authorization
paymentIntents /v1/payment_intents POST/*/verify_microdeposits
paymentIntents /v1/payment_intents listAmountDetailsLineItems=GET/*/amount_details_line_items
paymentLinks /v1/payment_links list create retrieve update listLineItems=GET/*/line_items
paymentMethodConfigurations /v1/payment_method_configurations list create retrieve update
paymentMethodDomains /v1/payment_method_domains list create retrieve update POST/*/validate
paymentRecords /v1/payment_records list retrieve POST/*/report_payment_attempt POST/*/report_payment_attempt_canceled
paymentRecords /v1/payment_records POST/*/report_payment_attempt_failed POST/*/report_payment_attempt_guaranteed
paymentRecords /v1/payment_records POST/*/report_payment_attempt_informational POST/*/report_refund
paymentRecords /v1/payment_records POST/report_payment
plans /v1/plans del retrieve update list create
prices /v1/prices/search search=GET
products /v1/products GET/search deleteFeature=DELETE/*/features/* retrieveFeature=GET/*/features/*
products /v1/products listFeatures=GET/*/features createFeature=POST/*/features
promotionCodes /v1/promotion_codes list create retrieve update
quotes /v1/quotes list create retrieve update POST/*/accept POST/*/cancel finalizeQuote=POST/*/finalize GET/*/pdf
quotes /v1/quotes listComputedUpfrontLineItems=GET/*/computed_upfront_line_items listLineItems=GET/*/line_items
reviews /v1/reviews list retrieve POST/*/approve
setupAttempts /v1/setup_attempts list
setupIntents /v1/setup_intents POST/*/verify_microdeposits
shippingRates /v1/shipping_rates list create retrieve update
sources /v1/sources retrieve update create POST/*/verify listSourceTransactions=GET/*/source_transactions
subscriptionItems /v1/subscription_items del retrieve update list create
subscriptionSchedules /v1/subscription_schedules list create retrieve update POST/*/cancel POST/*/release
subscriptions /v1/subscriptions cancel=DELETE/* retrieve update deleteDiscount=DELETE/*/discount list create
subscriptions /v1/subscriptions GET/search POST/*/migrate POST/*/pause POST/*/resume
taxCodes /v1/tax_codes list retrieve
taxIds /v1/tax_ids del retrieve list create
taxRates /v1/tax_rates list create retrieve update
apps.installs /v1/apps/installs list create retrieve update POST/*/uninstall
apps.secrets /v1/apps/secrets list create GET/find deleteWhere=POST/delete
billing.alerts /v1/billing/alerts list create retrieve POST/*/activate POST/*/archive POST/*/deactivate
billing.creditBalanceSummaries /v1/billing/credit_balance_summary retrieve=GET
billing.creditBalanceTransactions /v1/billing/credit_balance_transactions list retrieve
billing.creditGrants /v1/billing/credit_grants list create retrieve update POST/*/expire voidGrant=POST/*/void
billing.feedbackOptions /v1/billing/feedback_options list create retrieve update POST/*/deactivate
billing.meters /v1/billing/meters list create retrieve update POST/*/deactivate POST/*/reactivate
billing.meters /v1/billing/meters listEventSummaries=GET/*/event_summaries
billing.meterEvents /v1/billing/meter_events create
billing.meterEventAdjustments /v1/billing/meter_event_adjustments create
billingPortal.configurations /v1/billing_portal/configurations list create retrieve update
billingPortal.sessions /v1/billing_portal/sessions create
climate.orders /v1/climate/orders list create retrieve update POST/*/cancel
climate.products /v1/climate/products list retrieve
climate.suppliers /v1/climate/suppliers list retrieve
entitlements.activeEntitlements /v1/entitlements/active_entitlements list retrieve
entitlements.features /v1/entitlements/features list create retrieve update
financialConnections.accounts /v1/financial_connections/accounts list retrieve POST/*/disconnect POST/*/refresh
financialConnections.accounts /v1/financial_connections/accounts POST/*/subscribe POST/*/unsubscribe
financialConnections.accounts /v1/financial_connections/accounts listOwners=GET/*/owners
financialConnections.sessions /v1/financial_connections/sessions retrieve create
financialConnections.transactions /v1/financial_connections/transactions list retrieve
forwarding.requests /v1/forwarding/requests list create retrieve
identity.verificationReports /v1/identity/verification_reports list retrieve
identity.verificationSessions /v1/identity/verification_sessions list create retrieve update POST/*/cancel
identity.verificationSessions /v1/identity/verification_sessions POST/*/redact
issuing.authorizations /v1/issuing/authorizations list retrieve update POST/*/approve POST/*/decline
issuing.cards /v1/issuing/cards list create retrieve update
issuing.cardholders /v1/issuing/cardholders list create retrieve update
issuing.disputes /v1/issuing/disputes list create retrieve update POST/*/submit
issuing.personalizationDesigns /v1/issuing/personalization_designs list create retrieve update
issuing.physicalBundles /v1/issuing/physical_bundles list retrieve
issuing.tokens /v1/issuing/tokens list retrieve update
issuing.transactions /v1/issuing/transactions list retrieve update
productCatalog.trialOffers /v1/product_catalog/trial_offers list create retrieve update
radar.paymentEvaluations /v1/radar/payment_evaluations create
radar.valueLists /v1/radar/value_lists del retrieve update list create
radar.valueListItems /v1/radar/value_list_items del retrieve list create
reporting.reportRuns /v1/reporting/report_runs list create retrieve
reporting.reportTypes /v1/reporting/report_types list retrieve
sigma.scheduledQueryRuns /v1/sigma/scheduled_query_runs list retrieve
tax.associations /v1/tax/associations/find find=GET
tax.calculations /v1/tax/calculations retrieve create listLineItems=GET/*/line_items
tax.locations /v1/tax/locations list create retrieve
tax.registrations /v1/tax/registrations list create retrieve update
tax.settings /v1/tax/settings retrieve=GET update=POST
tax.transactions /v1/tax/transactions retrieve POST/create_from_calculation POST/create_reversal
tax.transactions /v1/tax/transactions listLineItems=GET/*/line_items
terminal.configurations /v1/terminal/configurations del retrieve update list create
terminal.connectionTokens /v1/terminal/connection_tokens create
terminal.locations /v1/terminal/locations del retrieve update list create
terminal.onboardingLinks /v1/terminal/onboarding_links create
terminal.readers /v1/terminal/readers del retrieve update list create POST/*/cancel_action POST/*/collect_inputs
terminal.readers /v1/terminal/readers POST/*/collect_payment_method POST/*/confirm_payment_intent
terminal.readers /v1/terminal/readers POST/*/process_payment_intent POST/*/process_setup_intent POST/*/refund_payment
terminal.readers /v1/terminal/readers POST/*/set_reader_display
testHelpers.confirmationTokens /v1/test_helpers/confirmation_tokens create
testHelpers.customers /v1/test_helpers/customers POST/*/fund_cash_balance
testHelpers.refunds /v1/test_helpers/refunds POST/*/expire
testHelpers.issuing.authorizations /v1/test_helpers/issuing/authorizations create POST/*/capture POST/*/expire
testHelpers.issuing.authorizations /v1/test_helpers/issuing/authorizations POST/*/finalize_amount
testHelpers.issuing.authorizations /v1/test_helpers/issuing/authorizations POST/*/fraud_challenges/respond
testHelpers.issuing.authorizations /v1/test_helpers/issuing/authorizations POST/*/increment POST/*/reverse
testHelpers.issuing.cards /v1/test_helpers/issuing/cards deliverCard=POST/*/shipping/deliver
testHelpers.issuing.cards /v1/test_helpers/issuing/cards failCard=POST/*/shipping/fail
testHelpers.issuing.cards /v1/test_helpers/issuing/cards returnCard=POST/*/shipping/return
testHelpers.issuing.cards /v1/test_helpers/issuing/cards shipCard=POST/*/shipping/ship
testHelpers.issuing.cards /v1/test_helpers/issuing/cards submitCard=POST/*/shipping/submit
testHelpers.issuing.personalizationDesigns /v1/test_helpers/issuing/personalization_designs POST/*/activate
testHelpers.issuing.personalizationDesigns /v1/test_helpers/issuing/personalization_designs POST/*/deactivate
testHelpers.issuing.personalizationDesigns /v1/test_helpers/issuing/personalization_designs POST/*/reject
testHelpers.issuing.transactions /v1/test_helpers/issuing/transactions POST/*/refund POST/create_force_capture
testHelpers.issuing.transactions /v1/test_helpers/issuing/transactions POST/create_unlinked_refund
testHelpers.terminal.readers /v1/test_helpers/terminal/readers POST/*/present_payment_method
testHelpers.terminal.readers /v1/test_helpers/terminal/readers POST/*/succeed_input_collection
testHelpers.terminal.readers /v1/test_helpers/terminal/readers POST/*/timeout_input_collection
testHelpers.treasury.inboundTransfers /v1/test_helpers/treasury/inbound_transfers POST/*/fail
testHelpers.treasury.inboundTransfers /v1/test_helpers/treasury/inbound_transfers returnInboundTransfer=POST/*/return
testHelpers.treasury.inboundTransfers /v1/test_helpers/treasury/inbound_transfers POST/*/succeed
testHelpers.treasury.outboundPayments /v1/test_helpers/treasury/outbound_payments update POST/*/fail POST/*/post
testHelpers.treasury.outboundPayments /v1/test_helpers/treasury/outbound_payments returnOutboundPayment=POST/*/return
testHelpers.treasury.outboundTransfers /v1/test_helpers/treasury/outbound_transfers update POST/*/fail POST/*/post
testHelpers.treasury.outboundTransfers /v1/test_helpers/treasury/outbound_transfers returnOutboundTransfer=POST/*/return
testHelpers.treasury.receivedCredits /v1/test_helpers/treasury/received_credits create
testHelpers.treasury.receivedDebits /v1/test_helpers/treasury/received_debits create
threeDSecure.authentications /v1/three_d_secure/authentications list create retrieve POST/*/cancel POST/*/submit
treasury.creditReversals /v1/treasury/credit_reversals list create retrieve
treasury.debitReversals /v1/treasury/debit_reversals list create retrieve
treasury.financialAccounts /v1/treasury/financial_accounts list create retrieve update POST/*/close
treasury.financialAccounts /v1/treasury/financial_accounts updateFeatures=POST/*/features
treasury.financialAccounts /v1/treasury/financial_accounts retrieveFeatures=GET/*/features
treasury.inboundTransfers /v1/treasury/inbound_transfers list create retrieve POST/*/cancel
treasury.outboundPayments /v1/treasury/outbound_payments list create retrieve POST/*/cancel
treasury.outboundTransfers /v1/treasury/outbound_transfers list create retrieve POST/*/cancel
treasury.receivedCredits /v1/treasury/received_credits list retrieve
treasury.receivedDebits /v1/treasury/received_debits list retrieve
treasury.transactions /v1/treasury/transactions list retrieve
treasury.transactionEntries /v1/treasury/transaction_entries list retrieve
v2.billing.meterEvents /v2/billing/meter_events create
v2.billing.meterEventAdjustments /v2/billing/meter_event_adjustments create
v2.billing.meterEventSession /v2/billing/meter_event_session create
v2.billing.meterEventStream /v2/billing/meter_event_stream create
v2.core.accountLinks /v2/core/account_links create
v2.core.accountTokens /v2/core/account_tokens create retrieve
v2.core.events /v2/core/events list retrieve
v2.core.eventDestinations /v2/core/event_destinations list create del retrieve update POST/*/disable POST/*/enable
v2.core.eventDestinations /v2/core/event_destinations POST/*/ping
v2.moneyManagement.adjustments /v2/money_management/adjustments list retrieve
v2.moneyManagement.financialAccounts /v2/money_management/financial_accounts list retrieve update
v2.moneyManagement.financialAddresses /v2/money_management/financial_addresses list create retrieve
v2.moneyManagement.inboundTransfers /v2/money_management/inbound_transfers list create retrieve
v2.moneyManagement.outboundPayments /v2/money_management/outbound_payments list create retrieve POST/*/cancel
v2.moneyManagement.outboundSetupIntents /v2/money_management/outbound_setup_intents list create retrieve update
v2.moneyManagement.outboundSetupIntents /v2/money_management/outbound_setup_intents POST/*/cancel
v2.moneyManagement.payoutIntents /v2/money_management/payout_intents list create retrieve update POST/*/cancel
v2.moneyManagement.payoutIntents /v2/money_management/payout_intents POST/*/confirm POST/*/refresh_fx_quote
v2.moneyManagement.payoutIntents /v2/money_management/payout_intents POST/*/refresh_recipient_verification
v2.moneyManagement.payoutMethods /v2/money_management/payout_methods list retrieve POST/*/archive POST/*/unarchive
v2.moneyManagement.payoutMethodsBankAccountSpecs /v2/money_management/payout_methods_bank_account_spec retrieve=GET
v2.moneyManagement.receivedCredits /v2/money_management/received_credits list retrieve
v2.moneyManagement.recipientVerifications /v2/money_management/recipient_verifications create retrieve
v2.moneyManagement.recipientVerifications /v2/money_management/recipient_verifications POST/*/acknowledge
v2.moneyManagement.transactions /v2/money_management/transactions list retrieve update
v2.moneyManagement.transactions /v2/money_management/transactions POST/*/refresh_regulatory_receipt
v2.moneyManagement.transactionEntries /v2/money_management/transaction_entries list retrieve
v2.testHelpers.moneyManagements /v2/test_helpers/money_management/recipient_verifications recipientVerifications=POST
`

const methods: ReadonlyArray<Method> = ["GET", "POST", "DELETE"]

const endpointOf = (resource: string, base: string, said: string): Endpoint => {
  const [first = "", stated] = said.split("=")
  const sends = stated ?? usual[first] ?? first
  const name = stated === undefined && usual[first] === undefined ? called(first) : first
  const method = methods.find((each) => sends.startsWith(each)) ?? "GET"
  let names = 0
  const rest = sends.slice(method.length).replaceAll("*", () => `{id${(names += 1)}}`)
  const refusal = Failure.notServed(`${resource}.${name} (${method} ${base}${rest}) is not served`)
  return { method, path: `${base}${rest}`, fields: {}, read: () => Result.fail(refusal) }
}

export const endpoints: ReadonlyArray<Endpoint> = lines
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [resource = "", base = "", ...all] = line.split(" ")
    return all.map((said) => endpointOf(resource, base, said))
  })
