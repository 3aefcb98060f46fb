/**
 * Requirements: `POST /v1/test_helpers/accounts/{id}/requirements`, which is ours: Stripe asks something of an account.
 *
 * Accounts are verified as they are made here, so that nothing would ever be asked.
 */
import { Result } from "effect"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import * as Instant from "#core/time/Instant.ts"

const ask = {
  /** Without one it is due eventually, and disables nothing. */
  current_deadline: Parameter.moment,
  disables: Parameter.list(Parameter.required(Parameter.oneOf(Requirement.activities))),
  requirement: Parameter.required(Parameter.text)
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", "/v1/test_helpers/accounts/{id}/requirements", ask, (call) =>
    Result.flatMap(OwnAccount.find(call), (account) => {
      const { current_deadline: deadline, disables, requirement } = call.given
      const done = Recording.carryOut(call.state, call.origin, {
        _tag: "requirement_update",
        key: call.state.ids.key(),
        stripeAccount: OwnAccount.idOf(account.id),
        requirement,
        status: "due",
        ...(deadline === undefined ? {} : { deadline: Instant.of(deadline) }),
        ...(disables === undefined ? {} : { disables: new Set(disables) })
      })
      return Result.map(done, () => AccountView.account(call.state, account))
    })
  )
]
