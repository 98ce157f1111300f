import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface Server {
  url: string
  stop(): Promise<void>
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/

/** Starts a built entry, and waits until it prints its address. */
async function startServer(entry: URL, args: string[], flags: string[] = []): Promise<Server> {
  const child = spawn(process.execPath, [...flags, fileURLToPath(entry), ...args], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child)
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** What it prints after its address is read and dropped: a full pipe would hold it up. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      if (said.length < 10_000) said += chunk
      const [url] = ADDRESS.exec(said) ?? []
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`a server ended before it listened: ${said}`)))
  })
}

/** The host as `npm start` runs it, over a data directory that is already filled. */
export const startHostProcess = (directory: string, flags?: string[]): Promise<Server> =>
  startServer(new URL('../host/main.js', import.meta.url), ['--data', directory], flags)

/** The bare server of bare.ts over an SQLite file. */
export const startBare = (file: string): Promise<Server> => startServer(new URL('./bare.js', import.meta.url), [file])
