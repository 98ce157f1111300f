import fs from 'node:fs'
import { toInstant } from '../../domain/clock/time'

/** A file that has grown to this is set aside as `FILE.1`, in the place of the one before: no log fills the disk. */
const MAX_BYTES = 20 * 1024 * 1024
/** Lines of mere notice (refusals) that may come at once, and each second: nobody washes the others out of the log. */
const BURST = 1000
const PER_SECOND = 50

/** pino's levels: from here on a line is about a fault. */
const WARN = 40
/** A stream that bears it is told by pino of which level a line is. */
const TOLD: unique symbol = Symbol.for('pino.metadata')

export interface LogFileOptions {
  maxBytes?: number
  /** Milliseconds from any beginning. */
  now?: () => number
  /** Hears of each line that is not in the log. */
  onDropped?: () => void
}

/**
 * Where the log's lines go. Writes each at once and never throws: a line that cannot be written (disk full or failing,
 * file closed) is dropped, and so are notices that come in too great a number; how many were is said in a line of its own
 * as soon as there can be one. A line is there whole or not at all.
 */
export class LogFile {
  readonly [TOLD] = true
  /** Of the line that comes next; pino sets it. */
  lastLevel = 0
  #descriptor: number | null = null
  #size = 0
  #dropped = 0
  #notices = BURST
  #counted: number

  constructor(
    private readonly file: string,
    private readonly options: LogFileOptions = {},
  ) {
    this.#counted = this.#now()
  }

  write(line: string): void {
    try {
      if (this.lastLevel < WARN && !this.#mayNotice()) throw new Error('too many')
      this.#append(this.#dropped > 0 ? this.#gap() + line : line)
      this.#dropped = 0
    } catch {
      this.#drop()
    }
  }

  close(): void {
    const descriptor = this.#descriptor
    this.#descriptor = null
    try {
      if (descriptor !== null) fs.closeSync(descriptor)
    } catch {}
  }

  #drop(): void {
    this.#dropped++
    this.options.onDropped?.()
  }

  #gap(): string {
    const line = { level: WARN, time: toInstant(Date.now()), dropped: this.#dropped, msg: 'lines are missing here' }
    return `${JSON.stringify(line)}\n`
  }

  /** What cannot be written whole is taken back; the file is opened anew when it is more than room that is missing. */
  #append(text: string): void {
    const bytes = Buffer.from(text)
    const descriptor = this.#ready(bytes.length)
    try {
      const written = fs.writeSync(descriptor, bytes)
      if (written < bytes.length) this.#takeBack(descriptor, written)
      this.#size += bytes.length
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Closed already: by now the number may be another file's.
      if (code === 'EBADF') this.#descriptor = null
      else if (code !== 'ENOSPC') this.close()
      throw error
    }
  }

  #takeBack(descriptor: number, written: number): never {
    fs.ftruncateSync(descriptor, fs.fstatSync(descriptor).size - written)
    throw Object.assign(new Error('no room for the whole line'), { code: 'ENOSPC' })
  }

  /** The open file, with room for so many bytes more. */
  #ready(bytes: number): number {
    if (this.#descriptor === null) this.#open()
    if (this.#size + bytes > (this.options.maxBytes ?? MAX_BYTES)) this.#setAside(bytes)
    return this.#descriptor as number
  }

  #open(): void {
    this.#descriptor = fs.openSync(this.file, 'a', 0o600)
    this.#size = fs.fstatSync(this.#descriptor).size
  }

  /** logrotate's copytruncate may have emptied it meanwhile. */
  #setAside(bytes: number): void {
    this.#size = fs.fstatSync(this.#descriptor as number).size
    if (this.#size + bytes <= (this.options.maxBytes ?? MAX_BYTES)) return
    fs.renameSync(this.file, `${this.file}.1`)
    this.close()
    this.#open()
  }

  #mayNotice(): boolean {
    const now = this.#now()
    this.#notices = Math.min(BURST, this.#notices + ((now - this.#counted) / 1000) * PER_SECOND)
    this.#counted = now
    if (this.#notices < 1) return false
    this.#notices -= 1
    return true
  }

  #now(): number {
    return (this.options.now ?? performance.now.bind(performance))()
  }
}
