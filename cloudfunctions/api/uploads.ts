import { type FileOrigin, MAX_FILE_BYTES } from '../../domain/evidence/file'
import { type Code, type Refusal, refuse } from '../../domain/refusal'
import type { Caller } from '../../server/caller'
import { bytesOf, sizeOf } from '../../server/cloudbase/fetching'
import type { CloudApp } from '../../server/cloudbase/openCloud'
import { quotaRefusal } from '../../server/operations/evidence/quota'
import { storeFile } from '../../server/operations/evidence/storeFile'
import { checkBody } from '../../server/validation'

/** Where clients put bytes that are not yet anyone's file. */
const INBOX = 'inbox/'
const NAME = /^[A-Za-z0-9_.-]{8,80}$/

const FINISH = {
  type: 'object',
  additionalProperties: false,
  properties: {
    fileID: { type: 'string', maxLength: 300 },
    name: { type: 'string', maxLength: 300 },
    origin: { type: 'string', enum: ['camera', 'album', 'document'] satisfies FileOrigin[] },
  },
  required: ['fileID', 'name', 'origin'],
}

/** After these the same bytes may be finished again: they stay where they are. */
const AGAIN: ReadonlySet<Code> = new Set<Code>(['UPLOAD_INTERRUPTED', 'CONFLICT'])

const NOTHING = { type: 'object', additionalProperties: false, properties: {} }

/** Where the desk puts a file's bytes by one PUT; the phone has `wx.cloud.uploadFile`. */
export async function beginUpload(
  { app, storage }: CloudApp,
  { personId }: Caller,
  body: unknown,
): Promise<object | Refusal> {
  const { store, clock } = app.ports
  const refusal = checkBody(NOTHING, body) ?? (await quotaRefusal(store, personId, clock.now(), 0))
  if (refusal) return refusal
  const path = `${INBOX}${app.ports.newId()}`
  const { url, token, authorization, fileId, cosFileId } = await storage.uploadTo(path)
  const headers = {
    authorization,
    signature: authorization,
    'x-cos-security-token': token,
    'x-cos-meta-fileid': cosFileId,
    key: encodeURIComponent(path),
  }
  return { fileID: fileId, url, method: 'PUT', headers }
}

/**
 * Takes an object out of the inbox as the caller's file: size, type by its bytes and hash as for any other upload. What
 * was taken or refused is removed from the inbox; what broke off may be finished again.
 */
export async function finishUpload(
  { app, storage }: CloudApp,
  caller: Caller,
  body: unknown,
): Promise<object | Refusal> {
  const refusal = checkBody(FINISH, body)
  if (refusal) return refusal
  const { fileID, name, origin } = body as { fileID: string; name: string; origin: FileOrigin }
  const inbox = await storage.idOf(INBOX)
  if (!fileID.startsWith(inbox) || !NAME.test(fileID.slice(inbox.length))) return refuse('BAD_INPUT', 'fileID')
  const link = (await storage.links([fileID])).get(fileID)
  const size = link === undefined ? null : await sizeOf(link)
  if (link === undefined || size === null) return refuse('NOT_FOUND', 'fileID')
  const result =
    size > MAX_FILE_BYTES
      ? refuse('FILE_TOO_LARGE')
      : await storeFile(app.ports, caller, { name, origin, source: bytesOf(link) })
  if (!('ok' in result) || !AGAIN.has(result.code)) await storage.remove(fileID)
  return result
}
