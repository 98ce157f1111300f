import type { FileRecord } from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { refuse } from '../../../domain/refusal'
import type { QueryHandler, Request } from '../operation'
import { canSee } from '../subject/seen'
import { smallPictures } from './smallPictures'
import { linkTo } from './tickets'

/** A file belongs to its uploader until a command has made it part of a subject; then to the subject's readers. */
const maySee = (request: Request, file: FileRecord): Promise<boolean> | boolean =>
  file.subject === null ? file.uploadedBy === request.caller.personId : canSee(file.subject, request)

/** What a link opens: bytes by their name among the stored files, and what they are. */
type Shown = Pick<FileRecord, '_id' | 'sha256' | 'name' | 'type'>

async function smallOnes({ ports }: Request, files: readonly FileRecord[]): Promise<Shown[]> {
  const small = await smallPictures(ports, files)
  return files.map((file) => {
    const sha256 = small.get(file.sha256)
    return sha256 === undefined ? file : { ...file, sha256, type: 'image/jpeg' }
  })
}

/** Links of the storage's own where it has any, else tickets of the application. */
async function linksTo({ ports, now }: Request, files: readonly Shown[]): Promise<Record<string, string>> {
  const own = await ports.files.links?.([...new Set(files.map(({ sha256 }) => sha256))])
  const ticket = ({ sha256, name, type }: Shown) =>
    linkTo(ports.linkSecret, { kind: 'file', sha256, name: nameFor(name, type), type }, now)
  return Object.fromEntries(files.map((file) => [file._id, own?.get(file.sha256) ?? ticket(file)]))
}

/** Links in the order asked. NOT_FOUND, with the id, for the first that is not there or not the caller's to see. */
export const fileLinks: QueryHandler<'file.links'> = async ({ fileIds, small }, request) => {
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
  return { links: await linksTo(request, small ? await smallOnes(request, files) : files) }
}
