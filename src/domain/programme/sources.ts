/**
 * A sentence as people read it: the lines of a programme's documents that it rests on, '(NIOT:284)',
 * stand in it for whoever checks Keepstep, and say nothing to a teacher.
 */
export const withoutSources = (sentence: string): string => sentence.replace(SOURCES, '')

const SOURCES = / \((?:[A-Z]+:\d|induction\.md )[^)]*\)/g
