import type { Person } from '../../../domain/people/person'
import { refuse } from '../../../domain/refusal'
import type { Credential } from '../../collections'
import type { Ports } from '../../ports'
import { issueCode } from '../../session/codes'
import type { CommandHandler, QueryHandler } from '../operation'
import { inOrder } from './finding'

/** So many people are looked at for one page; the next one goes on after them. */
const LOOKED_AT = 500
/** So many credentials are asked for at once. */
const TOGETHER = 100

async function credentialsOf({ store }: Ports, people: readonly Person[]): Promise<Map<string, Credential>> {
  const found = new Map<string, Credential>()
  for (let start = 0; start < people.length; start += TOGETHER) {
    const ids = people.slice(start, start + TOGETHER).map(({ _id }) => _id)
    for (const each of await store.find('credentials', { filter: { _id: { $in: ids } }, limit: TOGETHER }))
      found.set(each._id, each)
  }
  return found
}

/** A page begins after the person whose id the cursor is, and may be short before the last. BAD_INPUT for an unknown one. */
export const peopleUnbound: QueryHandler<'people.unbound'> = async (input, { ports, reference, now }) => {
  const { limit, after, unitId } = input
  const directory = await reference.directory()
  const people = inOrder(directory).filter(
    (person) => person.active && (unitId === undefined || person.unitId === unitId),
  )
  const last = after === undefined ? -1 : people.findIndex(({ _id }) => _id === after)
  if (after !== undefined && last < 0) return refuse('BAD_INPUT', 'after')
  const looked = people.slice(last + 1, last + 1 + LOOKED_AT)
  const credentials = await credentialsOf(ports, looked)
  const unbound = looked.filter(({ _id }) => credentials.get(_id)?.boundAt == null)
  const page = unbound.slice(0, limit)
  const end = unbound.length > limit ? page.at(-1) : looked.at(-1)
  const items = page.map(({ _id, name, title, unitId: unit, mobile }) => ({
    id: _id,
    name,
    title,
    unitName: directory.unit(unit)?.name ?? '',
    mobile,
    codeUntil: openUntil(credentials.get(_id), now),
  }))
  return { items, next: end && end !== people.at(-1) ? end._id : null }
}

/** Until when a code that was handed out opens something; one that a desk showed for its own phone is none. */
function openUntil(credential: Credential | undefined, now: string): string | null {
  const { codeHash, codeExpiresAt, codeFor } = credential ?? {}
  return codeHash !== undefined && codeFor !== 'phone' && codeExpiresAt !== undefined && codeExpiresAt > now
    ? codeExpiresAt
    : null
}

/** All of them or none. NOT_FOUND for one who is retired or unknown. */
export const peopleIssueCodes: CommandHandler<'people.issueCodes'> = async ({ personIds }, request, tx) => {
  const directory = await request.reference.directory()
  const ids = [...new Set(personIds)]
  if (!ids.every((id) => directory.person(id)?.active)) return refuse('NOT_FOUND', 'personIds')
  const items: { personId: string; code: string; expiresAt: string }[] = []
  for (const personId of ids) items.push({ personId, ...(await issueCode(request.ports, tx, personId)) })
  return { items }
}
