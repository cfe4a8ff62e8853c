import { numberText } from '../i18n/format.ts';
import type { Text } from '../i18n/text.ts';
import type { Measured, Scale } from './measures.ts';

function rounded(value: number): string {
  const size = Math.abs(value);
  return numberText(Number(value.toFixed(size < 10 ? 2 : 1)));
}

/** Why it is told in pixels; nothing where it is told in millimetres. */
function whyText({ t }: Text, scale: Scale): readonly string[] {
  return scale.unit === 'mm' ? [] : [t(`viewer.mark.why.${scale.why}`)];
}

/** What a mark says, the figure first. */
export function measuredText(text: Text, measured: Measured): readonly string[] {
  const { t } = text;
  switch (measured.kind) {
    case 'length':
      return [`${measured.length.toFixed(1)} ${measured.scale.unit}`, ...whyText(text, measured.scale)];
    case 'angle':
      return [`${measured.degrees.toFixed(1)}°`];
    case 'probe': {
      if (measured.colour !== undefined) return [`RGB ${measured.colour.join(' ')}`];
      if (measured.value === undefined) return [t('viewer.mark.noValue')];
      return [`${rounded(measured.value)} ${measured.unit ?? t('viewer.mark.stored')}`];
    }
    case 'ellipse': {
      const area = `${measured.area.toFixed(1)} ${measured.scale.unit}²`;
      const { values } = measured;
      if (values === undefined) return [area, t('viewer.mark.noValue'), ...whyText(text, measured.scale)];
      const unit = measured.unit ?? t('viewer.mark.stored');
      return [
        `${t('viewer.mark.mean')} ${rounded(values.mean)} ± ${rounded(values.deviation)} ${unit}`,
        `${t('viewer.mark.range', { min: rounded(values.min), max: rounded(values.max) })}`,
        t('viewer.mark.area', { area, n: numberText(values.count) }),
        ...whyText(text, measured.scale),
      ];
    }
  }
}
