import { describe, expect, it } from 'vitest';
import { asOfInstant, parseSearch, picks, stringifySearch } from './address.ts';

describe('the address', () => {
  it('carries texts there and back', () => {
    const search = { site: 'Île & Co', asOf: '2026-01-14' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('drops what is empty', () => {
    expect(stringifySearch({ site: undefined, search: '', descending: false })).toBe('');
  });

  it('picks only what the page knows', () => {
    expect(picks('site', 'sort')({ site: 'A', evil: '1', sort: '' })).toEqual({ site: 'A' });
  });
});

describe('asOfInstant', () => {
  it('takes a day for its end where the reader is', () => {
    expect(asOfInstant('2026-01-14')).toBe(new Date('2026-01-14T23:59:59').toISOString().replace('.000', ''));
  });

  it('keeps an instant and ignores nonsense', () => {
    expect(asOfInstant('2026-01-14T07:30:00Z')).toBe('2026-01-14T07:30:00Z');
    expect(asOfInstant('yesterday')).toBeUndefined();
    expect(asOfInstant(undefined)).toBeUndefined();
  });
});
