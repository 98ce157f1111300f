import type { Logger } from 'pino'
import type { DataDirectory } from '../dataDirectory'
import type { Filling } from '../fillBlank'

/** Tells the log and whoever started the system what is not as it should be with its directory. */
export function warn({ warnings }: DataDirectory, log: Logger, { progress = () => {} }: Filling): void {
  for (const { code, sentence } of warnings) {
    log.warn({ code }, 'the data directory')
    progress(sentence)
  }
}
