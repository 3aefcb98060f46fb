/**
 * Clock: how the time of a sandbox passes: only when it is told to, or with the real one, from where it began.
 */
import { Result } from "effect"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as ClockFailure from "#apps/sandbox/dialect/ClockFailure.ts"
import type { Sandbox } from "#apps/sandbox/Sandbox.ts"
import * as Instant from "#core/time/Instant.ts"

export type Kind = "manual" | "real"

export interface Clock {
  readonly now: () => Instant.Instant
  /** Lets so many seconds pass, and all that happens in them. */
  readonly advance: (seconds: number) => void
  /** Catches up with the real time; throws where that cannot be kept, and then it has not passed. */
  readonly tick: () => void
  /** Notices that a request has moved the world ahead. */
  readonly learn: () => void
  readonly stop: () => void
}

const secondsNow = (): number => Math.floor(Date.now() / 1000)

/** `moved` is told whenever time has passed. */
export const make = (kind: Kind, sandbox: Sandbox, moved: () => void): Clock => {
  const now = () => sandbox.state().world.now()
  let ahead = now() - secondsNow()
  const learn = (): void => void (ahead = Math.max(ahead, now() - secondsNow()))
  const tick = (): void => {
    if (kind === "manual") return
    learn()
    const due = Instant.of(secondsNow() + ahead)
    if (due <= now()) return
    sandbox.pass(due)
    moved()
  }
  const tickAlone = (): void => {
    try {
      tick()
    } catch {
      // Whoever asks next ticks too, and is told.
    }
  }
  const timer = kind === "real" ? setInterval(tickAlone, 1000) : undefined
  timer?.unref()
  return {
    now,
    advance: (seconds) => {
      tick()
      ahead += seconds
      sandbox.advance(Instant.plus(now(), seconds))
      moved()
    },
    tick,
    learn,
    stop: () => clearInterval(timer)
  }
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** Ten years. */
export const mostSeconds = 315_360_000

/** A duration such as `90s`, `7d` or `2w`, in seconds; undefined where it is none, or is more than {@link mostSeconds}. */
export const duration = (text: string): number | undefined => {
  const [, count = "", unit = ""] = /^(\d{1,9})([smhdw])$/.exec(text) ?? []
  const seconds = Number(count) * (unitSeconds[unit] ?? Number.NaN)
  return count !== "" && seconds <= mostSeconds ? seconds : undefined
}

/** How far it is to go: by seconds, or to a moment. */
export type Move = { readonly by: number } | { readonly to: number }

/** What a request says: `{"by": "7d"}` or `{"to": 1772700000}`, or `{"to": "2026-03-05T10:00:00Z"}`. */
export const read = (body: string): Result.Result<Move, Failure.Failure> => {
  const wrong = Result.fail(ClockFailure.wrongMove())
  try {
    const { by, to } = JSON.parse(body) as { readonly by?: unknown; readonly to?: unknown }
    const seconds = typeof by === "string" ? duration(by) : undefined
    if (seconds !== undefined) return Result.succeed({ by: seconds })
    if (typeof to === "number" && Number.isSafeInteger(to)) return Result.succeed({ to })
    if (typeof to !== "string") return wrong
    const moment = Instant.parse(to)
    return Result.isSuccess(moment) ? Result.succeed({ to: moment.success }) : wrong
  } catch {
    return wrong
  }
}
