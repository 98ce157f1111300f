import type { Logger } from 'pino'
import { type App, createApp } from '../../server/app'
import { manifest } from '../../server/collections'
import { newId } from '../../server/newId'
import type { Clock, Ports } from '../../server/ports'
import type { Reference } from '../../server/reference'
import { type Limits, LoginLimits } from '../../server/session/limits'
import { upgrade } from '../../server/upgrade/upgrade'
import { workbooksHere } from '../../server/workbooks/workbooks'
import { type SettableClock, systemClock } from '../embedded/clock'
import { openFiles } from '../embedded/files'
import { openStore } from '../embedded/store'
import { openWorkbooks } from '../embedded/workbooks'
import { keptClock } from './clock'
import { type DataDirectory, type Mode, openDataDirectory } from './dataDirectory'
import { checkFounded } from './directory/founded'
import { watchPlaces } from './directory/places'
import { warn } from './directory/warn'
import { type Filling, fillBlank } from './fillBlank'
import { closeServer } from './http/close'
import type { HostContext } from './http/context'
import type { Patience } from './http/patience'
import { buildServer } from './http/server'
import { inReverse } from './inReverse'
import { createJobs, type Jobs } from './jobs'
import { listen } from './listen'
import { openLog } from './log'
import { Metrics } from './metrics'
import { readiness } from './readiness'
import { startScheduler } from './scheduler'
import { reportedStart } from './startWords'

export interface HostOptions extends Filling {
  /** Where everything is kept. */
  directory: string
  /** What a blank directory becomes; one in use stays what it is. */
  mode: Mode
  /** Folder with the built `preview` and `console`. */
  dist: string
  /** 0: any free one. */
  port: number
  address: string
  /** False: the timed jobs run only when asked. */
  schedule?: boolean
  /** The built file of local/database/write/writerThread.ts; without it writing holds up everything else. */
  writerThread?: URL
  /** The built file of local/embedded/workbookThread.ts; without it reading a workbook holds up everything else. */
  workbookThread?: URL
  limits?: Limits
  patience?: Patience
  /** Lets others than this machine read the metrics. */
  metricsKey?: string
  logLevel?: string
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
}

async function openPorts(
  data: DataDirectory,
  log: Logger,
  metrics: Metrics,
  { writerThread, workbookThread }: HostOptions,
): Promise<Parts> {
  const onNoSpace = metrics.noSpace
  const clock = data.mode === 'demo' ? keptClock(data.clock) : undefined
  const [store, files] = await Promise.all([
    openStore({ directory: data.store, manifest, onNoSpace, ...(writerThread && { writerThread }) }),
    openFiles({ directory: data.files, onNoSpace }),
  ])
  const running: Clock = clock ?? systemClock()
  const workbooks = workbookThread ? openWorkbooks({ thread: workbookThread, log }) : workbooksHere
  const demo = data.mode === 'demo'
  const ports = { store, files, clock: running, workbooks, newId, linkSecret: data.linkSecret, demo, log }
  return { ports, ...(clock && { clock }) }
}

/** The one-machine edition: opens or fills the data directory, serves, and runs the timed jobs. Throws StartError. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const data = await openDataDirectory(options.directory, options.mode)
  const closing: (() => unknown)[] = [data.release]
  const close = () => inReverse(closing.splice(0))
  let log: Logger | null = null
  try {
    const metrics = new Metrics()
    log = openLog(data.log, options.logLevel ?? 'info', { onDropped: metrics.logDropped })
    warn(data, log, options)
    const { ports, clock } = await openPorts(data, log, metrics, options)
    closing.push(() => ports.store.close())
    if (data.fresh) await fillBlank(ports, clock, options)
    else await checkFounded(ports.store, data.store)
    await upgrade(ports.store, options.progress)
    data.complete()
    const inPlace = await watchPlaces(data)

    const app = createApp(ports)
    const { reference } = app
    const jobs = createJobs(app, ports, metrics)
    const limits = new LoginLimits(ports, options.limits)
    const context: HostContext = {
      ...{ app, ports, reference, limits, jobs, metrics, dist: options.dist },
      readiness: async () => inPlace(await readiness(ports, options.directory, metrics.msSince('timers'))),
      ...(options.patience && { patience: options.patience }),
      ...(options.metricsKey !== undefined && { metricsKey: options.metricsKey }),
      ...(clock && { clock }),
    }
    const server = await buildServer(context, log)
    closing.push(() => closeServer(server))
    if (options.schedule ?? true) closing.push((await startScheduler(jobs, log)).stop)
    const url = await listen(server, options)
    if ((await context.readiness()).clock === 'behind')
      log.warn({ now: ports.clock.now() }, 'the clock is behind the newest matter')
    log.info({ mode: data.mode, port: options.port }, 'listening')
    const { mode, fresh } = data
    return { url, mode, fresh, app, ports, reference, jobs, ...(clock && { clock }), stop: close }
  } catch (error) {
    await close()
    throw reportedStart(error, log, data.log)
  }
}
