export interface Column {
  key: string
  title: string
  /** CSS width; one column at least should have none, and takes the rest. */
  width?: string
  align?: 'right' | 'center'
}
