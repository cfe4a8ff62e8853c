import type { ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';
import { CoverageSeals } from '../../ui/seal.tsx';
import { Allergies } from './allergy-checks.tsx';
import { Cautions } from './caution-checks.tsx';
import { DuplicateList } from './duplicate-checks.tsx';
import type { MedicineChecksProps } from './medicine-checks-props.ts';
import { NotCheckedList } from './not-checked.tsx';
import { Values } from './value-checks.tsx';
import './medicine-checks.css';

/** What bears on the medicines, and what could not be checked: none of it is a verdict, and none of it says "safe". */
export function MedicineChecks(props: MedicineChecksProps) {
  const { checks } = props;
  return (
    <>
      <Section {...props} id="allergies" of="allergies">
        <Allergies {...props} />
      </Section>
      <Section {...props} id="duplicates" of="medications">
        <DuplicateList {...props} />
      </Section>
      <Section {...props} id="values" of="results">
        <Values {...props} />
      </Section>
      <Section {...props} id="cautions" of="conditions">
        <Cautions {...props} checks={checks} />
      </Section>
      {props.cards}
      <NotCheckedList {...props} />
    </>
  );
}

interface SectionProps extends MedicineChecksProps {
  readonly id: 'allergies' | 'duplicates' | 'values' | 'cautions';
  readonly of: keyof MedicineChecksProps['coverage'];
  readonly children: ReactNode;
}

function Section({ id, of, coverage, sources, children }: SectionProps) {
  const { t } = useText();
  const asked = sources.filter((source) => coverage[of].cells.some((cell) => cell.source === source.id));
  return (
    <section className="check" data-check={id}>
      <header>
        <h3>{t(`medications.checks.${id}`)}</h3>
        <CoverageSeals coverage={coverage[of]} sources={asked} />
      </header>
      {children}
    </section>
  );
}
