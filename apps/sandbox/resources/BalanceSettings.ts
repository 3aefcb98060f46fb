/**
 * BalanceSettings: `/v1/balance_settings`: read; they are set when an account is made.
 *
 * https://docs.stripe.com/api/balance-settings
 */
import { Result } from "effect"
import * as Wire from "#adapters/stripe/wire/BalanceSettings.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/balance_settings", {}, (call) =>
    Result.map(OwnAccount.find({ ...call, named: { id: call.account } }), ({ item }) =>
      Wire.of(call.state.world.account(item.id) ?? item)
    )
  )
]
