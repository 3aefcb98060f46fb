/**
 * ScenarioExchangeRates: the exchange rates of a scenario. A rate that is missing is said by the step that needs it.
 */
import { Result } from "effect"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import { decimalOf, type ExchangeRateSchema } from "#core/simulation/schema/ExchangeRateSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { given } from "#core/simulation/schema/ScenarioValue.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The table of the stated rates that are sound; what is unknown in them, or stated twice, is reported. */
export const translate = (
  stated: ReadonlyArray<ExchangeRateSchema | undefined>,
  report: Report
): ExchangeRates.ExchangeRates => {
  const seen = new Set<string>()
  const rates = stated.flatMap((rate, index) => {
    if (rate === undefined) return []
    const path = ["exchange_rates", index]
    const pair = pairOf(rate.pair, [...path, "pair"], report)
    if (pair === undefined) return []
    const made = { ...pair, ...valueOf(rate) }
    const whole = [made.fee, made.returnFee].find((kept) => kept !== undefined && Rate.compare(kept, Rate.of("1")) >= 0)
    if (whole !== undefined) {
      report([...path, "spread"], `"${Rate.format(whole)}" leaves nothing; expected less than 100%`)
      return []
    }
    const key = `${[made.from, made.to].toSorted().join("/")} ${made.since}`
    if (seen.has(key)) report(path, `is a second rate of ${rate.pair} from the same day; expected one`)
    seen.add(key)
    return [made]
  })
  return ExchangeRates.of(rates)
}

const pairOf = (pair: string, path: Path, report: Report) => {
  const [from, to] = pair.split("/").map((code) => {
    const currency = Currency.parse(code)
    if (Result.isSuccess(currency)) return currency.success
    report(path, currency.failure.message)
    return undefined
  })
  if (from === undefined || to === undefined) return undefined
  if (from !== to) return { from, to }
  report(path, `is one currency; expected two, such as "usd/cad"`)
  return undefined
}

const valueOf = ({ from, rate, spread }: ExchangeRateSchema) => {
  const { in: fee, out: returnFee } = typeof spread === "string" ? { in: spread } : { ...spread }
  return {
    rate: Rate.of(decimalOf(rate)),
    since: from === undefined ? Instant.of(0) : Instant.startOf(Result.getOrThrow(Day.parse(from))),
    ...given("fee", fee, Rate.of),
    ...given("returnFee", returnFee, Rate.of)
  }
}
