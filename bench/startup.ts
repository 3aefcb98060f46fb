/**
 * startup: how long the command line takes to say its version, against a Node that does nothing. Whole processes.
 */
import { fileURLToPath } from "node:url"
import * as Pairs from "./Pairs.ts"

const bundle = fileURLToPath(new URL("../dist/connect-ledger.cjs", import.meta.url))
const names = { benchmark: "start-up", ours: "connect-ledger --version", reference: "node -e 0" }

export const startup = (): string =>
  Pairs.print(
    names,
    Pairs.measure(
      25,
      () => Pairs.processMs(process.execPath, [bundle, "--version"]),
      () => Pairs.processMs(process.execPath, ["-e", "0"])
    ),
    6
  )
