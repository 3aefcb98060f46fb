/**
 * IndividualV2: `identity.individual` of accounts of v2: the person that `individual` is in v1.
 *
 * Law: it is one person, whichever of the two says something of it. https://docs.stripe.com/api/v2/core/accounts/object
 */
import { Result } from "effect"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type * as Said from "#apps/sandbox/dialect/Said.ts"
import type * as AccountV2Fields from "#apps/sandbox/resources/AccountV2Fields.ts"
import * as AccountOwner from "#apps/sandbox/resources/AccountOwner.ts"
import * as PersonsV2 from "#apps/sandbox/resources/PersonsV2.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type * as View from "#apps/sandbox/state/View.ts"

type Identity = Parameter.Given<typeof AccountV2Fields.update>["identity"]

/** With the parameter as accounts of v2 name it, such as `identity[individual][email]`. */
const inIdentity = ({ error, status }: Failure.Failure): Failure.Failure => {
  if (error.param === undefined) return { status, error }
  return { status, error: { ...error, param: `identity[individual][${error.param.replace(/^[^[]+/, "$&]")}` } }
}

/** Refuses what no person can be, before anything is done. */
export const refusalOf = (identity: Identity): Failure.Failure | undefined => {
  const read = identity?.individual === undefined ? undefined : PersonsV2.translated(identity.individual)
  return read !== undefined && Result.isFailure(read) ? inIdentity(read.failure) : undefined
}

/** Keeps what a request says of it that is not refused; the account's own events tell it. */
export const say = (call: Endpoint.Asked, kept: View.On<"accounts">, identity: Identity): void => {
  const who = identity?.individual
  if (who === undefined) return
  const person = AccountOwner.sayIndividual(call, kept, Result.getOrThrow(PersonsV2.translated(who)))
  person.item = { ...person.item, saidV2: PersonsV2.saidOf(who, person.item.saidV2) }
}

/** A person as it is shown within its account; undefined where nobody is said to be it. */
export const shown = (state: State, { beside }: View.On<"accounts">): Said.Said | undefined => {
  const person = beside.individual === undefined ? undefined : state.persons.get(beside.individual)
  if (person === undefined) return undefined
  const { livemode: _, ...individual } = PersonsV2.shown(person)
  return individual
}
