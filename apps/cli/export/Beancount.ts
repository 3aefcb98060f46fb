/**
 * Beancount: a journal for beancount, with every account opened on the day of its first posting, for the currencies
 * that it holds.
 *
 * Beancount's account names hang from one of five roots; the parts below begin with a capital letter or a digit and
 * go on with letters, digits and hyphens. So ours are escaped, and {@link accountOf} is the way back:
 *
 * - a word of the chart has a capital, and `-` for `_`: `clearing/application_fee` is `Clearing:Application-fee`;
 * - a Stripe account is `Acct-` and the rest of its id, where `-` becomes `--` and `_` becomes `-u`: `acct_1ABC` is
 *   `Acct-1ABC`, `acct_a-b` is `Acct-a--b`, `acct_a_b` is `Acct-a-ub`.
 *
 * What is in quotes is exact, but for white space and control characters.
 */
import { Result } from "effect"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import * as Root from "#apps/cli/export/Root.ts"
import { isAccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Day from "#core/time/Day.ts"

const partOf = (text: string): string =>
  isAccountId(text)
    ? `Acct-${text.slice("acct_".length).replaceAll("-", "--").replaceAll("_", "-u")}`
    : `${text.charAt(0).toUpperCase()}${text.slice(1).replaceAll("_", "-")}`

const textOf = (part: string): string =>
  part.startsWith("Acct-")
    ? `acct_${part.slice("Acct-".length).replaceAll(/-[-u]/g, (pair) => (pair === "--" ? "-" : "_"))}`
    : `${part.charAt(0).toLowerCase()}${part.slice(1).replaceAll("-", "_")}`

export const accountName = (account: LedgerAccount.LedgerAccount): string =>
  [Root.of(account), ...LedgerAccount.format(account).split("/").map(partOf)].join(":")

/** The ledger account that {@link accountName} calls so. */
export const accountOf = (
  name: string
): Result.Result<LedgerAccount.LedgerAccount, LedgerAccount.UnknownLedgerAccount> => {
  const account = LedgerAccount.parse(name.split(":").slice(1).map(textOf).join("/"))
  const isOurs = Result.isSuccess(account) && accountName(account.success) === name
  return isOurs ? account : Result.fail(new LedgerAccount.UnknownLedgerAccount({ text: name }))
}

const quoted = (text: string): string => `"${PlainText.oneLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`

const open = ({ account, currencies, since }: PlainText.Used): string =>
  `${Day.format(since)} open ${accountName(account)}  ${currencies.map(PlainText.commodity).join(",")}\n`

const leg = ({ account, amount, item }: PlainText.Leg, width: number): string => {
  const about = item === undefined ? "" : `    item: ${quoted(item)}\n`
  return `  ${accountName(account).padEnd(width)}  ${PlainText.amount(amount).padStart(16)}\n${about}`
}

export const transaction = (entry: Entry): string => {
  const legs = PlainText.legs(entry)
  const width = Math.max(32, ...legs.map(({ account }) => accountName(account).length))
  const day = Day.format(PlainText.dayOf(entry))
  const metadata = [["id", entry.id] as const, ...PlainText.tags(entry)]
  return [
    `${day} ${PlainText.mark(entry)} ${quoted(PlainText.title(entry))}\n`,
    ...metadata.map(([name, text]) => `  ${name}: ${quoted(text)}\n`),
    ...legs.map((it) => leg(it, width))
  ].join("")
}

/** What comes before the entries, which use the accounts `used`. */
export const head = (
  used: ReadonlyArray<PlainText.Used>,
  owners: ReadonlyArray<PlainText.Owner>,
  seed?: number
): string => PlainText.sections([PlainText.header(owners, seed), used.map(open).join("")])

export const print = (entries: ReadonlyArray<Entry>, owners: ReadonlyArray<PlainText.Owner>): string =>
  PlainText.sections([head(PlainText.used(entries), owners), ...entries.map(transaction)])
