/** A refusal in the cloud's words: the SDK throws it with this code and message. */
export class GatewayError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const invalid = (message: string): GatewayError => new GatewayError('INVALID_PARAM', message)

/** What MongoDB itself refuses: a filter, an update, a document. */
export const failed = (message: string): GatewayError => new GatewayError('DATABASE_REQUEST_FAILED', message)

export const noCollection = (name: string): GatewayError =>
  new GatewayError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)

export const collectionExists = (name: string): GatewayError =>
  new GatewayError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}`)

export const duplicate = (collection: string, key: string): GatewayError =>
  failed(`[FailedOperation] E11000 duplicate key error collection: ${collection} dup key: ${key}`)

/** Both as the cloud words them: clients have been seen to compare the whole text. */
const CONTACT = 'Please check your request, but if the problem persists, contact us.'

export const conflict = (): GatewayError =>
  new GatewayError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )

export const noTransaction = (): GatewayError =>
  new GatewayError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )
