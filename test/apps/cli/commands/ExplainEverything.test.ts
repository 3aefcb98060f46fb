/**
 * explain: every id that the tool prints is explained: those of objects, balance transactions, entries, steps, accounts
 * and what belongs to none of them, over every example.
 *
 * Not explained, for these reasons: a step that was refused made nothing, which it is told; a transfer group may be of
 * several payments, which are named then; and a ledger account is no object but a place, as `balances` lists them.
 */
import { readdirSync, readFileSync } from "node:fs"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Meaning from "#apps/cli/play/Meaning.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Done, Ended, Happened, Step } from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as CommandLine from "../CommandLine.ts"

/** The one with a hundred thousand orders is left out: what it prints is of no other kind. */
const examples = readdirSync("examples").filter((name) => name.endsWith(".yaml") && !name.startsWith("generated"))

/** What stands there is the name of a kind, such as `fee_refund`. */
const kinds = new Set(["object", "type", "kind", "request", "reporting_category"])

/** Whatever is printed as an id: what stands under `id`, and every text that begins as one of those does. */
const idsIn = (printed: unknown): ReadonlySet<string> => {
  const texts = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string" && !kinds.has(key)) texts.set(value, key === "id" ? key : (texts.get(value) ?? key))
    else if (Array.isArray(value)) for (const each of value) walk(each, key)
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) walk(each, name)
    }
  }
  walk(printed, "")
  const prefixOf = (text: string) => /^[a-z]+_(?=\S+$)/.exec(text)?.[0]
  const ids = [...texts].flatMap(([text, key]) => (key === "id" ? [text] : []))
  const prefixes = new Set(["group_", "rtx_", "connct_", ...ids.flatMap((id) => prefixOf(id) ?? [])])
  return new Set([...ids, ...[...texts.keys()].filter((text) => prefixes.has(prefixOf(text) ?? ""))])
}

const isLedgerAccount = (id: string): boolean =>
  Result.isSuccess(LedgerAccount.parse(id)) && LedgerAccount.pots.some((pot) => id.endsWith(`/${pot}`))

interface Played {
  readonly ids: ReadonlySet<string>
  readonly done: ReadonlyArray<Done | Happened>
  readonly meaningOf: (ids: Iterable<string>) => ReadonlyArray<Meaning.Meaning>
  readonly accounts: ReadonlySet<string>
}

const play = (name: string): Played => {
  const { scenario } = Result.getOrThrow(ScenarioFile.parse(name, readFileSync(`examples/${name}`, "utf8")))
  const seen: Array<Step | Ended> = []
  const run = (see: (step: Step | Ended, world: MemoryWorld.MemoryWorld) => void) => {
    const world = MemoryWorld.make(scenario)
    return Simulation.run(scenario, world, undefined, (step) => see(step, world))
  }
  const simulation = run((step) => void seen.push(step))
  const steps = seen.map((each) =>
    each._tag === "ended"
      ? each.happened.map((it) => JSON.parse(Json.print(Json.happened(it, scenario.until))))
      : JSON.parse(Json.print(Json.step(each, scenario.until)))
  )
  const rest = { ...simulation, steps: 0 }
  return {
    ids: idsIn([...steps, JSON.parse(Json.beginning(rest) + Json.end(rest))]),
    done: seen.flatMap((each) => Meaning.booked(each)),
    meaningOf: (ids) => {
      const all = [...ids].map(Meaning.empty)
      run((step, world) => {
        for (const each of all) Meaning.add(each, step, world)
      })
      return all
    },
    accounts: new Set([scenario.platform, ...scenario.accounts].map(({ id }) => id))
  }
}

describe("every id that is printed is explained", () => {
  it.each(examples)("%s", (name) => {
    const { accounts, done, ids, meaningOf } = play(name)
    expect(ids.size).toBeGreaterThan(20)
    for (const it of meaningOf(ids)) {
      if (accounts.has(it.id) || isLedgerAccount(it.id) || it.refused !== undefined) continue
      expect(Meaning.isKnown(it), it.id).toBe(true)
      if (it.roots.size > 0) expect(Explanation.of(done, it.id), it.id).toBeDefined()
    }
  })
})

describe("what belongs to no payment, payout or top-up is told by the command itself", () => {
  it.each(["negative-balance.yaml", "negative-payout.yaml", "requirement-due.yaml", "failed-payout.yaml"])(
    "%s",
    { timeout: 60_000 },
    async (name) => {
      const { accounts, ids, meaningOf } = play(name)
      const alone = meaningOf(ids).filter(
        ({ id, line, roots, step }) =>
          !accounts.has(id) && roots.size === 0 && (line !== undefined || step !== undefined)
      )
      expect(alone.length).toBeGreaterThan(0)
      for (const { id, line } of alone) {
        const { code, err, out } = await CommandLine.run("explain", `examples/${name}`, id)
        expect({ code, err }, id).toEqual({ code: 0, err: "" })
        expect(out.split("\n")[0]).toContain(line?.id ?? id)
        expect(JSON.parse((await CommandLine.run("explain", `examples/${name}`, id, "--json")).out).id).toBe(
          line?.id ?? id
        )
      }
    }
  )
})

it("says of a transfer group of several payments which these are", async () => {
  const text = `platform: { country: US }
accounts:
  ada: { type: express }
  ben: { type: express }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_group: party } }
  - { at: 2026-03-06, id: first, transfer: { amount: 1.00 usd, destination: ada, transfer_group: party } }
  - { at: 2026-03-06, id: second, transfer: { amount: 2.00 usd, destination: ben, transfer_group: party } }
  - { at: 2026-03-06, id: own, charge: { amount: 20.00 usd, transfer_group: alone } }
  - { at: 2026-03-06, id: part, transfer: { amount: 3.00 usd, destination: ben, source_transaction: own, transfer_group: alone } }
`
  expect(await CommandLine.piped(text, "explain", "-", "party")).toEqual({
    code: 2,
    out: "",
    err: '<stdin>: "party" is the transfer group of ch_cake, tr_first, tr_second; explain one of them\n'
  })
  const alone = await CommandLine.piped(text, "explain", "-", "alone")
  expect(alone).toEqual(await CommandLine.piped(text, "explain", "-", "own"))
})
