import type { CollectionName } from '../collections'
import type { Store } from '../ports'

type Old = Readonly<Record<string, unknown>> & { _id: string }

const subjectOf = (matterId: unknown) => (typeof matterId === 'string' ? { kind: 'matter', id: matterId } : null)

/** What names its matter as `matterId` names it as its subject. */
const aboutSubject = <O extends Record<string, unknown>>({ matterId, ...rest }: O) => ({
  ...rest,
  subject: subjectOf(matterId),
})

/** Each collection whose documents named a matter, and how such a document is written now. */
const RENEWED: Partial<Record<CollectionName, (old: Old) => object>> = {
  todos: ({ assignmentId, ...rest }) => ({ ...aboutSubject(rest), partId: assignmentId ?? null }),
  notices: ({ lines, ...rest }) => ({
    ...aboutSubject(rest),
    lines: (lines as Old[] | undefined)?.map(aboutSubject) ?? [],
  }),
  outbox: aboutSubject,
  points: ({ matter, ...rest }) => ({ ...aboutSubject(rest), title: matter }),
  evidence: aboutSubject,
  setAside: aboutSubject,
}

const PAGE = 50

const isOld = (document: object): boolean => 'matterId' in document

const renew = (store: Store, collection: CollectionName, ids: readonly string[], write: (old: Old) => object) =>
  store.transact(async (tx) => {
    for (const id of ids) {
      const found = (await tx.get(collection, id)) as Old | null
      if (found && isOld(found)) await tx.put(collection, write(found) as never)
    }
  })

/**
 * To-dos, notices, digests, points, files and what is set aside come to name a subject where they named a matter. Sealed
 * events stay as they are.
 */
export async function nameSubjects(store: Store): Promise<void> {
  for (const [name, write] of Object.entries(RENEWED)) {
    const collection = name as CollectionName
    for (let after: string | undefined; ; ) {
      const page = await store.find(collection, { filter: {}, limit: PAGE, ...(after && { after: [after] }) })
      const old = page.filter(isOld).map(({ _id }) => _id)
      if (old.length > 0) await renew(store, collection, old, write)
      if (page.length < PAGE) break
      after = page.at(-1)?._id
    }
  }
}
