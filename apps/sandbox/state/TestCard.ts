/**
 * TestCard: Stripe's test cards, by the names that a request gives them, and by their numbers.
 *
 * https://docs.stripe.com/testing
 */
import * as CardDetails from "#adapters/stripe/wire/CardDetails.ts"
import type * as Charge from "#adapters/stripe/wire/Charge.ts"
import * as CountryCard from "#apps/sandbox/state/CountryCard.ts"
import * as PayoutCard from "#apps/sandbox/state/PayoutCard.ts"
import type * as Dispute from "#core/connect/objects/Dispute.ts"
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"

export interface TestCard {
  readonly number: string
  readonly brand: "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay"
  readonly funding: "credit" | "debit" | "prepaid"
  /** Where it is issued: of most, the United States. */
  readonly country: string
  /** Its money is available at once. */
  readonly settlesAtOnce?: true
  readonly declineCode?: DeclineCode
  /** Declined when it is charged, but not when it is attached or set up. */
  readonly isDeclinedLater?: true
  /** The payer's bank disputes its payment at once: it takes the money, or only asks. */
  readonly dispute?: { readonly reason: Dispute.Reason; readonly isInquiry?: true }
  /** Its refunds take a while, or come back. */
  readonly refund?: "pending" | "fails"
  /**
   * Its holder has to prove who they are: for every payment, unless it was set up before, while they are there, or only
   * where the request wants that.
   */
  readonly authentication?: "always" | "unless_set_up" | "on_session" | "on_request"
  /** Nobody can be asked who they are. */
  readonly isWithoutAuthentication?: true
  /** The network that a purchase may go by as well. */
  readonly coBrand?: "cartes_bancaires" | "eftpos_au"
  /** Its bank warns of fraud at once. */
  readonly warns?: true
  /** What its bank finds wrong in what is said of it, where that is said. */
  readonly checks?: Checks
  /** Radar finds it risky, and perhaps blocks it; nobody has other rules here. */
  readonly risk?: Charge.Risk
  /** What it brings about for the account that it is charged for. */
  readonly trigger?: Trigger
}

export type Checks = CardDetails.Checks

/** What is due eventually is due now, or what is due now is missed. */
export type Trigger = "next_requirements" | "charge_block" | "payout_block"

type Behaviour = Omit<TestCard, "number" | "brand" | "funding" | "country"> & { readonly country?: string }

const visa = (number: string, behaviour: Behaviour = {}): TestCard => ({
  number,
  brand: "visa",
  funding: "credit",
  country: "US",
  ...behaviour
})

const declined = (number: string, declineCode: DeclineCode): TestCard => visa(number, { declineCode })

const failing = (number: string, checks: Partial<CardDetails.Checks>, behaviour: Behaviour = {}): TestCard =>
  visa(number, { ...behaviour, checks: { ...CardDetails.unchecked, ...checks } })

const other = (
  brand: TestCard["brand"],
  number: string,
  funding: TestCard["funding"] = "credit",
  behaviour: Behaviour = {}
): TestCard => ({
  number,
  brand,
  funding,
  country: "US",
  ...behaviour
})

/** Declined, though its holder proved who they are. */
const declinedAfter = (
  number: string,
  authentication: TestCard["authentication"],
  declineCode: DeclineCode
): TestCard =>
  visa(number, { ...(authentication === undefined ? {} : { authentication }), declineCode, isDeclinedLater: true })

const french = { country: "FR", coBrand: "cartes_bancaires" } as const

const australian = { country: "AU", coBrand: "eftpos_au" } as const

const ofCountries = Object.fromEntries(
  CountryCard.numbers.map(([country, number]) => [country.toLowerCase(), visa(number, { country })])
)

const amex = other("amex", "378282246310005", "credit", { isWithoutAuthentication: true })

/** Without the `pm_card_` or `tok_` in front. */
const byName: Readonly<Record<string, TestCard>> = {
  visa: visa("4242424242424242"),
  visa_debit: other("visa", "4000056655665556", "debit"),
  mastercard: other("mastercard", "5555555555554444"),
  mastercard_debit: other("mastercard", "5200828282828210", "debit"),
  mastercard_prepaid: other("mastercard", "5105105105105100", "prepaid"),
  amex,
  amex_threeDSecureNotSupported: amex,
  discover: other("discover", "6011111111111117"),
  diners: other("diners", "3056930009020004"),
  jcb: other("jcb", "3566002020360505"),
  unionpay: other("unionpay", "6200000000000005"),
  bypassPending: visa("4000000000000077", { settlesAtOnce: true }),
  bypassPendingInternational: visa("4000003720000278", { settlesAtOnce: true, country: "IE" }),
  chargeDeclined: declined("4000000000000002", "generic_decline"),
  visa_chargeDeclined: declined("4000000000000002", "generic_decline"),
  chargeDeclinedInsufficientFunds: declined("4000000000009995", "insufficient_funds"),
  visa_chargeDeclinedInsufficientFunds: declined("4000000000009995", "insufficient_funds"),
  visa_chargeDeclinedLostCard: declined("4000000000009987", "lost_card"),
  visa_chargeDeclinedStolenCard: declined("4000000000009979", "stolen_card"),
  visa_chargeDeclinedVelocityLimitExceeded: declined("4000000000006975", "card_velocity_exceeded"),
  visa_chargeDeclinedExpiredCard: declined("4000000000000069", "expired_card"),
  visa_chargeDeclinedIncorrectCvc: declined("4000000000000127", "incorrect_cvc"),
  visa_chargeDeclinedProcessingError: declined("4000000000000119", "processing_error"),
  chargeDeclinedExpiredCard: declined("4000000000000069", "expired_card"),
  chargeDeclinedIncorrectCvc: declined("4000000000000127", "incorrect_cvc"),
  chargeDeclinedProcessingError: declined("4000000000000119", "processing_error"),
  chargeCustomerFail: visa("4000000000000341", { declineCode: "generic_decline", isDeclinedLater: true }),
  visa_chargeCustomerFail: visa("4000000000000341", { declineCode: "generic_decline", isDeclinedLater: true }),
  radarBlock: visa("4100000000000019", { declineCode: "fraudulent", isDeclinedLater: true, risk: "blocked" }),
  riskLevelHighest: visa("4000000000004954", { risk: "highest" }),
  riskLevelElevated: visa("4000000000009235", { risk: "elevated" }),
  cvcCheckFail: failing("4000000000000101", { cvc_check: "fail" }),
  avsZipFail: failing("4000000000000036", { address_postal_code_check: "fail" }),
  cvcCheckFailElevatedRisk: failing("4000058400307872", { cvc_check: "fail" }, { risk: "elevated" }),
  avsZipFailElevatedRisk: failing("4000058400306072", { address_postal_code_check: "fail" }, { risk: "elevated" }),
  avsLine1Fail: failing("4000000000000028", { address_line1_check: "fail" }),
  avsFail: failing("4000000000000010", { address_line1_check: "fail", address_postal_code_check: "fail" }),
  avsUnchecked: failing("4000000000000044", {
    address_line1_check: "unavailable",
    address_postal_code_check: "unavailable"
  }),
  visa_chargeCustomerFailLostCard: visa("4000000000000341", { declineCode: "lost_card", isDeclinedLater: true }),
  visa_chargeCustomerFailStolenCard: visa("4000000000000341", { declineCode: "stolen_card", isDeclinedLater: true }),
  createDispute: visa("4000000000000259", { dispute: { reason: "fraudulent" } }),
  createDisputeProductNotReceived: visa("4000000000002685", { dispute: { reason: "product_not_received" } }),
  createDisputeInquiry: visa("4000000000001976", { dispute: { reason: "product_not_received", isInquiry: true } }),
  createIssuerFraudRecord: visa("4000000000005423", { warns: true }),
  pendingRefund: visa("4000000000007726", { refund: "pending" }),
  refundFail: visa("4000000000005126", { refund: "fails" }),
  authenticationRequired: visa("4000002760003184", { authentication: "always" }),
  authenticationRequiredOnSetup: visa("4000002500003155", { authentication: "unless_set_up" }),
  authenticationRequiredSetupForOffSession: visa("4000003800000446", { authentication: "on_session" }),
  authenticationRequiredChargeDeclinedInsufficientFunds: declinedAfter(
    "4000008260003178",
    "unless_set_up",
    "insufficient_funds"
  ),
  threeDSecure2Required: visa("4000000000003220", { authentication: "always", country: "IE" }),
  threeDSecureRequiredChargeDeclined: declinedAfter("4000008400001629", "always", "generic_decline"),
  threeDSecureRequiredProcessingError: declinedAfter("4000008400001280", undefined, "generic_decline"),
  threeDSecureOptional: visa("4000000000003055", { authentication: "on_request" }),
  // To ask its holder fails, and then it pays without.
  threeDSecureOptionalProcessingError: visa("4000000000003097"),
  highFraudDisputeScore: visa("4000008400000407"),
  highEfwScore: visa("4000008400000159"),
  radarDynamicRiskThreshold: visa("4000008400001017"),
  freeTrialAbuseBlock: visa("4001858821843804"),
  adaptive3dsChallenge: visa("4000008405600003"),
  visa_cartesBancaires: visa("4000002500001001", french),
  mastercard_cartesBancaires: other("mastercard", "5555552500001001", "credit", french),
  visa_debit_eftposAuCoBranded: other("visa", "4000050360000001", "debit", australian),
  mastercard_debit_eftposAuCoBranded: other("mastercard", "5555050360000080", "debit", australian),
  ae_mastercard: other("mastercard", "5200007840000022", "credit", { country: "AE" }),
  gb_debit: other("visa", "4000058260000005", "debit", { country: "GB" }),
  gb_mastercard: other("mastercard", "5555558265554449", "credit", { country: "GB" }),
  th_credit: visa("4000007640000003", { country: "TH" }),
  th_debit: other("visa", "4000057640000008", "debit", { country: "TH" }),
  debit_visaFsaProductCode: other("visa", "4000051230000072", "debit"),
  debit_visaHsaProductCode: other("visa", "4000051230000072", "debit"),
  mastercard_debit_mastercardFsaProductCode: other("mastercard", "5200828282828897", "debit"),
  visa_triggerNextRequirements: visa("4000000000004202", { trigger: "next_requirements" }),
  visa_triggerChargeBlock: visa("4000000000004210", { trigger: "charge_block" }),
  visa_triggerPayoutBlock: visa("4000000000004236", { trigger: "payout_block" }),
  threeDSecureRequired: visa("4000000000003063", { authentication: "always" }),
  ...ofCountries
}

/** Those that have a number, and no name. */
const nameless: ReadonlyArray<TestCard> = [
  other("mastercard", "2223003122003222"),
  other("amex", "371449635398431"),
  other("discover", "6011000990139424"),
  other("discover", "6011981111111113", "debit"),
  other("diners", "36227206271667"),
  other("unionpay", "6200000000000047", "debit"),
  other("unionpay", "6205500000000000004"),
  other("jcb", "3530111333300000", "credit", { country: "JP" }),
  visa("4000008400000027", { authentication: "always" }),
  ...["4000582600000094", "4000582600000045", "4000582600000102", "4000582600000110"].map((number) =>
    visa(number, { authentication: "always" })
  ),
  // The bank of the first asks its holder nothing; of the others a page would ask whether there is somebody.
  ...["4000000032200000", "4000000000001208", "4000000000003725"].map((number) => visa(number)),
  ...PayoutCard.all.map(({ brand, country, number }): TestCard => ({ number, brand, funding: "debit", country }))
]

export const names = Object.keys(byName)

/** Of a payment method such as `pm_card_visa`, or a token such as `tok_visa`; undefined where it is none of these. */
export const of = (name: string): TestCard | undefined => {
  const bare = /^(?:pm_card_|tok_)(\w+)$/.exec(name)?.[1] ?? ""
  return Object.hasOwn(byName, bare) ? byName[bare] : undefined
}

const byNumber = new Map([...Object.values(byName), ...nameless].toReversed().map((card) => [card.number, card]))

/** By its number, without spaces. */
export const numbered = (digits: string): TestCard | undefined => byNumber.get(digits)

/** The card as a payment method or a token shows it. */
export const shown = (
  { brand, coBrand, country, funding, isWithoutAuthentication, number }: TestCard,
  expires: Expiry = usualExpiry,
  checks?: Checks | undefined
) => ({
  brand,
  checks,
  coBrand,
  country,
  ...expires,
  fingerprint: `fp${number.slice(-14).padStart(14, "0")}`,
  funding,
  isWithoutAuthentication,
  last4: number.slice(-4)
})

export interface Expiry {
  readonly exp_month: number
  readonly exp_year: number
}

export const usualExpiry: Expiry = { exp_month: 12, exp_year: 2040 }
