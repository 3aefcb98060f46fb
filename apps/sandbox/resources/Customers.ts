/**
 * Customers: `/v1/customers`: payers, as far as they have a name and payment methods.
 *
 * https://docs.stripe.com/api/customers
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Shipping from "#apps/sandbox/resources/Shipping.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import type { KnownCustomer } from "#apps/sandbox/state/State.ts"

const invoiceSettings = Parameter.object({
  custom_fields: Parameter.list(Parameter.object({ name: Parameter.text, value: Parameter.text })),
  default_payment_method: Parameter.text,
  footer: Parameter.text,
  rendering_options: Parameter.object({
    amount_tax_display: Parameter.text,
    template: Parameter.text
  } satisfies Parameter.Complete<Stripe.CustomerCreateParams.InvoiceSettings.RenderingOptions>)
} satisfies Parameter.Complete<Stripe.CustomerCreateParams.InvoiceSettings>)

const common = {
  address: AddressFields.address,
  balance: Parameter.notServed,
  business_name: Parameter.shown(Parameter.text),
  cash_balance: Parameter.notServed,
  description: Parameter.text,
  email: EmailAddress.parameter,
  individual_name: Parameter.shown(Parameter.text),
  invoice_prefix: Parameter.shown(Parameter.text),
  invoice_settings: invoiceSettings,
  metadata: Parameter.metadata,
  name: Parameter.text,
  next_invoice_sequence: Parameter.shown(Parameter.integer),
  phone: Parameter.text,
  preferred_locales: Parameter.shown(Parameter.list(Parameter.text)),
  shipping: Parameter.shown(Shipping.parameter),
  source: Parameter.notServed,
  tax: Parameter.ignored,
  tax_exempt: Parameter.shown(Parameter.oneOf(["exempt", "none", "reverse"])),
  validate: Parameter.ignored
} as const

const create = {
  ...common,
  payment_method: Parameter.text,
  tax_id_data: Parameter.ignored,
  test_clock: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.CustomerCreateParams>

const update = {
  ...common,
  default_source: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.CustomerUpdateParams>

const list = {
  ...Page.parameters,
  created: Parameter.range,
  email: Parameter.text,
  test_clock: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.CustomerListParams>

const methods = {
  ...Page.parameters,
  allow_redisplay: Parameter.ignored,
  type: Wallet.type
} as const satisfies Parameter.Complete<Stripe.CustomerListPaymentMethodsParams>

/** Also one that was deleted. */
const findAny = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.customers.of(account, id), "customer", id)

const find = (asked: Endpoint.Asked) =>
  Result.flatMap(findAny(asked), (kept) =>
    kept.item.isDeleted ? Result.fail(Failure.missing("customer", kept.id)) : Result.succeed(kept)
  )

/** Why a request cannot name this customer; undefined where it can, or names none. */
export const refusalOf = ({ account, state }: Endpoint.Asked, id: string | undefined): Failure.Failure | undefined => {
  if (id === undefined) return undefined
  const kept = state.customers.of(account, id)
  return kept === undefined || kept.item.isDeleted ? Failure.missing("customer", id, "customer") : undefined
}

const kept = Said.keeping(common)

const saidOf = (given: Parameter.Given<typeof common>, before: Said.Said | undefined): Said.Said | undefined => {
  const { custom_fields, footer, rendering_options } = given.invoice_settings ?? {}
  const settings = Said.also(undefined, { custom_fields, footer, rendering_options })
  return kept(given, settings === undefined ? before : Said.also(before, { invoice_settings: settings }))
}

/** Nothing in place of a text takes it away. */
const changed = (it: KnownCustomer, given: Parameter.Given<typeof common>): KnownCustomer => ({
  ...it,
  said: saidOf(given, it.said),
  address: given.address === undefined ? it.address : Wallet.addressOf(given.address),
  defaultPaymentMethod: given.invoice_settings?.default_payment_method ?? it.defaultPaymentMethod,
  description: (given.description ?? it.description) || null,
  email: (given.email ?? it.email) || null,
  metadata: Parameter.changed(it.metadata, given.metadata),
  name: (given.name ?? it.name) || null,
  phone: (given.phone ?? it.phone) || null
})

const blank = {
  address: null,
  defaultPaymentMethod: null,
  description: null,
  email: null,
  isDeleted: false,
  metadata: {},
  name: null,
  phone: null
}

const defaultParam = "invoice_settings[default_payment_method]"

/** Why a new customer cannot pay with this by default: it has no payment method but the one that it is made with. */
const unchosen = (chosen: string | undefined, attached: string | undefined): Failure.Failure | undefined =>
  chosen === undefined || chosen === "" || chosen === attached ? undefined : Ownership.missing(chosen, defaultParam)

const createCustomer = Endpoint.of("POST", "/v1/customers", create, (call) => {
  const { account, given, origin, state } = call
  const method = Wallet.stated(call, given)
  if (Result.isFailure(method)) return Result.fail(method.failure)
  const { default_payment_method: chosen } = given.invoice_settings ?? {}
  const refusal = Ownership.attachRefusalOf(method.success?.before, undefined) ?? unchosen(chosen, given.payment_method)
  if (refusal !== undefined) return Result.fail(refusal)
  const id = state.ids.of("cus")
  const own = method.success?.own().id
  const named = changed({ ...blank, id, created: origin.at }, given)
  state.customers.put(account, id, { ...named, defaultPaymentMethod: chosen ? (own ?? null) : null })
  return Result.map(Endpoint.found(state.customers.get(id), "customer", id), (kept) => {
    const shown = PayerView.customer(kept)
    Outbox.emit(state, origin, account, "customer.created", shown)
    if (own !== undefined) Ownership.attach(call, own, id)
    return shown
  })
})

const updateCustomer = Endpoint.of("POST", "/v1/customers/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const chosen = call.given.invoice_settings?.default_payment_method
    if (
      chosen !== undefined &&
      chosen !== "" &&
      call.state.methods.of(call.account, chosen)?.item.customer !== kept.id
    ) {
      return Result.fail(Ownership.missing(chosen, defaultParam))
    }
    const before = PayerView.customer(kept)
    kept.item = changed(kept.item, call.given)
    const object = PayerView.customer(kept)
    Outbox.emitChange(call.state, call.origin, kept.owner, ["customer.updated"], { before, object })
    return Result.succeed(object)
  })
)

/** The ids of all that a customer pays with. */
const methodsOf = ({ state }: Endpoint.Asked, customer: string): ReadonlyArray<string> => {
  const all = state.methods.gathered(customer)
  const kept = Array.from({ length: all.length }, (_, position) => all.at(position))
  return kept.flatMap((each) => (each?.item.customer === customer ? [each.id] : []))
}

/** What a customer, or an account that is one, paid with pays no more. */
export const detachAll = (asked: Endpoint.Asked, payer: string): void => {
  for (const method of methodsOf(asked, payer)) Ownership.detach(asked, method)
}

const deleteCustomer = Endpoint.of("DELETE", "/v1/customers/{id}", {}, (call) =>
  Result.map(find(call), (kept) => {
    const { origin, state } = call
    Outbox.emit(state, origin, kept.owner, "customer.deleted", PayerView.customer(kept))
    kept.item = { ...kept.item, isDeleted: true }
    detachAll(call, kept.id)
    return PayerView.customer(kept)
  })
)

/** Its payment methods, the newest first. */
const listMethods = Endpoint.of("GET", "/v1/customers/{id}/payment_methods", methods, (call) =>
  Result.flatMap(find(call), ({ id }) =>
    Endpoint.listed(call.state.methods.gathered(id), call.given, {
      url: `/v1/customers/${id}/payment_methods`,
      noun: "PaymentMethod",
      show: PayerView.method,
      matches: ({ item }) =>
        item.customer === id && (call.given.type === undefined || item.instrument.type === call.given.type)
    })
  )
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createCustomer,

  Endpoint.of("GET", "/v1/customers", list, ({ account, given, state }) =>
    Endpoint.listed(state.customers.all(account), given, {
      url: "/v1/customers",
      noun: "customer",
      show: PayerView.customer,
      matches: ({ item }) =>
        !item.isDeleted &&
        (given.email === undefined || item.email === given.email) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/customers/{id}", {}, (call) => Result.map(findAny(call), PayerView.customer)),

  updateCustomer,

  deleteCustomer,

  listMethods,

  Endpoint.of("GET", "/v1/customers/{id}/payment_methods/{method}", {}, (call) =>
    Result.flatMap(find(call), ({ id }) => {
      const { method = "" } = call.named
      const kept = call.state.methods.of(call.account, method)
      return Result.map(
        Endpoint.found(kept?.item.customer === id ? kept : undefined, "PaymentMethod", method),
        PayerView.method
      )
    })
  )
]
