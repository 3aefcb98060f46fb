/**
 * Worlds: the small market that the tests play in, what they send to it and how they read the answer.
 *
 * The platform is `acct_market` in the United States; Ada is an express account, Sten a standard one. Both sides of an
 * outcome are read as a {@link statement}, a few lines a balance transaction.
 */
import { Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { PlatformCharge } from "#core/connect/objects/ChargeRequest.ts"
import type { CreatePayout } from "#core/connect/decisions/CreatePayout.ts"
import type { CreateTransfer } from "#core/connect/decisions/CreateTransfer.ts"
import type { DebitAccount } from "#core/connect/decisions/DebitAccount.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { PayoutMethod } from "#core/connect/schedules/PayoutMethod.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refund } from "#core/connect/objects/Refund.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type * as Tariff from "#core/connect/prices/Tariff.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

export const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
export const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const tariffOf = (country: string): Tariff.Tariff => {
  const tariff = CountryTariffs.byCountry.get(country)
  if (tariff === undefined) throw new Error(`no tariff of ${country}`)
  return tariff
}

/** The American prices, counted in another currency. */
export const tariffIn = (currency: Money.Money["currency"]): Tariff.Tariff => {
  const tariff = tariffOf("US")
  return priced(tariff, { fixed: Money.of(currency, tariff.prices.card.fixed.minor) })
}

/** A tariff with another price for cards, and no other one; disputes cost what they did, in their currency. */
export const priced = (tariff: Tariff.Tariff, changes: Partial<Tariff.Price>): Tariff.Tariff => {
  const card = { ...tariff.prices.card, ...changes }
  const { disputes, name } = tariff
  const isOther = disputes === undefined || disputes[0].received.currency !== card.fixed.currency
  return { name, currency: card.fixed.currency, prices: { card }, ...(isOther ? {} : { disputes }) }
}

/** Two days, of business where it is known which days those are. */
const delayIn = (country: string): SettlementDelay.SettlementDelay => ({
  days: 2,
  count: SettlementDelay.businessDayCountries.includes(country) ? "business" : "calendar"
})

/** What an account of a country has in common with every other. */
const of = (name: string, country: string) => ({
  id: `acct_${name.toLowerCase()}` as const,
  name,
  country,
  currency: tariffOf(country).currency,
  tariff: tariffOf(country),
  settlementDelay: delayIn(country)
})

export const platformOf = (country: string): StripeAccount.PlatformAccount => ({
  kind: "platform",
  ...of("Market", country)
})

export const connected = (
  name: string,
  type: Controller.AccountType = "express",
  changes: Partial<StripeAccount.ConnectedAccount> = {}
): StripeAccount.ConnectedAccount => ({
  kind: "connected",
  ...of(name, "US"),
  ...(changes.currency === undefined ? {} : { tariff: tariffIn(changes.currency) }),
  controller: Controller.typed[type],
  capabilities: new Set(["card_payments", "transfers"]),
  settlementDelay: delayIn(changes.country ?? "US"),
  ...changes
})

export const market = platformOf("US")
export const ada = connected("Ada")
export const sten = connected("Sten", "standard")

/** Monday, 2 March 2026, the day on which everything starts; its charges are available on Wednesday. */
export const monday = moment("2026-03-02T09:30Z")
export const tuesday = moment("2026-03-03T10:00Z")
export const wednesday = moment("2026-03-04")
export const thursday = moment("2026-03-05T12:00Z")

export const world = (
  setup: Partial<MemoryWorld.Setup> & { readonly choices?: Partial<Settings.Settings> } = {}
): MovingWorld =>
  MemoryWorld.make({
    platform: setup.platform ?? market,
    accounts: setup.accounts ?? [ada, sten],
    settings: { ...Settings.defaults, ...setup.choices },
    ...(setup.exchangeRates === undefined ? {} : { exchangeRates: setup.exchangeRates }),
    ...(setup.reschedulable === undefined ? {} : { reschedulable: setup.reschedulable }),
    start: setup.start ?? monday
  })

/** A command of one kind, without its tag and key. */
type Asked<Tag> = Command extends infer One ? (One extends { _tag: Tag } ? Omit<One, "_tag" | "key"> : never) : never
type Without<One, Key extends PropertyKey> = One extends unknown ? Omit<One, Key> : never
/** What a charge asks for beside its amount, in one of the three ways; and what it may in each of them. */
export type Charging = Without<Asked<"charge">, "amount" | "netAmount">
export type Extras = Omit<
  PlatformCharge,
  "_tag" | "key" | "amount" | "netAmount" | "stripeAccount" | "transferData" | "onBehalfOf"
>

export const charge = (key: string, amount: string, asked: Charging = {}): Command => ({
  _tag: "charge",
  key,
  amount: money(amount),
  ...asked
})

/** A charge on the platform whose money goes to Ada. */
export const toAda = (key: string, amount: string, asked: Extras = {}): Command =>
  charge(key, amount, { transferData: { destination: ada.id }, ...asked })

export const refund = (key: string, charged: string, asked: Partial<Asked<"refund">> = {}): Command => ({
  _tag: "refund",
  key,
  charge: charged,
  ...asked
})

export const transfer = (
  key: string,
  amount: string,
  asked: Partial<Omit<CreateTransfer, "amount">> = {}
): Command => ({
  _tag: "transfer",
  key,
  amount: money(amount),
  destination: ada.id,
  ...asked
})

/** A transfer that Ada makes to the platform. */
export const debit = (key: string, amount: string, asked: Partial<Omit<DebitAccount, "amount">> = {}): Command => ({
  _tag: "transfer",
  key,
  amount: money(amount),
  stripeAccount: ada.id,
  destination: market.id,
  ...asked
})

export const reversal = (key: string, sent: string, asked: Partial<Asked<"transfer_reversal">> = {}): Command => ({
  _tag: "transfer_reversal",
  key,
  transfer: sent,
  ...asked
})

export const feeRefund = (key: string, fee: string, amount?: string): Command => ({
  _tag: "application_fee_refund",
  key,
  fee,
  ...(amount === undefined ? {} : { amount: money(amount) })
})

/** A charge that is held on the card until it is captured. */
export const hold = (key: string, amount: string, asked: Charging = {}): Command =>
  charge(key, amount, { captureMethod: "manual", ...asked })

export const capture = (key: string, held: string, asked: Partial<Asked<"capture">> = {}): Command => ({
  _tag: "capture",
  key,
  charge: held,
  ...asked
})

/** A bank does not pay a bank debit. */
export const paymentFailure = (key: string, charged: string, failureCode = "insufficient_funds"): Command => ({
  _tag: "payment_failure",
  key,
  charge: charged,
  failureCode
})

export const release = (key: string, held: string): Command => ({ _tag: "authorization_cancel", key, charge: held })

export const refundCancel = (key: string, waiting: string): Command => ({ _tag: "refund_cancel", key, refund: waiting })

export const refundFailure = (key: string, sent: string): Command => ({
  _tag: "refund_failure",
  key,
  refund: sent,
  failureReason: "expired_or_canceled_card"
})

export const dispute = (key: string, charged: string, asked: Partial<Asked<"dispute">> = {}): Command => ({
  _tag: "dispute",
  key,
  charge: charged,
  reason: "fraudulent",
  ...asked
})

export const inquiry = (key: string, charged: string, asked: Partial<Asked<"dispute">> = {}): Command =>
  dispute(key, charged, { status: "warning_needs_response", ...asked })

export const escalation = (key: string, asks: string, evidenceDueBy?: Instant.Instant): Command => ({
  _tag: "dispute_escalation",
  key,
  dispute: asks,
  ...(evidenceDueBy === undefined ? {} : { evidenceDueBy })
})

export const evidence = (key: string, disputed: string): Command => ({
  _tag: "dispute_evidence",
  key,
  dispute: disputed
})

export const disputeClose = (key: string, disputed: string): Command => ({
  _tag: "dispute_close",
  key,
  dispute: disputed
})

export const won = (key: string, disputed: string): Command => ({ _tag: "dispute_won", key, dispute: disputed })

export const lost = (key: string, disputed: string, part?: string): Command => ({
  _tag: "dispute_lost",
  key,
  dispute: disputed,
  ...(part === undefined ? {} : { amountReinstated: money(part) })
})

export const payout = (
  key: string,
  amount?: string,
  { method = "standard", ...asked }: Partial<Omit<CreatePayout, "method"> & { method: PayoutMethod }> = {}
): Command => ({
  _tag: "payout",
  key,
  ...(amount === undefined ? {} : { amount: money(amount) }),
  ...(method === "instant" ? { method } : {}),
  ...asked
})

export const payoutCancel = (key: string, sent: string): Command => ({ _tag: "payout_cancel", key, payout: sent })

export const payoutFailure = (key: string, sent: string): Command => ({
  _tag: "payout_failure",
  key,
  payout: sent,
  failureCode: "account_closed"
})

/** Of the platform's own bank account, if no account is given. */
export const bankUpdate = (key: string, stripeAccount?: StripeAccount.AccountId): Command => ({
  _tag: "external_account_update",
  key,
  ...(stripeAccount === undefined ? {} : { stripeAccount })
})

export const payoutReversal = (key: string, sent: string): Command => ({ _tag: "payout_reversal", key, payout: sent })

export const topUp = (key: string, amount: string, asked: Partial<Asked<"top_up">> = {}): Command => ({
  _tag: "top_up",
  key,
  amount: money(amount),
  ...asked
})

/** Ada's money, held until the 20th at noon. */
export const reserveHold = (key: string, amount: string, asked: Partial<Asked<"reserve_hold">> = {}): Command => ({
  _tag: "reserve_hold",
  key,
  stripeAccount: ada.id,
  amount: money(amount),
  releaseAfter: moment("2026-03-20T12:00Z"),
  ...asked
})

export const reserveRelease = (key: string, hold: string, amount?: string): Command => ({
  _tag: "reserve_release",
  key,
  hold,
  ...(amount === undefined ? {} : { amount: money(amount) })
})

/** Ada gets money that 10% of her payments pay down. */
export const financing = (key: string, amount: string, asked: Partial<Asked<"financing">> = {}): Command => ({
  _tag: "financing",
  key,
  stripeAccount: ada.id,
  advanceAmount: money(amount),
  feeAmount: money("0.00 usd"),
  withholdRate: Rate.of("10%"),
  ...asked
})

/** Ada pays the market out of her Stripe balance. */
export const balancePayment = (
  key: string,
  amount: string,
  asked: Partial<Asked<"balance_payment">> = {}
): Command => ({ _tag: "balance_payment", key, stripeAccount: ada.id, amount: money(amount), ...asked })

export const balancePaymentRefund = (key: string, payment: string, amount?: string): Command => ({
  _tag: "balance_payment_refund",
  key,
  payment,
  ...(amount === undefined ? {} : { amount: money(amount) })
})

export const topUpCancel = (key: string, expected: string): Command => ({ _tag: "top_up_cancel", key, topUp: expected })

export const topUpFailure = (key: string, expected: string): Command => ({
  _tag: "top_up_failure",
  key,
  topUp: expected,
  failureCode: "insufficient_funds"
})

/** What becomes of a document that Ada owes. */
export const requirement = (
  key: string,
  asked: Without<Asked<"requirement_update">, "stripeAccount" | "requirement">
): Command => ({
  _tag: "requirement_update",
  key,
  stripeAccount: ada.id,
  requirement: "individual.verification.document",
  ...asked
})

export const capability = (key: string, asked: Partial<Asked<"capability_update">> = {}): Command => ({
  _tag: "capability_update",
  key,
  stripeAccount: ada.id,
  capability: "card_payments",
  status: "inactive",
  ...asked
})

export const pause = (key: string, asked: Partial<Asked<"account_pause">> = {}): Command => ({
  _tag: "account_pause",
  key,
  stripeAccount: ada.id,
  ...asked
})

export const stop = (key: string, asked: Partial<Asked<"account_disable">> = {}): Command => ({
  _tag: "account_disable",
  key,
  stripeAccount: ada.id,
  disabledReason: "under_review",
  ...asked
})

export const enable = (key: string, stripeAccount: StripeAccount.AccountId = ada.id): Command => ({
  _tag: "account_enable",
  key,
  stripeAccount
})

export const topUpReversal = (key: string, come: string): Command => ({ _tag: "top_up_reversal", key, topUp: come })

/** Lets time pass, and hands out what it brought about. */
export const passed = (world: MovingWorld, until: Instant.Instant): ReadonlyArray<Run.Happened> =>
  Run.advance(world, until)

/** A refund as it is now. */
export const refunded = (world: MovingWorld, id: string): Refund | undefined => world.refund(id)

/** What an account has, as `pending / available`, in dollars; of one source type only, if it is given. */
export const held = (world: MovingWorld, account: StripeAccount.AccountId, sourceType?: SourceType): string => {
  const { available, pending } = world.balance(account, market.currency, sourceType)
  return `${Money.formatAmount(pending)} / ${Money.formatAmount(available)}`
}

/** Sends a command that must be carried out. */
export const done = (world: MovingWorld, command: Command, at: Instant.Instant = world.now()): Run.Done => {
  const step = Run.step(world, { at, command })
  if (step._tag === "refused") throw new Error(`${command.key} was refused: ${step.refusal.message}`)
  return step
}

/** Sends a command that must be refused. */
export const refused = (
  world: MovingWorld,
  command: Command,
  at: Instant.Instant = world.now()
): Refusal | NotModelled => {
  const step = Run.step(world, { at, command })
  if (step._tag === "done") throw new Error(`${command.key} was carried out`)
  return step.refusal
}

/** A world in which `commands` were carried out, all at once. */
export const after = (commands: ReadonlyArray<Command>, setup?: Parameters<typeof world>[0]): MovingWorld => {
  const made = world(setup)
  for (const command of commands) done(made, command)
  return made
}

/** The text between two backquotes, without the indentation of its first line and the blank ends. */
export const text = ([raw = ""]: TemplateStringsArray): string => {
  const lines = raw.split("\n")
  const margin = /^ */.exec(lines[1] ?? "")?.[0].length ?? 0
  return lines
    .slice(1, -1)
    .map((line) => line.slice(margin))
    .join("\n")
}

const day = (instant: Instant.Instant): string => Instant.format(instant).replace("T00:00:00Z", "")

const lineOf = (line: BalanceTransaction): string =>
  [
    `${line.account.replace("acct_", "")}: ${line.type} ${Money.formatAmount(line.amount)} - ` +
      `${Money.formatAmount(line.fee)} = ${Money.format(line.net)}`,
    ...line.feeDetails.map((fee) => `  less ${fee.type} ${Money.formatAmount(fee.amount)}, ${fee.description}`),
    `  ${line.source ?? "no source"}, ${day(line.availableOn)}, ${line.reportingCategory}, "${line.description}"`
  ].join("\n")

/** Balance transactions as an account holder reads them: amount - fee = net; source, available on, category, text. */
export const statement = ({ outcome }: Pick<Run.Done, "outcome">): string => outcome.transactions.map(lineOf).join("\n")

/** The object of an outcome, made or changed, with this id. */
export const objectOf = ({ outcome }: Pick<Run.Done, "outcome">, id: string): ConnectObject | undefined =>
  [...outcome.made, ...outcome.changed].find((object) => object.id === id)

/** A refusal as a client meets it: status, type, code and parameter, then the message. */
export const answer = (refusal: Refusal | NotModelled): string => {
  if (refusal._tag === "NotModelled") return `not modelled: ${refusal.message}`
  const about = [refusal.code, refusal.param].filter((part) => part !== undefined).join(" of ")
  return `${refusal.status} ${refusal.type}${about === "" ? "" : ` ${about}`}: ${refusal.message}`
}
