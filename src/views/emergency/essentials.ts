import type { EmergencyItem } from '../../clinical/emergency/emergency-item.ts';
import type { EmergencyBlock, EmergencyBlockId } from '../../clinical/emergency/emergency-sheet.ts';
import { summariseSource } from '../../domain/coverage.ts';
import { leadingRecord } from '../../domain/person.ts';
import { sourceShortName } from '../../i18n/format.ts';
import { nameReading, personName, sexText } from '../../i18n/person-text.ts';
import type { Text } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { emergencyCoverage } from './emergency-input.ts';
import { factWords, medicineWords } from './item-text.ts';

/**
 * So many bytes go into one code: of version 24 at most (911 bytes at level M, ISO/IEC 18004, table 7), which a telephone
 * still reads off paper.
 */
const MOST_BYTES = 880;

/** What the next hospital needs to know before it can ask anybody, in order of danger. */
const BLOCKS: readonly EmergencyBlockId[] = [
  'allergies',
  'dangerous-medicines',
  'dialysis-devices',
  'state',
  'directives',
  'diagnoses',
];

function sizeOf(lines: readonly string[]): number {
  return new TextEncoder().encode(lines.join('\n')).length;
}

function headOf(text: Text, item: EmergencyItem, today: string): string {
  switch (item.type) {
    case 'fact': {
      const { head, fact } = factWords(text, item, today);
      const loud = item.loud === 'critical' ? ` ${text.t('entry.contraindication')}` : '';
      return `${head}${fact === '' ? '' : ` ${fact}`}${loud}`;
    }
    case 'medicine': {
      const { head, rest } = medicineWords(text, item.line, today);
      return `${head} ${rest}`.trim();
    }
    case 'statement':
    case 'lab':
    case 'number':
    case 'contact':
      return '';
  }
}

/** Sources that have not told everything, by name. */
function silentSources(text: Text, record: PatientRecord): readonly string[] {
  const coverage = emergencyCoverage(record);
  return record.sources
    .filter((source) =>
      ['failed', 'cut-short', 'withheld', 'waiting', 'arriving'].includes(
        summariseSource(coverage, source.id).state,
      ),
    )
    .map((source) => sourceShortName(text.language, record.sources, source.id));
}

/**
 * The essentials of the sheet as text: who, the blocks of danger, what was not reached, as of when. What does not fit is
 * left out from the end, and that is said (emergency-code-01). What the person was not told is never in it.
 */
export function essentialsText(
  text: Text,
  record: PatientRecord,
  blocks: readonly EmergencyBlock[],
  at: { readonly today: string; readonly time: string },
): string {
  const { t } = text;
  const lead = leadingRecord(record.person);
  const silent = silentSources(text, record);
  const always = [
    `Hitome ${t('emergency.title')} ${at.today} ${at.time}`,
    `${personName(text, lead)} ${nameReading(text, lead)} ${lead.birthDate?.text ?? ''} ${sexText(text, lead)}`,
    silent.length === 0 ? '' : t('emergency.code.silent', { sources: silent.join('・') }),
    t('emergency.notNonePaper'),
  ].filter((line) => line !== '');
  const more = t('emergency.code.more');
  const lines: string[] = [];
  for (const id of BLOCKS) {
    const block = blocks.find((one) => one.id === id);
    for (const item of block?.items ?? []) {
      if (
        item.type === 'fact' &&
        item.fact.shown.marks.some((mark) => mark === 'uninformed' || mark === 'restricted')
      )
        continue;
      const words = headOf(text, item, at.today);
      const line = `${t(`emergency.block.${id}`)}: ${words}`;
      if (words === '') continue;
      if (sizeOf([...always, ...lines, line, more]) > MOST_BYTES)
        return [...always, ...lines, more].join('\n');
      lines.push(line);
    }
  }
  return [...always, ...lines].join('\n');
}
