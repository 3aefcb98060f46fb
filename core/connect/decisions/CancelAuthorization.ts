/**
 * CancelAuthorization: releases what is held on a card, without taking any of it.
 */
import { Result } from "effect"
import * as AuthorizationRefusal from "#core/connect/refusals/AuthorizationRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface CancelAuthorization {
  readonly _tag: "authorization_cancel"
  readonly key: string
  readonly charge: string
}

export const decide = (
  world: World,
  command: CancelAuthorization,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const held = world.authorization(command.charge)
  if (held?.status !== "held") return Result.fail(refusalOf(world, command.charge))
  const { account, amount, created, id, object } = held
  const canceled = { object, id, account, amount, created, status: "canceled" } as const
  return Result.succeed({ ...nothing, at, key: command.key, changed: [canceled] })
}

const refusalOf = (world: World, id: string): Refusal.Refusal => {
  if (world.charge(id) !== undefined) return AuthorizationRefusal.notReleasable(id, "captured")
  const authorization = world.authorization(id)
  return authorization === undefined
    ? Refusal.missing("charge", id, "id")
    : AuthorizationRefusal.notReleasable(id, authorization.status)
}
