/**
 * Subject: a source file that mutants are made of, with the tests that could notice them.
 */
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import * as Imports from "./Imports.ts"
import type { Mutant } from "./Mutant.ts"
import * as Rules from "./Rules.ts"

export interface Subject {
  readonly file: string
  readonly mutants: ReadonlyArray<Mutant>
  /** The files that need it. */
  readonly own: ReadonlyArray<string>
  /** The tests at its own place in the tree, and then all others that need it. */
  readonly near: ReadonlyArray<string>
  readonly far: ReadonlyArray<string>
}

/**
 * Where money is decided: the booking table and what makes entries, the decisions and what they compute with, what a
 * world remembers of the money that it has, and what is told of it: what is at risk, what comes and stays, and where it
 * went.
 */
const decided = /^core\/(?:booking|connect|money)\/|^core\/ledger\/(?:Entry|Posting)\.ts$/
const told = new Set(
  [
    "AwaitedRefunds",
    "BilledUsage",
    "DaysUntilCash",
    "DisabledCapabilities",
    "DisputableCharges",
    "Equivalent",
    "Exposure",
    "Filling",
    "Loss",
    "NegativeHistory",
    "Origin",
    "Part",
    "PayoutTrail",
    "ReserveHistory",
    "StandaloneLine",
    "Stoppage",
    "StoppedPayouts",
    "TaxForms",
    "UnitemisedPayouts",
    "Unpaid",
    "UpcomingPayouts",
    "WithheldPayouts"
  ].map((noun) => `core/report/${noun}.ts`)
)
const remembered = new Set(
  [
    "Departures",
    "HeldMoney",
    "InstantPayouts",
    "OwnPayouts",
    "Pots",
    "ReserveExpiries",
    "Shortfalls",
    "Unswept",
    "WaitingRefunds"
  ].map((noun) => `adapters/memory/${noun}.ts`)
)
/** What is only said: refusals, what is not modelled, names of currencies and failures. */
const said = /\/(?:Refusal|NotModelled|FailureCode|iso4217)\.ts$/
/** The tests that run in the process that they are in, quickly, and alike each time: random scenarios are left out. */
const quick = /^test\/(?:core|worked-examples|adapters)\/.*\.test\.ts$/

/** Those, and what is named in full, wherever it stands in core: a report or a count of what must be kept. */
export const paths = (root: string, named: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  ["core", "adapters/memory"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`)
    )
    .filter((path) => path.endsWith(".ts"))
    .filter(
      (path) =>
        named.includes(path) || ((decided.test(path) || told.has(path) || remembered.has(path)) && !said.test(path))
    )
    .toSorted()

/** Also of the apps: many tests have their scenarios read by the file that the command line reads them with. */
export const imports = (root: string): Imports.Imports => Imports.of(root, ["core", "adapters", "apps", "test"])

export const of = (root: string, imports: Imports.Imports, file: string): Subject => {
  const own = Imports.dependants(imports, file)
  const tests = own.filter((path) => quick.test(path))
  const mirrored = `test/${file.replace(/\.ts$/, ".test.ts")}`
  return {
    file,
    mutants: Rules.mutants(file, readFileSync(join(root, file), "utf8")),
    own,
    near: tests.filter((path) => path === mirrored),
    far: tests.filter((path) => path !== mirrored)
  }
}
