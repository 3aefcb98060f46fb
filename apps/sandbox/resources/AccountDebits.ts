/**
 * AccountDebits: `source: acct_…` of `/v1/charges`: the platform takes money out of a connected account's balance.
 *
 * It is the account's transfer to the platform, and answered with the payment that it brings there.
 * https://docs.stripe.com/connect/account-debits
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { ChargeBeside } from "#apps/sandbox/state/State.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"

export const isSource = (source: string): boolean => source.startsWith("acct_")

export interface AccountDebit {
  readonly amount: Money.Money
  readonly source: string
  readonly transferGroup: string | undefined
  readonly description: string | undefined
  readonly beside: ChargeBeside
}

/** What a charge may say and an account debit does not. */
export interface Others {
  readonly application_fee_amount?: unknown
  readonly capture?: boolean | undefined
  readonly customer?: unknown
  readonly on_behalf_of?: unknown
  readonly transfer_data?: unknown
}

/** Why it cannot be asked for so; what the account itself cannot give, the model refuses. */
export const refusalOf = (
  { account, state }: Endpoint.Asked,
  { capture, ...others }: Others
): Failure.Failure | undefined => {
  if (account !== state.world.platform.id) return Failure.notServed("only the platform debits accounts", "source")
  const stated = { ...others, capture: capture === false ? capture : undefined }
  const [name] = Object.entries(stated).find(([, said]) => said !== undefined) ?? []
  return name === undefined ? undefined : Failure.notServed(`an account debit with ${name} is not served`, name)
}

/** The id of the payment that it brings. */
export const take = (call: Endpoint.Asked, it: AccountDebit): Result.Result<string, Failure.Failure> => {
  const { origin, state } = call
  const key = state.ids.key()
  const id = `py_${key}`
  const command = {
    _tag: "transfer",
    key,
    amount: it.amount,
    stripeAccount: it.source as AccountId,
    destination: state.world.platform.id,
    ...(it.transferGroup === undefined ? {} : { transferGroup: it.transferGroup }),
    ...(it.description === undefined ? {} : { description: it.description })
  } as const
  const carried = Recording.carryOut(state, origin, command, {
    describe: () => {
      const kept = state.charges.get(id)
      if (kept === undefined) throw new Error("an account debit makes a payment")
      kept.beside = it.beside
    }
  })
  return Result.map(carried, () => id)
}
