/**
 * idle: whether accounts cost anything while nothing happens to them: a year with ten times as many of them beside the
 * same busy ones. They are paid out by themselves and have nothing; are paid out when asked for and have money, with or
 * without a stated schedule; or have money that is kept for a refund that waits.
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
const [days, busy, idlers] = [365, 50, 250]

const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
const manual: PayoutSettings = {
  schedule: { interval: "manual", holding: HoldingPeriod.of("US") },
  debitNegativeBalances: true
}

const account = (name: string, payouts: PayoutSettings | undefined): StripeAccount.ConnectedAccount => {
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
    controller: Controller.typed.express,
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

/** Those that get money before the year; the last ones are paid out, and what comes next is kept for a refund. */
const endow = (world: MovingWorld, rich: ReadonlyArray<Account>, saving: ReadonlyArray<Account>): void => {
  for (const each of [...rich, ...saving]) sell(world, 0, each, 10_00n)
  for (const { id } of saving) carryOut(world, 7, { _tag: "refund", key: `${id}-back`, charge: `ch_${id}-0` })
  for (const each of saving) sell(world, 7, each, 5_00n)
  Run.advance(world, Instant.plus(start, ready * 86_400))
  for (const { id } of saving) {
    if (world.refund(`re_${id}-back`)?.status !== "pending" || Money.isZero(world.balance(id, usd).available)) {
      throw new Error(`${id} has no refund that waits, or no money`)
    }
  }
}

const some = (kind: string, number: number, payouts?: PayoutSettings): ReadonlyArray<Account> =>
  Array.from({ length: number }, (_, index) => account(`${kind}-${index}`, payouts))

/** A year in which every busy account sells once a day, beside so many of each kind to which nothing happens. */
const yearBeside = (count: number) => (): number => {
  const [selling, empty, saving] = [
    some("busy", busy, daily),
    some("empty", count, daily),
    some("saving", count, daily)
  ]
  const rich = [...some("manual", count, manual), ...some("unstated", count)]
  const accounts = [...selling, ...empty, ...saving, ...rich]
  const world = MemoryWorld.make({ platform, accounts, settings: Settings.documented, start })
  endow(world, rich, saving)
  return Pairs.callMs(() => {
    for (let day = ready; day < ready + days; day += 1) for (const each of selling) sell(world, day, each, 10_00n)
    Run.advance(world, Instant.plus(start, (ready + days) * 86_400))
  })
}

export const idle = (): string => {
  const { count, oursMs, ratio, referenceMs } = Pairs.measure(5, yearBeside(10 * idlers), yearBeside(idlers))
  return [
    `idle      ${ratio.toFixed(2)} x as long with ${40 * idlers} idle accounts as with ${4 * idlers} (at most 1.3)`,
    `          ${oursMs.toFixed(0)} ms and ${referenceMs.toFixed(0)} ms, medians of ${count}; ` +
      `${busy} accounts sell and are paid out every day of a year`
  ].join("\n")
}
