/**
 * References: what the names in a scenario can refer to: its accounts, and the steps above.
 *
 * A name that refers to nothing is reported with what it could have been.
 */
import { Result } from "effect"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Report } from "#core/simulation/Issue.ts"
import * as ScenarioAccounts from "#core/simulation/ScenarioAccounts.ts"
import type { Request } from "#core/simulation/StepSchema.ts"

export interface References {
  readonly accounts: ReadonlySet<string>
  /** Step id → what it asks for. */
  readonly steps: ReadonlyMap<string, Request>
}

/** An amount that the schema has read before. */
export const amount = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
/** The key with its translated value, or nothing. */
export const optional = <Key extends string, A, B>(key: Key, value: A | undefined, map: (value: A) => B) =>
  (value === undefined ? {} : { [key]: map(value) }) as { readonly [key in Key]?: B }
export const same = <A>(value: A): A => value

const maximumListed = 8

/** What a name could have been. A file may have many names: no more of them are looked at than are listed. */
const instead = <Kind>(names: Iterable<readonly [string, Kind]>, isMeant: (kind: Kind) => boolean): string => {
  const some: Array<string> = []
  for (const [name, kind] of names) {
    if (isMeant(kind)) some.push(some.length < maximumListed ? name : "…")
    if (some.length > maximumListed) break
  }
  if (some.length === 0) return ", nor any other"
  return some.length === 1 ? `; expected ${some[0]}` : `; expected one of ${some.join(", ")}`
}

/** A name of one of the scenario's accounts. */
export const account = (
  seen: References,
  name: string,
  path: ReadonlyArray<PropertyKey>,
  report: Report
): AccountId => {
  if (!seen.accounts.has(name)) {
    report(path, `there is no account "${name}"${instead(seen.accounts.entries(), () => true)}`)
  }
  return ScenarioAccounts.idOf(name)
}

/** An object that an earlier step of one of `kinds` made, by the step's id. */
export const made = (
  seen: References,
  prefix: string,
  name: string,
  kinds: ReadonlyArray<Request>,
  path: ReadonlyArray<PropertyKey>,
  report: Report
): string => {
  const kind = seen.steps.get(name)
  if (kind === undefined || !kinds.includes(kind)) {
    const others = instead(seen.steps, (made) => kinds.includes(made))
    report(path, `there is no earlier ${kinds.join(" or ")} step "${name}"${others}`)
  }
  return `${prefix}_${name}`
}
