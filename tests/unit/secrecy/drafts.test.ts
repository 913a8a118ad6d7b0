import { describe, expect, it } from 'vitest';
import { findMark } from '../../../lib/secrecy';
import { draftOf } from './draft';
import { markedDrafts } from './marked';
import { ordinaryDrafts } from './ordinary';

describe('marked drafts', () => {
  const drafts = markedDrafts();
  it('are many', () => expect(drafts.length).toBeGreaterThan(400));
  it('all stop', () => {
    const missed = drafts.filter(({ spec }) => findMark(draftOf(spec)) === null).map(({ name }) => name);
    expect(missed).toEqual([]);
  });
  it('are told apart by level', () => {
    const wrong = drafts
      .filter(({ spec, level }) => findMark(draftOf(spec))?.level !== level)
      .map(({ name, spec }) => `${name}: ${findMark(draftOf(spec))?.level}`);
    expect(wrong).toEqual([]);
  });
});

describe('ordinary drafts', () => {
  const drafts = ordinaryDrafts();
  it('are many', () => expect(drafts.length).toBeGreaterThan(400));
  it('never stop', () => {
    const stopped = drafts.filter(({ spec }) => findMark(draftOf(spec)) !== null).map(({ name }) => name);
    expect(stopped).toEqual([]);
  });
});
