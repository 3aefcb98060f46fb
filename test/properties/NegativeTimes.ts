/**
 * NegativeTimes: the times in which balances of a random scenario are told to have been negative, held against what
 * the world knows of those that are.
 */
import * as Playing from "./Playing.ts"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as Snapshot from "./Snapshot.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

interface Known {
  readonly account: string
  readonly currency: string
  readonly since: Instant.Instant | undefined
}

const written = ({ account, currency, since }: Known, held: Money.Money): string =>
  `${account} ${currency} ${since === undefined ? "-" : Instant.format(since)} ${Money.format(held)}`

const heldFor = ({ currency, reserved }: NegativeHistory.NegativeHistory): Money.Money =>
  Money.sum(
    currency,
    reserved.map(({ amount }) => amount)
  )

/** Since when balances are negative, and what is set aside for them: as the world has it, and as it is told. */
export const sides = (file: ScenarioFile) => {
  const scenario = Playing.read(file)
  const world = Playing.worldOf(scenario)
  const all = Snapshot.accountsOf(scenario).map(NegativeHistory.empty)
  const count = (booked: Booked) => {
    for (const each of all) NegativeHistory.add(each, booked)
  }
  for (const step of Run.steps(world, scenario.steps)) {
    for (const each of step.happened) count(each)
    if (step._tag === "done") count(step)
  }
  const end = Instant.max(world.now(), scenario.until)
  for (let next = Run.next(world, end); next !== undefined; next = Run.next(world, end)) count(next)

  const told = all.flatMap((each) => {
    const times = NegativeHistory.list(each, end)
    const currencies = [...new Set(times.map(({ currency }) => currency))]
    return currencies.flatMap((currency) => {
      const own = times.filter((it) => it.currency === currency)
      const held = Money.sum(currency, own.map(heldFor))
      const since = own.find(({ until }) => until === undefined)?.since
      return since === undefined && Money.isZero(held)
        ? []
        : [written({ account: each.account, currency, since }, held)]
    })
  })
  return {
    told: told.toSorted(),
    known: world
      .negatives()
      .map((it) => written(it, it.held))
      .toSorted()
  }
}
