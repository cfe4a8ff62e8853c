import type { Seat } from './stage.ts';

export interface Screen {
  /** `screen--state`, as the picture is named. */
  readonly name: string;
  readonly go: (seat: Seat) => Promise<void>;
}

export async function openPerson({ findPatient, chart }: Seat, name: string): Promise<void> {
  if ((await chart.findAnother().count()) > 0) await chart.findAnother().click();
  await findPatient.open({ name });
  await chart.settled();
}

export async function goTo(seat: Seat, panel: string): Promise<void> {
  await seat.chart.goTo(panel);
  await seat.chart.settled(panel);
}

/** The person of most pictures. */
export const FUMIE = 'きりたに';
