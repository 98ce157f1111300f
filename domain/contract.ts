import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { answers } from './answers'
import { clockOperations } from './clock/contract'
import type { TypeOf } from './contract/answer'
import type { Reach } from './contract/schema'
import { fileQueries } from './evidence/contract'
import { matterCommands } from './matter/contract'
import { matterQueries } from './matter/queryContract'
import { noticeOperations } from './notice/contract'
import { peopleOperations } from './people/contract'
import { pointsQueries } from './points/contract'
import { rulesOperations } from './rules/contract'
import { sessionOperations } from './session/contract'
import { setAsideOperations } from './setAside/contract'
import { todoQueries } from './todo/contract'

/**
 * The one table: operation to kind, reach and input. Server and clients read it; nothing else grants a right (rights.ts
 * tells one). What each answers stands in answers.ts, which no client carries.
 */
export const contract = {
  ...sessionOperations,
  ...peopleOperations,
  ...todoQueries,
  ...noticeOperations,
  ...matterCommands,
  ...matterQueries,
  ...fileQueries,
  ...clockOperations,
  ...rulesOperations,
  ...pointsQueries,
  ...setAsideOperations,
} as const satisfies Record<string, { kind: 'command' | 'query'; reach: Reach; input: JSONSchema }>

export type Contract = typeof contract
export type OperationName = keyof Contract
export type CommandName = { [N in OperationName]: Contract[N]['kind'] extends 'command' ? N : never }[OperationName]
/** Written as maps, so that the compiler works each operation's types out once. */
interface Inputs extends InputMap {}
type InputMap = { [N in OperationName]: FromSchema<Contract[N]['input']> }
interface Outputs extends OutputMap {}
type OutputMap = { [N in OperationName]: TypeOf<(typeof answers)[N]> }
export type Input<N extends OperationName> = Inputs[N]
export type Output<N extends OperationName> = Outputs[N]

export type Answer<N extends OperationName = OperationName> =
  | { ok: true; output: Output<N> }
  | { ok: false; code: string; message: string; detail?: string; requestId: string }
