/**
 * Dated: a command and when it is sent, stated in a scenario or generated for it.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Steps that refer to one another's objects and to nobody else's, such as an order and its refund. */
export interface Thread {
  readonly id: string
  /** Whether no earlier step belongs to it. */
  readonly isFirst: boolean
  /** Whether no later step belongs to it: what it made may be forgotten. */
  readonly isLast: boolean
}

/** A command and when it is sent. */
export interface Dated {
  readonly at: Instant
  readonly command: Command
  /** Without one, any later step may refer to what it makes. */
  readonly thread?: Thread
  /** The sellers it was drawn by chance for; then it is a part of the simulation that Stripe refuses it. */
  readonly group?: string
}
