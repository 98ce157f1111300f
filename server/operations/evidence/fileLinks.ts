import type { FileRecord } from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { refuse } from '../../../domain/refusal'
import { canSeeMatter } from '../matter/sight'
import type { QueryHandler, Request } from '../operation'
import { linkTo } from './tickets'

/** A file belongs to its uploader until a command has made it part of a matter; then to the matter's readers. */
const maySee = (request: Request, file: FileRecord): Promise<boolean> | boolean =>
  file.matterId === null ? file.uploadedBy === request.caller.personId : canSeeMatter(request, file.matterId)

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
  const sight = new Map<string | null, boolean>()
  for (const fileId of new Set(fileIds)) {
    const file = await request.ports.store.get('evidence', fileId)
    if (!file || file.unsettled) return refuse('NOT_FOUND', fileId)
    const seen = (file.matterId && sight.get(file.matterId)) || (await maySee(request, file))
    if (!seen) return refuse('NOT_FOUND', fileId)
    if (file.matterId) sight.set(file.matterId, seen)
    files.push(file)
  }
  return { links: await linksTo(request, files) }
}
