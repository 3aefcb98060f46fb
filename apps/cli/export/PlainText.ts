/**
 * PlainText: what the journals for plain-text accounting have in common.
 *
 * Every posting is written as two legs, −amount on `from` and +amount on `to`, with all decimals of its currency,
 * so a reader that adds them up gets our balances. Entries stay in the order of the journal. An entry that is
 * flagged has the mark `!` of what somebody should look at, any other one `*`.
 */
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Whose books they are: the accounts that a header lists by name. */
export type Owner = Pick<StripeAccount, "id" | "name" | "country">

/** A ledger account that entries use, since when, and in which currencies. */
export interface Used {
  readonly account: LedgerAccount.LedgerAccount
  readonly since: Day.Day
  readonly currencies: ReadonlyArray<Currency>
}

export interface Leg {
  readonly account: LedgerAccount.LedgerAccount
  readonly amount: Money.Money
  readonly item: string | undefined
}

export const dayOf = (entry: Entry): Day.Day => Instant.dayOf(entry.created)

export const mark = (entry: Entry): "*" | "!" => (entry.flags.length === 0 ? "*" : "!")

/** Its description; without one, Stripe's word for what happened, since registers list entries by this text. */
export const title = ({ description, transaction }: Entry): string => oneLine(description) || (transaction?.type ?? "")

/** The two legs of each posting, one after the other. */
export const legs = (entry: Entry): ReadonlyArray<Leg> =>
  entry.postings.flatMap(({ amount, from, item, to }) => [
    { account: from, amount: Money.negate(amount), item },
    { account: to, amount, item }
  ])

/** With its commodity: "-10.00 USD". */
export const amount = (money: Money.Money): string => `${Money.formatAmount(money)} ${commodity(money.currency)}`

export const commodity = (currency: Currency): string => currency.toUpperCase()

/** The tags of an entry, and `item`, that of a leg. */
export const tagNames = ["created", "matures", "stripe_type", "source", "flags", "item"] as const
export type TagName = (typeof tagNames)[number]

/** What is known of the entry beyond its postings; texts are not escaped. */
export const tags = (entry: Entry): ReadonlyArray<readonly [TagName, string]> => {
  const { created, flags, matures, transaction } = entry
  const known: ReadonlyArray<readonly [TagName, string | undefined]> = [
    ["created", Instant.format(created)],
    ["matures", Instant.format(matures)],
    ["stripe_type", transaction?.type],
    ["source", transaction?.source],
    ["flags", flags.length === 0 ? undefined : flags.join(" / ")]
  ]
  return known.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
}

/** The ledger accounts of entries that are added one after the other. */
export const usage = () => {
  const found = new Map<string, { account: LedgerAccount.LedgerAccount; since: Day.Day; currencies: Set<Currency> }>()
  const add = (account: LedgerAccount.LedgerAccount, currency: Currency, day: Day.Day): void => {
    const name = LedgerAccount.format(account)
    let use = found.get(name)
    if (use === undefined) found.set(name, (use = { account, since: day, currencies: new Set() }))
    if (day < use.since) use.since = day
    use.currencies.add(currency)
  }
  return {
    add: (entry: Entry): void => {
      const day = dayOf(entry)
      for (const { amount, from, to } of entry.postings) {
        add(from, amount.currency, day)
        add(to, amount.currency, day)
      }
    },
    /** Sorted by name. */
    list: (): ReadonlyArray<Used> =>
      [...found]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { account, currencies, since }]) => ({ account, since, currencies: [...currencies].toSorted() }))
  }
}

/** The ledger accounts of `entries`, sorted by name. */
export const used = (entries: Iterable<Entry>): ReadonlyArray<Used> => {
  const { add, list } = usage()
  for (const entry of entries) add(entry)
  return list()
}

/** Every currency in which some account is used, sorted. */
export const currencies = (accounts: ReadonlyArray<Used>): ReadonlyArray<Currency> =>
  [...new Set(accounts.flatMap(({ currencies }) => currencies))].toSorted()

/**
 * A text on one line, for people: control characters and any white space become single spaces. The exact text is
 * in the journal's own file.
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()

/** One after the other, with a blank line in between. */
export const sections = (texts: ReadonlyArray<string>): string => texts.filter((text) => text !== "").join("\n")

/** Where the file comes from, by which seed it was drawn and whose books it holds, as lines of comment. */
export const header = (owners: ReadonlyArray<Owner>, seed?: number): string =>
  [
    `Written by connect-ledger${seed === undefined ? "" : `, generated with seed ${seed}`}`,
    ...owners.map(({ id, name }) => `${id}: ${oneLine(name)}`)
  ]
    .map((line) => `; ${line}\n`)
    .join("")
