/**
 * ReplayedEnd: what is asked once a scenario was replayed: of which payments a card's bank has warned, and which
 * accounts can be deleted: those without money.
 */
import type Stripe from "stripe"
import type * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export const platform = "acct_platform"

export const optionsOf = (account: string): Stripe.RequestOptions =>
  account === platform ? {} : { stripeAccount: account }

export type Warnings = ReadonlyArray<readonly [charge: string, isActionable: boolean]>

const inOrder = (told: Warnings): Warnings => told.toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Of those payments of the account that took money; something can be done until it is disputed or given back. */
export const warned = (
  world: MemoryWorld.MemoryWorld,
  account: AccountId,
  charges: ReadonlyArray<string>,
  id: (simulated: string) => string
) =>
  inOrder(
    charges.flatMap((each) => {
      const charge = world.charge(each)
      if (charge?.account !== account) return []
      return [[id(each), charge.disputes === undefined && !Money.isZero(Charge.unrefunded(charge))] as const]
    })
  )

export const warnings = async (stripe: Stripe, account: string): Promise<Warnings> => {
  const told: Array<Warnings[number]> = []
  for await (const { actionable, charge } of stripe.radar.earlyFraudWarnings.list({ limit: 100 }, optionsOf(account))) {
    told.push([String(charge), actionable])
  }
  return inOrder(told)
}

/** Whether nothing is in its balances, on its way to them, or set aside. */
export const isEmpty = (
  world: MemoryWorld.MemoryWorld,
  account: AccountId,
  currencies: ReadonlyArray<string>
): boolean =>
  currencies.every((currency) => {
    const { available, pending } = world.balance(account, currency as Currency)
    return Money.isZero(available) && Money.isZero(pending)
  }) &&
  [...world.objects()].every(
    (each) => each.object !== "reserve.hold" || each.account !== account || Money.isZero(each.amountReleasable)
  )

/** Refused with. */
export const notEmpty = "invalid_request_error"

/** Deletes it; null, or what that is refused with. */
export const deleted = async (stripe: Stripe, account: string): Promise<string | null> => {
  try {
    await stripe.accounts.del(account)
    return null
  } catch (error) {
    const { code, rawType } = error as Stripe.errors.StripeError
    return code ?? rawType ?? "unknown"
  }
}
