import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Instant } from '../../domain/clock/time'
import { type App, createApp } from '../../server/app'
import { manifest } from '../../server/collections'
import { layFoundation } from '../../server/foundation'
import type { Ports, Reference } from '../../server/operations/operation'
import type { Clock } from '../../server/ports'
import { type Limits, SignInLimits } from '../../server/session/limits'
import { type SettableClock, systemClock } from '../embedded/clock'
import { openFiles } from '../embedded/files'
import { openStore } from '../embedded/store'
import { keptClock } from './clock'
import { type DataDirectory, type Mode, openDataDirectory } from './dataDirectory'
import { fillDemonstration } from './demo/fill'
import { createFirstAdmin } from './firstAdmin'
import { closeServer } from './http/close'
import type { HostContext } from './http/context'
import { buildServer } from './http/server'
import { createJobs, type Jobs } from './jobs'
import { openLog } from './log'
import { Metrics } from './metrics'
import { readiness } from './readiness'
import { startScheduler } from './scheduler'
import { StartError } from './startError'

export interface HostOptions {
  /** Where everything is kept. */
  directory: string
  /** What a blank directory becomes; one in use stays what it is. */
  mode: Mode
  /** Folder with the built `preview` and `console`. */
  dist: string
  /** 0: any free one. */
  port: number
  address: string
  /** False: a blank demonstration gets an administrator and the settable clock, nothing else (training, tests). */
  fill?: boolean
  /** Where a blank demonstration's clock stands at first; the machine's own moment unless said otherwise. */
  now?: Instant
  /** False: the timed jobs run only when asked. */
  schedule?: boolean
  /** The built file of local/database/writerThread.ts; without it writing holds up everything else. */
  writerThread?: URL
  limits?: Limits
  /** Lets others than this machine read the metrics. */
  metricsKey?: string
  logLevel?: string
  /** What it is busy with, in a sentence. */
  progress?: (sentence: string) => void
}

export interface RunningHost {
  url: string
  mode: Mode
  /** Blank before this start. */
  fresh: boolean
  app: App
  ports: Ports
  reference: Reference
  jobs: Jobs
  /** Only in a demonstration. */
  clock?: SettableClock
  /** Ends what runs, then closes. Safe to call twice. */
  stop(): Promise<void>
}

interface Parts {
  ports: Ports
  clock?: SettableClock
  log: Logger
}

/** 122 random bits; Node keeps some in stock, so an id costs no call to the system. */
const newId = (): string => Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url')

async function openPorts(data: DataDirectory, { logLevel = 'info', writerThread }: HostOptions): Promise<Parts> {
  const log = openLog(data.log, logLevel)
  const clock = data.mode === 'demo' ? keptClock(data.clock) : undefined
  const [store, files] = await Promise.all([
    openStore({ directory: data.store, manifest, ...(writerThread && { writerThread }) }),
    openFiles({ directory: data.files }),
  ])
  const running: Clock = clock ?? systemClock()
  const ports = { store, files, clock: running, newId, linkSecret: data.linkSecret, demo: data.mode === 'demo', log }
  return { ports, log, ...(clock && { clock }) }
}

/** What a blank directory is given before it is first used. */
async function fillBlank(
  { ports, clock }: Parts,
  { fill = true, now, progress = () => {} }: HostOptions,
): Promise<void> {
  if (clock && now) clock.set(now)
  if (clock && fill) return fillDemonstration(ports, clock, progress)
  await layFoundation(ports.store, ports.clock.now())
  await createFirstAdmin(ports)
}

async function listen(server: FastifyInstance, { port, address }: HostOptions): Promise<string> {
  try {
    return await server.listen({ port, host: address })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartError(`端口 ${port} 已被占用。请先停止占用它的程序,或换一个端口,例如 PORT=${port + 1} npm start。`)
    if (code === 'EACCES') throw new StartError(`没有权限使用端口 ${port}。请换一个 1024 以上的端口,例如 PORT=8787。`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`本机没有地址 ${address}。请检查环境变量 HOST,或去掉它只在本机访问。`)
    throw error
  }
}

/** Takes every step, the last first, and then throws what the first failing one threw. */
async function inReverse(steps: (() => unknown)[]): Promise<void> {
  const results: PromiseSettledResult<unknown>[] = []
  for (const step of steps.reverse()) results.push(...(await Promise.allSettled([(async () => step())()])))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

/** The one-machine edition: opens or fills the data directory, serves, and runs the timed jobs. Throws StartError. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const data = openDataDirectory(options.directory, options.mode)
  const closing: (() => unknown)[] = [data.release]
  const close = () => inReverse(closing.splice(0))
  try {
    const parts = await openPorts(data, options)
    const { ports, log, clock } = parts
    closing.push(() => ports.store.close())
    if (data.fresh) await fillBlank(parts, options)
    data.complete()

    const app = createApp(ports)
    const { reference } = app
    const metrics = new Metrics()
    const jobs = createJobs(app, ports, metrics)
    const limits = new SignInLimits(ports, options.limits)
    const context: HostContext = {
      ...{ app, ports, reference, limits, jobs, metrics, dist: options.dist },
      readiness: () => readiness(ports, options.directory, metrics.msSince('timers')),
      ...(options.metricsKey !== undefined && { metricsKey: options.metricsKey }),
      ...(clock && { clock }),
    }
    const server = await buildServer(context, log)
    closing.push(() => closeServer(server))
    // Whatever fell due while the host was down is done before anyone looks.
    if (options.schedule ?? true) {
      await jobs.run()
      closing.push(startScheduler(jobs, log).stop)
    }
    const url = await listen(server, options)
    log.info({ mode: data.mode, port: options.port }, 'listening')
    const { mode, fresh } = data
    return { url, mode, fresh, app, ports, reference, jobs, ...(clock && { clock }), stop: close }
  } catch (error) {
    await close()
    throw error
  }
}
