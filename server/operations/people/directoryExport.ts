import { localDate } from '../../../domain/clock/time'
import { linkTo } from '../evidence/tickets'
import type { QueryHandler } from '../operation'

/** The workbook itself is made when the link is opened. */
export const directoryExport: QueryHandler<'directory.export'> = async (_input, { ports, now }) => {
  const name = `智督目录-${localDate(now)}.xlsx`
  return { name, link: linkTo(ports.linkSecret, { kind: 'directory', name }, now) }
}
