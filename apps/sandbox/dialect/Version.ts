/**
 * Version: the version of Stripe's API that a request is written for: what is none is refused, and what older ones mean
 * is put in the words of the newest, as Stripe does it.
 */
import { Result } from "effect"
import type * as Body from "#apps/sandbox/dialect/Body.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Day from "#core/time/Day.ts"

/** What is answered is in the shape of it. */
export const newest = "2026-10-28.endive"

/** A day, perhaps with a name, and features that are not public yet; which days had a version is not asked. */
const aVersion = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?(;.*)?$/

const isOne = (version: string): boolean =>
  aVersion.test(version) && Result.isSuccess(Day.parse(version.slice(0, "2026-10-28".length)))

/** Why nothing is written for it; `param` is where it is said, if not in the header. */
export const refusalOf = (version: string | undefined, param?: string): Failure.Failure | undefined =>
  version === undefined || version === newest || isOne(version) ? undefined : Failure.wrongVersion(version, param)

/**
 * Since when an intent that names no payment methods takes those of the Dashboard; before, it took cards.
 * https://docs.stripe.com/upgrades#2023-08-16
 */
const automaticSince = "2023-08-16"

const intents: ReadonlySet<string> = new Set(["/v1/payment_intents", "/v1/setup_intents"])

const naming = ["automatic_payment_methods", "allowed_payment_method_types", "payment_method_types"]

/**
 * The parameters of a request for `POST` and this path, as the newest version says them. One that states no version is
 * as of an account from before there were payment methods of the Dashboard.
 */
export const renewed = (version: string | undefined, path: string, parameters: Body.Tree): Body.Tree =>
  (version === undefined || version < automaticSince) &&
  intents.has(path) &&
  !naming.some((name) => Object.hasOwn(parameters, name))
    ? { ...parameters, payment_method_types: ["card"] }
    : parameters
