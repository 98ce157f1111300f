import fs from 'node:fs'
import { Writable } from 'node:stream'
import pino, { type Logger } from 'pino'
import { isNoSpace } from '../../server/noSpace'
import { LogFile, type LogFileOptions } from './logFile'

/**
 * Structured lines into `file`, without personal data: ids, codes, times. Written at once, so that the last line before
 * a crash is there; what cannot be written is counted and never stops anybody.
 */
export function openLog(file: string, level: string, options: LogFileOptions = {}): Logger {
  checkPlace(file)
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, new LogFile(file, options))
}

/** Throws where no log can ever be written, unlike on a disk that is only full: a host without one is not begun. */
function checkPlace(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, 'a', 0o600))
  } catch (error) {
    if (!isNoSpace(error)) throw error
  }
}

/** The same for what others print: a stream that takes everything and never fails. */
export function openLogStream(file: string): Writable {
  const log = new LogFile(file)
  return new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      log.write(String(chunk))
      done()
    },
    final(done) {
      log.close()
      done()
    },
  })
}
