/** The timeline of @medplum/react on a record handed to it: nothing of ours, for comparison only. */
import { MantineProvider } from '@mantine/core';
import { MedplumClient } from '@medplum/core';
import { MedplumProvider, PatientTimeline } from '@medplum/react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import '@mantine/core/styles.css';
import '@medplum/react/styles.css';

interface Handed {
  readonly patient: { readonly resourceType: 'Patient'; readonly id: string };
  readonly reports: readonly { readonly id: string }[];
}

const root = document.getElementById('root');

/** Answers what the timeline asks for from what it was handed, at once. */
function answering({ patient, reports }: Handed): typeof fetch {
  return (input) => {
    const url = String(input instanceof Request ? input.url : input);
    const resources = url.includes('DiagnosticReport?') ? reports : url.includes('_history') ? [patient] : [];
    const type = url.includes('_history') ? 'history' : 'searchset';
    const body = url.endsWith(`Patient/${patient.id}`)
      ? patient
      : { resourceType: 'Bundle', type, entry: resources.map((resource) => ({ resource })) };
    const headers = { 'content-type': 'application/fhir+json' };
    return Promise.resolve(new Response(JSON.stringify(body), { status: 200, headers }));
  };
}

/** Draws it, and presses its button for more until all stand there; tells when. */
async function show(handed: Handed): Promise<number> {
  if (root === null) throw new Error('no root');
  const medplum = new MedplumClient({ baseUrl: 'https://peer.invalid/', fetch: answering(handed) });
  const begun = performance.now();
  createRoot(root).render(
    <MemoryRouter>
      <MedplumProvider medplum={medplum}>
        <MantineProvider>
          <PatientTimeline patient={handed.patient} />
        </MantineProvider>
      </MedplumProvider>
    </MemoryRouter>,
  );
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const drawn = () => document.querySelectorAll('[data-testid="timeline-item"]').length;
  while (drawn() < handed.reports.length) {
    const more = [...document.querySelectorAll('button')].find(
      (button) => button.textContent === 'Show More',
    );
    more?.click();
    await frame();
    if (performance.now() - begun > 280_000) break;
  }
  await frame();
  return performance.now() - begun;
}

Object.assign(globalThis, {
  showPeer: async (handed: Handed) => ({
    ms: await show(handed),
    drawn: document.querySelectorAll('[data-testid="timeline-item"]').length,
  }),
});
