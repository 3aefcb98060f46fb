/**
 * PersonFields: the parameters of persons, and what a person is who is said to be so.
 */
import type Stripe from "stripe"
import type * as Person from "#adapters/stripe/wire/Person.ts"
import { noMetadata } from "#adapters/stripe/wire/WireObject.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

const address = Parameter.object({
  city: Parameter.text,
  country: Parameter.text,
  line1: Parameter.text,
  line2: Parameter.text,
  postal_code: Parameter.text,
  state: Parameter.text
})

const dob = Parameter.object({
  day: Parameter.required(Parameter.between(1, 31)),
  month: Parameter.required(Parameter.between(1, 12)),
  year: Parameter.required(Parameter.between(1, 9999))
})

const roles = {
  authorizer: Parameter.boolean,
  director: Parameter.boolean,
  executive: Parameter.boolean,
  legal_guardian: Parameter.boolean,
  owner: Parameter.boolean,
  representative: Parameter.boolean
}

const document = Parameter.object({ back: Parameter.text, front: Parameter.text })

export const fields = {
  additional_tos_acceptances: Parameter.ignored,
  address,
  address_kana: Parameter.ignored,
  address_kanji: Parameter.ignored,
  dob,
  documents: Parameter.ignored,
  email: Parameter.text,
  first_name: Parameter.text,
  first_name_kana: Parameter.ignored,
  first_name_kanji: Parameter.ignored,
  full_name_aliases: Parameter.ignored,
  gender: Parameter.ignored,
  id_number: Parameter.text,
  id_number_secondary: Parameter.ignored,
  last_name: Parameter.text,
  last_name_kana: Parameter.ignored,
  last_name_kanji: Parameter.ignored,
  maiden_name: Parameter.text,
  metadata: Parameter.metadata,
  nationality: Parameter.text,
  person_token: Parameter.notServed,
  phone: Parameter.text,
  political_exposure: Parameter.oneOf(["existing", "none"]),
  registered_address: Parameter.ignored,
  relationship: Parameter.object({
    ...roles,
    percent_ownership: Parameter.between(0, 100),
    title: Parameter.text
  }),
  ssn_last_4: Parameter.text,
  us_cfpb_data: Parameter.ignored,
  verification: Parameter.object({ additional_document: document, document })
} as const satisfies Parameter.Complete<Stripe.AccountCreatePersonParams>

export const list = {
  ...Page.parameters,
  relationship: Parameter.object(roles)
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
  const said = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined)
  // What is said has the kinds that its parameters read.
  return { ...before, ...Object.fromEntries(said) } as Value
}

/** The person after a request says this. */
export const changed = (it: Person.Facts, given: Given, isPlausible: boolean): Person.Facts => ({
  ...it,
  address: stated(it.address, given.address),
  dob: stated(it.dob, given.dob),
  document: stated(it.document, given.verification?.document),
  email: given.email ?? it.email,
  firstName: given.first_name ?? it.firstName,
  idNumberProvided: it.idNumberProvided || given.id_number !== undefined,
  lastName: given.last_name ?? it.lastName,
  maidenName: given.maiden_name ?? it.maidenName,
  metadata: Parameter.changed(it.metadata, given.metadata),
  nationality: given.nationality ?? it.nationality,
  phone: given.phone ?? it.phone,
  politicalExposure: given.political_exposure ?? it.politicalExposure,
  relationship: stated(it.relationship, given.relationship),
  ssnLast4Provided: it.ssnLast4Provided || given.ssn_last_4 !== undefined || given.id_number !== undefined,
  verification: isPlausible ? "verified" : "unverified"
})
