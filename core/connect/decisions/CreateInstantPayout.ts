/**
 * CreateInstantPayout: a payout that is at the bank within half an hour, at any time of any day.
 *
 * What it costs leaves the balance with it: where the account pays Stripe itself, Stripe's price; where the platform
 * does, the application fee that the platform asks for, which arrives there at once, converted where the platform does
 * not settle in its currency, while Stripe's price is one of Connect's fees. Without an amount it is the most that fits
 * with its fee, up to the largest that Stripe takes. It is paid out of what is available, and of pending card payments
 * where Stripe advances them; what is negative is filled first. Days are those of UTC.
 *
 * What is to be split becomes as many payouts as it takes at once, all of them or none: each is a request to Stripe,
 * with its own fee, and counts for the day.
 * https://docs.stripe.com/connect/instant-payouts
 */
import { Result } from "effect"
import type { Exchanged } from "#core/connect/objects/ApplicationFee.ts"
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as AdvancePayout from "#core/connect/decisions/AdvancePayout.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FeeExchange from "#core/connect/movements/FeeExchange.ts"
import * as PayoutMovement from "#core/connect/movements/PayoutMovement.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as FeeTax from "#core/connect/objects/FeeTax.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as InstantPayoutParts from "#core/connect/schedules/InstantPayoutParts.ts"
import * as InstantPayoutRefusal from "#core/connect/refusals/InstantPayoutRefusal.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as NetAmount from "#core/connect/prices/NetAmount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as PricingScheme from "#core/connect/prices/PricingScheme.ts"
import type * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { Advance } from "#core/connect/objects/Payout.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import { type Currency, payoutStep } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface CreateInstantPayout {
  readonly _tag: "payout"
  readonly key: string
  readonly method: "instant"
  /** Whose payout it is (the `Stripe-Account` header); the platform's, if absent. */
  readonly stripeAccount?: AccountId
  /** What arrives; the fee is taken on top of it. The most that is possible, if absent. */
  readonly amount?: Money.Money
  /** Of which balance all is meant, where no amount says it; the account's own, if absent. */
  readonly currency?: Currency
  /** Whether it may be several payouts: `po_<key>`, `po_<key>.2` and so on; one, if absent. */
  readonly split?: true
  /** `card`, if absent. */
  readonly sourceType?: SourceType
  readonly description?: string
  /** Which of several that its account has in the currency it goes to; what that is paid out to, if absent. */
  readonly to?: ExternalAccount.Object
  /** It goes to one that is not the default of its currency: a failure of that does not stop it. */
  readonly elsewhere?: true
}

/** Who gets what of a payout. */
interface Fee {
  readonly of: NetAmount.Fee
  readonly payee: "stripe" | "platform"
}

export const decide = (
  world: World,
  command: CreateInstantPayout,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal | NotModelled> => {
  const found = NamedAccount.find(world, command)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const { id } = account
  const currency = command.amount?.currency ?? command.currency ?? account.currency
  const terms = termsFor(account, currency)
  if (Result.isFailure(terms)) return Result.fail(terms.failure)
  const fee = feeFor(world, account, terms.success)
  if (Result.isFailure(fee)) return Result.fail(fee.failure)

  const pot = { account: id, currency, sourceType: command.sourceType ?? "card" }
  const spendable = SpendableFunds.of(world, pot)
  const advances = pot.sourceType === "card" ? AdvancePayout.possible(world, account, currency) : []
  const funds = Money.add(spendable, AdvancePayout.sumOf(advances, currency))
  const cost = costOf(fee.success, account)
  const left = InstantPayoutTerms.maximumPerDay - world.payoutsOn(id, Instant.dayOf(at))
  const most = command.split === true ? left : 1
  const amount = command.amount ?? InstantPayoutParts.largest(funds, terms.success, most, cost)
  const parts = InstantPayoutParts.of(amount, terms.success, most) ?? []
  const gross = grossOf(parts, currency, cost)
  const refusal =
    PayoutMovement.refusalOf(account, currency, command) ??
    amountRefusal(amount, terms.success, command) ??
    (left < 1 || parts.length === 0 ? InstantPayoutRefusal.limitExceeded() : undefined) ??
    (Money.isPositive(gross) && Money.compare(gross, funds) <= 0
      ? undefined
      : SpendableFunds.refusalOf(world, pot, gross))
  if (refusal !== undefined) return Result.fail(refusal)
  const { description = "STRIPE PAYOUT" } = command
  const sendings: Array<Sending> = []
  for (const { advances: advanced, part } of fundedBy(parts, spendable, advances, cost)) {
    const taken = takenOf(world, fee.success, part, at)
    if (Conversion.isRefused(taken)) return Result.fail(taken)
    sendings.push({ amount: part, advances: advanced, taken, sourceType: pot.sourceType, description, to: command.to })
  }
  const draft = Draft.of(world, command.key, at)
  for (const sending of sendings) send(draft, account, sending)
  return Result.succeed(draft.outcome())
}

/** What could be paid out instantly of card payments. */
export interface InstantAvailable {
  readonly funds: Money.Money
  /** What of that arrives, where the platform asks a price for it; undefined where it asks none. */
  readonly net: Money.Money | undefined
}

/**
 * What could be paid out instantly now, by however many payouts; undefined where the account has none in the currency.
 * https://docs.stripe.com/api/balance/balance_object#balance_object-instant_available
 */
export const available = (world: World, account: StripeAccount, currency: Currency): InstantAvailable | undefined => {
  const terms = termsFor(account, currency)
  if (Result.isFailure(terms) || PayoutMovement.refusalOf(account, currency) !== undefined) return undefined
  const spendable = SpendableFunds.of(world, { account: account.id, currency, sourceType: "card" })
  const advanced = AdvancePayout.sumOf(AdvancePayout.possible(world, account, currency), currency)
  const funds = Money.max(Money.zero(currency), Money.add(spendable, advanced))
  const fee = feeFor(world, account, terms.success)
  const isPriced =
    FeeResponsibility.isPlatforms("instant_payouts", account) &&
    (account.instantPayoutPricing ?? world.platform.instantPayoutPricing) !== undefined
  if (!isPriced || Result.isFailure(fee)) return { funds, net: undefined }
  return { funds, net: NetAmount.of(funds, payoutStep(currency), costOf(fee.success, account)) }
}

/** What is taken of a part, and what the platform gets of it where that is in another currency. */
interface Taken {
  readonly amount: Money.Money
  readonly payee: Fee["payee"]
  readonly exchanged: Exchanged | undefined
}

const takenOf = (
  world: World,
  { of, payee }: Fee,
  part: Money.Money,
  at: Instant.Instant
): Taken | Refusal.Refusal | NotModelled => {
  const amount = of(part)
  const isPlatforms = payee === "platform" && Money.isPositive(amount)
  const exchanged = FeeExchange.of(world, isPlatforms ? amount : undefined, undefined, undefined, false, at)
  return Conversion.isRefused(exchanged) ? exchanged : { amount, payee, exchanged }
}

const grossOf = (parts: ReadonlyArray<Money.Money>, currency: Currency, cost: NetAmount.Fee): Money.Money =>
  Money.sum(
    currency,
    parts.map((part) => NetAmount.gross(part, cost))
  )

/** Each part with what is advanced for it: nothing as long as what can be spent lasts. */
const fundedBy = (
  parts: ReadonlyArray<Money.Money>,
  spendable: Money.Money,
  advances: ReadonlyArray<Advance>,
  cost: NetAmount.Fee
) => {
  let [rest, missing] = [advances, Money.negate(spendable)]
  return parts.map((part) => {
    missing = Money.add(missing, NetAmount.gross(part, cost))
    const advanced = AdvancePayout.taken(rest, missing)
    rest = AdvancePayout.without(rest, AdvancePayout.sumOf(advanced, part.currency))
    missing = Money.min(missing, Money.zero(part.currency))
    return { part, advances: advanced }
  })
}

/** Accounts must be under the full agreement: https://docs.stripe.com/connect/instant-payouts, eligible accounts. */
const isRecipient = (account: StripeAccount): boolean =>
  account.kind === "connected" && account.serviceAgreement === "recipient"

const termsFor = (
  account: StripeAccount,
  currency: Currency
): Result.Result<InstantPayoutTerms.InstantPayoutTerms, Refusal.Refusal> => {
  const terms = InstantPayoutTerms.of(account.country)
  if (terms === undefined || isRecipient(account)) return Result.fail(InstantPayoutRefusal.notEligible())
  if (terms.minimum.currency !== currency) return Result.fail(InstantPayoutRefusal.ofCurrency())
  return account.payoutMethods?.has("instant") === false
    ? Result.fail(InstantPayoutRefusal.unsupported())
    : Result.succeed(terms)
}

const feeFor = (
  world: World,
  account: StripeAccount,
  { maximum, price }: InstantPayoutTerms.InstantPayoutTerms
): Result.Result<Fee, NotModelled> => {
  if (!FeeResponsibility.isPlatforms("instant_payouts", account))
    return Result.succeed({ of: (amount) => Tariff.fee(price, amount), payee: "stripe" })
  const { connectFees } = world.platform
  if (connectFees !== undefined && connectFees.instant === undefined) {
    return Result.fail(NotModelled.instantPrice(world.platform, account))
  }
  const fallback = account.instantPayoutPricing ?? world.platform.instantPayoutPricing
  const scheme = fallback && { rules: [], fallback, modifiers: [] }
  if (scheme === undefined) {
    return Result.succeed({ of: ({ currency }) => Money.zero(currency), payee: "platform" })
  }
  const other = PricingScheme.otherCurrency(scheme, "card", maximum.currency)
  return other === undefined
    ? Result.succeed({ of: (amount) => PricingScheme.fee(scheme, "card", amount), payee: "platform" })
    : Result.fail(
        new NotModelled({ what: `converting the fee of instant payouts from ${other} to ${maximum.currency}` })
      )
}

/** What leaves the balance beside an amount: of Stripe's own price, with the tax on it. */
const costOf =
  (fee: Fee, { feeTax }: StripeAccount): NetAmount.Fee =>
  (amount) =>
    fee.payee === "stripe" ? FeeTax.including(feeTax, fee.of(amount)) : fee.of(amount)

/** What an amount costs beside itself; undefined where the account has no instant payouts of the currency. */
export const costFor = (world: World, account: StripeAccount, currency: Currency): NetAmount.Fee | undefined => {
  const terms = termsFor(account, currency)
  if (Result.isFailure(terms)) return undefined
  const fee = feeFor(world, account, terms.success)
  return Result.isFailure(fee) ? undefined : costOf(fee.success, account)
}

const amountRefusal = (
  amount: Money.Money,
  { maximum, minimum }: InstantPayoutTerms.InstantPayoutTerms,
  { amount: stated, split }: CreateInstantPayout
): Refusal.Refusal | undefined => {
  const shape = stated === undefined ? undefined : RequestedAmount.payoutRefusal(stated)
  if (shape !== undefined) return shape
  if (split !== true && Money.compare(amount, maximum) > 0) return InstantPayoutRefusal.aboveMaximum(maximum)
  return Money.isPositive(amount) && Money.compare(amount, minimum) < 0
    ? InstantPayoutRefusal.belowMinimum(minimum)
    : undefined
}

interface Sending {
  readonly amount: Money.Money
  readonly taken: Taken
  readonly sourceType: SourceType
  readonly description: string
  readonly advances: ReadonlyArray<Advance>
  readonly to: ExternalAccount.Object | undefined
}

const send = (draft: Draft.Draft, account: StripeAccount, sent: Sending): void => {
  const { advances, amount, description, sourceType, taken, to } = sent
  const { exchanged } = taken
  const applicationFee = taken.payee === "platform" && Money.isPositive(taken.amount) ? draft.id("fee") : undefined
  const sending: PayoutMovement.Sending = {
    id: draft.id("po"),
    account: account.id,
    amount,
    arrivalDate: Instant.plus(draft.at, InstantPayoutTerms.secondsToArrive),
    sourceType,
    description,
    maker: "request",
    balanceTransaction: draft.id("txn"),
    ...(applicationFee === undefined ? {} : { applicationFee, applicationFeeAmount: taken.amount }),
    ...(advances.length === 0 ? {} : { advances })
  }
  AdvancePayout.pay(draft, { payout: sending.id, account: account.id, advances })
  const made = PayoutMovement.send(draft, sending, { availableOn: draft.at, fees: feeLines(draft, taken), to })
  if (applicationFee !== undefined && account.kind === "connected") {
    const collected = { id: applicationFee, amount: taken.amount, exchanged, from: account, payout: made }
    ApplicationFeeMovement.collectOfPayout(draft, collected)
  }
}

const feeLines = (draft: Draft.Draft, { amount, payee }: Taken): ReadonlyArray<FeeDetail> => {
  if (!Money.isPositive(amount)) return []
  return payee === "platform"
    ? [ApplicationFeeMovement.line(draft, { amount })]
    : [{ type: "stripe_fee", amount, description: "Instant payout fee" }]
}
