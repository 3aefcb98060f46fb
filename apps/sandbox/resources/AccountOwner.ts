/**
 * AccountOwner: `company` and `individual` of accounts of v1: who an account's owner is.
 *
 * An individual is a person of the account, its representative. Numbers are taken, and shown to nobody, as at Stripe.
 * https://docs.stripe.com/api/accounts/object
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"
import * as PersonFields from "#apps/sandbox/resources/PersonFields.ts"
import * as Persons from "#apps/sandbox/resources/Persons.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Providing from "#apps/sandbox/state/Providing.ts"
import type * as View from "#apps/sandbox/state/View.ts"

const { address, withTown } = AddressFields

const declaration = Parameter.object({ date: Parameter.moment, ip: Parameter.text, user_agent: Parameter.text })

const company = Parameter.object({
  address,
  address_kana: withTown,
  address_kanji: withTown,
  administrative_address: address,
  directors_provided: Parameter.boolean,
  directorship_declaration: declaration,
  executives_provided: Parameter.boolean,
  export_license_id: Parameter.text,
  export_purpose_code: Parameter.text,
  name: Parameter.text,
  name_kana: Parameter.text,
  name_kanji: Parameter.text,
  owners_provided: Parameter.boolean,
  ownership_declaration: declaration,
  ownership_exemption_reason: Parameter.text,
  phone: Parameter.text,
  physical_address: address,
  principal_place_of_business: address,
  registration_date: PersonFields.day,
  registration_number: Parameter.text,
  representative_declaration: declaration,
  structure: Parameter.text,
  tax_id: Parameter.text,
  tax_id_registrar: Parameter.text,
  vat_id: Parameter.text,
  verification: Parameter.object({ document: PersonFields.document })
} satisfies Parameter.Complete<Stripe.AccountCreateParams.Company & Stripe.AccountUpdateParams.Company>)

const {
  additional_tos_acceptances: _terms,
  documents: _documents,
  nationality: _nationality,
  person_token: _token,
  us_cfpb_data: _data,
  relationship: _relationship,
  ...ofPerson
} = PersonFields.fields

const individual = Parameter.object({
  ...ofPerson,
  relationship: Parameter.object({
    director: Parameter.boolean,
    executive: Parameter.boolean,
    owner: Parameter.boolean,
    percent_ownership: PersonFields.percent,
    title: Parameter.text
  } satisfies Parameter.Complete<Stripe.AccountCreateParams.Individual.Relationship>)
} satisfies Parameter.Complete<Stripe.AccountCreateParams.Individual & Stripe.AccountUpdateParams.Individual>)

export const fields = { company, individual } as const

type Given = Parameter.Given<typeof fields>

/** What of a company is shown as it was said, and which of its numbers are known. */
const shownOf = ({
  registration_number: _number,
  tax_id,
  vat_id,
  ...said
}: NonNullable<Given["company"]>): Said.Said => ({
  ...said,
  tax_id_provided: tax_id === undefined ? undefined : tax_id !== "",
  vat_id_provided: vat_id === undefined ? undefined : vat_id !== ""
})

const personOf = (call: Endpoint.Asked, { beside, id }: View.On<"accounts">): Persons.Kept =>
  (beside.individual === undefined ? undefined : call.state.persons.get(beside.individual)) ??
  Result.getOrThrow(Persons.put(call, id))

/** As of any person, but for what nobody says of an individual. */
type Who = Partial<
  Omit<PersonFields.Given, "relationship"> & { readonly relationship: NonNullable<Given["individual"]>["relationship"] }
>

/** What nobody says of an individual. */
const noRole = { authorizer: undefined, legal_guardian: undefined, representative: true } as const

/** Keeps what a request says of the owner; the account's own events tell it. */
export const say = (
  call: Endpoint.Asked,
  kept: View.On<"accounts">,
  { company: business, individual: who }: Partial<Given>
): void => {
  if (business !== undefined) {
    const said = Said.also(kept.beside.company, shownOf(business))
    kept.beside = { ...kept.beside, ...(said === undefined ? {} : { company: said }) }
  }
  if (who !== undefined) sayIndividual(call, kept, who)
}

/** The same of the individual alone, in the words of persons of v1: the person that it is from then on. */
export const sayIndividual = (call: Endpoint.Asked, kept: View.On<"accounts">, who: Who): Persons.Kept => {
  const person = personOf(call, kept)
  const { director, executive, owner, percent_ownership, title } = who.relationship ?? {}
  const relationship = { ...noRole, director, executive, owner, percent_ownership, title }
  const isPlausible = Providing.isPlausible(Providing.said("", who))
  person.item = {
    ...PersonFields.changed(person.item, { ...who, relationship }, isPlausible),
    updated: call.origin.at
  }
  kept.beside = { ...kept.beside, individual: person.id }
  return person
}
