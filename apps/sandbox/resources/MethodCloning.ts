/**
 * MethodCloning: a payment method of the platform, cloned to a connected account, for direct charges there.
 *
 * The clone is nobody's, and pays once, or as often as one likes once it is a customer's there; whoever set the original
 * up has set it up too. An original that is nobody's has had its use by that.
 * https://docs.stripe.com/connect/direct-charges-multiple-accounts
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

/** What a request says of it. */
interface Given {
  readonly billing_details: Parameters<typeof Wallet.billing>[0]
  readonly customer: string | undefined
  readonly metadata: Parameters<typeof Parameter.changed>[1]
  readonly original: string
  readonly type: Wallet.Type | undefined
}

/** Its words are ours. */
const notConnected = (): Failure.Failure =>
  Failure.of(
    Refusal.invalid("A payment method can only be shared with a connected account: send its id as Stripe-Account.", {
      param: "payment_method"
    })
  )

/** Its words are ours. */
const otherType = (type: string, stated: string): Failure.Failure =>
  Failure.of(Refusal.invalid(`The payment method is of type ${type}, not ${stated}.`, { param: "type" }))

/** Refused on the platform itself, of a payment method that is another customer's or is spent, and of another type. */
export const clone = (call: Endpoint.Asked, given: Given): Endpoint.Answered => {
  const { account, state } = call
  const platform = { ...call, account: state.world.platform.id }
  if (account === platform.account) return Result.fail(notConnected())
  const { customer, original } = given
  const missing = Customers.refusalOf(platform, customer)
  if (missing !== undefined) return Result.fail(missing)
  return Result.flatMap(Wallet.named(platform, original), ({ before, instrument }) => {
    const refusal = Ownership.refusalOf(before, { customer, noun: "PaymentMethod" })
    if (refusal !== undefined) return Result.fail(refusal)
    if (customer !== undefined && before?.customer !== customer) {
      return Result.fail(Ownership.missing(original, "payment_method"))
    }
    if (given.type !== undefined && given.type !== instrument.type) {
      return Result.fail(otherType(instrument.type, given.type))
    }
    const { id } = Wallet.put(call, instrument, {
      billing: Wallet.billing(given.billing_details, before?.billing),
      isSetUp: before?.isSetUp === true,
      metadata: Parameter.changed({}, given.metadata)
    })
    if (before !== undefined) Ownership.use(platform, before.id)
    return Result.map(Endpoint.found(state.methods.get(id), "PaymentMethod", id), PayerView.method)
  })
}
