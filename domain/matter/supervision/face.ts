import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { SupervisionEvents } from './events'

const REQUEST = (about: About): Passage[] => {
  const request = about.assignment?.supervision
  if (!request) return []
  return [
    { label: '提出', text: `${nameOf(about, request.by)}，${dateWords(about.now, request.at)}` },
    { label: request.aboutId === null ? '涉及单位' : '协办单位', text: nameOf(about, request.unitId) },
    { label: '请求', text: request.text },
  ]
}

export const face: Face<SupervisionEvents, typeof contract, 'decideSupervision'> = {
  sentences: {
    SupervisionAsked: ({ unitId, text }, name) => ({ title: `转请督办${name(unitId)}`, lines: said(text) }),
    SupervisionTakenUp: ({ unitId, asked, text }, name) => ({
      title: `督查室受理转请督办${name(unitId)}`,
      lines: said(`请求：${asked}`, text),
    }),
    SupervisionDeclined: ({ reason }) => ({ title: '督查室未受理转请督办', lines: said(reason) }),
    SupervisionLapsed: () => ({ title: '转请督办未及答复，已随办理终止失效', lines: [] }),
  },
  actions: {
    takeUpSupervision: { words: '受理转请督办', asked: 131 },
    declineSupervision: { words: '不受理转请督办', asked: 132 },
    askSupervision: { words: '转请督办', offered: 35 },
  },
  forms: {
    askSupervision: {
      intro: ({ rules }) => [
        `协办单位推不动，或本单位牵头的业务需要其他单位配合的，可以转请督查室督办。督查室 ${rules.officeClocks.workingDays.decideSupervision} 个工作日内受理或说明理由；事项结束后未答复的失效。`,
        '受理之前，对方单位看不到；不在本事项中的单位，受理后由督查室另行联系。',
      ],
      fields: [
        { kind: 'unit', name: 'unitId', label: '督办哪个单位' },
        { kind: 'text', name: 'text', label: '请督办什么', hint: '写明已经做过哪些沟通' },
      ],
      submit: '转请督办',
      done: '已转请督查室',
    },
    takeUpSupervision: {
      intro: ({ assignment }) =>
        assignment?.supervision?.aboutId === null
          ? ['对方单位不在本事项中，不会收到通知：请另行联系，需要它承办的，增加为协办单位。']
          : [],
      passages: REQUEST,
      fields: [
        { kind: 'text', name: 'text', label: '怎么督办', hint: '提出单位能看到；对方在本事项里承办的，也能看到' },
      ],
      submit: '受理',
      done: '已受理',
      decides: true,
      otherwise: 'declineSupervision',
    },
    declineSupervision: {
      passages: REQUEST,
      fields: [{ kind: 'text', name: 'reason', label: '不受理的理由' }],
      submit: '不受理',
      done: '已答复',
      decides: true,
      otherwise: 'takeUpSupervision',
    },
  },
  todos: { decideSupervision: { group: 'act', command: 'takeUpSupervision', words: '答复' } },
}
