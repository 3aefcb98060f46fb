/**
 * Hledger: a journal for hledger, which passes `hledger check --strict`: every account and commodity is declared,
 * accounts with their type, so that `hledger balancesheet` and `incomestatement` know them.
 *
 * hledger reads text in the locale's encoding: descriptions beyond ASCII need a UTF-8 locale.
 */
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import * as Root from "#apps/cli/export/Root.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Currency from "#core/money/Currency.ts"

const typeOf: { readonly [root in Root.Root]: string } = {
  Assets: "A",
  Liabilities: "L",
  Equity: "E",
  Income: "R",
  Expenses: "X"
}

/** The decimal mark is needed even where no decimals follow. */
const commodity = (currency: Currency.Currency): string =>
  `commodity 1000.${"0".repeat(Currency.exponent(currency))} ${PlainText.commodity(currency)}\n`

const account = ({ account }: PlainText.Used): string =>
  `account ${LedgerText.accountName(account)}  ; type: ${typeOf[Root.of(account)]}\n`

/** What comes before the entries, which use the accounts `used`. */
export const head = (
  used: ReadonlyArray<PlainText.Used>,
  owners: ReadonlyArray<PlainText.Owner>,
  seed?: number
): string =>
  PlainText.sections([
    PlainText.header(owners, seed),
    PlainText.currencies(used).map(commodity).join(""),
    used.map(account).join("")
  ])

export const print = (entries: ReadonlyArray<Entry>, owners: ReadonlyArray<PlainText.Owner>): string =>
  PlainText.sections([head(PlainText.used(entries), owners), ...entries.map(LedgerText.entry)])
