/**
 * LedgerText: an entry as hledger and ledger both read it; the two differ only in what they want declared first.
 *
 * - Ledger accounts are called as ours are, with `:` for `/`: `acct_ada:balance`, `clearing:transfer`, `payers`.
 *   Nothing in them needs escaping; {@link accountOf} is the way back.
 * - The entry's id is the code. In ids, whatever these languages could take for syntax is percent-encoded, which
 *   `decodeURIComponent` undoes.
 * - Descriptions are for reading: what separates or ends one becomes a look-alike (`;` a comma, `|` a slash).
 * - Tags of an entry stand on lines of their own, the item behind both legs that are about it.
 */
import type { Result } from "effect"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Day from "#core/time/Day.ts"

export const accountName = (account: LedgerAccount.LedgerAccount): string =>
  LedgerAccount.format(account).replace("/", ":")

/** The ledger account that {@link accountName} calls so. */
export const accountOf = (
  name: string
): Result.Result<LedgerAccount.LedgerAccount, LedgerAccount.UnknownLedgerAccount> =>
  LedgerAccount.parse(name.replace(":", "/"))

const encoder = new TextEncoder()

const percentEncoded = (character: string): string =>
  Array.from(encoder.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")

export const identifier = (id: string): string => id.replaceAll(/[^\w./~-]/gu, percentEncoded)

const title = (entry: Entry): string => PlainText.title(entry).replaceAll(";", ",").replaceAll("|", "/")

// A comma ends a tag's text, and a date in brackets would date the entry anew.
const tagText = (text: string): string =>
  PlainText.oneLine(text).replaceAll(",", ";").replaceAll("[", "(").replaceAll("]", ")")

const tag = (name: PlainText.TagName, text: string): string => {
  const isId = name === "source" || name === "stripe_type"
  return `    ; ${name}: ${isId ? identifier(text) : tagText(text)}\n`
}

const leg = ({ account, amount, item }: PlainText.Leg, width: number): string => {
  const about = item === undefined ? "" : `  ; item: ${identifier(item)}`
  return `    ${accountName(account).padEnd(width)}  ${PlainText.amount(amount).padStart(16)}${about}\n`
}

export const entry = (entry: Entry): string => {
  const legs = PlainText.legs(entry)
  const width = Math.max(32, ...legs.map(({ account }) => accountName(account).length))
  const day = Day.format(PlainText.dayOf(entry))
  const head = `${day} ${PlainText.mark(entry)} (${identifier(entry.id)}) ${title(entry)}`.trimEnd()
  const tags = PlainText.tags(entry).map(([name, text]) => tag(name, text))
  return [`${head}\n`, ...tags, ...legs.map((it) => leg(it, width))].join("")
}
