/**
 * NegativeTimes: the times in which balances of a random scenario are told to have been negative, held against what
 * the world knows of those that are, once each moment is over.
 *
 * Of each time is set aside what its balance is short of now, and what debits of the bank that filled it are clearing;
 * where one comes back and makes another time, what was set aside for the first stays for that, and both are taken
 * together. Every line of the reserve is told of one time, once; but those that come and go within one moment at which
 * no time is, which come to nothing, of none.
 */
import * as Playing from "./Playing.ts"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as Snapshot from "./Snapshot.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import * as NegativeBalance from "#core/connect/objects/NegativeBalance.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as NegativeHistory from "#core/report/NegativeHistory.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

/** What is known of one balance that is or was negative, from the world as it is after each moment. */
interface Purse {
  readonly account: string
  readonly currency: string
  /** When its times began, and the first of those with which each is taken together. */
  readonly begun: Map<Instant.Instant, Instant.Instant>
  /** Which of them debits that are clearing filled, by their payouts. */
  readonly filled: Map<string, Instant.Instant>
  /** Those of which debits came back in this moment. */
  returned: Array<Instant.Instant>
  /** Whether it was negative before this moment, and what was set aside for it in this moment and given back. */
  wasOpen: boolean
  made: Array<BalanceTransaction>
}

interface Sides {
  readonly at: Instant.Instant
  readonly told: ReadonlyArray<string>
  readonly known: ReadonlyArray<string>
}

type Purses = Map<string, Purse>

const purseOf = (purses: Purses, account: string, currency: string): Purse => {
  const key = `${account} ${currency}`
  const moment = { returned: [], wasOpen: false, made: [] }
  const purse = purses.get(key) ?? { account, currency, begun: new Map(), filled: new Map(), ...moment }
  purses.set(key, purse)
  return purse
}

const written = ({ account, currency }: Purse, open: boolean, since: Instant.Instant, held: Money.Money): string =>
  `${account} ${currency} ${Instant.format(since)}${open ? ", negative" : ""}: ${Money.format(held)} set aside`

/** With which others a time is taken together, by the first of them. */
const firstOf = ({ begun }: Purse, since: Instant.Instant): Instant.Instant => begun.get(since) ?? since

/** From now on what is said of one of these times is said of both. */
const join = (purse: Purse, one: Instant.Instant, other: Instant.Instant): void => {
  const [a, b] = [firstOf(purse, one), firstOf(purse, other)]
  const [first, later] = a < b ? [a, b] : [b, a]
  for (const [since, its] of purse.begun) if (its === later) purse.begun.set(since, first)
}

const lastOf = ({ begun }: Purse): Instant.Instant | undefined => [...begun.keys()].at(-1)

/** Right after it was done, when the world has not looked at its balances yet. */
const note = (purses: Purses, world: MovingWorld, debit: NegativePayout): void => {
  const { account, amount, payout, status } = debit
  const purse = purseOf(purses, account, amount.currency)
  const filled = purse.filled.get(payout)
  if (status === "returned" && filled !== undefined) purse.returned.push(filled)
  if (status !== "filling") return
  const since = world.negative(account, amount.currency)?.since ?? lastOf(purse)
  if (since !== undefined && Money.isPositive(debit.filled)) purse.filled.set(payout, since)
}

/** The moment is over: which times there are now. */
const look = (purse: Purse, since: Instant.Instant | undefined): void => {
  const { begun, returned } = purse
  if (since !== undefined) {
    if (!begun.has(since)) begun.set(since, since)
    // It goes on: what seemed later times were none.
    for (const later of begun.keys()) if (later > since) join(purse, since, later)
  }
  for (const each of returned) join(purse, each, since ?? lastOf(purse) ?? each)
  purse.returned = []
}

const reserveLine = ({ net, source }: BalanceTransaction): string =>
  `${String(source)} ${Money.format(Money.negate(net))}`

/** Those of the platform, by the balance that they are for; what is given back of a cleared debit is of its time. */
const make = (purses: Purses, lasting: Array<string>, { outcome }: Booked): void => {
  for (const { account, amount, balanceTransaction } of outcome.reserved ?? []) {
    const made = outcome.transactions.filter(({ id }) => id === balanceTransaction)
    if (outcome.debited?.status === "cleared") lasting.push(...made.map(reserveLine))
    else purseOf(purses, account, amount.currency).made.push(...made)
  }
}

/** The moment is over: those that are of a time. */
const lastingOf = (purse: Purse, isOpen: boolean): ReadonlyArray<string> => {
  const { made, returned, wasOpen } = purse
  purse.made = []
  purse.wasOpen = isOpen
  if (isOpen || wasOpen || returned.length > 0) return made.map(reserveLine)
  const nets = made.map(({ net }) => net)
  return nets.length === 0 || Money.isZero(nets.reduce(Money.add)) ? [] : made.map(reserveLine)
}

type Sums = Map<Instant.Instant, Money.Money>

const plus = (sums: Sums, since: Instant.Instant, amount: Money.Money): void =>
  void sums.set(since, Money.add(sums.get(since) ?? Money.zero(amount.currency), amount))

/** One line a time that is not over, or for which something is set aside. */
const lines = (purse: Purse, open: Instant.Instant | undefined, sums: Sums): ReadonlyArray<string> => {
  const first = open === undefined ? undefined : firstOf(purse, open)
  const own = open === undefined ? [] : [`${purse.account} ${purse.currency} since ${Instant.format(open)}`]
  const set = [...sums].flatMap(([since, held]) =>
    since === first || !Money.isZero(held) ? [written(purse, since === first, since, held)] : []
  )
  return [...own, ...set]
}

const knownOf = (world: MovingWorld, purses: Purses, lasting: Array<string>): ReadonlyArray<string> => {
  const negatives = world.negatives()
  for (const { account, currency } of negatives) purseOf(purses, account, currency)
  return [...purses.values()].flatMap((purse) => {
    const negative = negatives.find((it) => it.account === purse.account && it.currency === purse.currency)
    lasting.push(...lastingOf(purse, negative?.since !== undefined))
    look(purse, negative?.since)
    if (negative === undefined) return []
    const sums: Sums = new Map()
    for (const { amount, payout } of negative.clearing ?? []) {
      const since = purse.filled.get(payout)
      if (since !== undefined) plus(sums, firstOf(purse, since), amount)
    }
    const last = negative.since ?? lastOf(purse)
    if (last !== undefined) plus(sums, firstOf(purse, last), NegativeBalance.covered(negative))
    return lines(purse, negative.since, sums)
  })
}

const toldOf = (purses: Purses, histories: ReadonlyArray<NegativeHistory.NegativeHistory>): ReadonlyArray<string> =>
  [...purses.values()].flatMap((purse) => {
    const own = histories.filter((it) => it.account === purse.account && it.currency === purse.currency)
    const sums: Sums = new Map()
    for (const { currency, reserved, since } of own) {
      const zero = Money.zero(currency)
      const held = reserved.reduce((sum, { amount }) => Money.add(sum, amount), zero)
      plus(sums, firstOf(purse, since), held)
    }
    return lines(purse, own.find(({ until }) => until === undefined)?.since, sums)
  })

/** The lines of the reserve as they are told of times. */
const reserveTold = (histories: ReadonlyArray<NegativeHistory.NegativeHistory>): ReadonlyArray<string> =>
  histories.flatMap(({ reserved }) => reserved.map(({ amount, id }) => `${id} ${Money.format(amount)}`))

/**
 * Since when balances are negative, and what is set aside for each time: as the world has it, and as it is told, once
 * each moment is over.
 */
export function* sides(file: ScenarioFile): Generator<Sides> {
  const scenario = Playing.read(file)
  const world = Playing.worldOf(scenario)
  const all = Snapshot.accountsOf(scenario).map(NegativeHistory.empty)
  const purses: Purses = new Map()
  const lasting: Array<string> = []
  const count = (booked: Booked): void => {
    for (const each of all) NegativeHistory.add(each, booked)
    if (booked.outcome.debited !== undefined) note(purses, world, booked.outcome.debited)
    make(purses, lasting, booked)
  }
  const compared = (at: Instant.Instant): Sides => {
    const known = knownOf(world, purses, lasting)
    const histories = all.flatMap((each) => NegativeHistory.list(each, at))
    for (const it of histories) purseOf(purses, it.account, it.currency)
    return {
      at,
      told: [...toldOf(purses, histories), ...reserveTold(histories)].toSorted(),
      known: [...known, ...lasting].toSorted()
    }
  }
  /** Each is looked at before the next is carried out: all of one moment. */
  const pass = (until: Instant.Instant): void => {
    for (let next = Run.next(world, until); next !== undefined; next = Run.next(world, until)) count(next)
  }
  function* passed(until: Instant.Instant): Generator<Sides> {
    for (let next = Run.next(world, until); next !== undefined; next = Run.next(world, until)) {
      const { at } = next.happening
      count(next)
      pass(at)
      yield compared(at)
    }
  }
  const steps = [...scenario.steps]
  for (const [index, step] of steps.entries()) {
    const { at } = step
    if (at > world.now()) yield* passed(Instant.plus(at, -1))
    pass(at)
    const done = Run.step(world, step)
    if (done._tag === "done") count(done)
    if (steps[index + 1]?.at === at) continue
    pass(at)
    yield compared(at)
  }
  yield* passed(Instant.max(world.now(), scenario.until))
}
