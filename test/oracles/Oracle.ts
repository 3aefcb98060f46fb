/**
 * Oracle: an accounting program that others wrote, which reads our journals and says what it thinks of them.
 *
 * What it calls balances is brought into one form, sorted lines such as "acct_ada/balance 8.77 usd", so that both
 * sides can be compared whole. Every account is listed: one that holds nothing in any currency as "payers nothing".
 */
import { spawnSync } from "node:child_process"
import { Result } from "effect"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"

export interface Oracle {
  readonly name: string
  /** The Debian package to install. */
  readonly debian: string
  readonly commands: ReadonlyArray<string>
  /** Which of the exports it reads. */
  readonly file: string
  /** Why it refuses the journal at `path`, in its own words; undefined if it accepts it. */
  readonly objection: (path: string) => string | undefined
  readonly balances: (path: string) => ReadonlyArray<string>
}

interface Answer {
  readonly ok: boolean
  readonly output: string
  readonly errors: string
}

// hledger takes text to be in the locale's encoding; beancount would keep what it read beside the file.
const environment = { ...process.env, LC_ALL: "C.UTF-8", BEANCOUNT_DISABLE_LOAD_CACHE: "1" }

const ask = (command: string, ...words: ReadonlyArray<string>): Answer => {
  const { error, status, stderr, stdout } = spawnSync(command, words, {
    encoding: "utf8",
    env: environment,
    maxBuffer: 2 ** 28
  })
  if (error !== undefined) throw error
  return { ok: status === 0, output: stdout, errors: stderr }
}

/** Neither failing nor saying anything is accepting. */
const objected = ({ errors, ok, output }: Answer): string | undefined =>
  ok && errors === "" ? undefined : `${errors}${output}`

const told = ({ errors, ok, output }: Answer): ReadonlyArray<string> => {
  if (!ok || errors !== "") throw new Error(`it answered: ${errors}${output}`)
  return output.split("\n").filter((line) => line.trim() !== "")
}

type Holding = readonly [account: LedgerAccount.LedgerAccount, amount: Money.Money | undefined]

/** A zero has no currency in what some of them answer, so no zero is listed with one. */
const listed = (holdings: Iterable<Holding>): ReadonlyArray<string> => {
  const amounts = new Map<string, Array<string>>()
  for (const [account, amount] of holdings) {
    const name = LedgerAccount.format(account)
    const known = amounts.get(name) ?? []
    amounts.set(name, known)
    if (amount !== undefined && !Money.isZero(amount)) known.push(Money.format(amount))
  }
  return [...amounts]
    .flatMap(([name, held]) => (held.length === 0 ? [`${name} nothing`] : held.map((amount) => `${name} ${amount}`)))
    .toSorted()
}

/** Our own answer to the question that the oracles are asked. */
export const ours = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => {
  const balances = Balances.of(entries)
  return listed(
    Balances.all(balances).map(({ account, total }) => [account, Balances.balance(balances, account, total.currency)])
  )
}

/** "-10.00" and "USD", or a zero without any. Money has all decimals or none, or it is not read. */
const held = (number: string, commodity: string): Money.Money | undefined =>
  number === "0" ? undefined : Result.getOrThrow(Money.parse(`${number} ${commodity.toLowerCase()}`))

const unquoted = (line: string): ReadonlyArray<string> =>
  line.split(",").map((cell) => cell.replaceAll(/["()]/g, "").trim())

const hledger: Oracle = {
  name: "hledger",
  debian: "hledger",
  commands: ["hledger"],
  file: "journal.hledger",
  objection: (path) => objected(ask("hledger", "--file", path, "check", "--strict")),
  balances: (path) => {
    const words = ["balance", "--flat", "--empty", "--no-total", "--layout=bare", "--output-format=csv"]
    const [, ...rows] = told(ask("hledger", "--file", path, ...words))
    return listed(
      rows.map((row): Holding => {
        const [name = "", commodity = "", number = ""] = unquoted(row)
        return [Result.getOrThrow(LedgerText.accountOf(name)), held(number, commodity)]
      })
    )
  }
}

const ledger: Oracle = {
  name: "ledger",
  debian: "ledger",
  commands: ["ledger"],
  file: "journal.ledger",
  objection: (path) => {
    const words = ["--args-only", "--pedantic", "--explicit", "--file", path, "balance"]
    const { errors, ok } = ask("ledger", ...words)
    return objected({ ok, errors, output: "" })
  },
  balances: (path) => {
    const format = "%(account) is\\n%(display_total)\\n"
    const words = ["balance", "--flat", "--empty", "--no-total", "--format", format]
    const holdings: Array<Holding> = []
    let account = LedgerAccount.payers
    for (const line of told(ask("ledger", "--args-only", "--file", path, ...words))) {
      if (line.endsWith(" is")) account = Result.getOrThrow(LedgerText.accountOf(line.slice(0, -" is".length)))
      else {
        const [number = "", commodity = ""] = line.trim().split(" ")
        holdings.push([account, held(number, commodity)])
      }
    }
    return listed(holdings)
  }
}

const beancount: Oracle = {
  name: "beancount",
  debian: "beancount",
  commands: ["bean-check", "bean-query"],
  file: "journal.beancount",
  objection: (path) => objected(ask("bean-check", path)),
  balances: (path) => {
    // A bare sum is printed in as many decimals as the other rows have, and not at all beyond ten digits.
    const query = "select account, str(sum(position)) group by account"
    const [, ...rows] = told(ask("bean-query", "--format=csv", path, query))
    return listed(
      rows.flatMap((row): ReadonlyArray<Holding> => {
        const [name = "", ...positions] = unquoted(row)
        const account = Result.getOrThrow(Beancount.accountOf(name))
        return positions.map((position) => {
          const [number = "", commodity = ""] = position.split(" ")
          return [account, position === "" ? undefined : held(number, commodity)]
        })
      })
    )
  }
}

export const all: ReadonlyArray<Oracle> = [hledger, ledger, beancount]

/** What is to be done before the oracle can be asked; undefined if it is there. */
export const absence = ({ commands, debian, name }: Oracle): string | undefined => {
  const isAbsent = commands.some((command) => spawnSync(command, ["--version"]).error !== undefined)
  return isAbsent ? `${name} is not installed: apt-get install ${debian}` : undefined
}
