/**
 * Explained: what is told of an id: a scenario is run once to find what it means, and once more to gather what touched
 * that, and only that; and a third time where what came of it may have filled a negative balance.
 */
import { Effect } from "effect"
import * as Meaning from "#apps/cli/play/Meaning.ts"
import { Pass, type See } from "#apps/cli/play/Playing.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import type * as AccountTree from "#apps/cli/render/AccountTree.ts"
import type * as DepartureBranches from "#apps/cli/render/DepartureBranches.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import type * as StandaloneTree from "#apps/cli/render/StandaloneTree.ts"
import type * as StepTree from "#apps/cli/render/StepTree.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { ReserveHold } from "#core/connect/objects/Reserve.ts"
import * as Money from "#core/money/Money.ts"
import * as BilledUsage from "#core/report/BilledUsage.ts"
import * as DisabledCapabilities from "#core/report/DisabledCapabilities.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as Filling from "#core/report/Filling.ts"
import * as Loss from "#core/report/Loss.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as PayoutTrail from "#core/report/PayoutTrail.ts"
import * as StandaloneLine from "#core/report/StandaloneLine.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

export type Explained =
  | {
      readonly what: "payment"
      readonly explanation: Explanation.Explanation<Done | Happened>
      readonly departure: DepartureBranches.Departure
    }
  | { readonly what: "account"; readonly account: AccountTree.Account }
  | { readonly what: "line"; readonly line: StandaloneTree.Told }
  | { readonly what: "step"; readonly step: StepTree.Told }

const maximumListed = 8

/** The first of many, and how many more there are. */
const listed = (names: ReadonlyArray<string>, count = names.length): string => {
  const more = count > maximumListed ? ` and ${count - maximumListed} more` : ""
  return `${names.slice(0, maximumListed).join(", ")}${more}`
}

/** What is seen in the first run. */
interface Search {
  readonly meaning: Meaning.Meaning
  /** When payouts of accounts were stopped. */
  readonly stops: Array<StoppedPayouts.StoppedPayouts>
  /** When charges or transfers of accounts were disabled. */
  readonly disabled: Array<DisabledCapabilities.DisabledCapabilities>
  /** The accounts whose balances ever were negative. */
  readonly short: Set<StripeAccount.AccountId>
  /** The first steps that were carried out, to be named where it means nothing, and how many there are. */
  readonly first: Array<string>
  done: number
}

/** As the file calls them, the platform first. */
const accountsOf = ({ scenario }: Simulated.Simulated): string =>
  listed([scenario.platform, ...scenario.accounts].map(({ id }) => StripeAccount.keyIn(id)))

/** Why there is nothing to explain: the step was refused, or there is no such thing. */
const nothing = (simulated: Simulated.Simulated, { done, first, meaning }: Search): string => {
  const { group, id, refused } = meaning
  if (group.size > 0) return `"${id}" is the transfer group of ${listed([...group])}; explain one of them`
  if (refused !== undefined) return `"${id}" made nothing: it was refused, ${Sentence.refusal(refused)}`
  const account = `an account (${accountsOf(simulated)})`
  if (done === 0) return `nothing in it made "${id}", or anything else; expected ${account}`
  const step = `a step (${listed(first, done)})`
  return `nothing in it made "${id}"; expected ${step}, the id of an object of one, or ${account}`
}

/** Of what is only made after `--until`, when that is; undefined where nothing of the whole run has the name. */
const laterOf = Effect.fnUntraced(function* (simulated: Simulated.Simulated, id: string) {
  const { asOf, scenario } = simulated
  if (asOf >= scenario.until) return undefined
  const meaning = Meaning.empty(id)
  const look: See = (seen, world) => {
    if (meaning.at === undefined) Meaning.add(meaning, seen, world)
  }
  const whole = Simulated.replay({ ...simulated, asOf: scenario.until }, look, Effect.void)
  yield* Effect.provideService(whole, Pass, "looking on")
  return meaning.at
})

const refuse = Effect.fnUntraced(function* (simulated: Simulated.Simulated, file: string, search: Search) {
  const { id } = search.meaning
  const later = Meaning.isKnown(search.meaning) ? undefined : yield* laterOf(simulated, id)
  const comes = later && `"${id}" comes at ${Instant.format(later)}, after --until ${Instant.format(simulated.asOf)}`
  return yield* new BadInput({ problems: [`${file}: ${comes ?? nothing(simulated, search)}`] })
})

/** What a reserve plan holds of a charge is followed with it. */
const isOfCharge = (object: ConnectObject): boolean =>
  object.object === "reserve.hold" && object.sourceCharge !== undefined

/** What came of it to accounts that were ever negative may have filled a hole, or made it: one more run knows. */
const holes = Effect.fnUntraced(function* (
  simulated: Simulated.Simulated,
  touching: ReadonlyArray<Done | Happened>,
  short: ReadonlySet<StripeAccount.AccountId>
) {
  const lines = touching.flatMap(({ outcome }) => outcome.transactions.filter(({ account }) => short.has(account)))
  if (lines.length === 0) return { filled: [], losses: [] }
  const all = [...new Set(lines.map(({ account }) => account))].map(NegativeHistory.empty)
  const gather: See = (seen) => {
    for (const it of Meaning.booked(seen)) for (const each of all) NegativeHistory.add(each, it)
  }
  yield* Effect.provideService(Simulated.replay(simulated, gather, Effect.void), Pass, "pass 3 of 3")
  const names = new Set(lines.map(({ account, id }) => `${account} ${id}`))
  const histories = all.flatMap((each) => NegativeHistory.list(each, simulated.asOf))
  const isOwn = ({ account, id }: BalanceTransaction) => names.has(`${account} ${id}`)
  return { filled: Filling.of(histories, isOwn), losses: Loss.of(histories, isOwn) }
})

/** Gathers what touched a payment, a payout or a top-up, with the payouts that paid it out. */
const payment = Effect.fnUntraced(function* (
  simulated: Simulated.Simulated,
  { meaning, short, stops }: Search,
  id: string,
  upcoming: Simulation["upcomingPayouts"]
) {
  const touching: Array<Done | Happened> = []
  const trail = PayoutTrail.empty(meaning.payouts)
  const unitemised = UnitemisedPayouts.empty()
  const gather: See = (seen, world) => {
    for (const it of Meaning.booked(seen)) {
      const isTouching = Meaning.rootsOf(world, it).some((root) => meaning.roots.has(root))
      if (isTouching) {
        touching.push(it)
        for (const made of it.outcome.made) if (isOfCharge(made)) meaning.roots.add(made.id)
      }
      PayoutTrail.add(trail, it.outcome, isTouching)
      UnitemisedPayouts.add(unitemised, it.outcome, isTouching)
    }
  }
  yield* Effect.provideService(Simulated.replay(simulated, gather, Effect.void), Pass, "pass 2 of 2")
  const explanation = Explanation.of(touching, id, trail)
  if (explanation === undefined) return undefined
  const { root, unpaid } = explanation
  const own = root.object === "payout" ? StoppedPayouts.ofPayout(stops, root) : StoppedPayouts.lasting(stops, unpaid)
  const payouts = [...unitemised.payouts.values()]
  const payment = root.object === "payout" ? { filled: [], losses: [] } : yield* holes(simulated, touching, short)
  const departure = { stops: own, unitemised: payouts, upcoming, ...payment }
  return { what: "payment", explanation, departure } as const
})

/** Gathers the negative balance that a line is about, or what it bills. */
const standalone = Effect.fnUntraced(function* (simulated: Simulated.Simulated, line: StandaloneLine.StandaloneLine) {
  const account = StandaloneLine.negativeOf(line)
  const histories = account && NegativeHistory.empty(account)
  const counted: Array<BilledUsage.Counted> = []
  const gather: See = (seen, world) => {
    for (const it of Meaning.booked(seen)) {
      if (histories !== undefined) NegativeHistory.add(histories, it)
      if (line.what === "bill") BilledUsage.add(counted, world, line.usage, it)
    }
  }
  yield* Effect.provideService(Simulated.replay(simulated, gather, Effect.void), Pass, "pass 2 of 2")
  const negative = histories && NegativeHistory.about(NegativeHistory.list(histories, simulated.asOf), line.id)
  return { what: "line", line: { line, negative, counted, asOf: simulated.asOf } } as const
})

const accountOf = ({ scenario }: Simulated.Simulated, id: string): StripeAccount.StripeAccount | undefined =>
  [scenario.platform, ...scenario.accounts].find((account) => account.id === id || account.id === AccountBasis.idOf(id))

/** What is gathered of an account that is asked for, which may be a step's or an object's name too. */
interface OfAccount {
  readonly negatives: NegativeHistory.NegativeHistories
  readonly holds: Map<string, ReserveHold>
  readonly released: Array<AccountTree.Released>
}

const gather = ({ holds, negatives, released }: OfAccount, it: Done | Happened): void => {
  NegativeHistory.add(negatives, it)
  for (const object of it.outcome.made) {
    if (object.object === "reserve.hold" && object.account === negatives.account) holds.set(object.id, object)
    if (object.object !== "reserve.release" || object.account !== negatives.account) continue
    const hold = holds.get(object.reserveHold)
    if (hold !== undefined) released.push({ hold, release: object })
  }
}

const accountIn = (
  { asOf, exposures, flow, reserves, upcomingPayouts, waitingRefunds }: Simulation,
  account: StripeAccount.StripeAccount,
  { disabled, stops }: Search,
  { negatives, released }: OfAccount
): AccountTree.Account => {
  const isOwn = (it: { readonly account: StripeAccount.AccountId }) => it.account === account.id
  return {
    account,
    asOf,
    stops: stops.filter(isOwn),
    disabled: disabled.filter(isOwn),
    rows: flow.rows.filter(isOwn),
    exposures: exposures.filter(isOwn),
    upcoming: upcomingPayouts.filter(isOwn),
    reserves: reserves.filter(isOwn),
    waiting: waitingRefunds.filter(isOwn),
    negatives: NegativeHistory.list(negatives, asOf),
    released,
    held: account.kind === "platform" ? exposures.filter(({ held }) => !Money.isZero(held)) : []
  }
}

/** What `id` means in the run of `file`; fails with why it means nothing. */
export const of = Effect.fnUntraced(function* (
  simulated: Simulated.Simulated,
  file: string,
  id: string
): Effect.fn.Return<Explained, BadInput> {
  const meaning = Meaning.empty(id)
  const search: Search = { meaning, stops: [], disabled: [], short: new Set(), first: [], done: 0 }
  const asked = accountOf(simulated, id)
  let account = asked
  const own: OfAccount | undefined = asked && {
    negatives: NegativeHistory.empty(asked.id),
    holds: new Map(),
    released: []
  }
  const look: See = (seen, world) => {
    if (seen._tag === "done" && ++search.done <= maximumListed) search.first.push(seen.command.key)
    if (asked !== undefined) account = world.account(asked.id)
    Meaning.add(meaning, seen, world)
    for (const it of Meaning.booked(seen)) {
      StoppedPayouts.add(search.stops, it)
      DisabledCapabilities.add(search.disabled, it)
      if ("happening" in it && it.happening.kind === "shortfall") search.short.add(it.happening.account)
      if (own !== undefined) gather(own, it)
    }
  }
  const simulation = yield* Effect.provideService(Simulated.run(simulated, look), Pass, "pass 1 of 2")
  const { group, line, roots, step } = meaning
  const [only] = group.size === 1 ? [...group] : []
  if (roots.size === 0 && account === undefined && line === undefined && only !== undefined) roots.add(only)
  if (roots.size > 0) {
    const found = yield* payment(simulated, search, only ?? id, simulation.upcomingPayouts)
    return found ?? (yield* refuse(simulated, file, search))
  }
  if (account !== undefined && own !== undefined) {
    return { what: "account", account: accountIn(simulation, account, search, own) }
  }
  if (line !== undefined) return yield* standalone(simulated, line)
  if (step !== undefined) {
    return { what: "step", step: { step, asOf: simulated.asOf, stops: search.stops, disabled: search.disabled } }
  }
  return yield* refuse(simulated, file, search)
})
