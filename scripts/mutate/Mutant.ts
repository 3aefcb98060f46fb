/**
 * Mutant: a source file with one small mistake in it, as a reader or a typing hand could have made it.
 */
export interface Mutant {
  /** From the repository's root, with forward slashes. */
  readonly file: string
  /** The name of the rule that made it. */
  readonly rule: string
  /** Where the mistake is: the characters from `start` up to `end` are replaced by `after`. */
  readonly start: number
  readonly end: number
  readonly line: number
  /** The whole line, which tells mutants of the same text apart. */
  readonly context: string
  readonly before: string
  readonly after: string
  /** Which of the file's mutants that are alike in all this it is, from 1. */
  readonly nth: number
}

/** The part of a mutant that is the same when lines above it come and go. */
export type Known = Pick<Mutant, "file" | "rule" | "context" | "before" | "after" | "nth">

/** What makes two mutants the same mistake, whatever stands above it. */
export const identity = ({ after, before, context, file, nth, rule }: Known): string =>
  JSON.stringify([file, rule, context, before, after, nth])

/** A file's text with the mistake in it. */
export const apply = ({ after, end, start }: Pick<Mutant, "start" | "end" | "after">, text: string): string =>
  text.slice(0, start) + after + text.slice(end)

const shortened = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, " ")
  return flat.length > 100 ? `${flat.slice(0, 99)}…` : flat
}

/** As `core/money/Money.ts:38 add and minus: Money.add → Money.minus`. */
export const format = ({ after, before, file, line, rule }: Mutant): string =>
  `${file}:${line} ${rule}: ${shortened(before)} → ${shortened(after) || "nothing"}`
