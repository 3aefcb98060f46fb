/**
 * ReversePayout: the platform takes a payout back from the bank of a connected account, in whole, by another payout the
 * other way.
 *
 * It is possible for payouts to banks in the US that have arrived, for 90 days from the day they were expected, where
 * the platform stands behind the account's losses; not for instant ones, for those to debit cards or for debits. The
 * money can be used when the debit is expected to be there, as a payout is.
 * https://docs.stripe.com/connect/payout-reversals
 */
import { Result } from "effect"
import * as CreatePayout from "#core/connect/decisions/CreatePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface ReversePayout {
  readonly _tag: "payout_reversal"
  readonly key: string
  readonly payout: string
}

export const decide = (
  world: World,
  command: ReversePayout,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const payout = world.payout(command.payout)
  const account = payout === undefined ? undefined : world.account(payout.account)
  if (payout === undefined || account === undefined) {
    return Result.fail(Refusal.missing("payout", command.payout, "id"))
  }
  if (payout.status !== "paid") return Result.fail(Refusal.cannotReverse("payout", payout.id, payout.status))
  const why = earlier(world, payout) ?? obstacle(payout, account, at)
  if (why !== undefined) return Result.fail(PayoutRefusal.notReversible(payout.id, why))
  const arrival = CreatePayout.arrivalOf(account, payout.amount.currency, at)
  const unknown = NotModelled.holidays(account, arrival.timing, at, arrival.date, `reversing ${payout.id}`)
  if (unknown !== undefined) return Result.fail(unknown)
  const draft = Draft.of(world, command.key, at)
  takeBack(draft, payout, arrival.date)
  return Result.succeed(draft.outcome())
}

/** An earlier reversal, whatever became of it: the documentation says that one which failed is not tried again. */
const earlier = (world: World, { reversedBy }: Payout.Payout): string | undefined => {
  if (reversedBy === undefined) return undefined
  switch (world.payout(reversedBy)?.status) {
    case "failed":
      return `its reversal ${reversedBy} failed, and a failed reversal is not tried again`
    case "canceled":
      return `its reversal ${reversedBy} was canceled, and a payout has one reversal`
    case "paid":
      return `${reversedBy} has reversed it`
    default:
      return `${reversedBy} is reversing it`
  }
}

/** What else speaks against it, in our words. */
const obstacle = (payout: Payout.Payout, account: StripeAccount, at: Instant.Instant): string | undefined => {
  if (account.kind === "platform") return "it is the platform's own"
  if (account.controller.losses === "stripe") return `the platform does not cover the losses of ${account.id}`
  if (account.country !== "US") return `its bank is in ${account.country}, and not in US`
  if (payout.method === "instant") return "it is instant"
  if (payout.type === "card") return "it went to a debit card"
  if (Money.isNegative(payout.amount)) return "it is a debit"
  const end = Instant.plusDays(payout.arrivalDate, Payout.daysToReverse)
  return at < end ? undefined : `it was expected ${Payout.daysToReverse} days ago or more`
}

const takeBack = (draft: Draft.Draft, payout: Payout.Sent, arrivalDate: Instant.Instant): void => {
  const { account, amount, description, id: originalPayout, sourceType } = payout
  const id = draft.id("po")
  draft.change({ ...payout, reversedBy: id })
  const sending = {
    id,
    account,
    amount: Money.negate(amount),
    arrivalDate,
    originalPayout,
    sourceType,
    description: `REVERSAL OF PAYOUT (${description})`,
    maker: "request",
    balanceTransaction: draft.id("txn")
  } as const
  const submission = CreatePayout.submissionOf(draft.at)
  PayoutMovement.send(draft, sending, { availableOn: arrivalDate, submission, to: "bank_account" })
}
