/**
 * Person: Stripe's `person`, `person_…`, both ways: somebody who has to do with an account's business.
 *
 * https://docs.stripe.com/api/persons/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const { Text } = WireObject

export const Person = WireObject.make("person", {
  id: Schema.String,
  account: Schema.String,
  created: WireObject.Moment,
  email: Schema.optionalKey(Text),
  first_name: Schema.optionalKey(Text),
  last_name: Schema.optionalKey(Text),
  metadata: Schema.optionalKey(WireObject.Metadata),
  relationship: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)),
  verification: Schema.optionalKey(WireObject.open({ status: Schema.String }))
})

export type Person = typeof Person.Type

export const relationships = [
  "authorizer",
  "director",
  "executive",
  "legal_guardian",
  "owner",
  "representative"
] as const

export interface Address {
  readonly city: string | null
  readonly country: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly postal_code: string | null
  readonly state: string | null
}

export interface Dob {
  readonly day: number | null
  readonly month: number | null
  readonly year: number | null
}

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly account: string
  readonly address: Address
  readonly created: number
  readonly dob: Dob
  readonly document: { readonly front: string | null; readonly back: string | null }
  readonly email: string | null
  readonly firstName: string | null
  readonly idNumberProvided: boolean
  readonly lastName: string | null
  readonly maidenName: string | null
  readonly metadata: WireObject.Metadata
  readonly nationality: string | null
  readonly phone: string | null
  readonly politicalExposure: "existing" | "none"
  readonly relationship: { readonly [role in (typeof relationships)[number]]: boolean } & {
    readonly percent_ownership: number | null
    readonly title: string | null
  }
  readonly ssnLast4Provided: boolean
  readonly verification: "unverified" | "verified"
}

/** What is asked of a person, by the lists that it is in. */
export interface Asked {
  readonly currently_due: ReadonlyArray<string>
  readonly eventually_due: ReadonlyArray<string>
  readonly past_due: ReadonlyArray<string>
  readonly pending_verification: ReadonlyArray<string>
}

const nothingAsked: Asked = { currently_due: [], eventually_due: [], past_due: [], pending_verification: [] }

const requirementsOf = (asked: Asked) => ({
  alternatives: [],
  currently_due: [...asked.currently_due],
  errors: [],
  eventually_due: [...asked.eventually_due],
  past_due: [...asked.past_due],
  pending_verification: [...asked.pending_verification]
})

const nothingGiven = { back: null, details: null, details_code: null, front: null }

export const of = (it: Facts, asked: Asked = nothingAsked) => ({
  id: it.id,
  object: "person" as const,
  account: it.account,
  address: it.address,
  created: it.created,
  dob: it.dob,
  email: it.email,
  first_name: it.firstName,
  future_requirements: requirementsOf(nothingAsked),
  id_number_provided: it.idNumberProvided,
  last_name: it.lastName,
  maiden_name: it.maidenName,
  metadata: it.metadata,
  nationality: it.nationality,
  phone: it.phone,
  political_exposure: it.politicalExposure,
  relationship: it.relationship,
  requirements: requirementsOf(asked),
  ssn_last_4_provided: it.ssnLast4Provided,
  verification: {
    additional_document: nothingGiven,
    details: null,
    details_code: null,
    document: { ...nothingGiven, ...it.document },
    status: it.verification
  }
})
