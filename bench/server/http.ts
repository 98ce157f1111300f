import { Agent, request } from 'node:http'

/** Kept-alive connections to one server. */
export interface Client {
  /** Sends JSON (POST) or nothing (GET); throws unless the answer is 200. */
  ask(path: string, body?: unknown, token?: string): Promise<string>
  close(): void
}

export function openClient(url: string): Client {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  return {
    ask: (path, body, token) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body)
        const headers = {
          ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(token && { authorization: `Bearer ${token}` }),
        }
        const options = { agent, hostname, port, path, method: text === undefined ? 'GET' : 'POST', headers }
        const sent = request(options, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString()
            if (response.statusCode === 200) resolve(answer)
            else reject(new Error(`${path} answered ${response.statusCode}: ${answer}`))
          })
        })
        sent.on('error', reject)
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}

let keys = 0

/** One operation with its output; throws on a refusal. */
export async function call<T>(client: Client, token: string, operation: string, input: object): Promise<T> {
  const answer = JSON.parse(
    await client.ask('/api', { operation, input, idempotencyKey: `bench-${process.pid}-${keys++}` }, token),
  )
  if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`)
  return answer.output as T
}

/** Logs in through the demonstration's door. */
export async function tokenOf(client: Client, personId: string): Promise<string> {
  return JSON.parse(await client.ask('/demo/login', { personId, client: 'phone' })).output.token
}
