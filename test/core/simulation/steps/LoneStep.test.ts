/**
 * A step by itself: in the words of a scenario, with ids in the place of names.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as LoneStep from "#core/simulation/steps/LoneStep.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const now = Instant.startOf(Day.fromCivil(2026, 3, 4))

const read = (request: object) => LoneStep.decode(request, "last", now)

describe("a step by itself", () => {
  it.each([
    [
      { dispute: { charge: "py_3A", reason: "fraudulent", amount: "5.00 usd" } },
      {
        _tag: "dispute",
        key: "last",
        charge: "py_3A",
        reason: "fraudulent",
        amount: { currency: "usd", minor: 500n }
      }
    ],
    [
      { payout_failure: { payout: "po_ada.2026-03-03", failure_code: "account_closed" } },
      { _tag: "payout_failure", key: "last", payout: "po_ada.2026-03-03", failureCode: "account_closed" }
    ],
    [
      { payout_failure: { payout: "po_3A.2", failure_code: "account_closed" } },
      { _tag: "payout_failure", key: "last", payout: "po_3A.2", failureCode: "account_closed" }
    ],
    [
      { account_enable: { stripe_account: "acct_1A" } },
      { _tag: "account_enable", key: "last", stripeAccount: "acct_1A" }
    ],
    [{ reserve_release: { hold: "reshold_3A" } }, { _tag: "reserve_release", key: "last", hold: "reshold_3A" }]
  ])("%j", (request, command) => {
    expect(Result.getOrThrow(read(request))).toEqual(command)
  })

  it("is refused with all that is wrong with it", () => {
    const refused = read({ payout_failure: { payout: "a b", failure_code: "acount_closed" } })
    const [name, code, ...others] = Result.getOrThrow(Result.flip(refused)).message.split("\n")
    expect(name).toMatch(/^payout_failure\.payout: Expected a name of letters, /)
    expect(code).toMatch(/^payout_failure\.failure_code: Did you mean account_closed\? Expected account_closed, /)
    expect(others).toEqual([])
  })

  it("is refused where it asks for nothing", () => {
    const { issues } = Result.getOrThrow(Result.flip(read({})))
    expect(issues).toMatchObject([{ path: [], message: expect.stringMatching(/^Expected exactly one of charge, /) }])
  })

  it("is refused for what its words say together", () => {
    const refused = read({ top_up: { amount: "5.00 usd", expected_availability_date: "2026-03-03" } })
    expect(Result.getOrThrow(Result.flip(refused)).message).toBe(
      "top_up.expected_availability_date: 2026-03-03 is before the top-up is made, which is at 2026-03-04T00:00:00Z; " +
        "expected no earlier moment"
    )
  })
})
