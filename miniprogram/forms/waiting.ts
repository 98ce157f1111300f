import type { Instant } from '../../domain/clock/time'
import { draftKeys, everybodysDrafts, loadDraft, putDraft, removeDraft } from '../services/drafts'
import { letGo } from '../services/files/kept'
import { type FileItem, itemsIn, unfinished } from './fileItems'
import type { DraftOf, Kept } from './submission'
import type { Values } from './values'

/** A form that was begun and not sent. */
export interface Waiting extends DraftOf {
  key: string
  savedAt: Instant
  /** Files that have not arrived. */
  unsent: FileItem[]
  /** Given to the outbox, and why it was refused there. */
  waits?: Kept['waits']
}

export const filesOf = (values: Values): FileItem[] => Object.values(values).flatMap(itemsIn)

/** The forms that this person has begun, the latest first. */
export const waitingForms = (): Waiting[] =>
  draftKeys()
    .flatMap((key): Waiting[] => {
      const draft = loadDraft<Kept>(key)
      if (!draft?.value.of) return []
      const { of, waits, values } = draft.value
      return [{ ...of, key, savedAt: draft.savedAt, unsent: unfinished(filesOf(values)), ...(waits && { waits }) }]
    })
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))

/** The paths of all files that wait on this phone, whoever chose them. */
export const waitingPaths = (): string[] =>
  everybodysDrafts<Kept>()
    .flatMap(({ value }) => unfinished(filesOf(value.values)))
    .map(({ path }) => path)

/** Changes the tile of a file in whatever draft has it: its page may have been left meanwhile. */
export const changeInDrafts = (path: string, change: Partial<FileItem>): void => {
  for (const key of draftKeys()) {
    const draft = loadDraft<Kept>(key)
    if (!draft || !filesOf(draft.value.values).some((item) => item.path === path)) continue
    const values = Object.fromEntries(
      Object.entries(draft.value.values).map(([name, value]) => [
        name,
        itemsIn(value).length
          ? itemsIn(value).map((item) => (item.path === path ? { ...item, ...change } : item))
          : value,
      ]),
    )
    putDraft(key, { ...draft, value: { ...draft.value, values } })
  }
}

/** Throws a form away, with the files that only it had. */
export const throwAway = (key: string): void => {
  const draft = loadDraft<Kept>(key)
  removeDraft(key)
  for (const { path } of filesOf(draft?.value.values ?? {})) letGo(path)
}

/** What was begun on a matter: 有草稿，2 个文件待传. What is finished and goes by itself: 写好待发. Empty for nothing. */
export const waitingWords = (forms: Waiting[], matterId: string): string => {
  const on = forms.filter((each) => each.matterId === matterId)
  const unsent = on.reduce((sum, each) => sum + each.unsent.length, 0)
  if (on.length === 0) return ''
  if (on.some(({ waits }) => waits?.why)) return '待发的没发出'
  if (on.some(({ waits }) => waits)) return '写好待发'
  return unsent ? `有草稿，${unsent} 个文件待传` : '有草稿'
}

/** All that this person has begun: 1 件写好待发，2 份草稿还没提交. Empty for nothing. */
export const begunWords = (forms: Waiting[]): string => {
  const waiting = forms.filter(({ waits }) => waits).length
  const drafts = forms.length - waiting
  return [waiting && `${waiting} 件写好待发`, drafts && `${drafts} 份草稿还没提交`].filter(Boolean).join('，')
}
