/**
 * Ids: new ids that look like Stripe's, drawn from a seed: the same requests in the same order get the same.
 */
import * as Random from "#core/simulation/generate/Random.ts"

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"]

const pairs = letters.flatMap((second) => letters.map((first) => first + second))

/** How many texts of four letters there are. */
const fours = pairs.length ** 2

export interface Ids {
  /** The middle of the ids of all that one command makes. */
  readonly key: () => string
  readonly account: () => string
  readonly of: (prefix: string) => string
  readonly request: () => string
  /** What only its holder may know. */
  readonly secret: (prefix: string) => string
}

/** Those of another purpose have nothing in common. */
export const make = (seed: number, purpose = "sandbox"): Ids => {
  const streams = new Map<string, Random.Random>()
  const drawn = (stream: string, length: number): string => {
    const random = streams.get(stream) ?? Random.of(seed, `${purpose} ${stream}`)
    streams.set(stream, random)
    let text = ""
    // Four letters a draw: drawing takes longer than anything else about an id.
    while (text.length < length) {
      const four = random.integer(0, fours - 1)
      text += (pairs[four % pairs.length] ?? "") + (pairs[Math.floor(four / pairs.length)] ?? "")
    }
    return text.slice(0, length)
  }
  return {
    key: () => `3${drawn("key", 23)}`,
    account: () => `1${drawn("account", 15)}`,
    of: (prefix) => `${prefix}_1${drawn(prefix, 23)}`,
    request: () => `req_${drawn("request", 14)}`,
    secret: (prefix) => `${prefix}_${drawn(prefix, 32)}`
  }
}
