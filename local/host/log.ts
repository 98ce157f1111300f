import fs from 'node:fs'
import pino, { type Logger } from 'pino'

/** A log that has grown beyond this is set aside at the next start; the one before it is dropped. */
const MAX_BYTES = 20 * 1024 * 1024

/**
 * Structured lines into `file`, without personal data: ids, codes, times. Written at once, so that the last line before
 * a crash is there.
 */
export function openLog(file: string, level: string): Logger {
  if (fs.existsSync(file) && fs.statSync(file).size > MAX_BYTES) fs.renameSync(file, `${file}.1`)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, sync: true, mode: 0o600 }),
  )
}
