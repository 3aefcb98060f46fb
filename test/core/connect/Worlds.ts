/**
 * Worlds: the small market that the tests play in, what they send to it and how they read the answer.
 *
 * The platform is `acct_market` in the United States; Ada is an express account, Sten a standard one. Both sides of an
 * outcome are read as a {@link statement}, a few lines a balance transaction.
 */
import { Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import type { PlatformCharge } from "#core/connect/decisions/ChargeRequest.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { NotModelled } from "#core/connect/NotModelled.ts"
import type { Refusal } from "#core/connect/Refusal.ts"
import * as Settings from "#core/connect/Settings.ts"
import type { SettlementDelay } from "#core/connect/SettlementDelay.ts"
import * as StripeAccount from "#core/connect/StripeAccount.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

export const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
export const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const tariffOf = (country: string): Tariff.Tariff => {
  const tariff = Tariff.byCountry.get(country)
  if (tariff === undefined) throw new Error(`no tariff of ${country}`)
  return tariff
}

/** The American prices, counted in another currency. */
export const tariffIn = (currency: Money.Money["currency"]): Tariff.Tariff => {
  const tariff = tariffOf("US")
  return { ...tariff, fixed: Money.of(currency, tariff.fixed.minor) }
}

/** Two days, of business where it is known which days those are. */
const delayIn = (country: string): SettlementDelay => ({
  days: 2,
  count: Calendar.countries.includes(country) ? "business" : "calendar"
})

/** What an account of a country has in common with every other. */
const of = (name: string, country: string) => ({
  id: `acct_${name.toLowerCase()}` as const,
  name,
  country,
  currency: tariffOf(country).fixed.currency,
  tariff: tariffOf(country),
  settlementDelay: delayIn(country)
})

export const platformOf = (country: string): StripeAccount.PlatformAccount => ({
  kind: "platform",
  ...of("Market", country)
})

export const connected = (
  name: string,
  type: StripeAccount.AccountType = "express",
  changes: Partial<StripeAccount.ConnectedAccount> = {}
): StripeAccount.ConnectedAccount => ({
  kind: "connected",
  ...of(name, "US"),
  ...(changes.currency === undefined ? {} : { tariff: tariffIn(changes.currency) }),
  controller: StripeAccount.typed[type],
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
    settings: { ...Settings.documented, ...setup.choices },
    start: setup.start ?? monday
  })

/** A command of one kind, without its tag and key. */
type Asked<Tag> = Command extends infer One ? (One extends { _tag: Tag } ? Omit<One, "_tag" | "key"> : never) : never
type Without<One, Key extends PropertyKey> = One extends unknown ? Omit<One, Key> : never
/** What a charge asks for beside its amount, in one of the three ways; and what it may in each of them. */
export type Charging = Without<Asked<"charge">, "amount">
export type Extras = Omit<PlatformCharge, "_tag" | "key" | "amount" | "stripeAccount" | "transferData">

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

export const transfer = (key: string, amount: string, asked: Partial<Asked<"transfer">> = {}): Command => ({
  _tag: "transfer",
  key,
  amount: money(amount),
  destination: ada.id,
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
export const statement = ({ outcome }: Run.Done): string => outcome.transactions.map(lineOf).join("\n")

/** The object of an outcome, made or changed, with this id. */
export const objectOf = ({ outcome }: Run.Done, id: string): ConnectObject | undefined =>
  [...outcome.made, ...outcome.changed].find((object) => object.id === id)

/** A refusal as a client meets it: status, type, code and parameter, then the message. */
export const answer = (refusal: Refusal | NotModelled): string => {
  if (refusal._tag === "NotModelled") return `not modelled: ${refusal.message}`
  const about = [refusal.code, refusal.param].filter((part) => part !== undefined).join(" of ")
  return `${refusal.status} ${refusal.type}${about === "" ? "" : ` ${about}`}: ${refusal.message}`
}
