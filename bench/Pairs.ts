/**
 * Pairs: ours and its reference measured in turn, so that whatever else the machine does meets both; what counts is
 * the median of the pairs' ratios.
 */
import { spawnSync } from "node:child_process"

/** How long one of the two takes, in milliseconds. */
export type Measure = () => number

export interface Pairs {
  /** How many times as long as the reference ours takes. */
  readonly ratio: number
  readonly oursMs: number
  readonly referenceMs: number
  readonly count: number
}

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

export const measure = (count: number, ours: Measure, reference: Measure): Pairs => {
  const pairs = Array.from({ length: count }, () => ({ referenceMs: reference(), oursMs: ours() }))
  return {
    ratio: median(pairs.map(({ oursMs, referenceMs }) => oursMs / referenceMs)),
    oursMs: median(pairs.map(({ oursMs }) => oursMs)),
    referenceMs: median(pairs.map(({ referenceMs }) => referenceMs)),
    count
  }
}

/** A whole process, from its start to its end; a failure is told with what it said. */
export const processMs = (command: string, args: ReadonlyArray<string>): number => {
  const before = performance.now()
  const { error, status, stderr } = spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" })
  const took = performance.now() - before
  if (error === undefined && status === 0) return took
  throw new Error(`${command} ${args.join(" ")} failed: ${error ?? `exit ${status}: ${stderr}`}`)
}

export const callMs = (call: () => unknown): number => {
  const before = performance.now()
  call()
  return performance.now() - before
}

export interface Names {
  readonly benchmark: string
  readonly ours: string
  readonly reference: string
}

const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`

/** The ratio, with its limit if it has one, and the absolute figures under it. */
export const print = (
  { benchmark, ours, reference }: Names,
  { count, oursMs, ratio, referenceMs }: Pairs,
  limit?: number
) =>
  [
    `${benchmark.padEnd(10)}${ratio.toFixed(2)} x ${reference}${limit === undefined ? "" : ` (at most ${limit})`}`,
    `          ${ours} ${milliseconds(oursMs)}, ${reference} ${milliseconds(referenceMs)}, median of ${count} pairs`
  ].join("\n")
