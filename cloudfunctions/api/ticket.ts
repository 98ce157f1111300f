import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { CloudApp } from '../../server/cloudbase/openCloud'
import { openTicket } from '../../server/operations/evidence/tickets'
import { directoryFor } from '../../server/operations/people/directoryExport'
import { directoryRows, XLSX } from '../../server/operations/people/directoryWorkbook'
import type { HttpAnswer } from './event'

/** What a temporary link opens: a file by way of the storage's own link, the directory as the workbook itself. */
export async function answerTicket({ app }: CloudApp, ticket: string): Promise<HttpAnswer | Refusal> {
  const { linkSecret, clock, files, workbooks } = app.ports
  const opened = openTicket(linkSecret, ticket, clock.now())
  if (!opened) return refuse('NOT_FOUND')
  if (opened.kind === 'file') {
    const location = (await files.links?.([opened.sha256]))?.get(opened.sha256)
    return location === undefined ? refuse('NOT_FOUND') : redirect(location)
  }
  const directory = await directoryFor(opened.personId, app.reference)
  if (!directory) return refuse('NOT_FOUND')
  const workbook = await workbooks.write(directoryRows(directory))
  if (isRefusal(workbook)) return workbook
  const headers = {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(opened.name)}`,
    'cache-control': 'private, no-store',
  }
  return { statusCode: 200, headers, body: Buffer.from(workbook).toString('base64'), isBase64Encoded: true }
}

export const redirect = (location: string): HttpAnswer => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
  isBase64Encoded: false,
})
