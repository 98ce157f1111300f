import type { FileRecord } from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { refuse } from '../../../domain/refusal'
import type { QueryHandler, Request } from '../operation'
import { canSee } from '../subject/seen'
import { linkTo } from './tickets'

/** A file belongs to its uploader until a command has made it part of a subject; then to the subject's readers. */
const maySee = (request: Request, file: FileRecord): Promise<boolean> | boolean =>
  file.subject === null ? file.uploadedBy === request.caller.personId : canSee(file.subject, request)

/** Links of the storage's own where it has any, else tickets of the application. */
async function linksTo({ ports, now }: Request, files: readonly FileRecord[]): Promise<Record<string, string>> {
  const own = await ports.files.links?.([...new Set(files.map(({ sha256 }) => sha256))])
  const ticket = ({ sha256, name, type }: FileRecord) =>
    linkTo(ports.linkSecret, { kind: 'file', sha256, name: nameFor(name, type), type }, now)
  return Object.fromEntries(files.map((file) => [file._id, own?.get(file.sha256) ?? ticket(file)]))
}

/** Links in the order asked. NOT_FOUND, with the id, for the first that is not there or not the caller's to see. */
export const fileLinks: QueryHandler<'file.links'> = async ({ fileIds }, request) => {
  const files: FileRecord[] = []
  const sight = new Map<string, boolean>()
  for (const fileId of new Set(fileIds)) {
    const file = await request.ports.store.get('evidence', fileId)
    if (!file || file.unsettled) return refuse('NOT_FOUND', fileId)
    const seen = (file.subject && sight.get(file.subject.id)) || (await maySee(request, file))
    if (!seen) return refuse('NOT_FOUND', fileId)
    if (file.subject) sight.set(file.subject.id, seen)
    files.push(file)
  }
  return { links: await linksTo(request, files) }
}
