import { refuse } from '../../../domain/refusal'
import { hashPassword, isPassword, isStrongPassword } from '../../session/passwords'
import { sessionIdsOf } from '../../session/sessions'
import type { CommandHandler, QueryHandler } from '../operation'

export const sessionMe: QueryHandler<'session.me'> = async (_input, { caller, now, ports, reference }) => {
  const [directory, calendar, rules, credential] = await Promise.all([
    reference.directory(),
    reference.calendar(),
    reference.rules(),
    ports.store.get('credentials', caller.personId),
  ])
  const person = directory.person(caller.personId)
  if (!person) return refuse('NOT_SIGNED_IN')
  const { _id: id, name, title, unitId, roles } = person
  return {
    person: { id, name, title, unitId, unitName: directory.unit(unitId)?.name ?? '', roles },
    now,
    demo: ports.demo,
    calendar,
    rules,
    hasPassword: credential?.password != null,
  }
}

export const sessionSignOut: CommandHandler<'session.signOut'> = async (_input, { caller }, tx) => {
  await tx.remove('sessions', caller.sessionId)
  return { signedOut: true }
}

/**
 * Also ends the person's other sessions, and the code for a phone that one of them may have shown: whoever changes a
 * password may have a reason to. WRONG_CREDENTIALS when `current` is not it, or when there is none yet (a one-time code
 * sets the first).
 */
export const sessionChangePassword: CommandHandler<'session.changePassword'> = async (
  { current, next },
  { caller, ports },
  tx,
) => {
  if (!isStrongPassword(next)) return refuse('WEAK_PASSWORD', 'next')
  const credential = await tx.get('credentials', caller.personId)
  if (!credential || !(await isPassword(current, credential.password))) return refuse('WRONG_CREDENTIALS', 'current')
  const { codeHash, codeExpiresAt, codeFor, ...lasting } = credential
  const kept = codeFor === 'phone' ? lasting : credential
  await tx.put('credentials', { ...kept, password: await hashPassword(next) })
  for (const id of await sessionIdsOf(ports, caller.personId))
    if (id !== caller.sessionId) await tx.remove('sessions', id)
  return { changed: true }
}
