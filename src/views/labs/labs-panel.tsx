import { useState } from 'react';
import { type LabTable, labTableSliced } from '../../clinical/labs/lab-table.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { countText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import { useSliced } from '../../ui/use-sliced.ts';
import { LabFormScreen, useForms } from './lab-form-screen.tsx';
import { LabViewBar } from './lab-view-bar.tsx';
import type { LabsPanelProps } from './labs-props.ts';
import type { LabForm, LabMode } from './labs-view.ts';
import { TableScreen } from './table-screen.tsx';
import './labs.css';

interface ReadTable {
  readonly table: LabTable;
  /** What it was made of and as what: a result one change old must not stand under another coverage or title. */
  readonly labs: KnownFacts<ObservationEntry>;
  readonly mode: LabMode;
}

const NONE: LabTable = { columns: [], groups: [], count: 0 };

function useTable(labs: KnownFacts<ObservationEntry>, mode: LabMode): ReadTable {
  return useSliced(
    function* () {
      return { table: yield* labTableSliced(labs.value), labs, mode };
    },
    [labs, mode],
    { table: NONE, labs, mode },
    labs.value.length,
  );
}

/** The cumulative table, and beside it the curves of the rows that are asked for. */
export function LabsPanel(props: LabsPanelProps) {
  const text = useText();
  const { sources, now, onView } = props;
  const { table, labs, mode } = useTable(props.labs, props.view.mode);
  const [search, setSearch] = useState('');
  const forms = useForms(props);
  // What is drawn is read as what it was made as, though the reader has chosen another since.
  const view = mode === props.view.mode ? props.view : { ...props.view, mode };
  const summary = summariseCoverage(labs.coverage);
  const many = labs.value.length;
  const count = table === NONE ? many : table.count;
  const shown = forms.includes(view.form) ? view.form : 'table';
  return (
    <Panel
      name="labs"
      title={text.t(mode === 'labs' ? 'labs.title' : `labs.mode.${mode}`)}
      subject={text.t(mode === 'labs' ? 'labs.subject' : `labs.mode.${mode}`)}
      known={{ value: table, coverage: labs.coverage }}
      sources={sources}
      now={now}
      fills
      count={count}
      countLabel={countText(text, count, summary)}
      isEmpty={() => many === 0 && mode !== 'checkups'}
      chips={
        <LabViewBar
          {...props}
          {...{
            search,
            forms,
            form: shown,
            onForm: (form: LabForm) => onView({ form }),
            onSearch: setSearch,
          }}
          onView={(part) => onView(part.mode === undefined ? part : { ...part, form: 'table' })}
        />
      }
    >
      {(value) =>
        shown === 'table' ? (
          <TableScreen
            {...props}
            view={view}
            labs={labs}
            table={value}
            search={search}
            onSearch={setSearch}
          />
        ) : (
          <LabFormScreen {...props} form={shown} />
        )
      }
    </Panel>
  );
}
