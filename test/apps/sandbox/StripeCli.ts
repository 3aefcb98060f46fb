/**
 * StripeCli: the official Stripe CLI, sent to a sandbox, with a home of its own and no way to anybody else.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Shop from "./Shop.ts"

const require = createRequire(import.meta.url)

interface Platform {
  readonly pkg: string
  readonly bin: string
}

/** Where npm has put it. Undefined on machines for which npm has none; fails where it was not installed. */
const program = (): string | undefined => {
  const wrapper = require.resolve("@stripe/cli/package.json")
  const platforms = JSON.parse(readFileSync(join(dirname(wrapper), "platforms.json"), "utf8"))
  const platform = (platforms as Record<string, Platform>)[`${process.platform}-${process.arch}`]
  if (platform === undefined) return undefined
  try {
    const manifest = createRequire(wrapper).resolve(`${platform.pkg}/package.json`)
    return join(dirname(manifest), "bin", platform.bin)
  } catch (error) {
    const isKnown = process.platform === "linux" && process.arch === "x64"
    if (isKnown) throw new Error("@stripe/cli is not installed: run npm install", { cause: error })
    return undefined
  }
}

export const path = program()

export interface Said {
  readonly code: number
  readonly text: string
}

const started = (url: string, words: ReadonlyArray<string>) => {
  if (path === undefined) throw new Error("there is no Stripe CLI for this machine")
  const home = mkdtempSync(join(tmpdir(), "stripe-cli-"))
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: home,
    STRIPE_CLI_TELEMETRY_OPTOUT: "1",
    // Nobody is there: it asks elsewhere whether there is a newer version of it.
    HTTPS_PROXY: "http://127.0.0.1:9"
  }
  const child = spawn(path, [...words, "--api-base", url, "--api-key", Shop.key], { env, timeout: 60_000 })
  let text = ""
  child.stdout.on("data", (part: Buffer) => (text += part.toString("utf8")))
  child.stderr.on("data", (part: Buffer) => (text += part.toString("utf8")))
  child.on("close", () => rmSync(home, { recursive: true, force: true }))
  return { child, said: () => text }
}

/** Runs it with these arguments against the sandbox at `url`, with a key that any sandbox takes. */
export const run = (url: string, ...words: ReadonlyArray<string>): Promise<Said> => {
  const { child, said } = started(url, words)
  return new Promise((resolve) => void child.on("close", (code) => resolve({ code: code ?? 1, text: said() })))
}

export interface Listening {
  /** Waits until it has said so many things that match. */
  readonly heard: (pattern: RegExp, count: number) => Promise<void>
  readonly said: () => string
  readonly stop: () => Promise<void>
}

/** Lets it listen for everything that happens in the sandbox at `url`, and send it on to `forward`. */
export const listen = (url: string, forward: string): Listening => {
  const { child, said } = started(url, ["listen", "--all-snapshot", "--skip-update", "--forward-to", forward])
  return {
    heard: async (pattern, count) => {
      const until = Date.now() + 30_000
      while ((said().match(pattern)?.length ?? 0) < count) {
        if (Date.now() > until) throw new Error(`it has only said: ${said()}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    said,
    stop: () =>
      new Promise((resolve) => {
        child.on("close", () => resolve())
        child.kill("SIGKILL")
      })
  }
}

/** What it says that it can trigger. */
export const events = async (): Promise<ReadonlyArray<string>> => {
  const { text } = await run("http://127.0.0.1:9", "trigger", "--help")
  const [, rest = ""] = text.split("Supported events:\n", 2)
  const [list = ""] = rest.split("\n\n", 1)
  return list.split("\n").map((line) => line.trim())
}
