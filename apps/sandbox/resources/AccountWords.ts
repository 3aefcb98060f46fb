/**
 * AccountWords: what is said of an account and known by two names, one of v1 and one of v2.
 *
 * Law: what is said in one is shown in the other. An account's code is one and the same, wherever it is asked for:
 * https://docs.stripe.com/connect/setting-mcc; the others are what the SDK describes in the same sentences.
 */
import * as Said from "#apps/sandbox/dialect/Said.ts"

/** By their paths. */
const pairs = [
  ["business_profile.mcc", "configuration.merchant.mcc"],
  ["business_profile.product_description", "defaults.profile.product_description"],
  ["business_profile.support_address", "configuration.merchant.support.address"],
  ["business_profile.support_email", "configuration.merchant.support.email"],
  ["business_profile.support_phone", "configuration.merchant.support.phone"],
  ["business_profile.support_url", "configuration.merchant.support.url"],
  ["business_profile.url", "defaults.profile.business_url"],
  ["settings.bacs_debit_payments.display_name", "configuration.merchant.bacs_debit_payments.display_name"],
  ["settings.branding", "configuration.merchant.branding"],
  ["settings.card_payments.decline_on", "configuration.merchant.card_payments.decline_on"],
  ["settings.card_payments.statement_descriptor_prefix", "configuration.merchant.statement_descriptor.prefix"],
  ["settings.payments.statement_descriptor", "configuration.merchant.statement_descriptor.descriptor"]
] as const

const at = (said: unknown, path: string): unknown => {
  let found = said
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null) return undefined
    found = (found as Said.Said)[name]
  }
  return found
}

const placed = (path: string, value: unknown): Said.Said =>
  path.split(".").reduceRight<unknown>((within, name) => ({ [name]: within }), value) as Said.Said

const translated = (said: Said.Said | undefined, from: 0 | 1, to: 0 | 1): Said.Said | undefined => {
  let all: Said.Said | undefined
  for (const pair of pairs) {
    const value = at(said, pair[from])
    if (value !== undefined) all = Said.also(all, placed(pair[to], value))
  }
  return all
}

/** What of it v1 shows. */
export const inV1 = (said: Said.Said | undefined): Said.Said => translated(said, 1, 0) ?? {}

/** What of it v2 shows. */
export const inV2 = (said: Said.Said | undefined): Said.Said => translated(said, 0, 1) ?? {}
