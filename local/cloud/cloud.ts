import type { Logger } from 'pino'
import { epochMs } from '../../domain/clock/time'
import { createApp } from '../../server/app'
import { type Cloud, connect } from '../../server/cloudbase/connect'
import { openCloudFiles } from '../../server/cloudbase/files'
import { openStorage } from '../../server/cloudbase/storage'
import { manifest } from '../../server/collections'
import { newId } from '../../server/newId'
import type { Ports } from '../../server/ports'
import type { Reference } from '../../server/reference'
import { upgrade } from '../../server/upgrade/upgrade'
import { workbooksHere } from '../../server/workbooks/workbooks'
import { type SettableClock, systemClock } from '../embedded/clock'
import { openStore } from '../embedded/store'
import { type Gateway, startGateway } from '../gateway/gateway'
import { keptClock } from '../host/clock'
import { type DataDirectory, type Mode, openDataDirectory } from '../host/dataDirectory'
import { checkFounded } from '../host/directory/founded'
import { warn } from '../host/directory/warn'
import { type Filling, fillBlank } from '../host/fillBlank'
import { closeServer } from '../host/http/close'
import { inReverse } from '../host/inReverse'
import { listen } from '../host/listen'
import { openLog, openLogStream } from '../host/log'
import { reportedStart } from '../host/startWords'
import { ENV_ID, KEY_PAIR, platformEnvironment } from './environment'
import { type FunctionSpec, Functions } from './functions/functions'
import { buildServer } from './http/server'
import { fire, startTimers } from './timers'

export interface CloudOptions extends Filling {
  /** Where everything is kept; the one-machine edition can open it, and the other way round. */
  directory: string
  mode: Mode
  /** Folder with `preview` and `console` as built for the cloud. */
  dist: string
  functions: readonly FunctionSpec[]
  /** The built file of functions/worker.ts. */
  worker: URL
  /** What functions are configured with (.env.example), beside what the platform sets. */
  configuration: Readonly<Record<string, string>>
  /** 0: any free one. */
  port: number
  address: string
}

export interface RunningCloud {
  url: string
  mode: Mode
  gateway: Gateway
  functions: Functions
  ports: Ports
  reference: Reference
  stop(): Promise<void>
}

/** What the timed functions do one after the other where a demonstration's clock jumps. */
const JOBS = ['sweep', 'courier'] as const

async function openPorts(data: DataDirectory, cloud: Cloud, log: Logger, clock?: SettableClock): Promise<Ports> {
  return {
    // Beside the gateway on the same database: filling a demonstration by the SDK would take hours.
    store: await openStore({ directory: data.store, manifest }),
    files: openCloudFiles({ cloud, storage: openStorage(cloud) }),
    clock: clock ?? systemClock(),
    workbooks: workbooksHere,
    newId,
    linkSecret: data.linkSecret,
    demo: data.mode === 'demo',
    log,
  }
}

/**
 * The cloud edition on this machine: the gateway, the functions as they are deployed, their timers, and stand-ins for
 * HTTP access and WeChat. Throws StartError.
 */
export async function startCloud(options: CloudOptions): Promise<RunningCloud> {
  const data = await openDataDirectory(options.directory, options.mode)
  const closing: (() => unknown)[] = [data.release]
  const close = () => inReverse(closing.splice(0))
  let log: Logger | null = null
  try {
    log = openLog(data.log, 'info')
    warn(data, log, options)
    const clock = data.mode === 'demo' ? keptClock(data.clock) : undefined
    const aheadMs = () => (clock ? epochMs(clock.now()) - Date.now() : 0)
    const gateway = await startGateway({
      directory: data.store,
      port: 0,
      envId: ENV_ID,
      ...KEY_PAIR,
      manifest,
      now: () => Date.now() + aheadMs(),
      anyTime: clock !== undefined,
      functions: (name, event) => functions.invoke(name, event),
    })
    closing.push(gateway.stop)
    const functionLog = openLogStream(`${data.log}.functions`)
    closing.push(() => functionLog.end())
    const functions = new Functions({
      specs: options.functions,
      worker: options.worker,
      environment: {
        ...platformEnvironment(gateway.url),
        ...options.configuration,
        ZHIDU_LINK_SECRET: data.linkSecret,
      },
      aheadMs,
      log: functionLog,
    })
    closing.push(() => functions.stop())

    Object.assign(process.env, platformEnvironment(gateway.url))
    const cloud = connect({ env: ENV_ID, url: gateway.url, ...KEY_PAIR })
    const ports = await openPorts(data, cloud, log, clock)
    closing.push(() => ports.store.close())
    if (data.fresh) await fillBlank(ports, clock, options)
    else await checkFounded(ports.store, data.store)
    await upgrade(ports.store, options.progress)
    data.complete()

    const { reference } = createApp(ports)
    const runJobs = async () => {
      for (const name of JOBS) await fire(functions, name)
    }
    const demonstration = clock ? { ports, reference, clock, runJobs } : null
    const storageOrigin = new URL(gateway.url).origin
    const server = await buildServer({ functions, cloud, storageOrigin, demonstration, dist: options.dist, ports }, log)
    closing.push(() => closeServer(server))
    await runJobs()
    const timers = startTimers(functions, log)
    closing.push(timers.stop)
    const url = await listen(server, options)
    return { url, mode: data.mode, gateway, functions, ports, reference, stop: close }
  } catch (error) {
    await close()
    throw reportedStart(error, log, data.log)
  }
}
