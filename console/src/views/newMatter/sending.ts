import type { Ref } from 'vue'
import type { Names } from '../../../../domain/decider/telling'
import { isUnprepared } from '../../../../domain/matter/state/drafts'
import { query, useCommand } from '../../services/api'
import { ApiError } from '../../services/transport'
import { contentOf, sameContent } from './content'
import { formOf, type MatterForm } from './form'

/** The stored draft that the form amends; null for one that the server has not yet. */
export interface Stored {
  matterId: string
  version: number
  /** What the server has. */
  form: MatterForm
  /** What the people and units in it are called. */
  names: Names
  /** A leader began it and nobody has amended it: it is stored again even as it is. */
  unprepared: boolean
}

/** Reads the draft as it stands now. Throws ApiError, WRONG_STATE when it is a draft no more. */
export const loadStored = async (matterId: string) => {
  const { matter, names } = await query('matter.get', { matterId })
  const stored: Stored = {
    matterId,
    version: matter.version,
    form: formOf(matter),
    names,
    unprepared: isUnprepared(matter),
  }
  return { matter, names, stored }
}

/**
 * Storing the draft, and passing it on: to whoever approves, or, where nobody must, to the units. Where somebody else
 * has changed it meanwhile it is read again, and `onOthers` hears what was stored before and now.
 */
export const useSending = (
  form: Ref<MatterForm>,
  stored: Ref<Stored | null>,
  onOthers: (before: Stored, now: Stored) => void,
) => {
  const saving = useCommand<'matter.draft' | 'matter.amendDraft'>()
  const passing = useCommand<'matter.requestApproval' | 'matter.issue'>()
  const reload = async () => {
    const before = stored.value
    const now = before && (await loadStored(before.matterId).catch(() => null))?.stored
    if (!before || !now) return
    stored.value = now
    onOthers(before, now)
  }

  /** The stored draft, or null when it could not be stored (`failure` says why). */
  const save = async (): Promise<Stored | null> => {
    const sent = copyOf(form.value)
    const content = contentOf(sent)
    if (!content) return null
    const before = stored.value
    if (before && !before.unprepared && sameContent(before.form, sent)) return before
    const answer = before
      ? await saving.run('matter.amendDraft', { matterId: before.matterId, expectedVersion: before.version, content })
      : await saving.run('matter.draft', { content })
    if (!answer) {
      if (saving.failure.value?.code === 'STALE_VERSION') await reload()
      return null
    }
    stored.value = {
      matterId: answer.matterId,
      version: answer.version,
      form: sent,
      names: before?.names ?? {},
      unprepared: false,
    }
    return stored.value
  }

  /** Answers null when it was not passed on; the draft itself is stored then. */
  const pass = async (by: 'matter.requestApproval' | 'matter.issue', { matterId, version }: Stored) => {
    const notMerged = form.value.notMerged.trim()
    const answer = await passing.run(by, { matterId, expectedVersion: version, ...(notMerged && { notMerged }) })
    if (!answer && passing.failure.value?.code === 'STALE_VERSION') await reload()
    return answer
  }

  return { saving, passing, save, pass }
}

/** A copy that further typing does not change. */
const copyOf = (form: MatterForm): MatterForm => JSON.parse(JSON.stringify(form)) as MatterForm

/** A failure that goes with the page to the address of the draft just stored, as history keeps it. */
export const failureState = ({ code, message, detail, requestId }: ApiError) => ({
  failure: { code, message, detail: detail ?? '', requestId: requestId ?? '' },
})

/** Takes it out again: a reload shows no failure of long ago. */
export const takeFailure = (): ApiError | null => {
  const { failure, ...rest } = (window.history.state ?? {}) as Partial<ReturnType<typeof failureState>>
  if (!failure) return null
  window.history.replaceState(rest, '')
  return new ApiError(failure.code, failure.message, failure.detail || undefined, failure.requestId || undefined)
}
