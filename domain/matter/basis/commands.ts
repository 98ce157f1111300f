import { localDate } from '../../clock/time'
import { isRefusal, refuse } from '../../refusal'
import { mustBeOpen } from '../base/guards'
import { filesOf, issued } from '../base/situation'
import type { Commands } from '../base/topic'
import { BASIS_FIELDS, type Basis } from '../state/basis'
import type { contract } from './contract'
import type { BasisEvents } from './events'
import { mergeable, saidWhy, unfounded, untimely } from './shape'
import { basisFieldWords } from './words'

type Change = BasisEvents['BasisSet']['changes'][number]

const changesOf = (before: Basis | null, after: Basis): Change[] => {
  const [old, now] = [before && basisFieldWords(before), basisFieldWords(after)]
  return BASIS_FIELDS.map((field) => ({ field, before: old?.[field] ?? '', after: now[field] })).filter(
    ({ before, after }) => before !== after,
  )
}

export const commands: Commands<typeof contract, BasisEvents> = {
  /** Registers the basis of a matter that was issued before one was asked for, or changes it: SAME_BASIS as at issue. */
  setBasis: {
    may: mustBeOpen,
    decide: (input, context) => {
      const matter = issued(context)
      const { kind, number, date, authority, approvedBy, plan, scope, endsOn, reason, notMerged = '' } = input
      const files = filesOf(input.files, context)
      if (isRefusal(files)) return files
      const basis = { kind, number, date, files, authority, approvedBy, plan, scope, endsOn }
      const refusal = unfounded(basis) ?? untimely(basis, context.now, localDate(matter.issuedAt))
      if (refusal) return refusal
      const changes = changesOf(matter.basis ?? null, basis)
      if (changes.length === 0) return refuse('NOTHING_CHANGED')
      const why = notMerged.trim()
      const data = { reason, basis, changes, ...saidWhy(context, why) }
      return mergeable(context, why) ?? [{ type: 'BasisSet', data }]
    },
  },
}
