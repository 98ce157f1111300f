import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { AsideJob } from '../../domain/setAside/setAside'

/** What a timed job can be asked for. */
export type JobName = 'timers' | 'daily'

/** From a list answered from memory to a directory import. Seconds. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/**
 * Figures in Prometheus' format: how often and how fast operations are answered and with which code, how the timed jobs
 * fare, and the process's own. No ids, names or texts of anybody.
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly #operations = new Histogram({
    name: 'zhidu_operation_seconds',
    help: 'Time from request to answer, by operation and code (OK or the code of the refusal)',
    labelNames: ['operation', 'code'],
    buckets: SECONDS,
    registers: [this.#registry],
  })
  readonly #jobs = new Histogram({
    name: 'zhidu_job_seconds',
    help: 'Time that a run of a timed job took',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers: [this.#registry],
  })
  readonly #lastRun = new Gauge({
    name: 'zhidu_job_last_success_timestamp_seconds',
    help: 'When a timed job last came to its end without a fault',
    labelNames: ['job'],
    registers: [this.#registry],
  })
  readonly #ended = new Map<JobName, number>()
  readonly #first = new Map<JobName, number>()
  readonly #uploads = new Counter({
    name: 'zhidu_uploads_total',
    help: 'Uploads, by code (OK or the code of the refusal)',
    labelNames: ['code'],
    registers: [this.#registry],
  })

  readonly #noSpace = new Counter({
    name: 'zhidu_no_space_total',
    help: 'Times that something was not written for want of space: commands, timed jobs and uploads',
    registers: [this.#registry],
  })
  readonly #setAside = new Gauge({
    name: 'zhidu_set_aside',
    help: 'Things that a timed job could not do and tries again later, as of its last run',
    labelNames: ['job'],
    registers: [this.#registry],
  })
  readonly #linesDropped = new Counter({
    name: 'zhidu_log_lines_dropped_total',
    help: 'Lines that are not in the log: the disk did not take them, or they were notices in too great a number',
    registers: [this.#registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.#registry })
  }

  readonly contentType = this.#registry.contentType

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  operation(operation: string, code: string, seconds: number): void {
    this.#operations.observe({ operation, code }, seconds)
  }

  upload(code: string): void {
    this.#uploads.inc({ code })
  }

  readonly noSpace = (): void => this.#noSpace.inc()

  setAside(job: AsideJob, count: number): void {
    this.#setAside.set({ job }, count)
  }

  readonly logDropped = (): void => this.#linesDropped.inc()

  /** Since a run of the job last ended without a fault, or since its first began; null when none ever has. */
  msSince(job: JobName): number | null {
    const since = this.#ended.get(job) ?? this.#first.get(job)
    return since === undefined ? null : performance.now() - since
  }

  /** Runs a job and keeps how it went; what it throws is thrown again. */
  async job<T>(job: JobName, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    if (!this.#first.has(job)) this.#first.set(job, start)
    const seconds = () => (performance.now() - start) / 1000
    try {
      const result = await work()
      this.#jobs.observe({ job, outcome: 'done' }, seconds())
      this.#lastRun.setToCurrentTime({ job })
      this.#ended.set(job, performance.now())
      return result
    } catch (error) {
      this.#jobs.observe({ job, outcome: 'failed' }, seconds())
      throw error
    }
  }
}
