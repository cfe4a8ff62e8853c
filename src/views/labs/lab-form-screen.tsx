import { useMemo } from 'react';
import { assertNever } from '../../base/assert-never.ts';
import { growthCourse } from '../../clinical/labs/growth-course.ts';
import { pregnancyCourses } from '../../clinical/labs/pregnancy-course.ts';
import { GrowthScreen } from './growth-screen.tsx';
import type { LabsPanelProps } from './labs-props.ts';
import type { LabForm } from './labs-view.ts';
import { PregnancyScreen } from './pregnancy-screen.tsx';
import { hasReports, ReportsScreen } from './reports-screen.tsx';
import { WardScreen } from './ward-screen.tsx';

/** The forms that a mode has of this record; a form of which the record holds nothing is not offered. */
export function useForms({
  labs,
  reports,
  everything,
  agreed,
  stays,
  view,
}: LabsPanelProps): readonly LabForm[] {
  const { mode } = view;
  return useMemo(() => {
    if (mode === 'labs') return hasReports(labs.value, reports.value) ? ['table', 'reports'] : ['table'];
    if (mode === 'checkups') return ['table'];
    return [
      'table',
      ...(growthCourse(everything.value, agreed).points.length > 1 ? (['growth'] as const) : []),
      ...(stays.length > 0 ? (['ward'] as const) : []),
      ...(pregnancyCourses(everything.value).length > 0 ? (['pregnancy'] as const) : []),
    ];
  }, [mode, labs, reports, everything, agreed, stays]);
}

interface LabFormScreenProps extends LabsPanelProps {
  readonly form: Exclude<LabForm, 'table'>;
}

/** Results as something else than the cumulative table. */
export function LabFormScreen({ form, ...props }: LabFormScreenProps) {
  const { everything } = props;
  switch (form) {
    case 'reports':
      return <ReportsScreen {...props} />;
    case 'growth':
      return (
        <GrowthScreen {...props} results={everything} born={props.agreed.birthDate} sex={props.agreed.sex} />
      );
    case 'ward':
      return <WardScreen {...props} results={everything} />;
    case 'pregnancy':
      return <PregnancyScreen {...props} everything={everything} />;
    default:
      return assertNever(form);
  }
}
