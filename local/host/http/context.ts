import type { FastifyRequest } from 'fastify'
import type { App } from '../../../server/app'
import type { Caller } from '../../../server/caller'
import type { Ports } from '../../../server/ports'
import type { Reference } from '../../../server/reference'
import type { LoginLimits } from '../../../server/session/limits'
import type { SettableClock } from '../../embedded/clock'
import type { Jobs } from '../jobs'
import type { Metrics } from '../metrics'
import type { Readiness } from '../readiness'
import type { Patience } from './patience'

/** What the routes work with. */
export interface HostContext {
  app: App
  ports: Ports
  reference: Reference
  limits: LoginLimits
  jobs: Jobs
  metrics: Metrics
  /** Asks the parts now. */
  readiness(): Promise<Readiness>
  /** With it others than this machine may read the metrics. */
  metricsKey?: string
  /** PATIENCE unless said otherwise. */
  patience?: Patience
  /** Only in a demonstration. */
  clock?: SettableClock
  /** Folder with `preview` and `console`, as the build writes them. */
  dist: string
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/

/** Who calls, by the bearer token; null when there is none or it opens nothing. */
export async function callerOf({ app }: HostContext, request: FastifyRequest): Promise<Caller | null> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1]
  return token ? app.callerOf(token) : null
}
