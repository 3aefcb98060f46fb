/**
 * Generated scenarios: small generate blocks of every kind, drawn at random and run to their end and beyond.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Counterexample from "./Counterexample.ts"
import * as RandomBlock from "./RandomBlock.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const tries = Counterexample.tries(100)
const timeout = Counterexample.patience(tries)

/** Later than anything that a run leaves behind. */
const whenAllIsDone = Instant.of(1_900_000_000)

const scenarioOf = (file: unknown): Scenario.Scenario => Result.getOrThrow(Scenario.decode(file))

const played = (scenario: Scenario.Scenario, until?: Instant.Instant) => {
  const steps: Array<Run.Step> = []
  const playing = Simulation.play(scenario, MemoryWorld.make(scenario), until)
  let next = playing.next()
  for (; next.done !== true; next = playing.next()) steps.push(next.value)
  return { steps, simulation: next.value }
}

/** The order or payout that an object's id is made from: `o1` of `re_o1-refund`. */
const threadOf = ({ id }: ConnectObject.ConnectObject): string => /_([op]\d+)/.exec(id)?.[1] ?? id

const ids = (objects: Iterable<ConnectObject.ConnectObject>): ReadonlyArray<string> =>
  [...objects].map(({ id }) => id).toSorted()

describe("a generated scenario", () => {
  it("keeps all money, at its end and once everything has settled", { timeout }, () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        const scenario = scenarioOf(file)
        for (const until of [undefined, whenAllIsDone]) {
          const { verdict } = played(scenario, until).simulation
          expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
          expect(verdict.openItems).toEqual([])
          if (until === undefined) continue
          const pending = verdict.checks.filter(({ name, objects }) => name === "pending" && !Money.isZero(objects))
          expect(pending).toEqual([])
        }
      }),
      tries
    )
  })

  it("asks nothing that the model cannot answer, and is refused only what Stripe would refuse", { timeout }, () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        for (const step of played(scenarioOf(file)).steps) {
          if (step._tag === "done") continue
          expect(`${step.refusal._tag} of a ${step.command._tag}`).not.toMatch(/NotModelled|of a charge/)
        }
      }),
      tries
    )
  })

  it("has every kind of step, and each is carried out somewhere", () => {
    const done = new Map<string, number>()
    for (const file of fc.sample(RandomBlock.file, { numRuns: 60, seed: 1 })) {
      for (const { _tag, command } of played(scenarioOf(file)).steps) {
        if (_tag === "done") done.set(command._tag, (done.get(command._tag) ?? 0) + 1)
      }
    }
    expect([...done.keys()].toSorted()).toEqual([
      "capture",
      "charge",
      "external_account_update",
      "payout",
      "payout_failure",
      "refund",
      "refund_failure",
      "transfer",
      "transfer_reversal"
    ])
    for (const count of done.values()) expect(count).toBeGreaterThan(20)
  })

  it("forgets also what was made when a refund that waited was paid, before it failed", () => {
    const scenario = scenarioOf({
      platform: { country: "FR" },
      accounts: {},
      generate: {
        from: "2026-03-02",
        until: "2026-03-09",
        seed: 4,
        sellers: {
          group0: {
            count: 1,
            account: { type: "custom" },
            charge: "destination",
            transfer_share: "1%",
            amounts: ["5.00 eur"],
            orders_per_day: 0.381,
            refunds: { rate: "40%", reverse_transfer: true, failures: { rate: "11%" } }
          }
        }
      },
      until: "2026-03-30"
    })
    const world = MemoryWorld.make(scenario)
    const made = [...Run.steps(world, scenario.steps)].flatMap(({ happened }) =>
      happened.flatMap((it) => it.outcome.made)
    )
    expect(made.length).toBeGreaterThan(0)
    Run.advance(world, whenAllIsDone)
    world.forget([])
    expect(ids(world.objects())).toEqual([])
  })

  it("comes out the same whether ended threads are forgotten or not", { timeout }, () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        const scenario = scenarioOf(file)
        const [forgetful, keeping] = [MemoryWorld.make(scenario), MemoryWorld.make(scenario)]
        const threadless = [...scenario.steps].map(({ at, command }) => ({ at, command }))
        const lines = (steps: Iterable<Run.Step>) =>
          [...steps].map((step) =>
            step._tag === "done"
              ? step.entries.map(Identity.canonical).join("\n")
              : `${step.command.key}: ${step.refusal.message}`
          )
        expect(lines(Run.steps(forgetful, scenario.steps))).toEqual(lines(Run.steps(keeping, threadless)))
        const balances = (world: typeof keeping) => {
          Run.advance(world, whenAllIsDone)
          return scenario.accounts.map(({ currency, id }) => [id, world.balance(id, currency)])
        }
        expect(balances(forgetful)).toEqual(balances(keeping))
        // A refund may wait for funds that never come; all of its thread is kept for it, and of others
        // only debits of banks, which may come back whenever.
        forgetful.forget([])
        const kept = [...keeping.objects()]
        const waiting = new Set(kept.filter((object) => !ConnectObject.isSettled(object)).map(threadOf))
        const isDebit = (object: ConnectObject.ConnectObject) => object.object === "payout" && object.maker === "debit"
        const remembered = kept.filter((object) => waiting.has(threadOf(object)) || isDebit(object))
        expect(ids(forgetful.objects())).toEqual(ids(remembered))
      }),
      tries
    )
  })
})
