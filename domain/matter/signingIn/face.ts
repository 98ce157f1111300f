import { dateWords } from '../../clock/words'
import { own } from '../../own'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { SigningInEvents } from './events'

export const face: Face<SigningInEvents, typeof contract, 'signIn'> = {
  sentences: {
    SignedIn: ({ late }) => ({ title: late ? '签收(逾期)' : '签收', lines: [] }),
    SignInMissed: () => ({ title: '逾期未签收', lines: ['已提醒承办单位尽快签收'] }),
  },
  actions: { signIn: { words: '签收', asked: 30 } },
  forms: {
    signIn: {
      fields: [],
      submit: '签收',
      done: '已签收',
      consequence: ({ assignment, names, now }) =>
        assignment
          ? `签收后由${own(names, assignment.unitId) ?? '本单位'}办理，截止 ${dateWords(now, assignment.due.dueAt)}。` +
            (now <= assignment.objectionUntil
              ? `如不属本单位职责，请在 ${dateWords(now, assignment.objectionUntil)} 前提出退办。`
              : '退办期限已过，如有困难请联系督查室。')
          : '签收后由本单位办理。',
    },
  },
  todos: { signIn: { group: 'act', command: 'signIn', words: '签收' } },
}
