/**
 * Simulation: what a scenario came to when it was run: its fund flow, its checks and what was expected of it.
 *
 * The steps themselves are handed out as they are carried out and not kept, so that a run of millions takes no more
 * memory than its world.
 */
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import type * as Dispute from "#core/connect/objects/Dispute.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import type * as TopUp from "#core/connect/objects/TopUp.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputeSums from "#core/report/DisputeSums.ts"
import * as Exposure from "#core/report/Exposure.ts"
import * as Failures from "#core/report/Failures.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as RiskReserves from "#core/report/RiskReserves.ts"
import * as UnusedDelays from "#core/report/UnusedDelays.ts"
import * as UpcomingPayouts from "#core/report/UpcomingPayouts.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import * as Expectation from "#core/simulation/Expectation.ts"
import * as PaidOut from "#core/simulation/PaidOut.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Ended, Happened, Refused, Step } from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Refusals that are a part of the simulation: of one kind of request, for one reason. */
export interface RefusalCount {
  readonly request: Command["_tag"]
  /** Stripe's code, or its type where it gives none. */
  readonly code: string
  readonly count: number
}

/** Generated requests of one kind that the model cannot answer: an error in what was asked for, not a result. */
export interface Unmodelled {
  /** The sellers whose orders they belong to. */
  readonly group: string
  readonly first: Refused
  readonly count: number
}

export interface Simulation {
  readonly scenario: Scenario
  readonly asOf: Instant
  /** As they are at the end, the platform first. */
  readonly accounts: ReadonlyArray<StripeAccount>
  /** How many steps were carried out or refused. */
  readonly steps: number
  /** What time brought about after the last step. */
  readonly happened: ReadonlyArray<Happened>
  readonly flow: FundFlow.FundFlow
  readonly verdict: Conservation.Verdict
  /** Stated steps that were refused although the scenario does not say so. */
  readonly refused: ReadonlyArray<Refused>
  /** How often generated steps were refused, by what was asked for and why; the most frequent first. */
  readonly generatedRefusals: ReadonlyArray<RefusalCount>
  /** Generated steps that the model cannot do, by group and request: where there are any, the rest is worth nothing. */
  readonly unmodelled: ReadonlyArray<Unmodelled>
  /** What failed, by what it was and why, also what was tried again since. */
  readonly failures: ReadonlyArray<Failures.Failure>
  /** Refunds that still wait for funds, account by account, each's oldest first. */
  readonly waitingRefunds: ReadonlyArray<Waiting>
  /** Top-ups whose money has not come yet, in the order they were asked for. */
  readonly pendingTopUps: ReadonlyArray<TopUp.Expected>
  /** Disputes that nothing is decided of yet, inquiries among them, in the order they were filed. */
  readonly openDisputes: ReadonlyArray<Dispute.Open>
  /** All disputes there were, by what they are at the end. */
  readonly disputes: ReadonlyArray<DisputeSums.DisputeSum>
  /** Automatic payouts on their way, and the next ones: account by account, the platform first. */
  readonly upcomingPayouts: ReadonlyArray<UpcomingPayouts.UpcomingPayout>
  /** What is held in risk reserves, account by account, by when it is released. */
  readonly reserves: ReadonlyArray<RiskReserves.RiskReserve>
  /** What is negative at the end, the oldest first. */
  readonly exposures: ReadonlyArray<Exposure.Exposure>
  /** Who has a longer delay that nothing waited for; none where the run did not end where the scenario does. */
  readonly unusedDelays: ReadonlyArray<AccountId>
  /** Everything that was expected, with what came of it; undefined where the run did not stop at the scenario's end. */
  readonly expectations: ReadonlyArray<Expectation.Comparison> | undefined
  /** Those of them that were not met. */
  readonly differences: ReadonlyArray<Expectation.Comparison> | undefined
}

/** Whether the scenario says that Stripe refuses this step; what the model cannot do is nobody's refusal. */
const isMeant = ({ expected }: Scenario, { command, refusal }: Refused): boolean =>
  refusal._tag === "Refusal" && expected.refusals.has(command.key)

/** Nobody asks for a failure: of what was refused, or waits, it comes to nothing. */
const isRequest = ({ _tag }: Command): boolean =>
  _tag !== "payout_failure" && _tag !== "refund_failure" && _tag !== "payment_failure"

/** Kinds of requests, reasons and groups are few, however many steps there are. */
const refusalCounts = () => {
  const counts = new Map<string, RefusalCount>()
  const unmodelled = new Map<string, Unmodelled>()
  return {
    add: (refused: Refused, group: string): void => {
      const { command, refusal } = refused
      if (refusal._tag === "NotModelled") {
        const name = `${command._tag} ${group}`
        const before = unmodelled.get(name) ?? { group, first: refused, count: 0 }
        unmodelled.set(name, { ...before, count: before.count + 1 })
        return
      }
      if (!isRequest(command)) return
      const code = refusal.code ?? refusal.type
      const name = `${command._tag} ${code}`
      counts.set(name, { request: command._tag, code, count: (counts.get(name)?.count ?? 0) + 1 })
    },
    list: (): ReadonlyArray<RefusalCount> =>
      [...counts].toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).map(([, counted]) => counted),
    unmodelled: (): ReadonlyArray<Unmodelled> => [...unmodelled.values()]
  }
}

/** The top-ups that are on their way: few at a time, however many there were. */
const expectedTopUps = () => {
  const coming = new Map<string, TopUp.Expected>()
  const note = (object: ConnectObject): void => {
    if (object.object !== "topup") return
    if (object.status === "pending") coming.set(object.id, object)
    else coming.delete(object.id)
  }
  return {
    add: ({ changed, made }: Outcome): void => {
      for (const object of made) note(object)
      for (const object of changed) note(object)
    },
    list: (): ReadonlyArray<TopUp.Expected> => [...coming.values()]
  }
}

interface Booked {
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry>
}

/**
 * Runs `scenario` in `world`, which must be new and made of it, up to `moment` (its own end if absent): later steps
 * are not run, and then nothing is expected of it. Hands out each step, and at the end returns what they came to. A
 * key that comes twice is a bug and throws.
 */
export function* play(scenario: Scenario, world: MovingWorld, moment?: Instant): Generator<Step, Simulation, void> {
  const asOf = moment ?? scenario.until
  const { id } = scenario.platform
  const accounts = [scenario.platform, ...scenario.accounts]
  const flow = FundFlow.empty(asOf, id, accounts)
  const conservation = Conservation.empty(id, asOf)
  const refused: Array<Refused> = []
  const generated = refusalCounts()
  const topUps = expectedTopUps()
  const disputes = DisputeSums.empty()
  const failures = Failures.empty()
  const payouts: UpcomingPayouts.UnderWay = new Map()
  const delays = UnusedDelays.empty()
  const paidOut = PaidOut.empty(scenario.expected.payouts.keys())
  let steps = 0
  const count = (booked: Booked) => {
    Conservation.add(conservation, world, booked)
    topUps.add(booked.outcome)
    DisputeSums.add(disputes, booked.outcome)
    Failures.add(failures, booked.outcome)
    UpcomingPayouts.add(payouts, booked.outcome)
    UnusedDelays.add(delays, world, booked.outcome)
    PaidOut.add(paidOut, booked.outcome)
    for (const entry of booked.entries) FundFlow.add(flow, entry)
  }

  const running = Run.steps(world, scenario.steps, asOf)
  let ran = running.next()
  for (; ran.done !== true; ran = running.next()) {
    const step = ran.value
    steps += 1
    for (const happened of step.happened) if (happened.happening.kind !== "maturity") count(happened)
    if (step._tag === "done") count(step)
    else if (step.group !== undefined) generated.add(step, step.group)
    else refused.push(step)
    yield step
  }
  const happened = asOf < world.now() ? [] : Run.advance(world, asOf)
  for (const each of happened) count(each)

  const result = FundFlow.result(flow)
  const isWhole = !ran.value && asOf === scenario.until
  const expectations = isWhole ? Expectation.comparisons(scenario.expected, result, refused, paidOut, asOf) : undefined
  const left = accounts.map((account) => world.account(account.id) ?? account)
  return {
    scenario,
    asOf,
    accounts: left,
    steps,
    happened,
    flow: result,
    verdict: Conservation.verify(conservation, flow.balances, world),
    refused: refused.filter((step) => !isMeant(scenario, step)),
    generatedRefusals: generated.list(),
    unmodelled: generated.unmodelled(),
    failures: Failures.list(failures),
    waitingRefunds: accounts.flatMap((account) => [...world.waitingRefunds(account.id)]),
    pendingTopUps: topUps.list(),
    openDisputes: [...disputes.open.values()],
    disputes: DisputeSums.list(disputes),
    upcomingPayouts: UpcomingPayouts.of(world, accounts, payouts),
    reserves: result.rows.some(({ riskReserved }) => !Money.isZero(riskReserved))
      ? RiskReserves.of(world, accounts)
      : [],
    exposures: Exposure.of(world),
    unusedDelays: isWhole ? UnusedDelays.of(delays, left) : [],
    expectations,
    differences: expectations?.filter(({ met }) => !met)
  }
}

/** {@link play} to its end; `see` sees each step once, and then the end. */
export const run = (
  scenario: Scenario,
  world: MovingWorld,
  moment?: Instant,
  see: (seen: Step | Ended) => void = () => {}
): Simulation => {
  const playing = play(scenario, world, moment)
  for (let played = playing.next(); ; played = playing.next()) {
    if (played.done !== true) {
      see(played.value)
      continue
    }
    see({ _tag: "ended", happened: played.value.happened })
    return played.value
  }
}
