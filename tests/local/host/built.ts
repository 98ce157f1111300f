import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../onDisk'

/** Builds the command of `npm start` into `folder` as the build does: the host and its writer's thread beside it. */
export function buildCommand(folder: string): string {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  renameSync(bundle('local/database/write/writerThread.ts', folder), join(folder, 'writerThread.js'))
  return bundle('local/host/main.ts', folder)
}

export interface Ended {
  /** Null: it was up, and has been stopped. */
  code: number | null
  told: string
}

/** Runs a command until it says that it is ready, stops it then, or until it has ended by itself. */
export async function run(command: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const [file = '', ...args] = command
  const child: ChildProcess = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'info', ...environment },
  })
  let told = ''
  let ready = false
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      told += chunk
      if (ready || !told.includes('Ctrl+C')) return
      ready = true
      child.kill('SIGTERM')
    })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: ready && code === 0 ? null : code, told }
}
