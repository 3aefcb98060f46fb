/**
 * ScenarioSteps: the steps of a scenario as dated commands, each with its step's id as its key.
 */
import { Result } from "effect"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Report } from "#core/simulation/Issue.ts"
import * as References from "#core/simulation/References.ts"
import type { Dated } from "#core/simulation/Run.ts"
import type { ScenarioSchema } from "#core/simulation/ScenarioSchema.ts"
import { type Request, requestNames, type StepSchema } from "#core/simulation/StepSchema.ts"
import * as Instant from "#core/time/Instant.ts"

/** A step's own id, or one by its place. */
export const idOf = (step: StepSchema, index: number): string => step.id ?? `step-${index + 1}`

export const translate = (
  file: ScenarioSchema,
  accounts: ReadonlySet<string>,
  report: Report
): ReadonlyArray<Dated> => {
  const ids = new Map<string, Request>()
  const seen: References.References = { steps: ids, accounts }
  const steps: Array<Dated> = []
  for (const [index, step] of file.steps.entries()) {
    const path = ["steps", index]
    const at = Result.getOrThrow(Instant.parse(step.at))
    const before = steps.at(-1)?.at
    if (before !== undefined && at < before) {
      report([...path, "at"], `is before the step above it, which is at ${Instant.format(before)}`)
    }
    const id = idOf(step, index)
    if (ids.has(id)) report([...path, "id"], `"${id}" is the id of an earlier step`)
    const request = requestNames.find((name) => step[name] !== undefined)
    if (request === undefined) continue
    steps.push({ at, command: command(id, step, seen, (to, message) => report([...path, ...to], message)) })
    if (!ids.has(id)) ids.set(id, request)
  }
  return steps
}

const command = (key: string, step: StepSchema, seen: References.References, report: Report): Command => {
  const { application_fee_refund: feeRefund, charge, refund, transfer, transfer_reversal: reversal } = step
  if (charge !== undefined) return chargeCommand(key, charge, seen, report)
  if (refund !== undefined) {
    return {
      _tag: "refund",
      key,
      charge: References.made(seen, "ch", refund.charge, ["charge"], ["refund", "charge"], report),
      ...References.optional("amount", refund.amount, References.amount),
      ...References.optional("reverseTransfer", refund.reverse_transfer, References.same),
      ...References.optional("refundApplicationFee", refund.refund_application_fee, References.same)
    }
  }
  if (transfer !== undefined) {
    const source = (name: string) =>
      References.made(seen, "ch", name, ["charge"], ["transfer", "source_transaction"], report)
    return {
      _tag: "transfer",
      key,
      amount: References.amount(transfer.amount),
      destination: References.account(seen, transfer.destination, ["transfer", "destination"], report),
      ...References.optional("sourceTransaction", transfer.source_transaction, source),
      ...References.optional("transferGroup", transfer.transfer_group, References.same),
      ...References.optional("description", transfer.description, References.same)
    }
  }
  if (reversal !== undefined) {
    const path = ["transfer_reversal", "transfer"]
    return {
      _tag: "transfer_reversal",
      key,
      transfer: References.made(seen, "tr", reversal.transfer, ["transfer", "charge"], path, report),
      ...References.optional("amount", reversal.amount, References.amount),
      ...References.optional("refundApplicationFee", reversal.refund_application_fee, References.same)
    }
  }
  const path = ["application_fee_refund", "fee"]
  return {
    _tag: "application_fee_refund",
    key,
    fee: References.made(seen, "fee", feeRefund?.fee ?? "", ["charge"], path, report),
    ...References.optional("amount", feeRefund?.amount, References.amount)
  }
}

const chargeCommand = (
  key: string,
  charge: NonNullable<StepSchema["charge"]>,
  seen: References.References,
  report: Report
): Command => {
  const data = charge.transfer_data
  const onAccount = (name: string) => References.account(seen, name, ["charge", "stripe_account"], report)
  const transferData = (to: NonNullable<typeof data>) => ({
    destination: References.account(seen, to.destination, ["charge", "transfer_data", "destination"], report),
    ...References.optional("amount", to.amount, References.amount)
  })
  return {
    _tag: "charge",
    key,
    amount: References.amount(charge.amount),
    ...References.optional("stripeAccount", charge.stripe_account, onAccount),
    ...References.optional("transferData", data, transferData),
    ...References.optional("applicationFeeAmount", charge.application_fee_amount, References.amount),
    ...References.optional("transferGroup", charge.transfer_group, References.same),
    ...References.optional("description", charge.description, References.same)
  }
}
