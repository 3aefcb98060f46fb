/**
 * idle: whether accounts cost anything while nothing happens to them: five weeks, for as long as refunds wait before
 * they fail, with ten times as many of them beside the same busy ones. They are paid out by themselves and have
 * nothing; are paid out when asked for and have money, with or without a stated schedule; have money that is kept for a
 * refund that waits; or have what a refund of the platform takes back from them as soon as the platform has the rest.
 */
import * as Pairs from "./Pairs.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

const usd = Currency.of("usd")
const start = Instant.of(1_767_225_600)
/** Of the idle ones so many of each kind. */
const [days, busy, idlers] = [35, 500, 250]

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const manual: PayoutSettings = {
  schedule: { interval: "manual", holding: HoldingPeriod.of("US") },
  debitNegativeBalances: true
}

const account = (
  name: string,
  payouts: PayoutSettings | undefined,
  type: Controller.AccountType = "express"
): StripeAccount.ConnectedAccount => {
  const tariff = CountryTariffs.byCountry.get("US")
  if (tariff === undefined) throw new Error("there is no tariff of the US")
  return {
    kind: "connected",
    id: `acct_${name}`,
    name,
    country: "US",
    currency: usd,
    tariff,
    settlementDelay: SettlementDelay.ofCountry("US"),
    controller: Controller.typed[type],
    capabilities: new Set(["card_payments", "transfers"]),
    ...(payouts === undefined ? {} : { payouts })
  }
}

const { capabilities: _, controller: __, ...common } = account("market", daily)
const platform: StripeAccount.PlatformAccount = { ...common, kind: "platform" }

type Account = StripeAccount.ConnectedAccount

/** At ten o'clock of the day, the first one being 0. */
const carryOut = (world: MovingWorld, day: number, command: Command): void => {
  const at = Instant.plus(start, day * 86_400 + 36_000)
  if (Run.step(world, { at, command })._tag === "refused") throw new Error(`${command.key} was refused`)
}

const sell = (world: MovingWorld, day: number, { id }: Account, minor: bigint): void =>
  carryOut(world, day, { _tag: "charge", key: `${id}-${day}`, amount: Money.of(usd, minor), stripeAccount: id })

/** On which day, counted from the beginning, they have all that they will have. */
const ready = 15

/** The platform sells something, and the account gets a part of it. */
const share = (world: MovingWorld, { id }: Account): void => {
  const transferData = { destination: id, amount: Money.of(usd, 6_00n) }
  carryOut(world, 0, { _tag: "charge", key: `${id}-0`, amount: Money.of(usd, 10_00n), transferData })
}

const giveBack = (world: MovingWorld, { id }: Account, reverseTransfer: boolean): void =>
  carryOut(world, 7, { _tag: "refund", key: `${id}-back`, charge: `ch_${id}-0`, reverseTransfer })

/** Those that get money before. */
interface Endowed {
  readonly rich: ReadonlyArray<Account>
  /** What they have was paid out, and what comes next is kept for a refund. */
  readonly saving: ReadonlyArray<Account>
  /** The platform keeps what comes next for refunds that take money back from them too. */
  readonly owing: ReadonlyArray<Account>
}

const endow = (world: MovingWorld, { owing, rich, saving }: Endowed): void => {
  for (const each of [...rich, ...saving]) sell(world, 0, each, 10_00n)
  for (const each of owing) share(world, each)
  for (const each of saving) giveBack(world, each, false)
  for (const each of owing) giveBack(world, each, true)
  for (const each of saving) sell(world, 7, each, 5_00n)
  carryOut(world, 7, { _tag: "charge", key: "bun", amount: Money.of(usd, 2_00n) })
  Run.advance(world, Instant.plus(start, ready * 86_400))
  const isSaving = ({ id }: { readonly id: Account["id"] }) => Money.isPositive(world.balance(id, usd).available)
  const isWaiting = ({ id }: Account) => world.refund(`re_${id}-back`)?.status === "pending"
  if (![...saving, platform].every(isSaving)) throw new Error("one that is to save up for refunds has no money")
  if (![...saving, ...owing].every(isWaiting)) throw new Error("a refund that is to wait does not")
}

const some = (
  kind: string,
  number: number,
  payouts?: PayoutSettings,
  type?: Controller.AccountType
): ReadonlyArray<Account> => Array.from({ length: number }, (_, index) => account(`${kind}-${index}`, payouts, type))

/** Weeks in which every busy account sells once a day, beside so many of each kind to which nothing happens. */
const weeksBeside = (count: number) => (): number => {
  const [selling, empty, saving] = [
    some("busy", busy, daily),
    some("empty", count, daily),
    some("saving", count, daily)
  ]
  const rich = [...some("manual", count, manual), ...some("unstated", count)]
  const owing = some("owing", count, undefined, "standard")
  const accounts = [...selling, ...empty, ...saving, ...rich, ...owing]
  const world = MemoryWorld.make({ platform, accounts, settings: Settings.defaults, start })
  endow(world, { rich, saving, owing })
  return Pairs.callMs(() => {
    for (let day = ready; day < ready + days; day += 1) for (const each of selling) sell(world, day, each, 10_00n)
    Run.advance(world, Instant.plus(start, (ready + days) * 86_400))
  })
}

export const idle = (): string => {
  const { count, oursMs, ratio, referenceMs } = Pairs.measure(5, weeksBeside(10 * idlers), weeksBeside(idlers))
  return [
    `idle      ${ratio.toFixed(2)} x as long with ${50 * idlers} idle accounts as with ${5 * idlers} (at most 1.3)`,
    `          ${oursMs.toFixed(0)} ms and ${referenceMs.toFixed(0)} ms, medians of ${count}; ` +
      `${busy} accounts sell and are paid out on each of ${days} days`
  ].join("\n")
}
