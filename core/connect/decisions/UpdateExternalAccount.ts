/**
 * UpdateExternalAccount: an account gets another bank account or debit card, or mends its own.
 *
 * A failed payout stops the automatic ones in its currency, and negative payouts, until then; without a bank account
 * in its own currency there are none. What waits is paid out on the next payout day, and what is missing is debited
 * on the next business day. https://docs.stripe.com/payouts#payout-failures and
 * https://docs.stripe.com/api/account_bank_accounts/object, `status`
 *
 * With one in another currency, which must be one that accounts of its country settle in, a connected account settles
 * in that from then on. https://docs.stripe.com/connect/multicurrency-settlement
 *
 * A debit card in the place of a bank account is paid out to as that is, and not debited for a negative balance; a bank
 * account in the place of a card is debited for what is missing then.
 */
import { Result } from "effect"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import * as LocalTariff from "#core/connect/prices/LocalTariff.ts"
import * as MulticurrencySettlement from "#core/connect/countries/MulticurrencySettlement.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import type * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface UpdateExternalAccount {
  readonly _tag: "external_account_update"
  readonly key: string
  /** Whose bank account it is; the platform's, if absent. */
  readonly stripeAccount?: StripeAccount.AccountId
  /** Which of its bank accounts, or the one that it gets; that in its own currency, if absent. */
  readonly currency?: Currency
  /**
   * Where the bank of one in another currency is, whose days count. If absent, where it was: Stripe mends it by a call
   * "without providing any arguments or changes"; and of one more, where the account is.
   * https://docs.stripe.com/api/external_account_bank_accounts/update
   */
  readonly country?: string
  /** What it is; what was there, or a bank account, if absent. */
  readonly object?: ExternalAccount.Object
}

type Decided = Result.Result<Outcome, Refusal.Refusal | NotModelled>

export const decide = (world: World, command: UpdateExternalAccount, at: Instant): Decided =>
  Result.flatMap(NamedAccount.find(world, command), (account) => {
    const { currency = account.currency } = command
    return currency === account.currency
      ? updateOwn(world, account, command, at)
      : updateOther(world, account, { ...command, currency }, at)
  })

const updateOwn = (
  world: World,
  account: StripeAccount.StripeAccount,
  { key, object }: UpdateExternalAccount,
  at: Instant
): Decided => {
  const changed = cardsWith(account, account.currency, object)
  const next = StripeAccount.withExternalAccounts(account, changed)
  const unknown = changed.cards && next.payouts && UpdateBalanceSettings.unknownDays(next, next.payouts, at)
  if (unknown !== undefined) return Result.fail(unknown)
  const { happenings, ...mended } = StatusMovement.change(
    world,
    next,
    { ...StripeAccount.statusOf(account), externalAccount: "new" },
    at
  )
  return Result.succeed({
    ...mended,
    key,
    happenings: changed.cards === undefined ? happenings : [...happenings, ...StatusMovement.runsOf(world, next, at)],
    ...(changed.cards === undefined ? {} : { externalAccounts: { account: account.id, ...changed } })
  })
}

/** In which currencies it has a debit card then; nothing where that does not change. */
const cardsWith = (
  { cards = none }: StripeAccount.StripeAccount,
  currency: Currency,
  object: UpdateExternalAccount["object"]
): Pick<StripeAccount.ExternalAccounts, "cards"> => {
  if (object === undefined || cards.has(currency) === (object === "card")) return {}
  return { cards: new Set(object === "card" ? [...cards, currency] : [...cards].filter((each) => each !== currency)) }
}

const none: ReadonlySet<Currency> = new Set()

/** What changes of the account, whose bank stays where it is and at its prices; undefined where none are known. */
const changedBy = (
  account: StripeAccount.StripeAccount,
  { country, currency = account.currency, object }: UpdateExternalAccount
): StripeAccount.ExternalAccounts | undefined => {
  const cards = cardsWith(account, currency, object)
  if (currency === account.currency) return cards
  const known = account.externalAccounts?.get(currency)
  const tariff = known?.tariff ?? LocalTariff.of(account.tariff, currency)
  if (tariff === undefined) return undefined
  const bank = { country: country ?? known?.country ?? account.country, tariff }
  return { ...cards, externalAccounts: new Map([...(account.externalAccounts ?? []), [currency, bank]]) }
}

/** One that it has is mended or replaced; another is one more. */
const updateOther = (
  world: World,
  account: StripeAccount.StripeAccount,
  command: UpdateExternalAccount & { readonly currency: Currency },
  at: Instant
): Decided => {
  const { currency, key } = command
  const isNew = !SettlementCurrency.settles(account, currency)
  const refusal = isNew ? refusalOf(world, account, currency, at) : undefined
  if (refusal !== undefined) return Result.fail(refusal)
  const changed = changedBy(account, command)
  if (changed === undefined) return Result.fail(NotModelled.priceIn(account, currency))
  const next = StripeAccount.withExternalAccounts(account, changed)
  const unknown = next.payouts && UpdateBalanceSettings.unknownDays(next, next.payouts, at)
  if (unknown !== undefined) return Result.fail(unknown)
  const status = StripeAccount.statusOf(account)
  const mended = StatusMovement.change(world, next, AccountStatus.withErrored(status, currency, false), at)
  const outcome = isNew ? { ...nothing, at } : mended
  const runs = isNew || changed.cards !== undefined ? StatusMovement.runsOf(world, next, at) : []
  return Result.succeed({
    ...outcome,
    key,
    happenings: [...outcome.happenings, ...runs],
    externalAccounts: { account: account.id, ...changed }
  })
}

/** Why it cannot settle in one more currency. */
const refusalOf = (
  world: World,
  account: StripeAccount.StripeAccount,
  currency: Currency,
  at: Instant
): Refusal.Refusal | NotModelled | undefined => {
  const { platform, settings } = world
  const { country, id, kind, products } = account
  if (kind === "platform") return AccountRefusal.notConnected(id)
  const possible = MulticurrencySettlement.currenciesOf(country, platform.country)
  const isAny = settings.settlementCurrencies === "any" && MulticurrencySettlement.isPossible(country, platform.country)
  if (!isAny && !possible.includes(currency)) return PayoutRefusal.invalidCurrency(currency, country, possible)
  if (products !== undefined) return NotModelled.billing(account, "products", currency)
  return BillConnectFees.refusalOf(world, account, at, [currency])
}

/** The account as it is then, possible there or not; as before where no prices are known in the currency. */
export const after = (
  account: StripeAccount.StripeAccount,
  command: UpdateExternalAccount
): StripeAccount.StripeAccount => StripeAccount.withExternalAccounts(account, changedBy(account, command) ?? {})
