/**
 * ApiKey: the secret key of a request: any test key will do, and every one is the same platform's.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

const ofHeader = (header: string): string => {
  const [scheme = "", credentials = ""] = header.trim().split(/\s+/, 2)
  if (scheme.toLowerCase() === "bearer") return credentials
  // As curl -u sends it, with the key as user and no password.
  if (scheme.toLowerCase() === "basic")
    return Buffer.from(credentials, "base64").toString("utf8").split(":", 1)[0] ?? ""
  return ""
}

/** Fails without a key, with a live one, and with anything else than a secret or restricted test key. */
export const check = (header: string | undefined): Result.Result<string, Failure.Failure> => {
  const key = header === undefined ? "" : ofHeader(header)
  if (key === "") return Result.fail(Failure.noKey())
  if (/^(sk|rk|pk)_live_?/.test(key)) return Result.fail(Failure.liveKey())
  return /^(sk|rk)_test_\w+$/.test(key) ? Result.succeed(key) : Result.fail(Failure.wrongKey(key))
}
