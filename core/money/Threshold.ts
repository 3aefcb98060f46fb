/**
 * Threshold: the smallest amount that is enough.
 *
 * Enough is any question whose answer turns from no to yes once as the amount grows, and stays yes: then what is found
 * is enough, and one step less is not.
 */
import type { Money } from "#core/money/Money.ts"
import { divide } from "#core/money/Rounding.ts"

/** No amount anyone means is further off than its own size doubled so often. */
const maximumDoublings = 100

/**
 * The smallest multiple of `step` minor units, at or above `from`, that is enough; undefined if none is within reach.
 * A `from` that is not positive, or a step that is not, is a bug: RangeError.
 */
export const of = (from: Money, step: bigint, isEnough: (amount: Money) => boolean): Money | undefined => {
  if (from.minor <= 0n || step <= 0n) throw new RangeError(`cannot look from ${from.minor} in steps of ${step}`)
  const at = (steps: bigint): Money => ({ currency: from.currency, minor: steps * step })
  const first = divide(from.minor, step, "ceiling")
  if (isEnough(at(first))) return at(first)
  let [short, enough] = [first, 2n * first]
  for (let doubled = 0; !isEnough(at(enough)); doubled++) {
    if (doubled === maximumDoublings) return undefined
    ;[short, enough] = [enough, 2n * enough]
  }
  while (enough - short > 1n) {
    const middle = (short + enough) / 2n
    if (isEnough(at(middle))) enough = middle
    else short = middle
  }
  return at(enough)
}
