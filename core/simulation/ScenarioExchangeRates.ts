/**
 * ScenarioExchangeRates: the exchange rates of a scenario, and whether they suffice for the steps that it states.
 *
 * A charge or a transfer that a file states is refused before the run where a rate that it needs is missing. What is
 * generated, or follows from an object, says it when it comes.
 */
import { Result } from "effect"
import type { ChargeRequest } from "#core/connect/ChargeRequest.ts"
import type { CreateTransfer } from "#core/connect/decisions/CreateTransfer.ts"
import type { DebitAccount } from "#core/connect/decisions/DebitAccount.ts"
import * as ExchangeRates from "#core/connect/ExchangeRates.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import type { ExchangeRateSchema } from "#core/simulation/schema/ExchangeRateSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { given } from "#core/simulation/schema/ScenarioValue.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The table of the stated rates; what is unknown in them, or stated twice, is reported. */
export const translate = (stated: ReadonlyArray<ExchangeRateSchema>, report: Report): ExchangeRates.ExchangeRates => {
  const seen = new Set<string>()
  const rates = stated.flatMap((rate, index) => {
    const path = ["exchange_rates", index]
    const pair = pairOf(rate.pair, [...path, "pair"], report)
    if (pair === undefined) return []
    const made = { ...pair, ...valueOf(rate) }
    if (made.fee !== undefined && Rate.compare(made.fee, Rate.of("1")) >= 0) {
      report([...path, "spread"], `"${rate.spread}" leaves nothing; expected less than 100%`)
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

const valueOf = ({ from, rate, spread }: ExchangeRateSchema) => ({
  rate: Rate.of(String(rate)),
  since: from === undefined ? Instant.of(0) : Instant.startOf(Result.getOrThrow(Day.parse(from))),
  ...given("fee", spread, Rate.of)
})

interface Around {
  readonly exchangeRates: ExchangeRates.ExchangeRates
  readonly platform: StripeAccount
  readonly accounts: ReadonlyArray<StripeAccount>
  readonly stated: ReadonlyArray<Dated>
}

/** Reports each stated charge and transfer whose money cannot be converted at its moment; `ids` are those of all steps. */
export const reportMissing = (around: Around, ids: ReadonlyArray<string | undefined>, report: Report): void => {
  const { exchangeRates, stated } = around
  for (const { at, command } of stated) {
    if (command._tag !== "charge" && command._tag !== "transfer") continue
    const missing = neededBy(command, around).find(
      ({ from, to }) => !ExchangeRates.isKnown(exchangeRates, from, to, at)
    )
    if (missing === undefined) continue
    const { from, to } = missing
    const key = command.amount === undefined ? "net_amount" : "amount"
    const path = ["steps", ids.indexOf(command.key), command._tag, key]
    const day = Day.format(Instant.dayOf(at))
    report(path, `needs a rate from ${from} to ${to} on ${day}; expected pair: ${from}/${to} under exchange_rates`)
  }
}

interface Pair {
  readonly from: Currency.Currency
  readonly to: Currency.Currency
}

/** What its money is converted from and to, one after the other. */
const neededBy = (command: ChargeRequest | Transfer, around: Around): ReadonlyArray<Pair> => {
  const { platform } = around
  const { currency } = command.amount ?? command.netAmount
  const settles = (id: string | undefined): Currency.Currency =>
    around.accounts.find((account) => account.id === id)?.currency ?? platform.currency
  const chain = chainOf(command, settles)
  const pairs = chain.map((to, index) => ({ from: chain[index - 1] ?? currency, to }))
  const fee = command._tag === "charge" && command.applicationFeeAmount !== undefined
  return [...pairs, ...(fee ? [{ from: currency, to: platform.currency }] : [])].filter(({ from, to }) => from !== to)
}

/** The currencies of the balances that its money reaches. */
const chainOf = (
  command: ChargeRequest | Transfer,
  settles: (id: string | undefined) => Currency.Currency
): ReadonlyArray<Currency.Currency> => {
  if (command._tag === "transfer") return command.stripeAccount === undefined ? [settles(command.destination)] : []
  const charged = settles(command.stripeAccount ?? command.onBehalfOf)
  return command.transferData === undefined ? [charged] : [charged, settles(command.transferData.destination)]
}

type Transfer = (CreateTransfer | DebitAccount) & { readonly netAmount?: never }
