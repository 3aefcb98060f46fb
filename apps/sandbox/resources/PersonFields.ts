/**
 * PersonFields: the parameters of persons, and what a person is who is said to be so.
 */
import type Stripe from "stripe"
import type * as Person from "#adapters/stripe/wire/Person.ts"
import { noMetadata } from "#adapters/stripe/wire/WireObject.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"
import type { KnownPerson } from "#apps/sandbox/state/State.ts"

/** As it is written in Japan. */
const inJapan = Parameter.shown(AddressFields.withTown)

export const day = Parameter.object({
  day: Parameter.required(Parameter.between(1, 31)),
  month: Parameter.required(Parameter.between(1, 12)),
  year: Parameter.required(Parameter.between(1, 9999))
} satisfies Parameter.Complete<Stripe.AccountCreatePersonParams.Dob>)

export const roles = {
  authorizer: Parameter.boolean,
  director: Parameter.boolean,
  executive: Parameter.boolean,
  legal_guardian: Parameter.boolean,
  owner: Parameter.boolean,
  representative: Parameter.boolean
}

export const document = Parameter.object({ back: Parameter.text, front: Parameter.text })

export const percent = Parameter.between(0, 100)

export const fields = {
  additional_tos_acceptances: Parameter.ignored,
  address: AddressFields.address,
  address_kana: inJapan,
  address_kanji: inJapan,
  dob: day,
  documents: Parameter.ignored,
  email: EmailAddress.parameter,
  first_name: Parameter.text,
  first_name_kana: Parameter.shown(Parameter.text),
  first_name_kanji: Parameter.shown(Parameter.text),
  full_name_aliases: Parameter.shown(Parameter.list(Parameter.text)),
  gender: Parameter.shown(Parameter.text),
  id_number: Parameter.text,
  id_number_secondary: Parameter.ignored,
  last_name: Parameter.text,
  last_name_kana: Parameter.shown(Parameter.text),
  last_name_kanji: Parameter.shown(Parameter.text),
  maiden_name: Parameter.text,
  metadata: Parameter.metadata,
  nationality: Parameter.text,
  person_token: Parameter.notServed,
  phone: Parameter.text,
  political_exposure: Parameter.oneOf(["existing", "none"]),
  registered_address: Parameter.shown(AddressFields.address),
  relationship: Parameter.object({
    ...roles,
    percent_ownership: percent,
    title: Parameter.text
  } satisfies Parameter.Complete<Stripe.AccountCreatePersonParams.Relationship>),
  ssn_last_4: Parameter.text,
  us_cfpb_data: Parameter.ignored,
  verification: Parameter.object({
    additional_document: document,
    document
  } satisfies Parameter.Complete<Stripe.AccountCreatePersonParams.Verification>)
} as const satisfies Parameter.Complete<Stripe.AccountCreatePersonParams>

export const list = {
  ...Page.parameters,
  relationship: Parameter.object(roles satisfies Parameter.Complete<Stripe.AccountListPersonsParams.Relationship>)
} as const satisfies Parameter.Complete<Stripe.AccountListPersonsParams>

export type Given = Parameter.Given<typeof fields>

/** Of whom nothing is known. */
export const nobody = (id: string, account: string, created: number): Person.Facts => ({
  id,
  account,
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  created,
  dob: { day: null, month: null, year: null },
  document: { back: null, front: null },
  email: null,
  firstName: null,
  idNumberProvided: false,
  lastName: null,
  maidenName: null,
  metadata: noMetadata,
  nationality: null,
  phone: null,
  politicalExposure: "none",
  relationship: {
    authorizer: false,
    director: false,
    executive: false,
    legal_guardian: false,
    owner: false,
    percent_ownership: null,
    representative: false,
    title: null
  },
  ssnLast4Provided: false,
  verification: "unverified"
})

const stated = <Value extends object>(
  before: Value,
  changes: { readonly [key in keyof Value]?: unknown } | undefined
) => {
  const said = Object.entries(changes ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value === "" ? null : value] as const]
  )
  // What is said has the kinds that its parameters read.
  return { ...before, ...Object.fromEntries(said) } as Value
}

const keep = Said.keeping(fields)

/** Nothing in the place of a text takes it away. */
const textOf = (before: string | null, stated: string | undefined): string | null => (stated ?? before) || null

/** The person after a request says this. */
export const changed = (it: KnownPerson, given: Partial<Given>, isPlausible: boolean): KnownPerson => ({
  ...it,
  said: keep(given, it.said),
  address: stated(it.address, given.address),
  dob: stated(it.dob, given.dob),
  document: stated(it.document, given.verification?.document),
  email: textOf(it.email, given.email),
  firstName: textOf(it.firstName, given.first_name),
  idNumberProvided: it.idNumberProvided || given.id_number !== undefined,
  lastName: textOf(it.lastName, given.last_name),
  maidenName: textOf(it.maidenName, given.maiden_name),
  metadata: Parameter.changed(it.metadata, given.metadata),
  nationality: textOf(it.nationality, given.nationality),
  phone: textOf(it.phone, given.phone),
  politicalExposure: given.political_exposure ?? it.politicalExposure,
  relationship: stated(it.relationship, given.relationship),
  ssnLast4Provided: it.ssnLast4Provided || given.ssn_last_4 !== undefined || given.id_number !== undefined,
  verification: isPlausible ? "verified" : "unverified"
})
