/**
 * sha256.browser: the hash of our stores where there is no Node, chosen by the package's `browser` condition.
 *
 * The browser's own SHA-256 answers later, and a store must know the hash at once; so here it is by hand (FIPS 180-4).
 */
import type { Hash } from "#core/ledger/Identity.ts"

const primes = (count: number): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

/** The first 32 bits of what follows the point. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0

const rounds = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const start = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/** The text's bytes, a one bit, zeros, and the length in bits, in blocks of 64 bytes. */
const padded = (text: string): DataView => {
  const bytes = new TextEncoder().encode(text)
  const message = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setBigUint64(message.length - 8, BigInt(bytes.length) * 8n)
  return view
}

const word = (words: Int32Array, index: number): number => words[index] ?? 0

const schedule = (words: Int32Array, view: DataView, block: number): void => {
  for (let index = 0; index < 16; index++) words[index] = view.getInt32(block + index * 4)
  for (let index = 16; index < 64; index++) {
    const early = word(words, index - 15)
    const late = word(words, index - 2)
    const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words[index] = word(words, index - 16) + low + word(words, index - 7) + high
  }
}

const compress = (state: Int32Array, words: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index++) {
    const chosen = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + chosen + word(rounds, index) + word(words, index)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, added] of [a, b, c, d, e, f, g, h].entries()) state[index] = word(state, index) + added
}

export const sha256: Hash = (text) => {
  const view = padded(text)
  const words = new Int32Array(64)
  const state = start.slice()
  for (let block = 0; block < view.byteLength; block += 64) {
    schedule(words, view, block)
    compress(state, words)
  }
  return Array.from(state, (part) => (part >>> 0).toString(16).padStart(8, "0")).join("")
}
