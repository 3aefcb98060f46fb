/**
 * Disputable: what of each payment of a random scenario is told to be disputable, held against what a dispute that
 * states no amount would take of it at that moment.
 */
import { Result } from "effect"
import * as Playing from "./Playing.ts"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as FileDispute from "#core/connect/decisions/FileDispute.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { MovingWorld, Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

type Reports = Map<string, DisputableCharges.DisputableCharges>

const isOf = (id: string) => (object: ConnectObject) => object.id === id || ("charge" in object && object.charge === id)

/** Counts it in a report for each of the charges that it is about. */
const count = (reports: Reports, asOf: Instant.Instant, world: MovingWorld, outcome: Outcome): void => {
  const { changed, made } = outcome
  for (const object of made) {
    if (object.object === "charge") reports.set(object.id, DisputableCharges.empty(asOf))
  }
  for (const [id, report] of reports) {
    const own = { ...outcome, made: made.filter(isOf(id)), changed: changed.filter(isOf(id)) }
    DisputableCharges.add(report, world, own)
  }
}

/** In the currency in which it was paid. */
const told = ({ sums }: DisputableCharges.DisputableCharges, { amount }: Charge.Charge): Money.Money =>
  Money.sum(
    amount.currency,
    [...sums.values()].flatMap((amounts) => [...amounts.values()].flatMap((own) => [...own.values()]))
  )

const isInTime = ({ created, paymentMethod }: Charge.Charge, asOf: Instant.Instant): boolean => {
  const days = BankDebit.is(paymentMethod) ? BankDebit.termsOf(paymentMethod).disputeDays : 120
  return days === undefined || Instant.plusDays(created, days) >= asOf
}

/** What a dispute without an amount takes, as if the refunds that wait were paid; undefined if that is not modelled. */
const taken = (world: MovingWorld, charge: Charge.Charge): Money.Money | undefined => {
  // A debit that its bank has not paid yet comes back as a failure, and that takes all of it.
  if (Charge.statusAt(charge, world.now()) === "pending") return charge.amount
  const paid = { ...world, waitingOf: () => new Set<never>() }
  const command = { _tag: "dispute", key: "any", charge: charge.id, reason: "general" } as const
  const decided = FileDispute.decide(paid, command, world.now())
  if (Result.isFailure(decided)) {
    return decided.failure._tag === "NotModelled" ? undefined : Money.zero(charge.amount.currency)
  }
  return decided.success.made.find((object): object is Dispute.Dispute => object.object === "dispute")?.amount
}

/** What inquiries that are open ask about, as far as it was not refunded. */
const inquired = (world: MovingWorld, charge: Charge.Charge): Money.Money => {
  const open = Dispute.ofCharge(world, charge).filter(Dispute.isInquiry)
  const asked = Money.sum(
    charge.amount.currency,
    open.map(({ amount }) => amount)
  )
  return Money.min(asked, Charge.unrefunded(charge))
}

const mistold = (reports: Reports, asOf: Instant.Instant, world: MovingWorld): ReadonlyArray<string> =>
  [...reports].flatMap(([id, report]) => {
    const charge = world.charge(id)
    if (charge === undefined || charge.sourceTransfer !== undefined) return []
    const none = Money.zero(charge.amount.currency)
    const part = isInTime(charge, asOf) ? taken(world, charge) : none
    if (part === undefined) return []
    const [said, expected] = [told(report, charge), Money.add(part, inquired(world, charge))]
    return Money.equals(said, expected) ? [] : [`${id} ${Money.format(said)}, not ${Money.format(expected)}`]
  })

/** Which charges are told otherwise than they could be disputed, after any step, for a report `days` after the last. */
export const faults = (file: ScenarioFile, days: number): ReadonlyArray<string> => {
  const scenario = Playing.read(file)
  const world = Playing.worldOf(scenario)
  const last = [...scenario.steps].at(-1)?.at ?? scenario.until
  const asOf = Instant.plusDays(Instant.max(last, scenario.until), days)
  const reports: Reports = new Map()
  const found: Array<string> = []
  const look = (outcomes: ReadonlyArray<Outcome>) => {
    for (const outcome of outcomes) count(reports, asOf, world, outcome)
    if (outcomes.length > 0) found.push(...mistold(reports, asOf, world))
  }
  for (const step of Run.steps(world, scenario.steps)) look(Run.outcomesOf(step))
  for (let next = Run.next(world, asOf); next !== undefined; next = Run.next(world, asOf)) look([next.outcome])
  return found
}
