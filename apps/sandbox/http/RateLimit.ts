/**
 * RateLimit: how many requests a second are answered on each account, by the real clock; the rest are refused.
 *
 * A bucket, as Stripe describes its own: it holds as many as a second allows, and fills evenly. What was refused takes
 * nothing out. https://docs.stripe.com/rate-limits
 */

import type { IsOver } from "#apps/sandbox/Sandbox.ts"

/** `now` is in milliseconds. What is no whole number, at least 1, throws. */
export const of = (perSecond: number, now: () => number = () => performance.now()): IsOver => {
  if (!Number.isSafeInteger(perSecond) || perSecond < 1) {
    throw new Error(`${perSecond} is no rate limit: expected a whole number of requests a second, at least 1`)
  }
  const buckets = new Map<string, { left: number; at: number }>()
  return (account) => {
    const at = now()
    const bucket = buckets.get(account) ?? { left: perSecond, at }
    buckets.set(account, bucket)
    bucket.left = Math.min(perSecond, bucket.left + ((at - bucket.at) / 1000) * perSecond)
    bucket.at = at
    if (bucket.left < 1) return true
    bucket.left -= 1
    return false
  }
}
