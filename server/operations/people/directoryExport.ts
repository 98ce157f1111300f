import { localDate } from '../../../domain/clock/time'
import { may } from '../../../domain/rights'
import type { DirectorySnapshot, Reference } from '../../reference'
import { linkTo } from '../evidence/tickets'
import type { QueryHandler } from '../operation'

/** The workbook itself is made when the link is opened. */
export const directoryExport: QueryHandler<'directory.export'> = async (_input, { ports, caller, now }) => {
  const name = `智督目录-${localDate(now)}.xlsx`
  const { personId } = caller
  return { name, link: linkTo(ports.linkSecret, { kind: 'directory', name, personId }, now) }
}

/** The directory for a link that the person asked for; null when he has left or lost the right since. */
export async function directoryFor(personId: string, reference: Reference): Promise<DirectorySnapshot | null> {
  const directory = await reference.directory()
  const person = directory.person(personId)
  return person?.active && may({ ...person, personId }, 'directory.export') ? directory : null
}
