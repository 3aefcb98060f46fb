/**
 * WebSocket: the little of it that a server needs who tells, and hears only that it was heard.
 *
 * RFC 6455: the handshake, texts to the client, pings answered, and the end. What the client says is let pass.
 */
import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"

const magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

/** A frame of a server: whole, and not masked. */
const frame = (opcode: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(10)
  head[0] = 0x80 | opcode
  if (payload.length < 126) {
    head[1] = payload.length
    return Buffer.concat([head.subarray(0, 2), payload])
  }
  if (payload.length < 65_536) {
    head[1] = 126
    head.writeUInt16BE(payload.length, 2)
    return Buffer.concat([head.subarray(0, 4), payload])
  }
  head[1] = 127
  head.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([head, payload])
}

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
  /** Where the next begins. */
  readonly end: number
}

/** The first frame of a client, which masks all that it says; undefined where it has not come whole. */
const first = (come: Buffer): Frame | undefined => {
  if (come.length < 2) return undefined
  const short = (come[1] ?? 0) & 0x7f
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0
  if (come.length < 6 + extra) return undefined
  const length = extra === 0 ? short : extra === 2 ? come.readUInt16BE(2) : Number(come.readBigUInt64BE(2))
  const start = 6 + extra
  if (come.length < start + length) return undefined
  const mask = come.subarray(2 + extra, start)
  const payload = Buffer.from(come.subarray(start, start + length))
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0)
  return { opcode: (come[0] ?? 0) & 0x0f, payload, end: start + length }
}

export interface WebSocket {
  readonly tell: (text: string) => void
  readonly close: () => void
}

/** More than a client that only answers says at once. */
const mostBytes = 10_000_000

/**
 * Answers the handshake, by the protocol that was asked for; `ended` is told once nobody listens any more. Errors of the
 * socket are its owner's.
 */
export const accept = (request: IncomingMessage, socket: Duplex, ended: () => void): WebSocket => {
  const key = request.headers["sec-websocket-key"] ?? ""
  const protocol = request.headers["sec-websocket-protocol"]
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${createHash("sha1").update(`${key}${magic}`).digest("base64")}`,
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol.split(",")[0]?.trim() ?? ""}`])
  ]
  socket.write(`${lines.join("\r\n")}\r\n\r\n`)
  let come: Buffer = Buffer.alloc(0)
  socket.on("data", (part: Buffer) => {
    come = Buffer.concat([come, part])
    for (let next = first(come); next !== undefined; next = first(come)) {
      come = come.subarray(next.end)
      if (next.opcode === opcodes.ping) socket.write(frame(opcodes.pong, next.payload))
      if (next.opcode === opcodes.close) socket.end(frame(opcodes.close, next.payload))
    }
    if (come.length > mostBytes) socket.destroy()
  })
  socket.on("close", ended)
  return {
    tell: (text) => void (socket.writable && socket.write(frame(opcodes.text, Buffer.from(text, "utf8")))),
    close: () => void socket.destroy()
  }
}
