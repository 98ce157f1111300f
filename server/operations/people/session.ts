import { refuse } from '../../../domain/refusal'
import type { Place } from '../../../domain/session/accountNews'
import type { Caller } from '../../caller'
import type { Ports, Transaction } from '../../ports'
import { withoutCode } from '../../session/credentials'
import { LoginLimits } from '../../session/limits'
import { tellPerson } from '../../session/opening'
import {
  hashPassword,
  isPassword,
  isSamePassword,
  isStrongPassword,
  type StoredPassword,
} from '../../session/passwords'
import { endSessions } from '../../session/sessions'
import type { CommandHandler, PreparedCommand, QueryHandler } from '../operation'

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

/** What the person is told of the session in which something was done; a session of before says no browser. */
async function placeOf(tx: Transaction, { sessionId }: Caller): Promise<Place> {
  const session = await tx.get('sessions', sessionId)
  return { client: session?.client ?? 'desk', ...(session?.browser !== undefined && { browser: session.browser }) }
}

interface Change {
  caller: Caller
  /** Which password was found to be right. */
  checked: string
  next: StoredPassword
}

async function change(ports: Ports, tx: Transaction, { caller, checked, next }: Change) {
  const credential = await tx.get('credentials', caller.personId)
  if (credential?.password?.hash !== checked || !credential) return refuse('WRONG_CREDENTIALS', 'current')
  const kept = credential.codeFor === 'phone' ? withoutCode(credential) : credential
  await tellPerson(ports, tx, caller.personId, { kind: 'passwordChanged', where: await placeOf(tx, caller) })
  await tx.put('credentials', { ...(await endSessions(ports, tx, kept, caller.sessionId)), password: next })
  return { changed: true } as const
}

/**
 * Also ends the person's other sessions, and the code for a phone that one of them may have shown: whoever changes a
 * password may have a reason to. WRONG_CREDENTIALS when `current` is not it, or when there is none yet (a one-time code
 * sets the first); a guess is counted like one at the door. WEAK_PASSWORD, SAME_PASSWORD.
 */
export const sessionChangePassword: PreparedCommand<'session.changePassword'> = {
  async prepare({ current, next }, { caller, ports }) {
    if (!isStrongPassword(next)) return refuse('WEAK_PASSWORD', 'next')
    if (isSamePassword(current, next)) return refuse('SAME_PASSWORD', 'next')
    const limits = new LoginLimits(ports)
    const tooMany = await limits.beginInside(caller)
    if (tooMany) return tooMany
    const credential = await ports.store.get('credentials', caller.personId)
    const checked = credential?.password ?? null
    if (!checked || !(await isPassword(current, checked))) return refuse('WRONG_CREDENTIALS', 'current')
    const hashed = await hashPassword(next)
    await limits.forgiveInside(caller)
    return (tx) => change(ports, tx, { caller, checked: checked.hash, next: hashed })
  },
}
