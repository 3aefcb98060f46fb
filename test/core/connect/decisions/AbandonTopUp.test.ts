import { describe, expect, it } from "vitest"
import {
  after,
  answer,
  done,
  held,
  market,
  moment,
  monday,
  objectOf,
  passed,
  refused,
  topUp,
  topUpCancel,
  topUpFailure
} from "../Worlds.ts"

const more = topUp("more", "50.00 usd")
const ways = [
  ["canceled", topUpCancel("no", "tu_more"), topUpCancel("x", "tu_more")],
  ["failed", topUpFailure("no", "tu_more"), topUpFailure("x", "tu_more")]
] as const

describe.each(ways)("a top-up that is %s", (status, command, again) => {
  it("never leaves a line, then or later", () => {
    const world = after([more])
    const abandoned = done(world, command)
    expect(objectOf(abandoned, "tu_more")).toMatchObject({
      status,
      ...(status === "failed" ? { failureCode: "insufficient_funds" } : {})
    })
    expect(abandoned.outcome).toMatchObject({ made: [], transactions: [], happenings: [] })
    expect(passed(world, moment("2026-04-01")).flatMap(({ entries }) => entries)).toEqual([])
    expect([world.topUp("tu_more")?.status, held(world, market.id)]).toEqual([status, "0.00 / 0.00"])
  })

  it("is refused when it was before, when it came, and when there is none", () => {
    const world = after([more])
    done(world, command)
    expect(answer(refused(world, again))).toContain(`The top-up tu_more is ${status}`)
    const come = after([more])
    expect(answer(refused(come, again, moment("2026-03-09")))).toContain("The top-up tu_more is succeeded")
    expect(answer(refused(after([]), again, monday))).toContain("No such topup: 'tu_more'")
  })
})
