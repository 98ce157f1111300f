import type { FileRecord } from '../../../domain/evidence/file'
import { refuse } from '../../../domain/refusal'
import { canSeeMatter } from '../matter/sight'
import type { QueryHandler, Request } from '../operation'
import { linkTo } from './tickets'

/** A file belongs to its uploader until a command has made it part of a matter; then to the matter's readers. */
const maySee = (request: Request, file: FileRecord): Promise<boolean> | boolean =>
  file.matterId === null ? file.uploadedBy === request.caller.personId : canSeeMatter(request, file.matterId)

/** Links in the order asked. NOT_FOUND, with the id, for the first that is not there or not the caller's to see. */
export const fileLinks: QueryHandler<'file.links'> = async ({ fileIds }, request) => {
  const { store, linkSecret } = request.ports
  const links: Record<string, string> = {}
  const sight = new Map<string | null, boolean>()
  for (const fileId of new Set(fileIds)) {
    const file = await store.get('evidence', fileId)
    if (!file) return refuse('NOT_FOUND', fileId)
    const seen = (file.matterId && sight.get(file.matterId)) || (await maySee(request, file))
    if (!seen) return refuse('NOT_FOUND', fileId)
    if (file.matterId) sight.set(file.matterId, seen)
    const { sha256, name, type } = file
    links[fileId] = linkTo(linkSecret, { kind: 'file', sha256, name, type }, request.now)
  }
  return { links }
}
