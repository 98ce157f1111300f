import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { ResponsibleEvents } from './events'

export const face: Face<ResponsibleEvents, typeof contract, 'nameResponsible'> = {
  sentences: {
    ResponsibleNamed: ({ responsible: { leaderId, sectionHeadId, handlerId } }, name) => ({
      title: '明确三个责任人',
      lines: [`分管领导 ${name(leaderId)}，科室负责人 ${name(sectionHeadId)}，经办人 ${name(handlerId)}`],
    }),
  },
  actions: { nameResponsible: { words: '明确责任人', asked: 50 } },
  forms: {
    nameResponsible: {
      intro: () => ['三个责任：一位分管领导、一位科室负责人、一位经办人。今后的提醒会发给他们。'],
      fields: [
        {
          kind: 'person',
          name: 'leaderId',
          label: '分管领导',
          unit: 'assignment',
          role: 'unitHead',
          initial: ({ assignment }) => assignment?.responsible?.leaderId ?? null,
        },
        {
          kind: 'person',
          name: 'sectionHeadId',
          label: '责任科室负责人',
          unit: 'assignment',
          role: 'sectionHead',
          initial: ({ assignment }) => assignment?.responsible?.sectionHeadId ?? null,
        },
        {
          kind: 'person',
          name: 'handlerId',
          label: '经办人',
          unit: 'assignment',
          role: 'handler',
          initial: ({ assignment }) => assignment?.responsible?.handlerId ?? null,
        },
      ],
      submit: '确定责任人',
      done: '责任人已明确',
    },
  },
  todos: { nameResponsible: { group: 'act', command: 'nameResponsible', words: '明确责任人' } },
}
