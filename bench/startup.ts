/**
 * startup: how long the command line takes to say its version, against a Node that does nothing.
 *
 * Whole processes, the two in turn, so that whatever else the machine does meets both; the median of the pairs' ratios.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const bundle = fileURLToPath(new URL("../dist/connect-ledger.cjs", import.meta.url))
const pairs = 25

const milliseconds = (args: ReadonlyArray<string>): number => {
  const before = performance.now()
  const { error, status } = spawnSync(process.execPath, args, { stdio: "ignore" })
  if (error !== undefined || status !== 0)
    throw new Error(`node ${args.join(" ")} failed: ${error ?? `exit ${status}`}`)
  return performance.now() - before
}

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

export const startup = (): string => {
  const measured = Array.from({ length: pairs }, () => ({
    reference: milliseconds(["-e", "0"]),
    ours: milliseconds([bundle, "--version"])
  }))
  const ratio = median(measured.map(({ ours, reference }) => ours / reference))
  const ours = median(measured.map((pair) => pair.ours))
  const reference = median(measured.map((pair) => pair.reference))
  return [
    `start-up  ${ratio.toFixed(2)} x node -e 0 (at most 6)`,
    `          connect-ledger --version ${ours.toFixed(0)} ms, node -e 0 ${reference.toFixed(0)} ms, median of ${pairs} pairs`
  ].join("\n")
}
