import { Readable } from 'node:stream'
import { isRefusal } from '../../../domain/refusal'
import type { App } from '../../../server/app'
import type { Caller } from '../../../server/caller'
import { createFirstAdmin } from '../../../server/firstAdmin'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { directoryRows } from '../../../server/operations/people/directoryWorkbook'
import { directoryOf } from '../../../server/reference'
import { command } from './commands'
import { castDistrict } from './people/cast'
import { OFFICE } from './people/units'

/** A person of the directory as one who calls; the demonstration's people need no session while it is made. */
async function callerNamed(app: App, personId: string): Promise<Caller> {
  const person = (await app.reference.directory()).person(personId)
  if (!person) throw new Error(`no person ${personId}`)
  return { sessionId: 'demo', personId, name: person.name, unitId: person.unitId, roles: person.roles }
}

/** Brings the district in as an office would: the administrator imports one workbook. */
export async function importDistrict(app: App): Promise<void> {
  const { ports } = app
  const admin = await callerNamed(app, await createFirstAdmin(ports, OFFICE))
  const { units, fronts, people } = castDistrict()
  const workbook = await ports.workbooks.write(directoryRows(directoryOf(0, units, fronts, people)))
  if (isRefusal(workbook)) throw new Error(`the directory was not written: ${workbook.code}`)
  const file = await storeFile(ports, admin, {
    name: '目录.xlsx',
    origin: 'document',
    source: Readable.from([workbook]),
  })
  if (isRefusal(file)) throw new Error(`the directory was not stored: ${file.code}`)
  const report = await command(app, admin, 'directory.import', { fileId: file.fileId, dryRun: false })
  if (report.errors.length > 0) throw new Error(`the directory was not imported: ${JSON.stringify(report.errors[0])}`)
}
