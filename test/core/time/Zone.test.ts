import { Result } from "effect"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"
import { names, offsets, render, version } from "../../../scripts/zones.ts"

const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))
const zone = (name: string): Zone.Zone => Zone.of(name) ?? expect.fail(`no zone ${name}`)

const written = (offset: number): string => {
  const size = offset < 0 ? -offset : offset
  const parts = [Math.floor(size / 3600), (size % 3600) / 60].map((part) => part.toString().padStart(2, "0"))
  return `${offset < 0 ? "-" : "+"}${parts.join(":")}`
}

describe("the time zones", () => {
  it("are those the script makes with the same release of the time zone database", () => {
    const file = readFileSync(new URL("../../../core/time/zones.ts", import.meta.url), "utf8")
    const release = / database (\S+),/.exec(file)?.[1]
    expect(release).toBeDefined()
    if (version === release) expect(file).toBe(render())
  })

  it("show what the clocks of this machine show, at any moment of years that no release changes any more", () => {
    expect(Zone.names).toEqual(names)
    const seconds = fc.integer({ min: moment("2015-01-02"), max: moment("2025-12-31") })
    for (const name of names) {
      const clock = offsets(name)
      fc.assert(
        fc.property(seconds, (at) => {
          expect(written(Zone.offsetAt(zone(name), Instant.of(at)))).toBe(clock(at * 1000))
        })
      )
    }
  })

  it.each([
    ["America/Los_Angeles", "2026-03-08T09:59:59Z", "-08:00"],
    ["America/Los_Angeles", "2026-03-08T10:00:00Z", "-07:00"],
    ["America/Los_Angeles", "2026-11-01T08:59:59Z", "-07:00"],
    ["America/Los_Angeles", "2026-11-01T09:00:00Z", "-08:00"],
    ["Australia/Adelaide", "2026-01-01T00:00:00Z", "+10:30"],
    ["Asia/Kolkata", "2040-12-31T00:00:00Z", "+05:30"],
    ["Etc/UTC", "2026-01-01T00:00:00Z", "+00:00"]
  ])("%s at %s is %s", (name, at, offset) => {
    expect(written(Zone.offsetAt(zone(name), moment(at)))).toBe(offset)
  })

  it("are known from 2 January 2015 to 30 December 2040, and no other is known", () => {
    expect(Zone.years).toEqual({ from: 2015, to: 2040 })
    expect(
      ["2015-01-01T23:59:59Z", "2015-01-02", "2040-12-30T23:59:59Z", "2040-12-31"].map((at) => Zone.covers(moment(at)))
    ).toEqual([false, true, true, false])
    expect(Zone.of("Europe/Atlantis")).toBeUndefined()
  })
})

describe("a time of day", () => {
  const at = (name: string, date: string, hours: number): string =>
    Instant.format(Zone.momentOf(zone(name), day(date), hours * 3600))

  it.each([
    ["Asia/Singapore", "2026-03-02", 0, "2026-03-01T16:00:00Z", "is before midnight UTC in the east"],
    ["America/Los_Angeles", "2026-01-12", 10, "2026-01-12T18:00:00Z", "is after it in the west"],
    ["America/Los_Angeles", "2026-07-13", 10, "2026-07-13T17:00:00Z", "is an hour earlier in summer"],
    ["America/New_York", "2026-03-08", 2.5, "2026-03-08T07:00:00Z", "that is skipped is when it is skipped"],
    ["America/New_York", "2026-03-08", 3, "2026-03-08T07:00:00Z", "at the end of what is skipped is the same"],
    ["America/New_York", "2026-11-01", 1.5, "2026-11-01T05:30:00Z", "that comes twice is the first"],
    ["America/New_York", "2026-11-01", 2, "2026-11-01T07:00:00Z", "after what comes twice is an hour later"]
  ])("in %s on %s at %f is %s: it %s", (name, date, hours, expected) => {
    expect(at(name, date, hours)).toBe(expected)
  })
})
