import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../../domain/clock/time'
import type { Input, OperationName, Output } from '../../domain/contract'
import { checked } from '../server/answers'

const ROOT = join(__dirname, '../..')
const START_MS = 30_000

interface Person {
  id: string
  name: string
}

type Answer<T> = { ok: true; output: T } | { ok: false; code: string; message: string }

/** `machine` is what `npm start` runs, `cloud` what `npm run start:cloud` does. */
export type Edition = 'machine' | 'cloud'

const PROGRAM = { machine: 'dist/host/main.js', cloud: 'dist/cloud/main.js' }

/** Builds what the edition runs on, each part only when it has changed. */
export function buildSystem(edition: Edition): void {
  const targets = edition === 'cloud' ? ['cloud'] : []
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), ...targets], { cwd: ROOT, stdio: 'pipe' })
}

/** The real host as a process of its own on a blank data directory: an administrator and a clock that can be set. */
export class Host {
  readonly directory = mkdtempSync(join(tmpdir(), 'zhidu-e2e-'))
  #process: ChildProcess | null = null
  #url = ''

  constructor(private readonly edition: Edition) {}

  get url(): string {
    return this.#url
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, PROGRAM[this.edition]), '--bare', '--data', this.directory], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    let said = ''
    this.#url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the host was not ready in time:\n${said}`)), START_MS)
      const hear = (chunk: Buffer) => {
        said += chunk
        const url = /智督已就绪：(http:\S+)\//.exec(said)?.[1]
        if (url) {
          clearTimeout(timer)
          resolve(url)
        }
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}:\n${said}`)))
    })
  }

  /** SIGTERM, and waits until it has gone. Answers its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null) return child?.exitCode ?? null
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    return gone
  }

  /** Stops it and removes what it kept. */
  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** Lets `ms` pass while the host is down: its clock goes on from a kept distance to the machine's. */
  sleepThrough(ms: number): void {
    const file = join(this.directory, 'demo-clock.json')
    const { aheadMs } = JSON.parse(readFileSync(file, 'utf8')) as { aheadMs: number }
    writeFileSync(file, JSON.stringify({ aheadMs: aheadMs + ms }))
  }

  /** Sets the clock to a moment of Shanghai, `2026-09-21 10:00`; the timed jobs have run when it resolves. */
  async clock(moment: string): Promise<void> {
    const now = at(moment.slice(0, 10), moment.slice(11))
    this.#output(await this.#post<unknown>('/demo/clock', { now }))
  }

  /** The id of the one person of this name. */
  async person(name: string): Promise<string> {
    const answer = (await (await fetch(`${this.#url}/demo/people`)).json()) as Answer<{ people: Person[] }>
    const found = this.#output(answer).people.filter((person) => person.name === name)
    const [one] = found
    if (!one || found.length > 1) throw new Error(`${found.length} people are called ${name}`)
    return one.id
  }

  /** A query or command as this person; a refusal is thrown with its code. */
  async as<N extends OperationName>(name: string, operation: N, input: Input<N>): Promise<Output<N>> {
    return this.#output(await this.tried(name, operation, input))
  }

  /** As `as`, with the refusal answered. */
  async tried<N extends OperationName>(name: string, operation: N, input: Input<N>): Promise<Answer<Output<N>>> {
    const token = await this.#token(name)
    const call = { operation, input, idempotencyKey: crypto.randomUUID() }
    return checked(call, await this.#post<Output<N>>('/api', call, token))
  }

  /** Stores a file as this person and answers its id. */
  async upload(name: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<string> {
    const token = await this.#token(name)
    const bytes = new Blob([new Uint8Array(file.buffer)], { type: file.mimeType })
    const stored =
      this.edition === 'cloud' ? this.#toCloud(file.name, bytes, token) : this.#toHost(file.name, bytes, token)
    return this.#output(await stored).fileId
  }

  async #toHost(name: string, bytes: Blob, token: string): Promise<Answer<{ fileId: string }>> {
    const form = new FormData()
    form.append('origin', 'document')
    form.append('file', bytes, name)
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${this.#url}/files`, { method: 'POST', headers, body: form })
    return (await response.json()) as Answer<{ fileId: string }>
  }

  async #toCloud(name: string, body: Blob, token: string): Promise<Answer<{ fileId: string }>> {
    type Place = { fileID: string; url: string; headers: Record<string, string> }
    const { fileID, url, headers } = this.#output(await this.#post<Place>('/files/begin', {}, token))
    await fetch(url, { method: 'PUT', headers, body })
    return this.#post('/files/finish', { fileID, name, origin: 'document' }, token)
  }

  async #token(name: string): Promise<string> {
    const personId = await this.person(name)
    return this.#output(await this.#post<{ token: string }>('/demo/login', { personId, client: 'desk' })).token
  }

  async #post<T>(path: string, body: object, token?: string): Promise<Answer<T>> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Answer<T>
  }

  #output<T>(answer: Answer<T>): T {
    if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
    return answer.output
  }
}
