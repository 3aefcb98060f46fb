/**
 * Guided: whatever suits has a scenario that runs clean, meets what it expects, and comes to what is shown.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import * as Guided from "#apps/cli/play/Guided.ts"
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

it("every combination that suits runs clean, meets what it expects, and its payments add up to it", { timeout }, () => {
  for (const choices of Combinations.suitable) {
    const { episodes, simulation, text } = Guided.of(choices)
    expect(flaws(simulation), text).toEqual(none)
    expect(simulation.expectations).toHaveLength(9)
    for (const { paid, platform, returned, seller, stripe } of episodes) {
      expect(Money.sum(paid.currency, [returned, stripe, platform, seller])).toEqual(paid)
    }
    const sum = (part: "platform" | "stripe") =>
      Money.sum(
        choices.currency,
        episodes.map((episode) => episode[part])
      )
    expect([[sum("platform")], [sum("stripe")]]).toEqual([simulation.flow.margin, simulation.flow.stripe])
  }
})

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
