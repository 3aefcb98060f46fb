/**
 * idle: whether accounts that are paid out by themselves cost anything while nothing happens to them: a year with ten
 * times as many of them beside the same busy ones.
 */
import * as Pairs from "./Pairs.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import type * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

const usd = Currency.of("usd")
const start = Instant.of(1_767_225_600)
const [days, busy, idlers] = [365, 50, 1_000]

const account = (name: string): StripeAccount.ConnectedAccount => {
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
    payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true }
  }
}

const { capabilities: _, controller: __, ...common } = account("market")
const platform: StripeAccount.PlatformAccount = { ...common, kind: "platform" }

/** A year in which every busy account sells once a day, beside so many that sell nothing. */
const yearBeside = (count: number) => (): number => {
  const all = Array.from({ length: busy + count }, (_, index) => account(String(index)))
  const world = MemoryWorld.make({ platform, accounts: all, settings: Settings.documented, start })
  return Pairs.callMs(() => {
    for (let day = 0; day < days; day += 1) {
      const at = Instant.plus(start, day * 86_400 + 36_000)
      for (const { id } of all.slice(0, busy)) {
        const amount = Money.of(usd, 10_00n)
        const command = { _tag: "charge", key: `${id}-${day}`, amount, transferData: { destination: id } } as const
        if (Run.step(world, { at, command })._tag === "refused") throw new Error(`${command.key} was refused`)
      }
    }
    Run.advance(world, Instant.plus(start, days * 86_400))
  })
}

export const idle = (): string => {
  const { count, oursMs, ratio, referenceMs } = Pairs.measure(5, yearBeside(10 * idlers), yearBeside(idlers))
  return [
    `idle      ${ratio.toFixed(2)} x as long with ${10 * idlers} idle accounts as with ${idlers} (at most 1.3)`,
    `          ${oursMs.toFixed(0)} ms and ${referenceMs.toFixed(0)} ms, medians of ${count}; ` +
      `${busy} accounts sell and are paid out every day of a year`
  ].join("\n")
}
