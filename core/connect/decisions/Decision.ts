/**
 * Decision: what a command does in a world at a moment: an outcome, or Stripe's refusal.
 *
 * Pure: the same world, command and moment give the same answer, and the world is not changed. The simulator, a
 * preview and a server all call {@link decide}.
 */
import type { Result } from "effect"
import * as AbandonTopUp from "#core/connect/decisions/AbandonTopUp.ts"
import * as AnswerDispute from "#core/connect/decisions/AnswerDispute.ts"
import * as CancelAuthorization from "#core/connect/decisions/CancelAuthorization.ts"
import * as CaptureCharge from "#core/connect/decisions/CaptureCharge.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import * as CreateCharge from "#core/connect/decisions/CreateCharge.ts"
import * as CreateInstantPayout from "#core/connect/decisions/CreateInstantPayout.ts"
import * as CreatePayout from "#core/connect/decisions/CreatePayout.ts"
import * as CreateTopUp from "#core/connect/decisions/CreateTopUp.ts"
import * as CreateTransfer from "#core/connect/decisions/CreateTransfer.ts"
import * as DebitAccount from "#core/connect/decisions/DebitAccount.ts"
import * as DecideDispute from "#core/connect/decisions/DecideDispute.ts"
import * as EscalateDispute from "#core/connect/decisions/EscalateDispute.ts"
import * as FileDispute from "#core/connect/decisions/FileDispute.ts"
import * as RefundApplicationFee from "#core/connect/decisions/RefundApplicationFee.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import * as FailPayment from "#core/connect/decisions/FailPayment.ts"
import * as GrantFinancing from "#core/connect/decisions/GrantFinancing.ts"
import * as HoldReserve from "#core/connect/decisions/HoldReserve.ts"
import * as PayFromBalance from "#core/connect/decisions/PayFromBalance.ts"
import * as ReleaseReserve from "#core/connect/decisions/ReleaseReserve.ts"
import * as RemoveExternalAccount from "#core/connect/decisions/RemoveExternalAccount.ts"
import * as ReturnPayout from "#core/connect/decisions/ReturnPayout.ts"
import * as ReturnRefund from "#core/connect/decisions/ReturnRefund.ts"
import * as ReversePayout from "#core/connect/decisions/ReversePayout.ts"
import * as ReverseTopUp from "#core/connect/decisions/ReverseTopUp.ts"
import * as ReverseTransfer from "#core/connect/decisions/ReverseTransfer.ts"
import * as PauseAccount from "#core/connect/decisions/PauseAccount.ts"
import * as StopAccount from "#core/connect/decisions/StopAccount.ts"
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import * as UpdateCapability from "#core/connect/decisions/UpdateCapability.ts"
import * as UpdateRequirement from "#core/connect/decisions/UpdateRequirement.ts"
import * as UpdateReserve from "#core/connect/decisions/UpdateReserve.ts"
import * as UpdateExternalAccount from "#core/connect/decisions/UpdateExternalAccount.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

type OfTopUp = Extract<Command, { readonly _tag: `top_up${string}` }>

type OfAccount =
  | UpdateExternalAccount.UpdateExternalAccount
  | RemoveExternalAccount.RemoveExternalAccount
  | UpdateBalanceSettings.UpdateBalanceSettings
  | UpdateRequirement.UpdateRequirement
  | UpdateCapability.UpdateCapability
  | PauseAccount.PauseAccount
  | StopAccount.StopAccount

type OfReserve = HoldReserve.HoldReserve | UpdateReserve.UpdateReserve | ReleaseReserve.ReleaseReserve

/**
 * A request to Stripe, or what a bank did (`…_failure`, and of `dispute…` all but `_evidence` and `_close`). Its `key`
 * is unique in the world and has no dot: the ids of what it makes come from it, with a dot and a number where there is
 * more than one (`po_out.2`), and those of what time brings about with an account and a day.
 */
export type Command =
  | ChargeRequest
  | CaptureCharge.CaptureCharge
  | CancelAuthorization.CancelAuthorization
  | FailPayment.FailPayment
  | RefundCharge.RefundCharge
  | ReturnRefund.CancelRefund
  | ReturnRefund.FailRefund
  | FileDispute.FileDispute
  | EscalateDispute.EscalateDispute
  | AnswerDispute.SubmitEvidence
  | AnswerDispute.CloseDispute
  | DecideDispute.WinDispute
  | DecideDispute.LoseDispute
  | CreateTransfer.CreateTransfer
  | DebitAccount.DebitAccount
  | ReverseTransfer.ReverseTransfer
  | RefundApplicationFee.RefundApplicationFee
  | CreatePayout.CreatePayout
  | CreateInstantPayout.CreateInstantPayout
  | ReturnPayout.CancelPayout
  | ReturnPayout.FailPayout
  | ReversePayout.ReversePayout
  | CreateTopUp.CreateTopUp
  | AbandonTopUp.CancelTopUp
  | AbandonTopUp.FailTopUp
  | ReverseTopUp.ReverseTopUp
  | OfAccount
  | OfReserve
  | GrantFinancing.GrantFinancing
  | PayFromBalance.PayFromBalance
  | PayFromBalance.RefundBalancePayment

/**
 * What `command` does in `world` at `at`, which must be the world's now. Amounts are whole minor units, moments seconds
 * of UTC. It fails with Stripe's refusal, or with {@link NotModelled} where this model would have to guess, and never
 * throws for what a request may contain. Nothing has happened until the outcome is applied.
 */
export const decide = (world: World, command: Command, at: Instant): Result.Result<Outcome, Refusal | NotModelled> => {
  switch (command._tag) {
    case "charge":
      return CreateCharge.decide(world, command, at)
    case "capture":
      return CaptureCharge.decide(world, command, at)
    case "authorization_cancel":
      return CancelAuthorization.decide(world, command, at)
    case "payment_failure":
      return FailPayment.decide(world, command, at)
    case "refund":
      return RefundCharge.decide(world, command, at)
    case "refund_cancel":
    case "refund_failure":
      return ReturnRefund.decide(world, command, at)
    case "dispute":
      return FileDispute.decide(world, command, at)
    case "dispute_escalation":
      return EscalateDispute.decide(world, command, at)
    case "dispute_evidence":
    case "dispute_close":
      return AnswerDispute.decide(world, command, at)
    case "dispute_won":
    case "dispute_lost":
      return DecideDispute.decide(world, command, at)
    case "transfer":
      return command.stripeAccount === undefined
        ? CreateTransfer.decide(world, command, at)
        : DebitAccount.decide(world, command, at)
    case "transfer_reversal":
      return ReverseTransfer.decide(world, command, at)
    case "application_fee_refund":
      return RefundApplicationFee.decide(world, command, at)
    case "payout":
      return command.method === "instant"
        ? CreateInstantPayout.decide(world, command, at)
        : CreatePayout.decide(world, command, at)
    case "payout_cancel":
    case "payout_failure":
      return ReturnPayout.decide(world, command, at)
    case "payout_reversal":
      return ReversePayout.decide(world, command, at)
    case "top_up":
    case "top_up_cancel":
    case "top_up_failure":
    case "top_up_reversal":
      return decideTopUp(world, command, at)
    case "external_account_update":
    case "external_account_removal":
    case "balance_settings_update":
    case "requirement_update":
    case "capability_update":
    case "account_pause":
    case "account_disable":
    case "account_enable":
      return decideOfAccount(world, command, at)
    case "reserve_hold":
    case "reserve_hold_update":
    case "reserve_release":
      return decideReserve(world, command, at)
    case "financing":
      return GrantFinancing.decide(world, command, at)
    case "balance_payment":
    case "balance_payment_refund":
      return PayFromBalance.decide(world, command, at)
  }
}

const decideOfAccount = (
  world: World,
  command: OfAccount,
  at: Instant
): Result.Result<Outcome, Refusal | NotModelled> => {
  switch (command._tag) {
    case "external_account_update":
      return UpdateExternalAccount.decide(world, command, at)
    case "external_account_removal":
      return RemoveExternalAccount.decide(world, command, at)
    case "balance_settings_update":
      return UpdateBalanceSettings.decide(world, command, at)
    case "requirement_update":
      return UpdateRequirement.decide(world, command, at)
    case "capability_update":
      return UpdateCapability.decide(world, command, at)
    case "account_pause":
      return PauseAccount.decide(world, command, at)
    case "account_disable":
    case "account_enable":
      return StopAccount.decide(world, command, at)
  }
}

const decideTopUp = (world: World, command: OfTopUp, at: Instant): Result.Result<Outcome, Refusal | NotModelled> => {
  switch (command._tag) {
    case "top_up":
      return CreateTopUp.decide(world, command, at)
    case "top_up_cancel":
    case "top_up_failure":
      return AbandonTopUp.decide(world, command, at)
    case "top_up_reversal":
      return ReverseTopUp.decide(world, command, at)
  }
}

const decideReserve = (world: World, command: OfReserve, at: Instant): Result.Result<Outcome, Refusal> => {
  switch (command._tag) {
    case "reserve_hold":
      return HoldReserve.decide(world, command, at)
    case "reserve_hold_update":
      return UpdateReserve.decide(world, command, at)
    case "reserve_release":
      return ReleaseReserve.decide(world, command, at)
  }
}
