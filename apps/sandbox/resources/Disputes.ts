/**
 * Disputes: `/v1/disputes`: answered with evidence, or closed, which accepts them; banks file and decide them.
 *
 * Stripe's texts for tests decide at once: `winning_evidence` and `losing_evidence` a chargeback, and
 * `escalate_inquiry_evidence` makes one of an inquiry. https://docs.stripe.com/testing#evidence
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/Dispute.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"

const evidence = Parameter.object({
  access_activity_log: Parameter.text,
  appeal: Parameter.notServed,
  billing_address: Parameter.text,
  cancellation_policy: Parameter.text,
  cancellation_policy_disclosure: Parameter.text,
  cancellation_rebuttal: Parameter.text,
  customer_communication: Parameter.text,
  customer_email_address: Parameter.text,
  customer_name: Parameter.text,
  customer_purchase_ip: Parameter.text,
  customer_signature: Parameter.text,
  duplicate_charge_documentation: Parameter.text,
  duplicate_charge_explanation: Parameter.text,
  duplicate_charge_id: Parameter.text,
  enhanced_evidence: Parameter.notServed,
  product_description: Parameter.text,
  receipt: Parameter.text,
  refund_policy: Parameter.text,
  refund_policy_disclosure: Parameter.text,
  refund_refusal_explanation: Parameter.text,
  service_date: Parameter.text,
  service_documentation: Parameter.text,
  shipping_address: Parameter.text,
  shipping_carrier: Parameter.text,
  shipping_date: Parameter.text,
  shipping_documentation: Parameter.text,
  shipping_tracking_number: Parameter.text,
  uncategorized_file: Parameter.text,
  uncategorized_text: Parameter.text
} as const satisfies Parameter.Complete<Stripe.DisputeUpdateParams.Evidence>)

const update = {
  evidence,
  intended_submission_method: Parameter.ignored,
  metadata: Parameter.metadata,
  submit: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.DisputeUpdateParams>

const list = {
  ...Page.parameters,
  charge: Parameter.text,
  created: Parameter.range,
  payment_intent: Parameter.text
} as const satisfies Parameter.Complete<Stripe.DisputeListParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.disputes.of(account, id), "dispute", id)

/** All characters of its evidence together. https://docs.stripe.com/api/disputes/update */
const mostCharacters = 150_000

const said = (before: Wire.Evidence, given: Readonly<Record<string, string | undefined>> | undefined): Wire.Evidence =>
  // What comes from the table of their names has no others.
  Object.fromEntries(
    Wire.evidenceNames.map((name) => {
      const text = given?.[name] ?? before[name]
      return [name, text === "" ? null : text]
    })
  ) as Wire.Evidence

type Act = "dispute_evidence" | "dispute_escalation" | "dispute_won" | "dispute_lost"

/** What the bank does with this evidence, after it was submitted. */
const acts = (text: string | null, isInquiry: boolean): ReadonlyArray<Act> | undefined => {
  switch (text) {
    case "winning_evidence":
      return isInquiry ? undefined : ["dispute_evidence", "dispute_won"]
    case "losing_evidence":
      return isInquiry ? undefined : ["dispute_evidence", "dispute_lost"]
    case "escalate_inquiry_evidence":
      return isInquiry ? ["dispute_evidence", "dispute_escalation"] : ["dispute_evidence"]
    default:
      return ["dispute_evidence"]
  }
}

/** Submits what is said, which it has from then on; nothing is done where any of it may not be. */
const submit = (asked: Endpoint.Asked, dispute: View.On<"disputes">, beside: View.On<"disputes">["beside"]) => {
  const { origin, state } = asked
  const { uncategorized_text: text } = beside.evidence
  const all = acts(text, dispute.item.status.startsWith("warning_"))
  if (all === undefined) {
    const why = `an inquiry that ends by ${text} is not served`
    return Result.fail(Failure.notServed(why, "evidence[uncategorized_text]"))
  }
  for (const _tag of all) {
    const command: Command = { _tag, key: state.ids.key(), dispute: dispute.id }
    const done = Recording.carryOut(state, origin, command, {
      describe: () => {
        dispute.beside = beside
      }
    })
    if (Result.isFailure(done)) return Result.fail(done.failure)
  }
  return Result.succeed(undefined)
}

const updateDispute = Endpoint.of("POST", "/v1/disputes/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { given, origin, state } = call
    const { beside } = kept
    const before = View.dispute(state, kept)
    const texts = said(beside.evidence, given.evidence)
    if (Object.values(texts).join("").length > mostCharacters) {
      return Result.fail(Failure.tooMuchEvidence(mostCharacters))
    }
    const isSubmitted = given.evidence !== undefined && given.submit !== false
    const metadata = Parameter.changed(beside.metadata, given.metadata)
    const next = { evidence: texts, metadata }
    if (isSubmitted || given.submit === true) {
      return Result.map(submit(call, kept, next), () => View.dispute(state, kept))
    }
    kept.beside = next
    const object = View.dispute(state, kept)
    Outbox.emitChange(state, origin, kept.owner, ["charge.dispute.updated"], { before, object })
    return Result.succeed(object)
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/disputes", list, ({ account, given, state }) =>
    Endpoint.listed(state.disputes.all(account), given, {
      url: "/v1/disputes",
      noun: "dispute",
      show: (kept) => View.dispute(state, kept),
      matches: ({ item }) =>
        (given.charge === undefined || item.charge === given.charge) &&
        (given.payment_intent === undefined ||
          state.charges.get(item.charge)?.beside.payment_intent === given.payment_intent) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/disputes/{id}", {}, (call) =>
    Result.map(find(call), (kept) => View.dispute(call.state, kept))
  ),

  updateDispute,

  Endpoint.of("POST", "/v1/disputes/{id}/close", {}, (call) =>
    Result.flatMap(find(call), (kept) => {
      const command = { _tag: "dispute_close", key: call.state.ids.key(), dispute: kept.id } as const
      return Result.map(Recording.carryOut(call.state, call.origin, command), () => View.dispute(call.state, kept))
    })
  )
]
