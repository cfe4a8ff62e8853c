/** The proof "medicines", the part of the pharmacist: three lists reconciled here and by two plain lists side by side. */
import { generatePeople } from '../../mocks/people/generate.ts';
import { carriedNotebook } from '../fixtures/carried-files.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { type Figures, printFigures, rounded, say } from './figures.ts';
import { actionsOfTwoLists, type PlainRow } from './plain-lists.ts';
import { onStage, type Seat } from './stage.ts';

const DAYS = 60;

interface Told {
  readonly resourceType: string;
  readonly subject?: { readonly reference?: string };
  readonly authoredOn?: string;
  readonly whenHandedOver?: string;
  readonly medicationCodeableConcept?: {
    readonly text?: string;
    readonly coding?: readonly { readonly display?: string }[];
  };
  readonly dosageInstruction?: readonly { readonly text?: string }[];
}

/** エリキュース錠２．５ｍｇ → エリキュース */
function plainName(name: string): string {
  return /^[^\d錠カテ散注（(「]+/u.exec(name.normalize('NFKC'))?.[0] ?? name;
}

function rowOf(told: Told): PlainRow {
  const concept = told.medicationCodeableConcept;
  const name = concept?.text ?? concept?.coding?.[0]?.display ?? '';
  const date = (told.authoredOn ?? told.whenHandedOver ?? '').slice(0, 10);
  return { medicine: plainName(name), words: `${date} ${name} ${told.dosageInstruction?.[0]?.text ?? ''}` };
}

/** What the sources hold of her medicines of the last weeks, newest first: the rows of a plain list. */
function rowsOf(type: string): readonly PlainRow[] {
  const since = new Date(Date.now() - DAYS * 86_400_000).toISOString().slice(0, 10);
  const { sources, people } = generatePeople();
  const fumie = people.find(({ key }) => key === 'fumie');
  if (fumie === undefined) throw new Error('nobody is called fumie');
  const ids = new Set(Object.values(fumie.patientIds).map((id) => `Patient/${id}`));
  return (Object.values(sources).flat() as unknown as Told[])
    .filter((one) => one.resourceType === type && ids.has(one.subject?.reference ?? ''))
    .filter((one) => (one.authoredOn ?? one.whenHandedOver ?? '') >= since)
    .toSorted((a, b) =>
      (a.authoredOn ?? a.whenHandedOver ?? '') < (b.authoredOn ?? b.whenHandedOver ?? '') ? 1 : -1,
    )
    .map(rowOf);
}

/** How often the page is scrolled until every row that asks for a look was in view. */
async function actionsHere({
  page,
}: Seat): Promise<{ readonly actions: number; readonly differing: number }> {
  return page.evaluate(async () => {
    const rows = [
      ...document.querySelectorAll(
        '[data-group="different"] [data-row], [data-group="not-compared"] [data-row], [data-group="only-uncoded"] [data-row]',
      ),
    ];
    const scroller = document.querySelector('.chart-main');
    if (scroller === null) throw new Error('nothing to scroll');
    const box = scroller.getBoundingClientRect();
    const seen = new Set<Element>();
    let actions = 0;
    for (;;) {
      for (const row of rows) {
        const own = row.getBoundingClientRect();
        if (own.top >= box.top - 1 && own.bottom <= box.bottom + 1) seen.add(row);
      }
      if (seen.size === rows.length || actions > 100) return { actions, differing: rows.length };
      scroller.scrollBy(0, 0.8 * box.height);
      actions += 1;
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
    }
  });
}

async function reconciled(): Promise<Figures> {
  return onStage({ demoPeople: true }, async ({ sit, browser }) => {
    const seat = await sit();
    const fumie = generatePeople().people.find(({ key }) => key === 'fumie');
    if (fumie === undefined) throw new Error('nobody is called fumie');
    const whose = {
      kanji: fumie.nameKanji,
      kana: fumie.nameKana,
      birthDate: fumie.birthDate,
      sex: fumie.gender,
    };
    await seat.signIn.as('pharmacist');
    await seat.findPatient.open({ 'member-id': fumie.memberId });
    await seat.chart.settled('medications');
    const notebook = carriedNotebook(whose);
    const dialog = new CarriedDialog(seat.page);
    await dialog.paste(notebook.text);
    await dialog.outcome('linked').waitFor();
    await dialog.close();
    await seat.page.locator('[data-lists] thead th').nth(2).waitFor();
    const here = await actionsHere(seat);
    await seat.leave();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const lists = [
      rowsOf('MedicationRequest'),
      rowsOf('MedicationDispense'),
      notebook.names.map((name) => ({ medicine: plainName(name), words: name })),
    ] as const;
    let plain = 0;
    for (const [one, other] of [
      [lists[0], lists[1]],
      [lists[0], lists[2]],
      [lists[1], lists[2]],
    ] as const)
      plain += await actionsOfTwoLists(page, one, other);
    await page.close();
    say(
      `three lists of ${lists.map((list) => list.length).join(', ')} rows: here ${here.actions}, two plain lists ${plain}`,
    );
    return {
      rowsToLookAt: here.differing,
      actionsHere: here.actions,
      actionsOnPlainLists: plain,
      actionsOverTwoLists: rounded(here.actions / plain),
    };
  });
}

await printFigures(reconciled);
