/**
 * PersonsV2: `/v2/core/accounts/{id}/persons`: the persons of `/v1/accounts/{id}/persons` in the words of Accounts v2.
 *
 * What v1 has no words for is kept and shown. https://docs.stripe.com/api/v2/core/persons
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/PersonV2.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as IdentityFields from "#apps/sandbox/resources/IdentityFields.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as PersonFields from "#apps/sandbox/resources/PersonFields.ts"
import * as Persons from "#apps/sandbox/resources/Persons.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import type { KnownPerson } from "#apps/sandbox/state/State.ts"

type Sdk = Stripe["v2"]["core"]["accounts"]["persons"]
type Create = NonNullable<Parameters<Sdk["create"]>[1]>
type List = NonNullable<Parameters<Sdk["list"]>[1]>

const fields = {
  ...IdentityFields.individualFields,
  additional_terms_of_service: Parameter.object({ account: IdentityFields.acceptance }),
  person_token: Parameter.notServed,
  relationship: Parameter.object({
    ...PersonFields.roles,
    percent_ownership: Parameter.text,
    title: Parameter.text
  } satisfies Parameter.Complete<Required<Create>["relationship"]>)
} as const satisfies Parameter.Complete<Create>

const list = {
  limit: Parameter.between(1, 100),
  page: Parameter.text
} as const satisfies Parameter.Complete<List & { readonly page?: string }>

const path = "/v2/core/accounts/{id}/persons"

type Given = Partial<Omit<Parameter.Given<typeof fields>, "relationship">> & {
  readonly relationship?: Partial<NonNullable<Parameter.Given<typeof fields>["relationship"]>> | undefined
}

const scripts = ["kana", "kanji"] as const

/** Nothing of a script that nothing is said in. */
const inScripts = (of: (script: (typeof scripts)[number]) => Said.Said | undefined): Said.Said | undefined =>
  Said.also(undefined, Object.fromEntries(scripts.map((script) => [script, of(script)])))

/** What v1 knows by other names, and keeps as it was said. */
const inV2 = (said: Said.Said): Said.Said => ({
  legal_gender: said["gender"],
  script_addresses: inScripts((script) => said[`address_${script}`] as Said.Said | undefined),
  script_names: inScripts((script) =>
    Said.also(undefined, { given_name: said[`first_name_${script}`], surname: said[`last_name_${script}`] })
  )
})

const maidenIn = (names: unknown): unknown =>
  (names as Given["additional_names"])?.find((each) => each?.["purpose"] === "maiden")?.["surname"]

/** Without the lists of which v1 has said another one since. */
const current = ({ maidenName, nationality, saidV2 }: KnownPerson): Said.Said => {
  const { additional_names: names, nationalities, ...others } = saidV2 ?? {}
  const [first = null] = (nationalities ?? []) as ReadonlyArray<unknown>
  return {
    ...others,
    additional_names: (maidenIn(names) ?? null) === maidenName ? names : undefined,
    nationalities: first === nationality ? nationalities : undefined
  }
}

export const shown = ({ item }: Persons.Kept) =>
  Said.shown(
    Wire.of(item, item.updated ?? item.created),
    Said.also(Said.also(undefined, current(item)), inV2(item.said ?? {}))
  )

const v1 = Parameter.all(PersonFields.fields)

/** The same in the words of v1, as far as it has them; refused as v1 refuses it. */
export const translated = (given: Given): Result.Result<PersonFields.Given, Failure.Failure> => {
  const { town: _, ...address } = given.address ?? {}
  const { script_addresses: addresses, script_names: names } = given
  // Nothing in the place of a text takes it away, in v1 too.
  return v1({
    ...IdentityFields.inV1(given),
    address: given.address && address,
    address_kana: addresses?.kana,
    address_kanji: addresses?.kanji,
    email: given.email,
    first_name_kana: names?.kana?.given_name,
    first_name_kanji: names?.kanji?.given_name,
    gender: given.legal_gender,
    last_name_kana: names?.kana?.surname,
    last_name_kanji: names?.kanji?.surname,
    maiden_name: given.additional_names && (maidenIn(given.additional_names) ?? ""),
    metadata: given.metadata,
    nationality: given.nationalities && (given.nationalities[0] ?? ""),
    phone: given.phone,
    political_exposure: given.political_exposure,
    relationship: given.relationship
  })
}

/** What v1 has no words for, or fewer. */
export const saidOf = (given: Given, before: Said.Said | undefined): Said.Said | undefined =>
  Said.also(before, {
    additional_addresses: given.additional_addresses,
    additional_names: given.additional_names,
    additional_terms_of_service: given.additional_terms_of_service,
    address: given.address?.town === undefined ? undefined : { town: given.address.town },
    id_numbers: IdentityFields.shownNumbers(given.id_numbers),
    nationalities: given.nationalities
  })

const say = (call: Endpoint.Call<typeof fields>, kept: Persons.Kept): Result.Result<void, Failure.Failure> =>
  Result.map(translated(call.given), (given) => {
    Persons.change({ ...call, given }, kept)
    kept.item = { ...kept.item, saidV2: saidOf(call.given, kept.item.saidV2) }
  })

const createPerson = Endpoint.of("POST", path, fields, (call) =>
  Result.flatMap(OwnAccount.find(call), ({ id: account }) =>
    // What is wrong with it is told before there is anybody.
    Result.flatMap(translated(call.given), () =>
      Result.flatMap(Persons.put(call, account), (kept) =>
        Result.map(say(call, kept), () => {
          Persons.emit(call, kept, "created")
          return shown(kept)
        })
      )
    )
  )
)

const updatePerson = Endpoint.of("POST", `${path}/{person}`, fields, (call) =>
  Result.flatMap(Persons.find(call), (kept) =>
    Result.map(translated(call.given), () => {
      Persons.tellChange(call, kept, () => Result.getOrThrow(say(call, kept)))
      return shown(kept)
    })
  )
)

const usualLimit = 20

/** The newest first; a page is named by the last person of the one before. */
const listPersons = Endpoint.of("GET", path, list, (call) =>
  Result.flatMap(OwnAccount.find(call), ({ id }) => {
    const { limit = usualLimit, page } = call.given
    const all = call.state.persons.all(id)
    if (page !== undefined && all.positionOf(page) === undefined) {
      return Result.fail(Failure.missing("page", page, "page"))
    }
    return Result.map(Page.of(all, { limit, starting_after: page }, "person"), ({ hasMore, items }) => {
      const next = new URLSearchParams({ limit: String(limit), page: items.at(-1)?.id ?? "" })
      return {
        data: items.map(shown),
        next_page_url: hasMore ? `/v2/core/accounts/${id}/persons?${next.toString()}` : null,
        previous_page_url: null
      }
    })
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createPerson,
  listPersons,
  Endpoint.of("GET", `${path}/{person}`, {}, (call) => Result.map(Persons.find(call), shown)),
  updatePerson,
  Endpoint.of("DELETE", `${path}/{person}`, {}, (call) =>
    Result.flatMap(Persons.find(call), (kept) =>
      Result.map(Persons.remove(call, kept), () => ({ id: kept.id, object: "v2.core.account_person" }))
    )
  )
]
