/**
 * Load: orders sent to a server that speaks Stripe's dialect, by several clients at once: how many requests a second
 * it answers, and how long the slowest of a hundred takes.
 */
import { connect, type Socket } from "node:net"

const authorization = `Basic ${Buffer.from("sk_test_sandbox00000:").toString("base64")}`

export interface Told {
  readonly status: number
  readonly body: string
  readonly ms: number
}

/** One connection that is kept open, on which one request follows the other. */
export interface Client {
  readonly send: (method: string, path: string, form?: string) => Promise<Told>
  readonly close: () => void
}

/** A whole answer at the beginning of what has come, and where it ends; it states how long it is. */
const answerIn = (text: string): { readonly status: number; readonly body: string } | undefined => {
  const head = text.indexOf("\r\n\r\n")
  if (head === -1) return undefined
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1] ?? NaN)
  const body = text.slice(head + 4)
  return body.length < length ? undefined : { status: Number(text.slice(9, 12)), body }
}

/** Speaks no more HTTP than it must, so that what is measured is the server. Bytes of an answer are its characters. */
export const client = (port: number): Promise<Client> =>
  new Promise((resolve, reject) => {
    let come = ""
    let told: ((answer: Told) => void) | undefined
    let before = 0
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true })
    socket.setEncoding("latin1")
    socket.on("error", reject)
    socket.on("data", (part: string) => {
      come += part
      const answer = answerIn(come)
      if (answer === undefined) return
      come = ""
      told?.({ ...answer, ms: performance.now() - before })
    })
    const send = (method: string, path: string, form = ""): Promise<Told> =>
      new Promise((answered) => {
        told = answered
        before = performance.now()
        const said =
          method === "POST"
            ? `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n`
            : ""
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${authorization}\r\n${said}\r\n${form}`
        )
      })
    socket.on("connect", () => resolve({ send, close: () => void socket.destroy() }))
  })

const idOf = ({ body, status }: Told): string => {
  if (status !== 200) throw new Error(`answered with ${status}: ${body}`)
  return (JSON.parse(body) as { readonly id: string }).id
}

/** What both can do: a customer, a payment by card, a look at it, a part of it back, and the last ten of all. */
const order = async ({ send }: Client, number: number): Promise<ReadonlyArray<Told>> => {
  const customer = await send("POST", "/v1/customers", `description=order+${number}&email=a%40example.com`)
  const read = await send("GET", `/v1/customers/${idOf(customer)}`)
  const charge = await send("POST", "/v1/charges", `amount=1000&currency=usd&source=tok_visa&metadata[n]=${number}`)
  const id = idOf(charge)
  const seen = await send("GET", `/v1/charges/${id}`)
  const refund = await send("POST", "/v1/refunds", `charge=${id}&amount=100`)
  const last = await send("GET", "/v1/charges?limit=10")
  return [customer, read, charge, seen, refund, last]
}

export interface Result {
  readonly perSecond: number
  readonly p99Ms: number
}

/** Sends so many orders, by all clients at once; an answer that is no success throws. */
export const orders = async (clients: ReadonlyArray<Client>, count: number): Promise<Result> => {
  const took: Array<number> = []
  let left = count
  const work = async (client: Client) => {
    while (left > 0) {
      left -= 1
      for (const told of await order(client, left)) {
        if (told.status !== 200) throw new Error(`answered with ${told.status}: ${told.body}`)
        took.push(told.ms)
      }
    }
  }
  const before = performance.now()
  await Promise.all(clients.map(work))
  const seconds = (performance.now() - before) / 1000
  const sorted = took.toSorted((a, b) => a - b)
  return { perSecond: took.length / seconds, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? NaN }
}
