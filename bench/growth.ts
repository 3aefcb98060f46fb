/**
 * growth: whether a charge takes longer, or a run more memory, the more charges there were before it.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { MillionCharges } from "./MillionCharges.ts"

const program = fileURLToPath(new URL("MillionCharges.ts", import.meta.url))

export const growth = (): string => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [...process.execArgv, program], { encoding: "utf8" })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  const { charges, peakBytes, tenthsMs } = JSON.parse(stdout) as MillionCharges
  const [second = NaN, last = NaN] = [tenthsMs[1], tenthsMs.at(-1)]
  const perSecond = (charges / tenthsMs.reduce((sum, ms) => sum + ms, 0)).toFixed(0)
  return [
    `growth    ${(last / second).toFixed(2)} x the second tenth of ${charges} charges, for the last (at most 1.25)`,
    `          peak memory ${(peakBytes / 1e6).toFixed(0)} MB (at most 1000), ${perSecond} k charges/s, ` +
      `tenths of ${tenthsMs.map((ms) => ms.toFixed(0)).join(", ")} ms`
  ].join("\n")
}
