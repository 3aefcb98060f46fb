/**
 * WholeNumber: a flag that takes one, and says so of anything else.
 */
import { Option } from "effect"
import { Flag } from "effect/cli"

/** A flag of this name that takes a whole number from `least`, 0 unless said, to `most`. */
export const flag = (name: string, most: number, least = 0): Flag.Flag<number> =>
  Flag.String(name).pipe(
    Flag.withMetavar("integer"),
    Flag.filterMap(
      (text) => {
        const value = Number(text)
        return /^\d+$/.test(text) && value >= least && value <= most ? Option.some(value) : Option.none()
      },
      () => `a whole number from ${least} to ${most}`
    )
  )

/** What a generate block draws by, in place of the seed that it states. */
export const seed: Flag.Flag<Option.Option<number>> = flag("seed", 4_294_967_295).pipe(
  Flag.withDescription("Draw what the scenario generates by this seed: another seed makes other orders"),
  Flag.optional
)
