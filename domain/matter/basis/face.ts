import { said } from '../../decider/telling'
import type { About } from '../base/form'
import type { Face } from '../base/topic'
import { AUTHORITIES, AUTHORITY_WORDS, BASIS_KIND_WORDS, BASIS_KINDS, BASIS_WORDS, type Basis } from '../state/basis'
import type { contract } from './contract'
import type { BasisEvents } from './events'
import { NOT_MERGED, notMergedWords } from './words'

/** How a field stands. */
const stands =
  <N extends keyof Basis>(name: N) =>
  ({ matter }: About): Basis[N] | null =>
    matter.basis?.[name] ?? null

const words = (name: 'number' | 'approvedBy' | 'plan' | 'scope') => (about: About) => stands(name)(about) ?? ''

/** Needs a desk and a keyboard. */
export const face: Face<BasisEvents, typeof contract> = {
  sentences: {
    BasisSet: ({ reason, changes, notMerged }) => ({
      title: changes.some(({ field, before }) => field === 'kind' && before === '') ? '登记立项依据' : '修改立项依据',
      lines: said(
        `原因：${reason}`,
        ...changes.map(({ field, before, after }) =>
          before === '' ? `${BASIS_WORDS[field]}：${after}` : `${BASIS_WORDS[field]}:「${before}」改为「${after}」`,
        ),
        notMergedWords(notMerged),
      ),
    }),
  },
  actions: { setBasis: { words: '登记立项依据', offered: 79 } },
  forms: {
    setBasis: {
      intro: () => ['新旧内容都保留，各承办单位会收到通知。'],
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: BASIS_WORDS.kind,
          choices: () => BASIS_KINDS.map((value) => ({ value, label: BASIS_KIND_WORDS[value] })),
          initial: stands('kind'),
        },
        {
          kind: 'text',
          name: 'number',
          label: BASIS_WORDS.number,
          hint: '批示可不填',
          optional: 'sometimes',
          initial: words('number'),
        },
        { kind: 'day', name: 'date', label: BASIS_WORDS.date, past: true, initial: stands('date') },
        {
          kind: 'choice',
          name: 'authority',
          label: BASIS_WORDS.authority,
          choices: () => AUTHORITIES.map((value) => ({ value, label: AUTHORITY_WORDS[value] })),
          initial: stands('authority'),
        },
        { kind: 'text', name: 'approvedBy', label: BASIS_WORDS.approvedBy, initial: words('approvedBy') },
        {
          kind: 'files',
          name: 'files',
          label: BASIS_WORDS.files,
          optional: true,
          initial: (about) => stands('files')(about) ?? [],
        },
        { kind: 'text', name: 'plan', label: BASIS_WORDS.plan, initial: words('plan') },
        { kind: 'text', name: 'scope', label: BASIS_WORDS.scope, initial: words('scope') },
        { kind: 'day', name: 'endsOn', label: BASIS_WORDS.endsOn, initial: stands('endsOn') },
        { kind: 'text', name: 'reason', label: '原因' },
        NOT_MERGED,
      ],
      submit: '登记',
      done: '已登记',
      decides: true,
    },
  },
  todos: {},
}
