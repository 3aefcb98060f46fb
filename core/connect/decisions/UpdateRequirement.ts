/**
 * UpdateRequirement: something becomes due of an account, is provided, and is verified by Stripe or not.
 *
 * Until it is verified it counts as missing: what is provided in time but not verified by the deadline disables too.
 * What was not verified is due again, by the old deadline or another one.
 * https://docs.stripe.com/connect/handling-api-verification
 */
import { Result } from "effect"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import type { AccountStatus } from "#core/connect/accounts/AccountStatus.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import type { RequirementDeadline, Scheduled } from "#core/connect/Happening.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type { Activity, Requirement } from "#core/connect/accounts/Requirement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly _tag: "requirement_update"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
  readonly requirement: string
}

export interface Due extends Common {
  readonly status: "due"
  /** Without one it is due eventually, and disables nothing. */
  readonly deadline?: Instant
  /** Charges and payouts, if absent. */
  readonly disables?: ReadonlySet<Activity>
}

export interface Rejected extends Common {
  readonly status: "rejected"
  /** The old one, if absent. */
  readonly deadline?: Instant
}

export interface Provided extends Common {
  readonly status: "provided"
}

export interface Verified extends Common {
  readonly status: "verified"
}

export type UpdateRequirement = Due | Provided | Verified | Rejected

type Decided<A> = Result.Result<A, Refusal>

export const decide = (world: World, command: UpdateRequirement, at: Instant): Decided<Outcome> => {
  const found = NamedAccount.connected(world, command.stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const status = StripeAccount.statusOf(account)
  const next = nextOf(command, status.requirements, at)
  if (Result.isFailure(next)) return Result.fail(next.failure)
  const outcome = StatusMovement.change(world, account, replaced(status, command.requirement, next.success), at)
  return Result.succeed({
    ...outcome,
    key: command.key,
    happenings: [...outcome.happenings, ...deadlineOf(command, next.success, at)]
  })
}

/** What it becomes; undefined where nothing is required any more. */
const nextOf = (
  command: UpdateRequirement,
  all: ReadonlyArray<Requirement>,
  at: Instant
): Decided<Requirement | undefined> => {
  const { requirement: name, stripeAccount: id } = command
  const before = all.find((each) => each.name === name)
  if (command.status === "due") return due(command, before, at)
  if (before === undefined) {
    const required = all.map((each) => each.name)
    return Result.fail(AccountRefusal.noRequirement(id, name, required))
  }
  if (command.status === "provided") {
    return before.isProvided
      ? Result.fail(AccountRefusal.alreadyProvided(id, name))
      : Result.succeed({ ...before, isProvided: true })
  }
  if (!before.isProvided) return Result.fail(AccountRefusal.notProvided(id, name))
  return Result.succeed(
    command.status === "verified" ? undefined : dueBy({ ...before, isProvided: false }, command, at)
  )
}

const due = (command: Due, before: Requirement | undefined, at: Instant): Decided<Requirement> => {
  const { disables = new Set<Activity>(["charges", "payouts"]), requirement: name } = command
  const next = dueBy({ name, disables, isProvided: false, isLate: false }, command, at)
  return before !== undefined && equals(before, next)
    ? Result.fail(AccountRefusal.unchanged(command.stripeAccount, `the requirement ${name}`))
    : Result.succeed(next)
}

const dueBy = (requirement: Requirement, { deadline }: Due | Rejected, at: Instant): Requirement =>
  deadline === undefined ? requirement : { ...requirement, deadline, isLate: deadline <= at }

/** Whether they are alike; as late are they where their deadlines are the same. */
const equals = (a: Requirement, b: Requirement): boolean =>
  a.deadline === b.deadline &&
  a.isProvided === b.isProvided &&
  a.disables.size === b.disables.size &&
  [...a.disables].every((activity) => b.disables.has(activity))

const replaced = (status: AccountStatus, name: string, next: Requirement | undefined): AccountStatus => ({
  ...status,
  requirements: [...status.requirements.filter((each) => each.name !== name), ...(next === undefined ? [] : [next])]
})

const deadlineOf = (
  { status, stripeAccount }: UpdateRequirement,
  next: Requirement | undefined,
  at: Instant
): ReadonlyArray<Scheduled> => {
  const isSet = status === "due" || status === "rejected"
  if (!isSet || next?.deadline === undefined || next.deadline <= at) return []
  return [{ kind: "requirement_deadline", at: next.deadline, account: stripeAccount, requirement: next.name }]
}

/** The deadline passes: what is not verified by then is late. Nothing, if it was verified or its deadline moved. */
export const expire = (world: World, { account: id, at, requirement }: RequirementDeadline): Outcome => {
  const account = world.account(id)
  if (account === undefined) return nothing
  const status = StripeAccount.statusOf(account)
  const found = status.requirements.find(({ name }) => name === requirement)
  if (found === undefined || found.isLate || found.deadline !== at) return nothing
  const requirements = status.requirements.map((each) => (each === found ? { ...found, isLate: true } : each))
  return StatusMovement.change(world, account, { ...status, requirements }, at)
}
