import { describe, expect, it } from "vitest"
import * as RequestedCapabilities from "#core/connect/accounts/RequestedCapabilities.ts"
import type { Capability } from "#core/connect/accounts/Capability.ts"

describe("what is requested", () => {
  it.each<readonly [ReadonlyArray<Capability>, object]>([
    [[], {}],
    [["transfers"], { transfers: { requested: true } }],
    [["transfers", "card_payments"], { card_payments: { requested: true }, transfers: { requested: true } }]
  ])("of %j is a map, and back", (capabilities, requested) => {
    const written = RequestedCapabilities.of(new Set(capabilities))
    expect(written).toEqual(requested)
    expect(RequestedCapabilities.setOf(written)).toEqual(new Set(capabilities))
  })
})
