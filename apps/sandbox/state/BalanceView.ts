/**
 * BalanceView: the Stripe balance of an account as its API shows it, in every currency that it has had money in.
 */
import * as Balance from "#adapters/stripe/wire/Balance.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as CreateInstantPayout from "#core/connect/decisions/CreateInstantPayout.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** Its own first. */
const currenciesOf = (state: State, account: AccountId): ReadonlyArray<Currency> => {
  const own = state.world.account(account)?.currency
  return [...new Set([...(own === undefined ? [] : [own]), ...(state.currencies.get(account) ?? [])])]
}

/** What the platform has set aside for accounts that are negative. */
const reservedOf = (state: State, currencies: ReadonlyArray<Currency>): ReadonlyArray<Money.Money> =>
  currencies.map((currency) =>
    Money.sum(
      currency,
      state.world
        .negatives()
        .filter((negative) => negative.currency === currency)
        .map(({ held }) => held)
    )
  )

/** Whatever goes to a bank that takes none is none. */
const instantOf = (state: State, id: AccountId, currency: Currency): ReadonlyArray<Balance.InstantFunds> => {
  const account = state.world.account(id)
  const bank = AccountView.defaultBank(state, id, currency)
  const found = account && CreateInstantPayout.available(state.world, account, currency)
  if (found === undefined || bank?.item.isSlow === true) return []
  const { funds: amount, net } = found
  const own = net === undefined || bank === undefined ? undefined : { amount: net, destination: bank.id }
  return [{ amount, sourceTypes: [["card", amount]], net: own }]
}

export const of = (state: State, account: AccountId) => {
  const currencies = currenciesOf(state, account)
  const { world } = state
  const part = (name: "available" | "pending"): ReadonlyArray<Balance.Funds> =>
    currencies.map((currency) => ({
      amount: world.balance(account, currency)[name],
      sourceTypes: SourceType.all
        .map((type) => [type, world.balance(account, currency, type)[name]] as const)
        .filter(([type, amount]) => type === "card" || !Money.isZero(amount))
    }))
  const reserved = account === world.platform.id ? reservedOf(state, currencies) : undefined
  const instant = currencies.flatMap((currency) => instantOf(state, account, currency))
  return Balance.of(part("available"), part("pending"), instant, reserved)
}
