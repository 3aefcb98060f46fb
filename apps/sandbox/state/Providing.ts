/**
 * Providing: what a request says of an account, as far as it is asked of it: that is provided then, and verified.
 *
 * Names, addresses to write to and the like are taken as they are. What says who somebody is, is verified "some time
 * later", or at once by the values that Stripe documents for that; others of Stripe's test values are not.
 * https://docs.stripe.com/connect/testing#identity-verification
 */
import * as Agenda from "#apps/sandbox/state/Agenda.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is said, each by its name such as `individual.verification.document.front`. */
export type Said = ReadonlyMap<string, string>

/** What is not empty of a parameter and of all under it. */
export const said = (name: string, value: unknown): Said => {
  if (value === undefined || value === null || value === "") return new Map()
  if (typeof value !== "object") return new Map([[name, String(value)]])
  return new Map(Object.entries(value).flatMap(([key, under]) => [...said(`${name}.${key}`, under)]))
}

/** What is said under each of these names. */
export const all = (parameters: Readonly<Record<string, unknown>>): Said =>
  new Map(Object.entries(parameters).flatMap(([name, value]) => [...said(name, value)]))

/** Whether somebody looks at it before it counts. */
const isVerified = (requirement: string): boolean =>
  /verification|id_number|ssn_last_4|tax_id|\.dob|\.address|directors_provided/.test(requirement)

const atOnce = new Set(["222222222", "1902-1-1"])
const failing = new Set([
  "111111111",
  "111111112",
  "file_identity_document_failure",
  "address_no_match",
  "address_line1_no_match"
])

const dobOf = (all: Said, prefix: string): string | undefined => {
  const parts = ["year", "month", "day"].map((part) => all.get(`${prefix}.${part}`))
  return parts.includes(undefined) ? undefined : parts.map((part) => Number(part)).join("-")
}

/** What is said for a requirement: the values by which Stripe's test mode decides. */
const valuesFor = (requirement: string, all: Said): ReadonlyArray<string> => {
  const born = /^(.*\.dob)(\.\w+)?$/.exec(requirement)?.[1]
  const dob = born === undefined ? undefined : dobOf(all, born)
  if (dob !== undefined) return [dob]
  return [...all].flatMap(([name, value]) => (isFor(requirement, name) ? [value] : []))
}

const isFor = (requirement: string, name: string): boolean => name === requirement || name.startsWith(`${requirement}.`)

/** Test mode knows two dates of birth, and a few values that are somebody else's. */
const isGood = (requirement: string, values: ReadonlyArray<string>): boolean =>
  requirement.includes(".dob")
    ? values.every((value) => value === "1901-1-1" || value === "1902-1-1")
    : !values.some((value) => failing.has(value))

/** Whether nothing that is said of somebody is known to be another's. */
export const isPlausible = (all: Said): boolean => [...all.values()].every((value) => !failing.has(value))

/** Provides what is asked for of `account`, which is verified now or later. */
export const provide = ({ origin, state }: Asked, account: AccountId, all: Said): void => {
  const asked = state.world.account(account)?.status?.requirements ?? []
  for (const { isProvided, name: requirement } of asked) {
    const values = valuesFor(requirement, all)
    if (isProvided || values.length === 0) continue
    const of = { _tag: "requirement_update", stripeAccount: account, requirement } as const
    Recording.carryOut(state, origin, { ...of, key: state.ids.key(), status: "provided" })
    const status = isGood(requirement, values) ? ("verified" as const) : ("rejected" as const)
    const command = { ...of, key: state.ids.key(), status }
    if (!isVerified(requirement) || values.some((value) => atOnce.has(value))) {
      Recording.carryOut(state, origin, command)
    } else {
      state.agenda.add({ _tag: "command", at: Instant.plus(origin.at, Agenda.whileSeconds), command })
    }
  }
}
