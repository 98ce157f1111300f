import type { Conclusion, IssuedMatter } from './matter'

/** The matter with one more. Of a time when none was written there is none. */
export const withConclusion = (
  matter: IssuedMatter,
  { text, ...rest }: Omit<Conclusion, 'text'> & { text: string | undefined },
): IssuedMatter =>
  text === undefined ? matter : { ...matter, conclusions: [...(matter.conclusions ?? []), { ...rest, text }] }
