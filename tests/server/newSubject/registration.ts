/**
 * The lines with which a new kind of subject is made known, by file: what stands there, and what it becomes. Anything
 * else that it needs is in its own folders.
 */
export const REGISTRATION: Readonly<Record<string, readonly (readonly [there: RegExp, becomes: string])[]>> = {
  'domain/contract.ts': [
    [/^import \{ todoQueries .*$/m, "$&\nimport { visitCommands, visitQueries } from './visit/contract'"],
    [/^ {2}\.\.\.todoQueries,$/m, '$&\n  ...visitCommands,\n  ...visitQueries,'],
  ],
  'domain/answers.ts': [
    [/^import \{ todoAnswers .*$/m, "$&\nimport { visitAnswers } from './visit/answers'"],
    [/^ {2}\.\.\.todoAnswers,$/m, '$&\n  ...visitAnswers,'],
  ],
  'domain/subjects.ts': [
    [/^import \{ own .*$/m, "$&\nimport { visitDecider } from './visit/decider'"],
    [/matter: matterDecider/, '$&, visit: visitDecider'],
  ],
  'domain/todo/faces.ts': [
    [/^import \{ own .*$/m, "$&\nimport { visitTodoFaces } from '../visit/face'"],
    [/matter: matterTodoFaces,/, '$& visit: visitTodoFaces,'],
  ],
  'server/operations/handlers.ts': [
    [/^import \{ todoHandlers .*$/m, "$&\nimport { visitHandlers } from './visit/handlers'"],
    [/^ {2}\.\.\.todoHandlers,$/m, '$&\n  ...visitHandlers,'],
  ],
  'server/collections.ts': [
    [/^import type \{ SubjectKind .*$/m, "$&\nimport type { Visit } from '../domain/visit/decider'"],
    [/^import type \{ AnyEvent \} /m, 'import type { AnyEvent, Line } '],
    [/^ {2}evidence: FileRecord$/m, '$&\n  visits: Visit & { _id: string }\n  visitLines: Line'],
    [/matter: \{ states: 'matters', lines: 'register' \}/, "$&, visit: { states: 'visits', lines: 'visitLines' }"],
    [
      /^ {2}rules: \{ indexes: \[\] \},$/m,
      "$&\n  visits: { indexes: [] },\n  visitLines: { indexes: [index('alarm', { nextAlarmAt: 1 }, { sparse: true })] },",
    ],
  ],
  'console/src/services/places.ts': [[/matter: 'matter'/, "$&, visit: 'visit'"]],
  'miniprogram/services/navigate.ts': [
    [/^ {2}matter: \(id, \{ partId.*$/m, "$&\n  visit: (id) => open('/pages/visit/index', { id }),"],
  ],
}
