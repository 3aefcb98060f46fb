/**
 * Root: which of the five roots of bookkeeping a ledger account hangs from, for tools that ask for one.
 *
 * The books hold every Stripe account of a platform, so the roots are those of all of them together: what payers
 * gave is income, what Stripe and the tax office took is expense, and money between two books is still an asset.
 * What was there before, what was changed into another currency and what could not be placed is neither: equity.
 */
import type { LedgerAccount } from "#core/ledger/LedgerAccount.ts"

export type Root = "Assets" | "Liabilities" | "Equity" | "Income" | "Expenses"

const ofStripe = (name: string): Root => {
  if (name === "fx") return "Equity"
  return name === "advances" ? "Liabilities" : "Expenses"
}

export const of = ({ book, name }: LedgerAccount): Root => {
  switch (book) {
    case "payers":
      return "Income"
    case "stripe":
      return ofStripe(name)
    case "tax":
      return "Expenses"
    case "opening":
    case "suspense":
      return "Equity"
    default:
      return "Assets"
  }
}
