/**
 * AccountStatus: what an account may do at a moment, and why not: its capabilities, its requirements, who stopped it,
 * and what it is paid out to.
 *
 * `charges_enabled`, `payouts_enabled` and `disabled_reason` follow from it and are stored nowhere. Where both
 * `card_payments` and `transfers` are requested and either becomes inactive, both are.
 * https://docs.stripe.com/connect/account-capabilities and https://docs.stripe.com/api/accounts/object
 */
import * as Capability from "#core/connect/accounts/Capability.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Instant } from "#core/time/Instant.ts"

/** The platform's own doing, only where it is liable. */
export const platformReasons = [
  "rejected.platform_fraud",
  "rejected.platform_terms_of_service",
  "rejected.platform_other"
] as const

export const stripeReasons = [
  "under_review",
  "listed",
  "other",
  "rejected.fraud",
  "rejected.incomplete_verification",
  "rejected.listed",
  "rejected.other",
  "rejected.terms_of_service"
] as const

/** Why Stripe or the platform has stopped an account. */
export type StopReason = (typeof platformReasons)[number] | (typeof stripeReasons)[number]

/** Whether Stripe has rejected it, for good; what its platform has rejected, that may let in again. */
export const isFinal = (reason: StopReason): boolean =>
  reason.startsWith("rejected.") && !platformReasons.some((each) => each === reason)

export type DisabledReason =
  | StopReason
  | "platform_paused"
  | "requirements.past_due"
  | "requirements.pending_verification"
  | "action_required.requested_capabilities"

export interface Stop {
  readonly reason: StopReason
  readonly disables: ReadonlySet<Requirement.Activity>
}

export interface AccountStatus {
  /** As each is by itself, whatever else stops the account. */
  readonly capabilities: ReadonlyMap<Capability.Capability, Capability.State>
  readonly requirements: ReadonlyArray<Requirement.Requirement>
  /** What the platform has paused. */
  readonly paused: ReadonlySet<Requirement.Activity>
  readonly stop?: Stop
  /** Of the external account in its own currency. */
  readonly externalAccount: ExternalAccount.Status
  /** The other currencies in which a payout failed at its external account, not updated since; none, if absent. */
  readonly erroredIn?: ReadonlySet<Currency>
  /** The payouts that were to go to the bank while the platform had paused them. */
  readonly waitingPayouts: ReadonlyArray<string>
  /** The flex loan that a share of its payments pays down; absent where it never had one. */
  readonly flexLoan?: string
}

/** Of an account that nothing has happened to yet. */
export const initial = (requested: Iterable<Capability.Capability>): AccountStatus => ({
  capabilities: new Map([...requested].map((each) => [each, "active"] as const)),
  requirements: [],
  paused: new Set(),
  externalAccount: "new",
  waitingPayouts: []
})

const isStopped = ({ paused, requirements, stop }: AccountStatus, activity: Requirement.Activity): boolean =>
  paused.has(activity) ||
  stop?.disables.has(activity) === true ||
  requirements.some((each) => Requirement.disables(each, activity))

/** What a capability is, all things considered: one that is not active alone is not active beside another either. */
export const stateOf = (status: AccountStatus, capability: Capability.Capability): Capability.State => {
  const own = status.capabilities.get(capability)
  if (own === undefined) return "unrequested"
  if (own !== "active") return own
  const isDragged = [...status.capabilities.values()].includes("inactive")
  return isDragged || isStopped(status, "charges") ? "inactive" : "active"
}

export const active = (status: AccountStatus): ReadonlySet<Capability.Capability> =>
  new Set(Capability.all.filter((each) => stateOf(status, each) === "active"))

/** Whether it can be charged: `charges_enabled`. */
export const chargesEnabled = (status: AccountStatus): boolean => stateOf(status, "card_payments") === "active"

/** As it is for payouts to its external account in `other`, a currency that is not its own: that has a status too. */
export const towards = (status: AccountStatus, other: Currency): AccountStatus =>
  status.externalAccount === "missing"
    ? status
    : { ...status, externalAccount: status.erroredIn?.has(other) === true ? "errored" : "new" }

/** With the one in `other` in error, or no more. */
export const withErrored = (status: AccountStatus, other: Currency, isErrored: boolean): AccountStatus => {
  const { erroredIn = none, ...rest } = status
  const left = isErrored ? [...erroredIn, other] : [...erroredIn].filter((each) => each !== other)
  return left.length === 0 ? rest : { ...rest, erroredIn: new Set(left) }
}

const none: ReadonlySet<Currency> = new Set()

/** Whether anything can go to its bank: `payouts_enabled`. */
export const payoutsEnabled = (status: AccountStatus): boolean =>
  status.externalAccount === "new" && !isStopped(status, "payouts")

/** Why charges or payouts are disabled; undefined where nothing is. The gravest reason comes first. */
export const disabledReason = (status: AccountStatus): DisabledReason | undefined => {
  const late = status.requirements.filter(({ disables, isLate }) => isLate && disables.size > 0)
  if (status.stop !== undefined && status.stop.disables.size > 0) return status.stop.reason
  if (status.paused.size > 0) return "platform_paused"
  if (late.some(({ isProvided }) => !isProvided) || status.externalAccount !== "new") return "requirements.past_due"
  if (late.length > 0) return "requirements.pending_verification"
  return status.capabilities.size === 0 ? "action_required.requested_capabilities" : undefined
}

/** Why nothing goes to its bank: its bank account, or what disables payouts. */
export type PayoutStop = Exclude<ExternalAccount.Status, "new"> | DisabledReason

export const stopOfPayouts = (status: AccountStatus): PayoutStop =>
  status.externalAccount === "new" ? (disabledReason(status) ?? "other") : status.externalAccount

/** `requirements`, as Stripe shows them: each by the lists that it is in. A bank account to be mended is one too. */
export interface Requirements {
  readonly currentlyDue: ReadonlyArray<string>
  readonly eventuallyDue: ReadonlyArray<string>
  readonly pastDue: ReadonlyArray<string>
  readonly pendingVerification: ReadonlyArray<string>
  /** The first deadline that is still to come. */
  readonly currentDeadline: Instant | undefined
}

export const requirements = ({ externalAccount, requirements: all }: AccountStatus): Requirements => {
  const bank = externalAccount === "new" ? [] : ["external_account"]
  const names = (matches: (each: Requirement.Requirement) => boolean) => all.filter(matches).map(({ name }) => name)
  const open = all.filter(({ isProvided }) => !isProvided)
  const [currentDeadline] = all
    .flatMap(({ deadline, isLate }) => (deadline === undefined || isLate ? [] : [deadline]))
    .toSorted((a, b) => a - b)
  return {
    currentlyDue: [...open.filter(({ deadline }) => deadline !== undefined).map(({ name }) => name), ...bank],
    eventuallyDue: [...open.map(({ name }) => name), ...bank],
    pastDue: [...names(({ isLate, isProvided }) => isLate && !isProvided), ...bank],
    pendingVerification: names(({ isProvided }) => isProvided),
    currentDeadline
  }
}
