/**
 * CreatePayout: money sent from a Stripe balance to its account's bank, out of what is available of one source type.
 *
 * It leaves the balance at once, is submitted to the bank at the end of the UTC day, and arrives at the start of the
 * bank's next business day; where that is not known, it is not modelled. Some currencies are paid out in whole units
 * (`Currency.payoutStep`), and to recipients nothing below the smallest payout of their country. Of a balance
 * in a currency without a bank account, as only a platform has one, the default bank account gets what Stripe converts
 * it to.
 * https://docs.stripe.com/connect/manual-payouts, https://docs.stripe.com/currencies#special-cases and
 * https://docs.stripe.com/connect/currencies, `converting balances`
 */
import { Result } from "effect"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface CreatePayout {
  readonly _tag: "payout"
  readonly key: string
  /** An instant one is decided by `CreateInstantPayout`. */
  readonly method?: "standard"
  /** Whose payout it is (the `Stripe-Account` header); the platform's, if absent. */
  readonly stripeAccount?: AccountId
  /** All that can be spent of the source type, if absent. */
  readonly amount?: Money.Money
  /** Of which balance all is meant, where no amount says it; the account's own, if absent. */
  readonly currency?: Currency.Currency
  /** `card`, if absent. */
  readonly sourceType?: SourceType
  readonly description?: string
  /** Which of several that its account has in the currency it goes to; what that is paid out to, if absent. */
  readonly to?: ExternalAccount.Object
  /** It goes to one that is not the default of its currency: a failure of that does not stop it. */
  readonly elsewhere?: true
}

export const decide = (
  world: World,
  command: CreatePayout,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const found = NamedAccount.find(world, command)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const { id } = account
  const sourceType = command.sourceType ?? "card"
  const currency = command.amount?.currency ?? command.currency ?? account.currency
  const pot = { account: id, currency, sourceType }
  const amount = command.amount ?? Money.downTo(SpendableFunds.of(world, pot), Currency.payoutStep(currency))
  const minimum = PayableAmount.minimumOf(account, currency)
  const converted = Conversion.payingOut(world, account, amount, at)
  const arrival = arrivalOf(account, SettlementCurrency.of(account, currency), at)
  const refusal =
    PayoutMovement.refusalOf(account, currency, command) ??
    (command.amount === undefined ? undefined : RequestedAmount.payoutRefusal(command.amount)) ??
    SpendableFunds.refusalOf(world, pot, amount) ??
    (minimum !== undefined && Money.compare(amount, minimum) < 0 ? PayoutRefusal.belowMinimum(minimum) : undefined) ??
    NotModelled.holidays(account, arrival.timing, at, arrival.date, `paying out from ${id}`)
  if (refusal !== undefined) return Result.fail(refusal)
  if (Conversion.isRefused(converted)) return Result.fail(converted)

  const draft = Draft.of(world, command.key, at)
  const sending = {
    id: draft.id("po"),
    account: id,
    amount,
    ...(converted === undefined ? {} : { converted }),
    arrivalDate: arrival.date,
    sourceType,
    description: command.description ?? "STRIPE PAYOUT",
    maker: "request",
    balanceTransaction: draft.id("txn")
  } as const
  PayoutMovement.send(draft, sending, { availableOn: at, submission: submissionOf(at), to: command.to })
  return Result.succeed(draft.outcome())
}

const submission = (at: Instant.Instant): Day.Day => Day.plus(Instant.dayOf(at), 1)

/** When what is asked for at `at` goes to the bank. */
export const submissionOf = (at: Instant.Instant): Instant.Instant => Instant.startOf(submission(at))

/** When it is expected there, and the days that were counted. */
export const arrivalOf = (account: StripeAccount, currency: Currency.Currency, at: Instant.Instant) => {
  const timing = BankDays.timing(account, currency, 0)
  return { timing, date: Instant.startOf(Calendar.addBusinessDays(timing.calendar, submission(at), timing.days)) }
}
