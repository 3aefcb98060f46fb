import { describe, expect, it } from "vitest"
import * as ConnectFees from "#core/connect/prices/ConnectFees.ts"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"
import { money } from "../Worlds.ts"

const american = CountryConnectFees.byCountry.get("US") ?? expect.fail()
const march = Day.fromCivil(2026, 3, 1)
const usage = {
  activeAccounts: 2n,
  payouts: 3n,
  volume: money("3100.02 usd"),
  instantVolume: money("1000.00 usd"),
  smallInstants: 0n
}
const told = (used: ConnectFees.Usage, month = march) =>
  ConnectFees.lines(american, used, month).map(({ amount, description }) => `${description} ${Money.format(amount)}`)

describe("Connect's fees of a month", () => {
  it("are a line for each kind, rounded once, named by the month", () => {
    expect(told(usage)).toEqual([
      "Connect (2026-03-01 - 2026-03-31): Active Account Billing 4.00 usd",
      "Connect (2026-03-01 - 2026-03-31): Account Volume Billing 7.75 usd",
      "Connect (2026-03-01 - 2026-03-31): Payout Fee 0.75 usd",
      "Connect (2026-03-01 - 2026-03-31): Instant Payouts 10.00 usd"
    ])
  })

  it("are a share of what was paid out to the next half unit, and a half is one more", () => {
    expect(told({ ...usage, volume: money("3098.00 usd") })[1]).toContain("7.75 usd")
    const odd = { volume: Rate.of("1%"), minimum: money("0.51 usd") }
    expect(["50.49 usd", "50.50 usd"].map((text) => ConnectFees.isSmall(odd, money(text)))).toEqual([true, false])
  })

  it("have no line of nothing", () => {
    expect(told({ ...usage, instantVolume: money("0.49 usd") })).toHaveLength(3)
    expect(told({ ...usage, instantVolume: money("0.50 usd") })).toHaveLength(4)
  })

  it("are at least so much for each instant payout where they have a minimum", () => {
    const french = CountryConnectFees.byCountry.get("FR") ?? expect.fail()
    const isSmall = ({ instant = expect.fail() }: ConnectFees.ConnectFees, text: string) =>
      ConnectFees.isSmall(instant, money(text))
    expect(["49.49 eur", "49.50 eur", "50.00 eur"].map((text) => isSmall(french, text))).toEqual([true, false, false])
    expect(isSmall(american, "0.01 usd")).toBe(false)
    const used = {
      activeAccounts: 0n,
      payouts: 0n,
      volume: money("0 eur"),
      instantVolume: money("100.49 eur"),
      smallInstants: 3n
    }
    expect(ConnectFees.lines(french, used, march).map(({ amount }) => Money.format(amount))).toEqual(["2.50 eur"])
  })

  it("have no line of instant payouts where their price is not known", () => {
    const { instant: _, ...unpriced } = american
    expect(ConnectFees.lines(unpriced, usage, march)).toEqual(ConnectFees.lines(american, usage, march).slice(0, 3))
  })

  it("are of months that are as long as they are", () => {
    expect(ConnectFees.after(Day.fromCivil(2026, 12, 1))).toBe(Day.fromCivil(2027, 1, 1))
    expect(ConnectFees.after(Day.fromCivil(2028, 2, 1))).toBe(Day.fromCivil(2028, 3, 1))
    expect(ConnectFees.monthOf(Day.fromCivil(2026, 3, 31))).toBe(march)
    expect(ConnectFees.monthOf(march)).toBe(march)
    expect(told(usage, Day.fromCivil(2028, 2, 1))[0]).toContain("(2028-02-01 - 2028-02-29)")
  })
})
