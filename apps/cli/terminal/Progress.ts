/**
 * Progress: how far a long run is, as one line that is drawn over and over and is gone at the end.
 *
 * Only on a terminal, and only once a run has taken a second: whoever reads a pipe, or waits for nothing, sees none.
 */
import { Clock, Context, Effect } from "effect"
import type { Instant } from "#core/time/Instant.ts"

/** Where the line is drawn. */
export interface Screen {
  /** Draws a text as it is, without an end. */
  readonly draw: (text: string) => void
  /** Whether the output is shown there too, so that the line would stand in its way. */
  readonly showsOutput: boolean
}

/** There is none, unless the program that runs the commands says otherwise. */
export const Screen: Context.Reference<Screen | undefined> = Context.Reference<Screen | undefined>(
  "connect-ledger/Screen",
  { defaultValue: () => undefined }
)

/** A run on its way: so many steps, the last of them at `now`. */
export interface Position {
  /** Which of several passes it is. */
  readonly pass?: string
  readonly steps: number
  /** The steps, and what time brought about between them. */
  readonly events: number
  readonly start: Instant
  readonly until: Instant
  readonly now: Instant
}

const share = ({ now, start, until }: Position): ReadonlyArray<string> =>
  until > start ? [`${Math.floor((100 * (now - start)) / (until - start))} %`] : []

const counted = (count: number): string => Math.round(count).toLocaleString("en-US")

const elapsed = (seconds: number): string =>
  seconds < 60 ? `${Math.floor(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`

/** As "12,800 steps  34 %  131,204 events/s  2 s". */
export const line = (position: Position, milliseconds: number): string => {
  const seconds = milliseconds / 1000
  const speed = `${counted(position.events / seconds)} events/s`
  const pass = position.pass === undefined ? [] : [position.pass]
  return [...pass, `${counted(position.steps)} steps`, ...share(position), speed, elapsed(seconds)].join("  ")
}

const firstAfter = 1000
const againAfter = 100
const cleared = "\r\u001B[K"

/** What draws where a run is, as often as it is told, but for a moment now and then; and what removes it. */
export interface Progress {
  readonly draw: (position: Position) => Effect.Effect<void>
  readonly clear: Effect.Effect<void>
}

const none: Progress = { draw: () => Effect.void, clear: Effect.void }

/** Without progress where it would stand in the way of what `printing` prints. */
export const beside = <A, E, R>(printing: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Screen, (screen) =>
    Effect.provideService(printing, Screen, screen?.showsOutput === true ? undefined : screen)
  )

/** The progress of a run that begins now. */
export const begin: Effect.Effect<Progress> = Effect.gen(function* () {
  const screen = yield* Screen
  if (screen === undefined) return none
  const began = yield* Clock.currentTimeMillis
  let next = began + firstAfter
  let isDrawn = false
  return {
    draw: (position) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        if (now < next) return
        next = now + againAfter
        isDrawn = true
        screen.draw(`${cleared}${line(position, now - began)}`)
      }),
    clear: Effect.sync(() => {
      if (isDrawn) screen.draw(cleared)
    })
  }
})
