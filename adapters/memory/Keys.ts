/**
 * Keys: the keys that a world's commands were carried out with, each taken as long as what its command did is known.
 *
 * The ids of all that a command makes, now or when time brings it about, come from its key: a key that is taken is
 * taken for commands of every kind.
 */
import type { Outcome } from "#core/connect/World.ts"

/** One key, held by each of the objects that its command made; by those it changed, if it made none. */
export interface Claim {
  readonly key: string
  holders: number
}

/** Seldom more than one: an object is made once, but may be captured, returned or canceled by further commands. */
export type Claims = ReadonlyArray<Claim>

export interface Keys {
  readonly isTaken: (key: string) => boolean
  /** Takes the key of an outcome that states one. */
  readonly take: (outcome: Outcome) => Claims
  /** One of their holders is gone; the last one frees the key. */
  readonly release: (claims: Claims) => void
}

export const none: Claims = []

export const make = (): Keys => {
  const taken = new Set<string>()
  return {
    isTaken: (key) => taken.size > 0 && taken.has(key),
    take: ({ changed, key, made }) => {
      const holders = made.length === 0 ? changed.length : made.length
      if (key === undefined || holders === 0) return none
      taken.add(key)
      return [{ key, holders }]
    },
    release: (claims) => {
      for (const claim of claims) {
        claim.holders -= 1
        if (claim.holders === 0) taken.delete(claim.key)
      }
    }
  }
}
