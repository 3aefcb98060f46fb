/**
 * Guided: the scenario of what was chosen, as the text of its file with what it must come to, and what it came to.
 *
 * It is read back from that text and run: the figures shown are those of the file.
 */
import { Result } from "effect"
import * as Yaml from "yaml"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import { keyIn } from "#core/connect/accounts/StripeAccount.ts"
import type { Choices } from "#core/guide/Choices.ts"
import * as Episode from "#core/guide/Episode.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Question from "#core/guide/Question.ts"
import * as Money from "#core/money/Money.ts"
import type { Row } from "#core/report/FundFlow.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

export interface Guided {
  readonly text: string
  readonly simulation: Simulation.Simulation
  readonly episodes: ReadonlyArray<Episode.Episode>
}

const run = (text: string): Guided => {
  const { scenario } = Result.getOrThrow(ScenarioFile.parse("guide", text))
  const done: Array<Done | Happened> = []
  const simulation = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    done.push(...seen.happened)
    if (seen._tag === "done") done.push(seen)
  })
  return { text, simulation, episodes: Episode.all(done, scenario.platform.id) }
}

const written = ({ balances, fees, margin }: ReturnType<typeof expectations>) => ({
  expect: { balances, fees, margin }
})

const named = <A>(rows: ReadonlyArray<Row>, of: (row: Row) => A): { readonly [account: string]: A } =>
  Object.fromEntries(rows.map((row) => [keyIn(row.account), of(row)]))

/** What the run came to, as a file expects it. */
const expectations = ({ flow }: Simulation.Simulation) => ({
  balances: named(flow.rows, ({ available, pending }) => ({
    pending: Money.format(pending),
    available: Money.format(available)
  })),
  fees: named(flow.rows, ({ applicationFees, stripeFees }) => ({
    stripe: Money.format(stripeFees),
    application: Money.format(applicationFees)
  })),
  margin: flow.margin.map(Money.format).join()
})

/** The command line that makes this file again. */
export const command = (choices: Choices): string =>
  ["connect-ledger guide", ...Question.keysOf(choices).map((key) => `--${Question.flagOf(key)} ${choices[key]}`)].join(
    " "
  )

const textOf = (choices: Choices, value: ScenarioSchema): string =>
  `# Made by: ${command(choices)}\n${Yaml.stringify(value, { lineWidth: 120 })}`

export const of = (choices: Choices): Guided => {
  const scenario = GuideScenario.of(choices)
  const { simulation } = run(textOf(choices, scenario))
  return run(textOf(choices, { ...scenario, ...written(expectations(simulation)) }))
}
