/**
 * Persons, what Stripe asks of an account, and giving it, through the official SDK.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

const jane = {
  first_name: "Jane",
  last_name: "Diaz",
  email: "jane@example.com",
  dob: { day: 1, month: 1, year: 1902 },
  address: { line1: "Main street 1", city: "Ghent", country: "BE", postal_code: "9000" },
  relationship: { representative: true, owner: true, percent_ownership: 60, title: "CEO" }
}

describe("a person", () => {
  it("is made, found, changed, listed by what they are, and deleted", async () => {
    const { seller, stripe } = await Shop.start()
    const account = await seller()
    const { id } = await stripe.accounts.createPerson(account, {
      ...jane,
      id_number: "000000000",
      metadata: { a: "1" }
    })
    expect(id).toMatch(/^person_/)
    const other = await stripe.accounts.createPerson(account, { relationship: { director: true } })
    expect(await stripe.accounts.retrievePerson(account, id)).toMatchObject({
      ...jane,
      object: "person",
      account,
      address: { ...jane.address, line2: null, state: null },
      created: Shop.monday,
      id_number_provided: true,
      ssn_last_4_provided: true,
      metadata: { a: "1" },
      relationship: { ...jane.relationship, director: false },
      verification: { status: "verified" }
    })
    const changed = await stripe.accounts.updatePerson(account, id, {
      last_name: "Doe",
      relationship: { owner: false }
    })
    expect([changed.first_name, changed.last_name, changed.relationship?.owner, changed.relationship?.title]).toEqual([
      "Jane",
      "Doe",
      false,
      "CEO"
    ])
    expect(
      Specification.problems({ ...changed, deleted: false }).filter((problem) => !Specification.isKnown(problem))
    ).toEqual([])
    const ids = async (relationship?: Stripe.AccountListPersonsParams.Relationship) =>
      (await stripe.accounts.listPersons(account, relationship === undefined ? {} : { relationship })).data.map(
        (each) => each.id
      )
    expect(await ids()).toEqual([other.id, id])
    expect(await ids({ director: true })).toEqual([other.id])
    expect(await ids({ representative: true })).toEqual([id])
    expect(await stripe.accounts.deletePerson(account, other.id)).toMatchObject({ id: other.id, deleted: true })
    expect((await Shop.refused(stripe.accounts.retrievePerson(account, other.id))).code).toBe("resource_missing")
    const { data } = await stripe.events.list({}, { stripeAccount: account })
    expect(data.map(({ type }) => type).filter((type) => type.startsWith("person."))).toEqual([
      "person.deleted",
      "person.updated",
      "person.created",
      "person.created"
    ])
  })

  it("who represents an account is not deleted, and nobody else's person is found", async () => {
    const { seller, stripe } = await Shop.start()
    const [one, other] = [await seller(), await seller()]
    const { id } = await stripe.accounts.createPerson(one, jane)
    expect((await Shop.refused(stripe.accounts.deletePerson(one, id))).message).toBe(
      "The representative of an account cannot be deleted: make somebody else the representative first."
    )
    expect((await Shop.refused(stripe.accounts.retrievePerson(other, id))).message).toBe(`No such person: '${id}'`)
  })

  it("is not verified by a number that is somebody else's", async () => {
    const { seller, stripe } = await Shop.start()
    const person = await stripe.accounts.createPerson(await seller(), { ...jane, id_number: "111111111" })
    expect(person.verification?.status).toBe("unverified")
  })
})

interface Asking {
  readonly current_deadline?: number
  readonly disables?: ReadonlyArray<string>
}

/** A seller of whom Stripe asks things. */
const asked = async () => {
  const shop = await Shop.start()
  const { seller, server, stripe } = shop
  const id = await seller()
  const ask = (requirement: string, asking: Asking = {}) =>
    stripe.rawRequest("POST", `/v1/test_helpers/accounts/${id}/requirements`, { requirement, ...asking })
  const told = async () => {
    const { charges_enabled, payouts_enabled, requirements } = await stripe.accounts.retrieve(id)
    const { currently_due, disabled_reason, eventually_due, past_due, pending_verification } =
      requirements ?? expect.fail()
    return {
      charges_enabled,
      payouts_enabled,
      currently_due,
      disabled_reason,
      eventually_due,
      past_due,
      pending_verification
    }
  }
  const can = (charges_enabled: boolean, payouts_enabled: boolean) => ({ charges_enabled, payouts_enabled })
  return { ...shop, id, ask, can, told, later: () => server.advance("3m") }
}

const tomorrow = Shop.monday + 86_400
const nothing = { currently_due: [], disabled_reason: null, eventually_due: [], past_due: [], pending_verification: [] }

describe("whose an account is", () => {
  const problemsOf = (account: Stripe.Account) =>
    Specification.problems({ ...account, deleted: false }).filter((each) => !Specification.isKnown(each))
  const platformCollects = { type: "custom", capabilities: { transfers: { requested: true } } } as const
  const address = { line1: "1 Main Street", city: "Austin", postal_code: "73301", state: "TX", country: "US" }

  it("is a company, whose numbers are not told", async () => {
    const { stripe } = await Shop.start()
    const { id, ...made } = await stripe.accounts.create({
      ...platformCollects,
      business_type: "company",
      company: { name: "Ada's Looms", tax_id: "000000000", address, owners_provided: true }
    })
    const company = {
      address: { ...address, line2: null },
      directors_provided: false,
      executives_provided: false,
      name: "Ada's Looms",
      owners_provided: true,
      phone: null,
      tax_id_provided: true,
      vat_id_provided: false,
      verification: { document: { back: null, details: null, details_code: null, front: null } }
    }
    expect(made.company).toEqual(company)
    await stripe.accounts.update(id, {
      company: { phone: "+15550100", verification: { document: { front: "file_1" } } }
    })
    const account = await stripe.accounts.retrieve(id)
    expect(account.company).toEqual({
      ...company,
      phone: "+15550100",
      verification: { document: { back: null, details: null, details_code: null, front: "file_1" } }
    })
    expect(problemsOf(account)).toEqual([])
    const { data } = await stripe.events.list({ type: "account.updated" }, { stripeAccount: id })
    expect(data[0]?.data.previous_attributes).toEqual({
      company: { phone: null, verification: { document: { front: null } } }
    })
  })

  it("is an individual, who is a person of it", async () => {
    const { stripe } = await Shop.start()
    const { id, individual } = await stripe.accounts.create({
      ...platformCollects,
      business_type: "individual",
      individual: { first_name: "Ada", dob: { day: 1, month: 1, year: 1901 }, id_number: "000000000", address }
    })
    expect(individual).toMatchObject({
      id: expect.stringMatching(/^person_/),
      object: "person",
      account: id,
      address: { ...address, line2: null },
      dob: { day: 1, month: 1, year: 1901 },
      first_name: "Ada",
      id_number_provided: true,
      last_name: null,
      relationship: { representative: true }
    })
    const changed = await stripe.accounts.update(id, {
      individual: { last_name: "Lovelace", relationship: { title: "CEO" } }
    })
    expect(changed.individual).toMatchObject({ id: individual?.id, first_name: "Ada", last_name: "Lovelace" })
    expect(problemsOf(changed)).toEqual([])
    const persons = await stripe.accounts.listPersons(id)
    expect(persons.data).toEqual([changed.individual])
    await stripe.accounts.updatePerson(id, individual?.id ?? "", { email: "ada@example.com" })
    expect((await stripe.accounts.retrieve(id)).individual?.email).toBe("ada@example.com")
  })

  it("is told of a company's name alone where Stripe collects what must be known", async () => {
    const { stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "express",
      company: { name: "Ada's Looms", phone: "+15550100" },
      individual: { first_name: "Ada" }
    })
    const account = await stripe.accounts.retrieve(id)
    expect([account.company, account.individual]).toEqual([{ name: "Ada's Looms" }, undefined])
  })

  it("is not said in other words than Stripe's", async () => {
    const { stripe } = await Shop.start()
    const company = { title: "Ada's Looms" } as object
    expect(await Shop.refused(stripe.accounts.create({ ...platformCollects, company }))).toMatchObject({
      code: "parameter_unknown",
      param: "company[title]"
    })
  })
})

describe("what Stripe asks of an account", () => {
  it("disables it from its deadline on, and no more once it is given and verified", async () => {
    const { ask, can, id, later, server, stripe, told } = await asked()
    const name = "individual.verification.document"
    await ask(name, { current_deadline: tomorrow })
    expect(await told()).toEqual({ ...nothing, ...can(true, true), currently_due: [name], eventually_due: [name] })
    expect((await stripe.accounts.retrieve(id)).requirements?.current_deadline).toBe(tomorrow)
    server.advance(Shop.days(1))
    const late = { currently_due: [name], eventually_due: [name], past_due: [name] }
    expect(await told()).toEqual({
      ...nothing,
      ...can(false, false),
      ...late,
      disabled_reason: "requirements.past_due"
    })
    await stripe.accounts.update(id, {
      individual: { verification: { document: { front: "file_identity_document_success" } } }
    })
    expect(await told()).toMatchObject({
      ...can(false, false),
      disabled_reason: "requirements.pending_verification",
      pending_verification: [name]
    })
    later()
    expect(await told()).toEqual({ ...nothing, ...can(true, true) })
  })

  it("is asked again where what was given is not it", async () => {
    const { ask, can, id, later, stripe, told } = await asked()
    const name = "individual.verification.document"
    await ask(name, { current_deadline: Shop.monday, disables: ["payouts"] })
    expect(await told()).toMatchObject({ ...can(true, false), past_due: [name] })
    await stripe.accounts.update(id, {
      individual: { verification: { document: { front: "file_identity_document_failure" } } }
    })
    later()
    expect(await told()).toMatchObject({ ...can(true, false), past_due: [name], pending_verification: [] })
  })

  it.each<[string, Stripe.AccountUpdateParams, "verified" | "pending" | "open"]>([
    ["company.tax_id", { company: { tax_id: "222222222" } }, "verified"],
    ["business_profile.url", { business_profile: { url: "https://accessible.stripe.com" } }, "verified"],
    ["tos_acceptance.date", { tos_acceptance: { date: Shop.monday, ip: "127.0.0.1" } }, "verified"],
    ["individual.dob.day", { individual: { dob: { day: 1, month: 1, year: 1902 } } }, "verified"],
    ["individual.dob.day", { individual: { dob: { day: 1, month: 1, year: 1901 } } }, "pending"],
    ["individual.email", { individual: { email: "ada@example.com" } }, "verified"],
    ["individual.email", { individual: { phone: "0000000000" } }, "open"],
    ["individual.email", { individual: { email: "" } }, "open"],
    ["individual.id_number", { individual: { id_number: "000000000" } }, "pending"]
  ])("%s after %o is %s", async (name, params, expected) => {
    const { ask, id, stripe, told } = await asked()
    await ask(name, { current_deadline: tomorrow })
    await stripe.accounts.update(id, params)
    expect(await told()).toMatchObject({
      currently_due: expected === "open" ? [name] : [],
      pending_verification: expected === "pending" ? [name] : []
    })
  })

  it.each([
    ["individual.dob.day", { dob: { day: 2, month: 3, year: 1990 } }],
    ["individual.id_number", { id_number: "111111111" }],
    ["individual.address.line1", { address: { line1: "address_no_match" } }]
  ])("%s is not verified by %o", async (name, individual) => {
    const { ask, id, later, stripe, told } = await asked()
    await ask(name, { current_deadline: tomorrow })
    await stripe.accounts.update(id, { individual })
    expect((await told()).pending_verification).toEqual([name])
    later()
    expect(await told()).toMatchObject({ currently_due: [name], pending_verification: [] })
  })

  it("may be asked of a person, by the id or by what they are", async () => {
    const { ask, id, stripe, told } = await asked()
    const person = await stripe.accounts.createPerson(id, { relationship: { owner: true } })
    await ask(`${person.id}.email`, { current_deadline: tomorrow })
    await ask("relationship.representative", { current_deadline: tomorrow })
    await ask("representative.email")
    const shown = await stripe.accounts.retrievePerson(id, person.id)
    expect(shown.requirements).toMatchObject({ currently_due: ["email"], eventually_due: ["email"], past_due: [] })
    await stripe.accounts.updatePerson(id, person.id, { email: "o@example.com" })
    expect((await told()).currently_due).toEqual(["relationship.representative"])
    await stripe.accounts.createPerson(id, jane)
    expect(await told()).toMatchObject(nothing)
  })

  it("is told by an event, as is what lifts it", async () => {
    const { ask, id, stripe } = await asked()
    await ask("individual.email", { current_deadline: tomorrow })
    await stripe.accounts.update(id, { individual: { email: "ada@example.com" } })
    const { data } = await stripe.events.list({ type: "account.updated" }, { stripeAccount: id })
    const due = data.map(({ data: { object } }) => (object as Stripe.Account).requirements?.currently_due)
    // The first of all told that it was made.
    expect([due.at(-2), due[0]]).toEqual([["individual.email"], []])
  })

  it("is refused as the model refuses it", async () => {
    const { ask } = await asked()
    await ask("individual.email")
    expect((await Shop.refused(ask("individual.email"))).message).toContain("Nothing changes")
  })
})

describe("a test card that triggers", () => {
  const pay = (stripe: Stripe, source: string, id: string, isDirect: boolean) =>
    stripe.charges.create(
      { amount: 1000, currency: "usd", source, ...(isDirect ? {} : { on_behalf_of: id }) },
      isDirect ? { stripeAccount: id } : {}
    )

  it("asks for what was due eventually, once it is charged for the account", async () => {
    const { ask, can, id, stripe, told } = await asked()
    await ask("individual.id_number")
    await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa_triggerNextRequirements" })
    expect(await told()).toMatchObject({
      ...can(true, true),
      currently_due: [],
      eventually_due: ["individual.id_number"]
    })
    await pay(stripe, "tok_visa_triggerNextRequirements", id, false)
    expect(await told()).toMatchObject({ ...can(true, true), currently_due: ["individual.id_number"] })
    expect((await stripe.accounts.retrieve(id)).requirements?.current_deadline).toBe(Shop.monday + Shop.days(14))
  })

  it.each([
    ["tok_visa_triggerChargeBlock", false, true],
    ["tok_visa_triggerPayoutBlock", true, false]
  ])("%s misses what is due", async (source, charges, payouts) => {
    const { ask, can, id, stripe, told } = await asked()
    await ask("individual.id_number", { current_deadline: tomorrow })
    await ask("individual.email")
    await pay(stripe, source, id, true)
    expect(await told()).toMatchObject({ ...can(charges, payouts), past_due: ["individual.id_number"] })
  })
})
