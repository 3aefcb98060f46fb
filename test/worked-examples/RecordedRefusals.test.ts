import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Played from "./Played.ts"
import { recorded, setup } from "./Recorded.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

interface Answer {
  readonly status?: number
  readonly type?: string
  readonly code?: string
  readonly param?: string
  readonly message: string
}

const body = ({ code, message, param, status, type }: Answer) => ({
  status,
  type,
  code,
  param,
  message
})

const about = (pattern: RegExp) => recorded.refusals.filter(({ request }) => pattern.test(request))

const refused = (command: Decision.Command) => {
  const { scenario } = Played.play(setup, []).simulation
  const world = MemoryWorld.make({ ...scenario, start: Instant.of(0) })
  return body(Result.getOrThrow(Result.flip(Decision.decide(world, command, Instant.of(0)))))
}

describe("recorded refusals", () => {
  it("of an amount of zero: ours has the words of 2025 and 2026; in those of 2020 nothing else differs", () => {
    const ours = refused({ _tag: "charge", key: "zero", amount: Money.zero(Currency.of("usd")) })
    const [first, ...later] = about(/payment_intents$/).map(body)

    expect(later).toEqual([ours, ours])
    expect(first).toEqual({ ...ours, message: "This value must be greater than or equal to 1." })
  })

  it.each(about(/^GET \/v1\/customers/))("of $request: no such object, named in the path", (recording) => {
    const id = recording.request.split("/").at(-1) ?? ""
    expect(body(Refusal.missing("customer", id, recording.param))).toEqual(body(recording))
  })

  it.each(about(/^POST \/v1\/subscriptions/))("of a subscription: $message, named in a parameter", (recording) => {
    const noun = /^No such (\w+)/.exec(recording.message)?.[1] ?? ""
    expect(body(Refusal.missing(noun, "invalid", recording.param))).toEqual(body(recording))
  })

  it("leave no kind of refusal out", () => {
    const payments = about(/payment_intents$/)
    const objects = [...about(/^GET \/v1\/customers/), ...about(/^POST \/v1\/subscriptions/)]
    // A payment method is no object of ours; its refusals are those of the customers with another noun.
    const methods = about(/^POST \/v1\/payment_methods/)
    expect(payments.length + objects.length + methods.length).toBe(recorded.refusals.length)
  })
})
