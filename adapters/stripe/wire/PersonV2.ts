/**
 * PersonV2: Stripe's `v2.core.account_person`: the same persons as API v1 has, in the words of Accounts v2.
 *
 * https://docs.stripe.com/api/v2/core/persons/object
 */
import { Schema } from "effect"
import type * as Person from "#adapters/stripe/wire/Person.ts"
import * as RequirementsV2 from "#adapters/stripe/wire/RequirementsV2.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as Instant from "#core/time/Instant.ts"

const { Text } = WireObject

export const PersonV2 = WireObject.make("v2.core.account_person", {
  id: Schema.String,
  account: Schema.String,
  created: Schema.String,
  email: Text,
  given_name: Text,
  metadata: WireObject.Metadata,
  relationship: WireObject.open({ percent_ownership: Text, representative: Schema.Boolean }),
  surname: Text,
  updated: Schema.String
})

/** Null where nothing of it is said. */
const filled = <Value extends object>(value: Value): Value | null =>
  Object.values(value).every((each) => each === null) ? null : value

const moment = (seconds: number): string => RequirementsV2.moment(Instant.of(seconds))

/** The number itself is shown to nobody, and of which kind it is only where that is known. */
const numbersOf = ({ ssnLast4Provided }: Person.Facts) => (ssnLast4Provided ? [{ type: "us_ssn_last_4" }] : [])

export const of = (it: Person.Facts, updated: number) => ({
  id: it.id,
  object: "v2.core.account_person" as const,
  account: it.account,
  additional_addresses: null,
  additional_names: it.maidenName === null ? null : [{ purpose: "maiden", surname: it.maidenName }],
  additional_terms_of_service: null,
  address: filled(it.address),
  created: moment(it.created),
  date_of_birth: filled(it.dob),
  email: it.email,
  given_name: it.firstName,
  id_numbers: numbersOf(it),
  legal_gender: null,
  livemode: WireObject.livemode,
  metadata: it.metadata,
  nationalities: it.nationality === null ? null : [it.nationality],
  phone: it.phone,
  political_exposure: it.politicalExposure,
  relationship: {
    ...it.relationship,
    percent_ownership: it.relationship.percent_ownership === null ? null : String(it.relationship.percent_ownership)
  },
  script_addresses: null,
  script_names: null,
  surname: it.lastName,
  updated: moment(updated)
})
