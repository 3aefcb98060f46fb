/**
 * Independent oracles: hledger, ledger and beancount accept our journals, and their balances are ours, all of them.
 *
 * An oracle that is not installed is skipped, unless CONNECT_LEDGER_ORACLES=required is set; then that is a failure.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Result } from "effect"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Yaml from "yaml"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { Owner } from "#apps/cli/export/PlainText.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Flows from "./Flows.ts"
import * as Journals from "./Journals.ts"
import * as Oracle from "./Oracle.ts"
import * as Written from "./Written.ts"
import { scenarios } from "../properties/RandomScenario.ts"

const examples = fileURLToPath(new URL("../../examples/", import.meta.url))

interface Books {
  readonly entries: ReadonlyArray<Entry.Entry>
  readonly owners: ReadonlyArray<Owner>
}

const run = (plain: unknown): Books => {
  const scenario = Result.getOrThrow(Scenario.decode(plain))
  const entries: Array<Entry.Entry> = []
  Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => void entries.push(...Run.entriesOf(seen)))
  return { entries, owners: [scenario.platform, ...scenario.accounts] }
}

/** Of a generated year three days are enough: the other program reads every line of them. */
const shortened = (text: string): string => text.replace(/^  until: 2026-12-31$/m, "  until: 2026-01-03")

const example = (file: string): Books => run(Yaml.parse(shortened(readFileSync(join(examples, file), "utf8"))))

/** How many of the entries are in several currencies. */
const exchanges = ({ entries }: Books): number =>
  entries.filter(({ postings }) => new Set(postings.map(({ amount }) => amount.currency)).size > 1).length

const currencies = ({ entries }: Books): number =>
  new Set(entries.flatMap(({ postings }) => postings.map(({ amount }) => amount.currency))).size

let found: ReadonlyArray<Books> | undefined

/** Of some random scenarios those with the most such entries; always the same. */
const exchanging = (): ReadonlyArray<Books> =>
  (found ??= fc
    .sample(scenarios, { seed: 20260302, numRuns: 250 })
    .map(run)
    .toSorted((a, b) => exchanges(b) - exchanges(a))
    .slice(0, 4))

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-oracles-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The journal that the oracle reads, changed by hand if asked to, and where it was written to. */
const written = (oracle: Oracle.Oracle, { entries, owners }: Books, change = (text: string) => text): string => {
  const text = Written.files(Journals.recorded(entries), owners).get(oracle.file) ?? ""
  const path = join(folder, oracle.file)
  writeFileSync(path, change(text))
  return path
}

const agrees = (oracle: Oracle.Oracle, books: Books): void => {
  const path = written(oracle, books)
  expect(oracle.objection(path)).toBeUndefined()
  expect(oracle.balances(path)).toEqual(Oracle.ours(books.entries))
}

const own = (key: string, description: string, ...postings: Entry.Entry["postings"]): Entry.Entry =>
  Result.getOrThrow(
    Entry.manual({ key, account: "acct_ada", created: Instant.of(1_772_443_800), description, postings })
  )

const balance = LedgerAccount.of("acct_ada", "balance")
const sale = { from: LedgerAccount.payers, to: balance }

it("among what the oracles read are journals of several currencies, and entries of two", () => {
  expect(currencies(example("several-currencies.yaml"))).toBeGreaterThan(1)
  expect(exchanges(example("across-borders.yaml"))).toBeGreaterThan(0)
  expect(
    exchanging()
      .map(exchanges)
      .filter((count) => count < 4)
  ).toEqual([])
})

for (const oracle of Oracle.all) {
  const absence = Oracle.absence(oracle)
  const isRequired = process.env["CONNECT_LEDGER_ORACLES"] === "required"
  if (absence !== undefined) console.warn(absence)

  describe(oracle.name, () => {
    it(absence ?? "is installed", ({ skip }) => {
      if (absence === undefined) return
      if (isRequired) throw new Error(`${absence} (CONNECT_LEDGER_ORACLES=required)`)
      skip(absence)
    })
  })

  describe.skipIf(absence !== undefined)(`${oracle.name} agrees with us about`, () => {
    it.each(readdirSync(examples).filter((name) => name.endsWith(".yaml")))("examples/%s", (file) => {
      const books = example(file)
      expect(books.entries).not.toEqual([])
      agrees(oracle, books)
    })

    it.each(Flows.markets)("a hundred random requests in $currency", (market) => {
      fc.assert(
        fc.property(Flows.scenarios(market, 100), (scenario) => {
          const books = run(scenario)
          expect(books.entries.length).toBeGreaterThan(100)
          expect(new Set(books.entries.map(({ transaction }) => transaction?.type)).size).toBeGreaterThan(5)
          agrees(oracle, books)
        }),
        { numRuns: 2 }
      )
    })

    it("random scenarios in which one entry has two currencies", () => {
      for (const books of exchanging()) agrees(oracle, books)
    })

    it("arbitrary entries: every kind, account and currency, corrected or not, with any text in them", () => {
      const many = fc.array(Journals.entries, { minLength: 8, maxLength: 8 }).map((groups) => groups.flat())
      fc.assert(
        fc.property(many, (entries) => agrees(oracle, { entries, owners: [] })),
        { numRuns: 5 }
      )
    })

    it("every awkward description, name and item", () => {
      const entries = Journals.awkward.map((text, index) =>
        own(`${index}`, text, { ...sale, amount: Money.of(Currency.of("usd"), BigInt(index + 1)), item: text })
      )
      const owners = Journals.awkward.map((name): Owner => ({ id: "acct_ada", name, country: "US" }))
      agrees(oracle, { entries, owners })
    })

    it("every currency, with its decimals", () => {
      const entries = Currency.all.map((currency) =>
        own(currency, "", { ...sale, amount: Money.of(currency, 1_234_567_890_123n) })
      )
      agrees(oracle, { entries, owners: [] })
    })

    it("an account that is empty again, and a journal without entries", () => {
      const amount = Money.of(Currency.of("usd"), 1000n)
      agrees(oracle, {
        entries: [own("1", "", { ...sale, amount }), own("2", "", { ...sale, from: balance, to: sale.from, amount })],
        owners: []
      })
      agrees(oracle, { entries: [], owners: [] })
    })
  })

  describe.skipIf(absence !== undefined)(`${oracle.name} would notice`, () => {
    const ten = Money.of(Currency.of("usd"), 1000n)
    const fee = Money.of(Currency.of("usd"), 59n)
    const entries = [
      own("1", "", { ...sale, amount: ten }),
      own("2", "", { from: balance, to: LedgerAccount.stripeFees, amount: fee })
    ]
    const books: Books = { entries, owners: [] }

    it("an amount that is changed on one leg only", () => {
      const path = written(oracle, books, (text) => text.replace(/ 10\.00 USD/, " 10.01 USD"))
      expect(oracle.objection(path)).toMatch(/balance/i)
    })

    it("an amount that is changed on both legs", () => {
      const path = written(oracle, books, (text) => text.replaceAll("10.00 USD", "10.01 USD"))
      expect(oracle.objection(path)).toBeUndefined()
      expect(oracle.balances(path)).toEqual(["acct_ada/balance 9.42 usd", "payers -10.01 usd", "stripe/fees 0.59 usd"])
      expect(Oracle.ours(entries)).toEqual(["acct_ada/balance 9.41 usd", "payers -10.00 usd", "stripe/fees 0.59 usd"])
    })

    it("an entry that is left out", () => {
      const path = written(oracle, { ...books, entries: entries.slice(0, 1) })
      expect(oracle.objection(path)).toBeUndefined()
      expect(oracle.balances(path)).toEqual(["acct_ada/balance 10.00 usd", "payers -10.00 usd"])
    })

    it("an account that is not declared", () => {
      const path = written(oracle, books, (text) => text.replace(/^(account|\S+ open) (Income:P|p)ayers.*\n/m, ""))
      expect(oracle.objection(path)).toMatch(/payers/i)
    })
  })
}
