/** What can be indexed, compared by an index and stand in a cursor. */
export type Scalar = string | number | boolean | null

/** One document: JSON with a string `_id`. */
export interface Document {
  _id: string
  [field: string]: unknown
}

/** Field paths (dotted) to directions, in order. A path of an index holds a scalar or nothing in every document. */
export interface IndexSpec {
  name: string
  fields: Readonly<Record<string, 1 | -1>>
  /** The one path among `fields` that may hold an array of scalars, or lead through an array of objects. */
  multikey?: string
  /** A missing value counts as null, as in MongoDB. */
  unique?: boolean
  /** Documents without the first field are left out of the index, and of its uniqueness. */
  sparse?: boolean
}

/** Collection to its indexes. */
export type Manifest = Readonly<Record<string, { indexes: readonly IndexSpec[] }>>

/** Sort keys in order; `_id` ascending is always the last, unspoken key. */
export type Sort = readonly (readonly [path: string, direction: 1 | -1])[]

export interface Query {
  /** A MongoDB filter. */
  filter: object
  sort?: Sort
  /** 1 to 1,000. */
  limit: number
  /** The values of the sort keys of the last document seen, then its `_id`. */
  after?: readonly Scalar[]
}
