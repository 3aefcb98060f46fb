/**
 * Requirement: something that Stripe must know of an account, such as `individual.verification.document`.
 *
 * With a deadline it is currently due, without one eventually. From its deadline on it is past due, unless it was
 * provided and verified by then, and disables charges, payouts or both until it is.
 * https://docs.stripe.com/connect/handling-api-verification and https://docs.stripe.com/api/accounts/object, `requirements`
 */
import type { Instant } from "#core/time/Instant.ts"

/** What an account does: it is charged and gets transfers, and it is paid out. */
export type Activity = "charges" | "payouts"

export const activities: ReadonlyArray<Activity> = ["charges", "payouts"]

export interface Requirement {
  readonly name: string
  readonly disables: ReadonlySet<Activity>
  /** By when it must be provided and verified: `current_deadline`. */
  readonly deadline?: Instant
  /** Whether it was provided and Stripe has not verified it yet: `pending_verification`. */
  readonly isProvided: boolean
  /** Whether its deadline has passed. */
  readonly isLate: boolean
}

/** Whether it disables the activity now. */
export const disables = ({ disables: disabled, isLate }: Requirement, activity: Activity): boolean =>
  isLate && disabled.has(activity)
