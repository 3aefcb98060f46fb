/**
 * Persons: `/v1/accounts/{id}/persons`: who has to do with an account's business.
 *
 * What is said of them is provided where it is asked for: by their id, by what they are (`representative`, `owners` and
 * the like), and of a representative as the `individual` too. https://docs.stripe.com/api/persons
 */
import { Result } from "effect"
import * as Person from "#adapters/stripe/wire/Person.ts"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as PersonFields from "#apps/sandbox/resources/PersonFields.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Providing from "#apps/sandbox/state/Providing.ts"
import type * as Shelf from "#apps/sandbox/state/Shelf.ts"
import type { KnownPerson } from "#apps/sandbox/state/State.ts"

const path = "/v1/accounts/{id}/persons"

export type Kept = Shelf.Kept<KnownPerson, undefined>

export const find = (asked: Endpoint.Asked): Result.Result<Kept, Failure.Failure> =>
  Result.flatMap(OwnAccount.find(asked), (account) => {
    const { person = "" } = asked.named
    return Endpoint.found(asked.state.persons.of(account.id, person), "person", person)
  })

export const emit = ({ origin, state }: Endpoint.Asked, kept: Kept, type: string): void =>
  Outbox.emit(state, origin, kept.owner, `person.${type}`, AccountView.person(state, kept))

/** By which names something may be asked of a person. */
const namesOf = ({ id, relationship }: Person.Facts): ReadonlyArray<string> => [
  id,
  ...(relationship.representative ? ["representative", "individual", "relationship.representative"] : []),
  ...(relationship.owner ? ["owners", "relationship.owner"] : []),
  ...(relationship.director ? ["directors", "relationship.director"] : []),
  ...(relationship.executive ? ["executives", "relationship.executive"] : [])
]

/** It says this of the person, and of whatever is asked of the account that this answers. */
export const change = (call: Endpoint.Call<typeof PersonFields.fields>, kept: Kept): void => {
  const { metadata: _, ...given } = call.given
  const plain = Providing.said("", given)
  const changed = PersonFields.changed(kept.item, call.given, Providing.isPlausible(plain))
  kept.item = { ...changed, updated: call.origin.at }
  const all = namesOf(kept.item).flatMap((name) => [...Providing.said(name, { ...given, is: kept.id })])
  Providing.provide(call, OwnAccount.idOf(kept.owner), new Map(all))
}

/** Tells of it, where anything is other than before. */
export const tellChange = (call: Endpoint.Asked, kept: Kept, change: () => void): object =>
  Endpoint.changed(call, kept, ["person.updated"], AccountView.person, change)

/** Somebody of whom nothing is known. */
export const put = ({ origin, state }: Endpoint.Asked, account: string): Result.Result<Kept, Failure.Failure> => {
  const id = state.ids.of("person")
  state.persons.put(account, id, PersonFields.nobody(id, account, origin.at))
  return Endpoint.found(state.persons.get(id), "person", id)
}

/** The representative stays. */
export const remove = (call: Endpoint.Asked, kept: Kept): Result.Result<void, Failure.Failure> => {
  if (kept.item.relationship.representative) return Result.fail(AccountFailure.representative())
  emit(call, kept, "deleted")
  call.state.persons.remove(kept.id)
  return Result.succeed(undefined)
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", path, PersonFields.fields, (call) =>
    Result.flatMap(OwnAccount.find(call), ({ id: account }) =>
      Result.map(put(call, account), (kept) => {
        change(call, kept)
        emit(call, kept, "created")
        return AccountView.person(call.state, kept)
      })
    )
  ),

  Endpoint.of("GET", path, PersonFields.list, (call) =>
    Result.flatMap(OwnAccount.find(call), ({ id }) =>
      Endpoint.listed(call.state.persons.all(id), call.given, {
        url: `/v1/accounts/${id}/persons`,
        noun: "person",
        show: (kept) => AccountView.person(call.state, kept),
        matches: ({ item }) =>
          Person.relationships.every((role) => {
            const wanted = call.given.relationship?.[role]
            return wanted === undefined || item.relationship[role] === wanted
          })
      })
    )
  ),

  Endpoint.of("GET", `${path}/{person}`, {}, (call) =>
    Result.map(find(call), (kept) => AccountView.person(call.state, kept))
  ),

  Endpoint.of("POST", `${path}/{person}`, PersonFields.fields, (call) =>
    Result.map(find(call), (kept) => tellChange(call, kept, () => change(call, kept)))
  ),

  Endpoint.of("DELETE", `${path}/{person}`, {}, (call) =>
    Result.flatMap(find(call), (kept) =>
      Result.map(remove(call, kept), () => ({ id: kept.id, object: "person", deleted: true }))
    )
  )
]
