/**
 * AccountV2Fields: the parameters of accounts of v2, and what they say of an account in the words of a scenario.
 */
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/AccountV2.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import type { Requested } from "#apps/sandbox/resources/Capabilities.ts"
import * as ConfigurationFields from "#apps/sandbox/resources/ConfigurationFields.ts"
import * as IdentityFields from "#apps/sandbox/resources/IdentityFields.ts"
import { type Params, usualSchedule, type Words } from "#apps/sandbox/state/AccountMaking.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const responsibilities = Parameter.object({
  fees_collector: Parameter.required(
    Parameter.oneOf(["stripe", "application", "application_express", "application_custom"])
  ),
  losses_collector: Parameter.required(Parameter.oneOf(Controller.lossesOf))
} satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams.Defaults.Responsibilities>)

const defaults = {
  currency: Parameter.text,
  locales: Parameter.list(Parameter.text),
  profile: Parameter.object({
    business_url: Parameter.text,
    doing_business_as: Parameter.text,
    product_description: Parameter.text
  } satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams.Defaults.Profile>),
  responsibilities
} as const

const include = Parameter.list(Parameter.required(Parameter.oneOf(Wire.includable)))

const common = {
  account_token: Parameter.notServed,
  contact_email: Parameter.text,
  contact_phone: Parameter.text,
  dashboard: Parameter.oneOf(Controller.dashboards),
  display_name: Parameter.text,
  identity: IdentityFields.parameter,
  include,
  metadata: Parameter.metadata
} as const

export const create = {
  ...common,
  configuration: ConfigurationFields.create,
  defaults: Parameter.object(defaults satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams.Defaults>)
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams>

export const update = {
  ...common,
  configuration: ConfigurationFields.update,
  defaults: Parameter.object({
    ...defaults,
    payout_methods: Parameter.notServed
  } satisfies Parameter.Complete<Stripe.V2.Core.AccountUpdateParams.Defaults>)
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountUpdateParams>

export const retrieve = { include } as const satisfies Parameter.Complete<Stripe.V2.Core.AccountRetrieveParams>

const configurations = Parameter.list(Parameter.required(Parameter.oneOf(Wire.configurations)))

export const list = {
  applied_configurations: configurations,
  closed: Parameter.boolean,
  limit: Parameter.between(1, 100),
  page: Parameter.text
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountListParams & { readonly page?: string }>

export const close = {
  applied_configurations: configurations
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountCloseParams>

type Create = Parameter.Given<typeof create>
type Update = Parameter.Given<typeof update>

/** Of an account that only pays, nobody need say who is responsible: there is nothing to be responsible for. */
const ofCustomer = { fees_collector: "application", losses_collector: "application" } as const

/** By which of them it is said; who is responsible goes with the dashboard, which is another. */
export const params = {
  country: "identity[country]",
  currency: "defaults[currency]",
  name: "display_name"
} as const satisfies Params

/** The account in the words of a scenario; undefined where nobody is said to be responsible. */
export const words = (
  { configuration, dashboard = "none", defaults: usual, display_name, identity }: Create,
  home: string
) => {
  const { merchant, recipient } = configuration ?? {}
  const isCustomer = configuration?.customer !== undefined && merchant === undefined && recipient === undefined
  const stated = usual?.responsibilities ?? (isCustomer ? ofCustomer : undefined)
  if (stated === undefined) return undefined
  const isMerchant = merchant?.capabilities?.card_payments?.requested === true
  const isRecipient = recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested === true
  const made: Words = {
    v2: {
      dashboard,
      applied_configurations: [...(isMerchant ? ["merchant"] : []), ...(isRecipient ? ["recipient"] : [])],
      responsibilities: stated
    },
    payouts: { schedule: usualSchedule(identity?.country?.toUpperCase() ?? home) },
    ...(identity?.country === undefined ? {} : { country: identity.country.toUpperCase() }),
    ...(usual?.currency === undefined ? {} : { currency: usual.currency }),
    ...(display_name === undefined ? {} : { name: display_name })
  }
  return made
}

/** What is shown of an account as it is said, wherever that is asked for. */
export const saidOf = ({
  configuration,
  contact_phone,
  defaults: usual,
  identity
}: Create | Update): Said.Said | undefined => {
  const { capabilities: _, ...merchant } = configuration?.merchant ?? {}
  const { billing, shipping } = configuration?.customer ?? {}
  const { applied: __, ...kept } = { applied: undefined, ...merchant }
  const configured = Said.also(Said.also(undefined, { merchant: Said.also(undefined, kept) }), {
    customer: Said.also(undefined, { billing, shipping })
  })
  return Said.also(undefined, {
    configuration: configured,
    contact_phone,
    defaults: Said.also(undefined, { locales: usual?.locales, profile: usual?.profile }),
    identity: identity && IdentityFields.saidOf(identity)
  })
}

/** Of what was said, and of the individual, that which `made` shows. */
export const visible = (
  made: ReturnType<typeof Wire.of>,
  said: Said.Said | undefined,
  individual: Said.Said | undefined
): Said.Said | undefined => {
  const { configuration, defaults: usual, identity, ...others } = said ?? {}
  const isIndividual = made.identity?.entity_type === "individual"
  const configured: Readonly<Record<string, unknown>> = made.configuration ?? {}
  const shown = Object.entries((configuration ?? {}) as Said.Said).filter(
    ([name]) => (configured[name] ?? null) !== null
  )
  return Said.also(undefined, {
    ...others,
    configuration: made.configuration === null ? undefined : Object.fromEntries(shown),
    defaults: made.defaults === null ? undefined : usual,
    identity:
      made.identity === null
        ? undefined
        : { ...(identity as Said.Said | undefined), individual: isIndividual ? individual : undefined }
  })
}

/** Which configurations an account has then: one that is stated is applied, unless it says otherwise. */
export const configuredBy = (
  configuration: Update["configuration"] | Create["configuration"],
  applied: ReadonlyArray<Wire.Configuration>,
  before: Wire.Configured = {}
): Wire.Configured => {
  const all: { [name in Wire.Configuration]?: boolean | undefined } = { ...before }
  for (const name of Wire.configurations) {
    const stated = configuration?.[name]
    if (stated !== undefined) all[name] = ("applied" in stated ? stated.applied : undefined) ?? true
    else if (applied.includes(name)) all[name] = true
  }
  return all
}

const requesting = (capability: Requested["capability"], isRequested: boolean, on: string, as: string): Requested => ({
  capability,
  isRequested,
  param: `configuration[${on}][capabilities][${as}][requested]`
})

/** The capabilities that a change asks for or gives up; a configuration that is no longer applied has none. */
export const requestsIn = ({ configuration }: Update): ReadonlyArray<Requested> => {
  const { merchant, recipient } = configuration ?? {}
  const cards = merchant?.applied === false ? false : merchant?.capabilities?.card_payments?.requested
  const transfers =
    recipient?.applied === false ? false : recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested
  return [
    ...(cards === undefined ? [] : [requesting("card_payments", cards, "merchant", "card_payments")]),
    ...(transfers === undefined
      ? []
      : [requesting("transfers", transfers, "recipient", "stripe_balance][stripe_transfers")])
  ]
}
