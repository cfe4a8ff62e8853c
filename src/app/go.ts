import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useApp } from './app-context.ts';

/** A path of ours with the tongue in its query, so that a reload keeps it; other parts of the query are handed in. */
export function addressOf(
  path: string,
  language: 'ja' | 'en',
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ ...(language === 'en' ? { lang: 'en' } : {}), ...query }).toString();
  return search === '' ? path : `${path}?${search}`;
}

export type Go = (path: string, query?: Readonly<Record<string, string>>) => void;

/** The way from page to page. */
export function useGo(): Go {
  const navigate = useNavigate();
  const { language } = useApp();
  return useCallback((path, query) => void navigate(addressOf(path, language, query)), [navigate, language]);
}
