/**
 * PayoutMovement: the money of one payout: it leaves the Stripe balance by a line of its own, and a bank gets it later.
 *
 * A negative one, a negative payout or what is taken back, comes to the balance instead. An instant payout is on its
 * way at once; every other one goes to the bank at its submission, and can be canceled until then.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import type { Sent } from "#core/connect/objects/Payout.ts"
import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type * as Instant from "#core/time/Instant.ts"

/** A payout in the making: what follows from who makes it and how it goes to the bank is left out. */
export type Sending = Omit<Sent, "object" | "created" | "method" | "type" | "reconciliationStatus" | "status">

/** When its line matures and what is taken of it; and when it goes to the bank, if it is not an instant one. */
export interface Way {
  readonly availableOn: Instant.Instant
  readonly fees?: ReadonlyArray<FeeDetail>
  readonly submission?: Instant.Instant
  /** What it goes to, where its account has both; what that is paid out to, if absent. */
  readonly to?: ExternalAccount.Object | undefined
}

/**
 * Of one that nobody asked for: `ada.2026-03-04`, of another currency than the account's own `ada.2026-03-04.eur`, and
 * of another pot than that of cards `ada.2026-03-04.bank_account` or `ada.2026-03-04.eur.bank_account`.
 */
export const keyOf = (
  { currency: own, id }: Pick<StripeAccount.StripeAccount, "id" | "currency">,
  day: Day.Day,
  { currency, sourceType }: { readonly currency: Currency; readonly sourceType: SourceType }
): string => {
  const ofCurrency = currency === own ? "" : `.${currency}`
  return `${StripeAccount.keyIn(id)}.${Day.format(day)}${ofCurrency}${sourceType === "card" ? "" : `.${sourceType}`}`
}

/** Where one goes: to the default of its currency, if absent. */
export interface Bound {
  /** To another external account: what has become of the default one is nothing to it. */
  readonly elsewhere?: true
}

/** Why nothing of `currency` can go to the bank of `account`, or elsewhere; undefined where it can. */
export const refusalOf = (
  account: StripeAccount.StripeAccount,
  currency: Currency,
  { elsewhere }: Bound = {}
): Refusal | undefined => {
  const known = StripeAccount.statusIn(account, SettlementCurrency.of(account, currency))
  const isHealthy = elsewhere === true && known.externalAccount === "errored"
  const status = isHealthy ? ({ ...known, externalAccount: "new" } as const) : known
  if (AccountStatus.payoutsEnabled(status)) return undefined
  const stop = AccountStatus.stopOfPayouts(status)
  return stop === "missing"
    ? PayoutRefusal.noExternalAccount(currency)
    : PayoutRefusal.payoutsNotAllowed(account.id, stop)
}

/** Whether it goes to a debit card: what its account is paid out to in its currency, unless `to` says it. */
const isToCard = ({ world }: Draft.Draft, { account, amount, converted }: Sending, to: Way["to"]): boolean =>
  to === undefined ? world.account(account)?.cards?.has((converted?.amount ?? amount).currency) === true : to === "card"

/** Makes the payout and its line, and sets what comes next of it. */
export const send = (draft: Draft.Draft, sending: Sending, { availableOn, fees = [], submission, to }: Way): Sent => {
  const isInstant = submission === undefined
  const made: Sent = {
    object: "payout",
    created: draft.at,
    ...sending,
    ...(isToCard(draft, sending, to) ? { type: "card" } : {}),
    method: isInstant ? "instant" : "standard",
    reconciliationStatus: sending.maker === "schedule" ? "in_progress" : "not_applicable",
    status: isInstant ? "in_transit" : "pending"
  }
  draft.make(made)
  draft.line({
    id: made.balanceTransaction,
    account: made.account,
    type: "payout",
    amount: Money.negate(made.amount),
    fees,
    availableOn,
    sourceType: made.sourceType,
    source: made.id,
    description: made.description
  })
  draft.schedule(
    isInstant
      ? { kind: "payout_arrival", at: made.arrivalDate, payout: made.id }
      : { kind: "payout_submission", at: submission, payout: made.id }
  )
  return made
}
