/**
 * The package as its users get it: packed, installed into an empty folder, and embedded there.
 */
import { build } from "esbuild"
import { readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createContext, runInContext } from "node:vm"
import { publint } from "publint"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Installation from "./Installation.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const tsc = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url))
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))

let installed: Installation.Installation
beforeAll(() => void (installed = Installation.make()))
afterAll(() => installed?.remove())

const node = (...args: ReadonlyArray<string>) => installed.run(process.execPath, args)

const fromTypeScript = `manual/market-day-1, booked twice: known
5 entries
payers: -35.00 usd, pending -10.00 usd
acct_platform/balance: 0.64 usd, pending 0.64 usd
stripe/fees: 0.59 usd, pending 0.59 usd
clearing/transfer: 0.00 usd
acct_ada/balance: 8.77 usd, pending 8.77 usd
clearing/application_fee: 0.00 usd
acct_ada/bank: 25.00 usd
`

const fromJavaScript = `the platform keeps 0.64 usd, and the books hold
manual/market-day-1, booked twice: known
5 entries, the last one 23738a68
payers: -35.00 usd, pending -10.00 usd
acct_platform/balance: 0.64 usd, pending 0.64 usd
stripe/fees: 0.59 usd, pending 0.59 usd
clearing/transfer: 0.00 usd
acct_ada/balance: 8.77 usd, pending 8.77 usd
clearing/application_fee: 0.00 usd
acct_ada/bank: 25.00 usd
`

describe("the package", () => {
  it("ships what its users need, and nothing of how it is made", () => {
    const ours = [
      /^dist\/(core|adapters|apps\/sandbox)\/[\w/.]+\.(js|d\.ts)$/,
      /^dist\/connect-ledger\.(cjs|licenses\.txt|program\.cjs)$/,
      /^(docs|examples|schema)\//,
      /^(CHANGELOG\.md|LICENSE|NOTICE|README\.md|package\.json)$/
    ]
    expect(installed.packed.filter((path) => !ours.some((pattern) => pattern.test(path)))).toEqual([])
    expect(
      installed.packed.filter((path) => /tsbuildinfo|\.test\.|(?<!^examples\/.*)\b(?<!\.d)\.ts$/.test(path))
    ).toEqual([])
    const needed = ["LICENSE", "NOTICE", "dist/connect-ledger.cjs", "dist/core/public.d.ts", "dist/core/public.js"]
    expect(installed.packed).toEqual(expect.arrayContaining(needed))
  })

  it("is what its manifest says, as publint reads it", async () => {
    const folder = join(installed.folder, "node_modules/connect-ledger")
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true, level: "suggestion" })
    expect(messages).toEqual([])
  })

  it("needs nothing but Effect, pure-rand, which needs nothing, and SQLite where a world is kept in a file", () => {
    expect(Object.keys(manifest.dependencies)).toEqual(["better-sqlite3", "effect", "pure-rand"])
  })

  it("brings the command line", () => {
    const version = { status: 0, stderr: "", stdout: `connect-ledger v${manifest.version}\n` }
    expect(node("node_modules/connect-ledger/dist/connect-ledger.cjs", "--version")).toEqual(version)
    expect(installed.run(join(installed.folder, "node_modules/.bin/connect-ledger"), ["--version"])).toEqual(version)
  })
})

describe("a TypeScript program", () => {
  for (const [resolution, module] of [
    ["nodenext", "nodenext"],
    ["bundler", "esnext"]
  ] as const) {
    it(`type-checks with ${resolution} resolution`, () => {
      const checked = installed.run(tsc, ["-p", "typescript", "--module", module, "--moduleResolution", resolution])
      expect(checked).toEqual({ status: 0, stderr: "", stdout: "" })
    })
  }

  it("is refused where it misuses an amount", () => {
    const program = `import { Money } from "connect-ledger"\nexport const sum = Money.add(1, 2)\n`
    installed.write("typescript/wrong.ts", program)
    const checked = installed.run(tsc, ["--module", "nodenext", "--noEmit", "--ignoreConfig", "typescript/wrong.ts"])
    expect(checked.stdout).toContain("typescript/wrong.ts(2,30): error TS2345")
  })

  it("simulates a destination charge, books an entry of its own and reads the balances", () => {
    expect(node("typescript/main.ts")).toEqual({ status: 0, stderr: "", stdout: fromTypeScript })
  })
})

describe("the README", () => {
  it("shows TypeScript that type-checks", () => {
    const page = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
    const blocks = [...page.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block = ""]) => block)
    expect(blocks).not.toEqual([])
    installed.write("typescript/readme.ts", `declare const yourScenario: unknown\n${blocks.join("\n")}`)
    const options = ["--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom", "--strict", "--noEmit"]
    const checked = installed.run(tsc, [...options, "--ignoreConfig", "typescript/readme.ts"])
    expect(checked).toEqual({ status: 0, stderr: "", stdout: "" })
  })
})

describe("a test with the sandbox", () => {
  const page = readFileSync(new URL("../../docs/sandbox.md", import.meta.url), "utf8")
  const example = /^## In tests\n[^]*?^```js\n([^]*?)^```/m.exec(page)?.[1] ?? ""

  it("runs as its page shows it", () => {
    expect(example).toContain("assert")
    installed.write("sandbox.js", example)
    symlinkSync(join(root, "node_modules/stripe"), join(installed.folder, "node_modules/stripe"))
    expect(node("sandbox.js")).toEqual({ status: 0, stderr: "", stdout: "" })
    installed.write("sandbox.js", example.replace("941", "940"))
    expect(node("sandbox.js").stderr).toContain("941 !== 940")
  })

  it("type-checks", () => {
    const program =
      'import { type Server, start } from "connect-ledger/sandbox"\n' +
      'export const sandbox: Promise<Server> = start({ seed: 7, clock: "real", platform: { country: "DE" } })\n' +
      "export const later = async (): Promise<void> => (await sandbox).advance(60)\n"
    installed.write("typescript/sandbox.ts", program)
    const options = ["--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom", "--strict", "--noEmit"]
    const checked = installed.run(tsc, [...options, "--ignoreConfig", "typescript/sandbox.ts"])
    expect(checked).toEqual({ status: 0, stderr: "", stdout: "" })
  })
})

describe("a JavaScript program", () => {
  it("simulates a destination charge, books an entry of its own and reads the balances", () => {
    expect(node("javascript/main.js")).toEqual({ status: 0, stderr: "", stdout: fromJavaScript })
  })
})

/** What a page has and JavaScript alone has not. Neither process, nor require, nor Buffer. */
const page = () => {
  const lines: Array<string> = []
  const console = { log: (line: string) => void lines.push(`${line}\n`) }
  const { AbortController, TextDecoder, TextEncoder, URL, clearTimeout, crypto, performance, queueMicrotask } =
    globalThis
  const given = { AbortController, TextDecoder, TextEncoder, URL, clearTimeout, console, crypto, performance }
  const context = createContext({ ...given, queueMicrotask, setTimeout: globalThis.setTimeout })
  runInContext("globalThis.window = globalThis.self = globalThis", context)
  return { context, lines }
}

describe("in a browser", () => {
  it("the same program prints the same", async () => {
    const { outputFiles } = await build({
      absWorkingDir: installed.folder,
      entryPoints: ["javascript/main.js"],
      bundle: true,
      platform: "browser",
      format: "iife",
      write: false,
      logLevel: "silent"
    })
    const { context, lines } = page()
    expect(runInContext("[typeof process, typeof require, typeof Buffer].join()", context)).toBe(
      "undefined,undefined,undefined"
    )
    runInContext(outputFiles[0]?.text ?? "", context)
    expect(lines.join("")).toBe(fromJavaScript)
  })
})

describe("importing", () => {
  const entries = Object.keys(manifest.exports).filter((path) => !path.endsWith(".json"))

  const watched = `
    // What Node itself makes of its own module, which one of the entries imports.
    await import("node:http")
    const known = { globalThis, ...Object.fromEntries(
      [Object, Array, Function, Promise, BigInt, String, Map].map(({ name, prototype }) => [name, prototype])
    ) }
    const names = () => Object.entries(known).flatMap(([name, object]) =>
      Reflect.ownKeys(object).map((key) => name + "." + String(key))
    ).concat(process.eventNames().map((event) => "on " + String(event)))
    const before = new Set(names())
    const opened = process.getActiveResourcesInfo().length
    const module = await import(process.argv[1])
    const said = {
      hasExports: Object.keys(module).length > 0,
      added: names().filter((name) => !before.has(name)),
      open: process.getActiveResourcesInfo().slice(opened)
    }
    process.stdout.write(JSON.stringify(said))`

  for (const entry of entries) {
    it(`${entry.replace(/^\./, "connect-ledger")} does nothing`, () => {
      const { status, stderr, stdout } = node(
        "--input-type=module",
        "--eval",
        watched,
        entry.replace(/^\./, manifest.name)
      )
      expect({ status, stderr, said: JSON.parse(stdout) }).toEqual({
        status: 0,
        stderr: "",
        said: { hasExports: true, added: [], open: [] }
      })
    })
  }
})
