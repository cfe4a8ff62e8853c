import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result.ts';
import type { DocumentSection } from '../../domain/entry.ts';
import { I18nRoot } from '../../i18n/i18n-root.tsx';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { recordFromText } from '../../testing/record-from-text.ts';
import { DocumentsPanel } from './documents-panel.tsx';
import type { DocumentFact, DocumentsMode } from './documents-view.ts';

const NOW = new Date('2026-11-24T00:45:00Z');

function section(title: string, text: string): DocumentSection {
  return { title, text, entries: [], attachments: [], sections: [] };
}

const SECTIONS: Readonly<Record<string, readonly DocumentSection[]>> = {
  今回: [section('入院経過', '解熱した。酸素は終了。'), section('退院時方針', '3か月後に胸部CT。')],
  前回: [section('入院経過', '解熱した。'), section('退院時方針', '体重を毎朝測る。')],
};

const FACTS = lifeFromText(`
  discharge-summary 2026-10-08 - 今回 at=甲病院
  discharge-summary 2025-03-02 - 前回 at=甲病院
`).map((fact) => {
  const shown = { ...fact.shown, sections: SECTIONS[fact.shown.title] ?? [] };
  return { ...fact, shown, witnesses: [shown] } as unknown as DocumentFact;
});

function drawn(mode: DocumentsMode, language: 'ja' | 'en' = 'ja'): string {
  const { sources, coverage } = recordFromText('minato\n');
  return renderToStaticMarkup(
    <I18nRoot language={language}>
      <DocumentsPanel
        known={{ value: FACTS, coverage }}
        sources={sources}
        now={NOW}
        selected={FACTS[0]?.key}
        onSelect={() => undefined}
        onLoadAttachment={() => Promise.resolve(ok(new Uint8Array()))}
        entryOf={() => undefined}
        person={{ name: '文書 読子', birth: '1961' }}
        view={{ mode, other: undefined }}
        onView={() => undefined}
      />
    </I18nRoot>,
  );
}

describe('documents', () => {
  it('what was planned stands before the course, and again at its place', () => {
    const html = drawn('read');
    expect(html.split('3か月後に胸部CT。')).toHaveLength(3);
    expect(html.indexOf('3か月後に胸部CT。')).toBeLessThan(html.indexOf('解熱した。'));
  });

  it('beside the open one lies the previous of its kind', () => {
    expect(drawn('beside').match(/class="paper"/gu)).toHaveLength(2);
  });

  it('what changed is told sentence by sentence, and that an older sentence is not thereby withdrawn', () => {
    const html = drawn('changes');
    expect(html).toMatch(/data-change="removed">.*体重を毎朝測る/u);
    expect(html).toMatch(/data-change="added">.*酸素は終了/u);
    expect(html).toContain('取り消されたとは限りません');
    expect(drawn('changes', 'en')).toContain('not thereby withdrawn');
  });
});
