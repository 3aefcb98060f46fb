/**
 * CapabilitiesInstead: which capability an account has not asked for, or why one that it has is not active, which
 * Stripe's answer to a payment or a transfer does not say.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { Capability } from "#core/connect/accounts/Capability.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as BalancePaymentRefusal from "#core/connect/refusals/BalancePaymentRefusal.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import type { World } from "#core/connect/World.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Whose it is, where the request names such an account; who receives comes before who is paid on behalf of. */
const asked = ({ command }: Refused): Readonly<Partial<Record<Capability, StripeAccount.AccountId>>> => {
  const { destination, onBehalfOf, stripeAccount, transferData } = command as Partial<
    Record<"destination" | "onBehalfOf" | "stripeAccount", StripeAccount.AccountId> & {
      readonly transferData: { readonly destination: StripeAccount.AccountId }
    }
  >
  const receives = transferData?.destination ?? destination
  const isPaid = onBehalfOf ?? stripeAccount
  return {
    ...(receives === undefined ? {} : { transfers: receives }),
    ...(isPaid === undefined ? {} : { card_payments: isPaid })
  }
}

const lacking = (refused: Refused): readonly [Capability, StripeAccount.AccountId] | undefined => {
  const { card_payments: paid, transfers: receives } = asked(refused)
  const { message } = refused.refusal
  if (receives !== undefined && message === TransferRefusal.noTransfers().message) return ["transfers", receives]
  const isPaidOne =
    paid !== undefined &&
    [
      ChargeRefusal.noCardPayments(),
      ChargeRefusal.onBehalfOfWithoutCardPayments(paid),
      BalancePaymentRefusal.noCardPayments(paid)
    ].some((refusal) => refusal.message === message)
  return isPaidOne ? ["card_payments", paid] : undefined
}

/** What it is called where an account is stated as Accounts v2 has it. */
const configurations: { readonly [capability in Capability]: string } = {
  card_payments: "merchant",
  transfers: "recipient"
}

/** Undefined where it was not for a capability that it was refused. */
export const of = (world: World, refused: Refused): string | undefined => {
  const [capability, id] = lacking(refused) ?? []
  const account = id === undefined ? undefined : world.account(id)
  if (capability === undefined || account === undefined) return undefined
  const status = StripeAccount.statusOf(account)
  const state = AccountStatus.stateOf(status, capability)
  if (state === "unrequested") {
    return (
      `${account.id} has not asked for ${capability}: expected it among its capabilities, or with v2 ` +
      `${configurations[capability]} among its applied_configurations`
    )
  }
  const why = AccountStatus.disabledReason(status)
  return `${capability} of ${account.id} is ${state}${why === undefined ? "" : `, because of ${why}${named(status)}`}`
}

/** The requirements that disable charges, by their names. */
const named = ({ requirements }: AccountStatus.AccountStatus): string => {
  const names = requirements.flatMap((each) => (Requirement.disables(each, "charges") ? [each.name] : []))
  return names.length === 0 ? "" : ` (${names.join(", ")})`
}
