/**
 * explain: where each cent of one payment went, over all accounts; or whether an account is paid out, and why not.
 *
 * The scenario is run once to find which payment is meant, and once more to gather what touched it, and only that,
 * with the payouts that paid it out.
 */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { scenario } from "#apps/cli/commands/ScenarioArgument.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import { Pass, type See } from "#apps/cli/play/Playing.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import * as AccountJson from "#apps/cli/render/AccountJson.ts"
import * as AccountTree from "#apps/cli/render/AccountTree.ts"
import * as ExplanationJson from "#apps/cli/render/ExplanationJson.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as Tree from "#apps/cli/render/Tree.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { World } from "#core/connect/World.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as PayoutTrail from "#core/report/PayoutTrail.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as UnitemisedPayouts from "#core/report/UnitemisedPayouts.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import type { Done, Ended, Happened, Refused, Step } from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const input = {
  scenario,
  id: Argument.String("id").pipe(
    Argument.withDescription(
      "A step of the scenario (order-1), any object or balance transaction it made (ch_order-1), or an account (ada)"
    )
  ),
  until: Flag.String("until").pipe(
    Flag.withDescription("Explain it as of the end of this day, or this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  seed: WholeNumber.seed,
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print the explanation as JSON, for machines")
  )
}

const maximumListed = 8

/** What is found of an id in a run. */
interface Search {
  /** What all that it may mean followed from. */
  readonly roots: Set<string>
  /** The automatic payouts among them, with their accounts. */
  readonly payouts: Map<string, AccountId>
  /** When payouts of accounts were stopped. */
  readonly stops: Array<StoppedPayouts.StoppedPayouts>
  refused: Refused | undefined
  /** Whether it is of a balance transaction that belongs to none of them. */
  standsAlone: boolean
  /** The first steps that were carried out, to be named where it means nothing, and how many there are. */
  readonly first: Array<string>
  done: number
}

/** Why there is nothing to explain: the step was refused, or there is no such thing. */
const nothing = ({ done, first, refused, standsAlone }: Search, id: string): string => {
  if (standsAlone) return `"${id}" belongs to no payment, payout or top-up; connect-ledger simulate --timeline shows it`
  if (refused !== undefined) return `"${id}" made nothing: it was refused, ${Sentence.refusal(refused)}`
  if (done === 0) return `nothing in it made "${id}", or anything else`
  const more = done > maximumListed ? ` and ${done - maximumListed} more` : ""
  return `nothing in it made "${id}"; expected a step (${first.join(", ")}${more}) or the id of an object of one`
}

/** Of what is only made after `--until`, when that is; undefined where nothing of the whole run has the name. */
const laterOf = Effect.fnUntraced(function* (simulated: Simulated.Simulated, id: string) {
  const { asOf, scenario } = simulated
  if (asOf >= scenario.until) return undefined
  let first: Instant.Instant | undefined
  const look: See = (seen) => {
    if (first !== undefined) return
    if (seen._tag !== "ended" && seen.command.key === id) first = seen.at
    const it = booked(seen).find((each) => names(each, id))
    if (it !== undefined) first = "at" in it ? it.at : it.happening.at
  }
  const whole = Simulated.replay({ ...simulated, asOf: scenario.until }, look, Effect.void)
  yield* Effect.provideService(whole, Pass, "looking on")
  return first
})

const isLine = ({ outcome }: Done | Happened, id: string): boolean =>
  outcome.transactions.some((line) => line.id === id || line.source === id)

const names = (it: Done | Happened, id: string): boolean => Explanation.mentions(it, id) || isLine(it, id)

/** Of a payout that is named as steps do it, by its account and day or as a part of one that was split, its id. */
const idOf = ({ scenario }: Simulated.Simulated, name: string): string => {
  const step = /^([^.]+)\.\d{1,2}$/.exec(name)?.[1]
  const split = scenario.stated.find(({ command }) => command.key === step)?.command
  if (split?._tag === "payout") return `po_${name}`
  const owner = /^([^.]+)\.\d{4}-/.exec(name)?.[1]
  if (owner === undefined) return name
  const account = AccountBasis.idOf(owner)
  return [scenario.platform, ...scenario.accounts].some(({ id }) => id === account) ? `po_${name}` : name
}

/** What was carried out and what came about, in order. */
const booked = (seen: Step | Ended): ReadonlyArray<Done | Happened> =>
  seen._tag === "done" ? [...seen.happened, seen] : seen.happened

const roots = (world: World, it: Done | Happened): ReadonlyArray<string> => [
  ...Explanation.roots(it, { get: (id) => find(world, id) })
]

/** What others follow from is one of these. */
const find = (world: World, id: string) =>
  world.charge(id) ?? world.transfer(id) ?? world.applicationFee(id) ?? world.payout(id)

const note = (search: Search, seen: Step | Ended, id: string): void => {
  if (seen._tag === "refused" && seen.command.key === id) search.refused = seen
  if (seen._tag !== "done") return
  search.done += 1
  if (search.done <= maximumListed) search.first.push(seen.command.key)
}

const explained = Effect.fnUntraced(function* (simulated: Simulated.Simulated, file: string, id: string) {
  const search: Search = {
    roots: new Set(),
    payouts: new Map(),
    stops: [],
    refused: undefined,
    standsAlone: false,
    first: [],
    done: 0
  }
  const asked = accountOf(simulated, id)
  let account = asked
  const look: See = (seen, world) => {
    note(search, seen, id)
    if (asked !== undefined) account = world.account(asked.id)
    for (const it of booked(seen)) {
      StoppedPayouts.add(search.stops, it)
      search.standsAlone ||= isLine(it, id)
      if (!Explanation.mentions(it, id)) continue
      for (const root of roots(world, it)) {
        search.roots.add(root)
        for (const [payout, account] of Explanation.itemised(world.payout(root))) search.payouts.set(payout, account)
      }
    }
  }
  const simulation = yield* Effect.provideService(Simulated.run(simulated, look), Pass, "pass 1 of 2")
  if (search.roots.size === 0 && account !== undefined) return accountIn(simulation, account, search.stops)
  const touching: Array<Done | Happened> = []
  const trail = PayoutTrail.empty(search.payouts)
  const unitemised = UnitemisedPayouts.empty()
  const gather = Simulated.replay(
    simulated,
    (seen, world) => {
      for (const it of booked(seen)) {
        const isTouching = roots(world, it).some((root) => search.roots.has(root))
        if (isTouching) {
          touching.push(it)
          for (const made of it.outcome.made) if (isOfCharge(made)) search.roots.add(made.id)
        }
        PayoutTrail.add(trail, it.outcome, isTouching)
        UnitemisedPayouts.add(unitemised, it.outcome, isTouching)
      }
    },
    Effect.void
  )
  if (search.roots.size > 0) yield* Effect.provideService(gather, Pass, "pass 2 of 2")
  const explanation = Explanation.of(touching, id, trail)
  if (explanation === undefined) {
    const later = yield* laterOf(simulated, id)
    const comes = later && `"${id}" comes at ${Instant.format(later)}, after --until ${Instant.format(simulated.asOf)}`
    return yield* new BadInput({ problems: [`${file}: ${comes ?? nothing(search, id)}`] })
  }
  const { root, unpaid } = explanation
  const stops =
    root.object === "payout"
      ? StoppedPayouts.ofPayout(search.stops, root)
      : StoppedPayouts.lasting(search.stops, new Set(unpaid.map((it) => it.account)))
  const payouts = [...unitemised.payouts.values()]
  return { explanation, departure: { stops, unitemised: payouts, upcoming: simulation.upcomingPayouts } }
})

/** What a reserve plan holds of a charge is followed with it. */
const isOfCharge = (object: ConnectObject): boolean =>
  object.object === "reserve.hold" && object.sourceCharge !== undefined

const accountOf = ({ scenario }: Simulated.Simulated, id: string): StripeAccount | undefined =>
  [scenario.platform, ...scenario.accounts].find((account) => account.id === id || account.id === AccountBasis.idOf(id))

const accountIn = (
  { asOf, exposures, flow, reserves, upcomingPayouts }: Simulation,
  account: StripeAccount,
  stops: ReadonlyArray<StoppedPayouts.StoppedPayouts>
): AccountTree.Account => {
  const isOwn = (it: { readonly account: AccountId }) => it.account === account.id
  return {
    account,
    asOf,
    stops: stops.filter(isOwn),
    rows: flow.rows.filter(isOwn),
    exposures: exposures.filter(isOwn),
    upcoming: upcomingPayouts.filter(isOwn),
    reserves: reserves.filter(isOwn)
  }
}

export const explain = Command.make(
  "explain",
  input,
  Effect.fn("connect-ledger.explain")(function* ({ id, json, scenario: file, seed, until }) {
    const print = yield* Output
    const simulated = yield* Simulated.read(file, { seed, until })
    const found = yield* explained(simulated, file, idOf(simulated, id))
    const paint = yield* Paint
    if ("account" in found) {
      yield* print(json ? Json.print(AccountJson.of(found)) : AccountTree.print(paint, found))
      return
    }
    const { departure, explanation } = found
    yield* print(
      json
        ? Json.print(ExplanationJson.of(explanation, simulated.asOf, departure))
        : Tree.print(paint, simulated.scenario, explanation, departure)
    )
  })
).pipe(
  Command.withDescription(
    "Run a scenario and show where each cent of one payment went, as a tree over all accounts: what was returned to " +
      "the payer, what Stripe took, what the platform and the sellers have of it. Of an account, whether it is paid " +
      "out, and if not why, since when and what starts it again."
  ),
  Command.withShortDescription("Show where each cent of one payment went"),
  Command.withExamples([
    {
      command: "connect-ledger explain examples/marketplace.yaml order-2",
      description: "One payment, with its refund"
    }
  ])
)
