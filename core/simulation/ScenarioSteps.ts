/**
 * ScenarioSteps: the steps of a scenario as dated commands, each with its step's id as its key.
 */
import { Result } from "effect"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Report } from "#core/simulation/Issue.ts"
import * as References from "#core/simulation/References.ts"
import type { Dated } from "#core/simulation/Run.ts"
import type { StepPart } from "#core/simulation/ScenarioParts.ts"
import { given, readAmount, same } from "#core/simulation/ScenarioValue.ts"
import type { StepSchema } from "#core/simulation/StepSchema.ts"
import * as Instant from "#core/time/Instant.ts"

/** The sound steps; the order of time and the ids are those of all. */
export const translate = (
  parts: ReadonlyArray<StepPart>,
  accounts: ReadonlySet<string>,
  report: Report
): ReadonlyArray<Dated> => {
  const seen = References.to(accounts)
  const steps: Array<Dated> = []
  let before = Instant.of(0)
  for (const [index, { at, id, request, step }] of parts.entries()) {
    const path = ["steps", index]
    const moment = at === undefined ? before : Result.getOrThrow(Instant.parse(at))
    if (moment < before) {
      report([...path, "at"], `is before the step above it, which is at ${Instant.format(before)}`)
    }
    before = moment
    if (id === undefined) continue
    if (seen.steps.has(id)) report([...path, "id"], `"${id}" is the id of an earlier step`)
    if (step !== undefined) {
      const reportIn: Report = (to, message) => report([...path, ...to], message)
      steps.push({ at: moment, command: command(id, step, seen, reportIn) })
    }
    seen.add(id, request)
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
      ...given("amount", refund.amount, readAmount),
      ...given("reverseTransfer", refund.reverse_transfer, same),
      ...given("refundApplicationFee", refund.refund_application_fee, same)
    }
  }
  if (transfer !== undefined) {
    const source = (name: string) =>
      References.made(seen, "ch", name, ["charge"], ["transfer", "source_transaction"], report)
    return {
      _tag: "transfer",
      key,
      amount: readAmount(transfer.amount),
      destination: References.account(seen, transfer.destination, ["transfer", "destination"], report),
      ...given("sourceTransaction", transfer.source_transaction, source),
      ...given("transferGroup", transfer.transfer_group, same),
      ...given("description", transfer.description, same)
    }
  }
  if (reversal !== undefined) {
    const path = ["transfer_reversal", "transfer"]
    return {
      _tag: "transfer_reversal",
      key,
      transfer: References.made(seen, "tr", reversal.transfer, ["transfer", "charge"], path, report),
      ...given("amount", reversal.amount, readAmount),
      ...given("refundApplicationFee", reversal.refund_application_fee, same)
    }
  }
  const path = ["application_fee_refund", "fee"]
  return {
    _tag: "application_fee_refund",
    key,
    fee: References.made(seen, "fee", feeRefund?.fee ?? "", ["charge"], path, report),
    ...given("amount", feeRefund?.amount, readAmount)
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
    ...given("amount", to.amount, readAmount)
  })
  const common = {
    _tag: "charge" as const,
    key,
    amount: readAmount(charge.amount),
    ...given("applicationFeeAmount", charge.application_fee_amount, readAmount),
    ...given("transferGroup", charge.transfer_group, same),
    ...given("description", charge.description, same)
  }
  const direct = charge.stripe_account === undefined ? undefined : onAccount(charge.stripe_account)
  const to = data === undefined ? undefined : transferData(data)
  if (direct !== undefined && to !== undefined) {
    report(["charge"], "is either direct (stripe_account) or to a destination (transfer_data): leave one of them out")
  }
  if (to !== undefined) return { ...common, transferData: to }
  return direct === undefined ? common : { ...common, stripeAccount: direct }
}
