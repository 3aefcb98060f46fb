/**
 * Authentication: the page that a payer is sent to, to prove who they are: whoever opens it has done so, or with
 * `outcome=failed` has failed to, and goes on to where the intent says. Any other outcome is refused.
 *
 * It needs no key, as it is opened by a browser: the client secret of its intent stands in its address.
 * https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-redirect
 */
import { Result } from "effect"
import * as Answer from "#apps/sandbox/dialect/Answer.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Redirect from "#apps/sandbox/resources/Redirect.ts"
import type * as Sandbox from "#apps/sandbox/Sandbox.ts"

export const isAsked = (url: string): boolean => url.startsWith(Redirect.path)

const outcomes = ["succeeded", "failed"]

const paid: ReadonlySet<string> = new Set(["succeeded", "requires_capture", "processing"])

const find = (sandbox: Sandbox.Sandbox, id: string) => {
  const { intents, setupIntents } = sandbox.state()
  const intent = intents.get(id)
  return intent === undefined
    ? { noun: "setup_intent", kept: setupIntents.get(id) }
    : { noun: "payment_intent", kept: intent }
}

/** Has it done as whoever tests does it with a key. */
const authenticate = (sandbox: Sandbox.Sandbox, noun: string, id: string, owner: string, outcome: string) => {
  const admitted = sandbox.admit({
    method: "POST",
    url: `/v1/test_helpers/${noun}s/${id}/authenticate`,
    headers: {
      authorization: "Bearer sk_test_authentication",
      "content-type": "application/x-www-form-urlencoded",
      "stripe-account": owner
    }
  })
  const body = new URLSearchParams({ outcome }).toString()
  return "told" in admitted ? admitted.told : admitted.answer(Result.succeed(body))
}

/** A 404 for whoever has not its secret, and a 400 where nobody has to authenticate or the outcome is none. */
export const open = (
  sandbox: Sandbox.Sandbox,
  { method, url }: Sandbox.Requested,
  headers: Sandbox.Told["headers"]
): Sandbox.Told => {
  const failed = (failure: Failure.Failure): Sandbox.Told => ({ ...Answer.failed(failure), headers })
  const at = new URL(url, "http://localhost")
  if (method !== "GET") return failed(Failure.unrecognized(method, at.pathname))
  const id = at.pathname.slice(Redirect.path.length)
  const { kept, noun } = find(sandbox, id)
  if (kept === undefined || kept.item.clientSecret !== at.searchParams.get("client_secret")) {
    return failed(Failure.missing(noun, id, "intent", 404))
  }
  const outcome = at.searchParams.get("outcome") ?? "succeeded"
  if (!outcomes.includes(outcome)) return failed(Failure.notOneOf("outcome", outcomes))
  const { redirect, status } = kept.item
  const told = authenticate(sandbox, noun, id, kept.owner, outcome)
  if (status !== "requires_action" || redirect === undefined || !URL.canParse(redirect.return_url)) return told
  const back = new URL(redirect.return_url)
  back.searchParams.set(noun, id)
  back.searchParams.set(`${noun}_client_secret`, kept.item.clientSecret)
  const now = find(sandbox, id).kept?.item.status ?? status
  back.searchParams.set("redirect_status", paid.has(now) ? "succeeded" : "failed")
  return { status: 303, body: "", headers: [...headers, "location", back.href] }
}
