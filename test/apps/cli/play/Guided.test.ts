/**
 * Guided: whatever suits has a scenario that runs clean, meets what it expects, and comes to what is shown.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import * as Guided from "#apps/cli/play/Guided.ts"
import type { Choices } from "#core/guide/Choices.ts"
import type * as Episode from "#core/guide/Episode.ts"
import type * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Money from "#core/money/Money.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as CommandLine from "../CommandLine.ts"
import * as Combinations from "../../../guide/Combinations.ts"

const timeout = 120_000

/** What of a run is not clean. */
const flaws = ({ differences, openDisputes, refused, verdict, waitingRefunds }: Simulation) => ({
  differences,
  openDisputes,
  refused,
  waitingRefunds,
  broken: verdict.checks.filter(({ holds }) => !holds),
  openItems: verdict.openItems
})

const none = { differences: [], openDisputes: [], refused: [], waitingRefunds: [], broken: [], openItems: [] }

/**
 * Stripe's fee for a payment of 10000 minor units, and for its dispute, in March 2026: 2.9 % + 30 in the United States
 * and Canada, 1.7 % + 30 in Australia, 1.5 % + 25 in the euro area, 1.5 % + 20 in Britain, 3.6 % in Japan and
 * 3.4 % + 50 in Singapore. Where each is from, CountryTariffs and CountryDisputePrices say.
 */
const prices: { readonly [country: string]: readonly [fee: number, dispute: number] } = {
  US: [320, 1500],
  CA: [320, 1500],
  AU: [200, 2500],
  DE: [175, 2000],
  FR: [175, 2000],
  IE: [175, 2000],
  GB: [170, 2000],
  JP: [360, 1500],
  SG: [390, 1500]
}

/** Back with the payer, Stripe's, the platform's of a tenth, and the seller's: by who is charged, and who pays Stripe. */
const byHand = (choices: Choices): { readonly [story: string]: ReadonlyArray<number> } => {
  const [fee, dispute] = prices[choices.country] ?? [0, 0]
  const both = fee + dispute
  if (choices.charge === "direct" && choices.feesPayer === "account") {
    return {
      kept: [0, fee, 1000, 9000 - fee],
      refunded: [10_000, fee, 0, -fee],
      disputed: [10_000, both, 1000, -1000 - both]
    }
  }
  const shared = { kept: [0, fee, 1000 - fee, 9000], refunded: [10_000, fee, -fee, 0] }
  if (choices.charge !== "direct") return { ...shared, disputed: [10_000, both, -9000 - both, 9000] }
  // The dispute's own fee is the platform's only where the losses are, too.
  const own = choices.losses === "stripe" ? dispute : 0
  return { ...shared, disputed: [10_000, both, 1000 - both + own, -1000 - own] }
}

it(
  "every combination that suits runs clean, meets what it expects, and its payments are as by hand",
  { timeout },
  () => {
    expect(new Set(Combinations.suitable.map(({ country }) => country))).toEqual(new Set(Object.keys(prices)))
    for (const choices of Combinations.suitable) {
      const { episodes, simulation, text } = Guided.of(choices)
      expect(flaws(simulation), text).toEqual(none)
      expect(simulation.expectations).toHaveLength(9)
      for (const { paid, platform, returned, seller, story, stripe } of episodes) {
        const parts = [returned, stripe, platform, seller]
        expect(Money.sum(paid.currency, parts)).toEqual(paid)
        expect(
          parts.map(({ minor }) => Number(minor)),
          `${story} of ${text}`
        ).toEqual(byHand(choices)[story])
      }
      const sum = (part: "platform" | "stripe") =>
        Money.sum(
          choices.currency,
          episodes.map((episode) => episode[part])
        )
      expect([[sum("platform")], [sum("stripe")]]).toEqual([simulation.flow.margin, simulation.flow.stripe])
    }
  }
)

it("a file of it, run and explained by the other commands, has the same figures", { timeout }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const file = join(folder, "guide.yaml")
  const americans = Combinations.suitable.filter(
    ({ businessModel, country }) => businessModel === "saas" && country === "US"
  )
  const parts = async (story: GuideScenario.Story) => {
    const { code, out } = await CommandLine.run("explain", file, story, "--json")
    expect(code).toBe(0)
    const { amount, parts } = JSON.parse(out) as { amount: number; parts: Array<{ side: string; amount: number }> }
    const of = (side: string) => parts.find((part) => part.side === side)?.amount ?? 0
    return [amount, ...["payers", "stripe", "acct_platform", "acct_seller"].map(of)]
  }
  const shown = ({ paid, platform, returned, seller, stripe }: Episode.Episode) =>
    [paid, returned, stripe, platform, seller].map(({ minor }) => Number(minor))
  for (const choices of americans) {
    const { episodes, text } = Guided.of(choices)
    writeFileSync(file, text)
    expect((await CommandLine.run("simulate", file)).code).toBe(0)
    for (const episode of episodes) expect(await parts(episode.story)).toEqual(shown(episode))
  }
  rmSync(folder, { recursive: true })
})

it("the command that makes it again is in its first line", () => {
  const { text } = Guided.of(Combinations.saas)
  expect(text.split("\n")[0]).toBe(`# Made by: ${Guided.command(Combinations.saas)}`)
})
