/**
 * Playing: a scenario file played step by step, stopping after each to look at everything there is.
 */
import { Result } from "effect"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as Clearing from "./Clearing.ts"
import * as Foretold from "./Foretold.ts"
import * as Snapshot from "./Snapshot.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { NegativeBalance } from "#core/connect/objects/NegativeBalance.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import type { Sweep } from "#core/connect/objects/Sweep.ts"
import type { Waiting } from "#core/connect/objects/Refund.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as ConnectFeeCount from "#core/simulation/ConnectFeeCount.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Tally from "#core/simulation/Tally.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Everything there is after one step, and what the step looked at. */
export interface Moment {
  readonly scenario: Scenario.Scenario
  readonly world: MovingWorld
  readonly step: Run.Step
  /** What time brought about before the step, since `since`. */
  readonly happened: ReadonlyArray<Run.Happened>
  /** All that this moment brought: what time did, in order, and the step if it was carried out. */
  readonly outcomes: ReadonlyArray<Brought>
  /** Each as it was just before the step. */
  readonly accounts: ReadonlyMap<AccountId, StripeAccount>
  /** A refund that waits and could have been paid before the step. */
  readonly unpaid: ReadonlyArray<string>
  /** A negative balance before the step that was not covered as it should. */
  readonly uncovered: ReadonlyArray<string>
  /** One that exposure did not tell as it was. */
  readonly untold: ReadonlyArray<string>
  /** A refund that time paid, and that took something else of balances than was said just before. */
  readonly mistaken: ReadonlyArray<string>
  readonly since: Instant
  /** The refunds that waited then. */
  readonly waitedSince: ReadonlyArray<Waiting>
  /**
   * The world before time passed, after it and before the command, after it was decided but not carried out, and now.
   */
  readonly snapshots: {
    readonly before: Snapshot.Snapshot
    readonly asked: Snapshot.Snapshot
    readonly decided: Snapshot.Snapshot
    readonly after: Snapshot.Snapshot
  }
  /** The same in a world whose time only the steps move. */
  readonly alone: { readonly happened: ReadonlyArray<Run.Happened>; readonly after: Snapshot.Snapshot }
  /** Of all steps so far. */
  readonly transactions: ReadonlyArray<BalanceTransaction>
  readonly entries: ReadonlyArray<Entry>
  readonly swept: ReadonlyArray<Sweep>
  /** Every object by its id, as it is now. */
  readonly objects: ReadonlyMap<string, ConnectObject>
  /** What was accepted before this step, and when. */
  readonly accepted: ReadonlyArray<Accepted>
  readonly tally: Tally.Tally
  readonly days: DaysUntilCash.DaysUntilCash
}

export interface Accepted {
  readonly at: Instant
  readonly command: Decision.Command
}

/** An outcome with its moment, and the entries that book it. */
export interface Brought {
  readonly at: Instant
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry>
}

/** The scenario of a file; one that cannot be read is a defect of whoever made it. */
export const read = (file: ScenarioFile): Scenario.Scenario => Result.getOrThrow(Scenario.decode(file))

export const worldOf = (scenario: Scenario.Scenario): MovingWorld => MemoryWorld.make(scenario)

export function* moments(scenario: Scenario.Scenario): Generator<Moment> {
  const world = worldOf(scenario)
  const transactions: Array<BalanceTransaction> = []
  const entries: Array<Entry> = []
  const swept: Array<Sweep> = []
  const objects = new Map<string, ConnectObject>()
  const accepted: Array<Accepted> = []
  const tally = Tally.empty()
  const connectFees = ConnectFeeCount.empty()
  const days = DaysUntilCash.empty()
  const other = worldOf(scenario)
  const look = () => Snapshot.of(world, scenario)
  const count = ({ entries: booked, outcome }: Brought) => {
    for (const object of [...outcome.made, ...outcome.changed]) objects.set(object.id, object)
    transactions.push(...outcome.transactions)
    entries.push(...booked)
    swept.push(...(outcome.swept ?? []))
    Tally.add(tally, world, outcome)
    for (const fee of ConnectFeeCount.add(connectFees, world, outcome)) {
      Tally.bill(tally, world, world.platform.id, fee)
    }
    DaysUntilCash.add(days, world, outcome)
  }
  for (const dated of scenario.steps) {
    const since = world.now()
    const waitedSince = Snapshot.accountsOf(scenario).flatMap((id) => [...world.waitingRefunds(id)])
    const before = look()
    const happened: Array<Run.Happened> = []
    const passed: Array<Brought> = []
    const mistaken: Array<string> = []
    // Each is counted in the world that it was applied to: later, what it was about may be forgotten.
    let said = Foretold.said(world, scenario)
    for (let next = Run.next(world, dated.at); next !== undefined; next = Run.next(world, dated.at)) {
      const { entries: booked, happening, outcome } = next
      mistaken.push(...Foretold.mistaken(said, outcome))
      said = Foretold.after(said, outcome, world, scenario)
      happened.push(next)
      passed.push({ at: happening.at, outcome, entries: booked })
      count({ at: happening.at, outcome, entries: booked })
    }
    const asked = look()
    const [unpaid, untold, uncovered] = [
      payable(world, scenario),
      Foretold.untold(world, scenario),
      notCovered(world, scenario, { entries, objects, transactions })
    ]
    const accounts = new Map(
      [scenario.platform, ...scenario.accounts].map((account) => [account.id, world.account(account.id) ?? account])
    )
    Decision.decide(world, dated.command, dated.at)
    const decided = look()
    const step = Run.step(world, dated)
    const done = step._tag === "done" ? [{ at: dated.at, outcome: step.outcome, entries: step.entries }] : []
    for (const each of done) count(each)
    const outcomes = [...passed, ...done]
    const snapshots = { before, asked, decided, after: look() }
    const alone = { happened: Run.step(other, dated).happened, after: Snapshot.of(other, scenario) }
    const counts = { transactions, entries, swept, objects, accepted, tally, days }
    yield {
      scenario,
      world,
      step,
      happened,
      accounts,
      outcomes,
      unpaid,
      uncovered,
      untold,
      mistaken,
      since,
      waitedSince,
      snapshots,
      alone,
      ...counts
    }
    if (step._tag === "done") accepted.push({ at: dated.at, command: dated.command })
  }
}

const isPaid = (world: MovingWorld, id: string): boolean => {
  const charge = world.charge(id)
  return charge !== undefined && Charge.statusAt(charge, world.now()) === "succeeded"
}

/** The oldest refund that waits for funds and that the available balance could pay by itself, account by account. */
const payable = (world: MovingWorld, scenario: Scenario.Scenario): ReadonlyArray<string> =>
  Snapshot.accountsOf(scenario).flatMap((account) => {
    const oldest = [...world.waitingRefunds(account)].find(({ charge }) => isPaid(world, charge))
    const isConverted = ({ charge }: Waiting) => world.charge(charge)?.settled !== undefined
    // A rate that changes makes one cheaper without any funds coming: nobody is told of that.
    if (oldest === undefined || [...world.waitingRefunds(account)].some(isConverted)) return []
    const again = RefundCharge.fund(world, account, world.now())
    const available = SpendableFunds.available(world, account, oldest.amount.currency)
    const isPlain = !oldest.reverseTransfer && !oldest.refundApplicationFee
    const isCovered = isPlain && Money.compare(oldest.amount, available) <= 0
    return isCovered || again.transactions.length > 0 ? [oldest.id] : []
  })

/**
 * Where what is held for negative balances, according to the books, is not what is missing of those that the platform
 * is liable for, and what negative payouts have filled of them that are clearing; and who the world says is negative
 * and is not, or the other way round.
 */
const notCovered = (
  world: MovingWorld,
  scenario: Scenario.Scenario,
  past: Pick<Moment, "entries" | "objects" | "transactions">
): ReadonlyArray<string> => {
  const balances = Balances.of(past.entries, world.now())
  return Snapshot.currencies.flatMap((currency) => {
    const zero = Money.zero(currency)
    const missing = scenario.accounts.map(({ controller, id }) => {
      const { available } = world.balance(id, currency)
      const isOurs = controller.losses === "application"
      const clearing = isOurs ? Clearing.of(past, { account: id, currency }, world) : zero
      return { id, isOurs, amount: Money.minus(zero, Money.min(zero, available)), clearing }
    })
    const ours = Money.sum(
      currency,
      missing.filter(({ isOurs }) => isOurs).map(({ amount, clearing }) => Money.add(amount, clearing))
    )
    const held = Balances.balance(balances, LedgerAccount.of(scenario.platform.id, "connect_reserved"), currency)
    return [
      ...(Money.equals(ours, held) ? [] : [`${Money.format(held)} is held for ${Money.format(ours)}`]),
      ...missing.flatMap(({ amount, clearing, id, isOurs }) => {
        const known = world.negative(id, currency)
        const isKnown = (known?.since !== undefined) === Money.isPositive(amount)
        const isHeld = Money.equals(known?.held ?? zero, isOurs ? Money.add(amount, clearing) : zero)
        const isClearing = Money.equals(total(zero, known?.clearing), clearing)
        if (isKnown && isHeld && isClearing) return []
        return [`${id} is short of ${Money.format(amount)}, and the world has it otherwise`]
      })
    ]
  })
}

const total = (zero: Money.Money, clearing: NegativeBalance["clearing"] = []): Money.Money =>
  Money.sum(
    zero.currency,
    clearing.map(({ amount }) => amount)
  )

/** The whole run of a file: where it ended, and all it left behind. */
export const whole = (file: ScenarioFile): Pick<Moment, "scenario" | "world" | "transactions" | "entries"> => {
  const scenario = read(file)
  const none = { scenario, world: worldOf(scenario), transactions: [], entries: [] }
  return [...moments(scenario)].at(-1) ?? none
}
