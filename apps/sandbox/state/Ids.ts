/**
 * Ids: new ids that look like Stripe's, drawn from a seed: the same requests in the same order get the same.
 */
import * as Random from "#core/simulation/generate/Random.ts"

const letters = Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

/** How many texts of four letters there are. */
const fours = letters.length ** 4

const mostLetters = 32

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
  /** Each is written over the one before. */
  const text = Buffer.alloc(mostLetters)
  const drawn = (stream: string, length: number): string => {
    const random = streams.get(stream) ?? Random.of(seed, `${purpose} ${stream}`)
    streams.set(stream, random)
    // Four letters a draw, as drawing takes longer than the rest; and as bytes, of which a text is made at once.
    for (let at = 0; at < length; at += 4) {
      let four = random.integer(0, fours - 1)
      for (let letter = at; letter < at + 4; letter += 1) {
        text[letter] = letters[four % letters.length] ?? 0
        four = Math.floor(four / letters.length)
      }
    }
    return text.toString("latin1", 0, length)
  }
  return {
    key: () => `3${drawn("key", 23)}`,
    account: () => `1${drawn("account", 15)}`,
    of: (prefix) => `${prefix}_1${drawn(prefix, 23)}`,
    request: () => `req_${drawn("request", 14)}`,
    secret: (prefix) => `${prefix}_${drawn(prefix, mostLetters)}`
  }
}
