/**
 * Booked: a command carried out, or what time brought about: what it did and the entries that book it.
 */
import type { Outcome } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Booked {
  /** Absent where time brought it about. */
  readonly command?: {
    readonly key: string
    readonly _tag?: string
    readonly failureCode?: string
    readonly capability?: string
  }
  /** Absent where time brought it about; the happening says it then. */
  readonly at?: Instant
  readonly happening?: { readonly at: Instant }
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry>
}
