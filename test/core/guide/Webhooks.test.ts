import { describe, expect, it } from "vitest"
import type { Choices } from "#core/guide/Choices.ts"
import { marketplace, saas } from "../../guide/Combinations.ts"
import { callsOf } from "../../guide/Requests.ts"

describe("events", () => {
  const eventsOf = (choices: Choices): ReadonlyArray<ReadonlyArray<string>> =>
    callsOf(choices)
      .filter(({ path }) => path === "/v1/webhook_endpoints")
      .map(({ parameters }) => [parameters["enabled_events"] ?? []].flat() as ReadonlyArray<string>)

  it("of payments come to where those are made, and those of accounts always to the sellers' endpoint", () => {
    const [platforms = [], sellers = []] = eventsOf(marketplace)
    expect(platforms).toContain("charge.dispute.created")
    expect(sellers).not.toContain("charge.dispute.created")
    const [own = [], connected = []] = eventsOf(saas)
    expect(own).toEqual(["application_fee.created", "application_fee.refunded"])
    expect(connected).toContain("charge.dispute.created")
    for (const events of [sellers, connected]) expect(events).toContain("account.updated")
  })

  it("tell of sellers who leave where they can do so by themselves", () => {
    expect(eventsOf(saas)[1]).toContain("account.application.deauthorized")
    expect(eventsOf(marketplace)[1]).not.toContain("account.application.deauthorized")
  })
})
