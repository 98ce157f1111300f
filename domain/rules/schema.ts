import { limit, list, localTime, object, oneOf, text, whole } from '../contract/schema'
import {
  CONFIRMATION_STAGES,
  DUE_APPROVERS,
  EXTENSION_SIGNERS,
  OFFICE_DECISIONS,
  SIGN_OFF_STAGES,
  SOURCES,
  TRANSFER_AT,
} from './kinds'
import { POINT_RULES, pointBounds } from './pack'

const approver = oneOf(['chiefOfficer', 'leader', 'none'])
const byUrgency = object({ normal: limit, urgent: limit, extraUrgent: limit }, ['normal', 'urgent', 'extraUrgent'])

const bySource = <const V extends object>(value: V) =>
  ({ type: 'object', propertyNames: oneOf(SOURCES), additionalProperties: value }) as const

/** A rule pack as published; the version is the server's to give. */
export const packSchema = object(
  {
    title: text(1, 60),
    approval: object(
      { default: approver, bySource: bySource(approver), extraUrgent: approver, dueMoment: oneOf(DUE_APPROVERS) },
      ['default', 'bySource', 'extraUrgent', 'dueMoment'],
    ),
    limits: object(
      {
        signIn: byUrgency,
        handling: byUrgency,
        handlingBySource: bySource(limit),
        opinion: limit,
        answer: limit,
        objection: limit,
        objectionBySource: bySource(limit),
      },
      ['signIn', 'handling', 'handlingBySource', 'opinion', 'answer', 'objection', 'objectionBySource'],
    ),
    reminders: object(
      {
        calendarDaysBefore: { type: 'array', minItems: 1, maxItems: 5, uniqueItems: true, items: whole(1, 60) },
      },
      ['calendarDaysBefore'],
    ),
    progress: object({ yellowBehind: whole(1, 100), redBehind: whole(1, 100) }, ['yellowBehind', 'redBehind']),
    officeClocks: object(
      {
        workingDays: {
          type: 'object',
          additionalProperties: false,
          required: [...OFFICE_DECISIONS],
          properties: Object.fromEntries(OFFICE_DECISIONS.map((decision) => [decision, whole(1, 30)])),
        },
        againWorkingDays: whole(1, 30),
      },
      ['workingDays', 'againWorkingDays'],
    ),
    escalation: object(
      {
        firstUrgeWorkingDays: whole(1, 30),
        secondUrgeWorkingDays: whole(1, 60),
        urgeTime: localTime,
        urgeLimitWorkingDays: whole(1, 30),
        urgeGapWorkingDays: whole(1, 30),
        urgeRetractMinutes: whole(1, 60),
        transferAt: oneOf(TRANSFER_AT),
        transferAgainWorkingDays: whole(1, 60),
      },
      [
        'firstUrgeWorkingDays',
        'secondUrgeWorkingDays',
        'urgeTime',
        'urgeLimitWorkingDays',
        'urgeGapWorkingDays',
        'urgeRetractMinutes',
        'transferAt',
        'transferAgainWorkingDays',
      ],
    ),
    signOff: { ...list(oneOf(SIGN_OFF_STAGES), 3), minItems: 1, uniqueItems: true },
    extensionSignedBy: oneOf(EXTENSION_SIGNERS),
    confirmation: { ...list(oneOf(CONFIRMATION_STAGES), 2), minItems: 1, uniqueItems: true },
    messageHours: object({ from: localTime, to: localTime }, ['from', 'to']),
    points: {
      type: 'object',
      additionalProperties: false,
      required: [...POINT_RULES],
      properties: Object.fromEntries(
        POINT_RULES.map((rule) => [rule, whole(pointBounds(rule).least, pointBounds(rule).most)]),
      ),
    },
    earlyPercent: whole(1, 90),
  },
  [
    'title',
    'approval',
    'limits',
    'reminders',
    'progress',
    'officeClocks',
    'escalation',
    'signOff',
    'extensionSignedBy',
    'confirmation',
    'messageHours',
    'points',
    'earlyPercent',
  ],
)
