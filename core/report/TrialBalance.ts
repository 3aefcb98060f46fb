/**
 * TrialBalance: every ledger account's debits, credits, balance and what of it is pending, a currency at a time.
 *
 * Law: over all rows of a currency, debits equal credits, and balances and pending sum to zero.
 */
import { Order } from "effect"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"

/** One ledger account, or several together. */
export interface Sums {
  readonly debits: Money.Money
  readonly credits: Money.Money
  readonly balance: Money.Money
  readonly pending: Money.Money
}

export interface Row extends Sums {
  readonly account: string
}

/** The ledger accounts in one currency, by name. */
export interface TrialBalance {
  readonly currency: Currency
  /** Those whose name starts with the prefix that was asked for. */
  readonly rows: ReadonlyArray<Row>
  /** These rows together. */
  readonly shown: Sums
  /** All ledger accounts together, asked for or not. */
  readonly all: Sums
}

const sums = (lines: ReadonlyArray<Balances.Line>, currency: Currency): Sums => {
  const [total, pending] = [Volume.empty(currency), Volume.empty(currency)]
  for (const line of lines) {
    Volume.add(total, line.total)
    Volume.add(pending, line.pending)
  }
  return {
    debits: { currency, minor: total.debits },
    credits: { currency, minor: total.credits },
    balance: Volume.balance(total),
    pending: Volume.balance(pending)
  }
}

/** A clearing account that does not sum to zero: something left one Stripe account and has not reached the other. */
export interface Open {
  readonly account: string
  readonly balance: Money.Money
}

/** Those of them that are open, by name, each by currency. */
export const open = (balances: Balances.Balances): ReadonlyArray<Open> =>
  Balances.all(balances)
    .filter(({ account }) => account.book === "clearing")
    .map(({ account, total }) => ({ account: LedgerAccount.format(account), balance: Volume.balance(total) }))
    .filter(({ balance }) => !Money.isZero(balance))
    .toSorted((a, b) =>
      a.account === b.account
        ? Order.String(a.balance.currency, b.balance.currency)
        : Order.String(a.account, b.account)
    )

/**
 * A trial balance per currency in which something was posted, sorted; with rows of the ledger accounts whose names
 * start with `prefix`, such as `acct_ada` or `stripe/`.
 */
export const of = (balances: Balances.Balances, prefix = ""): ReadonlyArray<TrialBalance> => {
  const lines = Balances.all(balances)
  const currencies = [...new Set(lines.map(({ total }) => total.currency))].toSorted()
  return currencies.map((currency) => {
    const all = lines.filter(({ total }) => total.currency === currency)
    const asked = all.filter(({ account }) => LedgerAccount.format(account).startsWith(prefix))
    return {
      currency,
      rows: asked
        .map((line) => ({ account: LedgerAccount.format(line.account), ...sums([line], currency) }))
        .toSorted((a, b) => Order.String(a.account, b.account)),
      shown: sums(asked, currency),
      all: sums(all, currency)
    }
  })
}
