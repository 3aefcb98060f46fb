/**
 * ApiKey: the secret key of a request: any test key will do, and every one is the same platform's.
 */
import { Result } from "effect"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as KeyFailure from "#apps/sandbox/dialect/KeyFailure.ts"

const ofHeader = (header: string): string => {
  const [scheme = "", credentials = ""] = header.trim().split(/\s+/, 2)
  if (scheme.toLowerCase() === "bearer") return credentials
  // As curl -u sends it, with the key as user and no password.
  if (scheme.toLowerCase() === "basic")
    return Buffer.from(credentials, "base64").toString("utf8").split(":", 1)[0] ?? ""
  return ""
}

type Checked = Result.Result<string, Failure.Failure>

/** Fails without a key, with a live one, and with anything else than a secret or restricted test key. */
export const check = (header: string | undefined): Checked => {
  if (last !== undefined && last.header === header) return last.checked
  const checked = checkAnew(header)
  last = { header, checked }
  return checked
}

/** Clients send the same header each time, and what is found of it depends on nothing else. */
let last: { readonly header: string | undefined; readonly checked: Checked } | undefined

const checkAnew = (header: string | undefined): Checked => {
  const key = header === undefined ? "" : ofHeader(header)
  if (key === "") return Result.fail(KeyFailure.noKey())
  if (/^(sk|rk|pk)_live_?/.test(key)) return Result.fail(KeyFailure.liveKey())
  return /^(sk|rk)_test_\w+$/.test(key) ? Result.succeed(key) : Result.fail(KeyFailure.wrongKey(key))
}
