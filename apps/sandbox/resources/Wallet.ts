/**
 * Wallet: the payment methods that a request names, and those that it makes by saying what they are.
 *
 * A name of Stripe's for a test payment method, such as `pm_card_visa`, makes a new one each time that it is used.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as RoutingNumber from "#apps/sandbox/resources/RoutingNumber.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"
import * as CardData from "#apps/sandbox/resources/CardData.ts"
import * as OtherMethods from "#apps/sandbox/resources/OtherMethods.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as TestBank from "#apps/sandbox/state/TestBank.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"
import * as UnservedCard from "#apps/sandbox/state/UnservedCard.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

export const billingDetails = Parameter.object({
  address: AddressFields.address,
  email: EmailAddress.parameter,
  name: Parameter.text,
  phone: Parameter.text,
  tax_id: Parameter.ignored
} satisfies Parameter.Complete<Stripe.PaymentMethodCreateParams.BillingDetails>)

/** Of all kinds of bank debits. */
const bank = Parameter.object({
  account_holder_type: Parameter.ignored,
  account_number: Parameter.text,
  account_type: Parameter.ignored,
  bsb_number: Parameter.text,
  financial_connections_account: Parameter.notServed,
  iban: Parameter.text,
  institution_number: Parameter.text,
  routing_number: Parameter.text,
  sort_code: Parameter.text,
  transit_number: Parameter.text
} satisfies Parameter.Complete<
  Stripe.PaymentMethodCreateParams.AcssDebit &
    Stripe.PaymentMethodCreateParams.AuBecsDebit &
    Stripe.PaymentMethodCreateParams.BacsDebit &
    Stripe.PaymentMethodCreateParams.SepaDebit &
    Stripe.PaymentMethodCreateParams.UsBankAccount
>)

/** The types of payment methods that this sandbox knows. */
export const types = ["card", ...BankDebit.all] as const

export type Type = (typeof types)[number]

/** Any other may be one of Stripe's. */
export const type: Parameter.Parameter<Type | undefined> = {
  isRequired: false,
  read: (value, name) =>
    Result.flatMap(Parameter.text.read(value, name), (stated) => {
      const known = types.find((each) => each === stated)
      return stated === undefined || known !== undefined
        ? Result.succeed(known)
        : Result.fail(Failure.notServed(`payments by ${stated} are not served`, name))
    })
}

/** What a payment method is made of, as far as it is served. */
const served = {
  acss_debit: bank,
  allow_redisplay: Parameter.ignored,
  au_becs_debit: bank,
  bacs_debit: bank,
  billing_details: billingDetails,
  card: Parameter.object({
    ...CardData.expiry,
    cvc: Parameter.text,
    networks: Parameter.ignored,
    number: Parameter.text,
    token: Parameter.text
  } satisfies Parameter.Complete<Stripe.PaymentMethodCreateParams.Card>),
  metadata: Parameter.metadata,
  radar_options: Parameter.ignored,
  sepa_debit: bank,
  type: Parameter.required(type),
  us_bank_account: bank
} as const

/** What a payment method is made of. */
export const parts = {
  ...OtherMethods.parameters,
  ...served
} as const satisfies Parameter.Complete<Omit<Stripe.PaymentMethodCreateParams, "customer" | "payment_method">>

type Parts = Parameter.Given<typeof served>

const unknown = (name: string, param: string): Failure.Failure => {
  const why = UnservedCard.whyNamed(name)
  if (why !== undefined) return Failure.notServed(`there is no ${name} here: ${why}`, param)
  return /^(pm_card_|pm_sepaDebit_|pm_usBank|tok_)/.test(name)
    ? Failure.notServed(
        `there is no payment method ${name} here; known are Stripe's test cards by brand, country, decline, dispute and ` +
          `refund, such as pm_card_visa, pm_card_de and pm_card_chargeDeclined, and of each the token tok_…`,
        param
      )
    : Failure.missing("PaymentMethod", name, param)
}

/** Of a token that has been used. */
export const spent = (token: string, param: string): Failure.Failure =>
  Failure.of(
    Refusal.invalid(`You cannot use a Stripe token more than once: ${token}.`, { code: "token_already_used", param })
  )

/** A token has been used, if `name` is one's; Stripe's names for test tokens are used as often as one likes. */
export const spend = ({ account, state }: Asked, name: string | undefined): void => {
  const kept = name === undefined ? undefined : state.tokens.of(account, name)
  if (kept !== undefined) kept.item = { ...kept.item, used: true }
}

/** What a payment method or a token holds, by its id or by Stripe's name for a test one. */
export const instrument = (
  { account, state }: Asked,
  name: string,
  param: string
): Result.Result<Instrument.Instrument, Failure.Failure> => {
  const token = state.tokens.of(account, name)?.item
  if (token?.used === true) return Result.fail(spent(name, param))
  const found = state.methods.of(account, name)?.item.instrument ?? token?.instrument ?? Instrument.named(name)
  return found === undefined ? Result.fail(unknown(name, param)) : Result.succeed(found)
}

/** What a bank finds wrong, of what is said. */
const checksOf = (
  { checks }: TestCard.TestCard,
  { billing_details: billing, card }: Parts
): TestCard.Checks | undefined =>
  checks === undefined
    ? undefined
    : {
        address_line1_check: billing?.address?.line1 === undefined ? null : checks.address_line1_check,
        address_postal_code_check:
          billing?.address?.postal_code === undefined ? null : checks.address_postal_code_check,
        cvc_check: card?.cvc === undefined ? null : checks.cvc_check
      }

const noSuch = (digits: string): string => {
  const why = UnservedCard.whyNumbered(digits)
  return `there is no test card with this number here${why === undefined ? "" : `: ${why}`}`
}

const cardIn = (asked: Asked, given: Parts): Result.Result<Instrument.Instrument, Failure.Failure> => {
  const { card } = given
  if (card?.token !== undefined) return instrument(asked, card.token, "card[token]")
  if (card?.number === undefined) return Result.fail(Failure.missingParameter("card[number]"))
  const { cvc, exp_month = TestCard.usualExpiry.exp_month, exp_year = TestCard.usualExpiry.exp_year, number } = card
  const expires = { exp_month, exp_year: CardData.yearOf(exp_year) }
  const refusal = CardData.refusalOf({ cvc, expires, number }, asked.state.world.now())
  if (refusal !== undefined) return Result.fail(refusal)
  const digits = CardData.digitsOf(number)
  const known = TestCard.numbered(digits)
  return known === undefined
    ? Result.fail(Failure.notServed(noSuch(digits), "card[number]"))
    : Result.succeed(Instrument.ofCard(known, expires, checksOf(known, given)))
}

/** What the parameters of a new payment method describe. */
export const described = (asked: Asked, given: Parts): Result.Result<Instrument.Instrument, Failure.Failure> => {
  if (given.type === "card") return cardIn(asked, given)
  const { type } = given
  const routing = given.us_bank_account?.routing_number
  const unrouted =
    type === "us_bank_account" && routing !== undefined
      ? RoutingNumber.refusalOf(routing, "us_bank_account[routing_number]")
      : undefined
  if (unrouted !== undefined) return Result.fail(unrouted)
  const found = TestBank.of(type, given[type] ?? {})
  return found === undefined
    ? Result.fail(Failure.notServed(`there is no test account of ${type} with this number`, type))
    : Result.succeed(Instrument.ofBank(found))
}

const nothingKnown = { address: null, email: null, name: null, phone: null }

type Billing = Instrument.Method["billing"]

/** What is said of a payer, where anything is said. */
export const billing = (given: Parts["billing_details"], before: Billing = nothingKnown): Billing => ({
  address: given?.address === undefined ? before.address : addressOf(given.address),
  email: given?.email ?? before.email,
  name: given?.name ?? before.name,
  phone: given?.phone ?? before.phone
})

type GivenAddress = NonNullable<NonNullable<Parts["billing_details"]>["address"]>

export const addressOf = (given: GivenAddress) => ({
  city: given.city ?? null,
  country: given.country ?? null,
  line1: given.line1 ?? null,
  line2: given.line2 ?? null,
  postal_code: given.postal_code ?? null,
  state: given.state ?? null
})

/** Puts a new payment method on the shelf. */
export const put = (
  { account, origin, state }: Asked,
  instrument: Instrument.Instrument,
  about: Partial<Pick<Instrument.Method, "billing" | "customer" | "metadata" | "isSetUp">> = {}
): Instrument.Method => {
  const method: Instrument.Method = {
    id: state.ids.of("pm"),
    created: origin.at,
    billing: nothingKnown,
    customer: null,
    instrument,
    isSetUp: false,
    isSpent: false,
    metadata: {},
    ...about
  }
  state.methods.put(account, method.id, method)
  return method
}

/** What a request pays with: by a name, or described. */
export interface Stated {
  readonly instrument: Instrument.Instrument
  /** The payment method that holds it, where there is one already. */
  readonly before: Instrument.Method | undefined
  /** The payment method that holds it: the one of that id, or a new one. */
  readonly own: () => Instrument.Method
}

/** By the id of a payment method, or by Stripe's name for a test one. */
export const named = (asked: Asked, name: string, param = "payment_method"): Result.Result<Stated, Failure.Failure> =>
  Result.map(instrument(asked, name, param), (found) => ({
    instrument: found,
    before: asked.state.methods.of(asked.account, name)?.item,
    own: () => asked.state.methods.of(asked.account, name)?.item ?? put(asked, found)
  }))

/** What a request may say of it. */
export interface Saying {
  readonly payment_method?: string | undefined
  readonly payment_method_data?: Parts | undefined
}

/** Undefined where a request says nothing of it. */
export const stated = (asked: Asked, given: Saying): Result.Result<Stated | undefined, Failure.Failure> => {
  const { payment_method: name, payment_method_data: data } = given
  if (name !== undefined) return named(asked, name)
  if (data === undefined) return Result.succeed(undefined)
  return Result.map(described(asked, data), (found) => ({
    instrument: found,
    before: undefined,
    own: () => {
      spend(asked, data.card?.token)
      return put(asked, found, {
        billing: billing(data.billing_details),
        metadata: Parameter.changed({}, data.metadata)
      })
    }
  }))
}

/** Changes what is known of a payment method. */
export const change = ({ state }: Asked, id: string, about: Partial<Instrument.Method>): void => {
  const kept = state.methods.get(id)
  if (kept === undefined) return
  kept.item = { ...kept.item, ...about }
  if (kept.item.customer !== null) state.methods.gather(kept.item.customer, id)
}
