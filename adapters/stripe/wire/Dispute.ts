/**
 * Dispute: Stripe's `dispute`, `dp_…`, both ways, with the balance transactions in it.
 *
 * https://docs.stripe.com/api/disputes/object
 */
import { Schema } from "effect"
import * as BalanceTransaction from "#adapters/stripe/wire/BalanceTransaction.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as Model from "#core/connect/objects/Dispute.ts"
import type { Instant } from "#core/time/Instant.ts"

export const Dispute = WireObject.make("dispute", {
  id: Schema.String,
  amount: ExactInteger.ExactInteger,
  balance_transactions: Schema.Array(BalanceTransaction.BalanceTransaction),
  charge: WireObject.Reference,
  created: WireObject.Moment,
  currency: Schema.String,
  evidence: Schema.Record(Schema.String, Schema.Unknown),
  evidence_details: WireObject.open({
    due_by: Schema.NullOr(WireObject.Moment),
    has_evidence: Schema.Boolean,
    past_due: Schema.Boolean,
    submission_count: Schema.Int
  }),
  is_charge_refundable: Schema.Boolean,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  payment_intent: WireObject.OptionalReference,
  reason: Schema.String,
  status: Schema.String
})

export type Dispute = typeof Dispute.Type

const isAnswered = (it: Model.Dispute): boolean =>
  "hasEvidence" in it ? it.hasEvidence : it.status === "under_review" || it.status === "warning_under_review"

/** What the model states of it. */
export const stated = (it: Model.Dispute) => {
  const hasEvidence = isAnswered(it)
  return {
    id: it.id,
    object: "dispute" as const,
    ...ExactInteger.money(it.amount),
    charge: it.charge,
    created: it.created as number,
    evidence_details: {
      due_by: (("evidenceDueBy" in it ? it.evidenceDueBy : undefined) ?? null) as number | null,
      has_evidence: hasEvidence,
      submission_count: hasEvidence ? 1 : 0
    },
    is_charge_refundable: Model.isChargeRefundable([it]),
    reason: it.reason as string,
    status: it.status
  }
}

/** The texts, and the ids of files, that may be said against one. */
export const evidenceNames = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text"
] as const

export type Evidence = { readonly [Name in (typeof evidenceNames)[number]]: string | null }

// Object.fromEntries forgets which names there are.
export const noEvidence = Object.fromEntries(evidenceNames.map((name) => [name, null])) as Evidence

/** What only whoever serves it knows. */
export interface Beside {
  readonly evidence: Evidence
  readonly metadata: WireObject.Metadata
  readonly payment_intent: string | null
  /** The brand of the card that paid; undefined where none did. */
  readonly brand: string | undefined
  readonly lines: ReadonlyArray<ReturnType<typeof BalanceTransaction.of>>
  /** Whether its charge may be refunded, whose other disputes count too. */
  readonly isChargeRefundable: boolean
  readonly asOf: Instant
}

export const of = (
  it: Model.Dispute,
  { asOf, brand, evidence, lines, metadata, payment_intent, ...beside }: Beside
) => {
  const known = { ...stated(it), is_charge_refundable: beside.isChargeRefundable }
  const { due_by: due } = known.evidence_details
  const isStaged = Object.values(evidence).some((each) => each !== null)
  const isInquiry = known.status.startsWith("warning_")
  return {
    ...known,
    balance_transactions: [...lines],
    enhanced_eligibility_types: [],
    evidence: { ...evidence, enhanced_evidence: {} },
    evidence_details: {
      ...known.evidence_details,
      enhanced_eligibility: {},
      has_evidence: known.evidence_details.has_evidence || isStaged,
      past_due: due !== null && due < asOf,
      submission_method: known.evidence_details.has_evidence ? ("manual" as const) : ("not_submitted" as const)
    },
    intended_submission_method: null,
    livemode: WireObject.livemode,
    metadata,
    payment_intent,
    ...(brand === undefined
      ? {}
      : {
          payment_method_details: {
            card: {
              brand,
              case_type: isInquiry ? ("inquiry" as const) : ("chargeback" as const),
              network: brand,
              network_reason_code: null
            },
            type: "card" as const
          }
        })
  }
}
