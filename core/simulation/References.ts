/**
 * References: what the names in a scenario can refer to: its accounts, and the steps above.
 *
 * A name that refers to nothing is reported with what it could have been. A file may have many names, and many of them
 * wrong: each is answered in the same time.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Path, Report } from "#core/simulation/Issue.ts"
import * as ScenarioAccounts from "#core/simulation/ScenarioAccounts.ts"
import type { Request } from "#core/simulation/StepSchema.ts"

/** What a step asks for; undefined where that cannot be read, and it may be anything. */
type Kind = Request | undefined

export interface References {
  readonly accounts: ReadonlySet<string>
  /** Step id → its kind. */
  readonly steps: ReadonlyMap<string, Kind>
  /** The first steps of each kind, as many as are ever listed. */
  readonly first: ReadonlyArray<readonly [string, Kind]>
}

export interface Growing extends References {
  readonly add: (id: string, kind: Kind) => void
}

const maximumListed = 8

/** References to `accounts`, and to each step once it is added. */
export const to = (accounts: ReadonlySet<string>): Growing => {
  const steps = new Map<string, Kind>()
  const first: Array<readonly [string, Kind]> = []
  const counts = new Map<Kind, number>()
  const add = (id: string, kind: Kind) => {
    if (steps.has(id)) return
    const count = counts.get(kind) ?? 0
    steps.set(id, kind)
    counts.set(kind, count + 1)
    if (count <= maximumListed) first.push([id, kind])
  }
  return { accounts, steps, first, add }
}

/** What a name could have been. */
const instead = (names: Iterable<string>): string => {
  const some: Array<string> = []
  for (const name of names) {
    some.push(some.length < maximumListed ? name : "…")
    if (some.length > maximumListed) break
  }
  if (some.length === 0) return ", nor any other"
  return some.length === 1 ? `; expected ${some[0]}` : `; expected one of ${some.join(", ")}`
}

/** A name of one of the scenario's accounts. */
export const account = (
  { accounts }: Pick<References, "accounts">,
  name: string,
  path: Path,
  report: Report
): AccountId => {
  if (!accounts.has(name)) report(path, `there is no account "${name}"${instead(accounts)}`)
  return ScenarioAccounts.idOf(name)
}

/** An object that an earlier step of one of `kinds` made, by the step's id. */
export const made = (
  { first, steps }: References,
  prefix: string,
  name: string,
  kinds: ReadonlyArray<Request>,
  path: Path,
  report: Report
): string => {
  const isMeant = (kind: Kind) => kind === undefined || kinds.includes(kind)
  if (!steps.has(name) || !isMeant(steps.get(name))) {
    const others = instead(first.filter(([, kind]) => isMeant(kind)).map(([id]) => id))
    report(path, `there is no earlier ${kinds.join(" or ")} step "${name}"${others}`)
  }
  return `${prefix}_${name}`
}
