/**
 * Recorded: what `test/fixtures/pay-rails-pay` holds of recorded API traffic, and the accounts it was recorded on.
 */
import { readFileSync } from "node:fs"
import { Schema } from "effect"
import type { Setup } from "./Played.ts"

const { Array: List, Int, NullOr, Record, String: Text, Struct, optionalKey } = Schema

const Recorded = Struct({
  charges: List(
    Struct({
      cassette: Text,
      stripe_account: NullOr(Text),
      type: Text,
      reporting_category: Text,
      balance_type: Text,
      amount: Int,
      fee: Int,
      net: Int,
      currency: Text,
      created: Int,
      available_on: Int,
      description: NullOr(Text),
      fee_details: List(Struct({ type: Text, amount: Int, currency: Text, description: Text }))
    })
  ),
  payments: List(
    Struct({
      id: Text,
      amount: Int,
      currency: Text,
      created: Int,
      params: Record(Text, Text),
      transfer_group: NullOr(Text)
    })
  ),
  refunds: List(Struct({ charge: Text, amount: Int, currency: Text, created: Int, status: Text })),
  transfers: List(Struct({ amount: Int, amount_reversed: Int, currency: Text, created: Int, transfer_group: Text })),
  accounts: List(Record(Text, Text)),
  refusals: List(
    Struct({
      stripe_version: Text,
      request: Text,
      status: Int,
      type: Text,
      code: optionalKey(Text),
      param: Text,
      message: Text
    })
  )
})

export const recorded = Schema.decodeUnknownSync(Schema.fromJsonString(Recorded))(
  readFileSync(new URL("../fixtures/pay-rails-pay/recorded.json", import.meta.url), "utf8")
)

/** Both recorded accounts settle after seven calendar days, whatever their country's default. */
const settlement_delay = { days: 7, count: "calendar" } as const
export const setup: Setup = {
  platform: { country: "US", settlement_delay },
  accounts: { connected: { type: "standard", settlement_delay } }
}
