import type { Log } from '../ports'

const line = (level: string, fields: object, message: string): string => {
  const { err, ...rest } = fields as { err?: unknown }
  const error = err instanceof Error ? err.stack : err
  return JSON.stringify({ level, message, ...rest, ...(error !== undefined && { error }) })
}

/** One line of JSON each, which the cloud's log collects; without personal data, as everywhere. */
export const cloudLog: Log = {
  info: (fields, message) => console.log(line('info', fields, message)),
  warn: (fields, message) => console.warn(line('warn', fields, message)),
  error: (fields, message) => console.error(line('error', fields, message)),
}
