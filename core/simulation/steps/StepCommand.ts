/**
 * StepCommand: the command that a step of a scenario file stands for, with the ids that its names lead to.
 */
import { Result } from "effect"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as PaymentMethod from "#core/connect/PaymentMethod.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { endOf, given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import { type Request, requestNames, type StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as References from "#core/simulation/steps/References.ts"
import * as Instant from "#core/time/Instant.ts"

/** What the names of one step lead to; a name of nothing is reported at its path in the step. */
interface Names {
  readonly account: (name: string, ...path: Path) => AccountId
  readonly made: (noun: References.Noun, name: string, ...path: Path) => string
  readonly payoutId: (name: string, ...path: Path) => string
  readonly report: Report
}

type Asked<Name extends Request> = NonNullable<StepSchema[Name]>
type Translation<Name extends Request> = (key: string, asked: Asked<Name>, names: Names) => Command

const charge: Translation<"charge"> = (key, asked, { account, report }) => {
  const data = asked.transfer_data
  const direct = given("stripeAccount", asked.stripe_account, (name) => account(name, "charge", "stripe_account"))
  const to = given("transferData", data, ({ amount, destination }) => ({
    destination: account(destination, "charge", "transfer_data", "destination"),
    ...given("amount", amount, readAmount)
  }))
  if (direct.stripeAccount !== undefined && data !== undefined) {
    report(["charge"], "is either direct (stripe_account) or to a destination (transfer_data): leave one of them out")
  }
  const method = asked.payment_method ?? "card"
  if (asked.decline_code !== undefined && !PaymentMethod.isCard(method)) {
    report(["charge", "decline_code"], `is about cards, and ${method} is none: leave it out`)
  }
  const common = {
    _tag: "charge" as const,
    key,
    ...(asked.net_amount === undefined
      ? { amount: readAmount(asked.amount ?? "") }
      : { netAmount: readAmount(asked.net_amount) }),
    ...given("paymentMethod", asked.payment_method, same),
    ...given("captureMethod", asked.capture_method, same),
    ...given("declineCode", asked.decline_code, same),
    ...given("applicationFeeAmount", asked.application_fee_amount, readAmount),
    ...given("transferGroup", asked.transfer_group, same),
    ...given("description", asked.description, same)
  }
  if (to.transferData !== undefined) return { ...common, transferData: to.transferData }
  return direct.stripeAccount === undefined ? common : { ...common, stripeAccount: direct.stripeAccount }
}

const capture: Translation<"capture"> = (key, asked, { made }) => ({
  _tag: "capture",
  key,
  charge: made("charge", asked.charge, "capture", "charge"),
  ...given("amountToCapture", asked.amount_to_capture, readAmount),
  ...given("applicationFeeAmount", asked.application_fee_amount, readAmount)
})

const refund: Translation<"refund"> = (key, asked, { made }) => ({
  _tag: "refund",
  key,
  charge: made("charge", asked.charge, "refund", "charge"),
  ...given("amount", asked.amount, readAmount),
  ...given("reverseTransfer", asked.reverse_transfer, same),
  ...given("refundApplicationFee", asked.refund_application_fee, same)
})

const dispute: Translation<"dispute"> = (key, asked, { made }) => ({
  _tag: "dispute",
  key,
  charge: made("charge", asked.charge, "dispute", "charge"),
  ...given("amount", asked.amount, readAmount),
  reason: asked.reason,
  ...given("status", asked.status, same),
  ...given("evidenceDueBy", asked.evidence_due_by, endOf)
})

const transfer: Translation<"transfer"> = (key, asked, { account, made, report }) => {
  const source = given("sourceTransaction", asked.source_transaction, (name) =>
    made("charge", name, "transfer", "source_transaction")
  )
  const common = {
    _tag: "transfer" as const,
    key,
    amount: readAmount(asked.amount),
    destination: account(asked.destination, "transfer", "destination"),
    ...given("sourceType", asked.source_type, same),
    ...given("transferGroup", asked.transfer_group, same),
    ...given("description", asked.description, same)
  }
  if (asked.stripe_account === undefined) return { ...common, ...source }
  if (source.sourceTransaction !== undefined) {
    report(["transfer", "source_transaction"], "is for transfers of the platform; leave it or stripe_account out")
  }
  return { ...common, stripeAccount: account(asked.stripe_account, "transfer", "stripe_account") }
}

const payout: Translation<"payout"> = (key, asked, { account }) => {
  const common = {
    _tag: "payout" as const,
    key,
    ...given("stripeAccount", asked.stripe_account, (name) => account(name, "payout", "stripe_account")),
    ...given("amount", asked.amount, readAmount),
    ...given("sourceType", asked.source_type, same),
    ...given("description", asked.description, same)
  }
  return asked.method === "instant" ? { ...common, method: asked.method } : common
}

const topUp: Translation<"top_up"> = (key, asked) => ({
  _tag: "top_up",
  key,
  amount: readAmount(asked.amount),
  ...given("expectedAvailabilityDate", asked.expected_availability_date, (text) =>
    Result.getOrThrow(Instant.parse(text))
  ),
  ...given("description", asked.description, same)
})

const translations: { readonly [Name in Request]: Translation<Name> } = {
  charge,
  capture,
  authorization_cancel: (key, asked, { made }) => ({
    _tag: "authorization_cancel",
    key,
    charge: made("charge", asked.charge, "authorization_cancel", "charge")
  }),
  refund,
  refund_cancel: (key, asked, { made }) => ({
    _tag: "refund_cancel",
    key,
    refund: made("refund", asked.refund, "refund_cancel", "refund")
  }),
  refund_failure: (key, asked, { made }) => ({
    _tag: "refund_failure",
    key,
    refund: made("refund", asked.refund, "refund_failure", "refund"),
    failureReason: asked.failure_reason
  }),
  dispute,
  dispute_escalation: (key, asked, { made }) => ({
    _tag: "dispute_escalation",
    key,
    dispute: made("dispute", asked.dispute, "dispute_escalation", "dispute"),
    ...given("evidenceDueBy", asked.evidence_due_by, endOf)
  }),
  dispute_evidence: (key, asked, { made }) => ({
    _tag: "dispute_evidence",
    key,
    dispute: made("dispute", asked.dispute, "dispute_evidence", "dispute")
  }),
  dispute_close: (key, asked, { made }) => ({
    _tag: "dispute_close",
    key,
    dispute: made("dispute", asked.dispute, "dispute_close", "dispute")
  }),
  dispute_won: (key, asked, { made }) => ({
    _tag: "dispute_won",
    key,
    dispute: made("dispute", asked.dispute, "dispute_won", "dispute")
  }),
  dispute_lost: (key, asked, { made }) => ({
    _tag: "dispute_lost",
    key,
    dispute: made("dispute", asked.dispute, "dispute_lost", "dispute"),
    ...given("amountReinstated", asked.amount_reinstated, readAmount)
  }),
  transfer,
  transfer_reversal: (key, asked, { made }) => ({
    _tag: "transfer_reversal",
    key,
    transfer: made("transfer", asked.transfer, "transfer_reversal", "transfer"),
    ...given("amount", asked.amount, readAmount),
    ...given("refundApplicationFee", asked.refund_application_fee, same)
  }),
  application_fee_refund: (key, asked, { made }) => ({
    _tag: "application_fee_refund",
    key,
    fee: made("fee", asked.fee, "application_fee_refund", "fee"),
    ...given("amount", asked.amount, readAmount)
  }),
  payout,
  payout_cancel: (key, asked, { payoutId }) => ({
    _tag: "payout_cancel",
    key,
    payout: payoutId(asked.payout, "payout_cancel", "payout")
  }),
  payout_failure: (key, asked, { payoutId }) => ({
    _tag: "payout_failure",
    key,
    payout: payoutId(asked.payout, "payout_failure", "payout"),
    failureCode: asked.failure_code
  }),
  payout_reversal: (key, asked, { payoutId }) => ({
    _tag: "payout_reversal",
    key,
    payout: payoutId(asked.payout, "payout_reversal", "payout")
  }),
  external_account_update: (key, asked, { account }) => ({
    _tag: "external_account_update",
    key,
    ...given("stripeAccount", asked.stripe_account, (name) =>
      account(name, "external_account_update", "stripe_account")
    )
  }),
  top_up: topUp,
  top_up_cancel: (key, asked, { made }) => ({
    _tag: "top_up_cancel",
    key,
    topUp: made("top_up", asked.top_up, "top_up_cancel", "top_up")
  }),
  top_up_failure: (key, asked, { made }) => ({
    _tag: "top_up_failure",
    key,
    topUp: made("top_up", asked.top_up, "top_up_failure", "top_up"),
    failureCode: asked.failure_code
  }),
  top_up_reversal: (key, asked, { made }) => ({
    _tag: "top_up_reversal",
    key,
    topUp: made("top_up", asked.top_up, "top_up_reversal", "top_up")
  })
}

const translated = <Name extends Request>(
  name: Name,
  key: string,
  step: StepSchema,
  names: Names
): Command | undefined => {
  const asked = step[name]
  return asked === undefined ? undefined : translations[name](key, asked, names)
}

/** The command of a step that has its shape; `key` is the step's id. */
export const of = (key: string, step: StepSchema, seen: References.References, report: Report): Command => {
  const names: Names = {
    account: (name, ...path) => References.account(seen, name, path, report),
    made: (noun, name, ...path) => References.made(seen, noun, name, path, report),
    payoutId: (name, ...path) => References.payout(seen, name, path, report),
    report
  }
  for (const name of requestNames) {
    const command = translated(name, key, step, names)
    if (command !== undefined) return command
  }
  throw new Error(`step ${key} asks for nothing, and yet has the shape of a step`)
}
