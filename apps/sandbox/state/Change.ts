/**
 * Change: what was other of an object before it became what it is: an event's `data.previous_attributes`.
 *
 * Of an object within it only what differs is told; a list is told whole; what was not there before was null.
 * https://docs.stripe.com/api/events/object#event_object-data-previous_attributes
 */
type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value)

const isSame = (left: unknown, right: unknown): boolean =>
  (left ?? null) === (right ?? null) ||
  (Array.isArray(left) && Array.isArray(right) && JSON.stringify(left) === JSON.stringify(right))

/** Undefined where nothing differs. */
export const previous = (before: object, after: object): Tree | undefined => {
  const found: Record<string, unknown> = {}
  const [was, is] = [before as Tree, after as Tree]
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [left, right] = [was[key], is[key]]
    if (isTree(left) && isTree(right)) {
      const within = previous(left, right)
      if (within !== undefined) found[key] = within
    } else if (!isSame(left, right)) {
      found[key] = left ?? null
    }
  }
  return Object.keys(found).length === 0 ? undefined : found
}
