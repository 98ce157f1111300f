import type { Instant } from '../../clock/time'
import { dateWords } from '../../clock/words'
import type { NameOf } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import { isIssued, type Matter } from '../state/matter'

const RESTS_ON_WORDS = { transfer: '转办问责', criticism: '通报批评' } as const

/** What was concluded and fed back, the newest first (docs/domain.md, section 12). */
export const conclusionPassages = (matter: Matter, name: NameOf, now: Instant): Passage[] =>
  isIssued(matter)
    ? (matter.conclusions ?? [])
        .map(({ at, unitId, restsOn, text }) => ({
          label: `${dateWords(now, at)} 对${name(unitId)}${restsOn ? RESTS_ON_WORDS[restsOn] : ''}`,
          text,
        }))
        .reverse()
    : []

/** Shown where another is written: nobody words it twice. */
export const earlierConclusions = (about: About): Passage[] =>
  conclusionPassages(about.matter, (id) => nameOf(about, id), about.now).map(({ label, text }) => ({
    label: `督查结论(${label})`,
    text,
  }))

/** Asked wherever something is to rest on one. */
export const conclusionField = (unitIdsOf: (about: About) => readonly string[]) =>
  ({
    kind: 'text',
    name: 'conclusion',
    label: '督查结论',
    hint: '查明了什么、依据是什么。将原文反馈该单位',
    initial: (about: About) => onlyConclusion(about, unitIdsOf(about)),
  }) as const

/** The last one on the only unit that a form can be about; none where it can be about several. */
const onlyConclusion = ({ matter }: About, unitIds: readonly string[]): string => {
  const [unitId, ...others] = new Set(unitIds)
  if (!isIssued(matter) || others.length > 0) return ''
  return matter.conclusions?.filter((one) => one.unitId === unitId).slice(-1)[0]?.text ?? ''
}
