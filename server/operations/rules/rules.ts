import { refuse } from '../../../domain/refusal'
import { CONFIRMATION_STAGES, SIGN_OFF_STAGES } from '../../../domain/rules/kinds'
import type { RulePack } from '../../../domain/rules/pack'
import { nextVersion, versionOf } from '../../reference'
import type { CommandHandler, QueryHandler } from '../operation'

/** More versions than an office makes in its life. */
const MOST_VERSIONS = 1000

/** NOT_FOUND for a version that was never published. */
export const rulesGet: QueryHandler<'rules.get'> = async ({ version }, { ports: { store }, reference }) => {
  const wanted = version ?? (await versionOf(store, 'rules'))
  const published = await store.find('rules', { filter: {}, limit: MOST_VERSIONS })
  const found = published.find(({ pack }) => pack.version === wanted)
  if (!found) return refuse('NOT_FOUND', 'version')
  const directory = await reference.directory()
  const versions = published
    .sort((a, b) => b.pack.version - a.pack.version)
    .map(({ pack, note, publishedAt, publishedBy }) => ({
      version: pack.version,
      title: pack.title,
      note,
      publishedAt,
      publishedBy: directory.person(publishedBy)?.name ?? '系统',
    }))
  return { pack: found.pack, versions }
}

/** What has an order gets it, however the form sent it: the earliest reminder first, signatures as they are given. */
const inOrder = (pack: Omit<RulePack, 'version'>): Omit<RulePack, 'version'> => ({
  ...pack,
  reminders: {
    ...pack.reminders,
    calendarDaysBefore: [...pack.reminders.calendarDaysBefore].sort((a, b) => b - a),
  },
  signOff: SIGN_OFF_STAGES.filter((stage) => pack.signOff.includes(stage)),
  confirmation: CONFIRMATION_STAGES.filter((stage) => pack.confirmation.includes(stage)),
})

/** In force for matters issued from now on. BAD_INPUT when messages would end before they begin, or red come before yellow. */
export const rulesPublish: CommandHandler<'rules.publish'> = async ({ pack, note }, { now, caller }, tx) => {
  if (pack.messageHours.to <= pack.messageHours.from) return refuse('BAD_INPUT', 'pack.messageHours')
  if (pack.progress.redBehind <= pack.progress.yellowBehind) return refuse('BAD_INPUT', 'pack.progress')
  const version = await nextVersion(tx, 'rules')
  // The schema of points lists its rules by a computation, which types do not follow.
  const complete: RulePack = { ...inOrder(pack as Omit<RulePack, 'version'>), version }
  await tx.insert('rules', {
    _id: String(version),
    pack: complete,
    note,
    publishedAt: now,
    publishedBy: caller.personId,
  })
  return { version }
}
