import type { Input, OperationName, Output } from '../../../domain/contract'

/** Inputs and outputs by operation, for naming a part of one: `Outputs['points.list']['items']`. */
export type Inputs = { [N in OperationName]: Input<N> }
export type Outputs = { [N in OperationName]: Output<N> }
