import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const READY = /智督已就绪：(http:\S+)\//
/** Only what hangs takes longer, however busy the machine. */
const START_MS = 120_000

/**
 * The built host as `npm start` runs it, in a process of its own over `directory`: a bare demonstration. It keeps its port
 * over restarts, so that clients come back to the same address.
 */
export class Host {
  #process: ChildProcess | null = null
  #port = 0
  #up: Promise<string> | null = null
  #killed = false
  kills = 0
  /** How it ended when nobody had asked it to: none is expected. */
  readonly deaths: string[] = []

  constructor(
    readonly directory: string,
    private readonly root: string,
  ) {}

  /** Its address as soon as it answers. Throws what it said instead. */
  start(): Promise<string> {
    const up = this.#launch()
    // Told to whoever starts it; clients only see that nobody answers.
    up.catch(() => undefined)
    this.#up = up
    return up
  }

  /** The address, once it is up again; null where it did not start or was stopped. */
  async up(): Promise<string | null> {
    return (await this.#up?.catch(() => null)) ?? null
  }

  /** SIGKILL, and waits until it has gone. */
  async kill(): Promise<void> {
    this.kills++
    await this.#end('SIGKILL')
  }

  /** SIGTERM, and waits until it has gone. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    this.#up = null
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    this.#killed = true
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  async #launch(): Promise<string> {
    const child = spawn(process.execPath, [join(this.root, 'dist/host/main.js'), '--bare', '--data', this.directory], {
      env: { ...process.env, PORT: String(this.#port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    this.#killed = false
    let said = ''
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the host was not ready in time:\n${said}`)), START_MS)
      const hear = (chunk: Buffer) => {
        said = `${said}${chunk}`.slice(-4000)
        const found = READY.exec(said)?.[1]
        if (found) resolve(found)
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        const words = `the host ended with ${code ?? signal}:\n${said}`
        if (!this.#killed) this.deaths.push(words)
        reject(new Error(words))
      })
    })
    this.#port = Number(new URL(url).port)
    return url
  }
}
