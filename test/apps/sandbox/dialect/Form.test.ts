/**
 * Forms: what nests, what counts where a name comes twice, and what is refused; whatever the names are.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Form from "#apps/sandbox/dialect/Form.ts"

const read = (text: string): unknown => JSON.parse(JSON.stringify(Result.getOrThrow(Form.parse(text))))

describe("a form", () => {
  const cases: ReadonlyArray<readonly [text: string, tree: object]> = [
    ["", {}],
    ["a=1&b=2", { a: "1", b: "2" }],
    ["a=b%20c+d%26", { a: "b c d&" }],
    ["a[b][c]=1&a[b][d]=2", { a: { b: { c: "1", d: "2" } } }],
    ["a%5Bb%5D=1", { a: { b: "1" } }],
    ["a[]=1&a[]=2", { a: { 0: "1", 1: "2" } }],
    ["a[1]=y&a[0]=x", { a: { 0: "x", 1: "y" } }],
    ["a[0][b]=1&a[1][b]=2", { a: { 0: { b: "1" }, 1: { b: "2" } } }],
    ["a[][b]=1&a[][b]=2", { a: { 0: { b: "1" }, 1: { b: "2" } } }],
    ["a=1&a=2", { a: "2" }],
    ["a", { a: "" }],
    ["=1&&", { "": "1" }],
    ["a[b=1&a]=2&a[b]c=3", { "a[b": "1", "a]": "2", "a[b]c": "3" }],
    ["a=%E0%A4%A", { a: "%E0%A4%A" }]
  ]

  it.each(cases)("%s", (text, tree) => {
    expect(read(text)).toEqual(tree)
  })

  it("knows no name that means more than itself", () => {
    const tree = Result.getOrThrow(Form.parse("__proto__[polluted]=1&constructor[prototype][polluted]=1&toString=x"))
    expect(Object.keys(tree)).toEqual(["__proto__", "constructor", "toString"])
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  })

  it("is refused where it is no tree, too deep or too long", () => {
    const refused = (text: string) => Result.getOrThrow(Result.flip(Form.parse(text)))
    expect(refused("a=1&a[b]=2")).toBe("a[b] is a value and has values in it")
    expect(refused("a[b]=1&a=2")).toBe("a is a value and has values in it")
    expect(refused(`a${"[b]".repeat(10)}=1`)).toBe("it is nested too deeply")
    expect(refused("a=1&".repeat(2001))).toBe("it has more than 2000 parameters")
    expect(read("a=1&".repeat(1999))).toEqual({ a: "1" })
  })

  it("comes out as it went in, whatever it says", () => {
    const name = fc.string({ unit: "binary", minLength: 1 }).filter((each) => !/[[\]]/.test(each))
    const tree = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, fc.string({ unit: "binary" }), tie("tree")),
      tree: fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 4 })
    })).tree as fc.Arbitrary<Form.Tree>
    const written = (value: unknown, key: string): ReadonlyArray<string> =>
      typeof value === "string"
        ? [`${encodeURIComponent(key)}=${encodeURIComponent(value)}`]
        : Object.entries(value as object).flatMap(([name, each]) =>
            written(each, key === "" ? name : `${key}[${name}]`)
          )
    const depth = (value: unknown): number =>
      typeof value === "string" ? 0 : 1 + Math.max(...Object.values(value as object).map(depth))
    const isWhole = (text: string) => !/[\uD800-\uDFFF]/.test(text.replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, ""))
    fc.assert(
      fc.property(tree, (each) => {
        const text = JSON.stringify(each)
        fc.pre(depth(each) <= 10 && isWhole(text) && !text.includes("\\ud"))
        expect(read(written(each, "").join("&"))).toEqual(JSON.parse(text))
      })
    )
  })
})
