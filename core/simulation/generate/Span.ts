/**
 * Span: how much later something comes, from so many days or hours to so many.
 */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One number is both. */
export const of = ([from = 0, to = from]: ReadonlyArray<number>): Span => ({ from, to })
