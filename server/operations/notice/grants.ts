import { MESSAGE_KINDS, type MessageTemplate, type Templates } from '../../../domain/notice/template'
import { refuse } from '../../../domain/refusal'
import type { Grant } from '../../collections'
import type { CommandHandler, QueryHandler } from '../operation'

/** Id of the count of one person and template. */
export const grantId = (personId: string, template: string): string => `${personId}.${template}`

/** Before the first tap. */
const NONE = { left: 0, granted: 0, used: 0, refused: 0, failed: 0 }

const inForce = (templates: Templates = {}): (MessageTemplate & { kind: (typeof MESSAGE_KINDS)[number] })[] =>
  MESSAGE_KINDS.flatMap((kind) => {
    const template = templates[kind]
    return template ? [{ ...template, kind }] : []
  })

export const noticeTemplates: QueryHandler<'notice.templates'> = async (_, { ports, caller }) => ({
  templates: await Promise.all(
    inForce(ports.templates).map(async ({ id, kind }) => {
      const grant = await ports.store.get('grants', grantId(caller.personId, id))
      return { id, kind, left: grant?.left ?? 0 }
    }),
  ),
})

/** NOT_FOUND for a template that is not in force, and then none is counted. */
export const noticeGranted: CommandHandler<'notice.granted'> = async (input, { ports, caller, now }, tx) => {
  const known = new Set(inForce(ports.templates).map(({ id }) => id))
  const templates = [...new Set(input.templates)]
  if (!templates.every((id) => known.has(id))) return refuse('NOT_FOUND', 'templates')
  for (const template of templates) {
    const _id = grantId(caller.personId, template)
    const before: Grant = (await tx.get('grants', _id)) ?? {
      _id,
      personId: caller.personId,
      template,
      at: now,
      ...NONE,
    }
    await tx.put('grants', { ...before, left: before.left + 1, granted: before.granted + 1, at: now })
  }
  return { templates }
}
