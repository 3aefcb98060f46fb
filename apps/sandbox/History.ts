/**
 * History: the state of a sandbox, which follows from how its world began and from all that was done in it since.
 *
 * Something is done whole, and kept, or not at all: where it cannot be, or cannot be kept, the state is made anew from
 * what was kept before. So is that of a world that is opened again; then each request must be answered as it was.
 */
import { Result } from "effect"
import { sha256 } from "#adapters/sha256.ts"
import * as WorldStore from "#adapters/WorldStore.ts"
import type { Answer } from "#apps/sandbox/dialect/Answer.ts"
import type * as Body from "#apps/sandbox/dialect/Body.ts"
import * as Asking from "#apps/sandbox/Asking.ts"
import * as Beginning from "#apps/sandbox/Beginning.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { EventSent, State } from "#apps/sandbox/state/State.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A request that was understood, and under which names it is known. */
export interface Request {
  readonly asked: Asking.Asked
  readonly understood: Asking.Understood
  readonly request: string
  readonly idempotencyKey: string | null
}

export interface History {
  readonly state: () => State
  /** How much was done. */
  readonly length: () => number
  readonly carryOut: (request: Request) => Answer
  /** Time passes up to and including `moment`, because somebody asked for it. */
  readonly advance: (moment: Instant) => void
  /** Time passes by itself: kept only where it brings something about. */
  readonly pass: (moment: Instant) => void
  readonly deliver: (sent: EventSent, isHeard: boolean) => void
  readonly close: () => void
}

const digest = ({ body, status }: Answer): string => sha256(`${status} ${body}`)

/** What is unique among the keys of all accounts. */
export const scoped = (account: string, key: string): string => `${account} ${key}`

const execute = (state: State, { asked, idempotencyKey, request, understood }: Request): Answer => {
  const answer = understood(state, { at: state.world.now(), request, idempotencyKey })
  if (idempotencyKey !== null) {
    state.answers.keep(scoped(asked.account, idempotencyKey), asked, answer, request)
  }
  return answer
}

/** Its parameters, and before them its address where that matters. */
type Kept = Body.Tree | readonly [host: string, parameters: Body.Tree]

const keptOf = ({ host, parameters }: Asking.Asked): Kept => (host === undefined ? parameters : [host, parameters])

const isAddressed = (kept: Kept): kept is Exclude<Kept, Body.Tree> => Array.isArray(kept)

const askedAgain = (entry: WorldStore.Request): Asking.Asked => {
  const kept = JSON.parse(entry.parameters) as Kept
  const asked = { account: entry.account as AccountId, method: entry.method, path: entry.path }
  return isAddressed(kept) ? { ...asked, host: kept[0], parameters: kept[1] } : { ...asked, parameters: kept }
}

/** Does it once more; false where it comes out otherwise than it did. */
const redo = (state: State, entry: WorldStore.Entry): boolean => {
  Recording.advance(state, entry.at)
  if (entry.kind === "passing") return true
  if (entry.kind === "delivery") {
    Outbox.close(state, entry, entry.isHeard)
    return true
  }
  const asked = askedAgain(entry)
  const route = Asking.routeOf(asked.method, asked.path)
  const understood = route === undefined ? undefined : Asking.understand(route, asked)
  if (understood === undefined || Result.isFailure(understood)) return false
  return digest(execute(state, { ...entry, asked, understood: understood.success })) === entry.answer
}

interface World {
  readonly state: State
  /** How much was done in it. */
  length: number
}

/** All of it once more. */
const replay = (place: string, store: WorldStore.WorldStore, beginning: WorldStore.Beginning): World => {
  const state = Result.getOrThrowWith(Beginning.state(beginning), (why) => new Error(why))
  let length = 0
  for (const entry of store.entries()) {
    length += 1
    if (redo(state, entry)) continue
    const what = entry.kind === "request" ? `${entry.method} ${entry.path}` : entry.kind
    const why =
      `what was done there comes out otherwise with this version of connect-ledger, from entry ${length} on (${what}); ` +
      "open it with the version that wrote it, or begin with a new file"
    throw new WorldStore.WorldUnusable({ place, why })
  }
  return { state, length }
}

/** Opens the world of `store`, which has begun. `place` is how it is called. Throws where it cannot be replayed. */
export const open = (place: string, store: WorldStore.WorldStore, beginning: WorldStore.Beginning): History => {
  let known: World | undefined = replay(place, store, beginning)
  /** Made anew where something was not done whole; as long as that cannot be, nothing is shown of it. */
  const world = (): World => (known ??= replay(place, store, beginning))

  const whole = <Done>(
    act: (state: State) => Done,
    kept: (done: Done, state: State) => WorldStore.Entry | undefined
  ) => {
    const it = world()
    try {
      const done = act(it.state)
      const entry = kept(done, it.state)
      if (entry === undefined) return done
      store.append(entry)
      it.length += 1
      return done
    } catch (error) {
      known = undefined
      throw error
    }
  }

  return {
    state: () => world().state,
    length: () => world().length,
    carryOut: (request) => {
      // It may let time pass.
      const at = world().state.world.now()
      return whole(
        (state) => execute(state, request),
        (answer) => ({
          kind: "request",
          at,
          account: request.asked.account,
          method: request.asked.method,
          path: request.asked.path,
          parameters: JSON.stringify(keptOf(request.asked)),
          request: request.request,
          idempotencyKey: request.idempotencyKey,
          answer: digest(answer)
        })
      )
    },
    advance: (moment) =>
      void whole(
        (state) => Recording.advance(state, moment),
        (_, state) => passing(state)
      ),
    pass: (moment) =>
      void whole(
        (state) => Recording.advance(state, moment),
        (count, state) => (count === 0 ? undefined : passing(state))
      ),
    deliver: (sent, isHeard) =>
      void whole(
        (state) => Outbox.close(state, sent, isHeard),
        (_, { world: { now } }) => ({
          kind: "delivery",
          at: now(),
          event: sent.event,
          endpoint: sent.endpoint,
          isHeard
        })
      ),
    close: store.close
  }
}

const passing = ({ world }: State): WorldStore.Entry => ({ kind: "passing", at: world.now() })
