import type { FromSchema } from 'json-schema-to-ts'
import type { CommandName, Contract, OperationName } from '../../../domain/contract'
import type { Shaped } from '../../../domain/contract/schema'

type EachInput = { [N in OperationName]: FromSchema<Contract[N]['input']> }
type EachOutput = { [N in OperationName]: Contract[N]['output'] extends Shaped<infer T> ? T : never }

/**
 * Inputs and outputs by operation. An interface is looked up by name, whereas `FromSchema` of a generic operation makes
 * the compiler try the whole contract (a minute, and "too complex").
 */
export interface Inputs extends EachInput {}
export interface Outputs extends EachOutput {}

export type QueryName = Exclude<OperationName, CommandName>
