/**
 * recorded-charges: makes test/fixtures/pay-rails-pay/recorded.json from recorded API traffic.
 *
 * Run it with `npx tsx scripts/recorded-charges.ts INTERACTIONS`, a file with one recorded request and its answer as
 * JSON on each line: `cassette`, `stripe_account`, `method`, `path`, `params`, `status`, `body`. It keeps the balance
 * transactions of charges, the refunds, the transfers, the connected account and the refusals, without names and ids of
 * people.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

interface Interaction {
  readonly cassette: string
  readonly stripe_account: string | null
  readonly stripe_version: string
  readonly method: string
  readonly path: string
  readonly params: ReadonlyArray<readonly [string, string]>
  readonly status: number
  readonly body: unknown
}
type Json = { readonly [key: string]: unknown }

/** Every object in a body that Stripe calls by this name, however deep. */
const objects = (value: unknown, name: string): ReadonlyArray<Json> => {
  if (typeof value !== "object" || value === null) return []
  const inner = Object.values(value).flatMap((each) => objects(each, name))
  return (value as Json)["object"] === name ? [value as Json, ...inner] : inner
}

const pick = (value: Json, keys: string): Json => Object.fromEntries(keys.split(" ").map((key) => [key, value[key]]))

const charge = (line: Json, { cassette, stripe_account, stripe_version }: Interaction): Json => ({
  cassette,
  stripe_account,
  stripe_version,
  ...pick(line, "type reporting_category balance_type amount fee net currency created available_on description"),
  fee_details: (line["fee_details"] as ReadonlyArray<Json>).map((fee) => pick(fee, "type amount currency description"))
})

const account = (found: Json): Json => {
  const controller = found["controller"] as { [key: string]: Json }
  return {
    ...pick(found, "type country default_currency"),
    losses: controller["losses"]?.["payments"],
    fees_payer: controller["fees"]?.["payer"],
    requirement_collection: controller["requirement_collection"],
    dashboard: controller["stripe_dashboard"]?.["type"]
  }
}

/** What the request asked for, without the ids of customers and cards. */
const request = ({ method, params, path, stripe_version }: Interaction): Json => ({
  stripe_version,
  request: `${method} ${path}`,
  params: Object.fromEntries(params.filter(([key]) => !/^(customer|payment_method|expand|client|return_url)/.test(key)))
})

const refusal = (interaction: Interaction): Json => ({
  ...request(interaction),
  status: interaction.status,
  ...pick((interaction.body as { readonly error: Json }).error, "type code param message")
})

/** A payment with the first charge in its answer. */
const payment = (interaction: Interaction): Json => ({
  cassette: interaction.cassette,
  ...request(interaction),
  ...pick(objects(interaction.body, "charge")[0] ?? {}, "id amount currency created transfer_group")
})

const refund = (found: Json, { cassette }: Interaction): Json => ({
  cassette,
  ...pick(found, "charge amount currency created status transfer_reversal source_transfer_reversal")
})

const transfer = (found: Json, { cassette }: Interaction): Json => ({
  cassette,
  ...pick(found, "amount amount_reversed currency created source_transaction source_type transfer_group")
})

/** The refusals that name a parameter, the payments that were refunded or shared with a connected account. */
const extract = (interactions: ReadonlyArray<Interaction>) => {
  const all = (name: string, of: (found: Json, interaction: Interaction) => Json) =>
    interactions.flatMap((interaction) => objects(interaction.body, name).map((found) => of(found, interaction)))
  const refunds = all("refund", refund)
  const refunded = new Set(refunds.map(({ charge }) => charge))
  const payments = interactions.filter((it) => it.method === "POST" && it.path === "/v1/payment_intents")
  return {
    charges: all("balance_transaction", charge),
    payments: payments
      .filter(({ params }) => params.some(([key]) => key === "application_fee_amount"))
      .concat(payments.filter(({ body }) => objects(body, "charge").some(({ id }) => refunded.has(id))))
      .map(payment),
    refunds,
    transfers: all("transfer", transfer),
    accounts: all("account", account),
    refusals: interactions
      .filter(({ status }) => status === 400 || status === 404)
      .map(refusal)
      .filter(({ param }) => param !== undefined)
  }
}

/** One object a line. */
const render = (tables: { readonly [name: string]: ReadonlyArray<Json> }): string => {
  const lines = Object.entries(tables).map(
    ([name, rows]) => `${JSON.stringify(name)}: [\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`
  )
  return `{\n${lines.join(",\n")}\n}\n`
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error("name the file of recorded interactions, one JSON object a line")
const interactions = readFileSync(source, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Interaction)
const target = fileURLToPath(new URL("../test/fixtures/pay-rails-pay/recorded.json", import.meta.url))
writeFileSync(target, render(extract(interactions)))
