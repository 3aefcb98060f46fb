/**
 * Listeners: who runs `stripe listen`: each hears of every event from when it began to listen, signed with a secret of
 * its own, and forwards it.
 *
 * The protocol is that of the Stripe CLI, which is public: a session is asked for, and then told of events by a
 * websocket. A session is of this process only; nothing of it is kept.
 */
import { randomBytes } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import * as Deliveries from "#apps/sandbox/http/Deliveries.ts"
import * as WebSocket from "#apps/sandbox/http/WebSocket.ts"
import type { Sandbox } from "#apps/sandbox/Sandbox.ts"
import * as Version from "#apps/sandbox/dialect/Version.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"

export const path = "/v1/stripecli/sessions"

const subscription = "/_sandbox/listen"

export interface Listeners {
  /** A new session, as the CLI expects it: it connects to `host`, such as `127.0.0.1:12111`. */
  readonly session: (host: string) => object
  readonly upgrade: (request: IncomingMessage, socket: Duplex) => void
  /** Tells of what has happened since. */
  readonly send: () => void
  readonly stop: () => void
}

interface Listener {
  readonly socket: WebSocket.WebSocket
  readonly secret: string
  /** How many events of each account it has heard of, or will not. */
  readonly heard: Map<string, number>
}

const accountsOf = ({ accounts, world }: State): ReadonlyArray<string> => {
  const all = accounts.all(world.platform.id)
  return Array.from({ length: all.length }, (_, position) => all.at(position)?.id ?? world.platform.id)
}

type Event = View.On<"events">

/** What a listener has not heard of yet, in its order. */
const fresh = (state: State, heard: Map<string, number>): ReadonlyArray<Event> => {
  const found: Array<Event> = []
  for (const account of accountsOf(state)) {
    const events = state.events.all(account)
    for (let position = heard.get(account) ?? 0; position < events.length; position += 1) {
      const event = events.at(position)
      if (event !== undefined) found.push(event)
    }
    heard.set(account, events.length)
  }
  return found.toSorted((a, b) => a.item.created - b.item.created)
}

const message = (event: Event, secret: string): string => {
  const body = JSON.stringify(View.event(event))
  const seconds = Math.floor(Date.now() / 1000)
  return JSON.stringify({
    type: "webhook_event",
    endpoint: { api_version: null },
    event_payload: body,
    http_headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Stripe-Signature": `t=${seconds},v1=${Deliveries.signature(secret, seconds, body)}`,
      "User-Agent": "Stripe/1.0 (connect-ledger sandbox)"
    },
    webhook_conversation_id: `wc_${event.id}`,
    webhook_id: `wh_${event.id}`
  })
}

export const make = (sandbox: Sandbox): Listeners => {
  const secrets = new Map<string, string>()
  const listeners = new Set<Listener>()
  return {
    session: (host) => {
      const id = `cliws_${randomBytes(12).toString("hex")}`
      const secret = `whsec_${randomBytes(16).toString("hex")}`
      secrets.set(id, secret)
      return {
        websocket_id: id,
        websocket_url: `ws://${host}${subscription}`,
        websocket_authorized_feature: "webhooks",
        default_version: Version.newest,
        latest_version: Version.newest,
        display_connect_filter_warning: false,
        reconnect_delay: 10,
        secret
      }
    },
    upgrade: (request, socket) => {
      // From here on nobody else looks after it: one that is cut off would end the process.
      socket.on("error", () => void socket.destroy())
      const secret = secrets.get(String(request.headers["websocket-id"]))
      if (secret === undefined || request.url?.split("?")[0] !== subscription) {
        socket.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        return
      }
      const heard = new Map<string, number>()
      fresh(sandbox.state(), heard)
      const listener: Listener = {
        secret,
        heard,
        socket: WebSocket.accept(request, socket, () => void listeners.delete(listener))
      }
      listeners.add(listener)
    },
    send: () => {
      for (const { heard, secret, socket } of listeners) {
        for (const event of fresh(sandbox.state(), heard)) socket.tell(message(event, secret))
      }
    },
    stop: () => {
      for (const { socket } of listeners) socket.close()
    }
  }
}
