/**
 * The hash of our stores is the same with Node and without.
 */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 as inBrowser } from "#adapters/sha256.browser.ts"
import { sha256 as inNode } from "#adapters/sha256.ts"

const hashes = Object.entries({ inNode, inBrowser })

describe.each(hashes)("SHA-256 %s", (_, sha256) => {
  it("answers the examples of FIPS 180-4", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    expect(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    )
  })
})

describe("SHA-256 in a browser", () => {
  it("is Node's, around the ends of its blocks", () => {
    for (let length = 0; length <= 200; length++) {
      const text = "x".repeat(length)
      expect(inBrowser(text)).toBe(inNode(text))
    }
  })

  it("is Node's, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => inBrowser(text) === inNode(text)),
      { numRuns: 500 }
    )
  })
})
