/**
 * TransferRefusal: Stripe's answers when money may not move between the platform and an account, or not back; an
 * account debit is a transfer too.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import type { Transferred } from "#core/connect/objects/Charge.ts"
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type * as Money from "#core/money/Money.ts"

export const noTransfers = (): Refusal =>
  invalid(
    "Your destination account needs to have at least one of the following capabilities enabled: " +
      "transfers, crypto_transfers, legacy_payments",
    { code: "insufficient_capabilities_for_transfer" }
  )

/** https://github.com/Layr-Labs/d-inference and others quote it, of platforms in the United States. */
export const underFullAgreement = (country: string): Refusal =>
  invalid(
    `Funds can't be sent to accounts located in ${country} when the account is under the \`full\` service agreement.`,
    { code: "transfers_not_allowed" }
  )

/** Quoted by integrators, of platforms elsewhere; the code is that which one of them met from Great Britain. */
export const outsideRegion = (country: string): Refusal =>
  invalid(
    `Funds can't be sent to accounts located in ${country} because it's restricted outside of your platform's region`,
    { code: "transfers_not_allowed" }
  )

/** https://github.com/self-xdsd/self-core quotes it whole. */
export const destinationOutsideRegion = (country: string): Refusal =>
  invalid(
    `Cannot create a destination charge for connected accounts in ${country} because funds would be settled on the ` +
      "platform and the connected account is outside the platform's region. You may use the `on_behalf_of` parameter " +
      "to have the charge settle in the connected account's country. For more information on `on_behalf_of`, see " +
      "https://stripe.com/docs/connect/charges-transfers#on-behalf-of. If using capabilities (e.g. `card_payments`, " +
      "`transfers`), note that they affect settlement as well. For more information on capabilities, see " +
      "https://stripe.com/docs/connect/account-capabilities. If you still need assistance, please contact us via " +
      "https://support.stripe.com/contact.",
    { code: "transfers_not_allowed", param: "transfer_data[destination]" }
  )

/** Our words; the rule is that of https://docs.stripe.com/connect/cross-border-payouts */
export const onlySeparateTransfers = (country: string): Refusal =>
  invalid(`Accounts in ${country} receive money from other countries by separate transfers only.`, {
    code: "transfers_not_allowed",
    param: "transfer_data[destination]"
  })

export const ownDestination = (param: string): Refusal =>
  invalid(`The '${param}' param cannot be set to your own account.`, { param })

const existing = ({ count, total }: Transferred): string => {
  if (count === 0) return ""
  return count === 1
    ? ` (There is already a transfer using this source, amounting to ${WrittenAmount.of(total)}.)`
    : ` (There are already ${count} transfers using this source, amounting to ${WrittenAmount.of(total)}.)`
}

/** Recorded with one earlier transfer; the plural is our words. */
export const aboveSource = (source: Money.Money, transferred: Transferred): Refusal =>
  invalid(
    `Transfers using this transaction as a source must not exceed the source amount of ${WrittenAmount.of(source)}.` +
      existing(transferred)
  )

/** Our words. */
export const failedSource = (charge: string): Refusal =>
  invalid(`Charge ${charge} has failed, so no transfer can come from it.`, { param: "source_transaction" })

export const sourceCurrency = (amount: Money.Money, source: Money.Money): Refusal =>
  invalid(
    `The currency of source_transaction's balance transaction (${source.currency}) must be the same as the transfer ` +
      `currency (${amount.currency})`,
    { param: "source_transaction" }
  )

export const alreadyReversed = (transfer: string): Refusal =>
  invalid(`The transfer ${transfer} is already fully reversed.`)

/** Our words, after those for refunds. */
export const aboveUnreversed = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Transfer reversal amount (${WrittenAmount.of(amount)}) is greater than unreversed amount on transfer (${WrittenAmount.of(left)})`,
    { param: "amount" }
  )

/** Our words; the rule is that of https://docs.stripe.com/api/transfer_reversals */
export const destinationShort = (account: string): Refusal =>
  invalid(`The destination account ${account} has insufficient funds for this reversal.`, {
    code: "balance_insufficient"
  })

/** What https://docs.stripe.com/error-codes says of the code. */
export const notOnStandard = (): Refusal =>
  invalid("Transfers and payouts on behalf of a Standard connected account are not allowed.", {
    code: "not_allowed_on_standard_account"
  })

/** Our words; the rule is that of https://docs.stripe.com/connect/account-debits */
export const otherRegion = (country: string, platform: string): Refusal =>
  invalid(
    `An account in ${country} cannot be debited by a platform in ${platform}: both must be in the same region, where ` +
      "account debits are available."
  )

/** Our words; the rule is that of https://docs.stripe.com/connect/account-debits */
export const notDefaultCurrency = (amount: Money.Money, account: { id: string; currency: string }): Refusal =>
  invalid(
    `The currency of the debit (${amount.currency}) must be the default currency of ${account.id} (${account.currency})`,
    {
      param: "currency"
    }
  )
