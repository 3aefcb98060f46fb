/**
 * AccountClosing: accounts that are deleted, rejected or, once their platform has rejected them, let in again.
 *
 * As with live keys, only one without any money can be deleted: what is in a balance would be lost. Which reasons of a
 * rejection become which `disabled_reason` is read from their names.
 * https://docs.stripe.com/api/accounts/delete and https://docs.stripe.com/api/account/reject
 */
import { Result } from "effect"
import type Stripe from "stripe"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import type { StopReason } from "#core/connect/accounts/AccountStatus.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"

const reasons = [
  "credit",
  "fraud",
  "fraud_no_intent_to_fulfill",
  "fraud_other",
  "fraud_payment_method_casher",
  "fraud_payment_method_tester",
  "other",
  "terms_of_service"
] as const

const reject = {
  payouts_action: Parameter.oneOf(["none", "pause"]),
  reason: Parameter.required(Parameter.oneOf(reasons))
} as const satisfies Parameter.Complete<Stripe.AccountRejectParams>

const reasonOf = (reason: (typeof reasons)[number]): StopReason => {
  if (reason === "terms_of_service") return "rejected.platform_terms_of_service"
  return reason.startsWith("fraud") ? "rejected.platform_fraud" : "rejected.platform_other"
}

/** What is in its balances, on its way to them or set aside, in the first currency with any; undefined without. */
const moneyOf = ({ currencies, world }: State, { item }: View.On<"accounts">): Money.Money | undefined => {
  for (const currency of currencies.get(item.id) ?? []) {
    const { available, pending } = world.balance(item.id, currency)
    const found = [available, pending].find((part) => !Money.isZero(part))
    if (found !== undefined) return found
  }
  for (const object of world.objects()) {
    if (object.object === "reserve.hold" && object.account === item.id && !Money.isZero(object.amountReleasable)) {
      return object.amountReleasable
    }
  }
  return undefined
}

const carryOut = (call: Endpoint.Asked, account: View.On<"accounts">, command: Command): Endpoint.Answered =>
  Result.map(Recording.carryOut(call.state, call.origin, command), () => AccountView.account(call.state, account))

/** Nothing can be done with it from then on: it is neither charged nor paid. Refused where it has money. */
export const close = (call: Endpoint.Asked, account: View.On<"accounts">): Result.Result<void, Failure.Failure> => {
  const { origin, state } = call
  const left = moneyOf(state, account)
  if (left !== undefined) return Result.fail(AccountFailure.notEmpty(account.id, Money.format(left)))
  const stripeAccount = OwnAccount.idOf(account.id)
  // One that is stopped for good already stays so.
  Recording.carryOut(state, origin, {
    _tag: "account_disable",
    key: state.ids.key(),
    stripeAccount,
    disabledReason: "other"
  })
  const application = { id: state.application, object: "application", name: state.world.platform.name }
  Outbox.emit(state, origin, account.id, "account.application.deauthorized", application)
  state.accounts.remove(account.id)
  return Result.succeed(undefined)
}

const deletion = Endpoint.of("DELETE", "/v1/accounts/{id}", {}, (call) =>
  Result.flatMap(OwnAccount.find(call), (account) => {
    const { id, item } = account
    if (item.kind === "platform") return Result.fail(AccountFailure.ownAccount())
    return Result.map(close(call, account), () => ({ id, object: "account", deleted: true }))
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  deletion,

  Endpoint.of("POST", "/v1/accounts/{id}/reject", reject, (call) =>
    Result.flatMap(OwnAccount.find(call), (account) =>
      carryOut(call, account, {
        _tag: "account_disable",
        key: call.state.ids.key(),
        stripeAccount: OwnAccount.idOf(account.id),
        disabledReason: reasonOf(call.given.reason),
        ...(call.given.payouts_action === "none" ? { disables: new Set(["charges" as const]) } : {})
      })
    )
  ),

  Endpoint.of("POST", "/v1/accounts/{id}/unreject", {}, (call) =>
    Result.flatMap(OwnAccount.find(call), (account) => {
      const { stop } = call.state.world.account(OwnAccount.idOf(account.id))?.status ?? {}
      if (stop?.reason.startsWith("rejected.") !== true) return Result.fail(AccountFailure.notRejected(account.id))
      const stripeAccount = OwnAccount.idOf(account.id)
      return carryOut(call, account, { _tag: "account_enable", key: call.state.ids.key(), stripeAccount })
    })
  )
]
