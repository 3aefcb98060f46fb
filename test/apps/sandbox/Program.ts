/**
 * Program: the sandbox as a program of its own, which can be killed.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, symlinkSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { bundle } from "../../../scripts/bundle.mjs"

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url))

/** Makes the program in a folder, with SQLite beside it; returns its path. */
export const make = async (folder: string): Promise<string> => {
  const program = `${folder}/connect-ledger.cjs`
  await bundle(program)
  mkdirSync(`${folder}/node_modules`)
  symlinkSync(`${modules}/better-sqlite3`, `${folder}/node_modules/better-sqlite3`)
  return program
}

export interface Running {
  readonly url: string
  readonly port: number
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
}

const listening = /http:\/\/127\.0\.0\.1:(\d+)/

/** Waits until it says where it listens, or ends with what it said. */
const listens = async (child: ChildProcess): Promise<RegExpExecArray> => {
  let said = ""
  const hear = (part: Buffer) => (said += part.toString("utf8"))
  child.stdout?.on("data", hear)
  child.stderr?.on("data", hear)
  const ended = once(child, "exit").then(() => Promise.reject(new Error(said)))
  for (;;) {
    const found = listening.exec(said)
    if (found !== null) {
      ended.catch(() => {})
      return found
    }
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10))])
  }
}

/** Starts it; `most` is how many KiB a file of it may have. Fails with what it said where it does not serve. */
export const start = async (program: string, args: ReadonlyArray<string>, most = "unlimited"): Promise<Running> => {
  const command = `ulimit -f ${most}; exec "$0" "$@"`
  const child = spawn("bash", ["-c", command, process.execPath, program, "sandbox", "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"]
  })
  const [url, port] = await listens(child)
  return {
    url,
    port: Number(port),
    kill: async (signal) => {
      child.kill(signal)
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
    }
  }
}
