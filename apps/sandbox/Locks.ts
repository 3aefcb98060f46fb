/**
 * Locks: objects that the next requests find in use, because whoever tests says so: here one request follows the other,
 * so that no two ever want the same object at once.
 *
 * As at Stripe what only reads takes no lock. They are of this process only; nothing of them is kept.
 * https://docs.stripe.com/rate-limits#object-lock-timeouts
 */
import type { Asked } from "#apps/sandbox/Asking.ts"

export interface Locks {
  /** The next so many requests that would change something, and name this object, find it in use. */
  readonly hold: (object: string, requests: number) => void
  /** Whether this request finds something in use; that counts as one. */
  readonly meets: (asked: Asked) => boolean
}

const names = (value: unknown, object: string): boolean =>
  typeof value === "object" && value !== null
    ? Object.values(value).some((each) => names(each, object))
    : value === object

export const make = (): Locks => {
  const left = new Map<string, number>()
  return {
    hold: (object, requests) => void left.set(object, requests),
    meets: ({ method, parameters, path }) => {
      if (left.size === 0 || method === "GET") return false
      for (const [object, count] of left) {
        if (!path.split("/").includes(object) && !names(parameters, object)) continue
        if (count > 1) left.set(object, count - 1)
        else left.delete(object)
        return true
      }
      return false
    }
  }
}
