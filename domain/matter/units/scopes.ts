/** A supervision is not widened without a new basis: what is added lies within the old one, or names another. */
export const SCOPES = ['within', 'newBasis'] as const
