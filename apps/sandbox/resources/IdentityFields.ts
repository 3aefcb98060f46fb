/**
 * IdentityFields: `identity` of accounts of v2: who an account's owner is. It is kept and shown, and what is asked of the
 * account is provided by it.
 *
 * Documents and the numbers themselves are taken, and shown to nobody, as at Stripe.
 */
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"
import * as Providing from "#apps/sandbox/state/Providing.ts"

type Identity = Required<Stripe.V2.Core.AccountUpdateParams.Identity>
type Attestations = Required<Identity["attestations"]>
type Business = Required<Identity["business_details"]>
type Individual = Required<Identity["individual"]>

const address = AddressFields.withTown

export const acceptance = Parameter.object({
  date: Parameter.text,
  ip: Parameter.text,
  user_agent: Parameter.text
} satisfies Parameter.Complete<Attestations["directorship_declaration"]>)

const attestations = Parameter.object({
  directorship_declaration: acceptance,
  ownership_declaration: acceptance,
  persons_provided: Parameter.object({
    directors: Parameter.boolean,
    executives: Parameter.boolean,
    owners: Parameter.boolean,
    ownership_exemption_reason: Parameter.text
  } satisfies Parameter.Complete<Attestations["persons_provided"]>),
  representative_declaration: acceptance,
  terms_of_service: Parameter.object({
    account: acceptance,
    crypto_money_manager: acceptance,
    money_manager: acceptance
  } satisfies Parameter.Complete<Attestations["terms_of_service"]>)
} satisfies Parameter.Complete<Attestations>)

const amount = Parameter.object({
  currency: Parameter.text,
  value: Parameter.integer
} satisfies Parameter.Complete<Required<Business["monthly_estimated_revenue"]>["amount"]>)

const day = Parameter.object({
  day: Parameter.required(Parameter.between(1, 31)),
  month: Parameter.required(Parameter.between(1, 12)),
  year: Parameter.required(Parameter.between(1, 9999))
} satisfies Parameter.Complete<Individual["date_of_birth"]>)

const number = { type: Parameter.required(Parameter.text), value: Parameter.required(Parameter.text) } as const

const addresses = Parameter.object({ kana: address, kanji: address })

const businessDetails = Parameter.object({
  additional_addresses: Parameter.list(Parameter.tree),
  address,
  annual_revenue: Parameter.object({ amount, fiscal_year_end: Parameter.text }),
  documents: Parameter.tree,
  estimated_worker_count: Parameter.integer,
  id_numbers: Parameter.list(Parameter.object({ ...number, registrar: Parameter.text })),
  monthly_estimated_revenue: Parameter.object({ amount }),
  phone: Parameter.text,
  registered_name: Parameter.text,
  registration_date: day,
  script_addresses: addresses,
  script_names: Parameter.tree,
  structure: Parameter.text
} satisfies Parameter.Complete<Business>)

const names = Parameter.object({ given_name: Parameter.text, surname: Parameter.text })

export const individualFields = {
  additional_addresses: Parameter.list(Parameter.tree),
  additional_names: Parameter.list(Parameter.tree),
  address,
  date_of_birth: day,
  documents: Parameter.tree,
  email: Parameter.text,
  given_name: Parameter.text,
  id_numbers: Parameter.list(Parameter.object(number)),
  legal_gender: Parameter.text,
  metadata: Parameter.metadata,
  nationalities: Parameter.list(Parameter.text),
  phone: Parameter.text,
  political_exposure: Parameter.text,
  relationship: Parameter.object({
    director: Parameter.boolean,
    executive: Parameter.boolean,
    owner: Parameter.boolean,
    percent_ownership: Parameter.text,
    title: Parameter.text
  } satisfies Parameter.Complete<Individual["relationship"]>),
  script_addresses: addresses,
  script_names: Parameter.object({ kana: names, kanji: names }),
  surname: Parameter.text
} as const satisfies Parameter.Complete<Individual>

const individual = Parameter.object(individualFields)

export const parameter = Parameter.object({
  attestations,
  business_details: businessDetails,
  country: Parameter.text,
  entity_type: Parameter.oneOf(["company", "government_entity", "individual", "non_profit"]),
  individual
} satisfies Parameter.Complete<Identity>)

type Given = NonNullable<Parameter.Given<{ readonly it: typeof parameter }>["it"]>

/** Of which kind each is. */
export const shownNumbers = (numbers: ReadonlyArray<{ readonly type: string } | undefined> | undefined) =>
  numbers?.map((each) => ({ ...each, value: undefined }))

/** What is shown of it beside country and kind, and beside the individual, who is a person of the account. */
export const saidOf = ({ attestations: attested, business_details: business }: Given): Said.Said | undefined =>
  Said.also(undefined, {
    attestations: attested,
    business_details: business && { ...business, documents: undefined, id_numbers: shownNumbers(business.id_numbers) }
  })

type Who = Partial<
  Pick<
    Parameter.Given<typeof individualFields>,
    "date_of_birth" | "documents" | "given_name" | "id_numbers" | "surname"
  >
>

/** What v1 calls otherwise of a person. */
export const inV1 = (who: Who): Said.Said => ({
  dob: who.date_of_birth,
  first_name: who.given_name,
  id_number: who.id_numbers?.find((each) => each?.type !== "us_ssn_last_4")?.value,
  last_name: who.surname,
  ssn_last_4: who.id_numbers?.find((each) => each?.type === "us_ssn_last_4")?.value,
  verification: who.documents && { document: frontBack(who.documents) }
})

/** What may be asked of an account, by the names that it has in v1. */
export const providedBy = ({ attestations: attested, business_details, entity_type, individual: who }: Given) => {
  return Providing.all({
    // As it is called in v2 too, for whoever asks for it so.
    identity: { attestations: attested, business_details, entity_type, individual: who },
    business_type: entity_type,
    company: business_details && {
      ...business_details,
      name: business_details.registered_name,
      tax_id: business_details.id_numbers?.[0]?.value
    },
    individual: who && {
      ...who,
      ...inV1(who)
    },
    tos_acceptance: attested?.terms_of_service?.account
  })
}

const frontBack = (documents: Said.Said | undefined): unknown => {
  const verification = documents?.["primary_verification"]
  return typeof verification === "object" && verification !== null && "front_back" in verification
    ? verification.front_back
    : undefined
}
